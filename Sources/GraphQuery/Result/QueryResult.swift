public import PropertyGraph

/// What a query gave.
public struct QueryResult: Sendable {
  /// Column names, in order; empty for a statement without RETURN.
  public var columns: [String] = []
  /// One array a row, with one value a column.
  public var rows: [[Value]] = []
  /// The nodes and relationships that occur in the rows.
  public var entities = ResultEntities()
  public var updates = UpdateStatistics()
  /// The plan, for EXPLAIN and PROFILE.
  public var plan: PlanDescription?
  /// Hints on the query: things that are probably not meant.
  public var notifications: [String] = []

  public init() {}
}

/// Some rows of a result that is handed out piece by piece.
public struct ResultBatch: Sendable {
  public let columns: [String]
  public let rows: [[Value]]
  /// The nodes and relationships that occur in these rows.
  public let entities: ResultEntities
}

/// Nodes and relationships of a result as they were when the query read them: values name them by
/// identity only.
public struct ResultEntities: Sendable {
  public struct Node: Sendable {
    public let labels: [String]
    /// Ordered by name.
    public let properties: [(key: String, value: Value)]
  }

  public struct Edge: Sendable {
    public let type: String
    /// Ordered by name.
    public let properties: [(key: String, value: Value)]
  }

  public internal(set) var nodes: [NodeID: Node] = [:]
  public internal(set) var relationships: [RelationshipID: Edge] = [:]

  public init() {}

  /// Reads what a value mentions.
  mutating func add(_ value: Value, from snapshot: GraphSnapshot) throws {
    switch value {
    case .node(let node): try add(node, snapshot)
    case .relationship(let relationship): try add(relationship, snapshot)
    case .path(let path):
      for node in path.nodes { try add(node, snapshot) }
      for relationship in path.relationships { try add(relationship, snapshot) }
    case .list(let list): for element in list { try add(element, from: snapshot) }
    case .map(let map): for element in map.values { try add(element, from: snapshot) }
    default: break
    }
  }

  private mutating func add(_ node: NodeID, _ snapshot: GraphSnapshot) throws {
    guard nodes[node] == nil else { return }
    guard snapshot.exists(node) else {
      nodes[node] = Node(labels: [], properties: [])
      return
    }
    nodes[node] = Node(
      labels: try snapshot.labels(of: node).map { snapshot.name(of: $0) }.sorted(),
      properties: try snapshot.properties(of: node)
        .map { (snapshot.name(of: $0.key), $0.value) }.sorted { $0.0 < $1.0 })
  }

  private mutating func add(_ relationship: Relationship, _ snapshot: GraphSnapshot) throws {
    guard relationships[relationship.id] == nil else { return }
    let properties =
      snapshot.exists(relationship.id)
      ? try snapshot.properties(of: relationship.id)
        .map { (snapshot.name(of: $0.key), $0.value) }.sorted { $0.0 < $1.0 } : []
    relationships[relationship.id] = Edge(
      type: snapshot.name(of: relationship.type), properties: properties)
  }
}

/// What a statement changed.
public struct UpdateStatistics: Sendable, Hashable {
  public var nodesCreated = 0
  public var nodesDeleted = 0
  public var relationshipsCreated = 0
  public var relationshipsDeleted = 0
  public var propertiesSet = 0
  public var labelsAdded = 0
  public var labelsRemoved = 0
  public var indexesAdded = 0
  public var indexesRemoved = 0
  /// Of presence and type; a unique key counts as an index.
  public var constraintsAdded = 0
  public var constraintsRemoved = 0

  public init() {}

  /// Whether anything changed.
  public var isEmpty: Bool { self == UpdateStatistics() }
}
