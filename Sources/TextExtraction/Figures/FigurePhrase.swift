/// Takes noun phrases of indicators apart.
enum FigurePhrase {
  /// Calls `found` with the phrase and what is left of it without words that say nothing, until it returns true.
  static func variants(
    _ vocabulary: Vocabulary, _ phrase: [UInt16], _ found: (ArraySlice<UInt16>) -> Bool
  ) {
    var rest = phrase[...]
    for _ in 0..<5 {
      if found(rest) { return }
      for suffix in vocabulary.phrases[.phraseTails].suffixes(of: rest) where rest.count > suffix {
        if found(rest.dropLast(suffix)) { return }
      }
      if rest.last == .closeParenthesis, let open = rest.firstIndex(of: .openParenthesis) {
        if found(rest[..<open]) { return }
      }
      guard let prefix = vocabulary.phrases[.phraseFronts].prefix(of: rest) else { return }
      rest = rest.dropFirst(prefix)
    }
  }

  /// 城乡居民人均可支配收入 and its like, as town and country.
  static func townAndCountry(_ vocabulary: Vocabulary, _ phrase: String) -> [String]? {
    if phrase.ends(with: "存贷款余额") {
      let front = String(phrase.dropLast(5))
      return [front + "存款余额", front + "贷款余额"]
    }
    guard phrase.holds("居民") || phrase.holds("农民"), phrase.holds("收入") else { return nil }
    let town = "城镇居民人均可支配收入"
    let country = "农村居民人均可支配收入"
    if phrase.holds("全体"), phrase.holds("城镇"), phrase.holds("农村") {
      return ["居民人均可支配收入", town, country]
    }
    if vocabulary.phrases[.incomeTownFirst].stand(in: phrase) { return [town, country] }
    if vocabulary.phrases[.incomeCountryFirst].stand(in: phrase) { return [country, town] }
    return nil
  }

  /// What one figure over town and country measures.
  static func both(_ phrase: String) -> String {
    if phrase.ends(with: "存贷款余额") { return phrase }
    return phrase.holds("收入比") ? "城乡居民收入比" : "居民人均可支配收入"
  }

  /// The items of a list; all but the last may lack the head, which is added.
  static func items(_ phrase: String, _ vocabulary: Vocabulary) -> [String] {
    let letters = Array(phrase.utf16)
    var items: [String] = []
    var start = 0
    var depth = 0
    for (index, letter) in letters.enumerated() {
      if letter == .openQuote || letter == .openParenthesis { depth += 1 }
      if letter == .closeQuote || letter == .closeParenthesis { depth -= 1 }
      guard depth == 0, isListMark(letters, index, vocabulary) else { continue }
      if index > start { items.append(String(units: letters[start..<index])) }
      start = index + 1
    }
    if start < letters.count { items.append(String(units: letters[start...])) }
    guard items.count > 1, let last = items.last else { return items }
    let tail = head(last, vocabulary)
    // 高技术制造业、战略性新兴产业增加值: what is measured of each.
    if let length = vocabulary.phrases[.phraseAttributes].suffixes(of: letters[...]).max(),
      last.utf16.count > length
    {
      let attribute = String(units: letters[(letters.count - length)...])
      return items.map { item in
        let ends = Array(item.utf16)
        return vocabulary.phrases[.phraseAttributes].suffixes(of: ends[...]).isEmpty
          && !isMeasured(vocabulary, item)
          && !isIndicator(item, vocabulary) ? item + attribute : item
      }
    }
    if tail.isEmpty {
      // 工业、服务业增加值: the end with which the item is a standard indicator as well.
      let ends = (2...6).compactMap { last.count > $0 ? String(last.suffix($0)) : nil }
      return items.dropLast().map { item in
        isIndicator(item, vocabulary)
          ? item : ends.lazy.map { item + $0 }.first { isIndicator($0, vocabulary) } ?? item
      } + [last]
    }
    for index in 0..<items.count - 1 {
      let item = items[index]
      if isIndicator(item, vocabulary) || isMeasured(vocabulary, item) { continue }
      // 农村生活垃圾、生活污水治理率: what follows the word in common has the same length.
      if let rest = parallelRest(item, last, vocabulary) {
        items[index] = item + rest
      } else if !item.ends(with: String(tail.suffix(2))), !isNoun(item, last, vocabulary) {
        items[index] = joined(item, tail)
      }
    }
    return items
  }

  /// 战略性新兴产业、高新技术|产业…贡献率: what both share at the seam stands once.
  private static func joined(_ item: String, _ tail: String) -> String {
    let overlap = (1...4).last { $0 <= tail.count && item.ends(with: String(tail.prefix($0))) }
    return item + tail.dropFirst(overlap ?? 0)
  }

  /// What the last item of a list has behind the part that answers to an item which holds its first word.
  private static func parallelRest(_ item: String, _ last: String, _ vocabulary: Vocabulary)
    -> String?
  {
    let units = Array(last.utf16)
    guard let (_, end) = vocabulary.trie.longest(units, at: 0, limit: units.count), end > 1,
      let common = item.firstRange(of: String(units: units[..<end]))
    else { return nil }
    let length = item[common.lowerBound...].utf16.count
    return length > end && length < units.count ? String(units: units[length...]) : nil
  }

  /// 家庭农场、农民专业合作社: what is counted, an item of some length is a noun of its own.
  private static func isNoun(_ item: String, _ last: String, _ vocabulary: Vocabulary) -> Bool {
    guard item.utf16.count > 3, !isMeasured(vocabulary, last) else { return false }
    let units = Array(item.utf16)
    return [3, 2].contains { length in
      guard
        let (word, end) = vocabulary.trie.longest(
          units, at: units.count - length, limit: units.count)
      else { return false }
      return end == units.count
        && vocabulary.value(word, .common) == Int(PartOfSpeech.noun.rawValue)
    }
  }

  /// Whether an item ends in what it measures.
  private static func isMeasured(_ vocabulary: Vocabulary, _ item: String) -> Bool {
    guard let ending = item.unicodeScalars.last else { return false }
    return vocabulary.phrases[.phraseMeasures].contains(String(ending))
  }

  /// 、 和 与 及, but not in 普及率, 参与率, 饱和度.
  private static func isListMark(_ letters: [UInt16], _ index: Int, _ vocabulary: Vocabulary)
    -> Bool
  {
    switch letters[index] {
    case .listComma: return true
    case "和", "与", "及":
      guard index > 0,
        let (word, end) = vocabulary.trie.longest(letters, at: index - 1, limit: letters.count)
      else { return true }
      return end <= index || !vocabulary.classes[word].has(.common)
    default: return false
    }
  }

  private static func isIndicator(_ item: String, _ vocabulary: Vocabulary) -> Bool {
    let units = Array(item.utf16)
    guard let (word, end) = vocabulary.trie.longest(units, at: 0, limit: units.count) else {
      return false
    }
    return end == units.count && vocabulary.value(word, .indicator) != nil
  }

  /// The last item without its first word.
  private static func head(_ item: String, _ vocabulary: Vocabulary) -> String {
    let units = Array(item.utf16)
    // PM10|浓度, 5G|基站
    let symbol = units.prefix { $0.isLetter || $0.isDigit || $0 == 46 }.count
    if symbol > 0 { return String(units: units[symbol...]) }
    guard let (_, end) = vocabulary.trie.longest(units, at: 0, limit: units.count) else {
      return units.count > 3 ? String(units: units[2...]) : ""
    }
    return end < units.count ? String(units: units[end...]) : ""
  }
}
