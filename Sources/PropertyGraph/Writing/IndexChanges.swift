#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of an index key, hashed as one run and ordered as LMDB orders them.
struct IndexKeyBytes: Hashable, Comparable {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  static func < (first: IndexKeyBytes, second: IndexKeyBytes) -> Bool {
    first.bytes.precedes(second.bytes)
  }
}

extension [UInt8] {
  /// Whether the bytes stand before others, compared as unsigned numbers; a beginning stands before what goes on.
  func precedes(_ other: [UInt8]) -> Bool {
    let order = withUnsafeBytes { own in
      other.withUnsafeBytes { others in
        guard let first = own.baseAddress, let second = others.baseAddress else { return Int32(0) }
        return memcmp(first, second, Swift.min(own.count, others.count))
      }
    }
    return order == 0 ? count < other.count : order < 0
  }
}

/// Changed entries of one index. An entry is the key of a value followed by the entity's bytes.
struct IndexChanges {
  /// The bytes of an entity: 4 of a node, 12 of a relationship.
  private let entityByteCount: Int
  /// The entities added to a value, their bytes one after the other in the order they came.
  private var added: [IndexKeyBytes: [UInt8]] = [:]
  /// Removed entries, whole.
  private var removedEntries: Set<IndexKeyBytes> = []

  init(_ target: IndexDescription.Target) {
    entityByteCount = if case .nodes = target { 4 } else { 12 }
  }

  /// How many values got entries.
  var addedValueCount: Int { added.count }
  /// Removed entries in order.
  var removed: [IndexKeyBytes] { removedEntries.sorted() }

  var hasRemoved: Bool { !removedEntries.isEmpty }

  /// The bytes of the first entity added to a value.
  func firstEntity(of value: [UInt8]) -> ArraySlice<UInt8>? {
    added[IndexKeyBytes(value)]?.prefix(entityByteCount)
  }

  func removes(_ entry: [UInt8]) -> Bool {
    !removedEntries.isEmpty && removedEntries.contains(IndexKeyBytes(entry))
  }

  func adds(_ value: [UInt8]) -> Bool { added[IndexKeyBytes(value)] != nil }

  mutating func add(_ value: [UInt8], _ entity: [UInt8]) {
    if !removedEntries.isEmpty, removedEntries.remove(IndexKeyBytes(value + entity)) != nil {
      return
    }
    added[IndexKeyBytes(value), default: []] += entity
  }

  mutating func remove(_ value: [UInt8], _ entity: [UInt8]) {
    let key = IndexKeyBytes(value)
    if var entities = added[key], let position = Self.position(of: entity, in: entities) {
      entities.removeSubrange(position..<position + entity.count)
      added[key] = entities.isEmpty ? nil : entities
    } else {
      removedEntries.insert(IndexKeyBytes(value + entity))
    }
  }

  private static func position(of entity: [UInt8], in entities: [UInt8]) -> Int? {
    stride(from: 0, to: entities.count, by: entity.count).first {
      entities[$0..<$0 + entity.count].elementsEqual(entity)
    }
  }

  /// Appends the entries added to one value, whole, in the order they came.
  func appendEntries(of value: [UInt8], to entries: inout [[UInt8]]) {
    guard let entities = added[IndexKeyBytes(value)] else { return }
    append(value, entities, to: &entries)
  }

  /// Appends the entries added with `lower <= value < upper`, whole, in no order.
  func appendEntries(from lower: [UInt8], to upper: [UInt8], into entries: inout [[UInt8]]) {
    for (value, entities) in added
    where !value.bytes.precedes(lower) && value.bytes.precedes(upper) {
      append(value.bytes, entities, to: &entries)
    }
  }

  /// Calls `body` with each added entry, whole, in order of values; within a value in the order they came.
  func forEachAdded(_ body: (_ entry: [UInt8]) throws -> Void) rethrows {
    var values: [[UInt8]] = []
    var entities: [[UInt8]] = []
    values.reserveCapacity(added.count)
    entities.reserveCapacity(added.count)
    for (value, entity) in added {
      values.append(value.bytes)
      entities.append(entity)
    }
    // Mostly told apart by eight bytes; the keys themselves are only looked at where these are equal.
    let heads = values.map(Self.head)
    let order = (0..<Int32(values.count)).sorted { first, second in
      let (first, second) = (Int(first), Int(second))
      if heads[first] != heads[second] { return heads[first] < heads[second] }
      return values[first].precedes(values[second])
    }
    var entry: [UInt8] = []
    for number in order {
      let entities = entities[Int(number)]
      for position in stride(from: 0, to: entities.count, by: entityByteCount) {
        entry.removeAll(keepingCapacity: true)
        entry += values[Int(number)]
        entry += entities[position..<position + entityByteCount]
        try body(entry)
      }
    }
  }

  /// Eight bytes behind those that all keys of an index share, its number; what is missing counts as 0.
  private static func head(of value: [UInt8]) -> UInt64 {
    value.dropFirst(2).prefix(8).enumerated().reduce(0) { head, byte in
      head | UInt64(byte.element) << UInt64(56 - 8 * byte.offset)
    }
  }

  private func append(_ value: [UInt8], _ entities: [UInt8], to entries: inout [[UInt8]]) {
    for position in stride(from: 0, to: entities.count, by: entityByteCount) {
      entries.append(value + entities[position..<position + entityByteCount])
    }
  }
}
