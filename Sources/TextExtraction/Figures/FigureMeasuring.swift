/// How a figure measures: an amount, a growth, a share, a rank.
extension FigureReader {
  func measure(
    _ number: NumberSpan, _ lead: FigureLead, _ phrase: String, _ following: FigureFollowing
  ) -> FigureMeasure {
    let cues = lead.cues
    if number.kind.isRank { return .rank }
    if case .ratio = number.kind { return .multiple }
    guard let kind = number.kind.unitKind else { return .level }
    if kind == .times { return .multiple }
    if kind == .points {
      if cues.above { return .level }
      return cues.decrease ? .decrease : .increase
    }
    if kind == .percent {
      // 完成预算的102%: a part of what was planned.
      if vocabulary.phrases[.figurePlannings].end(units, lead.range) { return .share }
      if phrase.holds("占") || cues.share || phrase.ends(with: "比重") || phrase.ends(with: "比例") {
        return .share
      }
      if phrase.ends(with: "涨幅") || phrase.ends(with: "失业率") || phrase.begins(with: "居民消费价格") {
        return .level
      }
      if cues.decrease, !cues.reach { return .decrease }
      // PM2.5浓度改善10%: less of what does harm.
      if cues.increase, !cues.reach, vocabulary.phrases[.figureHarms].end(phrase) {
        return .decrease
      }
      if vocabulary.phrases[.figureLessening].stand(in: units, lead.range), !cues.reach {
        return .decrease
      }
      if phrase.ends(with: "增速") || phrase.ends(with: "增幅") || phrase.ends(with: "增长率")
        || phrase.ends(with: "增长")
      {
        return .growth
      }
      if cues.growth || cues.increase && !cues.reach { return .growth }
      if phrase.isEmpty, !cues.reach, lastMeasure == .growth { return .growth }
      if phrase.isEmpty, lastMeasure == .share { return .share }
      if following.used { return .share }
      return .level
    }
    if phrase.holds("新增"), phrase.holds("就业") { return .increase }
    if vocabulary.phrases[.figureGains].end(units, lead.range) { return .increase }
    if vocabulary.phrases[.figureLessening].stand(in: units, lead.range), kind == .money {
      return .decrease
    }
    if cues.reach { return .level }
    // 淘汰落后产能企业159家: a count of what was done.
    if kind == .count, vocabulary.phrases[.figureClosings].stand(in: units, lead.range) {
      return .level
    }
    if cues.increase { return .increase }
    if cues.growth, kind != .money { return .increase }
    if cues.decrease { return .decrease }
    if cues.growth { return .increase }
    return .level
  }

}
