internal import LMDB

/// What a snapshot has found out about its state of the store: where values stand, and dictionaries
/// of columns. It outlives the snapshot and serves the next one of the same state.
final class SnapshotCache {
  private let tables: StoreTables
  private var members: [ReferenceTable?] = []
  private var relationshipMembers: [ReferenceTable?] = []
  private var nodeColumns: [ReferenceTable?] = []
  private var relationshipColumns: [ReferenceTable?] = []
  private var adjacency: [ReferenceTable?] = []
  private var dictionaries: [UInt64: [Value]] = [:]
  private var dictionaryState: UInt64 = 0
  private var knownStatistics: (state: UInt64, statistics: Statistics)?

  init(tables: StoreTables) { self.tables = tables }

  func members(_ tag: UInt16) -> ReferenceTable {
    let isRelationship = tag & StoreLayout.relationshipTag != 0
    let index = Int(tag & ~StoreLayout.relationshipTag)
    let make = { [tables] in
      ReferenceTable(
        table: tables.members, base: UInt64(tag) << 32, stride: 1, hasDeltas: false)
    }
    return isRelationship
      ? Self.entry(index, &relationshipMembers, make) : Self.entry(index, &members, make)
  }

  func column(_ owner: Owner, _ key: PropertyKeyID) -> ReferenceTable {
    let make = { [tables] in
      ReferenceTable(
        table: tables.columns, base: UInt64(StoreLayout.columnTag(owner, key)), stride: 1 << 32,
        hasDeltas: true)
    }
    return owner == .node
      ? Self.entry(Int(key.rawValue), &nodeColumns, make)
      : Self.entry(Int(key.rawValue), &relationshipColumns, make)
  }

  func adjacency(_ type: RelationshipTypeID, incoming: Bool) -> ReferenceTable {
    Self.entry(Int(type.rawValue) * 2 + (incoming ? 1 : 0), &adjacency) { [tables] in
      ReferenceTable(
        table: tables.adjacency,
        base: UInt64(StoreLayout.adjacencyTag(type, incoming: incoming)), stride: 1 << 32,
        hasDeltas: true)
    }
  }

  @inline(__always)
  private static func entry(
    _ index: Int, _ entries: inout [ReferenceTable?], _ make: () -> ReferenceTable
  ) -> ReferenceTable {
    if index < entries.count, let known = entries[index] { return known }
    while entries.count <= index { entries.append(nil) }
    let made = make()
    entries[index] = made
    return made
  }

  /// The counts of a state of the store.
  func statistics(state: UInt64, _ read: () -> Statistics) -> Statistics {
    if let known = knownStatistics, known.state == state { return known.statistics }
    let statistics = read()
    knownStatistics = (state, statistics)
    return statistics
  }

  /// The decoded dictionary of a column.
  func dictionary(
    _ columnKey: UInt64, state: UInt64, _ decode: () throws -> [Value]
  ) rethrows -> [Value] {
    if dictionaryState != state {
      dictionaries.removeAll(keepingCapacity: true)
      dictionaryState = state
    }
    if let known = dictionaries[columnKey] { return known }
    let decoded = try decode()
    dictionaries[columnKey] = decoded
    return decoded
  }
}
