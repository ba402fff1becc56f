import GraphQuery
public import PropertyGraph

/// A node of a result, with its properties as they were when the query read them.
@dynamicMemberLookup
public struct NodeRecord<Model: NodeModel>: Sendable {
  /// The node itself; its members `id`, `name` and so on are its properties.
  public let node: NodeID
  public let labels: [String]
  /// Every property, by key.
  public let properties: [String: Value]

  /// A property; throws `DecodingFailure` where the value is of another type, or absent and not optional.
  public subscript<Result: QueryValue>(
    dynamicMember path: KeyPath<Model, Property<Result>>
  ) -> Result {
    get throws {
      try Result(
        queryValue: properties[Model()[keyPath: path].key] ?? .null, in: ResultContext())
    }
  }
}

/// A relationship of a result, with its properties as they were when the query read them.
@dynamicMemberLookup
public struct EdgeRecord<Model: RelationshipModel>: Sendable {
  public let relationship: Relationship
  /// Every property, by key.
  public let properties: [String: Value]

  /// A property; throws `DecodingFailure` where the value is of another type, or absent and not optional.
  public subscript<Result: QueryValue>(
    dynamicMember path: KeyPath<Model, Property<Result>>
  ) -> Result {
    get throws {
      try Result(
        queryValue: properties[Model()[keyPath: path].key] ?? .null, in: ResultContext())
    }
  }
}

extension NodeRecord: QueryOutput {
  public init(queryValue value: Value, in context: ResultContext) throws {
    guard case .node(let id) = value, let node = context.entities.nodes[id] else {
      throw DecodingFailure(expected: "a node (\(Model.label))", found: value)
    }
    self.node = id
    labels = node.labels
    properties = Dictionary(node.properties.map { ($0.key, $0.value) }) { first, _ in first }
  }
}

extension EdgeRecord: QueryOutput {
  public init(queryValue value: Value, in context: ResultContext) throws {
    guard case .relationship(let relationship) = value,
      let edge = context.entities.relationships[relationship.id]
    else { throw DecodingFailure(expected: "a relationship (\(Model.type))", found: value) }
    self.relationship = relationship
    properties = Dictionary(edge.properties.map { ($0.key, $0.value) }) { first, _ in first }
  }
}
