/// The words between a clause's beginning, or the figure before, and a number: cues and the noun phrase they leave.
struct FigureLead {
  let range: Range<Int>
  var cues = FigureCues()
  /// The noun phrase, "" when there is none.
  private(set) var phrase = ""
  /// What narrows a noun that follows the number, such as 省级.
  private(set) var qualifier = ""
  /// The action done to existing things, which follows its noun in an indicator.
  private(set) var action: String?
  /// The mention to which the clause attaches the figure.
  private(set) var subject: Int?
  /// 引进, 签约: projects are solicited.
  private(set) var isSolicitation = false
  /// 投资, 投入 alone.
  var invests = false
  /// A verb of doing stands in front.
  private(set) var hasVerb = false
  /// 跃升, 提升: a rank that was reached.
  private(set) var rises = false
  /// The word before the number is a verb, so that what is counted follows.
  private(set) var endsInVerb = false
  /// A list of examples stands in front.
  private(set) var hasExamples = false
  /// 高于全省增速: what it is compared with.
  private(set) var comparison = ""
  /// 比全省平均水平高: such a comparison around what it is compared with.
  private(set) var isMoreThan = false

  init(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ scan: SentenceScan, _ mentions: [FoundMention],
    _ range: Range<Int>, number: NumberSpan, homePlace: Int32
  ) {
    self.range = range
    let isRank = number.kind.isRank
    guard !range.isEmpty else { return }
    var tokens: [Token] = []
    var index = scan.token(at: range.lowerBound)
    while index < scan.tokens.count, scan.tokens[index].start < range.upperBound {
      let token = scan.tokens[index]
      if token.start >= range.lowerBound, token.end <= range.upperBound,
        text.units[token.start] != .space
      {
        tokens.append(token)
      }
      index += 1
    }
    let units = text.units
    func span(_ token: Token) -> Range<Int> { token.start..<token.end }
    func words(_ token: Token) -> String { text.text(token.start..<token.end) }
    isSolicitation = tokens.contains {
      vocabulary.phrases[.leadSolicitation].begin(units, $0.start..<$0.end)
    }
    // 晶澳、远大等85个项目: what stands before 等 are examples.
    if let mark = tokens.lastIndex(where: {
      vocabulary.phrases[.leadEtcetera].contains(units, $0.start..<$0.end)
    }) {
      tokens.removeSubrange(...mark)
      hasExamples = true
    }
    // 现行标准下54万贫困人口: a condition, not what is counted.
    if let last = tokens.last, vocabulary.phrases[.leadConditions].contains(units, span(last)) {
      tokens.removeAll()
    }
    // 占全市税收的35.5%: what stands before 占 has a share in what stands behind it.
    if let mark = tokens.lastIndex(where: { $0.classes.has(.share) && units[$0.start] == "占" }) {
      for token in tokens[mark...].reversed() {
        // 比重|超过: how it is bound.
        guard cues.take(vocabulary, token.classes, units, span(token)) else { break }
      }
      tokens.removeSubrange(mark...)
      cues.share = true
      cues.reach = false
    }
    // 增速比全区平均水平|高1.5个百分点
    if let last = tokens.last, vocabulary.phrases[.leadMore].contains(units, span(last)),
      number.unit == "百分点" || number.unit == "%",
      let mark = tokens.dropLast().lastIndex(where: {
        vocabulary.phrases[.leadThan].contains(units, span($0))
      }),
      mark + 1 < tokens.count - 1
    {
      comparison = words(last) + "于" + text.text(tokens[mark].end..<last.start)
      cues.above = true
      isMoreThan = true
      tokens.removeSubrange(mark...)
    }
    if let last = tokens.last { endsInVerb = Self.isVerb(last, units, vocabulary) }
    // From the right: predicates and bounds.
    while let last = tokens.last {
      let classes = last.classes
      if classes.has(.indicator), !classes.has(.growth), !classes.has(.reach) { break }
      if isRank, classes.has(.scope) || vocabulary.phrases[.leadWholes].contains(units, span(last))
      {
        tokens.removeLast()
        continue
      }
      if classes.has(.above) || comparison.isEmpty && isComparison(classes, tokens, vocabulary) {
        if let place = tokens.lastIndex(where: { $0.classes.has(.above) }) {
          comparison = text.text(tokens[place].start..<range.upperBound)
          cues.above = true
          tokens.removeSubrange(place...)
          continue
        }
      }
      if classes.has(.reach) || classes.has(.increase),
        units[span(last)].contains(where: vocabulary.phrases[.leadRising].contains)
      {
        rises = true
      }
      if cues.take(vocabulary, classes, units, span(last)) {
        tokens.removeLast()
        continue
      }
      if classes.has(.scope) || vocabulary.phrases[.leadLinks].contains(units, span(last)) {
        tokens.removeLast()
        continue
      }
      break
    }
    // Cues further left still count: 年均分别, 预计, 力争.
    for token in tokens where token.classes.rawValue != 0 {
      if vocabulary.phrases[.leadYearly].begin(units, span(token)) { cues.average = true }
      if token.classes.has(.estimate) { cues.estimate = true }
      if vocabulary.phrases[.leadAims].contains(units, span(token)) { cues.target = true }
      if vocabulary.phrases[.separately].contains(units, span(token)) { cues.respectively = true }
    }
    if !cues.reach, vocabulary.phrases[.leadAdditions].stand(in: units, range) {
      cues.increase = true
    }
    // From the left: verbs, adverbs, the whole place.
    var first = 0
    while first < tokens.count {
      let token = tokens[first]
      let classes = token.classes
      let isLast = first == tokens.count - 1
      if let mention = mentions.firstIndex(where: { $0.range.lowerBound == token.start }),
        mentions[mention].range.upperBound <= range.upperBound
      {
        let found = mentions[mention]
        let end = found.range.upperBound
        let isHome = found.place >= 0 && found.place == homePlace
        let isAround =
          found.place >= 0 && homePlace >= 0 && vocabulary.places.isWithin(homePlace, found.place)
        let next = end < text.units.count ? text.units[end] : 0
        let isListed = next == .listComma || next == "和"
        // 港澳台|航线3条: a place elsewhere tells which are counted.
        if found.type == .place, number.kind.unitKind == .count, end < range.upperBound,
          homePlace >= 0, !isAround,
          !vocabulary.places.isNear(found.place, homePlace)
        {
          break
        }
        // X首期|3万平方米 is of the project; X|219个 counts such projects.
        let isWhole =
          end < range.upperBound
          || number.kind.unitKind != .count && (found.type == .project || found.type == .park)
        // 危桥改造228座, “低电压”改造工程219个: the name says what is counted.
        if number.kind.unitKind == .count, found.type == .project || found.type == .policy,
          found.range.upperBound == range.upperBound
            || tokens[first...].drop(while: { $0.start < end }).allSatisfy({
              $0.classes.has(.act) && !$0.classes.has(.create)
            })
        {
          break
        }
        if found.type != .policy, !isAround, !isListed, isWhole, !hasExamples,
          !Self.isTowards(vocabulary, found, units, lower: range.lowerBound), !isOfKind(found, next)
        {
          subject = mention
        }
        if isListed { break }
        if isHome || !isAround && found.type != .policy {
          while first < tokens.count, tokens[first].start < end { first += 1 }
          if first < tokens.count, units[tokens[first].start] == "的",
            tokens[first].end - tokens[first].start == 1
          {
            first += 1
          }
          continue
        }
      }
      if classes.has(.indicator) { break }
      let pos = token.word >= 0 ? vocabulary.value(token.word, .common) ?? -1 : -1
      if classes.has(.scope) || vocabulary.phrases[.leadLinks].contains(units, span(token))
        || classes.has(.estimate)
        || pos == Int(PartOfSpeech.adverb.rawValue) || classes.has(.adverb)
        || classes.has(.target) && !classes.has(.create)
        || classes.has(.average)
      {
        first += 1
        continue
      }
      if isTime(vocabulary, token, text) {
        first += 1
        continue
      }
      if classes.has(.create) || classes.has(.increase) || classes.has(.act)
        || classes.has(.reach) || classes.has(.decrease) || classes.has(.growth)
      {
        // 办结率, 达标率: one noun.
        if !isLast, vocabulary.phrases[.leadRates].contains(units[token.end]),
          tokens[first + 1].start == token.end
        {
          break
        }
        hasVerb = hasVerb || classes.has(.create) || classes.has(.act)
        if vocabulary.phrases[.leadMoneys].contains(
          units, max(token.start, token.end - 2)..<token.end)
        {
          if !isLast { break }
          invests = true
        }
        if classes.has(.act), !classes.has(.create), !classes.has(.decrease), action == nil,
          !vocabulary.phrases[.indicatorAttributives].contains(units, span(token))
        {
          action = words(token)
        }
        if classes.has(.increase) { cues.increase = true }
        if classes.has(.decrease) { cues.decrease = true }
        first += 1
        continue
      }
      break
    }
    // Verbs alone name nothing, but actions done to things do: 造林绿化20万亩.
    let left = tokens[min(first, tokens.count)...]
    if left.isEmpty, let end = tokens.last, tokens.count > 1,
      tokens.suffix(2).allSatisfy({ $0.classes.has(.act) })
    {
      phrase = text.text(tokens[tokens.count - 2].start..<end.end)
      return
    }
    if left.allSatisfy({ Self.isVerb($0, units, vocabulary) }) { return }
    guard first < tokens.count else { return }
    var letters: [UInt16] = []
    let rest = tokens[first...]
    for (offset, token) in rest.enumerated() {
      // 旅游收入比2019年增长: the comparison goes.
      if offset > 0, vocabulary.phrases[.leadComparisons].contains(units, span(token)) { break }
      // 市重点项目完成投资: the verb between two nouns goes.
      if offset > 0, offset < rest.count - 1,
        vocabulary.phrases[.leadBetween].contains(units, span(token))
      {
        continue
      }
      letters.append(contentsOf: units[span(token)])
    }
    for suffix in vocabulary.phrases[.leadTails].suffixes(of: letters[...])
    where letters.count > suffix {
      letters.removeLast(suffix)
    }
    if let front = vocabulary.phrases[.leadFronts].prefix(of: letters[...]),
      letters.count > front + 1
    {
      letters.removeFirst(front)
    }
    if letters.count > 30 { letters.removeFirst(letters.count - 24) }
    phrase = String(units: letters[...])
    if let action, !phrase.isEmpty, !phrase.ends(with: action) { phrase += action }
    if vocabulary.phrases[.leadInvestments].contains(phrase) {
      invests = true
      phrase = ""
    }
    if vocabulary.phrases[.leadEmpty].contains(phrase) { phrase = "" }
    if phrase == "税收" || phrase == "税收收入", cues.share { phrase = "税收占比" }
  }

