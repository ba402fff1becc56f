/// The noun phrase that the marked words of a window make.
struct IndicatorPhrase {
  /// The phrase, "" when no word is marked.
  private(set) var text = ""
  /// Whether words behind the number belong to it.
  private(set) var goesOn = false
  /// What is done to the things, where it stood in front of them.
  private(set) var deed: String?

  /// Actions done to existing things follow their noun: 改造农村危房 is 农村危房改造.
  init(
    _ window: IndicatorWindow, _ marks: [Bool], _ vocabulary: Vocabulary, _ source: WorkingText,
    _ scan: SentenceScan, subject: Range<Int>?, home: [Range<Int>], followsFigure: Bool
  ) {
    func isOne(of words: Phrases, _ token: Token) -> Bool {
      words.contains(source.units, token.start..<token.end)
    }
    var tokens: [Token] = []
    var marks = marks
    // A mark of a list between two marked words belongs to them.
    for index in marks.indices.dropFirst().dropLast() where !marks[index] {
      let word = window.words[index]
      guard marks[index - 1], marks[index + 1],
        word.isBefore == window.words[index + 1].isBefore,
        word.isBefore == window.words[index - 1].isBefore
      else { continue }
      switch source.units[scan.tokens[word.token].start] {
      case .listComma, "和", "与", "及", .openQuote, .closeQuote: marks[index] = true
      default: break
      }
    }
    extendToRate(&marks, window, vocabulary, scan, source.units)
    for (index, word) in window.words.enumerated() where marks[index] {
      let token = scan.tokens[word.token]
      // 脱贫|地区农民收入
      if tokens.isEmpty, index > 0, !marks[index - 1],
        case let front = scan.tokens[window.words[index - 1].token], front.end == token.start,
        isOne(of: vocabulary.phrases[.indicatorAttributives], front)
      {
        tokens.append(front)
      }
      if !word.isBefore, goesOn, Self.ends(token, vocabulary, scan, source.units) { break }
      tokens.append(token)
      if !word.isBefore { goesOn = true }
    }
    let whole = tokens.count
    if !goesOn {
      dropOthers(&tokens, vocabulary, source.units, followsFigure: followsFigure)
    }
    let isWhole = tokens.count == whole
    // 存贷|比|提高: the ratio, not a comparison.
    if let last = window.words.indices.last(where: { marks[$0] && window.words[$0].isBefore }),
      last + 2 <= window.words.count - 1, window.words[last + 1].isBefore,
      window.words[last + 2].isBefore
    {
      let ratio = scan.tokens[window.words[last + 1].token]
      let verb = scan.tokens[window.words[last + 2].token]
      if ratio.end - ratio.start == 1, source.units[ratio.start] == "比",
        verb.classes.has(.increase) || verb.classes.has(.decrease) || verb.classes.has(.reach)
          || verb.classes.has(.growth)
      {
        tokens.append(ratio)
      }
    }
    func isMark(_ token: Token) -> Bool {
      switch source.units[token.start] {
      case .listComma, "和", "与", "及", "的", .comma, .colon: token.end - token.start == 1
      // ① to ⑳ number a list.
      case 0x2460...0x2473: true
      default: false
      }
    }
    // 娄底经开区综合实力: what the figure is about is no part of what it measures.
    if let subject, let last = tokens.last, last.start >= subject.upperBound {
      tokens.removeAll { $0.start >= subject.lowerBound && $0.end <= subject.upperBound }
    }
    // 5G基站 begins with a name, not with a number.
    func isNumber(_ token: Token) -> Bool {
      source.units[token.start].isDigit
        && !(token.end < source.units.count && source.units[token.end].isLetter)
    }
    // 前4月|湖南|进出口: times, and the whole place in its own text, narrow nothing.
    func trimFront() {
      while tokens.count > 1, let first = tokens.first,
        isMark(first) || isNumber(first)
          || isOne(of: vocabulary.phrases[.indicatorFronts], first)
      { tokens.removeFirst() }
      // 常态|化|治理河流
      if let start = tokens.first?.start, let last = tokens.last,
        let length = vocabulary.phrases[.indicatorFronts].prefix(
          of: source.units[start..<last.end]),
        tokens.contains(where: { $0.start == start + length })
      {
        tokens.removeAll { $0.start < start + length }
      }
    }
    // （同比，下|同）地区生产总值: what is left of a bracket in front of the noun is no part of it.
    func isBracket(_ token: Token, _ unit: UInt16) -> Bool {
      source.units[token.start] == unit && token.end - token.start == 1
    }
    if let close = tokens.firstIndex(where: { isBracket($0, .closeParenthesis) }),
      !tokens[..<close].contains(where: { isBracket($0, .openParenthesis) })
    {
      tokens.removeFirst(close + 1 < tokens.count ? close + 1 : 0)
      tokens.removeAll { isBracket($0, .closeParenthesis) }
    }
    trimFront()
    if let first = tokens.first, let last = tokens.last,
      let range = home.first(where: { first.start <= $0.lowerBound && $0.lowerBound < first.end }),
      last.start >= range.upperBound
    {
      tokens.removeAll { $0.start < range.upperBound }
      trimFront()
    }
    while tokens.count > 1, let last = tokens.last,
      isMark(last) || isOne(of: vocabulary.phrases[.indicatorTails], last)
    {
      tokens.removeLast()
    }
    // 项目落地210个, 重大项目当年开工, 合作项目启动实施: the stage comes before 项目.
    let project = tokens.lastIndex {
      vocabulary.phrases[.projects].contains(source.units, max($0.start, $0.end - 2)..<$0.end)
    }
    if let project, project + 1 < tokens.count,
      tokens[(project + 1)...].allSatisfy({
        $0.classes.has(.create) || $0.classes.has(.act)
          || isOne(of: vocabulary.phrases[.indicatorStages], $0)
      })
    {
      // 重点项目完成投资: what a project's money is, its caller knows.
      let stage = tokens[(project + 1)...].filter {
        !isOne(of: vocabulary.phrases[.indicatorMoneys], $0)
      }
      tokens = stage + tokens[...project]
    }
    if tokens.count > 1, !goesOn, isOne(of: vocabulary.phrases[.indicatorObtaining], tokens[0]) {
      tokens.removeFirst()
    }
    // 新开工|改造老旧小区: the stage goes, the deed tells more.
    if tokens.count > 1, isOne(of: vocabulary.phrases[.indicatorStages], tokens[0]),
      tokens[1].classes.has(.act) && tokens.count > 2 || tokens[1].classes.has(.indicator)
    {
      tokens.removeFirst()
    }
    // 新增及改造|绿地: not all of it is changed.
    let isPartly = tokens.first.map { isJoined($0, vocabulary, source.units, scan) } ?? false
    let isRate =
      tokens.last.map {
        vocabulary.phrases[.indicatorRates].end(source.units, $0.start..<$0.end)
      } ?? false
    var actions: [Token] = []
    while isWhole, !isRate, tokens.count > 1, let first = tokens.first,
      isDeed(first, before: tokens[1], vocabulary, source.units)
        // 改造|提升
        || first.classes.has(.increase) && actions.last?.end == first.start
    { actions.append(tokens.removeFirst()) }
    // 造林|绿化面积: one noun.
    if let first = tokens.first, first.start == actions.last?.end, first.classes.has(.act) {
      tokens.insert(contentsOf: actions, at: 0)
      actions = []
    }
    if isPartly { actions = [] }
    if !actions.isEmpty {
      deed = actions.map { source.text($0.start..<$0.end) }.joined()
      // 水土流失|治理|面积
      let isExtent =
        tokens.count > 1
        && isOne(of: vocabulary.phrases[.indicatorExtents], tokens[tokens.count - 1])
      tokens.insert(contentsOf: actions, at: isExtent ? tokens.count - 1 : tokens.count)
    }
    // 4|A级景区, 50|亿元农业企业: the number in front belongs to it.
    var units: [UInt16] = []
    if let first = tokens.first?.start,
      source.units[first].isLetter || ["亿", "万", "千", "百"].contains(source.units[first])
    {
      var start = first
      while start > scan.range.lowerBound, source.units[start - 1].isDigit { start -= 1 }
      units.append(contentsOf: source.units[start..<first])
    }
    for token in tokens { units.append(contentsOf: source.units[token.start..<token.end]) }
    for ending in vocabulary.phrases[.indicatorEndings].suffixes(of: units[...])
    where units.count > ending + 1 {
      units.removeLast(ending)
      break
    }
    // A bracket that does not close is no part of it.
    if let open = units.firstIndex(of: .openParenthesis), !units.contains(.closeParenthesis),
      open > 0
    {
      units.removeSubrange(open...)
    }
    text = String(units: units[...])
  }

