/// The features of a sentence's tokens, hashed into buckets, that the tagger weighs.
struct TaggerFeatures {
  /// The number of buckets; tools/train-tagger and the weights' file agree with it.
  static let buckets = 1 << 18
  /// The features of token `i` are `features[i * width..<(i + 1) * width]`.
  static let width = 48

  private(set) var features: [UInt32] = []
  private(set) var count = 0

  private var words: [UInt32] = []
  private var pos: [UInt32] = []
  private var last: [UInt32] = []
  private var first: [UInt32] = []
  private var heads: [UInt32] = []
  private var shape: [UInt32] = []
  private var place: [UInt32] = []
  private var quote: [UInt32] = []
  private var quoteNext: [UInt32] = []
  private var headAhead: [UInt32] = []
  private var headWordAhead: [UInt32] = []
  private var headDistance: [UInt32] = []
  private var listHead: [UInt32] = []
  private var verbBehind: [UInt32] = []
  private var verbDistance: [UInt32] = []
  private var clausePosition: [UInt32] = []
  private var specificBehind: [UInt32] = []
  private var specificAhead: [UInt32] = []
  private var phraseStart: [UInt32] = []

  /// Whether a sentence can hold a name at all: it has a head noun, a quotation or a known name.
  static func isWorthwhile(_ vocabulary: Vocabulary, _ units: [UInt16], _ scan: SentenceScan)
    -> Bool
  {
    if scan.range.count < 4 { return false }
    for hit in scan.hits {
      let classes = vocabulary.classes[Int(hit.word)]
      if classes.has(.head) || classes.has(.known) || classes.has(.park) { return true }
    }
    return units[scan.range].contains(.openQuote)
  }

  mutating func compute(
    _ vocabulary: Vocabulary, _ units: [UInt16], _ scan: SentenceScan, _ places: [FoundMention]
  ) {
    let tokens = scan.tokens
    count = tokens.count
    reset()
    describe(vocabulary, units, scan, places)
    lookAround(units, tokens)
    features.removeAll(keepingCapacity: true)
    features.reserveCapacity(count * Self.width)
    for index in 0..<count { emit(index) }
  }

  private mutating func reset() {
    for path in [
      \TaggerFeatures.words, \.pos, \.last, \.first, \.heads, \.shape, \.place, \.quote,
      \.quoteNext,
      \.headAhead, \.headWordAhead, \.headDistance, \.listHead, \.verbBehind, \.verbDistance,
      \.clausePosition, \.specificBehind, \.specificAhead, \.phraseStart,
    ] {
      self[keyPath: path].removeAll(keepingCapacity: true)
      self[keyPath: path].append(contentsOf: repeatElement(0, count: count))
    }
  }

  private mutating func describe(
    _ vocabulary: Vocabulary, _ units: [UInt16], _ scan: SentenceScan, _ places: [FoundMention]
  ) {
    for (index, token) in scan.tokens.enumerated() {
      var hash: UInt32 = 2_166_136_261
      for position in token.start..<token.end {
        hash = (hash ^ UInt32(units[position])) &* 16_777_619
      }
      let unit = units[token.start]
      if unit.isDigit { hash = 11 }
      words[index] = hash
      last[index] = UInt32(units[token.end - 1])
      first[index] = UInt32(unit)
      let kind =
        token.word >= 0 ? vocabulary.value(token.word, .common).map { UInt32($0) + 1 } ?? 20 : 0
      pos[index] =
        kind != 0
        ? kind
        : unit.isDigit ? 30 : unit.isLetter ? 31 : unit.isHan ? 32 : 40 + UInt32(unit & 1023)
      shape[index] = UInt32(min(token.end - token.start, 5))
      let classes = token.classes
      if classes.has(.create) || classes.has(.act) { shape[index] += 8 }
      if classes.has(.known) { shape[index] += 16 }
      if classes.has(.park) { shape[index] += 32 }
    }
    // Heads count where they end, for 产业园 may be cut into two tokens.
    for hit in scan.hits {
      guard vocabulary.classes[Int(hit.word)].has(.head) else { continue }
      let index = scan.token(at: Int(hit.end) - 1)
      guard scan.tokens[index].end == Int(hit.end) else { continue }
      for sense in vocabulary.senseStart[Int(hit.word)]..<vocabulary.senseStart[Int(hit.word) + 1]
      where vocabulary.senses[Int(sense)].kind == .head {
        switch vocabulary.heads[Int(vocabulary.senses[Int(sense)].value)].type {
        case .park: heads[index] |= 1
        case .project: heads[index] |= 2
        case .policy: heads[index] |= 4
        case .organisation: heads[index] |= 8
        case .place: break
        }
      }
    }
    for mention in places {
      var index = scan.token(at: mention.range.lowerBound)
      var isFirst: UInt32 = 1
      while index < count, scan.tokens[index].start < mention.range.upperBound {
        place[index] = isFirst
        isFirst = 2
        index += 1
      }
    }
  }

