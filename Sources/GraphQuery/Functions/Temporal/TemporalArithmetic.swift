import PropertyGraph

let nanosecondsPerSecond: Int64 = 1_000_000_000
let nanosecondsPerDay: Int64 = 86_400 * 1_000_000_000

/// `+`, `-`, `*` and `/` of points in time and durations.
enum TemporalArithmetic {
  /// nil when the types do not add.
  static func add(_ left: Value, _ right: Value) throws -> Value? {
    switch (left, right) {
    case (.duration(let left), .duration(let right)): return .duration(try add(left, right))
    case (_, .duration(let duration)): return try shift(left, by: duration)
    case (.duration(let duration), _): return try shift(right, by: duration)
    default: return nil
    }
  }

  /// nil when the types do not subtract.
  static func subtract(_ left: Value, _ right: Value) throws -> Value? {
    guard case .duration(let duration) = right else { return nil }
    let negative = try scale(duration, by: -1)
    if case .duration(let left) = left { return .duration(try add(left, negative)) }
    return try shift(left, by: negative)
  }

  /// A point in time moved by a duration: by its months, then its days, then its seconds.
  private static func shift(_ value: Value, by duration: TemporalDuration) throws -> Value? {
    switch value {
    case .date(let date):
      // A date sees of the seconds only whole days.
      let (days, overflow) = duration.days.addingReportingOverflow(duration.wholeDaysOfSeconds)
      guard !overflow else { throw QueryFailure.temporalOverflow }
      return .date(
        CalendarDate(
          daysSinceEpoch: try move(date.daysSinceEpoch, months: duration.months, days: days)))
    case .localTime(let time):
      return .localTime(LocalTime(nanosecondOfDay: move(time.nanosecondOfDay, by: duration)))
    case .zonedTime(let time):
      return .zonedTime(
        ZonedTime(
          nanosecondOfDay: move(time.nanosecondOfDay, by: duration),
          offsetSeconds: time.offsetSeconds))
    case .localDateTime(let local):
      return .localDateTime(try move(local, by: duration))
    case .zonedDateTime(let zoned):
      // Months and days move the local clock, seconds the instant.
      let days = try move(
        zoned.local.daysSinceEpoch, months: duration.months, days: duration.days)
      let moved = LocalDateTime(
        daysSinceEpoch: days, nanosecondOfDay: zoned.local.nanosecondOfDay)
      let zone = try TimeZoneRule(of: zoned)
      let resolved = zone.resolve(moved, preferring: zoned.offsetSeconds)
      let instant = try resolved.instant.adding(
        seconds: duration.seconds, nanoseconds: Int64(duration.nanoseconds))
      return .zonedDateTime(try zone.display(instant))
    default: return nil
    }
  }

  static func move(_ daysSinceEpoch: Int64, months: Int64, days: Int64) throws -> Int64 {
    guard let month = GregorianCalendar.add(months: months, to: daysSinceEpoch),
      let day = GregorianCalendar.add(days: days, to: month)
    else { throw QueryFailure.temporalOverflow }
    return day
  }

  static func move(_ local: LocalDateTime, by duration: TemporalDuration) throws -> LocalDateTime {
    let days = try move(local.daysSinceEpoch, months: duration.months, days: duration.days)
    return try LocalDateTime(daysSinceEpoch: days, nanosecondOfDay: local.nanosecondOfDay)
      .adding(seconds: duration.seconds, nanoseconds: Int64(duration.nanoseconds))
  }

  /// The time of day some time later, around the clock.
  private static func move(_ nanosecondOfDay: Int64, by duration: TemporalDuration) -> Int64 {
    let seconds = duration.seconds.flooredRemainder(by: 86_400)
    return (nanosecondOfDay + seconds * nanosecondsPerSecond + Int64(duration.nanoseconds))
      .flooredRemainder(by: nanosecondsPerDay)
  }

