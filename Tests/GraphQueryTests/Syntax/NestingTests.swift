import PropertyGraph
import Testing

@testable import GraphQuery

/// Deep and long queries end in an answer or a clear error, never in a crash.
@Suite struct NestingTests {
  /// Begins, repeats, ends, repeats: `RETURN ((((1))))`.
  static let forms: [(String, String, String, String)] = [
    ("RETURN ", "(", "1", ")"),
    ("RETURN ", "[", "1", "]"),
    ("RETURN ", "{a: ", "1", "}"),
    ("RETURN ", "- ", "1", ""),
    ("RETURN ", "NOT ", "true", ""),
    ("RETURN ", "abs(", "1", ")"),
    ("RETURN ", "CASE WHEN true THEN ", "1", " END"),
    ("RETURN ", "[x IN ", "[1]", " | x]"),
    ("RETURN ", "1 + (", "1", ")"),
    ("RETURN ", "1 + ", "1", ""),
    ("RETURN ", "1 < ", "1", ""),
    ("RETURN ", "true XOR ", "true", ""),
    ("RETURN ", "2 ^ ", "1", ""),
    ("RETURN 1", "", "", "[0]"),
    ("MATCH (n) RETURN n", "", "", ".a"),
    ("RETURN 1 IS :: ", "LIST<", "INTEGER", ">"),
    ("MATCH (n:", "(", "A", ")"),
    ("MATCH (n:", "!", "A", ") RETURN n"),
    ("RETURN ", "({a: ", "1", "})"),
    ("RETURN ", "(a {b: ", "1", "})-->()"),
    ("MATCH ", "(", "(a)-->(b)", ")+"),
    ("RETURN ", "EXISTS { MATCH (n) WHERE ", "true", " }"),
    ("", "CALL { ", "UNWIND [1] AS x", " RETURN x }"),
    ("", "FOREACH (x IN [1] | ", "CREATE ()", ")"),
    ("RETURN ", "/* */", "1", ""),
    ("RETURN ", "'", "", ""),
    ("RETURN ", "[[", "", ""),
    ("MATCH (a)", "-->()", "", " RETURN a"),
    ("RETURN [1", ", 1", "", "]"),
    ("RETURN true", " OR true", "", ""),
    ("RETURN true", " AND true", "", ""),
  ]

  @Test(arguments: forms, [100_000])
  func survives(form: (String, String, String, String), count: Int) {
    let query =
      form.0 + String(repeating: form.1, count: count) + form.2
      + String(repeating: form.3, count: count)
    do {
      _ = try Binder.bind(query)
    } catch {
      #expect(error.phase == .compileTime)
      #expect(error.message.utf8.count < 1_000)
    }
  }

  /// Long, but not deep: these must work.
  @Test(
    arguments: [
      ("RETURN [1", ", 1", "] AS x", 50_000),
      ("RETURN true", " OR true", " AS x", 50_000),
      ("RETURN true", " AND (1 = 1)", " AS x", 50_000),
      ("RETURN 1 AS x", " UNION ALL RETURN 1 AS x", "", 5_000),
      ("CREATE (a)", ", ()", "", 10_000),
      ("CREATE (a)", " CREATE ({x: -1, y: date('2022-01-01')})", "", 10_000),
      ("MATCH (a)", " WITH a", " RETURN a", 900),
      ("RETURN 1", " + 1", " AS x", 400),
    ])
  func takes(start: String, repeated: String, end: String, count: Int) {
    let query = start + String(repeating: repeated, count: count) + end
    #expect(throws: Never.self) { try Binder.bind(query) }
  }

  /// The deepest that is allowed is handled by every stage that has been written to recurse.
  @Test(arguments: [
    ("RETURN ", "(", "1", ")"), ("RETURN ", "[", "1", "]"), ("RETURN ", "abs(", "1", ")"),
    ("RETURN ", "{a: ", "1", "}"), ("RETURN ", "[x IN ", "[1]", " | x]"),
    ("RETURN ", "CASE WHEN true THEN ", "1", " END"),
    ("RETURN ", "EXISTS { MATCH (n) WHERE ", "true", " }"),
    ("RETURN ", "COUNT { RETURN ", "1", " AS y }"),
  ])
  func goesToTheLimit(form: (String, String, String, String)) {
    var accepted = 0
    for count in stride(from: 50, through: Parser.nestingLimit + 50, by: 50) {
      let query =
        form.0 + String(repeating: form.1, count: count) + form.2
        + String(repeating: form.3, count: count)
      if (try? Binder.bind(query)) != nil { accepted = count }
    }
    #expect(accepted >= Parser.nestingLimit / 4)
    #expect(accepted <= Parser.nestingLimit)
  }

  /// Long chains of steps: run them, or say that they are too long.
  @Test(
    arguments: [
      ("CREATE (a)", " CREATE (:Z {x: 1})", "", 2_000, true),
      ("CREATE (a)", "-[:T]->()", "", 1_200, true),
      ("RETURN 1 AS x", " UNION ALL RETURN 1 AS x", "", 1_000, true),
      ("MATCH (a)", " WITH a", " RETURN count(a)", 900, true),
      ("MATCH (a) WHERE a.x = 1", " AND a.x = 2", " RETURN a", 300, true),
      ("MATCH (a) WHERE a.x = 1", " OR a.x = 2", " RETURN a", 1_500, true),
      ("MATCH (a)", " WITH a", " RETURN count(a)", 5_000, false),
      ("MATCH (a)", " MERGE (:Z)", "", 5_000, false),
      ("MATCH (a)", "-->()", " RETURN a", 5_000, false),
      ("MATCH (a) WHERE a.x = 1", " AND a.x = 2", " RETURN a", 5_000, false),
      ("RETURN 1 AS x", " NEXT RETURN x + 1 AS x", "", 5_000, false),
    ])
  func runsOrSaysTooLong(start: String, repeated: String, end: String, count: Int, works: Bool)
    throws
  {
    let engine = QueryEngine(store: try GraphStore.temporary())
    let query = start + String(repeating: repeated, count: count) + end
    do {
      _ = try engine.run(query)
      #expect(works)
    } catch let error as QueryError {
      #expect(!works)
      #expect(error.detail == "QueryTooLong")
    }
  }

  @Test func saysThatItIsTooDeep() {
    let query = "RETURN " + String(repeating: "(", count: 100_000)
    #expect {
      try Binder.bind(query)
    } throws: { error in
      (error as? QueryError)?.detail == "NestingTooDeep"
    }
  }
}
