/// Finds the mentions of a sentence: places by the gazetteer, names by the tagger and by known names.
struct MentionReader {
  private let vocabulary: Vocabulary
  private let places: PlaceResolver
  private var features = TaggerFeatures()

  init(_ vocabulary: Vocabulary, _ places: PlaceResolver) {
    self.vocabulary = vocabulary
    self.places = places
  }

  /// The mentions of a sentence, outermost ones only, in their order.
  mutating func read(_ text: WorkingText, _ scan: SentenceScan) -> [FoundMention] {
    var places = places.resolve(text.units, scan)
    places.append(contentsOf: knownPlaces(scan, places))
    places.sort { $0.range.lowerBound < $1.range.lowerBound }
    var names: [FoundMention] = []
    if TaggerFeatures.isWorthwhile(vocabulary, text.units, scan) {
      features.compute(vocabulary, text.units, scan, places)
      names = spans(vocabulary.tagger.tag(features), scan, text)
    }
    return merge(names, places)
  }

  /// The names that the labels mark.
  private func spans(_ labels: [UInt8], _ scan: SentenceScan, _ text: WorkingText) -> [FoundMention] {
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
      if let mention = NameRules.mention(
        range, type: Self.types[label / 2], text, vocabulary, home: places.home)
      {
        found.append(mention)
      }
      index = end
    }
    return found
  }

  private static let types: [EntityType] = [.park, .project, .policy, .organisation]

  /// Areas that are no row of the gazetteer: 京津, 中日韩.
  private func knownPlaces(_ scan: SentenceScan, _ places: [FoundMention]) -> [FoundMention] {
    scan.hits.compactMap { hit in
      guard vocabulary.classes[Int(hit.word)].has(.known),
        let row = vocabulary.value(Int(hit.word), .known), vocabulary.known[row].type == .place,
        scan.tokens[scan.token(at: Int(hit.start))].end == Int(hit.end)
      else { return nil }
      let range = Int(hit.start)..<Int(hit.end)
      guard !places.contains(where: { $0.range.overlaps(range) }) else { return nil }
      return FoundMention(
        range: range, type: .place, name: vocabulary.known[row].name, kind: "region", place: -1,
        rule: "known")
    }
  }

  /// Names win over the places inside them.
  private func merge(_ names: [FoundMention], _ places: [FoundMention]) -> [FoundMention] {
    var result = names
    for place in places where !names.contains(where: { $0.range.overlaps(place.range) }) {
      result.append(place)
    }
    return result.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}
