/// The words around a number among which its indicator stands: those before it in its clause, then those behind it.
struct IndicatorWindow {
  /// A word of the window.
  struct Word {
    /// The token's index in the sentence.
    var token: Int
    var isBefore: Bool
    /// How many words lie between it and the number.
    var distance: Int
    /// Whether the rules take it for a part of the indicator.
    var isProposed = false
  }

  private(set) var words: [Word] = []
  /// What is known of each word, and how many of them stand before the number.
  private var views: [TokenView] = []
  private var countBefore = 0
  /// What is measured: the kind of unit and its name.
  private let kind: UInt32
  private let unit: UInt32

  /// The longest part on each side, in words.
  private static let reach = 16

  /// - Parameters:
  ///   - before: from the beginning of the clause, or the end of the number before, to the number.
  ///   - after: from the end of the number and its bounds.
  init(
    _ vocabulary: Vocabulary, _ units: [UInt16], _ scan: SentenceScan, before: Range<Int>,
    after: Int, number: NumberSpan
  ) {
    unit = number.unit.utf16.reduce(5381) { ($0 ^ UInt32($1)) &* 16_777_619 }
    kind = number.kind.code
    var first: [Int] = []
    if !before.isEmpty {
      var index = scan.token(at: before.lowerBound)
      while index < scan.tokens.count, scan.tokens[index].start < before.upperBound {
        if scan.tokens[index].start >= before.lowerBound,
          scan.tokens[index].end <= before.upperBound
        {
          first.append(index)
        }
        index += 1
      }
    }
    for (offset, token) in first.enumerated().suffix(Self.reach) {
      words.append(Word(token: token, isBefore: true, distance: first.count - 1 - offset))
    }
    countBefore = words.count
    readAfter(units, scan, after)
    views = words.map { TokenView(vocabulary, units, scan.tokens[$0.token]) }
  }

  private mutating func readAfter(_ units: [UInt16], _ scan: SentenceScan, _ after: Int) {
    guard after < scan.range.upperBound else { return }
    var index = scan.token(at: after)
    if scan.tokens[index].start < after { index += 1 }
    var distance = 0
    while index < scan.tokens.count, distance < Self.reach {
      let start = scan.tokens[index].start
      // 国家3A级旅游景区: a grade is part of the noun.
      let isGrade =
        start + 1 < scan.range.upperBound && units[start].isDigit && units[start + 1].isLetter
      if Self.ends(units[start]), !isGrade { break }
      words.append(Word(token: index, isBefore: false, distance: distance))
      distance += 1
      index += 1
    }
  }

  /// Notes which words stand in the phrase that the rules propose.
  mutating func propose(_ phrase: String, _ text: WorkingText, _ scan: SentenceScan) {
    let phrase = Array(phrase.utf16)
    for index in words.indices {
      let token = scan.tokens[words[index].token]
      let units = text.units[token.start..<token.end]
      var start = 0
      while start + units.count <= phrase.count {
        if phrase[start..<start + units.count].elementsEqual(units) {
          words[index].isProposed = true
          break
        }
        start += 1
      }
    }
  }

  /// Marks that end a clause, and numbers, which have indicators of their own.
  private static func ends(_ unit: UInt16) -> Bool {
    switch unit {
    case .comma, .semicolon, .colon, .fullStop, .newline, 33, 63: true
    default: unit.isDigit
    }
  }

