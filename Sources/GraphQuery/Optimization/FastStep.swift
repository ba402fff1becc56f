import PropertyGraph

/// Pieces of plans that have a much quicker way than their operators one by one.
enum FastStep: Sendable {
  /// The number of nodes with a label, or of relationships of a type, from the statistics.
  case count(variable: Int, CountSource)
  /// The number of two-hop paths, from the degrees of their middle nodes; inputs[1] is the plain plan.
  case twoHops(variable: Int, TwoHopCount)
  /// A chain of hops; inputs[1] is the plain plan.
  case chain(ChainPlan)

  enum CountSource: Sendable {
    case nodes(label: String?)
    case relationships(types: [String], from: String?, to: String?)
  }

  var produced: Set<Int> {
    switch self {
    case .count(let variable, _), .twoHops(let variable, _): [variable]
    case .chain(let chain): [chain.last, chain.weight]
    }
  }

  var used: Set<Int> {
    switch self {
    case .count, .twoHops: []
    case .chain(let chain): [chain.start]
    }
  }

  func caption(_ name: (Int) -> String) -> (String, String) {
    switch self {
    case .count(let variable, _): return ("CountFromStatistics", name(variable))
    case .twoHops(let variable, _): return ("CountByDegrees", name(variable))
    case .chain(let chain):
      let nodes = [chain.start] + chain.hops.map(\.node)
      return (
        chain.countsOnly ? "CountChain" : "WeightedChain",
        nodes.map { "(\(name($0)))" }.joined(separator: "–")
      )
    }
  }

  func instantiate(_ context: ExecutionContext, _ input: Operator, live: [Int]) -> Operator {
    switch self {
    case .count(let variable, let source):
      CountFromStatisticsOperator(context, input, variable: variable, source, live: live)
    case .twoHops, .chain: input
    }
  }

  func instantiate(
    _ context: ExecutionContext, _ input: Operator, _ plain: Operator, live: [Int]
  ) -> Operator {
    switch self {
    case .count: input
    case .twoHops(let variable, let count):
      TwoHopCountOperator(context, input, plain, variable: variable, count, live: live)
    case .chain(let chain): ChainOperator(context, input, plain, chain, live: live)
    }
  }
}
