/// What makes a marked span a name: its borders, its kind, its canonical form.
enum NameRules {
  static func mention(
    _ range: Range<Int>, type: EntityType, _ text: WorkingText, _ vocabulary: Vocabulary, home: Int32
  ) -> FoundMention? {
    let units = text.units
    var low = range.lowerBound
    var high = range.upperBound
    // A quotation mark without its partner is outside.
    func has(_ unit: UInt16) -> Bool { units[low..<high].contains(unit) }
    if units[low] == .openQuote, !has(.closeQuote) {
      if high < units.count, units[high] == .closeQuote { high += 1 } else { low += 1 }
    }
    if high > low, units[high - 1] == .closeQuote, !has(.openQuote) {
      if low > 0, units[low - 1] == .openQuote { low -= 1 } else { high -= 1 }
    }
    if high > low, has(.openParenthesis), !has(.closeParenthesis) {
      if let open = units[low..<high].lastIndex(of: .openParenthesis) { high = open }
    }
    while low < high, isEdge(units[low]) { low += 1 }
    while high > low, isEdge(units[high - 1]) { high -= 1 }
    guard high - low >= 2 || type == .project && high > low else { return nil }
    let name = text.text(low..<high)
    return FoundMention(
      range: low..<high, type: type, name: name,
      kind: type == .park ? parkKind(units, low..<high, vocabulary) : "", place: -1,
      rule: "tagger")
  }

  private static func isEdge(_ unit: UInt16) -> Bool {
    unit == .listComma || unit == .comma || unit == .fullStop || unit == .semicolon || unit == .colon
      || unit.isBlank || unit == 0x7684 || unit == 0x548C
  }

  /// The kind that the longest park head at the end gives.
  static func parkKind(_ units: [UInt16], _ range: Range<Int>, _ vocabulary: Vocabulary) -> String {
    for start in range {
      guard let (word, end) = vocabulary.trie.longest(units, at: start, limit: range.upperBound),
        end == range.upperBound
      else { continue }
      for sense in vocabulary.senseStart[word]..<vocabulary.senseStart[word + 1]
      where vocabulary.senses[Int(sense)].kind == .head {
        let head = vocabulary.heads[Int(vocabulary.senses[Int(sense)].value)]
        if head.type == .park { return head.kind }
      }
    }
    return "other"
  }
}
