import PropertyGraph

/// The parts of temporal values, as in `d.year`, `d.offsetMinutes`, `d.minutesOfHour`.
enum TemporalAccessors {
  /// Throws when the value has no such part.
  static func property(_ key: String, of value: Value) throws -> Value {
    if let found = part(key, ofAny: value) { return found }
    throw QueryFailure.unknownField(
      "A \(TypeSet(of: value).names) has no part \(key).", key,
      among: names.filter { part($0, ofAny: value) != nil })
  }

  private static func part(_ key: String, ofAny value: Value) -> Value? {
    switch value {
    case .duration(let duration): part(key, of: duration).map { .integer($0) }
    case .date(let date): datePart(key, date.daysSinceEpoch).map { .integer($0) }
    case .localTime(let time): timePart(key, time.nanosecondOfDay).map { .integer($0) }
    case .zonedTime(let time):
      timePart(key, time.nanosecondOfDay).map { .integer($0) }
        ?? zonePart(key, offset: time.offsetSeconds, zone: nil)
    case .localDateTime(let local): dateTimePart(key, local).map { .integer($0) }
    case .zonedDateTime(let zoned):
      dateTimePart(key, zoned.local).map { .integer($0) }
        ?? zonePart(key, offset: zoned.offsetSeconds, zone: zoned.zone)
        ?? epochPart(key, zoned.instant)
    default: nil
    }
  }

  /// The parts that there are, to suggest one.
  private static let names = [
    "year", "quarter", "month", "week", "weekYear", "day", "ordinalDay", "weekDay", "dayOfWeek",
    "dayOfQuarter", "hour", "minute", "second", "millisecond", "microsecond", "nanosecond",
    "timezone", "offset", "offsetMinutes", "offsetSeconds", "epochSeconds", "epochMillis", "years",
    "quarters", "months", "weeks", "days", "hours", "minutes", "seconds", "milliseconds",
    "microseconds", "nanoseconds",
  ]

  private static func dateTimePart(_ key: String, _ local: LocalDateTime) -> Int64? {
    datePart(key, local.daysSinceEpoch) ?? timePart(key, local.nanosecondOfDay)
  }

  private static func datePart(_ key: String, _ days: Int64) -> Int64? {
    let date = GregorianCalendar.date(daysSinceEpoch: days)
    switch key {
    case "year": return date.year
    case "quarter": return DateBuilder.quarter(of: days)
    case "month": return date.month
    case "week": return GregorianCalendar.week(days).week
    case "weekYear": return GregorianCalendar.week(days).weekYear
    case "day": return date.day
    case "ordinalDay": return days - GregorianCalendar.daysSinceEpoch(date.year, 1, 1) + 1
    case "weekDay", "dayOfWeek": return GregorianCalendar.dayOfWeek(days)
    case "dayOfQuarter": return DateBuilder.dayOfQuarter(days)
    default: return nil
    }
  }

  private static func timePart(_ key: String, _ nanoseconds: Int64) -> Int64? {
    let seconds = nanoseconds / nanosecondsPerSecond
    let fraction = nanoseconds % nanosecondsPerSecond
    switch key {
    case "hour": return seconds / 3600
    case "minute": return seconds / 60 % 60
    case "second": return seconds % 60
    case "millisecond": return fraction / 1_000_000
    case "microsecond": return fraction / 1000
    case "nanosecond": return fraction
    default: return nil
    }
  }

  private static func zonePart(_ key: String, offset: Int32, zone: String?) -> Value? {
    switch key {
    case "timezone": .string(zone ?? TemporalText.offset(offset))
    case "offset": .string(TemporalText.offset(offset))
    case "offsetMinutes": .integer(Int64(offset) / 60)
    case "offsetSeconds": .integer(Int64(offset))
    default: nil
    }
  }

  private static func epochPart(_ key: String, _ instant: Instant) -> Value? {
    switch key {
    case "epochSeconds": return .integer(instant.epochSecond)
    case "epochMillis":
      let (milliseconds, overflow) = instant.epochSecond.multipliedReportingOverflow(by: 1000)
      return overflow ? nil : .integer(milliseconds + instant.nanosecond / 1_000_000)
    default: return nil
    }
  }

  private static func part(_ key: String, of duration: TemporalDuration) -> Int64? {
    let nanoseconds = Int64(duration.nanoseconds)
    /// All of the seconds group in a smaller unit; nil when that does not fit.
    func total(per second: Int64) -> Int64? {
      let (scaled, overflow) = duration.seconds.multipliedReportingOverflow(by: second)
      let (sum, sumOverflow) = scaled.addingReportingOverflow(
        nanoseconds / (nanosecondsPerSecond / second))
      return overflow || sumOverflow ? nil : sum
    }
    switch key {
    case "years": return duration.months / 12
    case "quarters": return duration.months / 3
    case "months": return duration.months
    case "weeks": return duration.days / 7
    case "days": return duration.days
    case "hours": return duration.seconds / 3600
    case "minutes": return duration.seconds / 60
    case "seconds": return duration.seconds
    case "milliseconds": return total(per: 1000)
    case "microseconds": return total(per: 1_000_000)
    case "nanoseconds": return total(per: nanosecondsPerSecond)
    case "quartersOfYear": return duration.months / 3 % 4
    case "monthsOfYear": return duration.months % 12
    case "monthsOfQuarter": return duration.months % 3
    case "daysOfWeek": return duration.days % 7
    case "minutesOfHour": return duration.seconds / 60 % 60
    case "secondsOfMinute": return duration.seconds % 60
    case "millisecondsOfSecond": return nanoseconds / 1_000_000
    case "microsecondsOfSecond": return nanoseconds / 1000
    case "nanosecondsOfSecond": return nanoseconds
    default: return nil
    }
  }
}
