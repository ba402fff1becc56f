/// Assembles the figures of a sentence, clause by clause.
struct FigureReader {
  let vocabulary: Vocabulary
  let text: WorkingText
  let scan: SentenceScan
  let mentions: [FoundMention]
  let context: FigureContext
  var times: [TimeExpression] = []
  var figures: [FoundFigure] = []
  /// The phrase of the last figure that had one of its own.
  private(set) var lastIndicator = ""
  private var lastIsStandard = false
  private var lastGroup: [(name: String, isStandard: Bool)] = []
  /// Town and country, of which the last figure told both at once: 城乡居民收入增长8%, 分别达到4万元和2万元.
  private var lastPair: [(name: String, isStandard: Bool)] = []
  private(set) var lastMeasure = FigureMeasure.level
  private var lastSubject = ""
  private var lastSubjectMention: Int?
  private(set) var lastClause = -1
  /// The start of a change that the next figure ends: 由30张|增加到39张.
  private(set) var changeStart = -1
  private(set) var isEstimate = false
  private var followedBefore = false
  /// Where a noun ends that belongs to the figure before it wholly.
  private var consumed = 0
  private var windows: [(numbers: [Range<Int>], window: IndicatorWindow)] = []
  private var lastLead:
    (increase: Bool, decrease: Bool, action: String?, isSolicitation: Bool, hasVerb: Bool) =
      (false, false, nil, false, false)

  init(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ scan: SentenceScan,
    _ mentions: [FoundMention], _ context: FigureContext
  ) {
    self.vocabulary = vocabulary
    self.text = text
    self.scan = scan
    self.mentions = mentions
    self.context = context
  }

  var units: [UInt16] { text.units }

  /// The figures of the sentence in their order.
  static func read(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ scan: SentenceScan,
    _ mentions: [FoundMention], _ context: FigureContext
  ) -> [FoundFigure] {
    let numbers = FigureNumbers.find(vocabulary, text, scan, mentions)
    guard !numbers.isEmpty else { return [] }
    var reader = FigureReader(vocabulary, text, scan, mentions, context)
    reader.times = TimeReader.read(
      vocabulary, text.units, scan.range, year: context.year, part: context.partYear)
    reader.isEstimate = vocabulary.phrases[.figureEstimates].stand(in: text.units, scan.range)
    reader.assemble(numbers)
    reader.shareNouns()
    reader.nameInvestments()
    return reader.figures
  }

  /// For training: each group of numbers of a sentence with the words among which its indicator stands.
  static func windows(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ scan: SentenceScan,
    _ mentions: [FoundMention], _ context: FigureContext
  ) -> [(numbers: [Range<Int>], window: IndicatorWindow)] {
    var reader = FigureReader(vocabulary, text, scan, mentions, context)
    reader.assemble(FigureNumbers.find(vocabulary, text, scan, mentions))
    return reader.windows
  }

  /// The last time that a sentence names, for the sentence after it.
  static func lastTime(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ range: Range<Int>, year: Int?
  ) -> TimeExpression? {
    // 5月当月 is an aside: a single month does not carry on.
    TimeReader.read(vocabulary, text.units, range, year: year).last { $0.period.utf8.count != 7 }
  }

  private mutating func assemble(_ numbers: [NumberSpan]) {
    var index = 0
    var previousEnd = scan.range.lowerBound
    while index < numbers.count {
      // Numbers with nothing but list marks between them share one phrase.
      var last = index
      while last + 1 < numbers.count, joins(numbers[last], numbers[last + 1]) { last += 1 }
      let group = Array(numbers[index...last])
      read(group, from: previousEnd, next: last + 1 < numbers.count ? numbers[last + 1] : nil)
      previousEnd = max(afterComparator(group[group.count - 1].end).end, consumed)
      index = last + 1
    }
  }

  private func joins(_ first: NumberSpan, _ second: NumberSpan) -> Bool {
    guard first.kind.isRank == second.kind.isRank else { return false }
    let start = afterComparator(first.end).end
    guard start < second.start, second.start - start <= 3 else {
      return start == second.start && first.lacksUnit
    }
    return units[start..<second.start].contains { $0 != .space }
      && units[start..<second.start].allSatisfy {
        $0 == .space || $0 == .listComma || $0 == "和" || $0 == "及" || $0 == "与" || $0 == .comma
          || $0 == "至" || $0 == 45 || $0 == "—" || $0 == 126 || $0 == "到"
      } && (units[start] != .comma || second.start - start == 1 && isListed(second))
  }

