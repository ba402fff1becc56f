/// A calendar date, as days since 1970-01-01 in the proleptic Gregorian calendar.
public struct CalendarDate: Hashable, Sendable {
  public let daysSinceEpoch: Int64
  public init(daysSinceEpoch: Int64) { self.daysSinceEpoch = daysSinceEpoch }
}

/// A time of day without a zone, as nanoseconds since midnight.
public struct LocalTime: Hashable, Sendable {
  public let nanosecondOfDay: Int64
  public init(nanosecondOfDay: Int64) { self.nanosecondOfDay = nanosecondOfDay }
}

/// A time of day at a fixed offset from UTC.
public struct ZonedTime: Hashable, Sendable {
  public let nanosecondOfDay: Int64
  public let offsetSeconds: Int32
  public init(nanosecondOfDay: Int64, offsetSeconds: Int32) {
    self.nanosecondOfDay = nanosecondOfDay
    self.offsetSeconds = offsetSeconds
  }
}

/// A date and a time of day without a zone.
public struct LocalDateTime: Hashable, Sendable {
  public let daysSinceEpoch: Int64
  public let nanosecondOfDay: Int64
  public init(daysSinceEpoch: Int64, nanosecondOfDay: Int64) {
    self.daysSinceEpoch = daysSinceEpoch
    self.nanosecondOfDay = nanosecondOfDay
  }
}

/// A date and a time of day as its zone shows them; `zone` is an IANA name, or nil for a bare offset.
public struct ZonedDateTime: Hashable, Sendable {
  public let local: LocalDateTime
  public let offsetSeconds: Int32
  public let zone: String?
  public init(local: LocalDateTime, offsetSeconds: Int32, zone: String?) {
    self.local = local
    self.offsetSeconds = offsetSeconds
    self.zone = zone
  }
}

/// An amount of time in four groups that are not normalised into one another, as openCypher has it.
/// `nanoseconds` is in 0..<1,000,000,000; a negative fraction is carried by `seconds`.
public struct TemporalDuration: Hashable, Sendable {
  public let months: Int64
  public let days: Int64
  public let seconds: Int64
  public let nanoseconds: Int32
  public init(months: Int64, days: Int64, seconds: Int64, nanoseconds: Int32) {
    self.months = months
    self.days = days
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }
}
