/// Finds the mentions of a sentence: places by the gazetteer, names by their heads.
enum MentionReader {
  static func read(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ scan: SentenceScan, _ places: PlaceResolver
  ) -> [FoundMention] {
    places.resolve(text.units, scan)
  }
}