  /// A number after a comma belongs to the list before it when nothing else follows in its clause.
  private func isListed(_ number: NumberSpan) -> Bool {
    let end = afterComparator(number.end).end
    return end >= scan.range.upperBound || !units[end].isHan
  }

  private func isRangeMark(_ unit: UInt16) -> Bool {
    unit == "至" || unit == 45 || unit == "—" || unit == 126 || unit == "到"
  }

  /// 以上, 左右, 以内 behind a number, and where they end.
  func afterComparator(_ end: Int) -> (comparator: FigureComparator?, end: Int) {
    guard end < scan.range.upperBound else { return (nil, end) }
    guard
      let (word, wordEnd) = vocabulary.trie.longest(units, at: end, limit: scan.range.upperBound)
    else { return (nil, end) }
    let classes = vocabulary.classes[word]
    if classes.has(.afterGe) { return (.ge, wordEnd) }
    if classes.has(.afterLe) { return (.le, wordEnd) }
    if classes.has(.afterApprox) { return (.approx, wordEnd) }
    return (nil, end)
  }

  func clauseStart(_ position: Int) -> Int {
    var index = position
    while index > scan.range.lowerBound {
      let unit = units[index - 1]
      if unit == .comma || unit == .semicolon || unit == .colon || unit == .fullStop
        || unit == .newline || unit == 33 || unit == 63
      {
        break
      }
      if unit == .openParenthesis, !units[index..<position].contains(.closeParenthesis) { break }
      index -= 1
    }
    return index
  }

  // MARK: One group

