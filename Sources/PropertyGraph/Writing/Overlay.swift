/// What a draft has changed and not yet written, by the keys of the values it changes.
final class Overlay {
  /// Changed memberships, whole.
  var members: [UInt64: MemberBitmap] = [:]
  /// Changed slots of columns; `.null` removes.
  var nodeColumns: [UInt64: [UInt16: Value]] = [:]
  var relationshipColumns: [UInt64: [UInt16: Value]] = [:]
  var adjacency: [UInt64: SegmentChanges] = [:]
  var indexes: [IndexID: IndexChanges] = [:]
  /// Slots whose string a text index must look at again, by chunk.
  var texts: [IndexID: [Int: MemberBitmap]] = [:]

  func columnChanges(_ owner: Owner, _ key: UInt64) -> [UInt16: Value]? {
    owner == .node ? nodeColumns[key] : relationshipColumns[key]
  }
}

/// Changed relationships of one adjacency segment.
final class SegmentChanges {
  var added: [UInt16: [AdjacencyEntry]] = [:]
  var removed: Set<UInt32> = []

  func add(_ entry: AdjacencyEntry) { added[entry.slot, default: []].append(entry) }

  func remove(_ relationship: UInt32, slot: UInt16) {
    if let position = added[slot]?.firstIndex(where: { $0.relationship == relationship }) {
      added[slot]?.remove(at: position)
    } else {
      removed.insert(relationship)
    }
  }

  /// Added entries in slot order, in the order they came within a slot.
  var addedInOrder: [AdjacencyEntry] {
    added.keys.sorted().flatMap { added[$0] ?? [] }
  }
}

/// Changed entries of one index. An entry is the key of a value followed by the entity's bytes.
struct IndexChanges {
  /// The entities added to a value.
  var added: [[UInt8]: [[UInt8]]] = [:]
  /// Removed entries, whole.
  var removed: Set<[UInt8]> = []

  mutating func add(_ value: [UInt8], _ entity: [UInt8]) {
    if removed.remove(value + entity) == nil { added[value, default: []].append(entity) }
  }

  mutating func remove(_ value: [UInt8], _ entity: [UInt8]) {
    guard let position = added[value]?.firstIndex(of: entity) else {
      removed.insert(value + entity)
      return
    }
    added[value]?.remove(at: position)
    if added[value]?.isEmpty == true { added[value] = nil }
  }
}
