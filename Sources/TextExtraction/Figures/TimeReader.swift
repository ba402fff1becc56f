/// A time that the text names before a figure.
struct TimeExpression {
  var position: Int
  /// The period as the output writes it.
  var period: String
  /// 到2025年, 力争到: a goal.
  var isGoal: Bool
  /// A year alone, which a section's span may widen.
  var year: Int

  /// 2025H1, 2022-01/2022-04
  var isPartOfYear: Bool {
    period.utf8.contains(UInt8(ascii: "H")) || period.utf8.contains(UInt8(ascii: "Q"))
      || period.utf8.contains(UInt8(ascii: "/"))
  }
}

/// Finds times in a sentence: 2020年, 去年, 1至4月, 一季度, 上半年, 到2025年.
enum TimeReader {
  /// The times in their order. `part` is the year of 上半年 and 1至4月 where no year stands before them: the one that
  /// the section reviews, by default the document's.
  static func read(
    _ vocabulary: Vocabulary, _ units: [UInt16], _ range: Range<Int>, year documentYear: Int?,
    part partYear: Int? = nil
  ) -> [TimeExpression] {
    var found: [TimeExpression] = []
    var index = range.lowerBound
    let limit = range.upperBound
    while index < limit {
      let unit = units[index]
      if unit.isDigit, index == range.lowerBound || !units[index - 1].isDigit {
        if let year = DateReader.fourDigits(units, index) {
          let end = index + 4
          if isCompared(vocabulary, units, index, range) {
            index = end
            continue
          }
          if end < limit, units[end] == "年" {
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
          if end + 5 < limit, units[end] == 45 || units[end] == "至" || units[end] == "—",
            let last = DateReader.fourDigits(units, end + 1), units[end + 5] == "年"
          {
            found.append(
              TimeExpression(position: index, period: "\(year)-\(last)", isGoal: false, year: last))
            index = end + 6
            continue
          }
        } else if let year = year(before: index, units, range, documentYear) ?? partYear
          ?? documentYear,
          let tail = part(units, index, limit, year: year)
        {
          found.append(
            TimeExpression(position: index, period: tail.period, isGoal: false, year: year))
          index = tail.end
          continue
        }
      } else if let documentYear {
        let partYear = year(before: index, units, range, documentYear) ?? partYear ?? documentYear
        let next = index + 1 < limit ? units[index + 1] : 0
        if unit == "去" || unit == "上", next == "年" {
          // 去年, but not 比去年, 上年
          let before = index > range.lowerBound ? units[index - 1] : 0
          if unit == "去", before != "比", before != "较", before != "与" {
            found.append(
              TimeExpression(
                position: index, period: String(documentYear - 1), isGoal: false,
                year: documentYear - 1))
          }
        } else if unit == "今", next == "年" {
          found.append(
            TimeExpression(
              position: index, period: String(documentYear), isGoal: false, year: documentYear))
        } else if (unit == "上" || unit == "下") && next == "半" || unit == "前"
          || unit == "一" || unit == "二" || unit == "三" || unit == "四",
          let tail = part(units, index, limit, year: partYear)
        {
          found.append(
            TimeExpression(position: index, period: tail.period, isGoal: false, year: partYear))
          index = tail.end
          continue
        } else if unit == "全", next == "年", let last = found.last, last.isPartOfYear {
          // 上半年…, 全年…: the year as a whole again.
          found.append(
            TimeExpression(
              position: index, period: String(last.year), isGoal: false, year: last.year))
        }
      }
      index += 1
    }
    return found
  }

  /// 比2019年增长, 与2005年相比, 是2016年的2.1倍: what a figure is compared with.
  private static func isCompared(
    _ vocabulary: Vocabulary, _ units: [UInt16], _ index: Int, _ range: Range<Int>
  ) -> Bool {
    guard index > range.lowerBound else { return false }
    let before = units[index - 1]
    if before == "比" || before == "较" { return true }
    var end = index + 4
    guard end < range.upperBound, units[end] == "年" else { return false }
    end += 1
    while end < range.upperBound, ["底", "末", "度"].contains(units[end]) { end += 1 }
    if before == "与" || before == "同" || before == "和" {
      return vocabulary.phrases[.timeLikened].begin(units, end..<range.upperBound)
    }
    // 在2022年|基础上
    if vocabulary.phrases[.timeBases].begin(units, end..<range.upperBound) { return true }
    guard before == "是" || before == "为" || before == "于" || before == "达",
      end < range.upperBound, units[end] == "的"
    else { return false }
    // 是2016年的|2.1倍, 为2012年的|近3倍
    return units[end..<min(end + 10, range.upperBound)].contains("倍")
  }

  /// 去年|上半年, 今年|1至4月: the year that stands just before a part of one.
  private static func year(
    before index: Int, _ units: [UInt16], _ range: Range<Int>, _ documentYear: Int?
  ) -> Int? {
    guard let documentYear, index >= range.lowerBound + 2, units[index - 1] == "年" else {
      return nil
    }
    switch units[index - 2] {
    case "去", "上": return documentYear - 1
    case "今", "本": return documentYear
    default: return nil
    }
  }

  /// 到2025年: a goal when the year lies ahead.
  private static func isGoal(
    _ units: [UInt16], _ index: Int, _ range: Range<Int>, _ year: Int, _ documentYear: Int?
  ) -> Bool {
    guard let documentYear, year >= documentYear, index > range.lowerBound else { return false }
    return units[index - 1] == "到" || units[index - 1] == "至"
  }

  /// A part of a year: 1至4月, 前4月, 4月, 上半年, 一季度.
  private static func part(_ units: [UInt16], _ start: Int, _ limit: Int, year: Int) -> (
    period: String, end: Int
  )? {
    var index = start
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    guard index < limit else { return nil }
    if index + 2 < limit, units[index + 1] == "半", units[index + 2] == "年" {
      if units[index] == "上" { return ("\(year)H1", index + 3) }
      if units[index] == "下" { return ("\(year)H2", index + 3) }
    }
    if index + 2 < limit, units[index + 1] == "季", units[index + 2] == "度",
      let quarter = NumberReader.chineseDigit(units[index]), quarter >= 1, quarter <= 4
    {
      return ("\(year)Q\(Int(quarter))", index + 3)
    }
    var fromStart = false
    if units[index] == "前" {
      fromStart = true
      index += 1
      // 前三季度
      if index + 2 < limit, units[index + 1] == "季", units[index + 2] == "度",
        let quarter = NumberReader.chineseDigit(units[index]), quarter >= 2, quarter <= 4
      {
        return ("\(year)-01/\(year)-\(two(Int(quarter) * 3))", index + 3)
      }
    }
    guard let (first, next) = number(units, index, limit), (1...12).contains(first) else {
      return nil
    }
    index = next
    guard index < limit else { return nil }
    if units[index] == "至" || units[index] == 45 || units[index] == "—" || units[index] == 126 {
      guard let (last, end) = number(units, index + 1, limit), (1...12).contains(last), end < limit,
        units[end] == "月"
      else { return nil }
      return ("\(year)-\(two(first))/\(year)-\(two(last))", end + 1)
    }
    if units[index] == "个" { index += 1 }
    guard index < limit, units[index] == "月" else { return nil }
    if fromStart { return ("\(year)-01/\(year)-\(two(first))", index + 1) }
    // 4月30日 is a day, not a period.
    if index + 1 < limit, units[index + 1].isDigit || units[index + 1] == "底" { return nil }
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
