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
    // 规模以上工业企业超过1000家, 企业利润…
    if letters.count > 2, vocabulary.phrases[.figureEnterprise].begin(letters, whole),
      lastIndicator.ends(with: "企业")
    {
      return lastIndicator.dropLast(2) + phrase
    }
    // 青稞播种面积…, 产量…
    if vocabulary.phrases[.figureAttributes].contains(letters, whole), let own = attributeOfLast(),
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
  func admitted(_ number: NumberSpan, behind end: Int) -> String? {
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
    if noun.ends(with: "项目"), noun != "项目", !title.ends(with: "项目") { return noun }
    return title.ends(with: noun) ? title : title + noun
  }

  private static func endsTitle(_ unit: UInt16) -> Bool {
    unit == .comma || unit == .semicolon || unit == .fullStop || unit == .listComma
      || unit == .openParenthesis || unit.isBlank
  }

  /// 193个省级、481个州级示范单位: what a level alone counts stands behind the next one.
  mutating func shareNouns() {
    for index in figures.indices.dropLast().reversed() {
      let next = figures[index + 1]
      guard vocabulary.phrases[.figureLevels].contains(figures[index].indicator),
        figures[index].unit == next.unit,
        let level = vocabulary.phrases[.figureLevels].strings.first(where: {
          next.indicator.begins(with: $0)
        }),
        level.utf16.count < next.indicator.utf16.count
      else { continue }
      figures[index].indicator += next.indicator.dropFirst(level.count)
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
