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
      if Self.plannings.end(units, lead.range) { return .share }
      if phrase.holds("占") || cues.share || phrase.ends(with: "比重") || phrase.ends(with: "比例") {
        return .share
      }
      if phrase.ends(with: "涨幅") || phrase.ends(with: "失业率") || phrase.begins(with: "居民消费价格") {
        return .level
      }
      if cues.decrease, !cues.reach { return .decrease }
      // PM2.5浓度改善10%: less of what does harm.
      if cues.increase, !cues.reach, Self.harms.contains(where: { phrase.ends(with: $0) }) {
        return .decrease
      }
      if Self.lessening.stand(in: units, lead.range), !cues.reach { return .decrease }
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
    if Self.gains.end(units, lead.range) { return .increase }
    if Self.lessening.stand(in: units, lead.range), kind == .money { return .decrease }
    if cues.reach { return .level }
    // 淘汰落后产能企业159家: a count of what was done.
    if kind == .count, Self.closings.stand(in: units, lead.range) { return .level }
    if cues.increase { return .increase }
    if cues.growth, kind != .money { return .increase }
    if cues.decrease { return .decrease }
    if cues.growth { return .increase }
    return .level
  }

  private static let plannings: Phrases = ["预算的", "计划的", "目标的", "任务的", "预期的"]
  private static let harms = ["浓度", "能耗", "排放量", "排放强度", "发案率", "事故"]
  private static let closings: Phrases = ["淘汰", "关停", "关闭", "取缔", "清退"]
  private static let lessening: Phrases = ["减轻", "精简"]
  /// Verbs whose object is told by what grew: 企业增收3亿元.
  private static let gains: Phrases = ["增收", "增支", "增产", "增效", "增加收入", "增发"]
}
