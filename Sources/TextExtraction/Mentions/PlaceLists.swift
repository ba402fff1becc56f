/// What a list of names turns out to be by the words behind it: 等地 and 等重点区域 make its items places, a title
/// such as 两个国家级基地 is conferred on the places that its items begin with.
struct PlaceLists {
  let vocabulary: Vocabulary
  let text: WorkingText
  let scan: SentenceScan
  let places: PlaceResolver
  let rules: NameRules

  private var units: [UInt16] { text.units }

  /// The mentions as the words behind their lists decide.
  func settled(_ mentions: [FoundMention]) -> [FoundMention] {
    var result: [FoundMention] = []
    result.reserveCapacity(mentions.count)
    var first = 0
    while first < mentions.count {
      var last = first
      while last + 1 < mentions.count,
        rules.isListGap(mentions[last].range.upperBound, mentions[last + 1].range.lowerBound)
      { last += 1 }
      result.append(contentsOf: settled(list: mentions[first...last]))
      first = last + 1
    }
    return result
  }

  private func settled(list: ArraySlice<FoundMention>) -> [FoundMention] {
    guard let end = list.last?.range.upperBound,
      list.contains(where: { $0.type == .project || $0.type == .park })
    else { return Array(list) }
    if placesFollow(end) { return list.flatMap { asPlaces($0) } }
    let isOfAreas = areaFollows(end)
    let isTitle = isTitle(end)
    return list.map { mention in
      switch mention.type {
      case .park where spansPrefectures(mention.range): area(mention)
      case .project where isOfAreas && isBare(mention): area(mention)
      case .project where isTitle && isBare(mention): holder(of: mention) ?? mention
      default: mention
      }
    }
  }

  /// A name without a head of its own, and no surroundings of something: 锡矿山, but neither 高铁站 nor 涟钢周边.
  private func isBare(_ mention: FoundMention) -> Bool {
    rules.head(mention.range) == nil
      && !vocabulary.phrases[.placeListAround].end(units, mention.range)
  }

  private func limit(_ position: Int, _ length: Int) -> Int {
    min(scan.range.upperBound, position + length)
  }

  /// 等地 and its like as words of their own, not 等地铁 or 等市政工程; 大理至怒江等地高速铁路 are lines, not places.
  private func placesFollow(_ position: Int) -> Bool {
    guard
      let length = vocabulary.phrases[.placeListSomewhere].prefix(
        of: units[position..<limit(position, 6)])
    else {
      return false
    }
    let end = position + length
    return scan.tokens[scan.token(at: end - 1)].end == end
      && !vocabulary.phrases[.placeListLines].stand(in: units, end..<limit(end, 7))
  }

  /// 临沂至成都、福州等地: the places that an item names, both ends of a way; other items stay.
  private func asPlaces(_ mention: FoundMention) -> [FoundMention] {
    guard mention.type == .project else { return [mention] }
    if let place = place(mention.range) { return [place] }
    for index in mention.range.dropFirst().dropLast()
    where vocabulary.phrases[.placeListWays].contains(units[index]) {
      if let from = place(mention.range.lowerBound..<index),
        let to = place(index + 1..<mention.range.upperBound)
      {
        return [from, to]
      }
    }
    return [mention]
  }

  /// 绥宁、武冈两个国家级杂交稻制种基地: the place that has the title, nil where the item begins with none.
  private func holder(of mention: FoundMention) -> FoundMention? {
    let ends = mention.range.dropFirst(2).reversed()
    return place(mention.range)
      ?? ends.lazy.compactMap { place(mention.range.lowerBound..<$0) }.first
  }

  private func place(_ range: Range<Int>) -> FoundMention? {
    guard let row = places.place(named: range, units) else { return nil }
    let record = vocabulary.places[row]
    return FoundMention(
      range: range, type: .place, name: record.name, kind: record.level.name, place: row,
      rule: "place:list")
  }

  /// An area that is no row of the gazetteer.
  private func area(_ mention: FoundMention) -> FoundMention {
    place(mention.range)
      ?? FoundMention(
        range: mention.range, type: .place, name: text.text(mention.range), kind: "region",
        place: -1, rule: "area")
  }

  /// 锡矿山、涟钢周边等重点区域
  private func areaFollows(_ position: Int) -> Bool {
    var index = position
    while index < limit(position, 8), units[index].isHan || units[index] == .listComma {
      if units[index] == "等" {
        return vocabulary.phrases[.placeListAreas].begin(units, index + 1..<limit(index + 1, 6))
      }
      index += 1
    }
    return false
  }

  /// 两个国家级…基地, but no 两个国家级…项目: those are the items themselves.
  private func isTitle(_ position: Int) -> Bool {
    var index = position
    while index < limit(position, 3),
      units[index].isDigit || NumberReader.chineseDigit(units[index]) != nil
    { index += 1 }
    guard index > position, index < scan.range.upperBound, units[index] == "个" else {
      return false
    }
    return vocabulary.phrases[.placeListRanks].begin(units, index + 1..<limit(index + 1, 6))
      && !vocabulary.phrases[.works].stand(in: units, index + 1..<limit(index + 1, 16))
  }

  /// 湖南中部国家产业转型升级示范区: a zone over a part of a province is an area.
  private func spansPrefectures(_ range: Range<Int>) -> Bool {
    guard vocabulary.phrases[.placeListZones].end(units, range) else { return false }
    for end in range.dropFirst(2).prefix(3) {
      if let row = places.place(named: range.lowerBound..<end, units),
        vocabulary.places[row].level == .province,
        vocabulary.phrases[.placeListParts].begin(units, end..<range.upperBound)
      {
        return true
      }
    }
    return false
  }

}
