/// A word of the vocabulary in a sentence.
struct WordHit {
  var start: Int32
  var end: Int32
  var word: Int32
}

/// A piece of a sentence: a word of the vocabulary, a number, letters, or one character.
struct Token {
  var start: Int
  var end: Int
  /// The word, or -1.
  var word: Int
  var classes: WordClassSet
}

/// All words of the vocabulary in one sentence and its segmentation; the arrays are used again for each sentence.
struct SentenceScan {
  private(set) var range: Range<Int> = 0..<0
  /// All hits in the order of their start, at one start shortest first.
  private(set) var hits: [WordHit] = []
  private(set) var tokens: [Token] = []
  /// The token that begins at, or covers, each unit of the sentence.
  private(set) var tokenAt: [Int32] = []

  private static let places: WordClassSet = [WordClassSet(.place), WordClassSet(.placeShort)]

  mutating func scan(_ units: [UInt16], _ range: Range<Int>, _ vocabulary: Vocabulary) {
    self.range = range
    hits.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    tokenAt.removeAll(keepingCapacity: true)
    var index = range.lowerBound
    var tokenEnd = index
    while index < range.upperBound {
      let unit = units[index]
      var longest = index + 1
      var word = -1
      if unit >= "　" || unit.isLetter || unit == .openQuote {
        let first = hits.count
        vocabulary.trie.matches(units, at: index, limit: range.upperBound) { found, end in
          hits.append(
            WordHit(start: Int32(index), end: Int32(end), word: found))
        }
        if index >= tokenEnd, hits.count > first {
          // A place or a name that is followed by its head stays one token; else the longest word wins.
          let hit = hits[hits.count - 1]
          // 前4月|湖南, not 月湖: behind a number it is a month, whatever place begins like it.
          let isTime =
            ["月", "年", "日"].contains(unit) && index > range.lowerBound
            && units[index - 1].isDigit
            && vocabulary.classes[Int(hit.word)].subtracting(Self.places).isEmpty
          if !isTime {
            longest = Int(hit.end)
            word = Int(hit.word)
          }
        }
      }
      if index >= tokenEnd {
        if word < 0 {
          if unit.isDigit {
            while longest < range.upperBound,
              units[longest].isDigit
                || units[longest] == 46 && longest + 1 < range.upperBound
                  && units[longest + 1].isDigit
            { longest += 1 }
          } else if unit.isLetter {
            while longest < range.upperBound, units[longest].isLetter { longest += 1 }
          }
        }
        tokens.append(
          Token(
            start: index, end: longest, word: word,
            classes: word >= 0 ? vocabulary.classes[word] : []))
        tokenEnd = longest
      }
      tokenAt.append(Int32(tokens.count - 1))
      index += 1
    }
  }

  /// The index of the token that covers a position of the sentence.
  func token(at position: Int) -> Int { Int(tokenAt[position - range.lowerBound]) }

  /// Whether a token begins at a position.
  func beginsToken(_ position: Int) -> Bool {
    position >= range.upperBound || tokens[token(at: position)].start == position
  }
}
