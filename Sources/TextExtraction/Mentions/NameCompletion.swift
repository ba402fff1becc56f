/// Gives names what the text leaves out: the head that a list shares, the document's place before a bare type.
struct NameCompletion {
  let vocabulary: Vocabulary
  let text: WorkingText
  let scan: SentenceScan
  let rules: NameRules
  /// The document's place, or -1.
  let home: Int32

  private var units: [UInt16] { text.units }

  func complete(_ mentions: inout [FoundMention]) {
    let shared = SharedHead(vocabulary: vocabulary, text: text, scan: scan, rules: rules)
    for list in lists(mentions) { shared.complete(&mentions, list) }
    shared.completeLines(&mentions)
    // 紫鹊界梯田、湄江国家地质公园: the shared head tells the kind of each.
    for index in mentions.indices where mentions[index].type == .park {
      if mentions[index].kind == "other", let kind = rules.parkKind(ofName: mentions[index].name) {
        mentions[index].kind = kind
      }
    }
    guard home >= 0 else { return }
    for index in mentions.indices where mentions[index].place < 0 {
      mentions[index].name = withPlace(mentions[index])
    }
  }

  /// The lists of a sentence's mentions, by their indexes; a name alone is a list of one. What stands in a bracket is no
  /// item of the list around it: 东白(经石岭、青山)、南白两条铁路.
  func lists(_ mentions: [FoundMention]) -> [[Int]] {
    let names = mentions.indices.filter {
      mentions[$0].type != .place && mentions[$0].type != .organisation
    }
    let inside = names.filter { isBracketed(mentions[$0].range) }
    return lists(of: names.filter { !inside.contains($0) }, mentions)
      + lists(of: inside, mentions)
  }

  private func lists(of names: [Int], _ mentions: [FoundMention]) -> [[Int]] {
    var result: [[Int]] = []
    var first = 0
    while first < names.count {
      var last = first
      while last + 1 < names.count,
        mentions[names[last + 1]].type == mentions[names[first]].type,
        isGap(mentions[names[last]], mentions[names[last + 1]])
      { last += 1 }
      result.append(Array(names[first...last]))
      first = last + 1
    }
    return result
  }

  private func isBracketed(_ range: Range<Int>) -> Bool {
    let before = units[scan.range.lowerBound..<range.lowerBound]
    guard let open = before.lastIndex(of: .openParenthesis) else { return false }
    return !before[open...].contains(.closeParenthesis)
  }

  /// A list's mark, or a comma behind a name that lacks a head: 黄牛埔、清泉，凤岗镇碧湖等森林公园.
  private func isGap(_ first: FoundMention, _ second: FoundMention) -> Bool {
    let gap = first.range.upperBound..<second.range.lowerBound
    if rules.isListGap(gap.lowerBound, gap.upperBound) { return true }
    return gap.count == 1 && units[gap.lowerBound] == .comma && first.type != .policy
      && rules.head(first.range) == nil && rules.head(second.range) == nil
  }

  // MARK: The document's place

  private func withPlace(_ mention: FoundMention) -> String {
    let record = vocabulary.places[home]
    let name = mention.name
    if mention.type == .park, Self.isTypeOnly(vocabulary, name) {
      return (record.shortNames.first ?? record.name) + name
    }
    if mention.type == .project || mention.type == .organisation {
      for bare in vocabulary.phrases[.completionZones].strings
      where name.begins(with: bare) && name != bare {
        return (record.shortNames.first ?? record.name) + name
      }
      let letters = Array(name.utf16)
      if letters.count > 2,
        !vocabulary.phrases[.completionOrdinary].begin(letters, 0..<letters.count)
      {
        for word in vocabulary.phrases[.figureLevelWords].strings
        where name.begins(with: word) && letters.count > word.utf16.count + 1 {
          if let full = fullName(ending: word) { return full + name.dropFirst(word.count) }
        }
      }
    }
    return name
  }

  /// The document's place, or the province around it, when its name ends in a word.
  private func fullName(ending word: String) -> String? {
    let record = vocabulary.places[home]
    if record.name.ends(with: word), word != "区" || record.level == .county { return record.name }
    guard word == "省" || word == "自治区",
      let province = vocabulary.places.ancestor(home, .province),
      vocabulary.places[province].name.ends(with: word)
    else { return nil }
    return vocabulary.places[province].name
  }

  /// A park's type without a name of its own.
  static func isTypeOnly(_ vocabulary: Vocabulary, _ name: String) -> Bool {
    // 保税物流中心(B型)
    let bare = name.utf16.prefix { $0 != .openParenthesis && $0 != "（" }
    return vocabulary.phrases[.completionTypes].contains(String(units: ArraySlice(bare)))
  }
}
