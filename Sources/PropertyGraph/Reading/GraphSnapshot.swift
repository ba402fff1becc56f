internal import LMDB

/// The graph as it was when the snapshot began; inside a write, the graph with the draft's own
/// changes. Belongs to one thread at a time.
///
/// Methods on many nodes at once are the fast way: they read the store's columns and segments in
/// place. They throw `GraphError.damaged`, or the storage's own error: also where the write that the snapshot looks
/// into has ended.
public final class GraphSnapshot {
  let transaction: ReadTransaction
  let tables: StoreTables
  let cache: SnapshotCache
  private var sharedCatalog: SharedCatalog
  /// A draft's own changes to the catalog stay in its own copy.
  var catalog: Catalog {
    _read { yield sharedCatalog.catalog }
    _modify {
      var changed = sharedCatalog.catalog
      defer { sharedCatalog = SharedCatalog(changed) }
      yield &changed
    }
  }
  let overlay: Overlay?
  private var knownStatistics: Statistics?

  init(
    transaction: ReadTransaction, tables: StoreTables, cache: SnapshotCache,
    catalog: SharedCatalog, overlay: Overlay?
  ) {
    self.transaction = transaction
    self.tables = tables
    self.cache = cache
    sharedCatalog = catalog
    self.overlay = overlay
  }

  // MARK: Names

  /// Every label by its number; number 0 is taken and has no name.
  public var labels: [String] { catalog.labels }
  public var relationshipTypes: [String] { catalog.relationshipTypes }
  public var propertyKeys: [String] { catalog.propertyKeys }
  public func label(named name: String) -> LabelID? { catalog.label(name) }
  public func relationshipType(named name: String) -> RelationshipTypeID? { catalog.type(name) }
  public func propertyKey(named name: String) -> PropertyKeyID? { catalog.key(name) }
  public func name(of label: LabelID) -> String { catalog.labels[Int(label.rawValue)] }
  public func name(of type: RelationshipTypeID) -> String {
    catalog.relationshipTypes[Int(type.rawValue)]
  }
  public func name(of key: PropertyKeyID) -> String { catalog.propertyKeys[Int(key.rawValue)] }
  public var indexes: [IndexDescription] { catalog.indexes }
  /// Changes whenever labels, types, keys or indexes do: a plan made at another version is stale.
  public var schemaVersion: UInt64 { catalog.version }
  /// Names the state of the store that is seen; equal only where the same data is seen.
  public var stateName: UInt64 { transaction.stateName }

  /// How many records of the store have been visited through this snapshot: column chunks, adjacency
  /// segments, membership bitmaps, entries of indexes. One that is visited twice counts twice.
  public var readCount: Int { transaction.readCount }

  /// Whether this is no view into a write.
  public var isReadOnly: Bool { overlay == nil }

  // MARK: Statistics

  var statistics: Statistics {
    get {
      if let knownStatistics { return knownStatistics }
      let read = cache.statistics(state: transaction.stateName) {
        (try? readStatistics()) ?? Statistics()
      }
      knownStatistics = read
      return read
    }
    _modify {
      // In place: a copy of the counts for each change would be dear.
      var counts = knownStatistics.take() ?? Statistics()
      defer { knownStatistics = counts }
      yield &counts
    }
  }

  func readStatistics() throws -> Statistics {
    let transaction = self.transaction
    guard
      let found = try transaction.reference(for: CatalogKey.statistics, in: tables.catalog)
    else { return Statistics() }
    return try Statistics(transaction.bytes(found))
  }

  /// How many nodes there are. O(1), like all counts here.
  public var nodeCount: Int { nodeCount(LabelID(rawValue: StoreLayout.everyNode)) }
  public var relationshipCount: Int { statistics.relationshipCount }
  public func nodeCount(_ label: LabelID) -> Int { statistics.nodes[label.rawValue] ?? 0 }
  public func relationshipCount(_ type: RelationshipTypeID) -> Int {
    relationshipCount(from: nil, type, to: nil)
  }

  /// Relationships from nodes of one label to nodes of another; nil stands for any.
  public func relationshipCount(
    from source: LabelID?, _ type: RelationshipTypeID?, to target: LabelID?
  ) -> Int {
    let types =
      type.map { [$0.rawValue] } ?? catalog.relationshipTypes.indices.map { UInt16($0) }
    return types.reduce(0) { sum, type in
      let triple = Statistics.Triple(
        source: source?.rawValue ?? 0, type: type, target: target?.rawValue ?? 0)
      return sum + (statistics.relationships[triple] ?? 0)
    }
  }

  /// Entries and distinct values of an index.
  public func statistics(of index: IndexID) -> (entries: Int, distinctValues: Int) {
    let counts = statistics.indexes[index.rawValue] ?? Statistics.IndexCounts()
    return (counts.entries, counts.distinctValues)
  }
}

/// The keys of the catalog's records.
enum CatalogKey {
  static let format = Array("format".utf8)
  static let names = Array("names".utf8)
  static let allocation = Array("allocation".utf8)
  static let statistics = Array("statistics".utf8)
}
