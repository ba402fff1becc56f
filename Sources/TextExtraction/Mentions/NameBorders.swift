/// Where a marked span that is too long is cut: at what is told of the name, and behind the verbs in front of it.
extension NameRules {
  private var units: [UInt16] { text.units }

  /// 灵通物流|成为省级平台, 工业园区|在国家级经开区, 乡村民宿|等领域: the position from which a sentence goes on behind
  /// the name, nil when there is none.
  func predicate(_ range: Range<Int>, _ type: EntityType) -> Int? {
    let low = range.lowerBound + 3
    guard low < range.upperBound, units[range.lowerBound] != .openQuote else { return nil }
    return scan.tokens[scan.token(at: low)...scan.token(at: range.upperBound - 1)].first {
      $0.start >= low && isPredicate($0, range.upperBound, type)
    }?.start
  }

  private func isPredicate(_ token: Token, _ end: Int, _ type: EntityType) -> Bool {
    let word = token.start..<token.end
    let isVerb = type != .policy && vocabulary.phrases[.nameVerbs].contains(units, word)
    guard token.end < end else { return isVerb }
    let next = scan.tokens[scan.token(at: token.end)]
    if isVerb { return !(next.end - next.start == 1 && next.classes.has(.head)) }
    // 在线, 在建, 等离子 and 芒市等簿水库 are names; a policy has verbs in its name.
    guard next.end - next.start > 1, next.word >= 0,
      !vocabulary.phrases[.nameJoined].begin(units, token.start..<end)
    else { return false }
    return vocabulary.phrases[.nameEtcetera].contains(units, word)
      || type != .policy && vocabulary.phrases[.nameLinks].contains(units, word)
  }

  /// 建设|镇域经济产业园, 引进了|华为云计算: verbs in front of a thing, but not 建设路 or 建设银行, which are names.
  func trimDeeds(_ low: inout Int, _ high: Int) {
    while low < high {
      let token = scan.tokens[scan.token(at: low)]
      let verb = low..<(units[token.end - 1] == "了" ? token.end - 1 : token.end)
      guard token.start == low, token.end + 3 <= high,
        low == scan.range.lowerBound || !["与", "和", "及"].contains(units[low - 1]),
        vocabulary.phrases[.nameFrontVerbs].contains(units, verb)
      else { return }
      let start = units[token.end] == "了" ? token.end + 1 : token.end
      let next = scan.tokens[scan.token(at: start)]
      guard next.start == start, !next.classes.has(.head),
        next.end - start > 1 || !Self.ways.contains(units[start])
      else { return }
      low = start
    }
  }

  /// Characters that make a name of a verb: 建设路, 发展大厦.
  private static let ways: Set<UInt16> = Set("路街区村馆厅局委大".utf16)
}
