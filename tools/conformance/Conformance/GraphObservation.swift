import GraphQuery
import PropertyGraph

/// Everything in a graph, to see what a query changed.
struct GraphObservation {
  private var nodes: Set<NodeID> = []
  private var relationships: Set<RelationshipID> = []
  private var labels: Set<String> = []
  /// Owner, key and value.
  private var properties: Set<String> = []

  init(_ graph: GraphSnapshot) throws {
    var scan = graph.scanNodes(nil)
    var batch: [NodeID] = []
    while try scan.next(in: graph, into: &batch) {
      for node in batch {
        nodes.insert(node)
        for label in try graph.labels(of: node) { labels.insert(graph.name(of: label)) }
        try observe("n\(node.rawValue)", graph.properties(of: node), in: graph)
      }
      var cursor = ExpansionCursor()
      var isDone = false
      while !isDone {
        var expansion = Expansion()
        isDone = try !graph.expand(
          batch, [], .outgoing, from: &cursor, limit: 4096, into: &expansion)
        for relationship in expansion.relationships {
          relationships.insert(relationship)
          try observe(
            "r\(relationship.rawValue)", graph.properties(of: relationship), in: graph)
        }
      }
    }
  }

  private mutating func observe(
    _ owner: String, _ entries: [(key: PropertyKeyID, value: Value)], in graph: GraphSnapshot
  ) throws {
    for (key, value) in entries {
      properties.insert("\(owner).\(graph.name(of: key)) = \(KitValue(value, ResultEntities()))")
    }
  }

  /// The kit's side effects of going from this state to a later one; those that are zero are left out.
  func sideEffects(to later: GraphObservation) -> [String: Int] {
    var effects: [String: Int] = [:]
    func count<Element>(_ name: String, _ before: Set<Element>, _ after: Set<Element>) {
      effects["+" + name] = after.subtracting(before).count
      effects["-" + name] = before.subtracting(after).count
    }
    count("nodes", nodes, later.nodes)
    count("relationships", relationships, later.relationships)
    count("labels", labels, later.labels)
    count("properties", properties, later.properties)
    return effects.filter { $0.value != 0 }
  }
}
