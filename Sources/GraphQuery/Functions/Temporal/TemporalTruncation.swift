import PropertyGraph

/// `date.truncate('month', value, {day: 2})` and its kin: a value set back to the beginning of a
/// unit, with some fields then set.
enum TemporalTruncation {
  /// Largest first.
  private enum Unit: String, CaseIterable {
    case millennium, century, decade, year, weekYear, quarter, month, week, day, hour, minute
    case second, millisecond, microsecond

    /// The length, for units within a day.
    var nanoseconds: Int64? {
      switch self {
      case .hour: 3600 * nanosecondsPerSecond
      case .minute: 60 * nanosecondsPerSecond
      case .second: nanosecondsPerSecond
      case .millisecond: 1_000_000
      case .microsecond: 1000
      default: nil
      }
    }
  }

  static func truncate(
    _ kind: TemporalKind, _ arguments: [Value], _ context: FunctionContext
  ) throws -> Value {
    let name = kind.function + ".truncate"
    let unitName = try arguments[0].string(for: name)
    guard
      let unit = Unit.allCases.first(where: { $0.rawValue.lowercased() == unitName.lowercased() })
    else {
      throw QueryFailure.badValue(
        "\(name)() has no unit \(unitName); the units are "
          + Unit.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let value = arguments.count > 1 ? arguments[1] : .zonedDateTime(context.statementStart)
    guard var parts = try TemporalParts(value) else {
      throw QueryFailure.wrongType(name, value, expected: .instant)
    }
    if kind.hasDate, parts.daysSinceEpoch == nil {
      throw QueryFailure.badValue("\(name)(): a \(TypeSet(of: value).names) has no date")
    }
    if !kind.hasDate, parts.nanosecondOfDay == nil {
      throw QueryFailure.badValue("\(name)(): a \(TypeSet(of: value).names) has no time")
    }
    if let length = unit.nanoseconds {
      guard kind.hasTime else {
        throw QueryFailure.badValue("\(name)(): a date has no \(unit.rawValue)")
      }
      parts.nanosecondOfDay = parts.nanosecondOfDay.map { $0 / length * length }
    } else {
      guard kind.hasDate || unit == .day else {
        throw QueryFailure.badValue("\(name)(): a time has no \(unit.rawValue)")
      }
      parts.daysSinceEpoch = try parts.daysSinceEpoch.map { try firstDay(of: unit, $0) }
      parts.nanosecondOfDay = 0
    }
    // The beginning of a unit may have another offset than its middle.
    if kind == .zonedDateTime, case .zone = parts.zone { parts.offsetSeconds = nil }
    if arguments.count > 2, !arguments[2].isNull {
      try apply(arguments[2], to: &parts, kind, unit, context)
    }
    return try kind.value(parts)
  }

  private static func apply(
    _ value: Value, to parts: inout TemporalParts, _ kind: TemporalKind, _ unit: Unit,
    _ context: FunctionContext
  ) throws {
    let name = kind.function + ".truncate"
    guard case .map(let map) = value else {
      throw QueryFailure.wrongType(name, value, expected: .map)
    }
    var allowed = kind.hasDate ? TemporalFields.date : []
    if kind.hasTime { allowed.formUnion(TemporalFields.time) }
    allowed.subtract(["date", "time", "datetime"])
    if kind.hasZone { allowed.formUnion(TemporalFields.zone) }
    var fields = try TemporalFields(map, for: name, allowed: allowed)
    // A fraction that was kept stays when a smaller one is set.
    let fraction = (parts.nanosecondOfDay ?? 0) % nanosecondsPerSecond
    if unit == .millisecond, fields.contains("nanosecond") || fields.contains("microsecond") {
      fields = fields.adding(["millisecond": .integer(fraction / 1_000_000)])
    } else if unit == .microsecond, fields.contains("nanosecond"), !fields.contains("millisecond") {
      fields = fields.adding(["microsecond": .integer(fraction / 1000)])
    }
    if kind.hasDate {
      parts.daysSinceEpoch = try DateBuilder.build(fields, base: parts.daysSinceEpoch)
    }
    if kind.hasTime {
      parts.nanosecondOfDay = try TimeBuilder.build(fields, base: parts.nanosecondOfDay ?? 0)
    }
    if let zone = try fields.text("timezone") {
      parts = try kind.move(
        parts, to: try TemporalReading.zone(zone), sameInstant: false,
        now: context.statementStart.instant)
    }
  }

  private static func firstDay(of unit: Unit, _ day: Int64) throws -> Int64 {
    let (year, month, _) = GregorianCalendar.date(daysSinceEpoch: day)
    func newYear(every years: Int64) throws -> Int64 {
      let first = year.flooredQuotient(by: years) * years
      guard GregorianCalendar.years.contains(first) else { throw QueryFailure.temporalOverflow }
      return GregorianCalendar.daysSinceEpoch(first, 1, 1)
    }
    switch unit {
    case .millennium: return try newYear(every: 1000)
    case .century: return try newYear(every: 100)
    case .decade: return try newYear(every: 10)
    case .year: return try newYear(every: 1)
    case .weekYear:
      return try DateBuilder.checked(
        GregorianCalendar.firstMonday(ofWeekYear: GregorianCalendar.week(day).weekYear))
    case .quarter: return day - DateBuilder.dayOfQuarter(day) + 1
    case .month: return GregorianCalendar.daysSinceEpoch(year, month, 1)
    case .week: return try DateBuilder.checked(day - GregorianCalendar.dayOfWeek(day) + 1)
    default: return day
    }
  }
}