  /// Calls `found` with the features of a word, always in the same order.
  func visit(
    _ index: Int, _ scan: SentenceScan, _ mentions: [FoundMention], _ found: (UInt32) -> Void
  ) {
    let word = words[index]
    let side: UInt32 = word.isBefore ? 1 : 2
    let distance = UInt32(
      word.distance < 4 ? word.distance : word.distance < 7 ? 4 : word.distance < 11 ? 5 : 6)
    func view(_ position: Int) -> TokenView {
      guard words.indices.contains(position), words[position].isBefore == word.isBefore else {
        return TokenView(edge: position < index ? 1 : 2)
      }
      return views[position]
    }
    let token = view(index)
    let before = view(index - 1)
    let after = view(index + 1)
    let range = scan.tokens[word.token].start..<scan.tokens[word.token].end
    let mention = mentions.first { $0.range.overlaps(range) }
    let inside: UInt32 =
      mention.map {
        ($0.type == .place ? 1 : $0.type == .policy ? 2 : $0.type == .park ? 3 : 4)
          + ($0.range.lowerBound == range.lowerBound ? 8 : 0)
      } ?? 0
    // The words that touch the number.
    let lastBefore = countBefore > 0 ? views[countBefore - 1] : nil
    let firstAfter = countBefore < views.count ? views[countBefore] : nil
    let touching = (lastBefore?.partOfSpeech ?? 50) << 8 | (firstAfter?.partOfSpeech ?? 50)
    let touchingClass = lastBefore?.classes ?? 1
    var template: UInt32 = 0
    func add(_ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) {
      template += 1
      found(FeatureHash.mix(template, a, b, c))
    }
    add(side, distance)
    add(side, token.word)
    add(side, token.cluster)
    add(side, token.partOfSpeech, distance)
    add(side, token.classes, distance)
    add(side, token.word, kind)
    add(side, token.cluster, kind)
    add(side, token.word, unit)
    add(side, token.partOfSpeech, unit)
    add(side, before.word, token.word)
    add(side, token.word, after.word)
    add(side, before.cluster, token.cluster)
    add(side, token.cluster, after.cluster)
    add(side, before.partOfSpeech, token.partOfSpeech)
    add(side, token.partOfSpeech, after.partOfSpeech)
    add(side, before.classes, token.partOfSpeech)
    add(side, token.partOfSpeech, after.classes)
    add(side, before.word)
    add(side, after.word)
    add(side, token.last, token.length)
    add(side, token.first)
    add(side, inside, distance)
    add(side, inside, token.partOfSpeech)
    add(side, touching, distance)
    add(side, touching, kind)
    add(side, touching, token.partOfSpeech)
    add(side, touchingClass, distance)
    add(side, touchingClass, token.cluster)
    add(side, lastBefore?.word ?? 1, distance)
    add(side, lastBefore?.word ?? 1, kind)
    add(side, firstAfter?.word ?? 1, distance)
    add(side, kind, distance)
    add(side, token.classes, touchingClass)
    add(side, before.word, after.word)
    let own: UInt32 = word.isProposed ? 1 : 2
    func proposed(_ position: Int) -> UInt32 {
      guard words.indices.contains(position), words[position].isBefore == word.isBefore else {
        return 3
      }
      return words[position].isProposed ? 1 : 2
    }
    let around = own << 4 | proposed(index - 1) << 2 | proposed(index + 1)
    add(side, own)
    add(side, around)
    add(side, around, distance)
    add(side, around, token.partOfSpeech)
    add(side, own, token.word)
    add(side, own, token.cluster)
    add(side, own, kind)
    add(side, own, token.classes)
  }
}

/// What the indicator's features read of a token.
private struct TokenView {
  var word: UInt32 = 0
  var cluster: UInt32 = 0
  var partOfSpeech: UInt32 = 0
  var classes: UInt32 = 0
  var first: UInt32 = 0
  var last: UInt32 = 0
  var length: UInt32 = 0

  /// Beyond the window.
  init(edge: UInt32) {
    word = edge
    partOfSpeech = 60 + edge
  }

  init(_ vocabulary: Vocabulary, _ units: [UInt16], _ token: Token) {
    let unit = units[token.start]
    word = unit.isDigit ? 11 : FeatureHash.of(units, token.start..<token.end)
    cluster = UInt32(vocabulary.cluster(of: token, unit))
    if token.word >= 0 {
      partOfSpeech = vocabulary.value(token.word, .common).map { UInt32($0) + 1 } ?? 20
    } else {
      partOfSpeech =
        unit.isDigit ? 30 : unit.isLetter ? 31 : unit.isHan ? 32 : 40 + UInt32(unit & 1023)
    }
    classes = UInt32(truncatingIfNeeded: token.classes.rawValue)
    first = UInt32(unit)
    last = UInt32(units[token.end - 1])
    length = UInt32(min(token.end - token.start, 6))
  }
}
