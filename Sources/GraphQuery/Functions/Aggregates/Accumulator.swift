import PropertyGraph

/// The running state of one aggregate over one group. Nulls do not count; DISTINCT is the
/// caller's: it adds each distinct value once.
struct Accumulator {
  let function: AggregateFunction
  /// How many values were added.
  private var count: Int64 = 0
  private var integerSum: Int64 = 0
  private var floatSum = 0.0
  /// What floating-point addition lost so far (Neumaier's compensated sum).
  private var compensation = 0.0
  private var hasFloat = false
  private var durationSum: TemporalDuration?
  /// The running mean and the sum of squared distances from it (Welford).
  private var mean = 0.0
  private var squares = 0.0
  private var extreme = Value.null
  private var values: [Value] = []
  private var percentile: Double?

  init(_ function: AggregateFunction) { self.function = function }

  /// Adds a row's value; `parameter` is the second argument of the percentiles.
  mutating func add(_ value: Value, parameter: Value = .null) throws {
    if percentile == nil, function == .percentileContinuous || function == .percentileDiscrete {
      try setPercentile(parameter)
    }
    if case .null = value { return }
    count += 1
    switch function {
    case .count: break
    case .sum, .average: try addToSum(value)
    case .minimum:
      if count == 1 || Value.order(value, extreme) < 0 { extreme = value }
    case .maximum:
      if count == 1 || Value.order(value, extreme) > 0 { extreme = value }
    case .collect: values.append(value)
    case .standardDeviation, .populationStandardDeviation:
      let number = try requireNumber(value)
      let distance = number - mean
      mean += distance / Double(count)
      squares += distance * (number - mean)
    case .percentileContinuous, .percentileDiscrete:
      _ = try requireNumber(value)
      values.append(value)
    }
  }

  /// Adds rows to a count without a look at them.
  mutating func add(rows: Int) { count += Int64(rows) }

  func result() throws -> Value {
    switch function {
    case .count: return .integer(count)
    case .sum:
      if let durationSum { return .duration(durationSum) }
      return hasFloat ? .double(total) : .integer(integerSum)
    case .average:
      guard count > 0 else { return .null }
      if let durationSum {
        return .duration(try TemporalArithmetic.divide(durationSum, by: Double(count)))
      }
      return .double(total / Double(count))
    case .minimum, .maximum: return extreme
    case .collect: return .list(values)
    case .standardDeviation:
      return .double(count < 2 ? 0 : (squares / Double(count - 1)).squareRoot())
    case .populationStandardDeviation:
      return .double(count == 0 ? 0 : (squares / Double(count)).squareRoot())
    case .percentileContinuous, .percentileDiscrete: return percentileResult()
    }
  }

  private var total: Double { floatSum + compensation + Double(integerSum) }

  private mutating func addToSum(_ value: Value) throws {
    switch value {
    case .integer(let integer):
      guard durationSum == nil else { throw QueryFailure.mixedSum }
      // An average of integers never overflows: it goes on with floats.
      if function == .average {
        let (sum, overflow) = integerSum.addingReportingOverflow(integer)
        if overflow {
          hasFloat = true
          addFloat(Double(integerSum))
          integerSum = integer
        } else {
          integerSum = sum
        }
        return
      }
      let (sum, overflow) = integerSum.addingReportingOverflow(integer)
      guard !overflow else {
        throw QueryFailure.integerOverflow("sum(): \(integerSum) + \(integer)")
      }
      integerSum = sum
    case .double(let float):
      guard durationSum == nil else { throw QueryFailure.mixedSum }
      hasFloat = true
      addFloat(float)
    case .duration(let duration):
      guard durationSum != nil || count == 1 else { throw QueryFailure.mixedSum }
      durationSum = try durationSum.map { try TemporalArithmetic.add($0, duration) } ?? duration
    default: throw QueryFailure.wrongType(name, value, expected: [.number, .duration])
    }
  }

  private mutating func addFloat(_ float: Double) {
    let sum = floatSum + float
    if sum.isFinite {
      compensation +=
        abs(floatSum) >= abs(float) ? (floatSum - sum) + float : (float - sum) + floatSum
    }
    floatSum = sum
  }

  private func requireNumber(_ value: Value) throws -> Double {
    guard let number = value.number else {
      throw QueryFailure.wrongType(name, value, expected: .number)
    }
    return number
  }

  private var name: String {
    for signature in AggregateFunction.signatures {
      if case .aggregate(function) = signature.implementation { return signature.name }
    }
    return ""
  }

  private mutating func setPercentile(_ parameter: Value) throws {
    guard let number = parameter.number else {
      throw QueryFailure.wrongType(name, parameter, expected: .number)
    }
    guard number >= 0, number <= 1 else {
      throw QueryFailure.outOfRange(
        "\(name)() takes a percentile from 0.0 to 1.0, not \(ValueText.text(number))")
    }
    percentile = number
  }

  private func percentileResult() -> Value {
    guard let percentile, !values.isEmpty else { return .null }
    let sorted = values.sorted { Value.order($0, $1) < 0 }
    if function == .percentileDiscrete {
      // The smallest value that at least this share of all values does not exceed.
      let rank = Int((percentile * Double(sorted.count)).rounded(.up))
      return sorted[max(0, rank - 1)]
    }
    let position = percentile * Double(sorted.count - 1)
    let index = Int(position)
    let low = sorted[index].number ?? 0
    guard index + 1 < sorted.count else { return .double(low) }
    let high = sorted[index + 1].number ?? 0
    return .double(low + (high - low) * (position - Double(index)))
  }
}
