import Foundation
import PropertyGraph
import Testing

@testable import GraphQuery

/// The engine against the naive evaluator on random graphs and queries. `DIFFERENTIAL_COUNT` and
/// `DIFFERENTIAL_SEED` make it go on, from another seed (tools/differential).
@Suite struct DifferentialTests {
  private static let environment = ProcessInfo.processInfo.environment
  static let seed = environment["DIFFERENTIAL_SEED"].flatMap(UInt64.init) ?? 1
  static let count = environment["DIFFERENTIAL_COUNT"].flatMap(Int.init) ?? 600
  private static let queriesPerGraph = 10
  private static let parts = 4

  /// Runs a part of the queries; each graph has a seed of its own, and all its queries come from it.
  @Test(arguments: 0..<parts) func engineAgreesWithNaiveEvaluator(part: Int) throws {
    let graphs = max(1, Self.count / Self.queriesPerGraph / Self.parts)
    var (asked, answered, failed, skipped, differences) = (0, 0, 0, 0, 0)
    var reasons: [String: Int] = [:]
    for number in 0..<graphs {
      let seed = Self.seed &* 1_000_003 &+ UInt64(number * Self.parts + part)
      var random = FuzzGenerator(state: seed)
      let differential = try Differential(RandomGraph(&random))
      for _ in 0..<Self.queriesPerGraph {
        var generator = QueryGenerator(random: FuzzGenerator(state: random.next()))
        let query = generator.query()
        asked += 1
        switch differential.compare(query.text, isOrdered: query.isOrdered) {
        case .same(let rows): if rows > 0 { answered += 1 }
        case .tooMuch: skipped += 1
        case .bothFail(let reason):
          failed += 1
          reasons[reason, default: 0] += 1
        case .different(let difference):
          differences += 1
          guard differences <= 20 else { continue }
          report(seed, query, differential.graph, difference)
        }
      }
    }
    // Queries that fail compare nothing: they must be few.
    #expect(failed * 5 < max(asked, 100), "\(failed) of \(asked) queries failed: \(reasons)")
    #expect(answered * 3 > asked, "only \(answered) of \(asked) queries have rows")
    #expect(skipped * 10 < max(asked, 100), "\(skipped) of \(asked) queries were too large")
    print(
      "part \(part): \(asked) queries, \(answered) with rows, \(differences) differ, \(failed) fail, \(skipped) too large"
    )
  }

  private func report(
    _ seed: UInt64, _ query: QueryGenerator.Query, _ graph: RandomGraph, _ difference: String
  ) {
    var shrinker = DifferenceShrinker(query.text, graph, isOrdered: query.isOrdered)
    shrinker.shrink()
    var small = difference
    if let differential = try? Differential(shrinker.graph),
      case .different(let text) = differential.compare(shrinker.query, isOrdered: query.isOrdered)
    {
      small = text
    }
    Issue.record(
      """
      seed \(seed), graph: \(graph.cypher)
      query: \(query.text)
      \(difference)
      smaller graph: \(shrinker.graph.cypher)
      smaller query: \(shrinker.query)
      \(small)
      """)
  }
}