  /// 与京津合作项目, 对东盟进出口: the other side, not what the figure is about.
  private static func isTowards(
    _ vocabulary: Vocabulary, _ mention: FoundMention, _ units: [UInt16], lower: Int
  ) -> Bool {
    let start = mention.range.lowerBound
    return mention.type == .place && start > lower
      && vocabulary.phrases[.leadTowards].contains(units[start - 1])
  }

  /// 阿旺|绵羊存栏量: a town's short name before a noun tells a kind, not a place.
  private func isOfKind(_ mention: FoundMention, _ next: UInt16) -> Bool {
    mention.type == .place && mention.kind == PlaceLevel.township.name && next.isHan
      && mention.range.count < mention.name.utf16.count
  }

  /// Takes over what the verb in front of the list says.
  mutating func inherit(
    increase: Bool, decrease: Bool, action: String?, isSolicitation: Bool, hasVerb: Bool
  ) {
    cues.increase = increase
    cues.decrease = decrease
    self.isSolicitation = isSolicitation
    self.hasVerb = hasVerb
    if self.action == nil, let action, !phrase.isEmpty, !phrase.ends(with: action) {
      self.action = action
      phrase += action
    }
  }

  /// Whether the noun counted stands behind the number, although something stands in front.
  func wantsFollowing(_ number: NumberSpan, _ following: FigureFollowing) -> Bool {
    guard !following.phrase.isEmpty, let kind = number.kind.unitKind,
      kind == .count || kind == .money,
      following.isAdjacent
    else { return false }
    if endsInVerb || hasExamples { return true }
    if kind == .money { return false }
    return phrase.ends(with: "等") || phrase.ends(with: "的") || phrase.ends(with: "级")
      || phrase.ends(with: "我市")
      || phrase.utf16.count < 2 || phrase.ends(with: "合作") || phrase.ends(with: "对")
      || phrase.ends(with: "与")
  }