  private mutating func lookAround(_ units: [UInt16], _ tokens: [Token]) {
    // Quotations: how long, and what follows.
    var open = -1
    for index in 0..<count {
      if first[index] == UInt32(UInt16.openQuote) { open = index }
      if open >= 0, last[index] == UInt32(UInt16.closeQuote) {
        let length = tokens[index].end - tokens[open].start
        let bucket: UInt32 =
          length <= 4
          ? 1 : length <= 6 ? 2 : length <= 9 ? 3 : length <= 14 ? 4 : length <= 24 ? 5 : 6
        let next = index + 1 < count ? words[index + 1] : 7
        for inside in open...index {
          quote[inside] = bucket + (inside == open ? 16 : inside == index ? 32 : 0)
          quoteNext[inside] = next
        }
        open = -1
      }
    }
    // From the right: the next head in the phrase, and the head of the list.
    var head: UInt32 = 0
    var word: UInt32 = 0
    var distance: UInt32 = 0
    var list: UInt32 = 0
    for index in stride(from: count - 1, through: 0, by: -1) {
      let unit = UInt16(truncatingIfNeeded: first[index])
      if Self.isStop(unit) {
        head = 0
        word = 0
        distance = 0
        if unit != .listComma, unit != 0x7B49, unit != 0x548C, !unit.isDigit { list = 0 }
      }
      if heads[index] != 0 {
        head = heads[index]
        word = words[index]
        distance = 0
        list = heads[index]
      }
      headAhead[index] = head
      headWordAhead[index] = word
      headDistance[index] = head == 0 ? 9 : min(distance, 6)
      listHead[index] = list
      distance += 1
    }
    // How much of the phrase is no common word: a name is, a description is not.
    var run: UInt32 = 0
    var start: UInt32 = 0
    for index in 0..<count {
      if Self.isStop(UInt16(truncatingIfNeeded: first[index])) || shape[index] & 8 != 0 {
        run = 0
        start = words[index]
      }
      specificBehind[index] = run
      phraseStart[index] = start
      if isSpecific(index) { run = min(run + 1, 3) }
    }
    run = 0
    for index in stride(from: count - 1, through: 0, by: -1) {
      if isSpecific(index) { run = min(run + 1, 3) }
      if Self.isStop(UInt16(truncatingIfNeeded: first[index])) { run = 0 }
      specificAhead[index] = run
    }
    // From the left: the last verb, and how far the clause has run.
    var verb: UInt32 = 0
    var since: UInt32 = 0
    var position: UInt32 = 0
    for index in 0..<count {
      verbBehind[index] = verb
      verbDistance[index] = min(since, 5)
      clausePosition[index] = min(position, 3)
      since += 1
      position += 1
      let unit = UInt16(truncatingIfNeeded: first[index])
      if pos[index] == UInt32(PartOfSpeech.verb.rawValue) + 1 || shape[index] & 8 != 0 {
        verb = words[index]
        since = 0
      }
      if Self.isStop(unit), unit != .listComma {
        position = 0
        if unit != 0x548C, unit != 0x7B49 { verb = 3 }
      }
    }
  }

