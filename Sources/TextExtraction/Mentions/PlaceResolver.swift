/// A mention found in the working text, before it becomes an entity.
struct FoundMention {
  var range: Range<Int>
  var type: EntityType
  var name: String
  var kind: String
  /// The place's row in the gazetteer, or -1.
  var place: Int32
  var rule: String
}

/// Decides which place a name means, by the document's place, by neighbours, and by what follows.
struct PlaceResolver {
  let vocabulary: Vocabulary
  /// The document's place, or -1.
  var home: Int32 = -1
  /// Whether the text is a name, in which the places of its document stand first and at the ends of a line.
  var isInName = false

  /// The places of a sentence.
  func resolve(_ units: [UInt16], _ scan: SentenceScan) -> [FoundMention] {
    var found: [FoundMention] = []
    var last = scan.range.lowerBound
    var index = 0
    let hits = scan.hits
    while index < hits.count {
      // The longest place name that begins here, full names first.
      let start = Int(hits[index].start)
      var best: (end: Int, word: Int, kind: WordClass)?
      while index < hits.count, Int(hits[index].start) == start {
        let word = Int(hits[index].word)
        let classes = vocabulary.classes[word]
        if classes.has(.place) {
          best = (Int(hits[index].end), word, .place)
        } else if classes.has(.placeShort) {
          best = (Int(hits[index].end), word, .placeShort)
        }
        index += 1
      }
      guard let best, start >= last else { continue }
      guard let group = vocabulary.value(best.word, best.kind) else { continue }
      let range = start..<best.end
      if best.kind == .placeShort, isCut(range, group, hits[index...]) { continue }
      var chosen = choose(
        vocabulary.placeGroups[group], range, best.kind == .place, units, scan, found.last)
      // 湘东 in 萍乡's report is its district, and elsewhere the region.
      if best.kind == .place, let group = vocabulary.value(best.word, .placeShort),
        let short = choose(vocabulary.placeGroups[group], range, false, units, scan, found.last),
        home >= 0, vocabulary.places.isWithin(short.0, home)
      {
        chosen = short
      }
      guard let (place, rule) = chosen else { continue }
      found.append(
        FoundMention(
          range: range, type: .place, name: vocabulary.places[place].name,
          kind: vocabulary.places[place].level.name, place: place, rule: rule))
      last = best.end
    }
    return withInitials(found, units, scan)
  }

  /// 产业兴邵: the document's place by its first character, behind a verb and at the end of a phrase.
  private func withInitials(
    _ found: [FoundMention], _ units: [UInt16], _ scan: SentenceScan
  ) -> [FoundMention] {
    guard home >= 0, let initial = vocabulary.places[home].name.utf16.first else { return found }
    let record = vocabulary.places[home]
    // Provinces have their initials in the gazetteer; 入湖 and 兴海 are about lakes and the sea.
    guard record.level == .prefecture || record.level == .county,
      !vocabulary.phrases[.placeLandscape].contains(initial)
    else { return found }
    var result = found
    for index in scan.range.dropFirst() where units[index] == initial {
      let next = index + 1 < scan.range.upperBound ? units[index + 1] : 0
      guard vocabulary.phrases[.placeInitialVerbs].contains(units[index - 1]), !next.isHan,
        !found.contains(where: { $0.range.contains(index) }),
        !isQuoted(index..<index + 1, units, scan)
      else { continue }
      result.append(
        FoundMention(
          range: index..<index + 1, type: .place, name: record.name, kind: record.level.name,
          place: home, rule: "place:initial"))
    }
    if result.count > found.count { result.sort { $0.range.lowerBound < $1.range.lowerBound } }
    return result
  }

  /// The place that a range names as a whole, by what lies nearest to the document's place; nil when the gazetteer has none.
  func place(named range: Range<Int>, _ units: [UInt16]) -> Int32? {
    guard
      let (word, end) = vocabulary.trie.longest(
        units, at: range.lowerBound, limit: range.upperBound),
      end == range.upperBound
    else { return nil }
    var best: (place: Int32, score: Int)?
    for kind in [WordClass.place, .placeShort] {
      guard let group = vocabulary.value(word, kind) else { continue }
      for place in vocabulary.placeGroups[group] {
        let level = vocabulary.places[place].level
        var score = level <= .province ? 6 : level == .prefecture ? 5 : level == .county ? 3 : 0
        if home >= 0 {
          if place == home || vocabulary.places.isWithin(place, home) { score += 12 }
          if vocabulary.places.isWithin(home, place) { score += 8 }
          if let province = vocabulary.places.ancestor(home, .province),
            vocabulary.places.isWithin(place, province)
          {
            score += 4
          }
        }
        if level >= .township, score < 12 { continue }
        if best.map({ score > $0.score }) ?? true { best = (place, score) }
      }
    }
    return best?.place
  }

