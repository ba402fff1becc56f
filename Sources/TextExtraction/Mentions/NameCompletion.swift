/// Gives names what the text leaves out: the shared head of a list, the document's place before a bare type.
struct NameCompletion {
  let vocabulary: Vocabulary
  let text: WorkingText
  let scan: SentenceScan
  let rules: NameRules
  /// The document's place, or -1.
  let home: Int32

  private var units: [UInt16] { text.units }

  func complete(_ mentions: inout [FoundMention]) {
    for list in lists(mentions) { shareHead(&mentions, list) }
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

  private func shareHead(_ mentions: inout [FoundMention], _ list: [Int]) {
    guard let lastIndex = list.last else { return }
    let lastRange = mentions[lastIndex].range
    // 等大型灌区项目, 等4个森林公园, 三条长输管网: the head stands behind the list.
    if let tail = tailHead(lastRange.upperBound) {
      for index in list where !endsInHead(mentions[index]) { mentions[index].name += tail }
      return
    }
    // Each item takes what it lacks from the next one that has a head.
    for place in list.indices.dropLast() {
      let index = list[place]
      guard
        let next = list[(place + 1)...].first(where: {
          rules.head(mentions[$0].range).map { $0.start } ?? 0 > mentions[$0].range.lowerBound
        }), let head = rules.head(mentions[next].range)
      else { continue }
      let range = mentions[next].range
      if !endsInHead(mentions[index]) {
        guard !isWhole(mentions[index]) else { continue }
        mentions[index].name += text.text(suffixStart(range, head.start)..<range.upperBound)
        continue
      }
      // 大圳灌区、六都寨灌区续建配套: what follows the same head in the last item.
      guard mentions[index].type == .project, let own = rules.head(mentions[index].range) else {
        continue
      }
      let word = Array(units[own.start..<mentions[index].range.upperBound])
      guard word.count > 1 else { continue }
      var position = lastRange.lowerBound
      while position + word.count < lastRange.upperBound {
        if units[position..<position + word.count].elementsEqual(word) {
          mentions[index].name += text.text(position + word.count..<lastRange.upperBound)
          break
        }
        position += 1
      }
    }
  }

  /// A project's long name that ends in a common noun stands for itself: 德众机器人 among projects.
  private func isWhole(_ mention: FoundMention) -> Bool {
    guard mention.type == .project, mention.range.count >= 5 else { return false }
    let token = scan.tokens[scan.token(at: mention.range.upperBound - 1)]
    return token.end - token.start >= 2 && token.classes.has(.common)
      && !token.classes.has(.place) && !token.classes.has(.placeShort)
  }

  /// What goes with the head: 110千伏, an adjective such as 大型, another head such as 灌区 or 风电.
  private func suffixStart(_ range: Range<Int>, _ head: Int) -> Int {
    var start = head
    while start > range.lowerBound {
      if start - 2 > range.lowerBound, units[start - 1] == 0x4F0F, units[start - 2] == 0x5343 {
        start -= 2
        while start > range.lowerBound + 1, units[start - 1].isDigit { start -= 1 }
        continue
      }
      let token = scan.tokens[scan.token(at: start - 1)]
      guard token.end == start, token.start > range.lowerBound, token.end - token.start >= 2 else {
        break
      }
      let pos = token.word >= 0 ? vocabulary.value(token.word, .common) : nil
      guard
        token.classes.has(.head) || token.classes.has(.act)
          || pos == Int(PartOfSpeech.adjective.rawValue)
      else { break }
      start = token.start
    }
    return start
  }

  private func endsInHead(_ mention: FoundMention) -> Bool {
    guard let head = rules.head(mention.range) else {
      return units[mention.range.upperBound - 1] == .closeQuote && mention.type == .policy
    }
    return head.start > mention.range.lowerBound || mention.range.count > 4
  }

  /// The head phrase behind 等 or a number, nil when there is none worth adding.
  private func tailHead(_ position: Int) -> String? {
    var index = position
    let limit = scan.range.upperBound
    guard index < limit else { return nil }
    let isOpen = units[index] == 0x7B49
    if isOpen { index += 1 }
    let afterMark = index
    while index < limit, units[index].isDigit || NumberReader.chineseDigit(units[index]) != nil {
      index += 1
    }
    let hasNumber = index > afterMark
    if hasNumber, index < limit,
      [0x4E2A, 0x6761, 0x5EA7, 0x9879, 0x5BB6, 0x5904].contains(units[index])
    {
      index += 1
    }
    guard isOpen || hasNumber else { return nil }
    let start = index
    var end = start
    var bestEnd: Int?
    while end < limit, end - start < 16, units[end].isHan || units[end].isDigit {
      let token = scan.tokens[scan.token(at: end)]
      // 水电站和珙县电厂: another thing begins.
      if end > start, token.start == end, units[end] == 0x548C || units[end] == 0x53CA { break }
      if token.start == end, end > start,
        token.classes.has(.create), !token.classes.has(.head), bestEnd != nil
      {
        break
      }
      for hit in scan.hits where Int(hit.end) == token.end && Int(hit.start) >= start {
        if vocabulary.classes[Int(hit.word)].has(.head) {
          bestEnd = token.end
        }
      }
      end = token.end
    }
    guard let bestEnd else { return nil }
    let words = text.text(start..<bestEnd)
    if words == "项目" || words == "工程" || units[start] == 0x6279 { return nil }
    for plain in ["项目", "工程"] where words.ends(with: plain) {
      // 等重点项目 names no kind of thing; 等大型灌区项目 does, by the head before it.
      let modifier = start..<bestEnd - 2
      guard rules.head(modifier) != nil else { return nil }
    }
    for vague in ["企业", "园区", "平台", "中心", "机制", "公司", "基地", "政策", "措施", "制度除外"]
    where words.ends(with: vague) { return nil }
    var result = words
    for vague in ["重点", "重大", "骨干", "一批", "市级", "省级", "领域", "行业"]
    where result.begins(with: vague) {
      result = String(result.dropFirst(vague.count))
    }
    return result.isEmpty ? nil : result
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
    [
      "经开区", "高新区", "经济技术开发区", "经济开发区", "高新技术产业开发区", "商务中心区", "高等职教园区", "保税物流中心",
      "临空经济区", "中央商务区", "科技城", "大学城", "古城", "空港经济区",
    ].contains(name)
  }
}
