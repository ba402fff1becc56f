/// Tells what is built from who works there: 省人民医院南院 and 市图书馆新馆 are projects, and so are hospitals, schools
/// and museums that are being built or were.
struct Buildings {
  let vocabulary: Vocabulary
  let units: [UInt16]
  let sentence: Range<Int>

  /// Makes projects of the organisations that are buildings.
  func settle(_ mentions: inout [FoundMention]) {
    var first = 0
    while first < mentions.count {
      var last = first
      while last + 1 < mentions.count,
        isListGap(mentions[last].range.upperBound..<mentions[last + 1].range.lowerBound)
      { last += 1 }
      let isBuilt =
        isBuilt(before: mentions[first].range.lowerBound)
        || isBuilt(behind: mentions[last].range.upperBound)
      for index in first...last where mentions[index].type == .organisation {
        let range = mentions[index].range
        if vocabulary.phrases[.buildingParts].end(units, range)
          || isBuilt && vocabulary.phrases[.buildingHouses].end(units, range)
        {
          mentions[index].type = .project
        }
      }
      first = last + 1
    }
  }

  private func isListGap(_ gap: Range<Int>) -> Bool {
    gap.count == 1 && [.listComma, "和", "及"].contains(units[gap.lowerBound])
  }

  /// 建成|市图书馆
  private func isBuilt(before position: Int) -> Bool {
    let start = max(sentence.lowerBound, position - 6)
    return start < position && vocabulary.phrases[.buildingVerbs].end(units, start..<position)
  }

  /// 市人民医院西院|等加快建设, 新校区|破土动工; but not 建设“省级区域医疗中心”.
  private func isBuilt(behind position: Int) -> Bool {
    var start = position
    if start < sentence.upperBound, units[start] == "等" { start += 1 }
    guard start < sentence.upperBound,
      let length = vocabulary.phrases[.buildingDeeds].prefix(
        of: units[start..<min(sentence.upperBound, start + 8)])
    else { return false }
    let end = start + length
    return end == sentence.upperBound || units[end] != .openQuote
  }

}
