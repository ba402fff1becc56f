import PropertyGraph
import Testing

@testable import GraphQuery

/// A query on a small graph and the rows it must give, as text.
struct QueryCase: Sendable, CustomTestStringConvertible {
  let setup: String
  let query: String
  let expected: [String]
  var testDescription: String { query }

  init(_ query: String, _ expected: [String], after setup: String = "") {
    self.setup = setup
    self.query = query
    self.expected = expected
  }

  /// Runs setup (statements separated by `;`) and query on a fresh store.
  func rows() throws -> [String] {
    let engine = QueryEngine(store: try GraphStore.temporary())
    for statement in setup.split(separator: ";") { _ = try engine.run(String(statement)) }
    return try engine.run(query).texts
  }
}

extension QueryResult {
  /// Each row as text, cells separated by a bar.
  var texts: [String] {
    rows.map { row in row.map { text($0) }.joined(separator: "|") }
  }

  private func text(_ value: Value) -> String {
    switch value {
    case .null: return "null"
    case .string(let string): return string
    case .list(let list): return "[" + list.map { text($0) }.joined(separator: ",") + "]"
    case .map(let map):
      return "{"
        + map.sorted { $0.key < $1.key }.map { "\($0.key):\(text($0.value))" }
        .joined(separator: ",") + "}"
    case .node(let node):
      return "(" + (entities.nodes[node]?.properties.map { text($0.value) }.joined() ?? "?") + ")"
    case .relationship(let relationship):
      return "[" + (entities.relationships[relationship.id]?.type ?? "?") + "]"
    case .path(let path):
      return "<" + path.nodes.map { text(.node($0)) }.joined(separator: "-") + ">"
    default: return value.scalarText ?? "?"
    }
  }
}
