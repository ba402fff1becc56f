/// Reads the pieces of ISO 8601 dates and times from left to right. Every method gives nil, and
/// leaves the position anywhere, when its piece is not there or out of range.
struct ISOScanner {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { position == bytes.count }
  private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(truncatingIfNeeded: character.value), position < bytes.count else {
      return false
    }
    position += 1
    return true
  }

  /// The number of digits from here on.
  private var digitRun: Int {
    var end = position
    while end < bytes.count, bytes[end] >= 48, bytes[end] <= 57 { end += 1 }
    return end - position
  }

  /// Exactly so many digits.
  mutating func number(digits: Int) -> Int64? {
    guard digits > 0, digits <= 18, digitRun >= digits else { return nil }
    var number: Int64 = 0
    for _ in 0..<digits {
      number = number * 10 + Int64(bytes[position] - 48)
      position += 1
    }
    return number
  }

  /// Days since the epoch.
  mutating func date() -> Int64? {
    let isNegative = current == UInt8(ascii: "-")
    let isSigned = isNegative || current == UInt8(ascii: "+")
    if isSigned { position += 1 }
    let run = digitRun
    let yearDigits = isSigned ? run : run > 4 ? 4 : run
    guard yearDigits <= 9, var year = number(digits: yearDigits) else { return nil }
    if isNegative { year = -year }
    guard GregorianCalendar.years.contains(year) else { return nil }
    switch isSigned ? 0 : run - yearDigits {
    case 0: break
    case 2: return calendarDate(year, number(digits: 2), 1)
    case 3: return ordinalDate(year, number(digits: 3))
    case 4: return calendarDate(year, number(digits: 2), number(digits: 2))
    default: return nil
    }
    if take("W") { return weekDate(year, isExtended: false) }
    if take("Q") { return quarterDate(year, isExtended: false) }
    guard take("-") else { return GregorianCalendar.daysSinceEpoch(year, 1, 1) }
    if take("W") { return weekDate(year, isExtended: true) }
    if take("Q") { return quarterDate(year, isExtended: true) }
    if digitRun == 3 { return ordinalDate(year, number(digits: 3)) }
    guard digitRun <= 2, let month = number(digits: digitRun) else { return nil }
    guard take("-") else { return calendarDate(year, month, 1) }
    guard digitRun <= 2 else { return nil }
    return calendarDate(year, month, number(digits: digitRun))
  }

  private func calendarDate(_ year: Int64, _ month: Int64?, _ day: Int64?) -> Int64? {
    guard let month, let day, (1...12).contains(month), day >= 1,
      day <= GregorianCalendar.daysInMonth(month, of: year)
    else { return nil }
    return GregorianCalendar.daysSinceEpoch(year, month, day)
  }

  private func ordinalDate(_ year: Int64, _ day: Int64?) -> Int64? {
    guard let day, day >= 1, day <= GregorianCalendar.daysInYear(year) else { return nil }
    return GregorianCalendar.daysSinceEpoch(year, 1, 1) + day - 1
  }

  private mutating func weekDate(_ year: Int64, isExtended: Bool) -> Int64? {
    guard let week = number(digits: 2), week >= 1,
      week <= GregorianCalendar.weeks(inWeekYear: year)
    else { return nil }
    var day: Int64? = 1
    if isExtended ? take("-") : digitRun > 0 { day = number(digits: 1) }
    guard let day, (1...7).contains(day) else { return nil }
    return GregorianCalendar.firstMonday(ofWeekYear: year) + (week - 1) * 7 + day - 1
  }

  private mutating func quarterDate(_ year: Int64, isExtended: Bool) -> Int64? {
    guard let quarter = number(digits: 1), (1...4).contains(quarter) else { return nil }
    var day: Int64? = 1
    if isExtended ? take("-") : digitRun > 0 { day = number(digits: 2) }
    let first = GregorianCalendar.daysSinceEpoch(year, quarter * 3 - 2, 1)
    let last =
      GregorianCalendar.daysSinceEpoch(
        year, quarter * 3, GregorianCalendar.daysInMonth(quarter * 3, of: year))
    guard let day, day >= 1, first + day - 1 <= last else { return nil }
    return first + day - 1
  }

  /// The nanosecond of the day.
  mutating func time() -> Int64? {
    var seconds: Int64 = 0
    guard let hour = number(digits: 2), hour < 24 else { return nil }
    seconds = hour * 3600
    let isExtended = current == UInt8(ascii: ":")
    guard isExtended ? take(":") : digitRun >= 2 else { return seconds * nanosecondsPerSecond }
    guard let minute = number(digits: 2), minute < 60 else { return nil }
    seconds += minute * 60
    guard isExtended ? take(":") : digitRun >= 2 else { return seconds * nanosecondsPerSecond }
    guard let second = number(digits: 2), second < 60 else { return nil }
    seconds += second
    guard take(".") || take(",") else { return seconds * nanosecondsPerSecond }
    guard let fraction = fraction() else { return nil }
    return seconds * nanosecondsPerSecond + fraction
  }

  /// The digits after a decimal point, one to nine, as nanoseconds.
  mutating func fraction() -> Int64? {
    let digits = digitRun
    guard digits <= 9, var fraction = number(digits: digits) else { return nil }
    for _ in digits..<9 { fraction *= 10 }
    return fraction
  }

  /// `Z`, `+08`, `+0800`, `+08:00`, `-02:05:07`: seconds, at most 18 hours.
  mutating func offset() -> Int32? {
    if take("Z") || take("z") { return 0 }
    let isNegative = current == UInt8(ascii: "-")
    guard isNegative || current == UInt8(ascii: "+") else { return nil }
    position += 1
    guard var seconds = number(digits: 2).map({ $0 * 3600 }) else { return nil }
    let isExtended = current == UInt8(ascii: ":")
    for unit in [60, 1] as [Int64] {
      guard isExtended ? take(":") : digitRun >= 2 else { break }
      guard let number = number(digits: 2), number < 60 else { return nil }
      seconds += number * unit
    }
    guard seconds <= 18 * 3600 else { return nil }
    return Int32(isNegative ? -seconds : seconds)
  }

  /// What stands in `[…]`.
  mutating func bracketed() -> String? {
    guard take("[") else { return nil }
    let start = position
    while position < bytes.count, current != UInt8(ascii: "]") { position += 1 }
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    return take("]") ? name : nil
  }

  /// The byte here, when there is one, and goes on.
  mutating func next() -> UInt8? {
    guard position < bytes.count else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  /// A number with a sign and a fraction, as durations have them.
  mutating func decimal() -> Decimal? {
    var isNegative = false
    if take("-") { isNegative = true } else { _ = take("+") }
    guard digitRun <= 18, let whole = number(digits: digitRun) else { return nil }
    var fraction: Int64 = 0
    var scale = 1.0
    if take(".") || take(",") {
      let digits = digitRun
      guard digits > 0 else { return nil }
      fraction = number(digits: min(digits, 15)) ?? 0
      position += max(0, digits - 15)
      for _ in 0..<min(digits, 15) { scale *= 10 }
    }
    let sign: Int64 = isNegative ? -1 : 1
    return Decimal(whole: sign * whole, fraction: Double(sign * fraction) / scale)
  }

  /// A number as its whole part and the rest, of the same sign.
  struct Decimal {
    let whole: Int64
    let fraction: Double
  }
}