  /// Marks the words between the last marked one in front of the number and a rate right behind it: 信访处理|群众满意率.
  private func extendToRate(
    _ marks: inout [Bool], _ window: IndicatorWindow, _ vocabulary: Vocabulary,
    _ scan: SentenceScan, _ units: [UInt16]
  ) {
    guard let last = marks.indices.last(where: { marks[$0] && window.words[$0].isBefore }) else {
      return
    }
    for index in last + 1..<min(last + 4, marks.count) {
      guard window.words[index].isBefore else { return }
      let token = scan.tokens[window.words[index].token]
      let classes = token.classes
      guard units[token.start].isHan, !classes.has(.reach), !classes.has(.growth),
        !classes.has(.increase), !classes.has(.decrease), !classes.has(.adverb),
        !classes.has(.scope), !classes.has(.above), !classes.has(.share)
      else { return }
      if units[token.end - 1] == "率" || units[token.end - 1] == "度" && token.end - token.start > 1 {
        for marked in last + 1...index { marks[marked] = true }
        return
      }
    }
  }

  /// Whether a word behind the number tells something of what is counted: 产业链|突破, 考核|居全省.
  private static func ends(
    _ word: Token, _ vocabulary: Vocabulary, _ scan: SentenceScan, _ units: [UInt16]
  ) -> Bool {
    let range = word.start..<word.end
    if vocabulary.phrases[.indicatorStops].contains(units, range) { return true }
    guard word.end < scan.range.upperBound else { return false }
    if vocabulary.phrases[.indicatorPassing].contains(units, range) {
      return NumberReader.begins(units[word.end])
    }
    guard vocabulary.phrases[.indicatorRanking].contains(units, range) else { return false }
    let next = scan.tokens[scan.token(at: word.end)]
    return next.classes.has(.scope) || units[word.end] == "第"
      || vocabulary.phrases[.leadWholes].contains(units, next.start..<next.end)
  }

