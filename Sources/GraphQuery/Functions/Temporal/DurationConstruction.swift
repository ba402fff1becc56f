import PropertyGraph

/// duration(): from a map or from ISO 8601 text.
enum DurationConstruction {
  static func construct(_ argument: Value) throws -> Value {
    switch argument {
    case .null, .duration: return argument
    case .map(let map): return .duration(try build(map))
    case .string(let text):
      guard let duration = try read(text) else {
        throw QueryFailure.badValue(
          "'\(text)' is no Duration; write it as in duration('P1Y2M3DT4H5M6.7S')")
      }
      return .duration(duration)
    default:
      throw QueryFailure.wrongType("duration", argument, expected: [.string, .map, .duration])
    }
  }

  private static func build(_ map: [String: Value]) throws -> TemporalDuration {
    guard !map.isEmpty else {
      throw QueryFailure.badValue("duration({}) has no fields; give at least one")
    }
    var amounts = DurationAmounts()
    for (field, value) in map.sorted(by: { $0.key < $1.key }) {
      guard let unit = DurationAmounts.Unit(field: field) else {
        let units = [
          "years", "quarters", "months", "weeks", "days", "hours", "minutes", "seconds",
          "milliseconds", "microseconds", "nanoseconds",
        ]
        throw QueryFailure.unknownField(
          "duration() has no field \(field); it takes \(units.joined(separator: ", ")).", field,
          among: units)
      }
      switch value {
      case .integer(let integer): try amounts.add(integer, unit)
      case .double(let float): try amounts.add(float, unit)
      default:
        throw QueryFailure.wrongType("duration({\(field): …})", value, expected: .number)
      }
    }
    return try amounts.duration()
  }

  /// `P1Y2M3W4DT5H6M7.8S`, every part with its own sign and fraction, or `P2012-02-02T14:37:21.545`.
  private static func read(_ text: String) throws -> TemporalDuration? {
    var scanner = ISOScanner(text)
    let isNegative = scanner.take("-")
    if !isNegative { _ = scanner.take("+") }
    guard scanner.take("P"), !scanner.isAtEnd else { return nil }
    let parts = scanner
    var amounts = DurationAmounts()
    if try !readUnits(&scanner, into: &amounts) {
      scanner = parts
      amounts = DurationAmounts()
      guard try readDate(&scanner, into: &amounts) else { return nil }
    }
    let duration = try amounts.duration()
    return isNegative ? try TemporalArithmetic.scale(duration, by: -1) : duration
  }

  private static func readUnits(
    _ scanner: inout ISOScanner, into amounts: inout DurationAmounts
  ) throws -> Bool {
    // The units still allowed: each at most once, in this order.
    var dateUnits: [(UInt8, DurationAmounts.Unit)] = [
      (UInt8(ascii: "Y"), .months(12)), (UInt8(ascii: "M"), .months(1)),
      (UInt8(ascii: "W"), .days(7)), (UInt8(ascii: "D"), .days(1)),
    ]
    let timeUnits: [(UInt8, DurationAmounts.Unit)] = [
      (UInt8(ascii: "H"), .seconds(3600)), (UInt8(ascii: "M"), .seconds(60)),
      (UInt8(ascii: "S"), .seconds(1)),
    ]
    var isInTime = false
    while !scanner.isAtEnd {
      if !isInTime, scanner.take("T") {
        isInTime = true
        dateUnits = timeUnits
        guard !scanner.isAtEnd else { return false }
      }
      guard let amount = scanner.decimal(), let letter = scanner.next(),
        let index = dateUnits.firstIndex(where: { $0.0 == letter })
      else { return false }
      try amounts.add(amount.whole, dateUnits[index].1)
      try amounts.add(fraction: amount.fraction, dateUnits[index].1)
      dateUnits.removeFirst(index + 1)
    }
    return true
  }

  private static func readDate(
    _ scanner: inout ISOScanner, into amounts: inout DurationAmounts
  ) throws -> Bool {
    guard let years = scanner.number(digits: 4), scanner.take("-"),
      let months = scanner.number(digits: 2), scanner.take("-"),
      let days = scanner.number(digits: 2), months <= 12, days <= 31
    else { return false }
    try amounts.add(years, .months(12))
    try amounts.add(months, .months(1))
    try amounts.add(days, .days(1))
    if scanner.take("T") {
      guard let time = scanner.time() else { return false }
      try amounts.add(time, .nanoseconds(1))
    }
    return scanner.isAtEnd
  }
}
