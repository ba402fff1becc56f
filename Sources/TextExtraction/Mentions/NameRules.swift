/// What makes a marked span a name: its borders, its type by its head, its kind.
struct NameRules {
  let vocabulary: Vocabulary
  let text: WorkingText
  let scan: SentenceScan

  private var units: [UInt16] { text.units }

  /// The mentions that a marked span holds: none, one, or several where quotations stand side by side.
  func mentions(_ range: Range<Int>, type: EntityType) -> [FoundMention] {
    if let end = predicate(range, type) { return mentions(range.lowerBound..<end, type: type) }
    var low = range.lowerBound
    for index in range.dropFirst() where units[index] == .openQuote && splits(low..<index) {
      if let first = mention(low..<index, type: type) {
        return [first] + mentions(index..<range.upperBound, type: type)
      }
      low = index
    }
    return mention(low..<range.upperBound, type: type).map { [$0] } ?? []
  }

  /// Whether a quotation behind a range is a name of its own: “两新”政策|“乘数效应”, “六稳”|“六保”.
  private func splits(_ range: Range<Int>) -> Bool {
    guard units[range].contains(.closeQuote) else { return false }
    return units[range.upperBound - 1] == .closeQuote || head(range) != nil
  }

  /// 、 和 or 及 between two items, after a bracket or not.
  func isListGap(_ start: Int, _ end: Int) -> Bool {
    var start = start
    if start < end, units[start] == .openParenthesis,
      let close = units[start..<end].firstIndex(of: .closeParenthesis)
    {
      start = close + 1
    }
    // “三名”“三优”: two quotations side by side.
    if start == end, start > scan.range.lowerBound {
      return units[start - 1] == .closeQuote && units[start] == .openQuote
    }
    guard end > start, end - start <= 2 else { return false }
    return units[start..<end].allSatisfy {
      $0 == .listComma || $0 == "和" || $0 == "及" || $0 == "与" || $0 == "以"
    }
  }

  private func mention(_ range: Range<Int>, type: EntityType) -> FoundMention? {
    var low = range.lowerBound
    var high = range.upperBound
    balance(&low, &high)
    // 完成了|棚改行动: no name begins so.
    while low < high, isEdge(units[low]) || units[low] == "了" { low += 1 }
    while high > low, isEdge(units[high - 1]) || units[high - 1] == 91 { high -= 1 }
    // [22]城市管理工程: a note's number.
    if units[low] == 91, let close = units[low..<high].firstIndex(of: 93), close - low <= 4 {
      low = close + 1
    }
    // 融媒体中心|全部成立运行
    high -= vocabulary.phrases[.nameTrailing].suffixes(of: units[low..<high]).max() ?? 0
    guard high > low else { return nil }
    if type == .project || type == .park {
      trimCount(low, &high)
      if let honour = vocabulary.phrases[.nameHonours].first(in: units, low..<high),
        honour > low + 3
      {
        high = honour
      }
    }
    if type != .policy { trimDeeds(&low, high) }
    trimVerbs(&low, high)
    // 220千伏陇川输变电工程: the number belongs to the name.
    if high - low > 4, units[low] == "千", units[low + 1] == "伏" {
      while low > scan.range.lowerBound, units[low - 1].isDigit { low -= 1 }
    }
    var type = type
    let head = head(low..<high)
    if let only = head.flatMap({ onlyType($0.word) }), head?.start != low || type != only {
      if units[high - 1] != .closeQuote { type = only }
    }
    if type == .project, units[low] == .openQuote, units[high - 1] == .closeQuote { type = .policy }
    if type == .project { takeWorks(&high) }
    if type == .policy || type == .project { trimProcess(low, &high) }
    if type == .organisation {
      if units[low..<high].contains("年"), high - low > 16 { return nil }
    }
    if type == .policy, units[high - 1] == .closeQuote { high = policyHeadEnd(high) ?? high }
    if type == .policy { takeArticles(&low, high) }
    guard high - low >= 2, !isExcluded(low..<high, type) else { return nil }
    if head?.start == low, !isNameAlone(low..<high, type) { return nil }
    // 新|高速公路, 旧|城改造: no name.
    if type == .project, let head, head.start == low + 1,
      vocabulary.phrases[.nameAges].contains(units[low])
    {
      return nil
    }
    // 国家级经开区, 省级园区: a rank, not a name.
    if type == .park, let head, head.start - low <= 3, head.start > low,
      units[head.start - 1] == "级"
    {
      return nil
    }
    // 地区生产总值突破3600亿元: an amount of money is a figure.
    if units[low] != .openQuote, hasMoney(low..<high) {
      return nil
    }
    return FoundMention(
      range: low..<high, type: type, name: text.name(low..<high),
      kind: type == .park ? parkKind(low..<high) : "", place: -1, rule: "tagger")
  }

