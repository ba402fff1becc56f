/// The time that figures speak of unless they say otherwise.
struct PeriodContext: Equatable {
  /// The last year.
  var year: Int
  /// The first year, equal to `year` when it is one.
  var first: Int

  init(_ year: Int) {
    self.year = year
    first = year
  }

  init(_ first: Int, _ last: Int) {
    year = last
    self.first = first
  }

  var span: String { first == year ? String(year) : "\(first)-\(year)" }
}

/// Follows headings and cues through a document: which section a sentence is in and which time it speaks of.
struct SectionTracker {
  private(set) var section: DocumentSection = .opening
  /// The time of the section, nil when the document's year is unknown.
  private(set) var period: PeriodContext?
  private let vocabulary: Vocabulary
  private let year: Int?
  private let kind: DocumentKind
  /// The time of a review of several years while a sentence speaks of its last year: 2013年，进出口总额达….
  private var suspended: PeriodContext?

  init(_ vocabulary: Vocabulary, kind: DocumentKind, year: Int?, title: String) {
    self.vocabulary = vocabulary
    self.kind = kind
    self.year = year
    if kind == .plan || vocabulary.phrases[.titlePlans].stand(in: title) {
      section = .arrangements
      period = year.map { PeriodContext($0) }
    } else if kind == .workReport {
      period = year.map { PeriodContext($0 - 1) }
    } else {
      section = .body
      period = year.map { PeriodContext($0) }
    }
  }

  /// Looks at a sentence before its facts are read.
  mutating func read(_ text: WorkingText, _ sentence: Range<Int>) {
    if let several = suspended {
      period = several
      suspended = nil
    }
    let heading = Heading(text, sentence)
    if heading.length > 0 {
      let words = text.text(sentence.lowerBound..<sentence.lowerBound + heading.length)
      if heading.level <= 1 || section == .opening || section == .body {
        readHeading(words, heading)
      }
    }
    if kind != .news { readCues(text, sentence) }
  }

  private mutating func readHeading(_ words: String, _ heading: Heading) {
    func has(_ list: PhraseList) -> Bool { vocabulary.phrases[list].stand(in: words) }
    if has(.headingProblems), words.utf16.count < 30, !has(.headingSolves) {
      section = .problems
      return
    }
    let looksBack = has(.headingLooksBack)
    let plans = has(.headingPlans)
    let latest = Self.lastYearIn(words)
    if looksBack, !has(.headingLooksForward), !(plans && latest == year) {
      section = .review
      period = reviewPeriod(words)
    } else if plans || latest.map({ $0 >= year ?? .max }) ?? false && has(.headingAdvises) {
      section =
        has(.headingGoals) && !has(.headingTasks) ? .targets : .arrangements
      period = arrangementPeriod(words)
    } else if let latest, let year, latest < year, heading.level <= 1 {
      // 2015年工作, 感恩前行的2022
      section = .review
      period = reviewPeriod(words)
    } else if has(.headingYearsWork) {
      section = .arrangements
      period = arrangementPeriod(words)
    } else if has(.headingResults), section != .arrangements, section != .targets {
      section = .review
      period = reviewPeriod(words)
    } else if section == .opening || section == .body && heading.level == 0 {
      if kind == .workReport { section = section == .opening ? .review : section }
    }
  }

  /// What a review speaks of: five years, one year, or both.
  private func reviewPeriod(_ words: String) -> PeriodContext? {
    guard let year else { return nil }
    let isSpan = vocabulary.phrases[.headingSpans].stand(in: words)
    if let named = Self.yearIn(words) ?? Self.lastYearIn(words), named <= year {
      let units = Array(words.utf16)
      let mark = vocabulary.phrases[.sectionSpans].first(in: units, 0..<units.count) ?? .max
      let spanFirst = mark < Phrases(["\(named)年"]).first(in: units, 0..<units.count) ?? 0
      if !isSpan || !spanFirst { return PeriodContext(named) }
    }
    if isSpan, !words.holds("一年") {
      if let plan = planPeriod(words) {
        return PeriodContext(plan.first, min(plan.year, year))
      }
      return PeriodContext(
        year - (words.holds("四年") ? 4 : words.holds("三年") ? 3 : 5), year - 1)
    }
    return PeriodContext(year - 1)
  }

  private func arrangementPeriod(_ words: String) -> PeriodContext? {
    guard let year else { return nil }
    if let named = Self.yearIn(words), named >= year - 1 { return PeriodContext(named) }
    if words.holds("五年") || words.holds("“十") {
      if let plan = planPeriod(words), plan.year >= year { return plan }
      if words.holds("五年") { return PeriodContext(year, year + 4) }
    }
    return PeriodContext(year)
  }

  /// The last year that a heading names, with 年 or without.
  private static func lastYearIn(_ words: String) -> Int? {
    let units = Array(words.utf16)
    var found: Int?
    for index in units.indices where index == 0 || !units[index - 1].isDigit {
      let end = index + 4
      if let year = DateReader.fourDigits(units, index), end >= units.count || !units[end].isDigit {
        found = year
      }
    }
    return found
  }

  private static func yearIn(_ words: String) -> Int? {
    let units = Array(words.utf16)
    return DateReader.firstYear(units, 0..<units.count)
  }

