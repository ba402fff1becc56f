/// Governments and assemblies that a place's full name makes: 邵阳市政府, 邵阳市第十七届人民代表大会.
enum PublicBodies {
  static func find(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ scan: SentenceScan, _ places: [FoundMention]
  ) -> [FoundMention] {
    places.compactMap { place in
      guard place.place >= 0 else { return nil }
      let record = vocabulary.places[place.place]
      guard record.level >= .province else { return nil }
      var end = place.range.upperBound
      let limit = scan.range.upperBound
      let units = text.units
      // 第十七届
      if end < limit, units[end] == "第" || NumberReader.chineseDigit(units[end]) != nil {
        var index = end + 1
        while index < limit, NumberReader.chineseDigit(units[index]) != nil || units[index].isDigit
        { index += 1 }
        guard index < limit, units[index] == "届" else { return nil }
        end = index + 1
      }
      for (word, full) in vocabulary.shortForms.bodies
      where end + word.count <= limit && units[end..<end + word.count].elementsEqual(word) {
        // 邵阳市政府性基金, 邵阳市人大代表
        let next: UInt16 = end + word.count < limit ? units[end + word.count] : 0
        if ["性", "代", "与", "采"].contains(next) { return nil }
        let range = place.range.lowerBound..<end + word.count
        let name = end == place.range.upperBound ? record.name + full : text.text(range)
        return FoundMention(
          range: range, type: .organisation, name: name, kind: "", place: -1, rule: "body")
      }
      return nil
    }
  }
}