  static func add(_ left: TemporalDuration, _ right: TemporalDuration) throws -> TemporalDuration {
    let months = left.months.addingReportingOverflow(right.months)
    let days = left.days.addingReportingOverflow(right.days)
    let seconds = left.seconds.addingReportingOverflow(right.seconds)
    guard !months.overflow, !days.overflow, !seconds.overflow else {
      throw QueryFailure.temporalOverflow
    }
    return try TemporalDuration.normalized(
      months: months.partialValue, days: days.partialValue, seconds: seconds.partialValue,
      nanoseconds: Int64(left.nanoseconds) + Int64(right.nanoseconds))
  }

  /// Every group times the factor; fractions of a group go on to the next smaller one.
  static func scale(_ duration: TemporalDuration, by factor: Double) throws -> TemporalDuration {
    if let whole = Int64(exactly: factor) {
      let months = duration.months.multipliedReportingOverflow(by: whole)
      let days = duration.days.multipliedReportingOverflow(by: whole)
      let seconds = duration.seconds.multipliedReportingOverflow(by: whole)
      let nanoseconds = Int64(duration.nanoseconds).multipliedReportingOverflow(by: whole)
      guard !months.overflow, !days.overflow, !seconds.overflow, !nanoseconds.overflow else {
        throw QueryFailure.temporalOverflow
      }
      return try TemporalDuration.normalized(
        months: months.partialValue, days: days.partialValue, seconds: seconds.partialValue,
        nanoseconds: nanoseconds.partialValue)
    }
    return try transform(duration) { $0 * factor }
  }

  static func divide(_ duration: TemporalDuration, by divisor: Double) throws -> TemporalDuration {
    guard divisor != 0 else { throw QueryFailure.divisionByZero("duration / 0") }
    return try transform(duration) { $0 / divisor }
  }

  private static func transform(
    _ duration: TemporalDuration, _ change: (Double) -> Double
  ) throws -> TemporalDuration {
    var amounts = DurationAmounts()
    try amounts.add(change(Double(duration.months)), .months(1))
    try amounts.add(change(Double(duration.days)), .days(1))
    try amounts.add(change(Double(duration.seconds)), .seconds(1))
    try amounts.add(change(Double(duration.nanoseconds)), .nanoseconds(1))
    return try amounts.duration()
  }
}

extension TemporalDuration {
  /// Carries nanoseconds into seconds so that they lie in 0..<1,000,000,000.
  static func normalized(
    months: Int64, days: Int64, seconds: Int64, nanoseconds: Int64
  ) throws -> TemporalDuration {
    let carry = nanoseconds.flooredQuotient(by: nanosecondsPerSecond)
    let (sum, overflow) = seconds.addingReportingOverflow(carry)
    guard !overflow else { throw QueryFailure.temporalOverflow }
    return TemporalDuration(
      months: months, days: days, seconds: sum,
      nanoseconds: Int32(nanoseconds.flooredRemainder(by: nanosecondsPerSecond)))
  }

  /// The whole days in the seconds, truncated towards zero.
  var wholeDaysOfSeconds: Int64 {
    // A negative number of seconds with a fraction is nearer to zero than its whole seconds.
    let seconds = seconds < 0 && nanoseconds > 0 ? seconds + 1 : seconds
    return seconds / 86_400
  }
}

extension LocalDateTime {
  func adding(seconds: Int64, nanoseconds: Int64) throws -> LocalDateTime {
    let daysOfSeconds = seconds.flooredQuotient(by: 86_400)
    let rest = seconds.flooredRemainder(by: 86_400)
    let total = nanosecondOfDay + rest * nanosecondsPerSecond + nanoseconds
    let carry = total.flooredQuotient(by: nanosecondsPerDay)
    guard let days = GregorianCalendar.add(days: daysOfSeconds + carry, to: daysSinceEpoch) else {
      throw QueryFailure.temporalOverflow
    }
    return LocalDateTime(daysSinceEpoch: days, nanosecondOfDay: total - carry * nanosecondsPerDay)
  }
}
