import PropertyGraph

/// duration.between() and its kin. A value without a date takes the other's date, one without a
/// time begins at midnight, one without a zone stands in the other's zone; differences of months
/// and days go by the clock of the first value's zone.
enum DurationBetween {
  enum Unit: Sendable { case mixed, months, days, seconds }

  static func compute(_ unit: Unit, _ from: Value, _ to: Value, _ function: String) throws -> Value
  {
    guard let left = try TemporalParts(from) else {
      throw QueryFailure.wrongType(function, from, expected: .instant)
    }
    guard let right = try TemporalParts(to) else {
      throw QueryFailure.wrongType(function, to, expected: .instant)
    }
    let zone = left.zone ?? right.zone ?? .utc
    var start = locate(left, beside: right, in: left.zone ?? zone)
    let end = locate(right, beside: left, in: right.zone ?? zone)
    let haveDates = left.daysSinceEpoch != nil && right.daysSinceEpoch != nil
    let endLocal = try zone.display(end.instant).local
    var months: Int64 = 0
    var days: Int64 = 0
    if haveDates, unit == .mixed || unit == .months {
      months = monthsBetween(start.local, endLocal)
    }
    if unit == .months { return .duration(make(months: months)) }
    if haveDates, unit == .mixed || unit == .days {
      let day = try TemporalArithmetic.move(start.local.daysSinceEpoch, months: months, days: 0)
      let moved = LocalDateTime(
        daysSinceEpoch: day, nanosecondOfDay: start.local.nanosecondOfDay)
      days = adjustedDay(of: endLocal, from: moved) - moved.daysSinceEpoch
      start = zone.resolve(
        LocalDateTime(
          daysSinceEpoch: moved.daysSinceEpoch + days, nanosecondOfDay: moved.nanosecondOfDay),
        preferring: start.offsetSeconds)
    }
    if unit == .days { return .duration(make(days: days)) }
    let seconds = end.instant.epochSecond - start.instant.epochSecond
    return .duration(
      try TemporalDuration.normalized(
        months: months, days: days, seconds: seconds,
        nanoseconds: end.instant.nanosecond - start.instant.nanosecond))
  }

  private static func make(months: Int64 = 0, days: Int64 = 0) -> TemporalDuration {
    TemporalDuration(months: months, days: days, seconds: 0, nanoseconds: 0)
  }

  private static func locate(
    _ parts: TemporalParts, beside other: TemporalParts, in zone: TimeZoneRule
  ) -> ZonedDateTime {
    zone.resolve(
      LocalDateTime(
        daysSinceEpoch: parts.daysSinceEpoch ?? other.daysSinceEpoch ?? 0,
        nanosecondOfDay: parts.nanosecondOfDay ?? 0),
      preferring: parts.offsetSeconds)
  }

  /// The end's day, or the one before (towards the start) when its time of day has not come yet.
  private static func adjustedDay(of end: LocalDateTime, from start: LocalDateTime) -> Int64 {
    if end.daysSinceEpoch > start.daysSinceEpoch, end.nanosecondOfDay < start.nanosecondOfDay {
      return end.daysSinceEpoch - 1
    }
    if end.daysSinceEpoch < start.daysSinceEpoch, end.nanosecondOfDay > start.nanosecondOfDay {
      return end.daysSinceEpoch + 1
    }
    return end.daysSinceEpoch
  }

  private static func monthsBetween(_ start: LocalDateTime, _ end: LocalDateTime) -> Int64 {
    let first = GregorianCalendar.date(daysSinceEpoch: start.daysSinceEpoch)
    let last = GregorianCalendar.date(daysSinceEpoch: adjustedDay(of: end, from: start))
    // A month counts as 32 days here, so that the quotient leaves out a month that is not full.
    let months = (last.year - first.year) * 12 + last.month - first.month
    return (months * 32 + last.day - first.day) / 32
  }
}
