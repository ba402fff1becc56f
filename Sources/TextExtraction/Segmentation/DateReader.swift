/// Reads dates.
enum DateReader {
  /// A line that is a date and little else: `2025-07-02`, `发布时间:2025年7月2日`.
  static func isoDate(_ units: [UInt16], _ line: Range<Int>) -> String? {
    guard line.count <= 24 else { return nil }
    guard let (date, range) = first(units, line) else { return nil }
    return line.count - range.count <= 8 ? date : nil
  }

  /// The first full date in a range: `2025-07-02`, `2025年7月2日`, `2025/7/2`.
  static func first(_ units: [UInt16], _ range: Range<Int>) -> (date: String, range: Range<Int>)? {
    var index = range.lowerBound
    while index + 7 < range.upperBound + 1, index < range.upperBound {
      if units[index].isDigit, index == range.lowerBound || !units[index - 1].isDigit,
        let (date, end) = date(units, at: index, limit: range.upperBound)
      {
        return (date, index..<end)
      }
      index += 1
    }
    return nil
  }

  private static func date(_ units: [UInt16], at start: Int, limit: Int) -> (String, Int)? {
    var index = start
    func number(_ digits: Int) -> Int? {
      var value = 0
      let begin = index
      while index < limit, units[index].isDigit, index - begin < digits {
        value = value * 10 + Int(units[index]) - 48
        index += 1
      }
      return index > begin ? value : nil
    }
    func skip(_ separators: [UInt16]) -> Bool {
      while index < limit, units[index] == .space { index += 1 }
      guard index < limit, separators.contains(units[index]) else { return false }
      index += 1
      while index < limit, units[index] == .space { index += 1 }
      return true
    }
    guard let year = number(4), year > 1900, year < 2100, skip(["年", 45, 47, 46]),
      let month = number(2), (1...12).contains(month), skip(["月", 45, 47, 46]),
      let day = number(2), (1...31).contains(day)
    else { return nil }
    if index < limit, units[index] == "日" { index += 1 }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return ("\(year)-\(two(month))-\(two(day))", index)
  }

  /// The first four-digit year that 年 follows in a range.
  static func firstYear(_ units: [UInt16], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index + 4 < range.upperBound {
      if let year = year(units, at: index, limit: range.upperBound) { return year }
      index += 1
    }
    return nil
  }

  /// A year such as 2022年 that begins at an index.
  static func year(_ units: [UInt16], at index: Int, limit: Int) -> Int? {
    guard index + 4 < limit, units[index + 4] == "年", let year = fourDigits(units, index),
      index == 0 || !units[index - 1].isDigit
    else { return nil }
    return year
  }

  /// Four digits that can be a year.
  static func fourDigits(_ units: [UInt16], _ index: Int) -> Int? {
    guard index + 4 <= units.count else { return nil }
    var value = 0
    for offset in 0..<4 {
      guard units[index + offset].isDigit else { return nil }
      value = value * 10 + Int(units[index + offset]) - 48
    }
    return (1949...2060).contains(value) ? value : nil
  }
}
