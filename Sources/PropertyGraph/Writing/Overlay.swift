/// What a draft has changed and not yet written, by the keys of the values it changes.
final class Overlay {
  /// Changed memberships, whole.
  var members: [UInt64: MemberBitmap] = [:]
  /// Changed slots of columns; `.null` removes.
  var nodeColumns: [UInt64: ColumnChanges] = [:]
  var relationshipColumns: [UInt64: ColumnChanges] = [:]
  var adjacency: [UInt64: SegmentChanges] = [:]
  var indexes: [IndexID: IndexChanges] = [:]
  /// Slots whose string a text index must look at again, by chunk.
  var texts: [IndexID: [Int: MemberBitmap]] = [:]

  func columnChanges(_ owner: Owner, _ key: UInt64) -> ColumnChanges? {
    owner == .node ? nodeColumns[key] : relationshipColumns[key]
  }
}

/// Changed slots of one column, mostly set in their order: the values side by side, found by their slot.
final class ColumnChanges {
  private(set) var slots: [UInt16] = []
  private(set) var values: [Value] = []
  /// Where a slot's value stands, once the slots came out of order.
  private var positions: [UInt16: Int] = [:]
  private(set) var isInOrder = true

  /// The new value of a slot, nil where it has none.
  subscript(slot: UInt16) -> Value? { position(of: slot).map { values[$0] } }

  func set(_ slot: UInt16, to value: Value) {
    if slots.last.map({ $0 < slot }) ?? true, isInOrder {
      slots.append(slot)
      values.append(value)
      return
    }
    if let known = position(of: slot) {
      values[known] = value
      return
    }
    if isInOrder {
      isInOrder = false
      for (position, slot) in slots.enumerated() { positions[slot] = position }
    }
    positions[slot] = slots.count
    slots.append(slot)
    values.append(value)
  }

  /// Sets consecutive slots; null is left out.
  func set(from first: UInt16, to values: ArraySlice<Value>) {
    var slot = first
    for value in values {
      if case .null = value {} else { set(slot, to: value) }
      slot += 1
    }
  }

  /// The values by slot, null where there is none; for slots in order.
  var column: [Value] {
    guard slots.last.map({ Int($0) + 1 != slots.count }) ?? false else { return values }
    var column: [Value] = []
    for (position, slot) in slots.enumerated() {
      while column.count < slot { column.append(.null) }
      column.append(values[position])
    }
    return column
  }

  private func position(of slot: UInt16) -> Int? {
    guard isInOrder else { return positions[slot] }
    var low = 0
    var high = slots.count
    while low < high {
      let middle = (low + high) / 2
      if slots[middle] < slot { low = middle + 1 } else { high = middle }
    }
    return low < slots.count && slots[low] == slot ? low : nil
  }
}

/// Changed relationships of one adjacency segment: the added ones in the order they came, chained by their slots.
final class SegmentChanges {
  private static let none: Int32 = -1
  private var entries: [AdjacencyEntry] = []
  /// Where the next entry of the same slot stands.
  private var next: [Int32] = []
  private var first = [Int32](repeating: none, count: StoreLayout.segmentSize)
  private var last = [Int32](repeating: none, count: StoreLayout.segmentSize)
  private(set) var removed: Set<UInt32> = []

  func add(_ entry: AdjacencyEntry) {
    let place = Int32(entries.count)
    entries.append(entry)
    next.append(Self.none)
    let slot = Int(entry.slot)
    if first[slot] == Self.none { first[slot] = place } else { next[Int(last[slot])] = place }
    last[slot] = place
  }

  func remove(_ relationship: UInt32, slot: UInt16) {
    let slot = Int(slot)
    var before = Self.none
    var place = first[slot]
    while place != Self.none, entries[Int(place)].relationship != relationship {
      before = place
      place = next[Int(place)]
    }
    guard place != Self.none else {
      removed.insert(relationship)
      return
    }
    let after = next[Int(place)]
    if before == Self.none { first[slot] = after } else { next[Int(before)] = after }
    if last[slot] == place { last[slot] = before }
  }

  /// Appends the entries added to a slot, in the order they came.
  func appendAdded(to slot: UInt16, _ found: inout [AdjacencyEntry]) {
    var place = first[Int(slot)]
    while place != Self.none {
      found.append(entries[Int(place)])
      place = next[Int(place)]
    }
  }

  /// Added entries in slot order, in the order they came within a slot.
  var addedInOrder: [AdjacencyEntry] {
    var found: [AdjacencyEntry] = []
    found.reserveCapacity(entries.count)
    for slot in 0..<UInt16(StoreLayout.segmentSize) { appendAdded(to: slot, &found) }
    return found
  }
}
