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
}
