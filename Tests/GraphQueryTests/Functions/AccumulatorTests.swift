import PropertyGraph
import Testing

@testable import GraphQuery

/// Aggregates over lists of values. nil where an error is expected.
@Suite struct AccumulatorTests {
  @Test(
    arguments: [
      (.count, "[1, null, 'a']", "2"), (.sum, "[1, 2, null]", "3"), (.sum, "[]", "0"),
      (.sum, "[1, 2.5]", "3.5"), (.sum, "[9223372036854775807, 1]", nil), (.sum, "['a']", nil),
      (.sum, "[duration('P1M'), duration('P1D')]", "'P1M1D'"), (.sum, "[1, duration('P1D')]", nil),
      (.sum, "[0.1, 0.2, 0.3, -0.3, -0.2, -0.1]", "0.0"), (.sum, "[1e100, 1.0, -1e100]", "1.0"),
      (.average, "[1, 2]", "1.5"), (.average, "[]", "null"), (.average, "[null]", "null"),
      (.average, "[9223372036854775807, 9223372036854775807]", "9.223372036854776E18"),
      (.average, "[duration('P2D'), duration('P4D')]", "'P3D'"),
      (.minimum, "[3, 1.5, null]", "1.5"),
      (.maximum, "[1, 'a', null, [2]]", "1"), (.minimum, "[1, 'a', null, [2]]", "[2]"),
      (.minimum, "[]", "null"), (.collect, "[1, null, 'a']", "[1, 'a']"), (.collect, "[]", "[]"),
      (.standardDeviation, "[2, 4, 4, 4, 5, 5, 7, 9]", "2.138089935299395"),
      (.populationStandardDeviation, "[2, 4, 4, 4, 5, 5, 7, 9]", "2.0"),
      (.standardDeviation, "[1]", "0.0"), (.populationStandardDeviation, "[]", "0.0"),
      (.standardDeviation, "['a']", nil),
    ] as [(AggregateFunction, String, String?)])
  func aggregates(function: AggregateFunction, values: String, expected: String?) throws {
    try check(function, values, "null", expected)
  }

  @Test(
    arguments: [
      (.percentileDiscrete, "[10, 20, 30]", "0.0", "10"),
      (.percentileDiscrete, "[10, 20, 30]", "0.5", "20"),
      (.percentileDiscrete, "[10, 20, 30]", "1.0", "30"),
      (.percentileDiscrete, "[10, 20]", "0.5", "10"),
      (.percentileDiscrete, "[10, 20]", "0.51", "20"),
      (.percentileContinuous, "[10, 20]", "0.5", "15.0"),
      (.percentileContinuous, "[10, 20, 40]", "0.75", "30.0"),
      (.percentileContinuous, "[7]", "0.3", "7.0"),
      (.percentileContinuous, "[]", "0.3", "null"), (.percentileContinuous, "[1]", "1.1", nil),
      (.percentileDiscrete, "[1]", "-1", nil), (.percentileDiscrete, "['a']", "0.5", nil),
      (.percentileDiscrete, "[1]", "'a'", nil),
    ] as [(AggregateFunction, String, String, String?)])
  func percentiles(
    function: AggregateFunction, values: String, percentile: String, expected: String?
  ) throws {
    try check(function, values, percentile, expected)
  }

  private func check(
    _ function: AggregateFunction, _ values: String, _ parameter: String, _ expected: String?
  ) throws {
    let evaluator = ExpressionEvaluator()
    guard case .list(let list) = try evaluator.value(of: values) else { return }
    let argument = try evaluator.value(of: parameter)
    func result() throws -> String {
      var accumulator = Accumulator(function)
      for value in list { try accumulator.add(value, parameter: argument) }
      return try ValueText().text(accumulator.result())
    }
    if let expected {
      #expect(try result() == expected)
    } else {
      #expect(throws: QueryError.self) { try result() }
    }
  }
}
