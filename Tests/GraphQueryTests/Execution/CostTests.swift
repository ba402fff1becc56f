import PropertyGraph
import Testing

@testable import GraphQuery

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Guards against cliffs: what queries cost in proportion to each other, by the processor time of this
/// thread, the least of several runs. The limits leave room for noise; a lost short cut is far beyond.
@Suite(.serialized) struct CostTests {
  private static func engine(places: Int, mentions: Int) throws -> QueryEngine {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run("CREATE INDEX FOR (p:Place) ON (p.i)")
    _ = try engine.run("UNWIND range(1, \(places)) AS i CREATE (:Place {i: i, name: 'p' + i})")
    _ = try engine.run(
      """
      MATCH (p:Place) UNWIND range(1, \(mentions)) AS n CREATE (:Mention {n: n})-[:REFERS]->(p)
      """)
    return engine
  }

  /// Processor time of a query in nanoseconds.
  private func cost(
    _ engine: QueryEngine, _ query: String, _ parameters: [String: Value] = [:], runs: Int = 5
  ) throws -> Double {
    var least = Double.infinity
    for _ in 0..<runs {
      let start = Self.processorTime()
      _ = try engine.run(query, parameters: parameters)
      least = min(least, Self.processorTime() - start)
    }
    return max(1, least)
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }

  @Test func aLookupCostsTheSameInALargeStore() throws {
    let lookup = "MATCH (p:Place {i: $i}) RETURN p.name, p.i"
    let small = try cost(
      Self.engine(places: 100, mentions: 1), lookup, ["i": .integer(50)], runs: 200)
    let large = try cost(
      Self.engine(places: 10_000, mentions: 1), lookup, ["i": .integer(5_000)], runs: 200)
    #expect(large < 3 * small, "\(large / small)")
  }

  @Test func aHopCostsWhatItReaches() throws {
    let hop = "MATCH (p:Place {i: 7})<-[:REFERS]-(m) RETURN sum(m.n)"
    let small = try cost(Self.engine(places: 20, mentions: 20), hop, runs: 100)
    let large = try cost(Self.engine(places: 1_000, mentions: 20), hop, runs: 100)
    #expect(large < 3 * small, "\(large / small)")
  }

  /// Sub-queries are run for many rows together.
  @Test(arguments: [
    ("MATCH (p:Place) WHERE EXISTS { (p)<-[:REFERS]-() } RETURN count(*)", 4.0),
    ("MATCH (p:Place) OPTIONAL MATCH (p)<-[:REFERS]-(m) RETURN count(m.n)", 4.0),
    ("MATCH (p:Place) RETURN sum(COUNT { (p)<-[:REFERS]-() })", 4.0),
    ("MATCH (p:Place) RETURN sum(size([(p)<-[:REFERS]-(m) | m.n]))", 12.0),
    (
      "MATCH (p:Place) CALL (p) { MATCH (p)<-[:REFERS]-(m) RETURN max(m.n) AS n } RETURN sum(n)",
      12.0
    ),
  ])
  func subqueriesCostLittleMoreThanTheirRows(query: String, limit: Double) throws {
    let engine = try Self.engine(places: 3_000, mentions: 2)
    let rows = try cost(engine, "MATCH (p:Place)<-[:REFERS]-(m) RETURN count(m.n), max(p.i)")
    let subquery = try cost(engine, query)
    #expect(subquery < limit * rows, "\(subquery / rows)")
  }

  /// Nodes that no index finds are hashed once, not searched for each row.
  @Test func aJoinWithoutAnIndexIsNoProduct() throws {
    let engine = try Self.engine(places: 2_000, mentions: 1)
    let scan = try cost(engine, "MATCH (p:Place) RETURN count(p.name)")
    let join = try cost(
      engine, "MATCH (p:Place) OPTIONAL MATCH (q:Place) WHERE q.name = p.name RETURN count(q)")
    #expect(join < 60 * scan, "\(join / scan)")
  }
}
