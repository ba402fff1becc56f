/// Which time a figure speaks of: what its clause names, or else its section.
extension FigureReader {
  /// The period of a figure as the output writes it, and whether the text names it as a goal.
  func period(
    _ figure: FoundFigure, _ span: NumberSpan, _ lead: FigureLead, isOwn: Bool, next: NumberSpan?
  ) -> (String, Bool) {
    let clause = clauseStart(span.start)
    let isStart = ChangePair.isStart(units, [span], clause: clause, limit: scan.range.upperBound)
    let isEnd = changeStart >= 0 && changeStart == clause && !figures.isEmpty
    var chosen: TimeExpression?
    let isPast = context.section == .review || context.section == .problems
    for time in times where time.position < span.start {
      // 成为2028年世界文化遗产申报项目: a year ahead in a review is another's.
      if isPast, !time.isGoal, let year = context.year, time.year > year { continue }
      if isBeginning(time, of: span.start) { continue }
      chosen = time
    }
    if chosen == nil, let carried = context.carriedTime {
      return (carried.period, carried.isGoal)
    }
    // 由2020年的36.8%下降到18.9%: the year belongs to the first.
    if isEnd, let found = chosen, let last = figures.last, found.position < last.range.lowerBound,
      found.position >= clause
    {
      chosen = nil
    }
    if let chosen {
      // A year far in front speaks for its own clause only.
      let near = chosen.position >= (isStart ? clause : lead.range.lowerBound)
      let isSpan = context.period.map { $0.first != $0.year } ?? false
      if near || !isStart && (!isSpan || chosen.isGoal) { return (chosen.period, chosen.isGoal) }
    }
    guard let period = context.period else { return (context.year.map(String.init) ?? "", false) }
    if isStart { return (String(period.first - 1), false) }
    if period.first == period.year { return (period.span, false) }
    if figure.measure == .rank, !isOwn, let last = figures.last { return (last.period, false) }
    let isState = isEnd || isEndState(figure, lead, span, next)
    return (isState ? String(period.year) : period.span, false)
  }

  /// 由2017年的末位提升到全省第1: a year from which something has changed is not the time of what it became.
  private func isBeginning(_ time: TimeExpression, of position: Int) -> Bool {
    guard time.position > scan.range.lowerBound,
      ["由", "从"].contains(units[time.position - 1])
    else { return false }
    var index = time.position
    while index < position {
      let unit = units[index]
      if unit == .comma || unit == .semicolon || unit == .fullStop { return false }
      if unit == "到" || unit == "至", ChangePair.changes.contains(units[index - 1]) { return true }
      index += 1
    }
    return false
  }

  /// A review of several years: the last year for an end state, the span for what was done.
  private func isEndState(
    _ figure: FoundFigure, _ lead: FigureLead, _ span: NumberSpan, _ next: NumberSpan?
  ) -> Bool {
    let cues = lead.cues
    if cues.average { return false }
    switch figure.measure {
    case .level, .share:
      // 民生支出累计完成1444亿元: of the whole time.
      if cues.holds || vocabulary.phrases[.figureSums].stand(in: units, lead.range) { return false }
      if lead.hasVerb { return cues.ends }
      let isRate = figure.unit == "%"
      if cues.ends || isRate || cues.comparator == .gt || cues.comparator == .ge { return true }
      if figure.unit == "元" { return !lead.invests }
      if vocabulary.phrases[.figureStates].stand(in: units, lead.range) { return true }
      // 高新技术企业2370家、增长1.4倍: what grew is what there is at the end.
      return next.map { grows(from: span.end, to: $0.start) } ?? false
    case .rank: return cues.reach && lead.rises
    // 超过3万元, 是2016年的1.5倍
    case .multiple:
      return span.start > scan.range.lowerBound && units[span.start - 1] == "的"
        && figures.last.map { $0.period == context.period.map { String($0.year) } } ?? false
    default: return false
    }
  }

  private func grows(from start: Int, to end: Int) -> Bool {
    guard end > start, end - start <= 12, units[start] == .listComma || units[start] == .comma
    else { return false }
    return vocabulary.phrases[.figureGrowths].stand(in: units, start..<end)
  }

}

/// A change told by its two ends: 由30张增加到39张, 从4.39件增至9.40件.
enum ChangePair {
  /// Whether a number is the first of such a pair.
  static func isStart(
    _ units: [UInt16], _ group: [NumberSpan], clause: Int, limit: Int
  ) -> Bool {
    guard group.count == 1, let number = group.first else { return false }
    // 由 or 从, with no more between than a year.
    var index = number.start
    while index > clause, number.start - index < 12 {
      let unit = units[index - 1]
      if unit == "由" || unit == "从" { break }
      guard unit.isDigit || Self.between.contains(unit) else { return false }
      index -= 1
    }
    guard index > clause, number.start - index < 12 else { return false }
    // A verb of change with 到 or 至 behind.
    let end = min(limit, number.end + 12)
    guard number.end < end else { return false }
    for position in number.end..<end {
      let unit = units[position]
      if unit == .comma || unit == .semicolon || unit == .fullStop { return false }
      if unit == "到" || unit == "至" || unit == "为" {
        return position > number.end && Self.changes.contains(units[position - 1])
      }
    }
    return false
  }

  /// 年 的 底 末 约 近 初
  private static let between: Set<UInt16> = Set("年的底末约近初期上去前".utf16)
  static let changes: Set<UInt16> = Set("高加升降少大长增窄缩减展跃张变拓低伸进了".utf16)
}
