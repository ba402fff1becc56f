import PropertyGraph

/// Points in time from ISO 8601 text: extended and basic forms, reduced precision, week, quarter
/// and ordinal dates, offsets and `[zone]`.
enum TemporalReading {
  static func read(
    _ text: String, as kind: TemporalKind, _ context: FunctionContext
  ) throws -> Value {
    var scanner = ISOScanner(text)
    var parts = TemporalParts(
      ZonedDateTime(
        local: LocalDateTime(daysSinceEpoch: 0, nanosecondOfDay: 0), offsetSeconds: 0, zone: nil),
      zone: .utc)
    if kind.hasDate {
      guard let days = scanner.date() else { throw failure(text, kind) }
      parts.daysSinceEpoch = days
      if kind.hasTime, scanner.take("T") || scanner.take("t") {
        guard let time = scanner.time() else { throw failure(text, kind) }
        parts.nanosecondOfDay = time
      }
    } else {
      _ = scanner.take("T")
      guard let time = scanner.time() else { throw failure(text, kind) }
      parts.nanosecondOfDay = time
    }
    if kind.hasZone { try readZone(&scanner, into: &parts, text, kind, context) }
    guard scanner.isAtEnd else { throw failure(text, kind) }
    return try kind.value(parts)
  }

  private static func readZone(
    _ scanner: inout ISOScanner, into parts: inout TemporalParts, _ text: String,
    _ kind: TemporalKind, _ context: FunctionContext
  ) throws {
    let offset = scanner.offset()
    if let offset {
      parts.zone = .offset(offset)
      parts.offsetSeconds = offset
    }
    guard let name = scanner.bracketed() else { return }
    let zone = try zone(name)
    guard kind == .zonedDateTime else {
      if offset == nil {
        parts = try kind.move(
          parts, to: zone, sameInstant: false, now: context.statementStart.instant)
      }
      return
    }
    parts.zone = zone
    parts.offsetSeconds = offset
    guard let offset else { return }
    let local = LocalDateTime(
      daysSinceEpoch: parts.daysSinceEpoch ?? 0, nanosecondOfDay: parts.nanosecondOfDay ?? 0)
    let resolved = zone.resolve(local, preferring: offset)
    guard resolved.offsetSeconds == offset else {
      throw QueryFailure.badValue(
        "datetime('\(text)'): at that time the offset of \(name) is "
          + "\(TemporalText.offset(resolved.offsetSeconds)); leave the offset out")
    }
  }

  /// A zone by its name or offset: `Asia/Shanghai`, `+08:00`, `Z`.
  static func zone(_ name: String) throws -> TimeZoneRule {
    var scanner = ISOScanner(name)
    if let offset = scanner.offset(), scanner.isAtEnd { return .offset(offset) }
    return .zone(try TimeZoneDatabase.zone(named: name))
  }

  private static func failure(_ text: String, _ kind: TemporalKind) -> QueryError {
    let example =
      switch kind {
      case .date: "2022-01-31"
      case .localTime: "08:30:00"
      case .zonedTime: "08:30:00+08:00"
      case .localDateTime: "2022-01-31T08:30:00"
      case .zonedDateTime: "2022-01-31T08:30:00+08:00[Asia/Shanghai]"
      }
    return QueryFailure.badValue(
      "'\(text)' is no \(kind.type.names); write it as in \(kind.function)('\(example)')")
  }
}
