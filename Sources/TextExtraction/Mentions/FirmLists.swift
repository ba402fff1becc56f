/// What a list of firms and projects turns out to be by the words behind it: firms in front of 等项目 stand for their
/// projects, and names in front of 等企业 are firms.
struct FirmLists {
  let vocabulary: Vocabulary
  let units: [UInt16]
  let sentence: Range<Int>

  /// Gives the items of each list the type that the words behind it tell.
  func settle(_ mentions: inout [FoundMention]) {
    var first = 0
    while first < mentions.count {
      var last = first
      while last + 1 < mentions.count,
        isListGap(mentions[last].range.upperBound..<mentions[last + 1].range.lowerBound)
      { last += 1 }
      switch type(behind: mentions[last].range.upperBound) {
      case .project:
        for index in first...last where mentions[index].type == .organisation {
          mentions[index].type = .project
        }
      case .organisation:
        for index in first...last where isFirm(mentions[index]) {
          mentions[index].type = .organisation
          mentions[index].kind = ""
        }
      default: break
      }
      first = last + 1
    }
  }

  private func isListGap(_ gap: Range<Int>) -> Bool {
    gap.count == 1 && [.listComma, "和"].contains(units[gap.lowerBound])
  }

  /// 康乃尔医药、迈灵药业|等6个项目, 圣牧乳业、正大食品|等重点食品加工项目; 博湖苇业、南天城建|等龙头企业, but neither 等企业的项目 nor
  /// 等多家企业技改项目.
  private func type(behind position: Int) -> EntityType? {
    guard position < sentence.upperBound, units[position] == "等" else { return nil }
    let words =
      position
      + 1..<(units[position..<min(sentence.upperBound, position + 16)]
      .firstIndex { !$0.isHan && !$0.isDigit && $0 != .openQuote && $0 != .closeQuote }
      ?? min(sentence.upperBound, position + 16))
    let project = vocabulary.phrases[.works].first(in: units, words)
    let firm = vocabulary.phrases[.firmWords].first(in: units, words)
    if let project {
      // 等一批企业的项目: the firms have projects.
      return firm.map { $0 < project } ?? false ? nil : .project
    }
    return firm == nil ? nil : .organisation
  }

  /// A name that the tagger marked and that has no head of another type.
  private func isFirm(_ mention: FoundMention) -> Bool {
    guard mention.rule == "tagger", mention.type != .place, mention.type != .organisation,
      units[mention.range.upperBound - 1] != .closeQuote
    else { return false }
    for start in mention.range {
      guard
        let (word, end) = vocabulary.trie.longest(
          units, at: start, limit: mention.range.upperBound),
        end == mention.range.upperBound
      else { continue }
      let heads = vocabulary.senses[word].filter { $0.kind == .head }
      if !heads.isEmpty {
        return heads.contains { vocabulary.heads[Int($0.value)].type == .organisation }
      }
    }
    return true
  }
}
