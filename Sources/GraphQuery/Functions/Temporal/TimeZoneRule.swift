import PropertyGraph

/// How a clock runs: at a fixed offset from UTC, or by the history of an IANA zone.
enum TimeZoneRule: Sendable {
  case offset(Int32)
  case zone(TimeZoneHistory)

  static let utc = TimeZoneRule.offset(0)

  /// The rule that a date and time was made with.
  init(of dateTime: ZonedDateTime) throws {
    if let zone = dateTime.zone {
      self = .zone(try TimeZoneDatabase.zone(named: zone))
    } else {
      self = .offset(dateTime.offsetSeconds)
    }
  }

  /// What the clock shows at an instant.
  func display(_ instant: Instant) throws -> ZonedDateTime {
    switch self {
    case .offset(let offset):
      return ZonedDateTime(
        local: try instant.local(offsetSeconds: offset), offsetSeconds: offset, zone: nil)
    case .zone(let zone):
      let offset = zone.offset(at: instant.epochSecond)
      return ZonedDateTime(
        local: try instant.local(offsetSeconds: offset), offsetSeconds: offset, zone: zone.name)
    }
  }

  /// The instant at which the clock shows a time. Where clocks are set back and show it twice, the
  /// preferred offset decides, else the earlier instant; a time that is skipped when they are set
  /// forward moves on by as much.
  func resolve(_ local: LocalDateTime, preferring preferred: Int32? = nil) -> ZonedDateTime {
    switch self {
    case .offset(let offset):
      return ZonedDateTime(local: local, offsetSeconds: offset, zone: nil)
    case .zone(let zone):
      let seconds = local.secondsSinceEpoch
      // Offsets lie within a day: these two are the ones before and after a change near by.
      let before = zone.offset(at: seconds - 86_400)
      let after = zone.offset(at: seconds + 86_400)
      for offset in [preferred ?? before, before, after]
      where zone.offset(at: seconds - Int64(offset)) == offset {
        return ZonedDateTime(local: local, offsetSeconds: offset, zone: zone.name)
      }
      let shifted = local.shifted(seconds: Int64(after) - Int64(before))
      return ZonedDateTime(local: shifted, offsetSeconds: after, zone: zone.name)
    }
  }
}

extension LocalDateTime {
  /// A clock set forward: by less than a day, within the supported years.
  fileprivate func shifted(seconds: Int64) -> LocalDateTime {
    let total = nanosecondOfDay + seconds * nanosecondsPerSecond
    let carry = total.flooredQuotient(by: nanosecondsPerDay)
    return LocalDateTime(
      daysSinceEpoch: daysSinceEpoch + carry, nanosecondOfDay: total - carry * nanosecondsPerDay)
  }
}
