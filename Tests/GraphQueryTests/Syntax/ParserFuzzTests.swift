import Testing

@testable import GraphQuery

/// Random and damaged queries: an answer or a compile-time error with a position, always.
@Suite struct ParserFuzzTests {
  static let seeds: [String] = [
    "MATCH (a:A {x: 1})-[r:R*1..3]->(b) WHERE a.x > $p AND NOT b:B RETURN a, count(*) AS c ORDER BY c DESC LIMIT 3",
    "MATCH (a) OPTIONAL MATCH p = (a)-[:R|S]-(b:(C|D)&!E) WITH a, collect(b.name)[0..2] AS names WHERE size(names) > 1 RETURN *",
    "CREATE (a:A {x: 'y', z: [1, 2.5, null]})-[:R {d: date('2022-01-01')}]->(b) SET a += {k: 0x1F} REMOVE a.x",
    "UNWIND range(1, 10) AS i CALL (i) { MATCH (n {i: i}) RETURN n.x AS x UNION RETURN 1 AS x } RETURN sum(x)",
    "MATCH p = ANY SHORTEST (a)((x)-[r]->(y) WHERE r.w > 1){1,3}(b) RETURN [n IN nodes(p) WHERE n:A | n.name]",
    "MERGE (a:A {k: $k}) ON CREATE SET a.c = timestamp() ON MATCH SET a:B RETURN a {.name, .*, z: 1}",
    "RETURN CASE WHEN EXISTS { MATCH (n)-->(m) } THEN reduce(s = 0, x IN [1] | s + x) ELSE all(x IN [1] WHERE x = 1) END",
    "MATCH (地:区划) WHERE 地.名 =~ '.*市' AND 地.码 IS NOT NULL RETURN 地.名 || '。' AS 名 UNION ALL RETURN '无' AS 名",
    "FOREACH (x IN [1, 2] | CREATE (:N {x: x})) FINISH",
    "CREATE CONSTRAINT c IF NOT EXISTS FOR (n:A) REQUIRE (n.x, n.y) IS NODE KEY",
  ]

  private static let fragments = [
    "(", ")", "[", "]", "{", "}", "-", "->", "<-", "--", "..", ":", "::", "|", "*", "+", ",", ".",
    "$", "`", "'", "\"", "\\", "//", "/*", "*/", " ", "\n", "0x", "1e", "9999999999999999999", "=",
    "<>", "=~", "RETURN ", " MATCH ", " WHERE ", " WITH ", "NOT ", "IN ", "IS ", "NULL", "CALL ",
    "EXISTS {", "COUNT {", "CASE ", "WHEN ", "END", "UNION ", "NEXT ", "SHORTEST ", "\u{0}",
    "中", "—", "\u{1F600}", "\u{FEFF}", "(a)", "-[r]->", "{1,2}", "count(*)", "[x IN ", "(()--())",
  ]

  private func check(_ query: String) {
    do {
      _ = try Binder.bind(query)
    } catch {
      #expect(error.phase == .compileTime)
      #expect(error.position != nil, "\(error) for \(query)")
      #expect(!error.rendered(in: query).isEmpty)
    }
  }

  @Test(arguments: 0..<40) func randomBytes(seed: UInt64) {
    var generator = FuzzGenerator(state: seed)
    for _ in 0..<25 {
      let length = Int.random(in: 0...200, using: &generator)
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test(arguments: 0..<40) func randomFragments(seed: UInt64) {
    var generator = FuzzGenerator(state: seed &+ 1_000)
    for _ in 0..<50 {
      let length = Int.random(in: 1...30, using: &generator)
      check(
        (0..<length).map { _ in Self.fragments.randomElement(using: &generator) ?? "" }
          .joined())
    }
  }

  @Test(arguments: 0..<40) func damagedQueries(seed: UInt64) {
    var generator = FuzzGenerator(state: seed &+ 2_000)
    for _ in 0..<50 {
      var scalars = Array((Self.seeds.randomElement(using: &generator) ?? "").unicodeScalars)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0...scalars.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0:
          let fragment = Self.fragments.randomElement(using: &generator) ?? ""
          scalars.insert(contentsOf: fragment.unicodeScalars, at: place)
        case 1:
          scalars.removeSubrange(
            place..<min(scalars.count, place + Int.random(in: 1...8, using: &generator)))
        case 2:
          let end = min(scalars.count, place + Int.random(in: 1...40, using: &generator))
          scalars.insert(contentsOf: Array(scalars[place..<end]), at: place)
        default:
          scalars.removeSubrange(place...)
        }
        if scalars.isEmpty { break }
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      check(text)
    }
  }
}
