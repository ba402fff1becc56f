/// The graph as it was when the snapshot began; inside a write, the graph with the draft's own
/// changes. Belongs to one thread at a time.
public final class GraphSnapshot {
  // Catalog
  public var labels: [String] { fatalError() }  // index = LabelID.rawValue; index 0 is reserved ("")
  public var relationshipTypes: [String] { fatalError() }
  public var propertyKeys: [String] { fatalError() }
  public func label(named name: String) -> LabelID? { fatalError() }
  public func relationshipType(named name: String) -> RelationshipTypeID? { fatalError() }
  public func propertyKey(named name: String) -> PropertyKeyID? { fatalError() }
  public func name(of label: LabelID) -> String { fatalError() }
  public func name(of type: RelationshipTypeID) -> String { fatalError() }
  public func name(of key: PropertyKeyID) -> String { fatalError() }
  public var indexes: [IndexDescription] { fatalError() }
  /// Changes whenever labels, types, keys or indexes do: a plan made at another version is stale.
  public var schemaVersion: UInt64 { fatalError() }

  // Statistics: exact counts
  public var nodeCount: Int { fatalError() }
  public var relationshipCount: Int { fatalError() }
  public func nodeCount(_ label: LabelID) -> Int { fatalError() }
  public func relationshipCount(_ type: RelationshipTypeID) -> Int { fatalError() }
  /// Relationships from nodes of one label to nodes of another; nil stands for any.
  public func relationshipCount(
    from source: LabelID?, _ type: RelationshipTypeID?, to target: LabelID?
  ) -> Int { fatalError() }
  /// Entries and distinct values of an index.
  public func statistics(of index: IndexID) -> (entries: Int, distinctValues: Int) { fatalError() }

  // Nodes
  public func exists(_ node: NodeID) -> Bool { fatalError() }
  public func labels(of node: NodeID) throws -> [LabelID] { fatalError() }
  public func has(_ label: LabelID, _ node: NodeID) throws -> Bool { fatalError() }
  public func property(_ key: PropertyKeyID, of node: NodeID) throws -> Value { fatalError() }
  public func properties(of node: NodeID) throws -> [(key: PropertyKeyID, value: Value)] { fatalError() }
  /// Starts a scan over the nodes with a label, or over all of them.
  public func scanNodes(_ label: LabelID?) -> NodeScan { fatalError() }
  /// Appends to `selection` the indexes of those nodes that carry the label.
  public func select(_ label: LabelID, among nodes: [NodeID], into selection: inout [UInt32]) throws { fatalError() }
  public func select(
    _ key: PropertyKeyID, _ predicate: PropertyPredicate, among nodes: [NodeID], into selection: inout [UInt32]
  ) throws { fatalError() }
  public func properties(_ key: PropertyKeyID, of nodes: [NodeID]) throws -> PropertyVector { fatalError() }

  // Relationships
  public func exists(_ relationship: RelationshipID) -> Bool { fatalError() }
  public func property(_ key: PropertyKeyID, of relationship: RelationshipID) throws -> Value { fatalError() }
  public func properties(of relationship: RelationshipID) throws -> [(key: PropertyKeyID, value: Value)] { fatalError() }
  public func properties(_ key: PropertyKeyID, of relationships: [RelationshipID]) throws -> PropertyVector { fatalError() }
  public func select(
    _ key: PropertyKeyID, _ predicate: PropertyPredicate, among relationships: [RelationshipID],
    into selection: inout [UInt32]
  ) throws { fatalError() }

  // Adjacency
  /// Expands nodes along relationships of the given types (empty: of any type), appending rows to
  /// `expansion` until about `limit` rows are there. Returns false when all nodes are done.
  public func expand(
    _ nodes: [NodeID], _ types: [RelationshipTypeID], _ direction: Direction,
    from cursor: inout ExpansionCursor, limit: Int, into expansion: inout Expansion
  ) throws -> Bool { fatalError() }
  /// The neighbours only, of all the nodes, in order: for counting and searching.
  public func neighbors(
    of nodes: [NodeID], _ types: [RelationshipTypeID], _ direction: Direction, into neighbors: inout [NodeID]
  ) throws { fatalError() }
  public func degree(of node: NodeID, _ types: [RelationshipTypeID], _ direction: Direction) throws -> Int { fatalError() }
  /// Appends one degree a node.
  public func degrees(
    of nodes: [NodeID], _ types: [RelationshipTypeID], _ direction: Direction, into degrees: inout [UInt32]
  ) throws { fatalError() }

  // Indexes
  public func scan(_ index: IndexDescription, _ bounds: IndexBounds, descending: Bool) throws -> IndexScan { fatalError() }
  /// Nodes whose indexed string may contain the text, in id order: verify on the property. nil when the index
  /// cannot narrow the search.
  public func candidates(in index: IndexDescription, containing text: String) throws -> [NodeID]? { fatalError() }
}

/// A scan over nodes, in id order.
public struct NodeScan {
  /// Replaces `nodes` by the next batch, of at most 4,096 nodes; false when there are no more.
  public mutating func next(in snapshot: GraphSnapshot, into nodes: inout [NodeID]) throws -> Bool { fatalError() }
}

/// A scan over an index's entries, in value order.
public struct IndexScan {
  /// Replaces `nodes` by the next at most `limit` nodes; false when there are no more.
  public mutating func next(limit: Int, in snapshot: GraphSnapshot, into nodes: inout [NodeID]) throws -> Bool { fatalError() }
  public mutating func next(limit: Int, in snapshot: GraphSnapshot, into relationships: inout [Relationship]) throws -> Bool { fatalError() }
}
