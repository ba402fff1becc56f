/// Finds the numbers of a sentence that are figures: no years, ordinals, sizes inside nouns, set labels, slogans.
enum FigureNumbers {
  static func find(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ scan: SentenceScan, _ mentions: [FoundMention]
  ) -> [NumberSpan] {
    let units = text.units
    let reader = NumberReader(units, scan.range, vocabulary.units)
    var found: [NumberSpan] = []
    var index = scan.range.lowerBound
    var mention = 0
    var quoteStart = -1
    while index < scan.range.upperBound {
      let unit = units[index]
      if unit == .openQuote { quoteStart = index }
      if unit == .closeQuote { quoteStart = -1 }
      guard NumberReader.begins(unit) else {
        index += 1
        continue
      }
      while mention < mentions.count, mentions[mention].range.upperBound <= index { mention += 1 }
      let (span, next) = reader.read(at: index)
      if let span, isFigure(span, vocabulary, units, scan, quoteStart) {
        let isInside =
          mention < mentions.count && mentions[mention].range.lowerBound <= span.start
          && mentions[mention].type != .place
          && span.end <= mentions[mention].range.upperBound
        if !isInside { found.append(span) }
      }
      index = max(next, index + 1)
    }
    return shareUnits(found, units, scan)
  }

  private static func isFigure(
    _ span: NumberSpan, _ vocabulary: Vocabulary, _ units: [UInt16], _ scan: SentenceScan,
    _ quoteStart: Int
  ) -> Bool {
    let limit = scan.range.upperBound
    let next: UInt16 = span.end < limit ? units[span.end] : 0
    let previous: UInt16 = span.start > scan.range.lowerBound ? units[span.start - 1] : 0
    if quoteStart >= 0,
      let close = units[span.end..<min(limit, span.end + 12)].firstIndex(of: .closeQuote),
      close - quoteStart <= 16
    {
      return false
    }
    if span.kind.isRank {
      // 第二产业, 第三批: ordinals; 全省第二, 位居前三: ranks.
      if units[span.start] == "前" {
        guard !next.isHan || next == "列" || next == "的" || next == "强" || next == "位"
        else { return false }
        return previous.isHan && isRankContext(vocabulary, units, span.start, scan.range.lowerBound)
      }
      if units[span.end - 1] == "名" || units[span.end - 1] == "位" { return true }
      guard !next.isHan || next == "的" else {
        return next == "大" && isRankContext(vocabulary, units, span.start, scan.range.lowerBound)
      }
      return isRankContext(vocabulary, units, span.start, scan.range.lowerBound)
    }
    guard let kind = span.kind.unitKind else { return true }
    // 2个小时, 3个工作日: times.
    if span.unit == "个", next.isHan,
      vocabulary.phrases[.numberPeriods].begin(units, span.end..<limit)
    {
      return false
    }
    // 10亿元项目10个: the size of what is counted.
    if kind == .money, vocabulary.phrases[.numberSized].begin(units, span.end..<limit),
      span.end + 2 < limit,
      units[span.end + 2].isDigit
    {
      return false
    }
    if kind == .money, let noun = Self.sizedNoun(behind: span.end, vocabulary, units, limit),
      noun < limit, units[noun].isDigit
    {
      return false
    }
    // 一批: some; 一方, 四方: sides.
    if span.unit == "批", span.isChinese { return false }
    if span.isChinese, units[span.end - 1] == "方", span.value < 100 { return false }
    // 三元书院: small sums are written with digits.
    if kind == .money, span.isChinese, span.value < 100 { return false }
    // 时速350公里的: a line's design.
    if next == "的",
      vocabulary.phrases[.numberDesigns].end(
        units, max(scan.range.lowerBound, span.start - 3)..<span.start)
    {
      return false
    }
    if kind == .age {
      return span.value > 50
        && vocabulary.phrases[.numberLifetimes].stand(
          in: units, max(scan.range.lowerBound, span.start - 14)..<span.start)
    }
    // 500万吨级, 5A级, 亿元产业, 百亿企业
    if next == "级" { return false }
    if previous == "第" || previous == .openParenthesis && next == .closeParenthesis {
      return false
    }
    // 亿元以上项目: the size of the things counted, not a figure.
    if kind == .money || kind == .area || kind == .mass || kind == .energy
      || kind == .count && span.lacksUnit
    {
      if let (word, end) = vocabulary.trie.longest(units, at: span.end, limit: limit),
        vocabulary.classes[word].has(.afterGe) || vocabulary.classes[word].has(.afterLe),
        end < limit, units[end].isHan, !["和", "等", "且", "并"].contains(units[end])
      {
        return false
      }
    }
    let isBare = isMultiplierOnly(units, span)
    if isBare {
      // 突破千亿, 超万亿元: an amount only behind a comparator.
      guard isBound(vocabulary, units, span.start, scan.range.lowerBound) else { return false }
      return !next.isHan || next == "大" || next == "的" || next == "台" || next == "关"
    }
    if kind == .count, next.isHan {
      if vocabulary.phrases[.numberLabels].begin(units, span.end..<min(limit, span.end + 4)) {
        return false
      }
      if sumsUp(span, units, scan) { return false }
    }
    if span.lacksUnit {
      if kind == .count, span.value < 10000 { return true }
      return true
    }
    if span.isChinese, kind == .count {
      if span.value < 20 { return isCounted(vocabulary, units, span, scan, next) }
    }
    return true
  }

