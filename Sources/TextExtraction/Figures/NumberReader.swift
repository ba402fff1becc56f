/// A number with its unit, as it stands in the text.
struct NumberSpan {
  var start: Int
  var end: Int
  var value: Double
  var unit: String
  var kind: NumberKind
  /// 余 or 多 stands inside: more than the value.
  var isMore = false
  /// Written with Chinese numerals, which count small things in passing.
  var isChinese = false
  /// `前三`: this rank or better.
  var isAtMost = false
  /// The unit is left to the following number of the list.
  var lacksUnit = false
}

/// What kind of quantity a number is.
enum NumberKind {
  case unit(UnitKind)
  case rank
  case ratio

  var unitKind: UnitKind? {
    if case .unit(let kind) = self { return kind }
    return nil
  }
  var isRank: Bool {
    if case .rank = self { return true }
    return false
  }
  /// A number for the features of models.
  var code: UInt32 {
    switch self {
    case .unit(let kind): UInt32(UnitKind.allCases.firstIndex(of: kind) ?? 0)
    case .rank: 100
    case .ratio: 101
    }
  }
}

/// Finds the numbers of a sentence that have a unit.
struct NumberReader {
  let units: [UInt16]
  let table: UnitTable
  private let limit: Int

  init(_ units: [UInt16], _ range: Range<Int>, _ table: UnitTable) {
    self.units = units
    self.table = table
    limit = range.upperBound
  }

  /// The digit that a Chinese numeral stands for, or its multiplier as a negative number.
  @inline(__always)
  static func chineseDigit(_ unit: UInt16) -> Double? {
    switch unit {
    case "〇", "零": 0
    case "一": 1
    case "二", "两": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    case "十": -10
    case "百": -100
    case "千": -1000
    case "万": -10000
    case "亿": -100_000_000
    default: nil
    }
  }

  /// Whether a number can begin with the unit.
  @inline(__always)
  static func begins(_ unit: UInt16) -> Bool {
    unit.isDigit || unit == "第" || unit == "前" || chineseDigit(unit) != nil
  }

