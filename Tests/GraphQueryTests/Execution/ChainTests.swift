import PropertyGraph
import Testing

@testable import GraphQuery

/// Counting over chains takes short cuts; they must agree with the rows one by one.
struct ChainTests {
  static let hops = ["-[:R]->", "<-[:R]-", "-[:R]-", "-[:S]->", "-[]-", "-[:R|S]->", "<-[:S]-"]

  static let patterns: [String] = {
    var patterns: [String] = []
    for first in hops {
      patterns.append("(a)\(first)(x)")
      for second in hops {
        patterns.append("(a:A)\(first)(b)\(second)(x)")
        patterns.append("(a {i: 0})\(first)(b:A)\(second)(x:B)")
        for third in hops.prefix(3) {
          patterns.append("(a {i: 1})\(first)(b)\(second)(c)\(third)(x)")
        }
      }
    }
    return patterns
  }()

  /// Variable lengths of which only the end matters.
  static let reaches: [String] = {
    var patterns: [String] = []
    for (left, right) in [
      ("-[:R", "->"), ("<-[:R", "-"), ("-[:S|R", "-"), ("-[", "->"), ("-[", "-"),
    ] {
      for length in ["0..1", "1..2", "..3", "0..", "1..4"] {
        patterns.append("(a {i: 1})\(left)*\(length)]\(right)(x)")
      }
    }
    return patterns
  }()

  @Test(arguments: UInt64(0)..<12)
  func agreesWithPlainRows(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    let engine = QueryEngine(store: try GraphStore.temporary())
    for node in 0..<5 {
      _ = try engine.run("CREATE (:\(random.next() % 3 == 0 ? "B" : "A") {i: \(node)})")
    }
    // Few nodes and many relationships: loops, parallel ones and cycles are frequent.
    for _ in 0..<9 {
      let (source, target) = (random.next() % 5, random.next() % 5)
      _ = try engine.run(
        "MATCH (a {i: \(source)}), (b {i: \(target)}) CREATE (a)-[:\(random.next() % 3 == 0 ? "S" : "R")]->(b)"
      )
    }
    for pattern in Self.reaches {
      let rows = Set(try engine.run("MATCH \(pattern) RETURN x.i AS i").texts)
      let count = try engine.run("MATCH \(pattern) RETURN count(DISTINCT x)").texts
      #expect(count == ["\(rows.count)"], "\(pattern)")
      let distinct = try engine.run("MATCH \(pattern) RETURN DISTINCT x.i").texts
      #expect(distinct.sorted() == rows.sorted(), "\(pattern)")
    }
    for pattern in Self.patterns {
      let rows = try engine.run("MATCH \(pattern) RETURN x.i AS i").texts.sorted()
      let count = try engine.run("MATCH \(pattern) RETURN count(*)").texts
      #expect(count == ["\(rows.count)"], "\(pattern)")
      var groups: [String: Int] = [:]
      for row in rows { groups[row, default: 0] += 1 }
      let grouped = try engine.run("MATCH \(pattern) RETURN x.i AS i, count(*) AS n").texts.sorted()
      #expect(grouped == groups.map { "\($0.key)|\($0.value)" }.sorted(), "\(pattern)")
      let distinct = try engine.run("MATCH \(pattern) RETURN count(DISTINCT x.i)").texts
      #expect(distinct == ["\(groups.count)"], "\(pattern)")
    }
  }
}

/// A small generator of repeatable random numbers.
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