  private mutating func read(_ group: [NumberSpan], from previousEnd: Int, next: NumberSpan?) {
    let number = group[0]
    let clause = clauseStart(number.start)
    var leadStart = min(max(clause, previousEnd), number.start)
    // 54.22万贫困人口脱贫、3个贫困县摘帽: what stands before the list mark belongs to the figure before.
    if previousEnd > clause, number.start > leadStart, units[number.start - 1] == .listComma,
      followedBefore
    {
      leadStart = number.start
    }
    followedBefore = false
    while leadStart < number.start,
      units[leadStart] == .listComma || units[leadStart] == "和" || units[leadStart] == "及"
    { leadStart += 1 }
    var lead = FigureLead(
      self.vocabulary, text, scan, mentions, leadStart..<number.start,
      number: number, homePlace: context.homePlace)
    let after = afterComparator(group[group.count - 1].end)
    let behind = behindDivision(after.end)
    var following = FigureFollowing(
      vocabulary, text, scan, behind, isPercent: number.kind.unitKind == .percent)
    var window = IndicatorWindow(
      vocabulary, units, scan, before: leadStart..<number.start, after: behind, number: number)
    if group.count > 1 || number.kind.isRank {
      following.phrase = ""
      following.used = false
    }

    // 新增经营主体10.5万户、“四上”企业2752家: the verb covers the list.
    let isListed =
      leadStart > previousEnd && leadStart > scan.range.lowerBound && !figures.isEmpty
      && clause < previousEnd && previousEnd < leadStart && units[previousEnd] == .listComma
    if isListed, !number.kind.isRank, !lead.hasVerb, !lead.cues.increase, !lead.cues.decrease,
      !lead.cues.reach,
      lead.cues.comparator != .gt, lead.cues.comparator != .ge
    {
      lead.inherit(
        increase: lastLead.increase, decrease: lastLead.decrease, action: lastLead.action,
        isSolicitation: lastLead.isSolicitation, hasVerb: lastLead.hasVerb)
    }
    lastLead = (
      lead.cues.increase, lead.cues.decrease, lead.action, lead.isSolicitation, lead.hasVerb
    )
    var phrase = completed(lead.phrase, number, isListed: isListed)
    var isOwn = true
    if phrase.isEmpty || lead.wantsFollowing(number, following) {
      if !following.phrase.isEmpty, number.kind.unitKind != .points {
        phrase = lead.qualifier + following.phrase
        if let action = lead.action { phrase += action }
        followedBefore = true
      } else if phrase.isEmpty {
        isOwn = false
      }
    }
    window.propose(phrase, text, scan)
    windows.append((group.map { $0.start..<$0.end }, window))
    if vocabulary.indicatorTagger.isTrained {
      let marks = vocabulary.indicatorTagger.mark(window, scan, mentions)
      let marked = IndicatorPhrase(
        window, marks, vocabulary, text, scan, subject: lead.subject.map { mentions[$0].range },
        home: mentions.filter { $0.place >= 0 && $0.place == context.homePlace }.map(\.range),
        followsFigure: leadStart == previousEnd && previousEnd > clause)
      if lead.action == nil { lastLead.action = marked.deed }
      // A count always counts something: where no word is marked, what the rules propose; and lists stay whole.
      let isSpread =
        isOwn && (number.kind.isRank || group.count > 1)
        && FigurePhrase.items(phrase, vocabulary).count
          > FigurePhrase.items(marked.text, vocabulary).count
      // A share of something too: 财政民生支出|占一般公共预算支出.
      let isNeeded = number.kind.unitKind == .count || lead.cues.share && !lead.phrase.isEmpty
      if !isSpread, !marked.text.isEmpty || !isNeeded || !isOwn {
        phrase = marked.text
        followedBefore = marked.goesOn
        following.used = marked.goesOn
      }
      phrase = withoutOwnLevel(phrase)
      if number.kind.unitKind == .points || number.kind.unitKind == .percent, lead.isMoreThan {
        phrase = lead.phrase
      }
      if vocabulary.phrases[.figureInvestments].contains(phrase) {
        lead.invests = true
        phrase = ""
      } else if number.kind.unitKind == .money, phrase.ends(with: "投资"),
        mentions.contains(where: {
          $0.type == .project && $0.range.lowerBound >= leadStart
            && $0.range.upperBound <= number.start
        })
      {
        // 虎头旅游名镇总投资14亿元: a project's own investment.
        phrase = "项目投资"
      } else if investsBehind(number, after.end, phrase) {
        lead.invests = true
        phrase = ""
      } else if vocabulary.phrases[.figureChanges].contains(phrase)
        || number.kind.unitKind == .points && lead.cues.above
          && vocabulary.phrases[.figureComparisons].prefix(of: Array(phrase.utf16)[...]) != nil
      {
        phrase = ""
      }
      if number.kind.unitKind == .points, lead.cues.above,
        vocabulary.phrases[.figureRates].contains(phrase)
      {
        phrase = ""
      }
      // 民生支出46亿元, 占总支出的34.4%: of what stands before.
      if lead.cues.share, !lastIndicator.isEmpty, beginsWithShare(leadStart..<number.start) {
        phrase = ""
      }
      // 第一大贸易伙伴
      if number.kind.isRank, marked.goesOn, phrase.begins(with: "大"), phrase.utf16.count > 2 {
        phrase.removeFirst()
      }
      // 居全疆第三: the rank's own ground; 绝对值: no more than a value.
      if number.kind.isRank, isScope(phrase) || phrase.utf16.count == 1 { phrase = "" }
      if let noun = admitted(number, behind: after.end) ?? sized(number, behind: behind) {
        phrase = noun.phrase
        consumed = noun.end
        followedBefore = true
        following.used = true
      }
      // 是“十一五”的2.6倍, 较“十三五”时期增长4.8%: the plan is what it is compared with.
      if number.kind.unitKind == .times
        || number.kind.unitKind == .percent && phrase.utf16.count < 9,
        vocabulary.plans.contains(where: { phrase.holds($0.name) })
      {
        phrase = ""
      }
      if phrase.isEmpty, !lead.isMoreThan { phrase = phraseOfClause(before: clause, lead, number) }
      phrase = completed(phrase, number, isListed: isListed)
      isOwn = !phrase.isEmpty
      if isListed, isOwn, let action = lead.action, !phrase.ends(with: action),
        !phrase.begins(with: action),
        phrase.utf16.count > 1,
        !marked.goesOn, lastLead.action == action
      {
        phrase += action
      }
    }
    var standard: Int?
    if isOwn {
      standard = standardIndicator(phrase)
      if number.kind.unitKind == .points || number.kind.unitKind == .times {
        standard = standard ?? nil
      }
    }
    let measure = self.measure(number, lead, phrase, following)
    var indicators: [(name: String, isStandard: Bool)] = []
    if isOwn {
      indicators = named(
        phrase, standard, number, lead, measure, count: group.count, following: following)
    } else {
      // A list without names repeats those of the list before it.
      let bases =
        number.kind.isRank
        ? ranked(lead, clause: clause)
        : lastGroup.count == group.count
          ? lastGroup
          : lastPair.count == group.count
            ? lastPair : respective(group.count) ?? [(lastIndicator, lastIsStandard)]
      indicators = bases.map { inherited($0, number, lead, measure) }
    }
    // 投资70亿元的X: the money that goes into it.
    if group.count == 1, number.kind.unitKind == .money, indicators.allSatisfy(\.name.isEmpty),
      entityBehind(after.end) != nil
    {
      indicators = [("项目投资", true)]
    }
    let subject = self.subject(
      lead, clause: clause, isOwn: isOwn,
      behind: group.count == 1 && !number.kind.isRank ? after.end : nil)
    let copies =
      group.count == 1 && indicators.count > 1
      ? indicators.count : group.count
    let isRange =
      group.count == 2 && group[0].end <= group[1].start
      && units[afterComparator(group[0].end).end..<group[1].start].contains(where: isRangeMark)
    for copy in 0..<copies {
      let span = group[min(copy, group.count - 1)]
      let indicator = indicators[min(copy, indicators.count - 1)]
      var figure = FoundFigure(range: span.start..<span.end, value: span.value, unit: span.unit)
      figure.indicator = indicator.name
      figure.isStandard = indicator.isStandard
      figure.measure = measure
      figure.subject = subject.name
      figure.subjectMention = subject.mention
      figure.comparator = comparator(
        span, lead, last: after.comparator, isLast: copy == copies - 1 || lead.cues.respectively)
      if isRange { figure.comparator = copy == 0 ? .ge : .le }
      let (period, goal) = self.period(figure, span, lead, isOwn: isOwn, next: next)
      figure.period = period
      figure.status = status(lead, span, goal: goal, period: period)
      figure.rule =
        (isOwn ? (following.used ? "after" : "before") : "inherited")
        + (indicator.isStandard ? " standard" : "") + (group.count > 1 ? " list" : "")
      figures.append(figure)
    }
    if isOwn, let last = indicators.last {
      lastIndicator = last.name
      lastIsStandard = last.isStandard
      lastGroup = indicators
      let pair = FigurePhrase.townAndCountry(vocabulary, text.text(lead.range)) ?? []
      lastPair = pair.map { ($0, standardIndicator($0) != nil) }
    }
    lastMeasure = measure
    lastSubject = subject.name
    lastSubjectMention = subject.mention
    lastClause = clause
    changeStart =
      ChangePair.isStart(units, group, clause: clause, limit: scan.range.upperBound) ? clause : -1
    lead.cues = FigureCues()
  }