  private func isSpecific(_ index: Int) -> Bool {
    place[index] != 0 || pos[index] == 32 || pos[index] == 31 || quote[index] != 0
  }

  /// Where a name cannot go on.
  private static func isStop(_ unit: UInt16) -> Bool {
    switch unit {
    case .comma, .semicolon, .colon, .fullStop, .listComma, .space, .newline, 33, 63, 0x548C,
      0x53CA,
      0x7684, 0x7B49:
      true
    default: false
    }
  }

  private func at(_ array: [UInt32], _ index: Int) -> UInt32 {
    index < 0 ? 1 : index >= count ? 2 : array[index]
  }

  private mutating func emit(_ index: Int) {
    var template: UInt32 = 0
    func mix(_ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) -> UInt32 {
      var hash = (template &* 0x9E37_79B1) ^ a
      hash = (hash ^ (hash >> 15)) &* 0x85EB_CA6B
      hash = (hash ^ b &+ 0x27D4_EB2F) &* 0xC2B2_AE35
      hash = (hash ^ (hash >> 13) ^ c &* 0x1656_67B1) &* 0x9E37_79B1
      return (hash ^ (hash >> 16)) & UInt32(Self.buckets - 1)
    }
    func add(_ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) {
      template += 1
      features.append(mix(a, b, c))
    }
    let i = index
    add(0)
    add(words[i])
    add(at(words, i - 1))
    add(at(words, i + 1))
    add(at(words, i - 2))
    add(at(words, i + 2))
    add(at(words, i - 1), words[i])
    add(words[i], at(words, i + 1))
    add(pos[i])
    add(at(pos, i - 1), pos[i])
    add(pos[i], at(pos, i + 1))
    add(at(pos, i - 1), pos[i], at(pos, i + 1))
    add(at(pos, i - 2), at(pos, i - 1), pos[i])
    add(last[i], shape[i])
    add(at(last, i - 1))
    add(at(first, i + 1))
    add(first[i], pos[i])
    add(heads[i], shape[i])
    add(at(heads, i + 1), heads[i])
    add(at(heads, i - 1), heads[i])
    add(heads[i], at(pos, i + 1))
    add(headAhead[i], headDistance[i])
    add(headAhead[i], headDistance[i], pos[i])
    add(headWordAhead[i])
    add(headWordAhead[i], min(headDistance[i], 3))
    add(listHead[i], headAhead[i])
    add(verbBehind[i])
    add(verbBehind[i], verbDistance[i])
    add(verbBehind[i], headAhead[i])
    add(quote[i])
    add(quote[i], quoteNext[i])
    add(at(quote, i - 1), headAhead[i], headDistance[i])
    add(quote[i], verbBehind[i])
    add(place[i], headAhead[i])
    add(at(place, i - 1), place[i], at(place, i + 1))
    add(clausePosition[i], pos[i])
    add(clausePosition[i], headAhead[i], place[i])
    add(at(first, i - 1), headAhead[i])
    add(quote[i], clausePosition[i], words[i])
    add(last[i], at(first, i + 1))
    add(place[i], at(words, i - 1))
    add(shape[i], headWordAhead[i], verbDistance[i])
    add(specificBehind[i], specificAhead[i], headAhead[i])
    add(specificBehind[i], headAhead[i], headDistance[i])
    add(phraseStart[i], headAhead[i])
    add(heads[i], specificBehind[i], headWordAhead[i])
    add(pos[i], specificBehind[i], specificAhead[i])
    add(listHead[i], specificAhead[i], pos[i])
  }
}
