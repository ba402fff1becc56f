/// Completes noun phrases that stand on the figure before them.
extension FigureReader {
  /// The phrase with what the text leaves out, as the figure before it tells.
  func completed(_ phrase: String, _ number: NumberSpan, isListed: Bool) -> String {
    guard !phrase.isEmpty else { return phrase }
    let letters = Array(phrase.utf16)
    let whole = 0..<letters.count
    if vocabulary.phrases[.figureRatio].contains(letters, whole) { return "城乡居民收入比" }
    // 引进省外资金…, 实际到位资金627亿元
    if vocabulary.phrases[.figureArrived].contains(letters, whole),
      vocabulary.phrases[.figureInland].stand(in: units, scan.range.lowerBound..<number.start)
    {
      return "内联引资"
    }
    let phrase = levelled(phrase, letters)
    guard !lastIndicator.isEmpty, let last = figures.last else { return phrase }
    // 一般公共预算收入80亿元, 支出343亿元; 接待游客2500万人次、收入320亿元
    if vocabulary.phrases[.figureExpenditure].contains(phrase), lastIndicator.ends(with: "收入") {
      return lastIndicator.dropLast(2) + phrase
    }
    if vocabulary.phrases[.figureIncome].contains(phrase),
      let field = vocabulary.phrases[.figureTourism].strings.first(where: {
        lastIndicator.begins(with: $0)
      })
    {
      return field + phrase
    }
    // 规模以上工业企业超过1000家, 企业利润…
    if letters.count > 2, vocabulary.phrases[.figureEnterprise].begin(letters, whole),
      lastIndicator.ends(with: "企业")
    {
      return lastIndicator.dropLast(2) + phrase
    }
    // 青稞播种面积…, 产量…
    if vocabulary.phrases[.figureAttributes].contains(letters, whole)
      || vocabulary.phrases[.phraseAttributes].contains(letters, whole) && letters.count == 3,
      let own = attributeOfLast(),
      own != phrase
    {
      return lastIndicator.dropLast(own.count) + phrase
    }
    guard last.unit == number.unit else { return phrase }
    // 压减炼铁产能247万吨、炼钢135万吨
    if isListed, letters.count <= 4,
      vocabulary.phrases[.figureAttributes].suffixes(of: letters[...]).isEmpty,
      let own = attributeOfLast(), standardIndicator(phrase) == nil
    {
      return phrase + own
    }
    // 新建农村公路300公里, 改造120公里: what else was done to the same.
    if number.kind.unitKind != .money, number.kind.unitKind != .percent, isAction(letters),
      standardIndicator(phrase) == nil
    {
      return behind(phrase, thing: lastIndicator)
    }
    return phrase
  }

  /// 9家企业入选制造业百强: what is counted carries the name of what it was admitted to; nil when it is not admitted.
  func admitted(_ number: NumberSpan, behind end: Int) -> (phrase: String, end: Int)? {
    guard number.kind.unitKind == .count, end < scan.range.upperBound, units[end].isHan else {
      return nil
    }
    let admissions = vocabulary.phrases[.figureAdmissions]
    var verb = end + 1
    while verb < min(scan.range.upperBound, end + 7), units[verb].isHan,
      admissions.prefix(of: units[verb..<scan.range.upperBound]) == nil
    { verb += 1 }
    guard verb < scan.range.upperBound, verb - end >= 2, scan.beginsToken(verb),
      let length = admissions.prefix(of: units[verb..<scan.range.upperBound])
    else { return nil }
    let start = verb + length
    var last = start
    while last < scan.range.upperBound, last - start < 24, !Self.endsTitle(units[last]) {
      last += 1
    }
    let noun = text.name(end..<verb)
    let title = text.name(start..<last)
    guard title.utf16.count > 1 else { return nil }
    // 7个技改项目列入全省重点: the projects say themselves what they are.
    if noun.ends(with: "项目"), noun != "项目", !title.ends(with: "项目") { return (noun, last) }
    return (title.ends(with: noun) ? title : title + noun, last)
  }