  // MARK: Indicator

  /// What a rank without a name ranks: the list before it, or with 均 all amounts of the clause before it.
  private func ranked(_ lead: FigureLead, clause: Int) -> [(name: String, isStandard: Bool)] {
    guard lead.cues.each, lastGroup.count < 2 else {
      return lastGroup.isEmpty ? [(lastIndicator, lastIsStandard)] : lastGroup
    }
    var result: [(name: String, isStandard: Bool)] = []
    for figure in figures.reversed() {
      guard figure.measure == .level,
        clauseStart(figure.range.lowerBound) == lastClause || lastClause < 0
      else { break }
      if !result.contains(where: { $0.name == figure.indicator }) {
        result.insert((figure.indicator, figure.isStandard), at: 0)
      }
    }
    return result.isEmpty ? [(lastIndicator, lastIsStandard)] : result
  }

  /// 进出口总额100亿元、税收20亿元，分别增长5%、6%: the amounts of the clause before, when there are as many.
  private func respective(_ count: Int) -> [(name: String, isStandard: Bool)]? {
    guard count > 1, lastClause >= 0 else { return nil }
    let amounts = figures.reversed().prefix {
      clauseStart($0.range.lowerBound) == lastClause
        && ($0.measure == .level || $0.measure == .increase)
    }
    guard amounts.count == count else { return nil }
    return amounts.reversed().map { ($0.indicator, $0.isStandard) }
  }

  /// 市重点项目, 市级重点项目 in a city's report are 重点项目.
  private func withoutOwnLevel(_ phrase: String) -> String {
    guard
      let level = vocabulary.phrases[.figureLevelWords].strings.first(where: {
        context.home.ends(with: $0)
      }),
      let front = [level + "级", level].first(where: { phrase.begins(with: $0 + "重点") })
    else { return phrase }
    return String(phrase.dropFirst(front.count))
  }

