import PropertyGraph

/// Temporal values as ISO 8601 text, the way openCypher prints them: seconds only where they are
/// not zero, fractions without trailing zeros, the zone's name in brackets.
enum TemporalText {
  static func text(_ date: CalendarDate) -> String {
    var text = ""
    append(days: date.daysSinceEpoch, to: &text)
    return text
  }

  static func text(_ time: LocalTime) -> String {
    var text = ""
    append(nanosecondOfDay: time.nanosecondOfDay, to: &text)
    return text
  }

  static func text(_ time: ZonedTime) -> String {
    var text = ""
    append(nanosecondOfDay: time.nanosecondOfDay, to: &text)
    return text + offset(time.offsetSeconds)
  }

  static func text(_ local: LocalDateTime) -> String {
    var text = ""
    append(days: local.daysSinceEpoch, to: &text)
    text += "T"
    append(nanosecondOfDay: local.nanosecondOfDay, to: &text)
    return text
  }

  static func text(_ zoned: ZonedDateTime) -> String {
    var text = text(zoned.local) + offset(zoned.offsetSeconds)
    if let zone = zoned.zone { text += "[" + zone + "]" }
    return text
  }

  /// `Z`, `+02:00`, `-02:05:07`.
  static func offset(_ seconds: Int32) -> String {
    guard seconds != 0 else { return "Z" }
    let magnitude = Int64(abs(seconds))
    var text = seconds < 0 ? "-" : "+"
    append(magnitude / 3600, digits: 2, to: &text)
    text += ":"
    append(magnitude / 60 % 60, digits: 2, to: &text)
    if magnitude % 60 != 0 {
      text += ":"
      append(magnitude % 60, digits: 2, to: &text)
    }
    return text
  }

  /// Every part with its own sign: `P1Y-2MT3H-0.5S`.
  static func text(_ duration: TemporalDuration) -> String {
    var text = "P"
    append(duration.months / 12, "Y", to: &text)
    append(duration.months % 12, "M", to: &text)
    append(duration.days, "D", to: &text)
    var seconds = duration.seconds
    var nanoseconds = Int64(duration.nanoseconds)
    if seconds < 0, nanoseconds > 0 {
      seconds += 1
      nanoseconds -= nanosecondsPerSecond
    }
    if seconds != 0 || nanoseconds != 0 {
      text += "T"
      append(seconds / 3600, "H", to: &text)
      append(seconds / 60 % 60, "M", to: &text)
      let rest = seconds % 60
      if rest != 0 || nanoseconds != 0 {
        if rest == 0, nanoseconds < 0 { text += "-" }
        text += String(rest)
        appendFraction(abs(nanoseconds), to: &text)
        text += "S"
      }
    }
    return text == "P" ? "PT0S" : text
  }

  private static func append(_ amount: Int64, _ unit: String, to text: inout String) {
    if amount != 0 { text += String(amount) + unit }
  }

  private static func append(days: Int64, to text: inout String) {
    let (year, month, day) = GregorianCalendar.date(daysSinceEpoch: days)
    if year < 0 { text += "-" } else if year > 9999 { text += "+" }
    append(abs(year), digits: 4, to: &text)
    text += "-"
    append(month, digits: 2, to: &text)
    text += "-"
    append(day, digits: 2, to: &text)
  }

  private static func append(nanosecondOfDay: Int64, to text: inout String) {
    let seconds = nanosecondOfDay / nanosecondsPerSecond
    let nanoseconds = nanosecondOfDay % nanosecondsPerSecond
    append(seconds / 3600, digits: 2, to: &text)
    text += ":"
    append(seconds / 60 % 60, digits: 2, to: &text)
    guard seconds % 60 != 0 || nanoseconds != 0 else { return }
    text += ":"
    append(seconds % 60, digits: 2, to: &text)
    appendFraction(nanoseconds, to: &text)
  }

  private static func appendFraction(_ nanoseconds: Int64, to text: inout String) {
    guard nanoseconds != 0 else { return }
    var digits = ""
    append(nanoseconds, digits: 9, to: &digits)
    while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
    text += "." + digits
  }

  private static func append(_ number: Int64, digits: Int, to text: inout String) {
    let plain = String(number)
    for _ in 0..<max(0, digits - plain.utf8.count) { text += "0" }
    text += plain
  }
}
