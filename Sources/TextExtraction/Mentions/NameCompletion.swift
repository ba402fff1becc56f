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

  /// The lists of a sentence's mentions, by their indexes; a name alone is a list of one.
  func lists(_ mentions: [FoundMention]) -> [[Int]] {
    let names = mentions.indices.filter {
      mentions[$0].type != .place && mentions[$0].type != .organisation
    }
    var result: [[Int]] = []
    var first = 0
    while first < names.count {
      var last = first
      while last + 1 < names.count,
        mentions[names[last + 1]].type == mentions[names[first]].type,
        rules.isListGap(
          mentions[names[last]].range.upperBound, mentions[names[last + 1]].range.lowerBound)
      { last += 1 }
      result.append(Array(names[first...last]))
      first = last + 1
    }
    return result
  }

  // MARK: The document's place

  private func withPlace(_ mention: FoundMention) -> String {
    let record = vocabulary.places[home]
    let name = mention.name
    if mention.type == .park, Self.isTypeOnly(name) {
      return (record.shortNames.first ?? record.name) + name
    }
    if mention.type == .project || mention.type == .organisation {
      for bare in ["经开区", "高新区"] where name.begins(with: bare) && name != bare {
        return (record.shortNames.first ?? record.name) + name
      }
      if name.begins(with: "市"), record.name.ends(with: "市"), !name.begins(with: "市场"),
        !name.begins(with: "市民"),
        !name.begins(with: "市政"), !name.begins(with: "市域"), name.utf16.count > 3
      {
        return record.name + name.dropFirst()
      }
      if name.begins(with: "省"), name.utf16.count > 3,
        let province = vocabulary.places.ancestor(home, .province),
        vocabulary.places[province].name.ends(with: "省"), !name.begins(with: "省道"),
        !name.begins(with: "省级")
      {
        return vocabulary.places[province].name + name.dropFirst()
      }
    }
    return name
  }

  /// A park's type without a name of its own.
  static func isTypeOnly(_ name: String) -> Bool {
    // 保税物流中心(B型)
    let bare = name.utf16.prefix { $0 != .openParenthesis && $0 != 0xFF08 }
    return [
      "经开区", "高新区", "经济技术开发区", "经济开发区", "高新技术产业开发区", "商务中心区", "高等职教园区", "保税物流中心",
      "临空经济区", "中央商务区", "科技城", "大学城", "古城", "空港经济区",
    ].contains(String(units: ArraySlice(bare)))
  }
}
