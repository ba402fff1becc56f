import PropertyGraph

/// What a point in time consists of, whatever its type: a date, a time of day, a zone.
struct TemporalParts {
  var daysSinceEpoch: Int64?
  var nanosecondOfDay: Int64?
  var zone: TimeZoneRule?
  /// The offset in force, where clocks show a time twice.
  var offsetSeconds: Int32?

  /// nil when the value is no point in time.
  init?(_ value: Value) throws {
    switch value {
    case .date(let date): daysSinceEpoch = date.daysSinceEpoch
    case .localTime(let time): nanosecondOfDay = time.nanosecondOfDay
    case .zonedTime(let time):
      nanosecondOfDay = time.nanosecondOfDay
      zone = .offset(time.offsetSeconds)
      offsetSeconds = time.offsetSeconds
    case .localDateTime(let local):
      daysSinceEpoch = local.daysSinceEpoch
      nanosecondOfDay = local.nanosecondOfDay
    case .zonedDateTime(let zoned):
      daysSinceEpoch = zoned.local.daysSinceEpoch
      nanosecondOfDay = zoned.local.nanosecondOfDay
      zone = try TimeZoneRule(of: zoned)
      offsetSeconds = zoned.offsetSeconds
    default: return nil
    }
  }

  init(_ zoned: ZonedDateTime, zone: TimeZoneRule) {
    daysSinceEpoch = zoned.local.daysSinceEpoch
    nanosecondOfDay = zoned.local.nanosecondOfDay
    self.zone = zone
    offsetSeconds = zoned.offsetSeconds
  }
}
