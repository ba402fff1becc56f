import PropertyGraph

/// A graph as sorted lines that do not depend on the numbers of nodes: equal graphs give equal lines.
struct CanonicalGraph: Equatable {
  let lines: [String]

  init(_ store: GraphStore) throws {
    lines = try store.read { try Self.lines(of: $0) }
  }

  /// The lines that stand in one graph only, for a test's message.
  func difference(from other: CanonicalGraph) -> String {
    lines.difference(from: other.lines).prefix(6).map { change in
      switch change {
      case .insert(_, let line, _): "+ " + line
      case .remove(_, let line, _): "- " + line
      }
    }.joined(separator: "\n")
  }

  private static func lines(of snapshot: GraphSnapshot) throws -> [String] {
    var nodes: [NodeID] = []
    var scan = snapshot.scanNodes(nil)
    var batch: [NodeID] = []
    while try scan.next(in: snapshot, into: &batch) { nodes += batch }
    var names: [NodeID: String] = [:]
    for node in nodes {
      let labels = try snapshot.labels(of: node).map { ":" + snapshot.name(of: $0) }.sorted()
      let properties = try snapshot.properties(of: node)
      names[node] = labels.joined() + text(properties, snapshot)
    }
    var lines = nodes.compactMap { names[$0] }
    var cursor = ExpansionCursor()
    var isMore = true
    while isMore {
      var expansion = Expansion()
      isMore = try snapshot.expand(
        nodes, [], .outgoing, from: &cursor, limit: 1000, into: &expansion)
      for row in 0..<expansion.count {
        let relationship = expansion.relationship(at: row, from: nodes)
        let properties = text(try snapshot.properties(of: relationship.id), snapshot)
        let type = snapshot.name(of: relationship.type)
        let source = names[relationship.source] ?? "?"
        let target = names[relationship.target] ?? "?"
        lines.append("\(source) -[\(type)\(properties)]-> \(target)")
      }
    }
    return lines.sorted()
  }

  private static func text(
    _ properties: [(key: PropertyKeyID, value: Value)], _ snapshot: GraphSnapshot
  ) -> String {
    let parts = properties.map { "\(snapshot.name(of: $0.key)): \($0.value)" }.sorted()
    return " {" + parts.joined(separator: ", ") + "}"
  }
}
