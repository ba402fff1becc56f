import PropertyGraph

/// The aggregating functions. `count(*)` is no function: the engine counts rows itself, or adds
/// any value that is not null to a `.count`.
enum AggregateFunction: Sendable, Hashable {
  case count, sum, average, minimum, maximum, collect
  case standardDeviation, populationStandardDeviation
  case percentileContinuous, percentileDiscrete

  static let signatures: [FunctionSignature] = [
    .aggregate("count", [.any], gives: .integer, .count),
    .aggregate("sum", [[.number, .duration]], gives: [.number, .duration], .sum),
    .aggregate("avg", [[.number, .duration]], gives: [.float, .duration], .average),
    .aggregate("min", [.any], gives: .any, .minimum),
    .aggregate("max", [.any], gives: .any, .maximum),
    .aggregate("collect", [.any], gives: .list, .collect),
    .aggregate("stDev", [.number], gives: .float, .standardDeviation),
    .aggregate("stDevP", [.number], gives: .float, .populationStandardDeviation),
    .aggregate("percentileCont", [.number, .number], gives: .float, .percentileContinuous),
    .aggregate("percentileDisc", [.number, .number], gives: .number, .percentileDiscrete),
  ]
}