  private func isScope(_ phrase: String) -> Bool {
    let letters = Array(phrase.utf16)
    guard let (word, end) = vocabulary.trie.longest(letters, at: 0, limit: letters.count) else {
      return false
    }
    return end == letters.count && vocabulary.classes[word].has(.scope)
  }

  /// The standard indicator that a phrase names as a whole.
  func standardIndicator(_ phrase: String) -> Int? {
    var row: Int?
    FigurePhrase.variants(vocabulary, Array(phrase.utf16)) { candidate in
      let units = Array(candidate)
      guard let (word, end) = vocabulary.trie.longest(units, at: 0, limit: units.count),
        end == units.count
      else { return false }
      row = vocabulary.value(word, .indicator)
      return row != nil
    }
    return row
  }

  private func named(
    _ phrase: String, _ standard: Int?, _ number: NumberSpan, _ lead: FigureLead,
    _ measure: FigureMeasure, count: Int, following: FigureFollowing
  ) -> [(name: String, isStandard: Bool)] {
    let isShare =
      lead.cues.share && (measure == .share || number.kind.unitKind == .points)
    func finish(_ phrase: String) -> (name: String, isStandard: Bool) {
      if let row = standardIndicator(phrase) {
        let name = vocabulary.indicators[row].name
        // 民间投资占固定资产投资的46%
        if measure == .share, let row = standardIndicator(phrase + "占比") {
          return (vocabulary.indicators[row].name, true)
        }
        if isShare, !name.ends(with: "比"), !name.ends(with: "率") {
          return (name + "占比", false)
        }
        return (name, true)
      }
      let name = decorate(phrase, number, lead, measure, following)
      if measure == .share, let row = standardIndicator(name) {
        return (vocabulary.indicators[row].name, true)
      }
      return (name, false)
    }
    let wanted = count > 1 ? count : (lead.cues.each || number.kind.isRank ? 0 : 1)
    if wanted != 1 {
      if let pair = FigurePhrase.townAndCountry(vocabulary, phrase), wanted == 2 || wanted == 0 {
        return pair.map(finish)
      }
      let items = FigurePhrase.items(phrase, vocabulary)
      if items.count > 1, number.kind.isRank || wanted != 0 || items.count < 5,
        wanted == 0 || items.count == wanted
      {
        return items.map(finish)
      }
    } else if phrase.holds("、") || phrase.holds("和"), number.kind.unitKind == .percent {
      // 规上工业增加值、固定资产投资增长15%: one number for several standard indicators.
      let items = FigurePhrase.items(phrase, vocabulary).map(finish)
      if items.count > 1, items.allSatisfy(\.isStandard) { return items }
      if let whole = FigurePhrase.townAndCountry(vocabulary, phrase), !whole.isEmpty {
        return [finish(FigurePhrase.both(phrase))]
      }
    } else if let whole = FigurePhrase.townAndCountry(vocabulary, phrase), let first = whole.first {
      _ = first
      return [finish(FigurePhrase.both(phrase))]
    }
    return [finish(phrase)]
  }

  /// Adds what the guide wants behind the noun: 个数, 投资, 占比.
  private func decorate(
    _ phrase: String, _ number: NumberSpan, _ lead: FigureLead, _ measure: FigureMeasure,
    _ following: FigureFollowing
  ) -> String {
    var phrase = phrase
    if phrase.ends(with: "招商项目") { phrase = String(phrase.dropLast(4)) + "招商引资项目" }
    if let range = phrase.firstRange(of: "占"),
      number.kind.unitKind == .percent || number.kind.unitKind == .points,
      !phrase.ends(with: "占比")
    {
      let head = phrase[..<range.lowerBound]
      if !head.isEmpty { return String(head) + "占比" }
    }
    let isProject = phrase.ends(with: "项目") || phrase.ends(with: "重点工程")
    let kind = number.kind.unitKind
    if isProject, kind == .count {
      if lead.isSolicitation, !phrase.holds("招商") {
        return phrase == "项目" ? "招商引资项目" : String(phrase.dropLast(2)) + "招商引资项目"
      }
      if phrase.holds("招商") { return phrase }
      return phrase + "个数"
    }
    if isProject, kind == .money { return phrase + "投资" }
    if kind == .area, phrase.ends(with: "面积") == false, following.used { return phrase + "面积" }
    if kind == .percent && measure == .share || kind == .points && lead.cues.share,
      !phrase.ends(with: "比"), !phrase.ends(with: "比重"),
      !phrase.ends(with: "比例"),
      !phrase.ends(with: "率"), !phrase.ends(with: "度")
    {
      phrase += "占比"
    }
    if phrase.ends(with: "比重") { phrase = String(phrase.dropLast(2)) + "占比" }
    return phrase
  }

