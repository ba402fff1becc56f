import PropertyGraph

/// A label, relationship type or property key that a statement names, to compare with the graph's.
/// A name that the graph does not have is no error: nothing matches it. But it is often a slip.
enum SchemaMention: Hashable, Sendable {
  case label(String)
  case relationshipType(String)
  /// A test of something that may be a node or a relationship.
  case labelOrType(String)
  case property(String)

  /// Hints on the names that the graph does not have, with those that were probably meant.
  static func hints(on mentions: [SchemaMention], in graph: GraphSnapshot) -> [String] {
    mentions.compactMap { $0.hint(in: graph) }
  }

  private func hint(in graph: GraphSnapshot) -> String? {
    let (name, known, what): (String, [String], String)
    switch self {
    case .label(let label):
      if graph.label(named: label) != nil { return nil }
      (name, known, what) = (label, graph.labels, "No node has the label")
    case .relationshipType(let type):
      if graph.relationshipType(named: type) != nil { return nil }
      (name, known, what) = (type, graph.relationshipTypes, "No relationship has the type")
    case .labelOrType(let label):
      if graph.label(named: label) != nil || graph.relationshipType(named: label) != nil {
        return nil
      }
      (name, known, what) = (
        label, graph.labels + graph.relationshipTypes, "There is no label or type"
      )
    case .property(let key):
      if graph.propertyKey(named: key) != nil { return nil }
      (name, known, what) = (key, graph.propertyKeys, "Nothing has the property")
    }
    let candidates = known.filter { !$0.isEmpty }.sorted()
    let meant = Spelling.closest(to: name, among: candidates).map { " Did you mean \($0)?" }
    return "\(what) \(name).\(meant ?? "")"
  }
}

extension LabelExpression {
  /// Every name in it, in order.
  var names: [String] {
    switch self {
    case .name(let name): [name]
    case .wildcard: []
    case .not(let part): part.names
    case .and(let parts), .or(let parts): parts.flatMap(\.names)
    }
  }
}