  /// Leaves out what stands in front of a verb whose object is measured, and the noun that the figure before has counted.
  private func dropOthers(
    _ tokens: inout [Token], _ vocabulary: Vocabulary, _ units: [UInt16], followsFigure: Bool
  ) {
    func isOne(of list: PhraseList, _ token: Token) -> Bool {
      vocabulary.phrases[list].contains(units, token.start..<token.end)
    }
    // 为2.58万家|企业发放|稳岗补贴
    if let last = tokens.last,
      let verb = tokens.lastIndex(where: { isOne(of: .indicatorGivings, $0) }),
      last.end - tokens[verb].end > 2
    {
      tokens.removeSubrange(...verb)
    }
    // 8985个|自然村、|覆盖率
    func isMeasured(_ token: Token) -> Bool {
      vocabulary.phrases[.phraseMeasures].contains(units[token.end - 1])
    }
    if followsFigure, let last = tokens.last, isMeasured(last),
      let mark = tokens.lastIndex(where: { units[$0.start] == .listComma }), mark > 0,
      !isMeasured(tokens[mark - 1])
    {
      tokens.removeSubrange(...mark)
    }
  }

  /// Whether a word is joined to a verb of making in front: 新增|及|改造.
  private func isJoined(
    _ word: Token, _ vocabulary: Vocabulary, _ units: [UInt16], _ scan: SentenceScan
  ) -> Bool {
    let index = scan.token(at: word.start)
    guard index > 1, word.classes.has(.act) else { return false }
    let mark = scan.tokens[index - 1]
    // 新建|改扩建
    if mark.classes.has(.create), units[mark.start] == "新" { return true }
    let verb = scan.tokens[index - 2]
    return [.listComma, "和", "及", "与", "或"].contains(units[mark.start])
      && (verb.classes.has(.create) || verb.classes.has(.increase))
  }

  /// Whether a word in front is done to the things behind it: 改造|农村危房, but not 绿化|面积 or 改造|项目.
  private func isDeed(
    _ word: Token, before next: Token, _ vocabulary: Vocabulary, _ units: [UInt16]
  ) -> Bool {
    func isOne(of list: PhraseList, _ token: Token) -> Bool {
      vocabulary.phrases[list].contains(units, token.start..<token.end)
    }
    guard word.classes.has(.act) || isOne(of: .indicatorDeeds, word),
      !word.classes.has(.indicator), !isOne(of: .indicatorAttributives, word)
    else { return false }
    if !word.classes.has(.act) || word.classes.has(.head), goesOn || isOne(of: .works, next) {
      return false
    }
    // 取消、|下放: the deeds of a list stay together.
    if units[next.start] == .listComma { return false }
    // 安置|房, 办结|率 are one noun.
    if next.start == word.end, isOne(of: .indicatorCompounds, next) { return false }
    return next.start != word.end || !isOne(of: .indicatorExtents, next)
  }
}
