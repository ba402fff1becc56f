import PropertyGraph

/// Amounts of time on the way to a duration: whole numbers exactly, fractions apart. A fraction of
/// a unit becomes smaller units: of a month, days and seconds of the mean Gregorian month; of a day,
/// seconds.
struct DurationAmounts {
  enum Unit: Sendable {
    case months(Int64)
    case days(Int64)
    case seconds(Int64)
    case nanoseconds(Int64)

    /// By the name of a field of a duration map.
    init?(field: String) {
      switch field {
      case "years": self = .months(12)
      case "quarters": self = .months(3)
      case "months": self = .months(1)
      case "weeks": self = .days(7)
      case "days": self = .days(1)
      case "hours": self = .seconds(3600)
      case "minutes": self = .seconds(60)
      case "seconds": self = .seconds(1)
      case "milliseconds": self = .nanoseconds(1_000_000)
      case "microseconds": self = .nanoseconds(1000)
      case "nanoseconds": self = .nanoseconds(1)
      default: return nil
      }
    }
  }

  private var months: Int64 = 0
  private var days: Int64 = 0
  private var seconds: Int64 = 0
  private var nanoseconds: Int64 = 0
  private var monthFraction = 0.0
  private var secondFraction = 0.0
  private var nanosecondFraction = 0.0

  /// The mean Gregorian month.
  private static let secondsPerMonth = 2_629_746.0

  mutating func add(_ whole: Int64, _ unit: Unit) throws {
    switch unit {
    case .months(let factor): try Self.add(whole, times: factor, to: &months)
    case .days(let factor): try Self.add(whole, times: factor, to: &days)
    case .seconds(let factor): try Self.add(whole, times: factor, to: &seconds)
    case .nanoseconds(let factor):
      let perSecond = nanosecondsPerSecond / factor
      try Self.add(whole / perSecond, times: 1, to: &seconds)
      try Self.add(whole % perSecond, times: factor, to: &nanoseconds)
    }
  }

  mutating func add(_ amount: Double, _ unit: Unit) throws {
    let whole = amount.rounded(.towardZero)
    guard let integer = Int64(exactly: whole) else { throw QueryFailure.temporalOverflow }
    try add(integer, unit)
    try add(fraction: amount - whole, unit)
  }

  /// A part of a unit, between -1 and 1.
  mutating func add(fraction: Double, _ unit: Unit) throws {
    switch unit {
    case .months(let factor):
      let amount = fraction * Double(factor)
      let whole = amount.rounded(.towardZero)
      try Self.add(Int64(whole), times: 1, to: &months)
      monthFraction += amount - whole
    case .days(let factor):
      let amount = fraction * Double(factor)
      let whole = amount.rounded(.towardZero)
      try Self.add(Int64(whole), times: 1, to: &days)
      secondFraction += (amount - whole) * 86_400
    case .seconds(let factor): secondFraction += fraction * Double(factor)
    case .nanoseconds(let factor): nanosecondFraction += fraction * Double(factor)
    }
  }

  func duration() throws -> TemporalDuration {
    let restOfMonth = monthFraction * Self.secondsPerMonth
    let daysOfMonth = (restOfMonth / 86_400).rounded(.towardZero)
    let rest = secondFraction + (restOfMonth - daysOfMonth * 86_400)
    let wholeRest = rest.rounded(.towardZero)
    let fraction = (rest - wholeRest) * 1e9 + nanosecondFraction
    var days = days
    var seconds = seconds
    try Self.add(Int64(daysOfMonth), times: 1, to: &days)
    try Self.add(Int64(wholeRest), times: 1, to: &seconds)
    return try TemporalDuration.normalized(
      months: months, days: days, seconds: seconds,
      nanoseconds: nanoseconds + Int64(fraction.rounded(.toNearestOrEven)))
  }

  private static func add(_ amount: Int64, times factor: Int64, to sum: inout Int64) throws {
    let (product, overflow) = amount.multipliedReportingOverflow(by: factor)
    let (total, sumOverflow) = sum.addingReportingOverflow(product)
    guard !overflow, !sumOverflow else { throw QueryFailure.temporalOverflow }
    sum = total
  }
}
