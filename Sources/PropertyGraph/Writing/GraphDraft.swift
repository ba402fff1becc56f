/// The changes of one write transaction. Nothing is seen by others before the write ends well.
public final class GraphDraft {
  /// The graph with this draft's changes.
  public var snapshot: GraphSnapshot { fatalError() }

  public func label(creating name: String) throws -> LabelID { fatalError() }
  public func relationshipType(creating name: String) throws -> RelationshipTypeID { fatalError() }
  public func propertyKey(creating name: String) throws -> PropertyKeyID { fatalError() }

  public func createNode(_ labels: [LabelID], _ properties: [(key: PropertyKeyID, value: Value)] = []) throws -> NodeID { fatalError() }
  /// Deletes a node and its properties. Its relationships must be gone by the end of the write.
  public func delete(_ node: NodeID) throws { fatalError() }
  public func add(_ label: LabelID, to node: NodeID) throws { fatalError() }
  public func remove(_ label: LabelID, from node: NodeID) throws { fatalError() }
  /// Sets a property; null removes it.
  public func set(_ key: PropertyKeyID, to value: Value, of node: NodeID) throws { fatalError() }

  public func createRelationship(
    _ type: RelationshipTypeID, from source: NodeID, to target: NodeID,
    _ properties: [(key: PropertyKeyID, value: Value)] = []
  ) throws -> Relationship { fatalError() }
  public func delete(_ relationship: Relationship) throws { fatalError() }
  public func set(_ key: PropertyKeyID, to value: Value, of relationship: Relationship) throws { fatalError() }

  /// A node deleted by this draft that still has relationships, if there is one.
  public func firstConnectedDeletedNode() throws -> NodeID? { fatalError() }

  /// Creates and fills an index. Throws when the name or an equal index exists, or a unique key is violated.
  public func createIndex(
    named name: String, _ kind: IndexDescription.Kind, on target: IndexDescription.Target,
    _ key: PropertyKeyID, isUnique: Bool = false
  ) throws -> IndexDescription { fatalError() }
  public func dropIndex(_ index: IndexID) throws { fatalError() }
}
