import PropertyGraph

/// The five types of points in time, and how a value of each is put together from parts.
enum TemporalKind: Sendable, Hashable, CaseIterable {
  case date, localTime, zonedTime, localDateTime, zonedDateTime

  /// The constructor's name.
  var function: String {
    switch self {
    case .date: "date"
    case .localTime: "localtime"
    case .zonedTime: "time"
    case .localDateTime: "localdatetime"
    case .zonedDateTime: "datetime"
    }
  }

  var type: TypeSet {
    switch self {
    case .date: .date
    case .localTime: .localTime
    case .zonedTime: .zonedTime
    case .localDateTime: .localDateTime
    case .zonedDateTime: .zonedDateTime
    }
  }

  var hasDate: Bool { self == .date || self == .localDateTime || self == .zonedDateTime }
  var hasTime: Bool { self != .date }
  var hasZone: Bool { self == .zonedTime || self == .zonedDateTime }

  /// Makes the value; parts that the type has not are dropped, missing ones begin at zero (UTC).
  func value(_ parts: TemporalParts) throws -> Value {
    let days = parts.daysSinceEpoch ?? 0
    let nanoseconds = parts.nanosecondOfDay ?? 0
    switch self {
    case .date: return .date(CalendarDate(daysSinceEpoch: days))
    case .localTime: return .localTime(LocalTime(nanosecondOfDay: nanoseconds))
    case .localDateTime:
      return .localDateTime(LocalDateTime(daysSinceEpoch: days, nanosecondOfDay: nanoseconds))
    case .zonedDateTime:
      let local = LocalDateTime(daysSinceEpoch: days, nanosecondOfDay: nanoseconds)
      return .zonedDateTime(
        (parts.zone ?? .utc).resolve(local, preferring: parts.offsetSeconds))
    case .zonedTime:
      return .zonedTime(
        ZonedTime(nanosecondOfDay: nanoseconds, offsetSeconds: parts.offsetSeconds ?? 0))
    }
  }

  /// Changes the zone. The same instant in the new zone, or the same clock reading there.
  func move(
    _ parts: TemporalParts, to zone: TimeZoneRule, sameInstant: Bool, now: Instant
  ) throws -> TemporalParts {
    var moved = parts
    moved.zone = zone
    if self == .zonedTime {
      let offset =
        switch zone {
        case .offset(let offset): offset
        // A time has no date to tell which offset of the zone holds; today's is taken.
        case .zone(let history): history.offset(at: now.epochSecond)
        }
      if sameInstant, let old = parts.offsetSeconds, let nanoseconds = parts.nanosecondOfDay {
        moved.nanosecondOfDay =
          (nanoseconds + Int64(offset - old) * nanosecondsPerSecond)
          .flooredRemainder(by: nanosecondsPerDay)
      }
      moved.offsetSeconds = offset
      return moved
    }
    guard sameInstant else {
      moved.offsetSeconds = nil
      return moved
    }
    let local = LocalDateTime(
      daysSinceEpoch: parts.daysSinceEpoch ?? 0, nanosecondOfDay: parts.nanosecondOfDay ?? 0)
    let instant = (parts.zone ?? .utc).resolve(local, preferring: parts.offsetSeconds).instant
    return TemporalParts(try zone.display(instant), zone: zone)
  }
}
