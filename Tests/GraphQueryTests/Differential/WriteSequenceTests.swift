import PropertyGraph
import Testing

@testable import GraphQuery

/// Random writes, each as a statement of its own, and all of them as one statement: the graph must be the
/// same, with indexes and without.
@Suite struct WriteSequenceTests {
  private struct Generator {
    var random: FuzzGenerator

    mutating func pick(_ texts: String...) -> String { texts.randomElement(using: &random) ?? "" }
    mutating func number() -> Int { Int.random(in: 0...3, using: &random) }

    mutating func label() -> String { pick("A", "B", "C") }
    mutating func type() -> String { pick("R", "S") }

    mutating func node(_ name: String) -> String {
      pick(
        "(\(name):\(label()) {k: \(number())})", "(\(name):\(label()))",
        "(\(name) {k: \(number())})", "(\(name):\(label()):\(label()))")
    }

    mutating func pattern() -> String {
      pick(
        "\(node("a"))-[r:\(type())]->(b)", "\(node("a"))-[r]-(b)", "(a)-[r:\(type())]->(b)",
        "(a)<-[r]-(b:\(label()))", "(a)-[r]->(b) WHERE a.k < \(number())")
    }

    mutating func change() -> String {
      pick(
        "SET a.k = \(number())", "SET a.v = coalesce(a.v, 0) + 1", "SET a:\(label())",
        "REMOVE a:\(label())", "REMOVE a.v", "SET a += {v: \(number()), w: null}",
        "SET a = {k: a.k, w: \(number())}")
    }

    /// A statement without RETURN. Whatever it does is the same in any order of rows.
    mutating func write() -> String {
      switch Int.random(in: 0..<12, using: &random) {
      case 0, 1: "CREATE \(node("a"))"
      case 2: "CREATE (a:\(label()) {k: \(number())})-[:\(type()) {w: \(number())}]->(b:\(label()))"
      case 3: "MERGE (a:\(label()) {k: \(number())})"
      case 4: "MATCH \(node("a")), (b:\(label())) MERGE (a)-[:\(type())]->(b)"
      case 5: "MATCH \(node("a")) \(change())"
      case 6: "MATCH \(pattern()) SET r.w = \(number()), b.v = \(number())"
      case 7: "MATCH \(pattern()) DELETE r"
      case 8: "MATCH (a:\(label()) {k: \(number())}) DETACH DELETE a"
      case 9:
        "UNWIND [\(number()), \(number())] AS x MERGE (a:\(label()) {k: x}) ON MATCH SET a.v = x"
      case 10: "MATCH \(node("a")) CREATE (a)-[:\(type())]->(:\(label()) {k: a.k})"
      default:
        "MATCH \(node("a")) FOREACH (x IN range(0, \(number())) | CREATE (:\(label()) {k: x}))"
      }
    }
  }

  private func graph(of engine: QueryEngine) throws -> [String] {
    let nodes = "MATCH (n) RETURN n:A, n:B, n:C, properties(n)"
    let edges =
      "MATCH (a)-[r]->(b) RETURN a:A, a:B, a:C, properties(a), type(r), r.w, properties(b), b:A, b:B, b:C"
    return try engine.run(nodes).texts.sorted() + engine.run(edges).texts.sorted()
  }

  static let count = UInt64(max(60, DifferentialTests.count / 10))
  static let start = DifferentialTests.seed &* 1_000_003

  @Test(arguments: start..<(start + count)) func oneStatementOrMany(seed: UInt64) throws {
    var generator = Generator(random: FuzzGenerator(state: seed &* 7919 &+ 3))
    let writes = (0..<Int.random(in: 2...7, using: &generator.random)).map { _ in generator.write()
    }
    let apart = QueryEngine(store: try GraphStore.temporary())
    for write in writes { _ = try apart.run(write) }
    let expected = try graph(of: apart)

    let joined = writes.joined(separator: "\nWITH count(*) AS step\n")
    let together = QueryEngine(store: try GraphStore.temporary())
    _ = try together.run(joined)
    #expect(try graph(of: together) == expected, "\(joined)")

    let indexed = QueryEngine(store: try GraphStore.temporary())
    for label in ["A", "B", "C"] { _ = try indexed.run("CREATE INDEX FOR (n:\(label)) ON (n.k)") }
    _ = try indexed.run(joined)
    #expect(try graph(of: indexed) == expected, "with indexes: \(joined)")
    for engine in [apart, together, indexed] { #expect(try engine.store.check().isSound) }
  }
}
