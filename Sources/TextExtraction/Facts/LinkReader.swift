/// Reads the links that a sentence gives.
struct LinkReader {
  let vocabulary: Vocabulary
  let text: WorkingText
  let scan: SentenceScan
  let mentions: [FoundMention]
  /// The document's place, or -1.
  let home: Int32

  private var units: [UInt16] { text.units }

  /// A link between a mention of the sentence and a place.
  struct Found {
    var type: LinkType
    var mention: Int
    var place: Int32
    var basis: LinkBasis
  }

  /// The links of the sentence in the order of its mentions.
  func read() -> [Found] {
    var found: [Found] = []
    for (index, mention) in mentions.enumerated() {
      switch mention.type {
      case .place:
        if let outer = encloses(index) {
          found.append(Found(type: .partOf, mention: index, place: outer, basis: .stated))
        }
      case .park, .project: found.append(contentsOf: locations(of: index))
      case .policy, .organisation: break
      }
    }
    return found
  }

  /// 湖南省|邵阳市: the wider place that stands just before a place.
  private func encloses(_ index: Int) -> Int32? {
    guard index > 0, mentions[index].place >= 0 else { return nil }
    let place = mentions[index].place
    let outer = mentions[index - 1]
    guard outer.place >= 0, outer.place != place,
      outer.range.upperBound == mentions[index].range.lowerBound,
      vocabulary.places.isWithin(place, outer.place)
    else { return nil }
    return outer.place
  }

  private func locations(of index: Int) -> [Found] {
    func links(_ places: [Int32], _ basis: LinkBasis) -> [Found] {
      places.map { Found(type: .locatedIn, mention: index, place: $0, basis: basis) }
    }
    let stops = stops(behind: index)
    let named = placesInName(of: mentions[index]).filter { !stops.contains($0) }
    let stated = placeBefore(index) ?? placeOfSentence(index)
    // 金城江区要…, 推进河池东收费站…: the part is more than the whole that the name gives.
    let isWider = stated.map { place in
      named.allSatisfy { vocabulary.places.isWithin(place, $0) }
    }
    if !stops.isEmpty || !named.isEmpty && isWider != true {
      return links(stops, .stated) + links(named, .name)
    }
    if let stated { return links([stated], .stated) }
    return home >= 0 ? links([home], .document) : []
  }

  /// The stops in a bracket behind the name: (经隆回、洞口、武冈).
  private func stops(behind index: Int) -> [Int32] {
    let end = mentions[index].range.upperBound
    guard end < scan.range.upperBound, units[end] == .openParenthesis else { return [] }
    return mentions[(index + 1)...].prefix {
      !units[end..<$0.range.lowerBound].contains(.closeParenthesis)
    }.filter { $0.type == .place && $0.place >= 0 }.map(\.place)
  }

  /// The places that the canonical name holds, the narrowest of those that contain one another.
  private func placesInName(of mention: FoundMention) -> [Int32] {
    let name = Array(mention.name.narrowed.utf16)
    var inside = SentenceScan()
    inside.scan(name, 0..<name.count, vocabulary)
    let isLine = vocabulary.phrases[.linkLines].stand(in: name, 0..<name.count)
    var places: [Int32] = []
    var ends: [Int32] = []
    let resolver = PlaceResolver(vocabulary: vocabulary, home: home, isInName: true)
    for found in resolver.resolve(name, inside) {
      let record = vocabulary.places[found.place]
      guard record.level >= .region, record.level != .region || found.range.count > 2,
        inside.beginsToken(found.range.lowerBound), !places.contains(found.place)
      else { continue }
      if isBorder(name, inside, found.range.upperBound) { continue }
      let isEnd = isLineEnd(name, inside, found.range)
      // 悬泉置至榆林窟: another place's name begins like a far city's.
      if home >= 0, !isAround(found.place), !isEnd, isLine, record.level >= .prefecture,
        found.range.count < record.name.utf16.count
      {
        continue
      }
      if home >= 0, !isAround(found.place), !isLine, mention.type == .project {
        // 上海多凌石墨烯项目: where a firm comes from; and a county's short name elsewhere is a chance.
        if record.level != .region, found.range.count < record.name.utf16.count { continue }
      }
      if record.level >= .county, home >= 0,
        found.range.count < record.name.utf16.count || record.isAmbiguous,
        !isInProvince(found.place), !isEnd
      {
        continue
      }
      // 河南科技大学新校区: what lies around the document's place tells nothing of where in it.
      // 江苏自贸区 is a province's own.
      if !isLine, home >= 0, found.place != home, vocabulary.places.isWithin(home, found.place),
        mention.type == .project || !isHead(inside, at: found.range.upperBound, to: name.count)
      {
        continue
      }
      places.append(found.place)
      if isEnd { ends.append(found.place) }
    }
    // 嵩明—昆明高速公路: both ends, although one lies in the other.
    return places.filter { place in
      ends.contains(place)
        || !places.contains { $0 != place && vocabulary.places.isWithin($0, place) }
    }
  }

