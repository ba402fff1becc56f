/// Which ends of a relationship to follow from a node.
public enum Direction: Sendable, Hashable {
  case outgoing, incoming
  /// Both; a relationship from a node to itself is followed once.
  case either
}

/// Where an expansion that was cut off by its limit goes on.
public struct ExpansionCursor: Sendable {
  /// The index of the input node to expand next.
  public internal(set) var origin = 0
  var list = 0
  var offset = 0
  public init() {}
}

/// What expanding a batch of nodes found, one row a relationship, in the order of the input nodes.
public struct Expansion: Sendable {
  /// For each row, the index of the input node that it leaves from.
  public internal(set) var origins: [UInt32] = []
  public internal(set) var neighbors: [NodeID] = []
  public internal(set) var relationships: [RelationshipID] = []
  public internal(set) var types: [RelationshipTypeID] = []
  /// True where the relationship points at the input node.
  public internal(set) var isIncoming: [Bool] = []

  public init() {}

  public var count: Int { neighbors.count }

  /// The relationship of a row, given the batch that was expanded.
  public func relationship(at row: Int, from nodes: [NodeID]) -> Relationship {
    let origin = nodes[Int(origins[row])]
    let neighbor = neighbors[row]
    return Relationship(
      id: relationships[row], type: types[row], source: isIncoming[row] ? neighbor : origin,
      target: isIncoming[row] ? origin : neighbor)
  }
}
