import PropertyGraph

/// Times of day from fields, on top of the time that is selected from another value.
enum TimeBuilder {
  /// The nanosecond of the day.
  static func build(_ fields: TemporalFields, base: Int64?) throws -> Int64 {
    let seconds = base.map { $0 / nanosecondsPerSecond }
    if base == nil { try requireNoGap(fields) }
    let hour = try fields.integer("hour", in: 0...23, default: seconds.map { $0 / 3600 } ?? 0)
    let minute = try fields.integer(
      "minute", in: 0...59, default: seconds.map { $0 / 60 % 60 } ?? 0)
    let second = try fields.integer("second", in: 0...59, default: seconds.map { $0 % 60 } ?? 0)
    let fraction = try fraction(fields) ?? base.map { $0 % nanosecondsPerSecond } ?? 0
    return (hour * 3600 + minute * 60 + second) * nanosecondsPerSecond + fraction
  }

  /// `{hour: 12, second: 14}` says nothing about the minute.
  private static func requireNoGap(_ fields: TemporalFields) throws {
    var missing: String?
    for field in ["hour", "minute", "second"] {
      if fields.contains(field) {
        if let missing {
          throw QueryFailure.badValue("\(fields.function)(): a \(field) needs a \(missing)")
        }
      } else {
        missing = missing ?? field
      }
    }
    if let missing, fields.containsAny(of: ["millisecond", "microsecond", "nanosecond"]) {
      throw QueryFailure.badValue(
        "\(fields.function)(): a fraction of a second needs a \(missing)")
    }
  }

  /// The nanosecond of the second. Each field counts within the next larger one that is given.
  private static func fraction(_ fields: TemporalFields) throws -> Int64? {
    let hasMilliseconds = fields.contains("millisecond")
    let hasMicroseconds = fields.contains("microsecond")
    guard hasMilliseconds || hasMicroseconds || fields.contains("nanosecond") else { return nil }
    let milliseconds = try fields.integer("millisecond", in: 0...999, default: 0)
    let microseconds = try fields.integer(
      "microsecond", in: 0...(hasMilliseconds ? 999 : 999_999), default: 0)
    let nanoseconds = try fields.integer(
      "nanosecond",
      in: 0...(hasMicroseconds ? 999 : hasMilliseconds ? 999_999 : 999_999_999), default: 0)
    return milliseconds * 1_000_000 + microseconds * 1000 + nanoseconds
  }
}
