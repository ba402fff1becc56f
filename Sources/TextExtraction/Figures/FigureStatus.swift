/// Whether a figure is a bound, and whether it tells what was, what is aimed at or what is estimated.
extension FigureReader {
  func comparator(
    _ span: NumberSpan, _ lead: FigureLead, last: FigureComparator?, isLast: Bool
  ) -> FigureComparator {
    let own = afterComparator(span.end).comparator
    if let own = own ?? (isLast ? last : nil) {
      if own == .ge, lead.cues.comparator == .le { return .le }
      return own
    }
    if let before = lead.cues.comparator { return before }
    if span.isMore { return .gt }
    if span.isAtMost { return .le }
    return .eq
  }

  func status(_ lead: FigureLead, _ span: NumberSpan, goal: Bool, period: String)
    -> FigureStatus
  {
    let section = context.section
    let isPast = (Int(period.prefix(4)) ?? 9999) < (context.year ?? 0)
    if lead.cues.estimate || isEstimate && section != .arrangements { return .estimate }
    if section != .arrangements, section != .targets, isForeseen(span.start) { return .estimate }
    if goal { return .target }
    switch section {
    case .targets, .arrangements:
      return isPast && period != context.period?.span ? .actual : .target
    case .review, .problems: return .actual
    case .opening, .body:
      if lead.cues.target { return .target }
      if isPast { return .actual }
      let head = clauseStart(span.start)..<span.start
      let goals =
        context.kind == .speech || context.kind == .plan || context.kind == .policy
      if goals, section == .body, vocabulary.phrases[.figurePlans].stand(in: units, head) {
        return .target
      }
      return vocabulary.phrases[.figureAims].stand(in: units, head) ? .target : .actual
    }
  }

  /// 预计 holds to the next semicolon.
  private func isForeseen(_ position: Int) -> Bool {
    var index = position - 1
    while index > scan.range.lowerBound, units[index] != .semicolon {
      if units[index] == "计", units[index - 1] == "预" { return true }
      index -= 1
    }
    return false
  }
}