  /// A verb that is no verbal noun: 投产, 完成, 改造 is one but 建设 is not.
  static func isPlainVerb(_ token: Token, _ vocabulary: Vocabulary) -> Bool {
    guard token.word >= 0, !token.classes.has(.indicator), !token.classes.has(.head) else {
      return false
    }
    guard let pos = vocabulary.value(token.word, .common) else {
      return token.classes.has(.create) || token.classes.has(.act)
    }
    return pos == Int(PartOfSpeech.verb.rawValue)
  }

  private static func isVerb(_ token: Token, _ units: [UInt16], _ vocabulary: Vocabulary) -> Bool {
    if vocabulary.phrases[.leadShortVerbs].contains(units, token.start..<token.end) { return true }
    if token.classes.has(.create) || token.classes.has(.act) {
      return token.word < 0
        || vocabulary.value(token.word, .common).map { $0 == Int(PartOfSpeech.verb.rawValue) }
          ?? true
    }
    guard token.word >= 0, !token.classes.has(.indicator), !token.classes.has(.head),
      let pos = vocabulary.value(token.word, .common)
    else { return false }
    return pos == Int(PartOfSpeech.verb.rawValue)
  }

  private func isComparison(
    _ classes: WordClassSet, _ tokens: [Token], _ vocabulary: Vocabulary
  ) -> Bool {
    guard let place = tokens.lastIndex(where: { $0.classes.has(.above) }) else { return false }
    return tokens.count - place <= 6
  }

