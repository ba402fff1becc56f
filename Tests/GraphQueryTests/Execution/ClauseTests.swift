import PropertyGraph
import Testing

@testable import GraphQuery

/// Clauses and expressions that the compatibility kit does not reach.
struct ClauseTests {
  static let people =
    "CREATE (a:P {n:'ann', age:30}), (b:P {n:'bob', age:20}), (c:P {n:'cyd', age:40}), "
    + "(a)-[:K]->(b), (b)-[:K]->(c), (a)-[:K]->(c)"

  static let cases: [QueryCase] = [
    QueryCase(
      "FOREACH (x IN range(1, 3) | CREATE (:F {v: x}))", []),
    QueryCase(
      "MATCH (f:F) RETURN f.v ORDER BY f.v", ["1", "2", "3"],
      after: "FOREACH (x IN range(1, 3) | CREATE (:F {v: x}))"),
    QueryCase(
      "MATCH (f:F) RETURN f.v, size([(f)-[:L]->(g) | g]) AS s ORDER BY f.v", ["1|1", "2|1"],
      after:
        "CREATE (:G) ; MATCH (g:G) FOREACH (x IN [1, 2] | CREATE (f:F {v: x}) MERGE (f)-[:L]->(g))"),
    QueryCase(
      "MATCH (p:P) CALL { WITH p MATCH (p)-[:K]->(q) RETURN count(q) AS c } RETURN p.n, c ORDER BY p.n",
      ["ann|2", "bob|1", "cyd|0"], after: people),
    QueryCase(
      "MATCH (p:P) CALL (p) { MATCH (p)-[:K]->(q) RETURN q.n AS q ORDER BY q LIMIT 1 } RETURN p.n, q ORDER BY p.n",
      ["ann|bob", "bob|cyd"], after: people),
    QueryCase(
      "MATCH (p:P) OPTIONAL CALL (p) { MATCH (p)-[:K]->(q) RETURN q.n AS q ORDER BY q LIMIT 1 } RETURN p.n, q ORDER BY p.n",
      ["ann|bob", "bob|cyd", "cyd|null"], after: people),
    QueryCase(
      "CALL { MATCH (p:P) RETURN p.n AS n UNION MATCH (p:P) RETURN p.n AS n } RETURN count(n)",
      ["3"],
      after: people),
    QueryCase(
      "UNWIND [1, 2, 3] AS x CALL (x) { CREATE (:Q {v: x}) } RETURN count(*)", ["3"]),
    QueryCase(
      "MATCH (q:Q) RETURN count(*)", ["10"],
      after: "UNWIND range(1, 10) AS x CALL (x) { CREATE (:Q {v: x}) } IN TRANSACTIONS OF 3 ROWS"),
    QueryCase("MATCH (p:P) WHERE COUNT { (p)-[:K]->() } > 1 RETURN p.n", ["ann"], after: people),
    QueryCase(
      "MATCH (p:P) WHERE EXISTS { MATCH (p)-[:K]->(q) WHERE q.age > p.age } RETURN p.n ORDER BY p.n",
      ["ann", "bob"], after: people),
    QueryCase(
      "MATCH (p:P) RETURN p.n, COLLECT { MATCH (p)-[:K]->(q) RETURN q.n ORDER BY q.n } AS qs ORDER BY p.n",
      ["ann|[bob,cyd]", "bob|[cyd]", "cyd|[]"], after: people),
    QueryCase(
      "MATCH (p:P) LET d = p.age * 2 FILTER d > 40 RETURN p.n, d ORDER BY d", ["ann|60", "cyd|80"],
      after: people),
    QueryCase("FOR x IN [5, 6] WITH ORDINALITY i RETURN x, i", ["5|1", "6|2"]),
    QueryCase("FOR x IN [5, 6] WITH OFFSET i RETURN x, i", ["5|0", "6|1"]),
    QueryCase(
      "MATCH (p:P) RETURN p.n ORDER BY p.age DESC OFFSET 1 LIMIT 1", ["ann"], after: people),
    QueryCase(
      "MATCH (p:P) RETURN p {.n, x: p.age + 1} AS m ORDER BY p.n LIMIT 1", ["{n:ann,x:31}"],
      after: people),
    QueryCase("MATCH (p:P {n:'ann'}) RETURN p {.*} AS m", ["{age:30,n:ann}"], after: people),
    QueryCase("RETURN reduce(s = 0, x IN [1, 2, 3] | s + x) AS s", ["6"]),
    QueryCase(
      "RETURN 'Straße' =~ 'Str.*e' AS a, 'x' =~ 'y' AS b, null =~ 'y' AS c", ["true|false|null"]),
    QueryCase(
      "RETURN 1 IS :: INTEGER AS a, 'x' IS NOT :: STRING AS b, null IS :: BOOLEAN AS c",
      ["true|false|true"]),
    QueryCase("RETURN 'a' || 'b' AS s, [1] || [2] AS l", ["ab|[1,2]"]),
    QueryCase("INSERT (:I {v: 1})-[:E]->(:I {v: 2})", []),
    QueryCase("MATCH (n:I) FINISH", [], after: "INSERT (:I)"),
    QueryCase(
      "MATCH (p:P) RETURN p.n AS n ORDER BY n LIMIT 2 NEXT RETURN count(*) AS c, max(n) AS m",
      ["2|bob"],
      after: people),
    QueryCase("CREATE INDEX FOR (p:P) ON (p.age)", [], after: people),
    QueryCase(
      "MATCH (p:P) WHERE p.age >= 30 RETURN p.n ORDER BY p.n", ["ann", "cyd"],
      after: people + "; CREATE INDEX FOR (p:P) ON (p.age)"),
    QueryCase(
      "MATCH (p:P) WHERE p.age IN [20, 40, 40] RETURN p.n ORDER BY p.n", ["bob", "cyd"],
      after: people + "; CREATE INDEX FOR (p:P) ON (p.age)"),
    QueryCase(
      "MATCH (p:P), (q:P) WHERE q.age = p.age + 10 RETURN p.n, q.n ORDER BY p.n",
      ["ann|cyd", "bob|ann"],
      after: people + "; CREATE INDEX FOR (p:P) ON (p.age)"),
    QueryCase(
      "MATCH (p:P) WHERE p.n STARTS WITH 'b' RETURN p.age", ["20"],
      after: people + "; CREATE INDEX FOR (p:P) ON (p.n)"),
    QueryCase(
      "MATCH (p:P) WHERE p.n CONTAINS 'y' RETURN p.age", ["40"],
      after: people + "; CREATE TEXT INDEX FOR (p:P) ON (p.n)"),
    QueryCase(
      "MATCH (p:P) WHERE p.n CONTAINS 'yd' RETURN p.age", ["40"],
      after: people + "; CREATE TEXT INDEX FOR (p:P) ON (p.n)"),
    QueryCase(
      "SHOW INDEXES", ["index_P_n|RANGE|NODE|[P]|[n]|false|3"],
      after: people + "; CREATE INDEX FOR (p:P) ON (p.n)"),
    QueryCase(
      "SHOW INDEXES YIELD name, entries AS e WHERE e > 2 RETURN upper(name) AS n, e",
      ["INDEX_P_N|3"],
      after: people + "; CREATE INDEX FOR (p:P) ON (p.n); CREATE INDEX FOR (p:P) ON (p.zz)"),
    QueryCase(
      "SHOW ALL INDEXES YIELD * ORDER BY name DESC LIMIT 1",
      ["index_P_zz|RANGE|NODE|[P]|[zz]|false|0"],
      after: people + "; CREATE INDEX FOR (p:P) ON (p.n); CREATE INDEX FOR (p:P) ON (p.zz)"),
    QueryCase(
      "SHOW INDEXES WHERE unique", [], after: people + "; CREATE INDEX FOR (p:P) ON (p.n)"),
    QueryCase("RETURN size(normalize('\u{e9}', NFD)), size(normalize('e\u{301}', nfc))", ["2|1"]),
    QueryCase("WITH 'NFD' AS NFC RETURN size(normalize('\u{e9}', NFC))", ["2"]),
    QueryCase(
      "MATCH (p:P) WITH {m: {a: p.age}} AS x RETURN x.m.a + count(*) AS n, x.m AS m ORDER BY n LIMIT 1",
      ["21|{a:20}"], after: people),
    QueryCase("SHOW FUNCTIONS YIELD name WHERE name = 'toUpper'", ["toUpper"]),
    QueryCase(
      "SHOW PROCEDURES YIELD name AS n SKIP 1 WHERE n = 'db.labels' RETURN n", ["db.labels"]),
    // What a statement has made it finds, new labels and types included, and makes once.
    QueryCase("CREATE (a:New {x: 1}) WITH a MATCH (b:New) RETURN b.x", ["1"]),
    QueryCase(
      "UNWIND [1, 2] AS x CREATE (:N {x: x})-[:R]->(:M) WITH x MATCH (n:N)-[:R]->(m:M) RETURN count(*)",
      ["4"]),
    QueryCase(
      "CREATE (a)-[:A]->(b)-[:B]->(c)-[:C]->(a) WITH 1 AS x MATCH (a)--(b)--(c)--(d) RETURN count(*)",
      ["6"]),
    QueryCase("UNWIND [1, 2] AS x CALL (x) { CREATE (:N) } MATCH (n:N) RETURN count(*)", ["4"]),
    QueryCase("MERGE (a:New) MERGE (b:Newer) WITH a MATCH (c:Newer) RETURN count(c)", ["1"]),
    QueryCase("CREATE (a) SET a:New WITH a MATCH (b:New) RETURN count(b)", ["1"]),
    QueryCase("MATCH (n:P) RETURN count(*)", ["3"], after: people),
    QueryCase("MATCH ()-[r:K]->() RETURN count(r)", ["3"], after: people),
    QueryCase("MATCH (:P)-[:K]->(:P) RETURN count(*)", ["3"], after: people),
    QueryCase("MATCH ()-[:K]-() RETURN count(*)", ["6"], after: people),
    QueryCase("MATCH (a)-[:K]->(b)-[:K]->(c) RETURN count(*)", ["1"], after: people),
    QueryCase(
      "MATCH (a:P {n:'ann'})-[:K]->()-[:K]->(x) RETURN count(DISTINCT x)", ["1"], after: people),
    QueryCase(
      "MATCH (n:P) SET n.age = n.age + 1 RETURN sum(n.age)", ["93"], after: people),
    QueryCase("MATCH (n:P) DETACH DELETE n RETURN count(*)", ["3"], after: people),
    QueryCase(
      "MATCH (p:P), (q:P) WHERE q.age = p.age + 10 RETURN p.n, q.n ORDER BY p.n",
      ["ann|cyd", "bob|ann"], after: people),
    QueryCase("MATCH (n) RETURN count(*)", ["0"], after: people + "; MATCH (n:P) DETACH DELETE n"),
  ]

