import PropertyGraph
import Testing

@testable import GraphQuery

/// Queries on which engine and naive evaluator once disagreed, and the rows that are right.
@Suite struct DifferentialRegressionTests {
  private static let loop = "CREATE (a:A {i: -1}), (a)-[:S]->(a)"
  private static let triangle =
    "CREATE (a:B), (b:A), (c {d: 1}), (b)-[:S]->(c), (a)-[:R]->(b), (c)-[:S]->(a)"

  @Test(arguments: [
    // shortestPath() does not look for a way back to the node where it starts …
    QueryCase("MATCH (n) MATCH p = shortestPath((n)-[*]-(n)) RETURN length(p)", [], after: loop),
    QueryCase(
      "MATCH (n) RETURN length(shortestPath((n)-[*..2]-(n))) AS length", ["null"], after: loop),
    QueryCase(
      "MATCH (n {d: 1}) MATCH p = shortestPath((n)<-[*..3]-(n)) RETURN length(p)", [],
      after: triangle),
    // … but may stay there.
    QueryCase(
      "MATCH (n {d: 1}) MATCH p = shortestPath((n)-[*0..]-(n)) RETURN length(p)", ["0"],
      after: triangle),
  ])
  func rows(_ test: QueryCase) throws {
    #expect(try test.rows() == test.expected)
  }

  /// A subquery's operators once kept the statement's context, and with it the store.
  @Test func subqueriesLetGoOfTheStore() throws {
    weak var store: GraphStore?
    do {
      let engine = QueryEngine(store: try GraphStore.temporary())
      store = engine.store
      _ = try engine.run(Self.loop)
      let rows = try engine.run("MATCH (n) WHERE EXISTS { (n)-->() } RETURN n.i").rows
      #expect(rows.count == 1)
    }
    #expect(store == nil)
  }
}
