import PropertyGraph
import Testing

@testable import GraphQuery

/// Sub-queries that are run for many rows together give each row its own.
struct CorrelatedTests {
  /// Twelve places of which every third has 700 mentions, every other third one, and the rest none.
  static func engine() throws -> QueryEngine {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run("UNWIND range(0, 11) AS i CREATE (:Place {i: i})")
    _ = try engine.run(
      """
      MATCH (p:Place) UNWIND CASE p.i % 3 WHEN 0 THEN range(1, 700) WHEN 1 THEN [1] ELSE [] END AS n
      CREATE (:Mention {n: n, even: n % 2 = 0})-[:REFERS]->(p)
      """)
    return engine
  }

  static let counts = (0..<12).map { [700, 1, 0][$0 % 3] }

  @Test(arguments: [
    "MATCH (p:Place) RETURN p.i, COUNT { (p)<-[:REFERS]-() } AS c ORDER BY p.i",
    "MATCH (p:Place) RETURN p.i, size([(p)<-[:REFERS]-(m) | m.n]) AS c ORDER BY p.i",
    "MATCH (p:Place) RETURN p.i, size(COLLECT { MATCH (p)<-[:REFERS]-(m) RETURN m.n }) AS c ORDER BY p.i",
    "MATCH (p:Place) CALL (p) { MATCH (p)<-[:REFERS]-(m) RETURN count(m) AS c } RETURN p.i, c ORDER BY p.i",
    "MATCH (p:Place) CALL (p) { OPTIONAL MATCH (p)<-[:REFERS]-(m) RETURN count(m) AS c } RETURN p.i, c ORDER BY p.i",
    "MATCH (p:Place) OPTIONAL MATCH (p)<-[:REFERS]-(m) RETURN p.i, count(m) AS c ORDER BY p.i",
    "MATCH (p:Place) OPTIONAL CALL (p) { MATCH (p)<-[:REFERS]-(m) RETURN m } RETURN p.i, count(m) AS c ORDER BY p.i",
  ])
  func countsOfEachRow(query: String) throws {
    let expected = Self.counts.enumerated().map { "\($0)|\($1)" }
    #expect(try Self.engine().run(query).texts == expected)
  }

  @Test func existenceOfEachRow() throws {
    let engine = try Self.engine()
    func places(_ condition: String) throws -> [String] {
      try engine.run("MATCH (p:Place) WHERE \(condition) RETURN p.i ORDER BY p.i").texts
    }
    let mentioned = (0..<12).filter { Self.counts[$0] > 0 }.map(String.init)
    let others = (0..<12).filter { Self.counts[$0] == 0 }.map(String.init)
    #expect(try places("EXISTS { (p)<-[:REFERS]-() }") == mentioned)
    #expect(try places("NOT EXISTS { (p)<-[:REFERS]-() }") == others)
    #expect(
      try places("EXISTS { (p)<-[:REFERS]-(m) WHERE m.n > p.i * 60 }")
        == ["0", "1", "3", "6", "9"].filter { $0 != "1" })
    #expect(
      try places("p.i = 2 OR EXISTS { (p)<-[:REFERS]-(m) WHERE m.even }") == [
        "0", "2", "3", "6", "9",
      ])
    #expect(
      try places("any(k IN [1, 699] WHERE EXISTS { (p)<-[:REFERS]-(m) WHERE m.n = k + 1 })") == [
        "0", "3", "6", "9",
      ])
  }

  @Test func groupsAndOrderOfEachRow() throws {
    let engine = try Self.engine()
    let groups = try engine.run(
      """
      MATCH (p:Place) WHERE p.i < 3
      CALL (p) { MATCH (p)<-[:REFERS]-(m) RETURN m.even AS even, count(*) AS c ORDER BY even DESC }
      RETURN p.i, even, c
      """)
    #expect(groups.texts.sorted() == ["0|false|350", "0|true|350", "1|false|1"])
    let distinct = try engine.run(
      """
      MATCH (p:Place) WHERE p.i < 4
      CALL (p) { MATCH (p)<-[:REFERS]-(m) RETURN DISTINCT m.even AS even }
      RETURN p.i, count(even) ORDER BY p.i
      """)
    #expect(distinct.texts == ["0|2", "1|1", "3|2"])
    let ordered = try engine.run(
      """
      MATCH (p:Place) WHERE p.i IN [3, 6]
      CALL (p) { MATCH (p)<-[:REFERS]-(m) WHERE m.n < 4 RETURN m.n AS n ORDER BY n DESC }
      RETURN p.i, n
      """)
    #expect(ordered.texts == ["3|3", "3|2", "3|1", "6|3", "6|2", "6|1"])
  }

  /// A variable of the rows around stays in sight behind an aggregation.
  @Test(arguments: [
    "MATCH (p:Place) WHERE p.i < 3 CALL (p) { MATCH (p)<-[:REFERS]-(m) WITH count(m) AS c RETURN c + p.i AS y } RETURN y ORDER BY y",
    "MATCH (p:Place) WHERE p.i < 3 CALL (p) { MATCH (p)<-[:REFERS]-(m) RETURN count(m) + p.i AS y } RETURN y ORDER BY y",
  ])
  func outerVariablesPassAnAggregation(query: String) throws {
    #expect(try Self.engine().run(query).texts == ["2", "2", "700"])
  }

  @Test func outerVariablesPassGroups() throws {
    let rows = try Self.engine().run(
      """
      MATCH (p:Place) WHERE p.i IN [0, 3]
      CALL (p) { MATCH (p)<-[:REFERS]-(m) WITH m.even AS e, count(m) AS c RETURN e, c + p.i AS y }
      RETURN e, y ORDER BY e, y
      """)
    #expect(rows.texts == ["false|350", "false|353", "true|350", "true|353"])
  }

  /// An error in a sub-query shows only for rows that come to it.
  @Test func errorsStayWithTheirRows() throws {
    let engine = try Self.engine()
    let rows = try engine.run(
      """
      MATCH (p:Place)
      WHERE p.i % 3 <> 1 OR EXISTS { (p)<-[:REFERS]-(m) WHERE 10 / (p.i % 3 - 0) > m.n }
      RETURN count(*)
      """)
    #expect(rows.texts == ["12"])
    #expect(throws: QueryError.self) {
      try engine.run(
        "MATCH (p:Place) WHERE EXISTS { (p)<-[:REFERS]-(m) WHERE 10 / (p.i % 3) > m.n } RETURN p.i")
    }
  }

  @Test func joinsWithoutAnIndex() throws {
    let engine = try Self.engine()
    let rows = try engine.run(
      """
      MATCH (p:Place) OPTIONAL MATCH (q:Place) WHERE q.i = p.i + 1
      RETURN p.i, q.i ORDER BY p.i
      """)
    #expect(rows.texts == (0..<12).map { "\($0)|\($0 == 11 ? "null" : "\($0 + 1)")" })
  }
}
