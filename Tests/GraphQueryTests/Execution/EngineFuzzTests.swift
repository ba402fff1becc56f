import Foundation
import PropertyGraph
import Testing

@testable import GraphQuery

/// Damaged and recombined queries on a small graph: rows or a `QueryError`, within the limits, always.
/// `FUZZ_SECONDS` makes it go on, from seeds of the clock (tools/fuzz).
@Suite struct EngineFuzzTests {
  static let seconds = ProcessInfo.processInfo.environment["FUZZ_SECONDS"].flatMap(Double.init)

  private static let parameters: [String: Value] = [
    "p": .integer(1), "0": .integer(2), "a b": .null, "参数": .string("x"), "k": .integer(3),
    "xs": .list([.integer(1), .null]), "properties": .map(["x": .integer(1)]),
    "m": .map(["x": .integer(9)]), "file": .string("/nonexistent.csv"), "i": .double(1.5),
    "n": .string("a"),
  ]

  /// What expressions of any type can be replaced by.
  private static let operands = [
    "null", "true", "0", "-1", "9223372036854775807", "1.5", "0.0", "''", "'a'", "'中文'", "[]",
    "[1, null, 'a']", "{}", "{x: 1}", "date('2020-02-29')", "duration('P1M')", "$p", "$xs", "$m",
    "n", "a", "r", "x", "p", "count(*)", "rand()", "range(1, 5)", "nodes(p)", "(1 / 0)",
    "1e308 * 10",
    "toInteger('9223372036854775807') + 1", "datetime()", "localtime('12:00')", "[x IN [1] | x]",
  ]

  private static let tails = [
    " RETURN *", " RETURN count(*)", " RETURN 1 AS one LIMIT 3", " WITH * RETURN *",
    " DETACH DELETE n", " SET n.x = 1", " RETURN n, n.x ORDER BY n.x", " FINISH",
  ]

  /// The queries' words and signs, so that pieces fit together more often than characters would.
  private static let pieces: [[Substring]] = GrammarTests.queries.map { query in
    var pieces: [Substring] = []
    var rest = query[...]
    while let first = rest.first {
      let isWord = first.isLetter || first.isNumber || first == "_"
      let piece =
        isWord ? rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" } : rest.prefix(1)
      pieces.append(piece)
      rest = rest.dropFirst(piece.count)
    }
    return pieces
  }

  private func makeQuery(_ generator: inout FuzzGenerator) -> String {
    guard var pieces = Self.pieces.randomElement(using: &generator) else { return "" }
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !pieces.isEmpty {
      let place = Int.random(in: 0..<pieces.count, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0:
        pieces[place] = Self.operands.randomElement(using: &generator)?[...] ?? ""
      case 1:
        pieces.remove(at: place)
      case 2:
        guard let other = Self.pieces.randomElement(using: &generator) else { continue }
        let start = Int.random(in: 0..<other.count, using: &generator)
        let end = min(other.count, start + Int.random(in: 1...12, using: &generator))
        pieces.insert(contentsOf: other[start..<end], at: place)
      case 3:
        guard let other = Self.pieces.randomElement(using: &generator) else { continue }
        pieces[place] = other.randomElement(using: &generator) ?? ""
      case 4:
        let end = min(pieces.count, place + Int.random(in: 1...10, using: &generator))
        pieces.insert(contentsOf: Array(pieces[place..<end]), at: place)
      default:
        pieces.removeSubrange(place...)
        pieces.append(Self.tails.randomElement(using: &generator)?[...] ?? "")
      }
    }
    return pieces.joined()
  }

  private func run(seed: UInt64, count: Int) throws {
    var generator = FuzzGenerator(state: seed)
    let engine = QueryEngine(store: try GraphStore.temporary())
    var options = QueryOptions(timeoutSeconds: 2, memoryLimitByteCount: 50_000_000)
    options.resolvesEntities = true
    for number in 0..<count {
      if number % 50 == 0 {
        _ = try engine.run("MATCH (n) DETACH DELETE n")
        _ = try engine.run(
          """
          CREATE (a:A {x: 1, name: 'a'})-[:R {y: 2, w: 3}]->(b:B {x: 2, name: 'b'})-[:S]->(c:A:C {x: 3}),
            (a)-[:R]->(c), (c)-[:T]->(a), (:区划 {名: '怀化市'})
          """)
      }
      let query = makeQuery(&generator)
      if let path = ProcessInfo.processInfo.environment["FUZZ_LOG"] {
        try? query.write(toFile: "\(path).\(seed % 4)", atomically: false, encoding: .utf8)
      }
      let start = ContinuousClock.now
      do {
        _ = try engine.run(query, parameters: Self.parameters, options: options)
      } catch let error as QueryError {
        #expect(!error.message.isEmpty)
        #expect(!error.rendered(in: query).isEmpty)
      } catch {
        Issue.record("seed \(seed): \(error) is no QueryError: \(query)")
      }
      #expect(start.duration(to: .now) < .seconds(20), "seed \(seed): \(query)")
    }
  }

  @Test(arguments: 0..<4) func damagedQueries(seed: UInt64) throws {
    guard let seconds = Self.seconds else { return try run(seed: seed, count: 150) }
    let end = ContinuousClock.now + .seconds(seconds)
    var next = UInt64(Date().timeIntervalSince1970 * 1000) << 2 | seed
    while ContinuousClock.now < end {
      try run(seed: next, count: 200)
      next &+= 4
    }
  }
}

/// SplitMix64.
struct FuzzGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
