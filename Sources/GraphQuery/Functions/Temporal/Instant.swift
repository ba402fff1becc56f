import PropertyGraph

/// A point on the time line: seconds since 1970-01-01T00:00Z and the nanosecond within.
struct Instant: Hashable, Sendable {
  let epochSecond: Int64
  /// In 0..<1,000,000,000.
  let nanosecond: Int64

  /// Throws when the result lies outside of the supported years.
  func adding(seconds: Int64, nanoseconds: Int64) throws -> Instant {
    let fraction = nanosecond + nanoseconds.flooredRemainder(by: nanosecondsPerSecond)
    let carry =
      nanoseconds.flooredQuotient(by: nanosecondsPerSecond) + fraction / nanosecondsPerSecond
    let (sum, overflow) = epochSecond.addingReportingOverflow(seconds)
    let (carried, carryOverflow) = sum.addingReportingOverflow(carry)
    let days = carried.flooredQuotient(by: 86_400)
    // A day more on both sides: the offset is still to come.
    guard !overflow, !carryOverflow, days >= GregorianCalendar.firstDay - 1,
      days <= GregorianCalendar.lastDay + 1
    else { throw QueryFailure.temporalOverflow }
    return Instant(epochSecond: carried, nanosecond: fraction % nanosecondsPerSecond)
  }

  /// The clock at an offset from UTC.
  func local(offsetSeconds: Int32) throws -> LocalDateTime {
    let (seconds, overflow) = epochSecond.addingReportingOverflow(Int64(offsetSeconds))
    let days = seconds.flooredQuotient(by: 86_400)
    guard !overflow, days >= GregorianCalendar.firstDay, days <= GregorianCalendar.lastDay else {
      throw QueryFailure.temporalOverflow
    }
    return LocalDateTime(
      daysSinceEpoch: days,
      nanosecondOfDay: (seconds - days * 86_400) * nanosecondsPerSecond + nanosecond)
  }
}

extension LocalDateTime {
  /// Seconds since 1970-01-01T00:00 on the same clock.
  var secondsSinceEpoch: Int64 {
    daysSinceEpoch * 86_400 + nanosecondOfDay / nanosecondsPerSecond
  }

  func instant(offsetSeconds: Int32) -> Instant {
    Instant(
      epochSecond: secondsSinceEpoch - Int64(offsetSeconds),
      nanosecond: nanosecondOfDay % nanosecondsPerSecond)
  }
}

extension ZonedDateTime {
  var instant: Instant { local.instant(offsetSeconds: offsetSeconds) }
}