  /// The town of the document's place that a short name means, such as 香堆 for 香堆镇; nil when there is none.
  func town(named range: Range<Int>, _ units: [UInt16]) -> Int32? {
    guard home >= 0, range.count >= 2 else { return nil }
    for ending in vocabulary.phrases[.placeTownEndings].words {
      let name = units[range] + ending
      guard let (word, end) = vocabulary.trie.longest(Array(name), at: 0, limit: name.count),
        end == name.count, let group = vocabulary.value(word, .place)
      else { continue }
      let near = vocabulary.placeGroups[group].filter { vocabulary.places.isWithin($0, home) }
      if near.count == 1 { return near[0] }
    }
    return nil
  }

  /// 前4月|湖南: a minor place whose end is the beginning of a province or city.
  private func isCut(_ range: Range<Int>, _ group: Int, _ later: ArraySlice<WordHit>) -> Bool {
    guard vocabulary.placeGroups[group].allSatisfy({ vocabulary.places[$0].level >= .county })
    else {
      return false
    }
    for hit in later {
      if Int(hit.start) >= range.upperBound { break }
      guard Int(hit.end) > range.upperBound else { continue }
      for kind in [WordClass.place, .placeShort] {
        if let other = vocabulary.value(Int(hit.word), kind),
          vocabulary.placeGroups[other].contains(where: {
            vocabulary.places[$0].level <= .prefecture
          })
        {
          return true
        }
      }
    }
    return false
  }

  private func choose(
    _ group: ArraySlice<Int32>, _ range: Range<Int>, _ isFull: Bool, _ units: [UInt16],
    _ scan: SentenceScan,
    _ neighbour: FoundMention?
  ) -> (Int32, String)? {
    let next: UInt16 = range.upperBound < scan.range.upperBound ? units[range.upperBound] : 0
    let previous: UInt16 =
      range.lowerBound > scan.range.lowerBound ? units[range.lowerBound - 1] : 0
    guard isPossible(range, isFull, units, scan, previous, next) else { return nil }
    var best: (place: Int32, score: Int, rule: String)?
    let isListed =
      neighbour.map {
        $0.range.upperBound == range.lowerBound
          || $0.range.upperBound + 1 == range.lowerBound
            && [.listComma, "和", "与", "及", "、", "—", "至"].contains(previous)
      } ?? false
    for place in group {
      let record = vocabulary.places[place]
      var score = 0
      var rule = "place:name"
      switch record.level {
      case .country: score = 8
      case .region: score = 8
      case .province: score = 9
      case .prefecture: score = 7
      case .county: score = 4
      case .township, .village: score = 0
      }
      var isNear = false
      if home >= 0 {
        if place == home {
          score += 20
          isNear = true
        } else if vocabulary.places.isWithin(place, home) {
          score += 12
          isNear = true
        } else if vocabulary.places.isWithin(home, place) {
          score += 10
          isNear = true
        } else if let province = vocabulary.places.ancestor(home, .province),
          vocabulary.places.isWithin(place, province)
        {
          score += 4
          rule = "place:province"
        }
        if isNear { rule = "place:home" }
      }
      if let neighbour, neighbour.place >= 0, isListed {
        let other = vocabulary.places[neighbour.place]
        if vocabulary.places.isWithin(place, neighbour.place), place != neighbour.place {
          score += 14
          isNear = true
          rule = "place:parent"
        } else if other.level == record.level, other.parent == record.parent {
          score += 6
          isNear = true
          rule = "place:list"
        } else if other.level == record.level, record.level <= .prefecture {
          score += 3
          isNear = true
          rule = "place:list"
        }
      }
      if record.level >= .township, !isNear { continue }
      if record.level >= .township, home >= 0, place != home,
        vocabulary.places[home].level == .province, rule != "place:parent", group.count > 1
      {
        continue
      }
      if record.level == .region, record.name.ends(with: "流域") { continue }
      // 金宜|城市走廊: 城市 goes with what follows, not with a far 宜城市.
      if isFull, range.count == 3, !isNear, units[range.upperBound - 1] == "市",
        units[range.upperBound - 2] == "城",
        vocabulary.phrases[.placeOfCities].begin(units, range.upperBound..<scan.range.upperBound)
      {
        continue
      }
      // 滨海|城市: what looks like 海城市 is cut from two words.
      if isFull, range.count == 3, !isNear, isOfTwoWords(range, units, scan) { continue }
      if isFull, range.count == 2, record.level == .county {
        // 城区, 和县: a common noun unless the place is at home here or stands in a list.
        if record.isAmbiguous ? !isListed && place != home : !isNear { continue }
      }
      if !isFull {
        let isCommon = scan.tokens[scan.token(at: range.lowerBound)].classes.has(.common)
        let isAmbiguous =
          record.isAmbiguous || range.count < 2 || isCommon && record.level >= .county
        if isAmbiguous, !leadsName(record, place, range, units, scan, previous),
          !hasEvidence(
            record, place, range, units, scan, isNear, isListed ? neighbour : nil, previous, next)
        {
          continue
        }
        if record.level >= .county, !isNear, score < 8, group.count > 1 { continue }
        if record.level >= .county, !isNear, rule != "place:province", home >= 0, previous.isHan,
          !vocabulary.phrases[.placeOpeners].contains(previous)
        {
          continue
        }
      } else if record.level == .county, !isNear, group.count > 3 {
        continue
      }
      if best == nil || score > best!.score { best = (place, score, rule) }
    }
    return best.map { ($0.place, $0.rule) }
  }

