import PropertyGraph
import Testing

@testable import GraphQuery

/// A query that is one index lookup has a way of its own: it must answer as the operators do.
struct LookupTests {
  static func engine() throws -> QueryEngine {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run("CREATE INDEX FOR (p:Place) ON (p.name)")
    _ = try engine.run("CREATE INDEX FOR (p:Place) ON (p.i)")
    let long = String(repeating: "长", count: 200)
    _ = try engine.run(
      """
      UNWIND [['怀化市', 1], ['怀远县', 2], ['怀化市', 3], ['邵阳市', 4], [7, 5], [null, 6],
        ['\(long)乙', 7], ['\(long)甲', 8], ['\(long)丙', 9]] AS row
      CREATE (:Place {name: row[0], i: row[1]})
      """)
    return engine
  }

  @Test(arguments: [
    "MATCH (p:Place {name: $a}) RETURN p.i, p.name, p.missing, $a, 1",
    "MATCH (p:Place {i: $a}) RETURN p.name",
    "MATCH (p:Place) WHERE p.name STARTS WITH $a RETURN p.i, p.name",
    "MATCH (p:Place) WHERE p.name STARTS WITH $a RETURN p.i LIMIT 2",
    "MATCH (p:Place) WHERE p.name STARTS WITH $a RETURN p.i, p.name AS name ORDER BY name LIMIT 3",
    "MATCH (p:Place) WHERE p.name STARTS WITH $a RETURN p.name AS name, p.i ORDER BY name DESC LIMIT 2",
    "MATCH (p:Place) WHERE p.name STARTS WITH $a RETURN p.name ORDER BY p.name LIMIT 0",
  ])
  func answersAsTheOperatorsDo(query: String) throws {
    let engine = try Self.engine()
    let values: [Value] = [
      .string("怀化市"), .string("怀"), .string(""), .string("长"), .integer(2), .double(2),
      .integer(7), .null, .boolean(true), .list([.integer(2)]),
      .string(String(repeating: "长", count: 200) + "甲"),
    ]
    for value in values {
      let found = try engine.run(query, parameters: ["a": value])
      // PROFILE goes the long way.
      let plain = try engine.run("PROFILE " + query, parameters: ["a": value])
      #expect(found.texts == plain.texts, "\(value)")
      #expect(found.columns == plain.columns)
    }
  }

  @Test func isTaken() throws {
    let engine = try Self.engine()
    func isLookup(_ text: String) throws -> Bool {
      try engine.store.read { snapshot in
        let bound = try Binder.bind(text, procedures: ProcedureRegistry())
        return try CachedStatement(bound).plan(snapshot).lookup != nil
      }
    }
    #expect(try isLookup("MATCH (p:Place {i: $a}) RETURN p.name"))
    #expect(
      try isLookup(
        "MATCH (p:Place) WHERE p.name STARTS WITH '怀' RETURN p.name AS n ORDER BY n LIMIT 9"))
    #expect(try !isLookup("MATCH (p:Place {i: $a}) RETURN p"))
    #expect(try !isLookup("MATCH (p:Place {i: $a}) WHERE p.name = 'x' RETURN p.i"))
    #expect(try !isLookup("MATCH (p:Place {i: $a}) SET p.x = 1 RETURN p.i"))
  }

  @Test func errorsAreTheSame() throws {
    let engine = try Self.engine()
    #expect(throws: QueryError.self) {
      try engine.run("MATCH (p:Place {i: 1}) RETURN p.name LIMIT -1")
    }
    #expect(throws: QueryError.self) { try engine.run("MATCH (p:Place {i: $a}) RETURN p.name") }
  }
}