  /// 2个|10亿元以上农产品加工项目: the size is part of what is counted; nil when none stands there.
  func sized(_ number: NumberSpan, behind end: Int) -> (phrase: String, end: Int)? {
    guard number.kind.unitKind == .count else { return nil }
    let limit = scan.range.upperBound
    var start = end
    while start < limit, units[start] == .space { start += 1 }
    guard start < limit, units[start].isDigit else { return nil }
    let reader = NumberReader(units, scan.range, vocabulary.units)
    guard let size = reader.read(at: start).span, size.kind.unitKind != .count,
      let (word, bound) = vocabulary.trie.longest(units, at: size.end, limit: limit),
      vocabulary.classes[word].has(.afterGe) || vocabulary.classes[word].has(.afterLe)
    else { return nil }
    let noun = FigureFollowing(vocabulary, text, scan, bound, isPercent: false)
    return noun.phrase.isEmpty ? nil : (text.name(start..<bound) + noun.phrase, noun.end)
  }

  /// 700户(民政200户、残联500户)|老年人家庭: where the noun stands that a bracket with figures parts from its count.
  func behindDivision(_ end: Int) -> Int {
    let limit = scan.range.upperBound
    guard end < limit, units[end] == .openParenthesis,
      let close = units[end..<min(limit, end + 40)].firstIndex(of: .closeParenthesis),
      units[end..<close].contains(where: \.isDigit), close + 1 < limit, units[close + 1].isHan
    else { return end }
    return close + 1
  }

  /// 总投资2000亿元的|270个重点项目: what is invested goes into what is counted behind.
  func investsBehind(_ number: NumberSpan, _ end: Int, _ phrase: String) -> Bool {
    number.kind.unitKind == .money && end + 1 < scan.range.upperBound && units[end] == "的"
      && units[end + 1].isDigit && vocabulary.phrases[.figureInvestments].end(phrase)
  }

  /// Whether words tell of a share of something, without saying of what: 约占财政支出的.
  func beginsWithShare(_ range: Range<Int>) -> Bool {
    var index = scan.token(at: range.lowerBound)
    while index < scan.tokens.count, scan.tokens[index].start < range.upperBound {
      let token = scan.tokens[index]
      if token.start >= range.lowerBound {
        if units[token.start] == "占" { return token.end - token.start == 1 }
        guard token.classes.has(.adverb) || token.classes.has(.approx) || !units[token.start].isHan
        else { return false }
      }
      index += 1
    }
    return false
  }

  /// 旅客吞吐量首破百万, |达到114.6万人次: what the clause before measures, where it has no figure; "" for nothing.
  func phraseOfClause(before clause: Int, _ lead: FigureLead, _ number: NumberSpan) -> String {
    guard clause > scan.range.lowerBound, units[clause - 1] == .comma, lead.cues.reach,
      lead.phrase.isEmpty, !lead.cues.share
    else { return "" }
    let start = clauseStart(clause - 1)
    if let last = figures.last, last.range.upperBound > start { return "" }
    var end = start
    var index = scan.token(at: start)
    while index < scan.tokens.count, scan.tokens[index].end < clause {
      let token = scan.tokens[index]
      let classes = token.classes
      if token.start >= start, !classes.has(.indicator),
        classes.has(.reach) || classes.has(.growth) || classes.has(.increase)
          || classes.has(.decrease) || classes.has(.gt) || classes.has(.adverb)
          || vocabulary.phrases[.numberBounds].begin(units, token.start..<token.end)
      {
        break
      }
      end = token.end
      index += 1
    }
    guard end > start else { return "" }
    let phrase = FigureLead(
      vocabulary, text, scan, mentions, start..<end, number: number, homePlace: context.homePlace
    ).phrase
    return standardIndicator(phrase) != nil
      || vocabulary.phrases[.figureAttributes].end(phrase) || phrase.ends(with: "量")
      ? phrase : ""
  }

  /// The stage of projects that alone stands in front of a number: 竣工|55个.
  func stage(_ lead: FigureLead) -> String? {
    var end = lead.range.upperBound
    while end > lead.range.lowerBound, units[end - 1] == .space { end -= 1 }
    return vocabulary.phrases[.indicatorStages].suffixes(
      of: units[lead.range.lowerBound..<end]
    ).max().map { String(units: units[(end - $0)..<end]) }
  }

  /// What was counted, at another stage: 棚户区改造|开工 becomes 棚户区改造|基本建成.
  func atStage(_ stage: String, _ thing: String) -> String {
    if thing.ends(with: "项目个数") || thing.ends(with: "项目") { return stage + withoutStage(thing) }
    let letters = Array(withoutStage(thing).utf16)
    let old = vocabulary.phrases[.indicatorStages].suffixes(of: letters[...]).max() ?? 0
    return String(units: letters.dropLast(old < letters.count - 1 ? old : 0)) + stage
  }