  /// The number that begins at `start`, or nil with the position to go on from.
  func read(at start: Int) -> (span: NumberSpan?, next: Int) {
    let first = units[start]
    if first == "第" || first == "前" { return readRank(at: start) }
    guard let (number, numberEnd) = readNumber(at: start) else { return (nil, start + 1) }
    var index = numberEnd
    let isChinese = !first.isDigit
    // 1949, 2022年: a year; 7-14岁, 1+2+4, 6:4, 3.0版: no figures.
    if index < limit, units[index] == 0x2B { return (nil, skipFormula(index)) }
    if index < limit, units[index] == .colon, !isChinese, index + 1 < limit,
      units[index + 1].isDigit
    {
      return readRatio(start, number, index)
    }
    if index + 1 < limit, units[index] == "分", units[index + 1] == "之", isChinese {
      return readFraction(start, number, index + 2)
    }
    var isMore = false
    var value = number
    if index < limit, isRemainder(units[index]), !(isChinese && number < 10) {
      isMore = true
      index += 1
      // 3200多万人
      if let (factor, end) = readMultiplier(index) {
        value *= factor
        index = end
      }
    }
    if index < limit, units[index] == .space, index + 1 < limit { index += 1 }
    if index < limit, units[index] == "成", isChinese || number <= 10 {
      // 七成, 七成半
      let next = index + 1 < limit ? units[index + 1] : 0
      if !["功", "立", "为", "都", "长", "果", "员"].contains(next), number < 10 {
        // 七成五
        let part = Self.chineseDigit(next) ?? 0
        if part >= 1, part <= 9 {
          return (
            NumberSpan(
              start: start, end: index + 2, value: value * 10 + part, unit: "%",
              kind: .unit(.percent), isMore: isMore, isChinese: isChinese), index + 2
          )
        }
        return (
          NumberSpan(
            start: start, end: index + 1, value: value * 10, unit: "%", kind: .unit(.percent),
            isMore: isMore, isChinese: isChinese), index + 1
        )
      }
    }
    if let (word, end) = table.trie.longest(units, at: index, limit: limit) {
      let record = table.records[word]
      if record.kind == .skip { return (nil, end) }
      var unitEnd = end
      var name = record.unit
      var factor = record.factor
      if record.kind == .permille {
        factor = 0.1
        name = "%"
      }
      // 吨/日, 微克/立方米
      if end + 1 < limit, units[end] == 47,
        let (_, second) = table.trie.longest(units, at: end + 1, limit: limit)
      {
        name += "/" + String(units: units[end + 1..<second])
        unitEnd = second
      }
      // 亿余元 stands behind its 余 already; 10个以上, 5个百分点 are units of their own.
      if unitEnd < limit, !isMore, isRemainder(units[unitEnd]), record.kind != .percent {
        if units[unitEnd] == "余" || record.kind == .count {
          let after = unitEnd + 1 < limit ? units[unitEnd + 1] : .fullStop
          if units[unitEnd] == "余" || !after.isHan {
            isMore = true
            unitEnd += 1
          }
        }
      }
      var kind = NumberKind.unit(record.kind)
      if record.kind == .permille { kind = .unit(.percent) }
      return (
        NumberSpan(
          start: start, end: unitEnd, value: Self.decimal(value * factor), unit: name, kind: kind,
          isMore: isMore, isChinese: isChinese), unitEnd
      )
    }
    let end = units[index - 1] == .space ? index - 1 : index
    let hasMultiplier =
      index > start && Self.isLargeMultiplier(units[index - 1])
      || isMore && index >= 2 && Self.isLargeMultiplier(units[index - 2])
    if hasMultiplier {
      return (
        NumberSpan(
          start: start, end: end, value: Self.decimal(value), unit: "", kind: .unit(.count),
          isMore: isMore, isChinese: isChinese, lacksUnit: true), index
      )
    }
    if !isChinese, index < limit,
      units[index] == .listComma || units[index] == "和" || units[index] == 45
        || units[index] == "—" || units[index] == "至" || units[index] == 126
        || units[index] == "到"
    {
      // 8.5、9%: the unit may follow in the list.
      return (
        NumberSpan(
          start: start, end: end, value: value, unit: "", kind: .unit(.count), lacksUnit: true),
        index
      )
    }
    return (nil, max(numberEnd, start + 1))
  }

  /// The number that a product of decimals was meant to be: 134.89 times 10,000 is 1,348,900.
  static func decimal(_ value: Double) -> Double {
    abs(value) < 9e9 ? (value * 1e6).rounded() / 1e6 : value.rounded()
  }

  private func isRemainder(_ unit: UInt16) -> Bool { unit == "余" || unit == "多" }

  private static func isLargeMultiplier(_ unit: UInt16) -> Bool {
    unit == "万" || unit == "亿"
  }

  private func skipFormula(_ from: Int) -> Int {
    var index = from
    while index < limit, units[index].isDigit || units[index] == 0x2B || units[index] == 46 {
      index += 1
    }
    return index
  }

  /// Digits with separators and multipliers, or Chinese numerals.
  func readNumber(at start: Int) -> (Double, Int)? {
    guard units[start].isDigit else { return readChinese(at: start) }
    if start > 0, units[start - 1].isLetter || units[start - 1] == 46 { return nil }
    var index = start
    var value = 0.0
    var digits = 0
    while index < limit {
      if units[index].isDigit {
        value = value * 10 + Double(units[index] - 48)
        digits += 1
        index += 1
      } else if units[index] == .comma, digits <= 3, index + 3 < limit, units[index + 1].isDigit,
        units[index + 2].isDigit, units[index + 3].isDigit,
        index + 4 >= limit || !units[index + 4].isDigit
      {
        index += 1
        digits = 0
      } else {
        break
      }
    }
    if index + 1 < limit, units[index] == 46, units[index + 1].isDigit {
      var scale = 0.1
      index += 1
      var fraction = 0.0
      var places = 0
      while index < limit, units[index].isDigit {
        fraction = fraction * 10 + Double(units[index] - 48)
        places += 1
        index += 1
      }
      scale = 1
      for _ in 0..<places { scale *= 10 }
      value = (value * scale + fraction) / scale
    }
    if let (factor, end) = readMultiplier(index) {
      value *= factor
      index = end
    }
    return (value, index)
  }

