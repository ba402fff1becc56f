import PropertyGraph

@testable import GraphQuery

/// One graph in stores and in arrays, to ask both the same.
struct Differential {
  enum Outcome {
    /// Both give so many rows.
    case same(rows: Int)
    /// Neither gives rows: the text says why.
    case bothFail(String)
    /// The naive evaluator gave up.
    case tooMuch
    case different(String)
  }

  let graph: RandomGraph
  private let naive: NaiveEvaluator
  private let engines: [(name: String, engine: QueryEngine)]

  init(_ graph: RandomGraph) throws {
    self.graph = graph
    let plain = QueryEngine(store: try GraphStore.temporary())
    let indexed = QueryEngine(store: try GraphStore.temporary())
    naive = NaiveEvaluator(graph, try graph.write(to: plain.store))
    _ = try graph.write(to: indexed.store)
    for statement in [
      "CREATE INDEX FOR (n:A) ON (n.i)", "CREATE INDEX FOR (n:B) ON (n.d)",
      "CREATE INDEX FOR (n:A) ON (n.m)", "CREATE TEXT INDEX FOR (n:A) ON (n.s)",
      "CREATE INDEX FOR (n:B) ON (n.s)", "CREATE INDEX FOR ()-[r:R]-() ON (r.i)",
    ] { _ = try indexed.run(statement) }
    engines = [("without indexes", plain), ("with indexes", indexed)]
  }

  /// Compares the rows, in their order when the query's is total.
  func compare(_ query: String, isOrdered: Bool) -> Outcome {
    let statement: BoundStatement
    do { statement = try Binder.bind(query) } catch { return .bothFail("\(error.message)") }
    var expected: [[Value]]?
    var reason = ""
    do { expected = try naive.rows(of: statement) } catch is NaiveEvaluator.TooMuch {
      return .tooMuch
    } catch { reason = "\(error)" }
    var ways: [(name: String, rows: () throws -> [[Value]])] = engines.map { name, engine in
      (name, { try engine.run(query, options: QueryOptions(timeoutSeconds: 20)).rows })
    }
    if !graph.nodes.isEmpty, !query.contains(" UNION ") {
      // What a statement has made it must find, before it is stored.
      ways.append(
        (
          "made by the same statement",
          { [cypher = graph.cypher] in
            try QueryEngine(store: try GraphStore.temporary())
              .run(
                "\(cypher) WITH DISTINCT 1 AS made \(query)",
                options: QueryOptions(timeoutSeconds: 20)
              ).rows
          }
        ))
    }
    for (name, rows) in ways {
      var found: [[Value]]?
      var failure = ""
      do { found = try rows() } catch { failure = "\(error)" }
      guard let found, let expected else {
        if found == nil, expected == nil { continue }
        return .different(
          "\(name)\n  engine: \(found.map(Self.text) ?? failure)\n  naive:  "
            + (expected.map(Self.text) ?? reason))
      }
      var (left, right) = (found.map(Self.text), expected.map(Self.text))
      if !isOrdered { (left, right) = (left.sorted(), right.sorted()) }
      if left != right {
        return .different(
          "\(name)\n  engine: \(left.joined(separator: "; "))\n"
            + "  naive:  \(right.joined(separator: "; "))")
      }
    }
    return expected.map { .same(rows: $0.count) } ?? .bothFail(reason)
  }

  private static func text(_ rows: [[Value]]) -> String {
    rows.map { text($0) }.joined(separator: "; ")
  }

  private static func text(_ row: [Value]) -> String {
    row.map { text($0) }.joined(separator: "|")
  }

  /// A value as text. 1 and 1.0 look alike, because DISTINCT may keep either; lists are sorted, because
  /// collect() may see rows in any order.
  private static func text(_ value: Value) -> String {
    switch value {
    case .double(let number): return Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    case .list(let list): return "[" + list.map { text($0) }.sorted().joined(separator: ",") + "]"
    case .string(let string): return "'\(string)'"
    case .node(let node): return "(\(node.rawValue))"
    case .relationship(let relationship): return "[\(relationship.id.rawValue)]"
    case .path(let path):
      return "<\(path.nodes.map(\.rawValue)) \(path.relationships.map(\.id.rawValue))>"
    default: return (try? ValueText().text(value)) ?? "?"
    }
  }
}