  private func isTime(_ vocabulary: Vocabulary, _ token: Token, _ text: WorkingText) -> Bool {
    let first = text.units[token.start]
    if first.isDigit { return true }
    if token.end - token.start == 1 {
      return ["年", "月", "日", "至", 45, "到", 40, 41].contains(first)
    }
    return !vocabulary.phrases[.leadTimes].suffixes(of: text.units[token.start..<token.end]).isEmpty
  }

}

/// What follows a number in its clause.
struct FigureFollowing {
  var phrase = ""
  private(set) var isAdjacent = false
  private(set) var end = 0
  var used = false

  init(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ scan: SentenceScan, _ from: Int,
    isPercent: Bool
  ) {
    guard from < scan.range.upperBound else { return }
    var start = from
    if text.units[start] == "的" { start += 1 }
    guard start < scan.range.upperBound,
      text.units[start].isHan || text.units[start] == .openQuote
    else { return }
    isAdjacent = true
    var index = scan.token(at: start)
    var end = start
    while index < scan.tokens.count {
      let token = scan.tokens[index]
      let first = text.units[token.start]
      guard
        first.isHan || first.isLetter || first == .openQuote || first == .closeQuote
          || first == .listComma && end > start
      else { break }
      let classes = token.classes
      let isStop = vocabulary.phrases[.followingStops].contains(text.units, token.start..<token.end)
      if end == start, FigureLead.isPlainVerb(token, vocabulary) { break }
      if end > start, !isPercent {
        if first == .listComma,
          !vocabulary.phrases[.projects].contains(text.units, max(start, end - 2)..<end),
          continuesList(scan, text, token.end)
        {
          end = token.end
          index += 1
          continue
        }
        if classes.has(.reach) || FigureLead.isPlainVerb(token, vocabulary) && classes.has(.create)
          || classes.has(.growth) || classes.has(.increase) || classes.has(.adverb)
          || isStop
        {
          break
        }
        if let pos = vocabulary.value(max(token.word, 0), .common), token.word >= 0,
          pos == Int(PartOfSpeech.verb.rawValue), end - start >= 4
        {
          break
        }
      } else if classes.has(.reach) || isStop {
        break
      }
      end = token.end
      if end - start > 18 { break }
      index += 1
    }
    guard end > start else { return }
    self.end = end
    phrase = text.text(max(start, from)..<end)
    if vocabulary.phrases[.followingEmpty].contains(phrase) { phrase = "" }
    used = !phrase.isEmpty
    // 54.22万贫困人口全部脱贫: the action belongs to it.
    if index + 1 < scan.tokens.count, used, !isPercent {
      let adverb = scan.tokens[index]
      let action = scan.tokens[index + 1]
      if adverb.classes.has(.adverb), action.classes.has(.act), action.end - action.start == 2 {
        phrase += text.text(action.start..<action.end)
      }
    }
  }

