import Foundation
import PropertyGraph
import Testing

@testable import GraphQuery

/// Constraints of presence and type, and keys: what they refuse, and that they last.
@Suite struct ConstraintTests {
  private func engine(after statements: String...) throws -> QueryEngine {
    let engine = QueryEngine(store: try GraphStore.temporary())
    for statement in statements { _ = try engine.run(statement) }
    return engine
  }

  private func expectRefused(_ engine: QueryEngine, _ query: String, _ words: String) throws {
    let before = try engine.run("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r").texts
    let error = #expect(throws: QueryError.self, "\(query)") { try engine.run(query) }
    #expect(error?.kind == .constraintValidationFailed)
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(try engine.run("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r").texts == before)
  }

  @Test func presenceOfNodeProperties() throws {
    let engine = try engine(
      after: "CREATE CONSTRAINT named FOR (p:P) REQUIRE p.name IS NOT NULL",
      "CREATE (:P {name: 'a'}), (:Q)")
    try expectRefused(engine, "CREATE (:P {age: 1})", "a node with the label P has no name")
    try expectRefused(engine, "MATCH (p:P) REMOVE p.name", "constraint 'named'")
    try expectRefused(engine, "MATCH (p:P) SET p = {age: 2}", "has no name")
    try expectRefused(engine, "MATCH (q:Q) SET q:P", "has no name")
    try expectRefused(engine, "UNWIND ['b', null] AS n CREATE (:P {name: n})", "has no name")
    // What counts is the end of the statement.
    _ = try engine.run("CREATE (p:P) SET p.name = 'c'")
    _ = try engine.run("CREATE (p:P) DELETE p")
    _ = try engine.run("MATCH (q:Q) SET q:P SET q.name = 'd'")
    _ = try engine.run("MATCH (p:P {name: 'c'}) REMOVE p.name REMOVE p:P")
    #expect(try engine.run("MATCH (p:P) RETURN p.name ORDER BY p.name").texts == ["a", "d"])
  }

