/// What the tagger knows of one token: the word itself, what kind of word it is, and what stands around it.
struct TaggerToken {
  /// A hash of the letters; all numbers are one word.
  var word: UInt32 = 0
  /// The class of words that are used alike, fine and coarse; 0 for none.
  var cluster: UInt32 = 0
  var coarse: UInt32 = 0
  var partOfSpeech: UInt32 = 0
  var first: UInt32 = 0
  var last: UInt32 = 0
  /// The types whose head nouns end here, as bits.
  var heads: UInt32 = 0
  /// The length, with bits for verbs of doing, known names and parks.
  var shape: UInt32 = 0
  /// 1 at the beginning of a place that the gazetteer decided on, 2 inside one.
  var place: UInt32 = 0
  /// Names of the gazetteer that the letters could be: full, short.
  var placeName: UInt32 = 0
  /// How long the quotation around it is, with bits for its marks; 0 outside.
  var quote: UInt32 = 0
  /// The words before and after the quotation.
  var quoteBefore: UInt32 = 0
  var quoteAfter: UInt32 = 0
  /// The first and last characters inside the quotation.
  var quoteEnds: UInt32 = 0
  /// The next head in the phrase, its word, and how far it is.
  var headAhead: UInt32 = 0
  var headWordAhead: UInt32 = 0
  var headDistance: UInt32 = 9
  /// The head of the list in which the phrase stands: behind 等, or at its end.
  var listHead: UInt32 = 0
  var listWord: UInt32 = 0
  /// The last verb before and the next one behind.
  var verbBehind: UInt32 = 0
  var verbDistance: UInt32 = 0
  var verbAhead: UInt32 = 0
  var clausePosition: UInt32 = 0
  /// How many words before and after, in the phrase, are no common ones.
  var specificBehind: UInt32 = 0
  var specificAhead: UInt32 = 0
  /// The first and the last word of the phrase, and the marks around it.
  var phraseStart: UInt32 = 0
  var phraseEnd: UInt32 = 0
  var markBefore: UInt32 = 0
  var markAfter: UInt32 = 0
  var phrasePosition: UInt32 = 0

  var isVerb: Bool { partOfSpeech == UInt32(PartOfSpeech.verb.rawValue) + 1 || shape & 8 != 0 }

  /// A word that names rather than describes.
  var isSpecific: Bool {
    place != 0 || partOfSpeech == 32 || partOfSpeech == 31 || quote != 0
  }

  /// Where a name cannot go on: marks, and 和 及 的 等.
  var isStop: Bool {
    switch UInt16(truncatingIfNeeded: first) {
    case .comma, .semicolon, .colon, .fullStop, .listComma, .space, .newline, 33, 63, "和",
      "及", "的", "等":
      true
    default: false
    }
  }

  /// A stop inside a list: 、 和 及 与 等.
  var isListMark: Bool {
    switch UInt16(truncatingIfNeeded: first) {
    case .listComma, "和", "及", "等": true
    default: false
    }
  }

  /// A mark that ends a clause.
  var isHardStop: Bool {
    switch UInt16(truncatingIfNeeded: first) {
    case .comma, .semicolon, .colon, .fullStop, .newline, 33, 63: true
    default: false
    }
  }
}

/// Describes the tokens of a sentence for the tagger; the array is used again for each sentence.
struct TaggerTokens {
  private(set) var tokens: [TaggerToken] = []

  var count: Int { tokens.count }

  subscript(index: Int) -> TaggerToken { tokens[index] }

  /// Calls `found` with each clause that can hold a name: it has a head noun, a quotation, a known name or a place.
  func forEachClause(_ found: (Range<Int>) -> Void) {
    var start = 0
    var isWorthwhile = false
    for index in tokens.indices {
      let token = tokens[index]
      if token.heads != 0 || token.quote != 0 || token.shape & 48 != 0 || token.place != 0
        || token.placeName != 0
      {
        isWorthwhile = true
      }
      guard token.isHardStop && token.quote == 0 || index == tokens.count - 1 else { continue }
      if isWorthwhile { found(start..<index + 1) }
      start = index + 1
      isWorthwhile = false
    }
  }

  mutating func describe(
    _ vocabulary: Vocabulary, _ units: [UInt16], _ scan: SentenceScan, _ places: [FoundMention]
  ) {
    tokens.removeAll(keepingCapacity: true)
    for token in scan.tokens { tokens.append(Self.token(vocabulary, units, token)) }
    markHeads(vocabulary, scan)
    markPlaces(scan, places)
    markQuotations(units, scan)
    lookAhead()
    lookBehind()
    markPhrases()
  }

  private static func token(_ vocabulary: Vocabulary, _ units: [UInt16], _ token: Token)
    -> TaggerToken
  {
    var result = TaggerToken()
    let unit = units[token.start]
    result.word = unit.isDigit ? 11 : FeatureHash.of(units, token.start..<token.end)
    result.first = UInt32(unit)
    result.last = UInt32(units[token.end - 1])
    let classes = token.classes
    if token.word >= 0 {
      result.partOfSpeech = vocabulary.value(token.word, .common).map { UInt32($0) + 1 } ?? 20
    } else {
      result.partOfSpeech =
        unit.isDigit ? 30 : unit.isLetter ? 31 : unit.isHan ? 32 : 40 + UInt32(unit & 1023)
    }
    let cluster = vocabulary.cluster(of: token, unit)
    result.cluster = UInt32(cluster & 0xFF)
    result.coarse = UInt32(cluster >> 8)
    result.shape = UInt32(min(token.end - token.start, 5))
    if classes.has(.create) || classes.has(.act) { result.shape += 8 }
    if classes.has(.known) { result.shape += 16 }
    if classes.has(.park) { result.shape += 32 }
    result.placeName = (classes.has(.place) ? 1 : 0) + (classes.has(.placeShort) ? 2 : 0)
    return result
  }