  /// 十, 百, 千, 万, 亿 and their products behind digits.
  private func readMultiplier(_ start: Int) -> (Double, Int)? {
    var index = start
    var factor = 1.0
    while index < limit, index - start < 3, let digit = Self.chineseDigit(units[index]), digit < 0 {
      if digit == -10, index == start { break }
      // 千瓦, 千克: the prefix of a unit.
      if digit == -1000, index + 1 < limit, Self.prefixed.contains(units[index + 1]) { break }
      factor *= -digit
      index += 1
    }
    return index > start ? (factor, index) : nil
  }

  /// 瓦 克 米 伏 卡 焦 帕 赫
  private static let prefixed: [UInt16] = [
    "瓦", "克", "米", "伏", "卡", "焦", "帕", "赫",
  ]

  private func readChinese(at start: Int) -> (Double, Int)? {
    var index = start
    var total = 0.0
    var section = 0.0
    var digit = -1.0
    var count = 0
    while index < limit, let value = Self.chineseDigit(units[index]) {
      if value >= 0 {
        if digit >= 0 {
          if count > 1 { return nil }
          digit = digit * 10 + value
        } else {
          digit = value
        }
      } else if value > -10000 {
        section += (digit < 0 ? 1 : digit) * -value
        digit = -1
      } else {
        let base = section + max(digit, 0)
        total = (total + (base == 0 && total == 0 ? 1 : base)) * -value
        section = 0
        digit = -1
      }
      index += 1
      count += 1
    }
    guard index > start else { return nil }
    return (total + section + max(digit, 0), index)
  }

  /// 第二, 第7名, 前三, 前10位.
  private func readRank(at start: Int) -> (NumberSpan?, Int) {
    guard start + 1 < limit, let (value, end) = readNumber(at: start + 1), value >= 1, value < 1000
    else { return (nil, start + 1) }
    var index = end
    if index < limit, ["名", "位"].contains(units[index]) {
      index += 1
    } else if let (word, unitEnd) = table.trie.longest(units, at: index, limit: limit),
      table.records[word].kind == .skip || units[start] == "前"
    {
      return (nil, unitEnd)
    } else if units[start] == "第", index < limit,
      let word = table.trie.longest(units, at: index, limit: limit),
      ["个", "批", "次", "类", "种", "家", "座", "项", "条"].contains(
        units[index])
    {
      return (nil, word.end)
    }
    return (
      NumberSpan(
        start: start, end: index, value: value, unit: "名", kind: .rank,
        isChinese: !units[start + 1].isDigit, isAtMost: units[start] == "前"), index
    )
  }

  private func readRatio(_ start: Int, _ number: Double, _ colon: Int) -> (NumberSpan?, Int) {
    guard let (second, end) = readNumber(at: colon + 1), second == 1 else {
      return (nil, skipDigits(colon + 1))
    }
    return (
      NumberSpan(start: start, end: end, value: number, unit: "倍", kind: .ratio), end
    )
  }

  private func skipDigits(_ from: Int) -> Int {
    var index = from
    while index < limit, units[index].isDigit || units[index] == .colon { index += 1 }
    return index
  }

  private func readFraction(_ start: Int, _ below: Double, _ from: Int) -> (NumberSpan?, Int) {
    guard from < limit, below > 0, let (above, end) = readNumber(at: from) else {
      return (nil, from)
    }
    return (
      NumberSpan(
        start: start, end: end, value: 100 * above / below, unit: "%", kind: .unit(.percent),
        isChinese: false), end
    )
  }
}
