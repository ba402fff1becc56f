import PropertyGraph

/// date(), time(), localtime(), datetime(), localdatetime(): from nothing (now), text, a map, or
/// another point in time.
enum TemporalConstruction {
  static func construct(
    _ kind: TemporalKind, _ argument: Value, _ context: FunctionContext
  ) throws -> Value {
    switch argument {
    case .null: return .null
    case .string(let text): return try TemporalReading.read(text, as: kind, context)
    case .map(let map): return try build(kind, map, context)
    default:
      guard let parts = try TemporalParts(argument) else {
        throw QueryFailure.wrongType(
          kind.function, argument, expected: [.string, .map, .instant])
      }
      return try kind.value(try select(kind, parts, from: argument))
    }
  }

  /// The statement's time, or the clock's, as a zone shows it.
  static func now(_ kind: TemporalKind, at now: ZonedDateTime, zone: String?) throws -> Value {
    let rule = try zone.map { try TemporalReading.zone($0) } ?? .utc
    return try kind.value(TemporalParts(try rule.display(now.instant), zone: rule))
  }

  private static func build(
    _ kind: TemporalKind, _ map: [String: Value], _ context: FunctionContext
  ) throws -> Value {
    var allowed = kind.hasDate ? TemporalFields.date : []
    if kind.hasTime { allowed.formUnion(TemporalFields.time) }
    allowed.formUnion(TemporalFields.zone)
    if kind == .zonedDateTime { allowed.formUnion(TemporalFields.epoch) }
    let fields = try TemporalFields(map, for: kind.function, allowed: allowed)
    guard !fields.isEmpty else {
      throw QueryFailure.badValue("\(kind.function)({}) has no fields; give at least one")
    }
    let zone = try fields.text("timezone").map { try TemporalReading.zone($0) }
    if let zone, fields.names == ["timezone"] {
      return try kind.value(
        TemporalParts(try zone.display(context.statementStart.instant), zone: zone))
    }
    if !kind.hasZone, zone != nil {
      throw QueryFailure.badValue("a \(kind.function) has no timezone")
    }
    if fields.containsAny(of: TemporalFields.epoch) {
      return try kind.value(try epoch(fields, zone: zone))
    }
    let selected = try selection(kind, fields)
    var parts = selected
    if kind.hasDate {
      parts.daysSinceEpoch = try DateBuilder.build(fields, base: selected.daysSinceEpoch)
    }
    if kind.hasTime {
      parts.nanosecondOfDay = try TimeBuilder.build(fields, base: selected.nanosecondOfDay)
      if !kind.hasDate, selected.nanosecondOfDay == nil, !fields.contains("hour") {
        throw QueryFailure.badValue(
          "\(kind.function)() needs an hour, or a time to select from")
      }
    }
    if kind.hasZone, let zone {
      parts = try kind.move(
        parts, to: zone, sameInstant: selected.zone != nil,
        now: context.statementStart.instant)
    } else if kind == .zonedDateTime, case .zone = parts.zone {
      // Another date in the same zone may have another offset.
      if selected.daysSinceEpoch != parts.daysSinceEpoch { parts.offsetSeconds = nil }
    }
    return try kind.value(parts)
  }

  /// The parts taken from the fields `date`, `time` and `datetime`.
  private static func selection(
    _ kind: TemporalKind, _ fields: TemporalFields
  ) throws -> TemporalParts {
    var selected = TemporalParts()
    for field in ["datetime", "date", "time"] {
      guard let value = fields.value(field) else { continue }
      guard let parts = try TemporalParts(value) else {
        throw QueryFailure.wrongType("\(kind.function)({\(field): …})", value, expected: .instant)
      }
      if field != "time" {
        guard let days = parts.daysSinceEpoch else {
          throw QueryFailure.badValue(
            "\(kind.function)(): a \(TypeSet(of: value).names) has no date to select")
        }
        selected.daysSinceEpoch = days
      }
      if field != "date" {
        guard let nanoseconds = parts.nanosecondOfDay ?? (field == "datetime" ? 0 : nil) else {
          throw QueryFailure.badValue(
            "\(kind.function)(): a \(TypeSet(of: value).names) has no time to select")
        }
        selected.nanosecondOfDay = nanoseconds
        selected.zone = parts.zone
        selected.offsetSeconds = parts.offsetSeconds
      }
    }
    return selected
  }

  /// A whole value taken over as another type.
  private static func select(
    _ kind: TemporalKind, _ parts: TemporalParts, from value: Value
  ) throws -> TemporalParts {
    if kind.hasDate, parts.daysSinceEpoch == nil {
      throw QueryFailure.badValue(
        "\(kind.function)(): a \(TypeSet(of: value).names) has no date to select")
    }
    if !kind.hasDate, parts.nanosecondOfDay == nil {
      throw QueryFailure.badValue(
        "\(kind.function)(): a \(TypeSet(of: value).names) has no time to select")
    }
    return parts
  }

  private static func epoch(_ fields: TemporalFields, zone: TimeZoneRule?) throws -> TemporalParts {
    let rule = zone ?? .utc
    var instant = Instant(epochSecond: 0, nanosecond: 0)
    if let seconds = try fields.integer("epochSeconds") {
      instant = try instant.adding(seconds: seconds, nanoseconds: 0)
    } else if let milliseconds = try fields.integer("epochMillis") {
      instant = try epoch(milliseconds: milliseconds)
    }
    let nanoseconds = try fields.integer("nanosecond", in: 0...999_999_999, default: 0)
    instant = try instant.adding(seconds: 0, nanoseconds: nanoseconds)
    return TemporalParts(try rule.display(instant), zone: rule)
  }

  static func epoch(milliseconds: Int64) throws -> Instant {
    try Instant(epochSecond: 0, nanosecond: 0).adding(
      seconds: milliseconds.flooredQuotient(by: 1000),
      nanoseconds: milliseconds.flooredRemainder(by: 1000) * 1_000_000)
  }
}

extension TemporalParts {
  /// Nothing yet.
  fileprivate init() {
    daysSinceEpoch = nil
    nanosecondOfDay = nil
    zone = nil
    offsetSeconds = nil
  }
}