  private func hasMoney(_ range: Range<Int>) -> Bool {
    range.dropLast().contains {
      (units[$0] == "亿" || units[$0] == "万") && units[$0 + 1] == "元"
    }
  }

  /// A head without a modifier is no name, but 经开区 in a city's report is its own.
  private func isNameAlone(_ range: Range<Int>, _ type: EntityType) -> Bool {
    guard type == .park else { return false }
    return NameCompletion.isTypeOnly(vocabulary, text.text(range))
  }

  /// Marks that open inside close inside.
  private func balance(_ low: inout Int, _ high: inout Int) {
    let lower = scan.range.lowerBound
    let upper = scan.range.upperBound
    func count(_ unit: UInt16) -> Int { units[low..<high].count { $0 == unit } }
    if count(.openQuote) > count(.closeQuote) {
      if let close = units[high..<min(upper, high + 14)].firstIndex(of: .closeQuote) {
        high = close + 1
      } else if units[low] == .openQuote {
        low += 1
      }
    } else if count(.closeQuote) > count(.openQuote) {
      if let open = units[max(lower, low - 14)..<low].lastIndex(of: .openQuote) {
        low = open
      } else if units[high - 1] == .closeQuote {
        high -= 1
      }
    }
    if count(.openTitle) > count(.closeTitle), high < upper, units[high] == .closeTitle {
      high += 1
    }
    if count(.openParenthesis) > count(.closeParenthesis) {
      if high < upper, units[high] == .closeParenthesis {
        high += 1
      } else if let open = units[low..<high].lastIndex(of: .openParenthesis), open > low {
        high = open
      }
    } else if count(.closeParenthesis) > count(.openParenthesis) {
      if units[high - 1] == .closeParenthesis {
        high -= 1
      } else if let close = units[low..<high].firstIndex(of: .closeParenthesis) {
        // 边境县(|市)智慧广电项目: the name begins behind the bracket.
        low = close + 1
      }
    }
  }

  /// 邵东—双峰|三条长输管网: a count between a name and the head of its list.
  private func trimCount(_ low: Int, _ high: inout Int) {
    guard high - low > 4 else { return }
    var index = low + 2
    while index + 2 < high {
      let isNumber =
        units[index].isDigit || NumberReader.chineseDigit(units[index]).map { $0 > 0 } ?? false
      // 亚洲第一个专业货运机场: an ordinal.
      if isNumber, units[index - 1] != "第",
        ["个", "条", "座", "处", "家"].contains(units[index + 1])
      {
        while index > low + 1, units[index - 1].isDigit { index -= 1 }
        high = index
        return
      }
      index += 1
    }
  }

  /// 笔架山水库|除险加固: works on a facility belong to its name.
  private func takeWorks(_ high: inout Int) {
    guard high < scan.range.upperBound, units[high].isHan,
      let length = vocabulary.phrases[.nameWorks].prefix(of: units[high..<scan.range.upperBound])
    else { return }
    high += length
    if let plain = vocabulary.phrases[.works].prefix(of: units[high..<scan.range.upperBound]) {
      high += plain
    }
  }