  /// What an elliptic clause speaks of: the figure before it.
  private func inherited(
    _ base: (name: String, isStandard: Bool), _ number: NumberSpan, _ lead: FigureLead,
    _ measure: FigureMeasure
  ) -> (name: String, isStandard: Bool) {
    let lastIndicator = base.name
    let lastIsStandard = base.isStandard
    // 新建农村公路300公里, 改造120公里
    if let action = lead.action, let kind = number.kind.unitKind, kind != .money, kind != .percent,
      kind != .points, kind != .times, let last = figures.last, last.unit == number.unit,
      !lastIndicator.ends(with: action)
    {
      return (behind(action, thing: lastIndicator), false)
    }
    if lead.cues.above, number.kind.unitKind == .points || number.kind.unitKind == .percent {
      let speed = lastMeasure == .growth ? "增速" : ""
      return (lastIndicator + speed + lead.comparison, false)
    }
    // 新开工170个、竣工55个, 完成投资430亿元
    if let stage = stage(lead), number.kind.unitKind == .count, let last = figures.last,
      last.unit == number.unit, !lastIndicator.begins(with: stage)
    {
      return (atStage(stage, lastIndicator), false)
    }
    if lead.invests, lastIndicator.ends(with: "个数") {
      return (withoutStage(String(lastIndicator.dropLast(2))) + "投资", false)
    }
    if lead.invests, lastIndicator.ends(with: "项目") { return (lastIndicator + "投资", false) }
    if lead.invests { return ("项目投资", true) }
    if measure == .share, lead.cues.share {
      if lastIndicator.ends(with: "占比") { return (lastIndicator, lastIsStandard) }
      return (lastIndicator + "占比", false)
    }
    return (lastIndicator, lastIsStandard)
  }

  // MARK: Attributes

  private func subject(_ lead: FigureLead, clause: Int, isOwn: Bool, behind end: Int?) -> (
    name: String, mention: Int?
  ) {
    // 40万平方米的X, 总投资10亿元的X: the project or park behind.
    if let end, let mention = entityBehind(end) { return (mentions[mention].name, mention) }
    if let mention = lead.subject { return (mentions[mention].name, mention) }
    if !isOwn, lastClause >= 0 { return (lastSubject, lastSubjectMention) }
    if let topic = topic(before: clause) { return (mentions[topic].name, topic) }
    return (context.home, nil)
  }

  /// The project or park of which a figure in front tells: 总投资10亿元|的X.
  private func entityBehind(_ end: Int) -> Int? {
    guard end < scan.range.upperBound, units[end] == "的",
      let mention = mentions.firstIndex(where: { $0.range.lowerBound == end + 1 }),
      mentions[mention].type == .project || mentions[mention].type == .park,
      !followsList(mentions[mention])
    else { return nil }
    return mention
  }

  /// 投资10亿元的X等项目, X、Y: one of several.
  private func followsList(_ mention: FoundMention) -> Bool {
    let end = mention.range.upperBound
    return end < scan.range.upperBound && ["等", "和", .listComma].contains(units[end])
  }

  /// What the sentence is about until it turns to the whole place again: 井开区…, 主营业务收入突破480亿元.
  private func topic(before clause: Int) -> Int? {
    guard let first = mentions.first, first.range.lowerBound == scan.range.lowerBound,
      first.type == .park || first.type == .place && first.place != context.homePlace,
      first.place < 0
        || vocabulary.places.isWithin(first.place, context.homePlace) && context.homePlace >= 0,
      clause >= first.range.upperBound, first.range.upperBound < scan.range.upperBound,
      ![.listComma, "和", "与", "等"].contains(units[first.range.upperBound])
    else { return nil }
    let others = mentions.dropFirst().contains {
      ($0.type == .park || $0.type == .place) && $0.range.lowerBound < clause
    }
    let returns = scan.tokens.contains {
      $0.classes.has(.scope) && $0.start >= first.range.upperBound && $0.start <= clause
    }
    return others || returns ? nil : 0
  }
}