  /// 49个城中村、棚户区改造项目: the list goes on to one head, without another number.
  private func continuesList(_ scan: SentenceScan, _ text: WorkingText, _ from: Int) -> Bool {
    var index = from
    while index < scan.range.upperBound, index - from < 12 {
      let unit = text.units[index]
      if unit.isDigit || unit == .listComma { return false }
      if unit == .comma || unit == .fullStop || unit == .semicolon { return false }
      if unit == "项", index + 1 < scan.range.upperBound, text.units[index + 1] == "目" {
        return true
      }
      index += 1
    }
    return false
  }

}

/// Takes noun phrases of indicators apart.
enum FigurePhrase {
  /// Calls `found` with the phrase and what is left of it without words that say nothing, until it returns true.
  static func variants(
    _ vocabulary: Vocabulary, _ phrase: [UInt16], _ found: (ArraySlice<UInt16>) -> Bool
  ) {
    var rest = phrase[...]
    for _ in 0..<5 {
      if found(rest) { return }
      for suffix in vocabulary.phrases[.phraseTails].suffixes(of: rest) where rest.count > suffix {
        if found(rest.dropLast(suffix)) { return }
      }
      if rest.last == .closeParenthesis, let open = rest.firstIndex(of: .openParenthesis) {
        if found(rest[..<open]) { return }
      }
      guard let prefix = vocabulary.phrases[.phraseFronts].prefix(of: rest) else { return }
      rest = rest.dropFirst(prefix)
    }
  }

  /// 城乡居民人均可支配收入 and its like, as town and country.
  static func townAndCountry(_ vocabulary: Vocabulary, _ phrase: String) -> [String]? {
    if phrase.ends(with: "存贷款余额") {
      let front = String(phrase.dropLast(5))
      return [front + "存款余额", front + "贷款余额"]
    }
    guard phrase.holds("居民") || phrase.holds("农民"), phrase.holds("收入") else { return nil }
    let town = "城镇居民人均可支配收入"
    let country = "农村居民人均可支配收入"
    if phrase.holds("全体"), phrase.holds("城镇"), phrase.holds("农村") {
      return ["居民人均可支配收入", town, country]
    }
    if vocabulary.phrases[.incomeTownFirst].stand(in: phrase) { return [town, country] }
    if vocabulary.phrases[.incomeCountryFirst].stand(in: phrase) { return [country, town] }
    return nil
  }

  /// What one figure over town and country measures.
  static func both(_ phrase: String) -> String {
    if phrase.ends(with: "存贷款余额") { return phrase }
    return phrase.holds("收入比") ? "城乡居民收入比" : "居民人均可支配收入"
  }

