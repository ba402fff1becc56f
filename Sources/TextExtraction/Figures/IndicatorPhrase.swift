/// The noun phrase that the marked words of a window make.
struct IndicatorPhrase {
  /// The phrase, "" when no word is marked.
  private(set) var text = ""
  /// Whether words behind the number belong to it.
  private(set) var goesOn = false

  /// Actions done to existing things follow their noun: 改造农村危房 is 农村危房改造.
  init(
    _ window: IndicatorWindow, _ marks: [Bool], _ vocabulary: Vocabulary, _ source: WorkingText,
    _ scan: SentenceScan, subject: Range<Int>?, home: [Range<Int>]
  ) {
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
    for (index, word) in window.words.enumerated() where marks[index] {
      tokens.append(scan.tokens[word.token])
      if !word.isBefore { goesOn = true }
    }
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
      default: false
      }
    }
    // 娄底经开区综合实力: what the figure is about is no part of what it measures.
    if let subject, let last = tokens.last, last.start >= subject.upperBound {
      tokens.removeAll { $0.start >= subject.lowerBound && $0.end <= subject.upperBound }
    }
    func isOne(of words: Phrases, _ token: Token) -> Bool {
      words.contains(source.units, token.start..<token.end)
    }
    // 前4月|湖南|进出口: times, and the whole place in its own text, narrow nothing.
    func trimFront() {
      while tokens.count > 1, let first = tokens.first,
        isMark(first) || source.units[first.start].isDigit
          || isOne(of: vocabulary.phrases[.indicatorFronts], first)
      { tokens.removeFirst() }
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
    var actions: [Token] = []
    while tokens.count > 1, let first = tokens.first, first.classes.has(.act),
      !first.classes.has(.indicator), !first.classes.has(.head),
      // 办结|率, 绿化|面积 are one noun.
      !(tokens[1].start == first.end
        && (["率", "度"].contains(source.units[first.end])
          || isOne(of: vocabulary.phrases[.indicatorExtents], tokens[1])))
    {
      actions.append(tokens.removeFirst())
    }
    var units: [UInt16] = []
    for token in tokens + actions {
      units.append(contentsOf: source.units[token.start..<token.end])
    }
    // A bracket that does not close is no part of it.
    if let open = units.firstIndex(of: .openParenthesis), !units.contains(.closeParenthesis),
      open > 0
    {
      units.removeSubrange(open...)
    }
    text = String(units: units[...])
  }

}
