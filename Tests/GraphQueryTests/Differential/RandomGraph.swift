import PropertyGraph

@testable import GraphQuery

/// A small graph in plain arrays, which can be written to a store.
struct RandomGraph: Sendable {
  struct Node: Sendable {
    var labels: [String]
    var properties: [String: Value]
  }

  struct Edge: Sendable {
    var type: String
    var source: Int
    var target: Int
    var properties: [String: Value]
  }

  var nodes: [Node] = []
  var edges: [Edge] = []

  init() {}

  /// Three to eight nodes; parallel relationships and loops are likely.
  init(_ random: inout FuzzGenerator) {
    let count = Int.random(in: 3...8, using: &random)
    for _ in 0..<count {
      let labels = [[], ["A"], ["A"], ["B"], ["A", "B"]].randomElement(using: &random) ?? []
      nodes.append(Node(labels: labels, properties: Self.properties(&random)))
    }
    for _ in 0..<Int.random(in: 2...(count + 3), using: &random) {
      edges.append(
        Edge(
          type: Bool.random(using: &random) ? "R" : "S",
          source: Int.random(in: 0..<count, using: &random),
          target: Int.random(in: 0..<count, using: &random),
          properties: Self.properties(&random)))
    }
  }

  /// `i` holds integers, `d` integers and floats, `s` strings, `b` booleans, `l` lists of integers, and
  /// `m` any of them. Floats are multiples of a quarter, so that sums are exact in any order.
  private static func properties(_ random: inout FuzzGenerator) -> [String: Value] {
    var properties: [String: Value] = [:]
    for key in ["i", "d", "s", "b", "l", "m"] where Int.random(in: 0..<4, using: &random) > 0 {
      let kind = key == "m" ? ["i", "d", "s", "b", "l"].randomElement(using: &random) ?? "i" : key
      properties[key] = value(kind, &random)
    }
    return properties
  }

  private static func value(_ kind: String, _ random: inout FuzzGenerator) -> Value {
    switch kind {
    case "i": .integer(Int64.random(in: -1...3, using: &random))
    case "d":
      Bool.random(using: &random)
        ? .integer(Int64.random(in: 0...2, using: &random))
        : .double(Double(Int.random(in: -2...8, using: &random)) / 4)
    case "s": .string(["", "a", "ab", "b", "长沙"].randomElement(using: &random) ?? "")
    case "b": .boolean(Bool.random(using: &random))
    default:
      .list(
        (0..<Int.random(in: 0...3, using: &random)).map { _ in
          .integer(Int64.random(in: 0...3, using: &random))
        })
    }
  }

  /// Writes the graph to an empty store; the identities are in the order of the arrays.
  func write(to store: GraphStore) throws -> (nodes: [NodeID], edges: [Relationship]) {
    try store.write { draft in
      func stored(_ properties: [String: Value]) throws -> [(key: PropertyKeyID, value: Value)] {
        try properties.sorted { $0.key < $1.key }
          .map { (try draft.propertyKey(creating: $0.key), $0.value) }
      }
      let ids = try nodes.map { node in
        try draft.createNode(
          try node.labels.map { try draft.label(creating: $0) }, try stored(node.properties))
      }
      let relationships = try edges.map { edge in
        try draft.createRelationship(
          try draft.relationshipType(creating: edge.type), from: ids[edge.source],
          to: ids[edge.target], try stored(edge.properties))
      }
      return (ids, relationships)
    }
  }

  /// A CREATE that makes the graph.
  var cypher: String {
    let nodes = nodes.enumerated().map { index, node in
      "(n\(index)\(node.labels.map { ":" + $0 }.joined())\(Self.text(node.properties)))"
    }
    let edges = edges.map { edge in
      "(n\(edge.source))-[:\(edge.type)\(Self.text(edge.properties))]->(n\(edge.target))"
    }
    return nodes.isEmpty ? "" : "CREATE " + (nodes + edges).joined(separator: ", ")
  }

  private static func text(_ properties: [String: Value]) -> String {
    guard !properties.isEmpty else { return "" }
    let entries = properties.sorted { $0.key < $1.key }
      .map { "\($0.key): \((try? ValueText().text($0.value)) ?? "?")" }
    return " {" + entries.joined(separator: ", ") + "}"
  }
}
