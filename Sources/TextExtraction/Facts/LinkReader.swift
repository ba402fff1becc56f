/// Reads the links that a sentence gives.
enum LinkReader {
  static func read(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ mentions: [FoundMention], _ indexes: [Int],
    _ sentence: Int, _ home: Int32, _ entities: inout EntityTable,
    _ document: inout ExtractedDocument
  ) {
    for (number, mention) in mentions.enumerated() {
      if mention.type == .place {
        guard number > 0, mentions[number - 1].place >= 0,
          mentions[number - 1].range.upperBound == mention.range.lowerBound,
          mentions[number - 1].place != mention.place,
          vocabulary.places.isWithin(mention.place, mentions[number - 1].place)
        else { continue }
        add(
          .partOf, indexes[number], indexes[number - 1], .stated, text, mention.range, sentence,
          &document)
        continue
      }
      guard mention.type == .park || mention.type == .project else { continue }
      var named: [Int32] = []
      let units = Array(mention.name.utf16)
      var scan = SentenceScan()
      scan.scan(units, 0..<units.count, vocabulary)
      for place in PlaceResolver(vocabulary: vocabulary, home: home).resolve(units, scan) {
        let record = vocabulary.places[place.place]
        guard record.level >= .region, record.level != .region || place.range.count > 2 else {
          continue
        }
        // A short name of a county elsewhere is an abbreviation or a chance: 永新高速公路, 黄龙脐橙小镇.
        if record.level >= .county, home >= 0,
          text.text(mention.range).contains(record.name) == false,
          !vocabulary.places.isWithin(
            place.place, vocabulary.places.ancestor(home, .province) ?? home)
        {
          continue
        }
        if !named.contains(place.place) { named.append(place.place) }
      }
      // The narrowest of those that contain one another.
      named = named.filter { place in
        !named.contains { $0 != place && vocabulary.places.isWithin($0, place) }
      }
      // Stops in a bracket behind the name: (经隆回、洞口、武冈).
      if mention.range.upperBound < text.units.count,
        text.units[mention.range.upperBound] == .openParenthesis
      {
        var next = number + 1
        while next < mentions.count, mentions[next].type == .place,
          !text.units[mention.range.upperBound..<mentions[next].range.lowerBound].contains(
            .closeParenthesis)
        {
          add(
            .locatedIn, indexes[number], indexes[next], .stated, text, mention.range, sentence,
            &document)
          if !named.isEmpty { named = named.filter { $0 != mentions[next].place } }
          next += 1
        }
      }
      if named.isEmpty {
        // A place just before it: 双峰县新材料产业园 has it in the name, 在双峰县建设… beside it.
        if let home = entities.home {
          add(
            .locatedIn, indexes[number], home, .document, text, mention.range, sentence, &document)
        }
      } else {
        for place in named {
          add(
            .locatedIn, indexes[number], entities.place(place), .name, text, mention.range,
            sentence,
            &document)
        }
      }
    }
  }

  private static func add(
    _ type: LinkType, _ from: Int, _ to: Int, _ basis: LinkBasis, _ text: WorkingText,
    _ range: Range<Int>, _ sentence: Int, _ document: inout ExtractedDocument
  ) {
    let source = text.sourceRange(range)
    document.links.append(
      ExtractedLink(
        type: type, from: from, to: to, basis: basis, start: source.lowerBound,
        end: source.upperBound, sentence: sentence))
  }
}