  /// 国土空间规划|编制: what is done to a policy is no part of its name.
  private func trimProcess(_ low: Int, _ high: inout Int) {
    let lengths = vocabulary.phrases[.nameProcesses].suffixes(of: units[low..<high])
    high -= lengths.filter { high - low > $0 + 3 }.max() ?? 0
  }

  /// 稳外贸“12条”: the words before a number of articles name what they are about.
  private func takeArticles(_ low: inout Int, _ high: Int) {
    guard units[low] == .openQuote, high - low <= 6, units[high - 1] == .closeQuote,
      units[high - 2] == "条"
    else { return }
    var start = low
    while start > scan.range.lowerBound, units[start - 1].isHan, low - start < 8,
      !["和", "及", "的", "实", "施"].contains(units[start - 1])
    { start -= 1 }
    low = start
  }

  /// 做大做强, 扎实推进, 打好: verbs in front are no part of a name.
  private func trimVerbs(_ low: inout Int, _ high: Int) {
    for word in vocabulary.phrases[.nameLeading].words
    where word.count < high - low - 2 && units[low..<low + word.count].elementsEqual(word) {
      low += word.count
    }
    while low < high, scan.beginsToken(low) {
      let token = scan.tokens[scan.token(at: low)]
      // 永久|性: an adverb no more.
      guard token.end < high - 1, token.end - low >= 2, token.word >= 0, units[token.end] != "性",
        token.classes.has(.scope)
          || vocabulary.value(token.word, .common) == Int(PartOfSpeech.adverb.rawValue)
      else { return }
      low = token.end
    }
  }

  private func isEdge(_ unit: UInt16) -> Bool {
    unit == .listComma || unit == .comma || unit == .fullStop || unit == .semicolon
      || unit == .colon
      || unit.isBlank || unit == 93 || unit == "的" || unit == "和" || unit == "—"
      || unit == "―"
  }

  /// The longest head noun that ends a range.
  func head(_ range: Range<Int>) -> (start: Int, word: Int)? {
    for start in range {
      var found: Int?
      vocabulary.trie.matches(units, at: start, limit: range.upperBound) { word, end in
        if end == range.upperBound, vocabulary.classes[Int(word)].has(.head) { found = Int(word) }
      }
      if let found { return (start, found) }
    }
    return nil
  }

  /// The type of a head that names one type only.
  private func onlyType(_ word: Int) -> EntityType? {
    var type: EntityType?
    for sense in vocabulary.senses[word] where sense.kind == .head {
      let found = vocabulary.heads[Int(sense.value)].type
      if type != nil, type != found { return nil }
      type = found
    }
    return type
  }

  /// “一把手”工程, “三高四新”战略定位: the head behind a quotation belongs to it; light nouns do not.
  func policyHeadEnd(_ position: Int) -> Int? {
    guard position < scan.range.upperBound, units[position].isHan else { return nil }
    var best: Int?
    vocabulary.trie.matches(units, at: position, limit: scan.range.upperBound) { word, end in
      for sense in vocabulary.senses[Int(word)]
      where sense.kind == .head
        && vocabulary.heads[Int(sense.value)].type == .policy
      {
        best = end
      }
    }
    return best
  }

  /// The kind that the park head at the end gives.
  private func parkKind(_ range: Range<Int>) -> String {
    guard let word = head(range)?.word else { return "other" }
    return parkKind(ofHead: word) ?? "other"
  }

  /// The kind that the longest park head at the end of a name gives, nil when it ends in none.
  func parkKind(ofName name: String) -> String? {
    let units = Array(name.utf16)
    for start in units.indices {
      guard let (word, end) = vocabulary.trie.longest(units, at: start, limit: units.count),
        end == units.count, let kind = parkKind(ofHead: word)
      else { continue }
      return kind
    }
    return nil
  }

  private func parkKind(ofHead word: Int) -> String? {
    for sense in vocabulary.senses[word] where sense.kind == .head {
      let head = vocabulary.heads[Int(sense.value)]
      if head.type == .park { return head.kind }
    }
    return nil
  }
}
