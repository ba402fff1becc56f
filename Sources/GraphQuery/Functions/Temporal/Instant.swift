import PropertyGraph

/// A point on the time line: seconds since 1970-01-01T00:00Z and the nanosecond within.
struct Instant: Hashable, Sendable {
  let epochSecond: Int64
  /// In 0..<1,000,000,000.
  let nanosecond: Int64

  func adding(seconds: Int64, nanoseconds: Int64) throws -> Instant {
    let total = nanosecond + nanoseconds
    let carry = total.flooredQuotient(by: nanosecondsPerSecond)
    let (sum, overflow) = epochSecond.addingReportingOverflow(seconds)
    let (carried, carryOverflow) = sum.addingReportingOverflow(carry)
    guard !overflow, !carryOverflow else { throw QueryFailure.temporalOverflow }
    return Instant(epochSecond: carried, nanosecond: total - carry * nanosecondsPerSecond)
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
