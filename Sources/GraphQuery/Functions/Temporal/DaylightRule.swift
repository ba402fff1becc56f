/// A zone's rule for the years after its last recorded change, as the footer of a TZif file has it:
/// the TZ string of POSIX with the extensions of RFC 8536, as in `CET-1CEST,M3.5.0,M10.5.0/3`.
struct DaylightRule: Sendable {
  /// A day of the year and the second on it (which may lie on another day).
  private struct Change {
    enum Day {
      /// 1...365; February 29 is never counted.
      case julian(Int64)
      /// 0...365
      case ordinal(Int64)
      /// The n-th (5: last) such day of the week (0: Sunday) of a month.
      case weekday(month: Int64, week: Int64, day: Int64)
    }

    let day: Day
    let second: Int64

    /// Seconds since the epoch on the clock that runs before the change.
    func localSecond(in year: Int64) -> Int64 {
      let newYear = GregorianCalendar.daysSinceEpoch(year, 1, 1)
      let date: Int64
      switch day {
      case .julian(let number):
        date = newYear + number - 1 + (GregorianCalendar.isLeap(year) && number > 59 ? 1 : 0)
      case .ordinal(let number):
        date = newYear + number
      case .weekday(let month, let week, let day):
        let first = GregorianCalendar.daysSinceEpoch(year, month, 1)
        let firstWeekday = GregorianCalendar.dayOfWeek(first) % 7
        var dayOfMonth = (day - firstWeekday + 7) % 7 + (week - 1) * 7
        if dayOfMonth >= GregorianCalendar.daysInMonth(month, of: year) { dayOfMonth -= 7 }
        date = first + dayOfMonth
      }
      return date * 86_400 + second
    }
  }

  private let standardOffset: Int32
  private let daylightOffset: Int32
  private let changes: (start: Change, end: Change)?

  func offset(at epochSecond: Int64) -> Int32 {
    guard let changes else { return standardOffset }
    let local = epochSecond + Int64(standardOffset)
    let year = GregorianCalendar.date(daysSinceEpoch: local.flooredQuotient(by: 86_400)).year
    let start = changes.start.localSecond(in: year) - Int64(standardOffset)
    let end = changes.end.localSecond(in: year) - Int64(daylightOffset)
    let isDaylight =
      start < end
      ? epochSecond >= start && epochSecond < end : epochSecond >= start || epochSecond < end
    return isDaylight ? daylightOffset : standardOffset
  }

  init?(posix text: [UInt8]) {
    var parser = Parser(text: text)
    guard parser.name(), let standard = parser.time() else { return nil }
    standardOffset = Int32(-standard)
    guard parser.name() else {
      daylightOffset = standardOffset
      changes = nil
      return
    }
    daylightOffset = parser.isAtComma ? standardOffset + 3600 : Int32(-(parser.time() ?? 0))
    guard let start = parser.change(), let end = parser.change() else { return nil }
    changes = (start, end)
  }

  private struct Parser {
    let text: [UInt8]
    var position = 0

    var current: UInt8 { position < text.count ? text[position] : 0 }
    var isAtComma: Bool { current == UInt8(ascii: ",") }

    /// Letters, or anything in angle brackets.
    mutating func name() -> Bool {
      let start = position
      if current == UInt8(ascii: "<") {
        while position < text.count, current != UInt8(ascii: ">") { position += 1 }
        position += 1
      } else {
        while (current | 0x20) >= UInt8(ascii: "a"), (current | 0x20) <= UInt8(ascii: "z") {
          position += 1
        }
      }
      return position > start
    }

    mutating func number() -> Int64? {
      let start = position
      var number: Int64 = 0
      while current >= 48, current <= 57, position - start < 9 {
        number = number * 10 + Int64(current - 48)
        position += 1
      }
      return position > start ? number : nil
    }

    /// `[+-]h[:m[:s]]` in seconds.
    mutating func time() -> Int64? {
      var sign: Int64 = 1
      if current == UInt8(ascii: "-") || current == UInt8(ascii: "+") {
        sign = current == UInt8(ascii: "-") ? -1 : 1
        position += 1
      }
      guard var seconds = number().map({ $0 * 3600 }) else { return nil }
      for unit in [60, 1] as [Int64] where current == UInt8(ascii: ":") {
        position += 1
        seconds += (number() ?? 0) * unit
      }
      return sign * seconds
    }

    mutating func change() -> Change? {
      guard isAtComma else { return nil }
      position += 1
      let day: Change.Day
      switch current {
      case UInt8(ascii: "M"):
        position += 1
        guard let month = number(), (1...12).contains(month), skipDot(), let week = number(),
          skipDot(), let weekday = number()
        else { return nil }
        day = .weekday(month: month, week: week, day: weekday)
      case UInt8(ascii: "J"):
        position += 1
        guard let number = number() else { return nil }
        day = .julian(number)
      default:
        guard let number = number() else { return nil }
        day = .ordinal(number)
      }
      guard current == UInt8(ascii: "/") else { return Change(day: day, second: 7200) }
      position += 1
      return time().map { Change(day: day, second: $0) }
    }

    private mutating func skipDot() -> Bool {
      guard current == UInt8(ascii: ".") else { return false }
      position += 1
      return true
    }
  }
}