  /// Whether the first letter ends a word before the range, and the others are a word.
  private func isOfTwoWords(_ range: Range<Int>, _ units: [UInt16], _ scan: SentenceScan) -> Bool {
    let first = range.lowerBound
    var endsWord = false
    var isWord = vocabulary.phrases[.placeCities].contains(units, first + 1..<range.upperBound)
    for hit in scan.hits where Int(hit.start) < range.upperBound {
      if Int(hit.end) == first + 1, Int(hit.start) < first { endsWord = true }
      if Int(hit.start) == first + 1, Int(hit.end) == range.upperBound { isWord = true }
    }
    return endsWord && isWord
  }

  /// Whether what stands around leaves room for a place.
  private func isPossible(
    _ range: Range<Int>, _ isFull: Bool, _ units: [UInt16], _ scan: SentenceScan,
    _ previous: UInt16, _ next: UInt16
  ) -> Bool {
    // Inside another word: 示范县, 创新平台, 发展中国家.
    let token = scan.tokens[scan.token(at: range.lowerBound)]
    if token.start < range.lowerBound, token.end > range.lowerBound, range.count < 3 {
      return false
    }
    if token.end > range.upperBound,
      token.classes.has(.common) || token.classes.has(.indicator) || token.classes.has(.known)
        || token.classes.has(.scope)
    {
      return false
    }
    if isQuoted(range, units, scan) { return false }
    if range.count == 2, units[range.lowerBound] == "中", units[range.lowerBound + 1] == "国" {
      // 中国特色, 中国式, 中国共产党, 中国梦 name doctrines and bodies.
      if ["特", "式", "共", "梦", "家"].contains(next) { return false }
    }
    if isFull { return true }
    let after = vocabulary.phrases[.placeBlockers].contains(next)
    if after {
      // 长沙路, 湘江: a road or river; 邵阳市 is a full name and does not come here.
      let second: UInt16 =
        range.upperBound + 1 < scan.range.upperBound ? units[range.upperBound + 1] : 0
      if next == "河", second == "南" || second == "北" { return true }
      if next == "港", second == "澳" || isInName { return true }
      return false
    }
    return true
  }