  /// The years of a five-year plan that a phrase names.
  func planPeriod(_ words: String) -> PeriodContext? {
    for plan in vocabulary.plans where words.holds(plan.name) {
      return PeriodContext(plan.first, plan.last)
    }
    return nil
  }

  /// Sentences inside a section that change it: 今后五年…, 今年…主要预期目标是…, 五年来….
  private mutating func readCues(_ text: WorkingText, _ sentence: Range<Int>) {
    guard let year else { return }
    let units = text.units
    func head(_ count: Int) -> Range<Int> {
      sentence.lowerBound..<min(sentence.upperBound, sentence.lowerBound + count)
    }
    func has(_ phrases: Phrases, _ count: Int) -> Bool { phrases.stand(in: units, head(count)) }
    let named = DateReader.firstYear(units, head(22))
    if section == .review || section == .opening || section == .targets {
      if has(vocabulary.phrases[.sectionFiveYears], 16) {
        section = .review
        period = PeriodContext(year - 5, year - 1)
      } else if has(vocabulary.phrases[.sectionOneYear], 16) {
        section = .review
        period = PeriodContext(year - 1)
      } else if has(vocabulary.phrases[.sectionFourYears], 16) {
        section = .review
        period = PeriodContext(year - 4, year - 1)
      } else if section != .targets, let named, named < year - 1,
        has(vocabulary.phrases[.sectionSince], 10)
      {
        section = .review
        period = PeriodContext(named, year - 1)
      } else if has(vocabulary.phrases[.sectionPlanTime], 16),
        let plan = planPeriod(text.text(head(16))),
        plan.first < year
      {
        period = PeriodContext(plan.first, min(plan.year, year))
      }
    }
    if kind == .workReport, section == .review || section == .problems || section == .opening,
      vocabulary.phrases[.sectionTurns].begin(units, head(12))
    {
      section = .arrangements
      period = PeriodContext(year)
    }
    let isRange = has(vocabulary.phrases[.sectionRange], 18)
    // 各位代表,2017年是…: the address stands before the time.
    var start = sentence.lowerBound
    if let length = vocabulary.phrases[.sectionAddresses].prefix(of: units[head(8)]) {
      start += length
    }
    if section == .review, !isRange,
      vocabulary.phrases[.sectionLastYear].begin(units, start..<min(sentence.upperBound, start + 4))
        || DateReader.year(units, at: start, limit: sentence.upperBound) == year - 1
    {
      let several = period
      period = PeriodContext(year - 1)
      if let several, several.first != several.year,
        units[min(start + 5, sentence.upperBound)..<sentence.upperBound].contains(where: \.isDigit)
      {
        suspended = several
      }
    }
    if section == .targets || section == .arrangements, !isRange,
      named == year || has(vocabulary.phrases[.sectionThisYear], 18),
      !has(vocabulary.phrases[.sectionFive], 60)
    {
      period = PeriodContext(year)
    }
    if has(vocabulary.phrases[.sectionNextYears], 60) {
      section = section == .review ? .targets : section
      period = PeriodContext(year, year + 4)
      if section == .opening || section == .problems { section = .targets }
      return
    }
    if has(vocabulary.phrases[.sectionGoals], 140) {
      if section != .arrangements { section = .targets }
      if has(vocabulary.phrases[.sectionThisYear], 60)
        || has(vocabulary.phrases[.sectionWholeYear], 60)
        || DateReader.firstYear(units, head(60)) == year
      {
        period = PeriodContext(year)
      } else if let plan = planPeriod(text.text(head(60))), plan.year >= year {
        period = plan
      } else if period.map({ $0.year < year }) ?? true {
        period = PeriodContext(year)
      }
    }
  }

}

/// Whether a sentence begins with a heading, how long it is, and how deep it stands.
struct Heading {
  /// The units of the heading, 0 when there is none.
  var length = 0
  /// 0 for 第一部分 or a line without number, 1 for 一、, 2 for (一), 3 for 1. and 一是.
  var level = 9

  init(_ text: WorkingText, _ sentence: Range<Int>) {
    let units = text.units
    var index = sentence.lowerBound
    let limit = min(sentence.upperBound, index + 60)
    func isNumeral(_ unit: UInt16) -> Bool { NumberReader.chineseDigit(unit) != nil }
    let wholeLine =
      sentence.upperBound == text.units.count
      || text.units[sentence.upperBound].isBlank && units[sentence.upperBound - 1] != .fullStop
    if units[index] == "第" {
      index += 1
      while index < limit, isNumeral(units[index]) { index += 1 }
      if index + 1 < limit, units[index] == "部" { level = 0 }
    } else if isNumeral(units[index]) {
      while index < limit, isNumeral(units[index]) { index += 1 }
      if index < limit, units[index] == .listComma { level = 1 }
    } else if units[index] == .openParenthesis, index + 1 < limit, isNumeral(units[index + 1]) {
      level = 2
    } else if units[index].isDigit, index + 1 < limit, units[index + 1] == 46 {
      level = 3
    }
    if level < 9 {
      length = wholeLine ? min(sentence.count, 60) : min(sentence.count, 24)
    } else if wholeLine, sentence.count <= 36, !units[sentence].contains(.comma) {
      level = 0
      length = sentence.count
    }
  }
}
