/// Finds the mentions of a sentence: places by the gazetteer, names by the tagger and by tables of known names.
struct MentionReader {
  private let vocabulary: Vocabulary
  private let places: PlaceResolver
  private var tokens = TaggerTokens()
  private var labels: [UInt8] = []

  init(_ vocabulary: Vocabulary, _ places: PlaceResolver) {
    self.vocabulary = vocabulary
    self.places = places
  }

  /// The mentions of a sentence, outermost ones only, in their order.
  mutating func read(_ text: WorkingText, _ scan: SentenceScan) -> [FoundMention] {
    var places = places.resolve(text.units, scan)
    let rules = NameRules(vocabulary: vocabulary, text: text, scan: scan)
    let known = knownNames(scan, places, text, rules)
    places.append(contentsOf: known.filter { $0.type == .place })
    places.sort { $0.range.lowerBound < $1.range.lowerBound }
    var names: [FoundMention] = []
    tokens.describe(vocabulary, text.units, scan, places)
    labels.removeAll(keepingCapacity: true)
    labels.append(contentsOf: repeatElement(0, count: tokens.count))
    tokens.forEachClause { vocabulary.tagger.tag(tokens, $0, into: &labels) }
    names = spans(labels, scan, rules)
    // What begins inside a bracket and ends outside it is no name.
    names.removeAll {
      Self.closing.contains(text.units[$0.range.lowerBound])
        || isOfPlaces($0, places, text.units)
    }
    names.append(contentsOf: PublicBodies.find(vocabulary, text, scan, places))
    names.append(contentsOf: known.filter { $0.type != .place })
    names.append(contentsOf: titles(text, scan))
    var result = outermost(names, places)
    joinLists(&result, text)
    FirmLists(vocabulary: vocabulary, units: text.units, sentence: scan.range).settle(&result)
    Buildings(vocabulary: vocabulary, units: text.units, sentence: scan.range).settle(&result)
    result = PlaceLists(
      vocabulary: vocabulary, text: text, scan: scan, places: self.places, rules: rules
    ).settled(result)
    joinPlaces(&result, text)
    NameCompletion(
      vocabulary: vocabulary, text: text, scan: scan, rules: rules, home: self.places.home
    ).complete(&result)
    // A place that the tagger took for a name without a head to share is a place.
    for index in result.indices where result[index].rule == "tagger" {
      if let place = places.first(where: { $0.range == result[index].range }),
        result[index].name == text.text(place.range)
      {
        result[index] = place
      }
    }
    result.removeAll { Quotation.encloses($0.range, text.units, scan.range) }
    return result
  }

  /// 大同|综合客运枢纽: the place that touches an unquoted name is its beginning.
  private func joinPlaces(_ mentions: inout [FoundMention], _ text: WorkingText) {
    for index in mentions.indices.dropFirst().reversed() {
      let place = mentions[index - 1]
      let name = mentions[index]
      guard place.type == .place, name.type != .place, name.rule == "tagger",
        place.range.upperBound == name.range.lowerBound, name.kind != "region",
        text.units[name.range.lowerBound].isHan
      else { continue }
      mentions[index].range = place.range.lowerBound..<name.range.upperBound
      mentions[index].name = text.name(mentions[index].range)
      mentions.remove(at: index - 1)
    }
  }

  private static let closing: [UInt16] = [
    .closeParenthesis, .closeQuote, "》", .comma, .listComma,
  ]

  /// The names that the labels mark.
  private func spans(_ labels: [UInt8], _ scan: SentenceScan, _ rules: NameRules) -> [FoundMention]
  {
    var found: [FoundMention] = []
    var index = 0
    while index < labels.count {
      let label = Int(labels[index])
      guard label % 2 == 1 else {
        index += 1
        continue
      }
      var end = index + 1
      while end < labels.count, Int(labels[end]) == label + 1 { end += 1 }
      let range = scan.tokens[index].start..<scan.tokens[end - 1].end
      if Self.types[label / 2] == .place {
        if let place = place(range, rules) { found.append(place) }
      } else {
        found.append(contentsOf: rules.mentions(range, type: Self.types[label / 2]))
      }
      index = end
    }
    return found
  }

  /// A chain of places, 青海|海西州|德令哈市, or a place that does something, 青川县|全面完成…: no name.
  private func isOfPlaces(_ mention: FoundMention, _ places: [FoundMention], _ units: [UInt16])
    -> Bool
  {
    let name = mention.range
    var end = name.lowerBound
    for place in places where place.range.lowerBound == end {
      end = place.range.upperBound
      if end < name.upperBound, vocabulary.phrases[.nameDeeds].begin(units, end..<name.upperBound) {
        return true
      }
      // 广州南沙、珠海横琴等自贸区: the head of the list makes a park of a short name.
      if end == name.upperBound,
        mention.type != .park || place.range.count == place.name.utf16.count
      {
        return place.range.lowerBound > name.lowerBound
      }
    }
    return false
  }

