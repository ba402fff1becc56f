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