  /// 广元至甘肃|界: the border is not the place; 环江|界子良 is another name.
  private func isBorder(_ name: [UInt16], _ inside: SentenceScan, _ position: Int) -> Bool {
    guard position < name.count, name[position] == "界" else { return false }
    return position + 1 == name.count || isHead(inside, at: position + 1)
  }

  /// 上栗-|浏阳|合作产业园, 肃南至|祁连|二级公路: an end of a line, with its mark on one side and no more of a name on the other.
  private func isLineEnd(_ name: [UInt16], _ inside: SentenceScan, _ range: Range<Int>) -> Bool {
    let isBehind =
      range.lowerBound > 0 && vocabulary.phrases[.lineMarks].contains(name[range.lowerBound - 1])
    let end = range.upperBound
    if end == name.count || vocabulary.phrases[.lineMarks].contains(name[end]) {
      return isBehind || range.lowerBound == 0
    }
    return isBehind && (isHead(inside, at: end) || !name[end].isHan)
  }

  /// Whether one head stands between two positions of a name.
  private func isHead(_ inside: SentenceScan, at position: Int, to end: Int) -> Bool {
    inside.hits.contains {
      Int($0.start) == position && Int($0.end) == end
        && vocabulary.classes[Int($0.word)].has(.head)
    }
  }

  /// Whether a head or what is done begins at a position of a name.
  private func isHead(_ inside: SentenceScan, at position: Int) -> Bool {
    inside.hits.contains {
      let classes = vocabulary.classes[Int($0.word)]
      return Int($0.start) == position && $0.end - $0.start > 1
        && (classes.has(.head) || classes.has(.act) || classes.has(.common))
    }
  }

  private func isAround(_ place: Int32) -> Bool {
    vocabulary.places.isWithin(place, home) || vocabulary.places.isWithin(home, place)
  }

  private func isInProvince(_ place: Int32) -> Bool {
    vocabulary.places.isWithin(place, vocabulary.places.ancestor(home, .province) ?? home)
  }

  /// 在双峰县建设…, 双峰县的…: a place that stands just before the name.
  private func placeBefore(_ index: Int) -> Int32? {
    guard index > 0 else { return nil }
    let place = mentions[index - 1]
    guard place.type == .place, place.place >= 0, place.place != home, isLocal(place.place) else {
      return nil
    }
    let gap = place.range.upperBound..<mentions[index].range.lowerBound
    if gap.isEmpty || gap.count == 1 && units[gap.lowerBound] == "的" { return place.place }
    let before = place.range.lowerBound
    let isIn = before > scan.range.lowerBound && units[before - 1] == "在"
    return isIn && gap.count <= 6 && !units[gap].contains(where: Self.isStop) ? place.place : nil
  }

  /// 金城江区要…: a part of the document's place that the sentence, or a part of it between semicolons, is about.
  private func placeOfSentence(_ index: Int) -> Int32? {
    var start = mentions[index].range.lowerBound
    while start > scan.range.lowerBound, units[start - 1] != .fullStop { start -= 1 }
    for mention in mentions[..<index] where mention.type == .place && mention.place >= 0 {
      guard mention.range.lowerBound >= start else { continue }
      let end = mention.range.upperBound
      let isAtHead =
        mention.range.lowerBound == start
        || [.comma, .semicolon, .colon].contains(units[mention.range.lowerBound - 1])
      guard isAtHead, mention.place != home, vocabulary.places.isWithin(mention.place, home),
        end < scan.range.upperBound,
        vocabulary.phrases[.linkModals].begin(units, end..<min(scan.range.upperBound, end + 3))
      else { continue }
      return mention.place
    }
    return nil
  }

  private func isLocal(_ place: Int32) -> Bool { home < 0 || isInProvince(place) }

  private static func isStop(_ unit: UInt16) -> Bool {
    unit == .comma || unit == .semicolon || unit == .listComma || unit == .fullStop
  }
}
