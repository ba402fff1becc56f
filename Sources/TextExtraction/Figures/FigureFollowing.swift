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
