import PropertyGraph
import Testing

@testable import GraphQuery

@Suite struct ProcedureTests {
  @Test(arguments: [
    "test.my.proc(in :: INTEGER?) :: (out :: STRING?)", "a() :: ()",
    "x.y(a :: LIST<STRING>, b :: LOCAL DATETIME?) :: (c :: NUMBER, d :: ANY?)",
  ])
  func signaturesPrintAsTheyAreRead(text: String) throws {
    #expect(try ProcedureSignature(text).description == text)
  }

  @Test(arguments: [
    "", "a", "a()", "a() :: (x)", "a(x :: WIDGET) :: ()", "a() :: () b", "a(x :: ) :: ()",
  ])
  func wrongSignaturesAreRefused(text: String) {
    #expect(throws: QueryError.self) { try ProcedureSignature(text) }
  }

  @Test func builtInSignaturesAllParse() {
    #expect(BuiltInProcedures.all.count == BuiltInProcedures.definitions.count)
  }

  @Test func registeredProceduresAreCalled() throws {
    var procedures = ProcedureRegistry()
    try procedures.add("my.twice(x :: FLOAT, n :: INTEGER?) :: (y :: FLOAT)") { arguments, _ in
      guard case .double(let x) = arguments[0] else { return [] }
      return [[.double(x * 2)], [.double(x * 4)]]
    }
    let engine = QueryEngine(store: try GraphStore.temporary(), procedures: procedures)
    let result = try engine.run("CALL my.twice(3, null) YIELD y RETURN collect(y) AS ys")
    #expect(try ValueText().text(result.rows[0][0]) == "[6.0, 12.0]")
    #expect(throws: QueryError.self) { try engine.run("CALL my.twice(null, 1)") }
    #expect(throws: QueryError.self) { try engine.run("CALL my.twice('a', 1)") }
    #expect(throws: QueryError.self) { try engine.run("CALL my.twice(1)") }
  }

  @Test func theGraphDescribesItself() throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run("CREATE (:B {x: 1})-[:T {y: 1}]->(:A), (:C {z: 1})")
    _ = try engine.run("MATCH (c:C) DELETE c")
    func column(_ query: String) throws -> String {
      try ValueText().text(.list(try engine.run(query).rows.map { $0[0] }))
    }
    #expect(try column("CALL db.labels()") == "['A', 'B']")
    #expect(try column("CALL db.relationshipTypes()") == "['T']")
    #expect(try column("CALL db.propertyKeys()") == "['x', 'y', 'z']")
    _ = try engine.run("CREATE INDEX b_x FOR (n:B) ON (n.x)")
    #expect(try column("CALL db.indexes() YIELD name RETURN name") == "['b_x']")
    #expect(try !engine.run("CALL dbms.functions() YIELD name RETURN name").rows.isEmpty)
  }

  @Test func theSchemaIsFoundInTheData() throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run(
      "CREATE (a:A {x: 1, y: 'a'})-[:T {w: 1.5}]->(:A:B {x: 'b'}), (a)-[:T]->(:A {x: 2}), (a)-[:U]->(a)"
    )
    func rows(_ query: String) throws -> [String] {
      try engine.run(query).rows.map {
        try $0.map { try ValueText().text($0) }.joined(separator: " ")
      }
    }
    #expect(
      try rows("CALL db.schema.nodeTypeProperties()") == [
        "':A' ['A'] 'x' ['INTEGER'] true", "':A' ['A'] 'y' ['STRING'] false",
        "':A:B' ['A', 'B'] 'x' ['STRING'] true",
      ])
    #expect(
      try rows("CALL db.schema.relTypeProperties()") == [
        "':T' 'w' ['FLOAT'] false", "':U' null null false",
      ])
    #expect(
      try rows("CALL db.schema.relationships()") == [
        "'A' 'T' 'A' 2", "'A' 'T' 'B' 1", "'A' 'U' 'A' 1",
      ])
  }

  @Test(arguments: [
    ("经济", ["甲", "丙"]), ("经济 增长", ["甲", "乙", "丙"]), ("+经济 +增长", ["甲"]),
    ("经济 AND 增长", ["甲"]), ("增长 -经济", ["乙"]), ("增长 NOT 经济", ["乙"]),
    ("\"社会 发展\"", ["丙"]), ("没有", []), ("", []), ("经", ["甲", "丙"]),
  ])
  func fullText(query: String, expected: [String]) throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run(
      """
      CREATE (:S {n: '甲', t: '经济增长'}), (:S {n: '乙', t: '工业增长很快'}),
        (:S {n: '丙', t: '经济与社会 发展'}), (:S {n: '丁'})
      """)
    _ = try engine.run("CREATE TEXT INDEX s_t FOR (n:S) ON (n.t)")
    let call = "CALL db.index.fulltext.queryNodes('s_t', $q) YIELD node, score "
    let parameters: [String: Value] = ["q": .string(query)]
    let result = try engine.run(
      call + "RETURN node.n AS n ORDER BY n", parameters: parameters)
    let found = result.rows.compactMap { $0[0].scalarText }
    #expect(found.sorted() == expected.sorted())
    let scores = try engine.run(call + "RETURN score", parameters: parameters).rows
      .compactMap { $0[0].number }
    #expect(scores == scores.sorted(by: >) && scores.allSatisfy { $0 > 0 })
    #expect(throws: QueryError.self) {
      try engine.run("CALL db.index.fulltext.queryNodes('nope', 'x')")
    }
  }
}