  @Test(arguments: cases)
  func gives(_ test: QueryCase) throws {
    #expect(try test.rows() == test.expected)
  }

  @Test func limitsEndTheQuery() throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    let slow = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)"
    let late = #expect(throws: QueryError.self) {
      try engine.run(slow, options: QueryOptions(timeoutSeconds: 0.05))
    }
    #expect(late?.detail == "TimeLimitExceeded")
    let wide = "UNWIND range(1, 10000000) AS a RETURN collect(a)"
    let large = #expect(throws: QueryError.self) {
      try engine.run(wide, options: QueryOptions(memoryLimitByteCount: 1_000_000))
    }
    #expect(large?.detail == "MemoryLimitExceeded")
  }

  @Test func aFailedStatementChangesNothing() throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    #expect(throws: QueryError.self) {
      try engine.run("UNWIND [1, 0] AS x CREATE (:A {v: 10 / x})")
    }
    #expect(try engine.run("MATCH (n) RETURN count(*)").texts == ["0"])
  }

  @Test func uniqueKeysAreKept() throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run("CREATE CONSTRAINT FOR (a:A) REQUIRE a.v IS UNIQUE")
    _ = try engine.run("CREATE (:A {v: 1})")
    let refused = #expect(throws: QueryError.self) { try engine.run("CREATE (:A {v: 1})") }
    #expect(refused?.kind == .constraintValidationFailed)
    #expect(try engine.run("MERGE (a:A {v: 1}) RETURN a.v").texts == ["1"])
    #expect(try engine.run("MATCH (n) RETURN count(*)").texts == ["1"])
  }

  @Test func plansAreShown() throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run(Self.people)
    let explained = try engine.run("EXPLAIN MATCH (a:P)-[:K]->(b) RETURN b.n ORDER BY b.n LIMIT 1")
    #expect(explained.rows.isEmpty)
    #expect(explained.plan?.text.contains("Expand (a)-[:K]->(b)") == true)
    let profiled = try engine.run("PROFILE MATCH (a:P)-[:K]->(b) RETURN b.n")
    #expect(profiled.plan?.rows == 3)
    #expect(profiled.plan?.json.contains("\"rows\":3") == true)
    #expect(profiled.plan?.text.contains("reads") == true)
  }

  @Test func plansSayWhatTheyFilterAndSortBy() throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run(Self.people)
    let text =
      try engine.run(
        """
        EXPLAIN MATCH (a:P)-[r:K]->(b) WHERE a.age + 1 > b.age AND NOT (a.n IN ['x', $y] OR size(b.n) = 2)
        RETURN b.n AS name ORDER BY b.age DESC, name LIMIT 3
        """
      ).plan?.text ?? ""
    #expect(text.contains("(a.age + 1) > b.age"), "\(text)")
    #expect(text.contains("NOT ((a.n IN ['x', $y]) OR (size(b.n) = 2))"), "\(text)")
    #expect(text.contains("Top 3 by "), "\(text)")
    // Columns stand under each other, whatever the width of the characters.
    let wide =
      try engine.run("EXPLAIN MATCH (人:P) WHERE 人.n + 'x' = '怀化' RETURN 人.n").plan?.text ?? ""
    #expect(Set(wide.split(separator: "\n").map { String($0).terminalWidth }).count == 1, "\(wide)")
    #expect(text.contains("DESC, "), "\(text)")
  }

  /// Reads are those of the step alone: a scan opens a bitmap, an expansion segments.
  @Test func readsAreCounted() throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run(Self.people)
    var plan = try engine.run("PROFILE MATCH (a:P)-[:K]->(b) RETURN b.n").plan
    var reads: [String: Int] = [:]
    while let step = plan {
      reads[step.name] = step.reads
      plan = step.children.first
    }
    #expect(reads["LabelScan"].map { $0 > 0 && $0 < 10 } == true, "\(reads)")
    #expect(reads["Expand"].map { $0 > 0 && $0 < 10 } == true, "\(reads)")
    let constant = try engine.run("PROFILE UNWIND [1, 2] AS x RETURN x").plan
    #expect(constant?.reads == 0)
    #expect(try engine.run("EXPLAIN MATCH (a) RETURN a").plan?.reads == nil)
  }
}