  /// 50亿元|农业企业|1家: where the noun ends that a size narrows, with a word between at most.
  private static func sizedNoun(
    behind end: Int, _ vocabulary: Vocabulary, _ units: [UInt16], _ limit: Int
  ) -> Int? {
    var index = end
    while index < min(limit, end + 5), units[index].isHan {
      if let length = vocabulary.phrases[.numberSizedLater].prefix(of: units[index..<limit]) {
        return index + length
      }
      index += 1
    }
    return nil
  }

  /// 循环农业、清洁能源4个产业: a count that only sums up the complete list before it.
  private static func sumsUp(_ span: NumberSpan, _ units: [UInt16], _ scan: SentenceScan) -> Bool {
    guard span.value >= 2, span.value <= 20, span.start > scan.range.lowerBound,
      units[span.start - 1].isHan || units[span.start - 1] == .closeQuote,
      units[span.start - 1] != "等"
    else { return false }
    var items = 1
    var index = span.start - 1
    while index > scan.range.lowerBound {
      let unit = units[index]
      if unit == .listComma || unit == "和" { items += 1 }
      if unit == .comma || unit == .semicolon || unit == .fullStop || unit == .colon || unit.isDigit
      {
        break
      }
      index -= 1
    }
    return items > 1 && Double(items) == span.value
  }

  /// 万亿元, 千亿: multipliers without a number in front.
  private static func isMultiplierOnly(_ units: [UInt16], _ span: NumberSpan) -> Bool {
    guard let first = NumberReader.chineseDigit(units[span.start]) else { return false }
    return first <= -1000 || first == -100 && span.value >= 1e8
  }

  private static func isBound(
    _ vocabulary: Vocabulary, _ units: [UInt16], _ start: Int, _ lower: Int
  ) -> Bool {
    vocabulary.phrases[.numberBounds].end(units, max(lower, start - 4)..<start)
  }

  private static func isRankContext(
    _ vocabulary: Vocabulary, _ units: [UInt16], _ start: Int, _ lower: Int
  ) -> Bool {
    vocabulary.phrases[.numberRanked].stand(in: units, max(lower, start - 12)..<start)
  }

  /// Small Chinese numerals count something only behind a verb of counting: 囊括四项大奖.
  private static func isCounted(
    _ vocabulary: Vocabulary, _ units: [UInt16], _ span: NumberSpan, _ scan: SentenceScan,
    _ next: UInt16
  ) -> Bool {
    guard next.isHan, span.start > scan.range.lowerBound, span.end < scan.range.upperBound else {
      return false
    }
    let token = scan.tokens[scan.token(at: span.start - 1)]
    guard token.end == span.start, token.classes.has(.increase) || token.classes.has(.create),
      token.end - token.start == 2
    else { return false }
    return vocabulary.phrases[.numberCounting].contains(units, token.start..<token.end)
  }

  /// A number without a unit takes that of the next number of its list; 54.22万贫困人口 counts persons.
  private static func shareUnits(
    _ numbers: [NumberSpan], _ units: [UInt16], _ scan: SentenceScan
  ) -> [NumberSpan] {
    var result = numbers
    for index in result.indices.reversed() {
      let isLast = index + 1 >= result.count
      if !isLast {
        let gap = units[result[index].end..<result[index + 1].start].filter { $0 != .space }
        let isList =
          gap.count == 1
          && [.listComma, "和", 45, "—", "至", 126, "到", "与", "及"].contains(gap[0])
        if isList, result[index].lacksUnit, !result[index + 1].lacksUnit {
          result[index].unit = result[index + 1].unit
          result[index].kind = result[index + 1].kind
          result[index].lacksUnit = false
          if result[index].value < 1000, case .unit(.money) = result[index].kind,
            result[index + 1].value >= 1e4
          {
            // 800—1000亿元 shares 亿 as well.
            let text = units[result[index + 1].start..<result[index + 1].end]
            if text.contains("亿") {
              result[index].value = NumberReader.decimal(result[index].value * 1e8)
            } else if text.contains("万") {
              result[index].value = NumberReader.decimal(result[index].value * 1e4)
            }
          }
        } else if isList, result[index].unit == "个", result[index + 1].unit == "百分点" {
          result[index].unit = "百分点"
          result[index].kind = result[index + 1].kind
        }
      }
      if result[index].lacksUnit {
        let last = units[result[index].end - 1]
        let end = result[index].end
        let next: UInt16 = end < scan.range.upperBound ? units[end] : 0
        if last == "亿" {
          result[index].unit = "元"
          result[index].kind = .unit(.money)
          result[index].lacksUnit = false
        } else if last == "万" || last == "多" || last == "余", next.isHan {
          result[index].unit = "人"
          result[index].lacksUnit = false
        }
      }
    }
    return result.filter { !$0.lacksUnit }
  }
}
