/// Finds the place that a document is about: in its title, in its head, else by what it speaks of most.
enum PlaceGuess {
  static func guess(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ span: DocumentSpan, title: String, head: String
  ) -> Int32 {
    let titleUnits = Array(title.utf16)
    if let place = first(vocabulary, titleUnits, 0..<titleUnits.count, fullOnly: false) {
      return place
    }
    if isRedacted(text, span) { return -1 }
    // 在邵阳市第十七届人民代表大会第一次会议上, 邵阳市人民政府市长.
    let limit = min(span.body.upperBound, span.body.lowerBound + 400)
    if vocabulary.phrases[.guessBodies].stand(in: head) {
      for word in vocabulary.phrases[.guessBehindPlace].strings {
        if let place = place(before: word, vocabulary, text, span.body.lowerBound..<limit) {
          return place
        }
      }
    }
    let frequent = mostFrequent(vocabulary, text, span)
    if frequent >= 0 || !title.isEmpty { return frequent }
    // A short text without a title: its first line is one.
    var end = span.body.lowerBound
    while end < span.body.upperBound, text.units[end] != .newline { end += 1 }
    guard end - span.body.lowerBound <= 60 else { return -1 }
    return first(vocabulary, text.units, span.body.lowerBound..<end, fullOnly: false) ?? -1
  }

  /// `*市` instead of names.
  private static func isRedacted(_ text: WorkingText, _ span: DocumentSpan) -> Bool {
    var count = 0
    var index = span.body.lowerBound
    while index + 1 < span.body.upperBound {
      if text.units[index] == 42,
        ["市", "区", "县", "省", "州"].contains(text.units[index + 1])
      {
        count += 1
        if count >= 2 { return true }
      }
      index += 1
    }
    return false
  }

  private static func first(
    _ vocabulary: Vocabulary, _ units: [UInt16], _ range: Range<Int>, fullOnly: Bool
  ) -> Int32? {
    var scan = SentenceScan()
    scan.scan(units, range, vocabulary)
    let found = PlaceResolver(vocabulary: vocabulary).resolve(units, scan)
    // 湖南省邵阳市: the narrowest of a chain; else the first that is no country or region. In the title of a report a
    // wider place may stand apart: 湖南省统计局 - 益阳市2025年…统计公报.
    let isReport = vocabulary.phrases[.guessReports].stand(in: units, range)
    var best: FoundMention?
    for mention in found {
      let level = vocabulary.places[mention.place].level
      guard level > .region else { continue }
      if let current = best {
        guard isReport || mention.range.lowerBound == current.range.upperBound,
          mention.place != current.place,
          vocabulary.places.isWithin(mention.place, current.place)
        else {
          if isReport { continue }
          break
        }
      }
      best = mention
    }
    return best?.place
  }

  private static func place(
    before word: String, _ vocabulary: Vocabulary, _ text: WorkingText, _ range: Range<Int>
  ) -> Int32? {
    let pattern = Array(word.utf16)
    var scan = SentenceScan()
    scan.scan(text.units, range, vocabulary)
    for mention in PlaceResolver(vocabulary: vocabulary).resolve(text.units, scan) {
      let end = mention.range.upperBound
      guard vocabulary.places[mention.place].level > .region,
        end + pattern.count <= range.upperBound
      else { continue }
      if text.units[end..<end + pattern.count].elementsEqual(pattern) { return mention.place }
    }
    return nil
  }

  /// The place that most mentions name, when it stands out and fits 全市, 全县, 全省.
  private static func mostFrequent(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ span: DocumentSpan
  ) -> Int32 {
    let limit = min(span.body.upperBound, span.body.lowerBound + 20_000)
    var counts: [Int32: Int] = [:]
    var scan = SentenceScan()
    let resolver = PlaceResolver(vocabulary: vocabulary)
    var scopes: [PlaceLevel: Int] = [:]
    SentenceSplitter.split(text.units, span.body.lowerBound..<limit) { range in
      scan.scan(text.units, range, vocabulary)
      for mention in resolver.resolve(text.units, scan) { counts[mention.place, default: 0] += 1 }
      for token in scan.tokens where token.classes.has(.scope) && token.end - token.start == 2 {
        switch text.units[token.start + 1] {
        case "市", "州": scopes[.prefecture, default: 0] += 1
        case "县", "区": scopes[.county, default: 0] += 1
        case "省": scopes[.province, default: 0] += text.units[token.start] == "我" ? 3 : 0
        default: break
        }
      }
    }
    let level = scopes.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }?.key
    let candidates = counts.filter {
      let found = vocabulary.places[$0.key].level
      return found == level || level == .prefecture && found == .province
        || level == nil && found > .region
    }
    let total = candidates.values.reduce(0, +)
    guard let best = candidates.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      best.value >= 3,
      best.value * 2 > total
    else { return -1 }
    return best.key
  }
}