  @Test func typesOfProperties() throws {
    let engine = try engine(
      after: "CREATE CONSTRAINT FOR (p:P) REQUIRE p.age IS :: INTEGER",
      "CREATE CONSTRAINT FOR ()-[r:R]-() REQUIRE r.tags IS TYPED LIST<STRING>",
      "CREATE (:P {age: 1})-[:R {tags: ['x']}]->(:P)")
    try expectRefused(
      engine, "CREATE (:P {age: 1.5})", "age of a node with the label P is no INTEGER")
    try expectRefused(engine, "MATCH (p:P) SET p.age = '1'", "is no INTEGER")
    try expectRefused(engine, "MATCH ()-[r:R]->() SET r.tags = 'x'", "is no LIST<STRING>")
    try expectRefused(engine, "MATCH (a:P), (b:P) CREATE (a)-[:R {tags: [1]}]->(b)", "LIST<STRING>")
    _ = try engine.run("MATCH ()-[r:R]->() SET r.tags = []")
    _ = try engine.run("MATCH (a:P), (b:P) CREATE (a)-[:S {tags: [1]}]->(b)")
    #expect(
      try engine.run("SHOW CONSTRAINTS YIELD name, type, propertyType").texts == [
        "type_P_age|TYPE|INTEGER", "type_R_tags|TYPE|LIST<STRING>",
      ])
  }

  @Test func presenceOfRelationshipProperties() throws {
    let engine = try engine(
      after: "CREATE (:A)-[:R {w: 1}]->(:B)",
      "CREATE CONSTRAINT FOR ()-[r:R]-() REQUIRE r.w IS NOT NULL")
    try expectRefused(engine, "MATCH (a:A), (b:B) CREATE (a)-[:R]->(b)", "type R has no w")
    try expectRefused(engine, "MATCH ()-[r:R]->() REMOVE r.w", "type R has no w")
    _ = try engine.run("MATCH ()-[r:R]->() DELETE r")
  }

  @Test func keysArePresentAndUnique() throws {
    let engine = try engine(
      after: "CREATE CONSTRAINT k FOR (p:P) REQUIRE p.id IS NODE KEY", "CREATE (:P {id: 1})")
    try expectRefused(engine, "CREATE (:P)", "has no id")
    try expectRefused(engine, "CREATE (:P {id: 1})", "unique key 'k'")
    #expect(try engine.run("SHOW CONSTRAINTS YIELD name, type").texts == ["k|KEY"])
    _ = try engine.run("CREATE CONSTRAINT k IF NOT EXISTS FOR (p:P) REQUIRE p.id IS NODE KEY")
    _ = try engine.run("DROP CONSTRAINT k")
    _ = try engine.run("CREATE (:P), (:P {id: 1})")
    #expect(try engine.run("SHOW CONSTRAINTS").rows.isEmpty)
    let unknown = #expect(throws: QueryError.self) { try engine.run("DROP CONSTRAINT k") }
    #expect(unknown?.detail == "SchemaConflict")
  }

  @Test func dataThatBreaksAConstraintRefusesIt() throws {
    let engine = try engine(after: "CREATE (:P {x: 1}), (:P {x: 'a'}), (:P)-[:R]->(:Q)")
    for constraint in [
      "FOR (p:P) REQUIRE p.x IS NOT NULL", "FOR (p:P) REQUIRE p.x IS :: INTEGER",
      "FOR ()-[r:R]-() REQUIRE r.x IS NOT NULL", "FOR (p:P) REQUIRE p.x IS NODE KEY",
    ] {
      let error = #expect(throws: QueryError.self) {
        try engine.run("CREATE CONSTRAINT \(constraint)")
      }
      #expect(error?.kind == .constraintValidationFailed)
    }
    #expect(try engine.run("SHOW CONSTRAINTS").rows.isEmpty)
    #expect(try engine.run("SHOW INDEXES").rows.isEmpty)
    let kind = #expect(throws: QueryError.self) {
      try engine.run("CREATE CONSTRAINT FOR (p:P) REQUIRE p.x IS :: NODE")
    }
    #expect(kind?.detail == "UnsupportedConstraint")
  }

  @Test func constraintsLast() throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "constraints-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      let store = try GraphStore.open(at: folder.path)
      let engine = QueryEngine(store: store)
      _ = try engine.run("CREATE CONSTRAINT FOR (p:P) REQUIRE p.x IS NOT NULL")
      _ = try engine.run("CREATE CONSTRAINT FOR ()-[r:R]-() REQUIRE r.d IS :: LIST<DATE>")
      _ = try engine.run("CREATE (:P {x: 1})")
    }
    let store = try GraphStore.open(at: folder.path)
    let engine = QueryEngine(store: store)
    #expect(try engine.run("SHOW CONSTRAINTS").rows.count == 2)
    try expectRefused(engine, "CREATE (:P)", "has no x")
    try expectRefused(engine, "CREATE (:P {x: 1})-[:R {d: [1]}]->()", "LIST<DATE>")
    #expect(try store.check().isSound)
  }

  /// Random writes: what is refused is what would leave the graph against the constraints.
  @Test(arguments: 0..<10) func refusesWhatAModelRefuses(seed: UInt64) throws {
    var generator = SplitMix(state: seed)
    let engine = try engine(
      after: "CREATE CONSTRAINT FOR (p:P) REQUIRE p.x IS NOT NULL",
      "CREATE CONSTRAINT FOR (q:Q) REQUIRE q.x IS :: INTEGER",
      "UNWIND range(0, 5) AS id CREATE (:N {id: id})")
    let free = try self.engine(after: "UNWIND range(0, 5) AS id CREATE (:N {id: id})")
    let wrong =
      "MATCH (n) WHERE n:P AND n.x IS NULL OR n:Q AND n.x IS NOT NULL AND NOT n.x IS :: INTEGER "
      + "RETURN count(*)"
    for _ in 0..<60 {
      var parts: [String] = []
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        parts.append(
          [
            "SET n:P", "SET n:Q", "REMOVE n:P", "REMOVE n:Q", "SET n.x = 1", "SET n.x = 'a'",
            "REMOVE n.x",
          ].randomElement(using: &generator) ?? "")
      }
      let id = Int.random(in: 0...5, using: &generator)
      let query = "MATCH (n {id: \(id)}) \(parts.joined(separator: " "))"
      let before = try free.run("MATCH (n {id: \(id)}) RETURN labels(n) AS l, n.x AS x").rows
      _ = try free.run(query)
      let isWrong = try free.run(wrong).texts != ["0"]
      do {
        _ = try engine.run(query)
        #expect(!isWrong, "seed \(seed): \(query)")
      } catch {
        #expect(isWrong, "seed \(seed): \(query): \(error)")
        _ = try free.run(
          "MATCH (n {id: \(id)}) REMOVE n:P:Q SET n.x = $x "
            + "FOREACH (_ IN CASE WHEN 'P' IN $l THEN [1] ELSE [] END | SET n:P) "
            + "FOREACH (_ IN CASE WHEN 'Q' IN $l THEN [1] ELSE [] END | SET n:Q)",
          parameters: ["l": before[0][0], "x": before[0][1]])
      }
      let all = "MATCH (n) RETURN n.id, n:P, n:Q, n.x ORDER BY n.id"
      #expect(try engine.run(all).texts == free.run(all).texts)
    }
    #expect(try engine.store.check().isSound)
  }

  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }
  }
}
