import PropertyGraph

/// Dates from fields: by calendar, by week, by quarter or by day of the year, each on top of the
/// date that is selected from another value or truncated to.
enum DateBuilder {
  private static let weekFields = ["week", "dayOfWeek"]
  private static let quarterFields = ["quarter", "dayOfQuarter"]
  private static let calendarFields = ["month", "day"]

  /// Days since the epoch. `base` is the date whose parts stand in for fields that are not given;
  /// without one the year is needed and the rest begins at 1.
  static func build(_ fields: TemporalFields, base: Int64?) throws -> Int64 {
    let kinds = [weekFields, quarterFields, ["ordinalDay"], calendarFields].filter {
      fields.containsAny(of: $0)
    }
    guard kinds.count <= 1 else {
      throw QueryFailure.badValue(
        "\(fields.function)(): fields of different calendars do not mix: "
          + kinds.map { $0.joined(separator: "/") }.joined(separator: " with "))
    }
    if base == nil, !fields.contains("year") {
      throw QueryFailure.badValue("\(fields.function)() needs a year, or a date to select from")
    }
    if fields.containsAny(of: weekFields) { return try weekDate(fields, base: base) }
    let parts = base.map { GregorianCalendar.date(daysSinceEpoch: $0) }
    let year = try fields.integer("year", in: GregorianCalendar.years, default: parts?.year ?? 0)
    if fields.containsAny(of: quarterFields) {
      return try quarterDate(fields, year: year, base: base)
    }
    if fields.contains("ordinalDay") {
      let days = GregorianCalendar.daysInYear(year)
      return GregorianCalendar.daysSinceEpoch(year, 1, 1)
        + (try fields.integer("ordinalDay", in: 1...days, default: 1)) - 1
    }
    if base == nil, fields.contains("day"), !fields.contains("month") {
      throw QueryFailure.badValue("\(fields.function)(): a day needs a month")
    }
    let month = try fields.integer("month", in: 1...12, default: parts?.month ?? 1)
    let length = GregorianCalendar.daysInMonth(month, of: year)
    let day = try fields.integer("day", in: 1...length, default: min(parts?.day ?? 1, length))
    return GregorianCalendar.daysSinceEpoch(year, month, day)
  }

  private static func weekDate(_ fields: TemporalFields, base: Int64?) throws -> Int64 {
    let parts = base.map { GregorianCalendar.week($0) }
    let year = try fields.integer(
      "year", in: GregorianCalendar.years, default: parts?.weekYear ?? 0)
    if base == nil, !fields.contains("week") {
      throw QueryFailure.badValue("\(fields.function)(): a dayOfWeek needs a week")
    }
    let weeks = GregorianCalendar.weeks(inWeekYear: year)
    let week = try fields.integer("week", in: 1...weeks, default: min(parts?.week ?? 1, weeks))
    let day = try fields.integer(
      "dayOfWeek", in: 1...7, default: base.map { GregorianCalendar.dayOfWeek($0) } ?? 1)
    return try checked(GregorianCalendar.firstMonday(ofWeekYear: year) + (week - 1) * 7 + day - 1)
  }

  private static func quarterDate(
    _ fields: TemporalFields, year: Int64, base: Int64?
  ) throws -> Int64 {
    let parts = base.map { (quarter: Self.quarter(of: $0), day: dayOfQuarter($0)) }
    if base == nil, !fields.contains("quarter") {
      throw QueryFailure.badValue("\(fields.function)(): a dayOfQuarter needs a quarter")
    }
    let quarter = try fields.integer("quarter", in: 1...4, default: parts?.quarter ?? 1)
    let first = GregorianCalendar.daysSinceEpoch(year, quarter * 3 - 2, 1)
    let next =
      quarter == 4
      ? GregorianCalendar.daysSinceEpoch(year, 12, 31) + 1
      : GregorianCalendar.daysSinceEpoch(year, quarter * 3 + 1, 1)
    let length = next - first
    let day = try fields.integer(
      "dayOfQuarter", in: 1...length, default: min(parts?.day ?? 1, length))
    return first + day - 1
  }

  static func quarter(of day: Int64) -> Int64 {
    (GregorianCalendar.date(daysSinceEpoch: day).month - 1) / 3 + 1
  }

  static func dayOfQuarter(_ day: Int64) -> Int64 {
    let year = GregorianCalendar.date(daysSinceEpoch: day).year
    return day - GregorianCalendar.daysSinceEpoch(year, quarter(of: day) * 3 - 2, 1) + 1
  }

  static func checked(_ day: Int64) throws -> Int64 {
    guard day >= GregorianCalendar.firstDay, day <= GregorianCalendar.lastDay else {
      throw QueryFailure.temporalOverflow
    }
    return day
  }
}