  /// Policies by their titles: 《关于…的意见》.
  private func titles(_ text: WorkingText, _ scan: SentenceScan) -> [FoundMention] {
    let units = text.units
    var found: [FoundMention] = []
    var start = scan.range.lowerBound
    while let open = units[start..<scan.range.upperBound].firstIndex(of: .openTitle) {
      let limit = min(scan.range.upperBound, open + Self.longestTitle)
      guard let close = units[open..<limit].firstIndex(of: .closeTitle) else { break }
      start = close + 1
      guard vocabulary.phrases[.nameTitles].end(units, open + 1..<close) else { continue }
      found.append(
        FoundMention(
          range: open..<start, type: .policy, name: text.name(open..<start), kind: "", place: -1,
          rule: "title"))
    }
    return found
  }

  private static let longestTitle = 80

  /// A place that the tagger marked: a row of the gazetteer, or an area that has none, such as 城东片区.
  private func place(_ marked: Range<Int>, _ rules: NameRules) -> FoundMention? {
    let units = rules.text.units
    // 洪柳新区|等新区, 成德绵|”: an end of a list or a mark.
    let high = units[marked].dropFirst(2).firstIndex { $0 == "等" || $0 == .closeQuote }
    let low = units[marked].first == .openQuote ? marked.lowerBound + 1 : marked.lowerBound
    let range = low..<(high ?? marked.upperBound)
    guard range.count >= marked.count - 4 || range.count >= 2 else { return nil }
    let row = places.place(named: range, units) ?? places.town(named: range, units)
    let record = row.map { vocabulary.places[$0] }
    return FoundMention(
      range: range, type: .place, name: record?.name ?? rules.text.text(range),
      kind: record?.level.name ?? "region", place: row ?? -1, rule: "tagger")
  }

  private static let types: [EntityType] = [.park, .project, .policy, .organisation, .place]

  /// Names of the tables: 京津, “六稳”, 邵阳经开区.
  private func knownNames(
    _ scan: SentenceScan, _ places: [FoundMention], _ text: WorkingText, _ rules: NameRules
  ) -> [FoundMention] {
    var found: [FoundMention] = []
    for hit in scan.hits {
      let classes = vocabulary.classes[Int(hit.word)]
      guard classes.has(.known) || classes.has(.park) else { continue }
      let range = Int(hit.start)..<Int(hit.end)
      let token = scan.tokens[scan.token(at: range.lowerBound)]
      guard token.start == range.lowerBound || scan.beginsToken(range.upperBound),
        token.end <= range.upperBound || token.start == range.lowerBound
      else { continue }
      if let row = vocabulary.value(Int(hit.word), .known) {
        let record = vocabulary.known[row]
        if record.type == .place, places.contains(where: { $0.range.overlaps(range) }) { continue }
        // “双随机、一公开”监管模式: with its head.
        if record.type == .policy, text.units[range.upperBound - 1] == .closeQuote,
          let end = rules.policyHeadEnd(range.upperBound)
        {
          found.append(
            FoundMention(
              range: range.lowerBound..<end, type: .policy, name: text.name(range.lowerBound..<end),
              kind: "", place: -1, rule: "known"))
          continue
        }
        found.append(
          FoundMention(
            range: range, type: record.type, name: record.name,
            kind: record.type == .place ? "region" : "", place: -1, rule: "known"))
      } else if let row = vocabulary.value(Int(hit.word), .park) {
        found.append(
          FoundMention(
            range: range, type: .park, name: text.text(range), kind: vocabulary.parks[row].kind,
            place: -1, rule: "known"))
      }
    }
    return found
  }

  /// 白新、永新、城龙高速公路: a far county's short name between two projects is an abbreviation as they are.
  private func joinLists(_ mentions: inout [FoundMention], _ text: WorkingText) {
    guard mentions.count > 2 else { return }
    for index in 1..<mentions.count - 1 where mentions[index].rule == "place:name" {
      let before = mentions[index - 1]
      let after = mentions[index + 1]
      let range = mentions[index].range
      guard before.type == .project, after.type == .project, range.count == 2,
        vocabulary.places[mentions[index].place].level == .county,
        before.range.upperBound + 1 == range.lowerBound,
        range.upperBound + 1 == after.range.lowerBound,
        text.units[range.upperBound] == .listComma, text.units[range.lowerBound - 1] == .listComma
      else { continue }
      mentions[index] = FoundMention(
        range: range, type: .project, name: text.text(range), kind: "", place: -1, rule: "list")
    }
  }

  /// The longest of names that overlap; names win over the places inside them.
  private func outermost(_ names: [FoundMention], _ places: [FoundMention]) -> [FoundMention] {
    var result: [FoundMention] = []
    // Of the same length what the tables know comes first.
    func weight(_ name: FoundMention) -> (Int, Int, Int) {
      let isBody = name.rule == "body"
      return (
        isBody ? 1000 : name.range.count, name.rule == "tagger" ? 0 : 1, -name.range.lowerBound
      )
    }
    for name in names.sorted(by: { weight($0) > weight($1) })
    where !result.contains(where: { $0.range.overlaps(name.range) }) {
      result.append(name)
    }
    for place in places where !result.contains(where: { $0.range.overlaps(place.range) }) {
      result.append(place)
    }
    return result.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
