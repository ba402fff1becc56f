/// A time that the text names before a figure.
struct TimeExpression {
  var position: Int
  /// The period as the output writes it.
  var period: String
  /// 到2025年, 力争到: a goal.
  var isGoal: Bool
  /// A year alone, which a section's span may widen.
  var year: Int
}

/// Finds times in a sentence: 2020年, 去年, 1至4月, 一季度, 上半年, 到2025年.
enum TimeReader {
  static func read(_ units: [UInt16], _ range: Range<Int>, year documentYear: Int?)
    -> [TimeExpression]
  {
    var found: [TimeExpression] = []
    var index = range.lowerBound
    let limit = range.upperBound
    while index < limit {
      let unit = units[index]
      if unit.isDigit, index == range.lowerBound || !units[index - 1].isDigit {
        if let year = DateReader.fourDigits(units, index) {
          let end = index + 4
          // 比2019年增长: what it is compared with.
          if index > range.lowerBound, [0x6BD4, 0x8F83].contains(units[index - 1]) {
            index = end
            continue
          }
          if end < limit, units[end] == 0x5E74 {
            // 2022年度, 2022年1至4月, 2022年上半年
            let tail = part(units, end + 1, limit, year: year)
            found.append(
              TimeExpression(
                position: index, period: tail?.period ?? String(year),
                isGoal: isGoal(units, index, range, year, documentYear),
                year: year))
            index = tail?.end ?? end + 1
            continue
          }
          if end + 5 < limit, units[end] == 45 || units[end] == 0x81F3 || units[end] == 0x2014,
            let last = DateReader.fourDigits(units, end + 1), units[end + 5] == 0x5E74
          {
            found.append(
              TimeExpression(position: index, period: "\(year)-\(last)", isGoal: false, year: last))
            index = end + 6
            continue
          }
        } else if let documentYear, let tail = part(units, index, limit, year: documentYear) {
          found.append(
            TimeExpression(position: index, period: tail.period, isGoal: false, year: documentYear))
          index = tail.end
          continue
        }
      } else if let documentYear {
        let next = index + 1 < limit ? units[index + 1] : 0
        if unit == 0x53BB || unit == 0x4E0A, next == 0x5E74 {
          // 去年, but not 比去年, 上年
          let before = index > range.lowerBound ? units[index - 1] : 0
          if unit == 0x53BB, before != 0x6BD4, before != 0x8F83, before != 0x4E0E {
            found.append(
              TimeExpression(
                position: index, period: String(documentYear - 1), isGoal: false,
                year: documentYear - 1))
          }
        } else if unit == 0x4ECA, next == 0x5E74 {
          found.append(
            TimeExpression(
              position: index, period: String(documentYear), isGoal: false, year: documentYear))
        } else if unit == 0x4E0A || unit == 0x4E0B, next == 0x534A || unit == 0x524D,
          let tail = part(units, index, limit, year: documentYear)
        {
          found.append(
            TimeExpression(position: index, period: tail.period, isGoal: false, year: documentYear))
          index = tail.end
          continue
        } else if unit == 0x524D || unit == 0x4E00,
          let tail = part(units, index, limit, year: documentYear)
        {
          found.append(
            TimeExpression(position: index, period: tail.period, isGoal: false, year: documentYear))
          index = tail.end
          continue
        }
      }
      index += 1
    }
    return found
  }

  /// 到2025年: a goal when the year lies ahead.
  private static func isGoal(
    _ units: [UInt16], _ index: Int, _ range: Range<Int>, _ year: Int, _ documentYear: Int?
  ) -> Bool {
    guard let documentYear, year >= documentYear, index > range.lowerBound else { return false }
    return units[index - 1] == 0x5230 || units[index - 1] == 0x81F3
  }

  /// A part of a year: 1至4月, 前4月, 4月, 上半年, 一季度.
  private static func part(_ units: [UInt16], _ start: Int, _ limit: Int, year: Int) -> (
    period: String, end: Int
  )? {
    var index = start
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    guard index < limit else { return nil }
    if index + 2 < limit, units[index + 1] == 0x534A, units[index + 2] == 0x5E74 {
      if units[index] == 0x4E0A { return ("\(year)H1", index + 3) }
      if units[index] == 0x4E0B { return ("\(year)H2", index + 3) }
    }
    if index + 2 < limit, units[index + 1] == 0x5B63, units[index + 2] == 0x5EA6,
      let quarter = NumberReader.chineseDigit(units[index]), quarter >= 1, quarter <= 4
    {
      return ("\(year)Q\(Int(quarter))", index + 3)
    }
    var fromStart = false
    if units[index] == 0x524D {
      fromStart = true
      index += 1
    }
    guard let (first, next) = number(units, index, limit), (1...12).contains(first) else {
      return nil
    }
    index = next
    guard index < limit else { return nil }
    if units[index] == 0x81F3 || units[index] == 45 || units[index] == 0x2014 || units[index] == 126
    {
      guard let (last, end) = number(units, index + 1, limit), (1...12).contains(last), end < limit,
        units[end] == 0x6708
      else { return nil }
      return ("\(year)-\(two(first))/\(year)-\(two(last))", end + 1)
    }
    if units[index] == 0x4E2A { index += 1 }
    guard index < limit, units[index] == 0x6708 else { return nil }
    if fromStart { return ("\(year)-01/\(year)-\(two(first))", index + 1) }
    // 4月30日 is a day, not a period.
    if index + 1 < limit, units[index + 1].isDigit || units[index + 1] == 0x5E95 { return nil }
    return ("\(year)-\(two(first))", index + 1)
  }

  private static func number(_ units: [UInt16], _ start: Int, _ limit: Int) -> (Int, Int)? {
    var index = start
    var value = 0
    while index < limit, units[index].isDigit, index - start < 2 {
      value = value * 10 + Int(units[index]) - 48
      index += 1
    }
    return index > start ? (value, index) : nil
  }
}
