import PropertyGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time of day, from the system.
enum SystemClock {
  /// Now, in UTC.
  static func now() -> ZonedDateTime {
    var time = timespec()
    guard clock_gettime(CLOCK_REALTIME, &time) == 0 else {
      return ZonedDateTime(
        local: LocalDateTime(daysSinceEpoch: 0, nanosecondOfDay: 0), offsetSeconds: 0, zone: nil)
    }
    let seconds = Int64(time.tv_sec)
    let days = seconds.flooredQuotient(by: 86_400)
    let local = LocalDateTime(
      daysSinceEpoch: days,
      nanosecondOfDay: (seconds - days * 86_400) * 1_000_000_000 + Int64(time.tv_nsec))
    return ZonedDateTime(local: local, offsetSeconds: 0, zone: nil)
  }
}