  /// Projects without the stage in front: 新开工|重点项目.
  func withoutStage(_ thing: String) -> String {
    let letters = Array(thing.utf16)
    let stage = vocabulary.phrases[.indicatorStages].words.filter { letters.starts(with: $0) }
      .map(\.count).max()
    guard let stage, letters.count > stage + 1 else { return thing }
    return String(units: letters[stage...])
  }

  private static func endsTitle(_ unit: UInt16) -> Bool {
    unit == .comma || unit == .semicolon || unit == .fullStop || unit == .listComma
      || unit == .openParenthesis || unit.isBlank
  }

  /// 总投资2000亿元的270个重点项目: the investment is that of the projects counted behind it.
  mutating func nameInvestments() {
    for index in figures.indices.dropLast() {
      let next = figures[index + 1]
      guard
        vocabulary.phrases[.figureInvestments].contains(figures[index].indicator)
          || figures[index].indicator == "项目投资", next.indicator.ends(with: "项目个数"),
        figures[index].range.upperBound < next.range.lowerBound,
        units[next.range.lowerBound - 1] == "的"
      else { continue }
      figures[index].indicator = next.indicator.dropLast(2) + "投资"
      figures[index].isStandard = false
    }
  }

  /// 193个省级、481个州级示范单位: what a level alone counts stands behind the next one.
  mutating func shareNouns() {
    for index in figures.indices.dropLast().reversed() {
      let next = figures[index + 1]
      guard vocabulary.phrases[.figureLevels].contains(figures[index].indicator),
        figures[index].unit == next.unit, !next.indicator.isEmpty
      else { continue }
      let level = vocabulary.phrases[.figureLevels].strings.first {
        next.indicator.begins(with: $0)
      }
      // 5个省级、|10个重点专科: of the document's own level nothing is said.
      let gap =
        figures[index].range
        .upperBound..<max(figures[index].range.upperBound, next.range.lowerBound)
      guard
        level.map({ $0.utf16.count < next.indicator.utf16.count })
          ?? (gap.count == figures[index].indicator.utf16.count + 1
            && units[gap].last == .listComma)
      else { continue }
      figures[index].indicator += next.indicator.dropFirst(level?.count ?? 0)
    }
  }

  /// The attribute in which the indicator before ends, where more stands in front of it.
  private func attributeOfLast() -> String? {
    let letters = Array(lastIndicator.utf16)
    guard let length = vocabulary.phrases[.figureAttributes].suffixes(of: letters[...]).max(),
      length < letters.count
    else { return nil }
    return String(units: letters[(letters.count - length)...])
  }

  /// An action with the thing that it is done to.
  func behind(_ action: String, thing: String) -> String {
    var thing = thing
    if thing.ends(with: "项目个数") { thing = String(thing.dropLast(2)) }
    if thing.ends(with: "项目") { return action + thing }
    // 经济适用住房|开工: another action takes its place.
    let letters = Array(thing.utf16)
    for length in [4, 3, 2] where letters.count > length + 1 {
      let start = letters.count - length
      if isAction(Array(letters[start...])) {
        thing = String(units: letters[..<start])
        break
      }
    }
    return thing + action
  }

  /// Whether a phrase consists of verbs alone.
  private func isAction(_ letters: [UInt16]) -> Bool {
    var index = 0
    while index < letters.count {
      guard let (word, end) = vocabulary.trie.longest(letters, at: index, limit: letters.count)
      else { return false }
      let classes = vocabulary.classes[word]
      guard classes.has(.act) || classes.has(.create), !classes.has(.indicator) else {
        return false
      }
      index = end
    }
    return index > 1
  }

  /// 国家级企业9家、省级69家: a level alone narrows what was counted before; 小巨人企业|国家级 comes to the front.
  private func levelled(_ phrase: String, _ letters: [UInt16]) -> String {
    guard let end = letters.last, vocabulary.phrases[.figureLevelEnds].contains(end) else {
      return phrase
    }
    if let level = vocabulary.phrases[.figureLevels].strings.first(where: {
      phrase.ends(with: $0) && $0.ends(with: "级")
    }),
      phrase.utf16.count > level.utf16.count + 2
    {
      return level + phrase.dropLast(level.count)
    }
    guard vocabulary.phrases[.figureLevels].contains(phrase), !lastIndicator.isEmpty else {
      return phrase
    }
    var base = lastIndicator
    for level in vocabulary.phrases[.figureLevels].strings where base.begins(with: level) {
      base = String(base.dropFirst(level.count))
    }
    return phrase + base
  }

}