  /// Inside a short quotation or a book title, which is a name of its own.
  private func isQuoted(_ range: Range<Int>, _ units: [UInt16], _ scan: SentenceScan) -> Bool {
    var low = range.lowerBound
    while low > scan.range.lowerBound, range.lowerBound - low < 14 {
      let unit = units[low - 1]
      if unit == .closeQuote || unit == .closeTitle || unit == .comma { return false }
      if unit == .openQuote || unit == .openTitle {
        var high = range.upperBound
        while high < scan.range.upperBound, high - low < 16 {
          if units[high] == .closeQuote || units[high] == .closeTitle {
            // A quotation that is the place alone stays a place.
            return high - low > range.count
          }
          if units[high] == .comma { return false }
          high += 1
        }
        return false
      }
      low -= 1
    }
    return false
  }

  /// 罗城|高邦山风电项目 in 河池's report: a county of the document's city at the head of a name or of the end of a line.
  private func leadsName(
    _ record: PlaceRecord, _ place: Int32, _ range: Range<Int>, _ units: [UInt16],
    _ scan: SentenceScan, _ previous: UInt16
  ) -> Bool {
    guard isInName, home >= 0, range.count >= 2, record.level == .county,
      vocabulary.places[home].level == .prefecture, vocabulary.places.isWithin(place, home)
    else { return false }
    // 雨花大道, 和平东路: a street.
    let end = range.upperBound
    if end + 1 < scan.range.upperBound,
      vocabulary.phrases[.placeStreets].begin(units, end..<scan.range.upperBound)
    {
      return false
    }
    return range.lowerBound == scan.range.lowerBound
      || vocabulary.phrases[.lineMarks].contains(previous)
  }

  /// A short name that is also a word, or has one character, needs more than its letters.
  private func hasEvidence(
    _ record: PlaceRecord, _ place: Int32, _ range: Range<Int>, _ units: [UInt16],
    _ scan: SentenceScan, _ isNear: Bool, _ neighbour: FoundMention?, _ previous: UInt16,
    _ next: UInt16
  ) -> Bool {
    if range.count < 2 {
      // 产业兴邵, 入湘: after a verb at the end of a phrase.
      if previous == "援", record.level == .province { return true }
      let verbs: [UInt16] = [
        "兴", "入", "来", "返", "在", "驻", "赴", "回", "友",
      ]
      return isNear && verbs.contains(previous) && !next.isHan
    }
    if record.level == .region {
      if previous.isHan, !scan.beginsToken(range.lowerBound) { return false }
      if ["城", "市", "县", "省", "区", "州", "镇"].contains(previous) {
        return false
      }
      return !["门", "内", "面", "线"].contains(next)
    }
    guard isNear || neighbour != nil else { return false }
    if let neighbour { return continues(neighbour, place, range, next) }
    let isHome =
      home >= 0
      && vocabulary.places.isWithin(home, vocabulary.places.index(ofCode: record.code) ?? -2)
    if isHome { return true }
    // At the border of a phrase, or before a word that begins anew.
    let isOpen = !previous.isHan || previous == "在" || previous == "和" || previous == "与"
    let isClosed = !next.isHan || next == "等" || next == "和"
    return isOpen && isClosed && !units[range].isEmpty && isWordless(range, scan)
  }

  /// Whether a word that may be a place goes on with the place in front of it: 文昌、东方、澄迈 and 云浮新兴; but neither
  /// 法治天津、平安天津 nor 陕西合作.
  private func continues(
    _ neighbour: FoundMention, _ place: Int32, _ range: Range<Int>, _ next: UInt16
  ) -> Bool {
    let isClosed = !next.isHan || next == "等" || next == "和" || next == "及" || next == "与"
    if isClosed || home >= 0 && isInHomeProvince(place) { return true }
    guard neighbour.range.upperBound == range.lowerBound, neighbour.place >= 0 else { return false }
    return vocabulary.places.isWithin(place, neighbour.place)
      && (vocabulary.places[neighbour.place].level == .prefecture || range.count > 2)
  }

  private func isInHomeProvince(_ place: Int32) -> Bool {
    vocabulary.places.isWithin(place, vocabulary.places.ancestor(home, .province) ?? home)
  }

  private func isWordless(_ range: Range<Int>, _ scan: SentenceScan) -> Bool {
    let token = scan.tokens[scan.token(at: range.lowerBound)]
    return !token.classes.has(.common) || scan.range.count < 20 || token.end == range.upperBound
  }
}