  /// Heads count where they end, for 产业园 may be cut into two tokens.
  private mutating func markHeads(_ vocabulary: Vocabulary, _ scan: SentenceScan) {
    for hit in scan.hits where vocabulary.classes[Int(hit.word)].has(.head) {
      let index = scan.token(at: Int(hit.end) - 1)
      guard scan.tokens[index].end == Int(hit.end) else { continue }
      for sense in vocabulary.senses[Int(hit.word)] where sense.kind == .head {
        switch vocabulary.heads[Int(sense.value)].type {
        case .park: tokens[index].heads |= 1
        case .project: tokens[index].heads |= 2
        case .policy: tokens[index].heads |= 4
        case .organisation: tokens[index].heads |= 8
        case .place: break
        }
      }
    }
  }

  private mutating func markPlaces(_ scan: SentenceScan, _ places: [FoundMention]) {
    for mention in places {
      var index = scan.token(at: mention.range.lowerBound)
      var mark: UInt32 = 1
      while index < tokens.count, scan.tokens[index].start < mention.range.upperBound {
        tokens[index].place = mark
        mark = 2
        index += 1
      }
    }
  }

  private mutating func markQuotations(_ units: [UInt16], _ scan: SentenceScan) {
    var open = -1
    for index in tokens.indices {
      if tokens[index].first == UInt32(UInt16.openQuote) { open = index }
      guard open >= 0, tokens[index].last == UInt32(UInt16.closeQuote) else { continue }
      let start = scan.tokens[open].start
      let end = scan.tokens[index].end
      let length = end - start
      let bucket: UInt32 =
        length <= 4
        ? 1 : length <= 6 ? 2 : length <= 9 ? 3 : length <= 14 ? 4 : length <= 24 ? 5 : 6
      let before = open > 0 ? tokens[open - 1].word : 6
      let after = index + 1 < tokens.count ? tokens[index + 1].word : 7
      let ends = length > 2 ? UInt32(units[start + 1]) << 16 | UInt32(units[end - 2]) : 0
      for inside in open...index {
        tokens[inside].quote = bucket + (inside == open ? 16 : inside == index ? 32 : 0)
        tokens[inside].quoteBefore = before
        tokens[inside].quoteAfter = after
        tokens[inside].quoteEnds = ends
      }
      open = -1
    }
  }

  /// From the right: the next head in the phrase, the head of the list, the next verb.
  private mutating func lookAhead() {
    var head: (type: UInt32, word: UInt32, distance: UInt32) = (0, 0, 9)
    var list: (type: UInt32, word: UInt32) = (0, 0)
    var isOpen = false
    var verb: UInt32 = 0
    for index in tokens.indices.reversed() {
      let token = tokens[index]
      if token.isStop {
        head = (0, 0, 9)
        if token.isListMark {
          // What stands behind 等 is the head of everything before it.
          isOpen = true
        } else if token.first != UInt32("的" as UInt16) || list.type == 0 {
          list = (0, 0)
          isOpen = false
        }
        if token.isHardStop { verb = 3 }
      }
      if token.heads != 0 {
        head = (token.heads, token.word, 0)
        if !isOpen || list.type == 0 { list = (token.heads, token.word) }
      }
      tokens[index].headAhead = head.type
      tokens[index].headWordAhead = head.word
      tokens[index].headDistance = min(head.distance, 6)
      tokens[index].listHead = list.type
      tokens[index].listWord = list.word
      tokens[index].verbAhead = verb
      if head.type != 0 { head.distance += 1 }
      if token.isVerb { verb = token.word }
    }
  }

  /// From the left: the last verb, and how far the clause has run.
  private mutating func lookBehind() {
    var verb: UInt32 = 0
    var since: UInt32 = 0
    var position: UInt32 = 0
    for index in tokens.indices {
      tokens[index].verbBehind = verb
      tokens[index].verbDistance = min(since, 5)
      tokens[index].clausePosition = min(position, 3)
      since += 1
      position += 1
      let token = tokens[index]
      if token.isVerb {
        verb = token.word
        since = 0
      }
      if token.isStop, token.first != UInt32(UInt16.listComma) {
        position = 0
        if token.first != UInt32("和" as UInt16), token.first != UInt32("等" as UInt16) { verb = 3 }
      }
    }
  }

  /// The phrases between stops: their first and last words, their marks, and how much of them is no common word.
  private mutating func markPhrases() {
    var start = 0
    while start < tokens.count {
      var end = start
      while end < tokens.count, !tokens[end].isStop { end += 1 }
      let before = start > 0 ? tokens[start - 1].first : 1
      let after = end < tokens.count ? tokens[end].first : 2
      var specific: UInt32 = 0
      for index in start..<end {
        tokens[index].phraseStart = tokens[start].word
        tokens[index].phraseEnd = tokens[end - 1].word
        tokens[index].markBefore = before
        tokens[index].markAfter = after
        tokens[index].phrasePosition = UInt32(min(index - start, 3))
        tokens[index].specificBehind = specific
        if tokens[index].shape & 8 != 0 { specific = 0 }
        if tokens[index].isSpecific { specific = min(specific + 1, 3) }
      }
      specific = 0
      for index in (start..<end).reversed() {
        if tokens[index].isSpecific { specific = min(specific + 1, 3) }
        tokens[index].specificAhead = specific
      }
      start = end + 1
    }
  }
}
