/// What makes a marked span a name: its borders, its type by its head, its kind.
struct NameRules {
  let vocabulary: Vocabulary
  let text: WorkingText
  let scan: SentenceScan

  private var units: [UInt16] { text.units }

  /// The mentions that a marked span holds: none, one, or several where quotations stand side by side.
  func mentions(_ range: Range<Int>, type: EntityType) -> [FoundMention] {
    var low = range.lowerBound
    for index in range.dropFirst() where units[index] == .openQuote && units[index - 1] == .closeQuote {
      if let first = mention(low..<index, type: type) {
        return [first] + mentions(index..<range.upperBound, type: type)
      }
      low = index
    }
    return mention(low..<range.upperBound, type: type).map { [$0] } ?? []
  }

  private func mention(_ range: Range<Int>, type: EntityType) -> FoundMention? {
    var low = range.lowerBound
    var high = range.upperBound
    balance(&low, &high)
    while low < high, isEdge(units[low]) { low += 1 }
    while high > low, isEdge(units[high - 1]) { high -= 1 }
    guard high > low else { return nil }
    var type = type
    let head = head(low..<high)
    if let only = head.flatMap({ onlyType($0.word) }), head?.start != low || type != only {
      if units[high - 1] != .closeQuote { type = only }
    }
    if type == .policy, units[high - 1] == .closeQuote { high = policyHeadEnd(high) ?? high }
    guard high - low >= 2 else { return nil }
    if head?.start == low, !isNameAlone(low..<high, type) { return nil }
    return FoundMention(
      range: low..<high, type: type, name: text.text(low..<high),
      kind: type == .park ? parkKind(low..<high) : "", place: -1, rule: "tagger")
  }

  /// A head without a modifier is no name, but 经开区 in a city's report is its own.
  private func isNameAlone(_ range: Range<Int>, _ type: EntityType) -> Bool {
    guard type == .park else { return false }
    return NameCompletion.isTypeOnly(text.text(range))
  }

  /// Marks that open inside close inside.
  private func balance(_ low: inout Int, _ high: inout Int) {
    let lower = scan.range.lowerBound
    let upper = scan.range.upperBound
    func count(_ unit: UInt16) -> Int { units[low..<high].count { $0 == unit } }
    if count(.openQuote) > count(.closeQuote) {
      if let close = units[high..<min(upper, high + 14)].firstIndex(of: .closeQuote) {
        high = close + 1
      } else if units[low] == .openQuote {
        low += 1
      }
    } else if count(.closeQuote) > count(.openQuote) {
      if let open = units[max(lower, low - 14)..<low].lastIndex(of: .openQuote) {
        low = open
      } else if units[high - 1] == .closeQuote {
        high -= 1
      }
    }
    if count(.openTitle) > count(.closeTitle), high < upper, units[high] == .closeTitle { high += 1 }
    if count(.openParenthesis) > count(.closeParenthesis) {
      if high < upper, units[high] == .closeParenthesis {
        high += 1
      } else if let open = units[low..<high].lastIndex(of: .openParenthesis), open > low {
        high = open
      }
    } else if count(.closeParenthesis) > count(.openParenthesis), units[high - 1] == .closeParenthesis {
      high -= 1
    }
  }

  private func isEdge(_ unit: UInt16) -> Bool {
    unit == .listComma || unit == .comma || unit == .fullStop || unit == .semicolon || unit == .colon
      || unit.isBlank || unit == 0x7684 || unit == 0x548C
  }

  /// The longest head noun that ends a range.
  func head(_ range: Range<Int>) -> (start: Int, word: Int)? {
    for start in range {
      var found: Int?
      vocabulary.trie.matches(units, at: start, limit: range.upperBound) { word, end in
        if end == range.upperBound, vocabulary.classes[Int(word)].has(.head) { found = Int(word) }
      }
      if let found { return (start, found) }
    }
    return nil
  }

  /// The type of a head that names one type only.
  private func onlyType(_ word: Int) -> EntityType? {
    var type: EntityType?
    for sense in vocabulary.senseStart[word]..<vocabulary.senseStart[word + 1]
    where vocabulary.senses[Int(sense)].kind == .head {
      let found = vocabulary.heads[Int(vocabulary.senses[Int(sense)].value)].type
      if type != nil, type != found { return nil }
      type = found
    }
    return type
  }

  /// “一把手”工程, “三高四新”战略定位: the head behind a quotation belongs to it; light nouns do not.
  private func policyHeadEnd(_ position: Int) -> Int? {
    guard position < scan.range.upperBound, units[position].isHan else { return nil }
    var best: Int?
    vocabulary.trie.matches(units, at: position, limit: scan.range.upperBound) { word, end in
      for sense in vocabulary.senseStart[Int(word)]..<vocabulary.senseStart[Int(word) + 1]
      where vocabulary.senses[Int(sense)].kind == .head
        && vocabulary.heads[Int(vocabulary.senses[Int(sense)].value)].type == .policy
      {
        best = end
      }
    }
    return best
  }

  /// The kind that the park head at the end gives.
  private func parkKind(_ range: Range<Int>) -> String {
    guard let word = head(range)?.word else { return "other" }
    for sense in vocabulary.senseStart[word]..<vocabulary.senseStart[word + 1]
    where vocabulary.senses[Int(sense)].kind == .head {
      let head = vocabulary.heads[Int(vocabulary.senses[Int(sense)].value)]
      if head.type == .park { return head.kind }
    }
    return "other"
  }
}