  /// The items of a list; all but the last may lack the head, which is added.
  static func items(_ phrase: String, _ vocabulary: Vocabulary) -> [String] {
    let letters = Array(phrase.utf16)
    var items: [String] = []
    var start = 0
    var depth = 0
    for (index, letter) in letters.enumerated() {
      if letter == .openQuote || letter == .openParenthesis { depth += 1 }
      if letter == .closeQuote || letter == .closeParenthesis { depth -= 1 }
      guard depth == 0, isListMark(letters, index, vocabulary) else { continue }
      if index > start { items.append(String(units: letters[start..<index])) }
      start = index + 1
    }
    if start < letters.count { items.append(String(units: letters[start...])) }
    guard items.count > 1, let last = items.last else { return items }
    let tail = head(last, vocabulary)
    // 高技术制造业、战略性新兴产业增加值: what is measured of each.
    if let length = vocabulary.phrases[.phraseAttributes].suffixes(of: letters[...]).max(),
      last.utf16.count > length
    {
      let attribute = String(units: letters[(letters.count - length)...])
      return items.map { item in
        let ends = Array(item.utf16)
        return vocabulary.phrases[.phraseAttributes].suffixes(of: ends[...]).isEmpty
          && !isMeasured(vocabulary, item)
          && !isIndicator(item, vocabulary) ? item + attribute : item
      }
    }
    if tail.isEmpty {
      // 工业、服务业增加值: the end with which the item is a standard indicator as well.
      let ends = (2...6).compactMap { last.count > $0 ? String(last.suffix($0)) : nil }
      return items.dropLast().map { item in
        isIndicator(item, vocabulary)
          ? item : ends.lazy.map { item + $0 }.first { isIndicator($0, vocabulary) } ?? item
      } + [last]
    }
    for index in 0..<items.count - 1 {
      let item = items[index]
      if isIndicator(item, vocabulary) || isMeasured(vocabulary, item) { continue }
      // 农村生活垃圾、生活污水治理率: what follows the word in common has the same length.
      if let rest = parallelRest(item, last, vocabulary) {
        items[index] = item + rest
      } else if !item.ends(with: String(tail.suffix(2))), !isNoun(item, last, vocabulary) {
        items[index] = item + tail
      }
    }
    return items
  }

  /// What the last item of a list has behind the part that answers to an item which holds its first word.
  private static func parallelRest(_ item: String, _ last: String, _ vocabulary: Vocabulary)
    -> String?
  {
    let units = Array(last.utf16)
    guard let (_, end) = vocabulary.trie.longest(units, at: 0, limit: units.count), end > 1,
      let common = item.firstRange(of: String(units: units[..<end]))
    else { return nil }
    let length = item[common.lowerBound...].utf16.count
    return length > end && length < units.count ? String(units: units[length...]) : nil
  }

  /// 家庭农场、农民专业合作社: what is counted, an item of some length is a noun of its own.
  private static func isNoun(_ item: String, _ last: String, _ vocabulary: Vocabulary) -> Bool {
    guard item.utf16.count > 3, !isMeasured(vocabulary, last) else { return false }
    let units = Array(item.utf16)
    return [3, 2].contains { length in
      guard
        let (word, end) = vocabulary.trie.longest(
          units, at: units.count - length, limit: units.count)
      else { return false }
      return end == units.count
        && vocabulary.value(word, .common) == Int(PartOfSpeech.noun.rawValue)
    }
  }

  /// Whether an item ends in what it measures.
  private static func isMeasured(_ vocabulary: Vocabulary, _ item: String) -> Bool {
    guard let ending = item.unicodeScalars.last else { return false }
    return vocabulary.phrases[.phraseMeasures].contains(String(ending))
  }

  /// 、 和 与 及, but not in 普及率, 参与率, 饱和度.
  private static func isListMark(_ letters: [UInt16], _ index: Int, _ vocabulary: Vocabulary)
    -> Bool
  {
    switch letters[index] {
    case .listComma: return true
    case "和", "与", "及":
      guard index > 0,
        let (word, end) = vocabulary.trie.longest(letters, at: index - 1, limit: letters.count)
      else { return true }
      return end <= index || !vocabulary.classes[word].has(.common)
    default: return false
    }
  }

  private static func isIndicator(_ item: String, _ vocabulary: Vocabulary) -> Bool {
    let units = Array(item.utf16)
    guard let (word, end) = vocabulary.trie.longest(units, at: 0, limit: units.count) else {
      return false
    }
    return end == units.count && vocabulary.value(word, .indicator) != nil
  }

  /// The last item without its first word.
  private static func head(_ item: String, _ vocabulary: Vocabulary) -> String {
    let units = Array(item.utf16)
    guard let (_, end) = vocabulary.trie.longest(units, at: 0, limit: units.count) else {
      return units.count > 3 ? String(units: units[2...]) : ""
    }
    return end < units.count ? String(units: units[end...]) : ""
  }
}
