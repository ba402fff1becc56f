/// What the tagger marks and is no name: offices, honours, figures of speech, books, mechanisms that are only described.
extension NameRules {
  private var units: [UInt16] { text.units }

  /// Whether a span of the tagger's is no name of its type.
  func isExcluded(_ range: Range<Int>, _ type: EntityType) -> Bool {
    guard type == .policy else { return holdsOffice(range) }
    if units[range.lowerBound] == .openTitle, units[range.upperBound - 1] == .closeTitle {
      return !isTitleOfPolicy(range)
    }
    if units[range.lowerBound] == .openQuote, units[range.upperBound - 1] == .closeQuote {
      return isFigurative(range) || isHonour(range)
    }
    return isDescribed(range)
  }

  /// 威海市市长 and what stands behind: a person.
  private func holdsOffice(_ range: Range<Int>) -> Bool {
    scan.tokens[scan.token(at: range.lowerBound)...scan.token(at: range.upperBound - 1)].contains {
      guard $0.end <= range.upperBound,
        vocabulary.phrases[.nameOffices].contains(units, $0.start..<$0.end)
      else { return false }
      return $0.end == range.upperBound || units[$0.end].isBlank
        || range.upperBound - $0.end <= 3 && head(range) == nil
    }
  }

  /// 《城市管理条例（试行）》; but neither 《山海情》 nor 《船舶国籍证书》.
  private func isTitleOfPolicy(_ range: Range<Int>) -> Bool {
    let inside = range.lowerBound + 1..<range.upperBound - 1
    var end = inside.upperBound
    if end > inside.lowerBound, units[end - 1] == .closeParenthesis,
      let open = units[inside].lastIndex(of: .openParenthesis)
    {
      end = open
    }
    return vocabulary.phrases[.nameTitles].end(units, inside.lowerBound..<end)
      || vocabulary.phrases[.nameLaws].end(units, inside.lowerBound..<end)
  }

  /// “双引擎”, “七连冠”: a figure of speech or a success.
  private func isFigurative(_ range: Range<Int>) -> Bool {
    let inside = range.lowerBound + 1..<range.upperBound - 1
    return vocabulary.phrases[.nameFigurative].contains(units, inside)
      || vocabulary.phrases[.nameSuccesses].end(units, inside)
  }

  /// 入选全国“十大旅游向往之城”“夜间经济新锐十城”, “未来教育示范区”称号: what someone is given is no policy, unless
  /// something of the policy's is given, as in 入选“三名工程”建设名单.
  private func isHonour(_ range: Range<Int>) -> Bool {
    let behind = range.upperBound..<scan.range.upperBound
    if vocabulary.phrases[.nameCalled].begin(units, behind) { return true }
    guard behind.isEmpty || !units[behind.lowerBound].isHan || units[behind.lowerBound] == "等"
    else { return false }
    if policyHead(range.lowerBound + 1..<range.upperBound - 1) { return false }
    var low = range.lowerBound
    // The quotations in front of it in a list.
    while low > scan.range.lowerBound {
      let mark = [.listComma, "和"].contains(units[low - 1]) ? low - 1 : low
      guard mark > scan.range.lowerBound, units[mark - 1] == .closeQuote,
        let open = units[max(scan.range.lowerBound, mark - 24)..<mark].lastIndex(of: .openQuote)
      else { break }
      low = open
    }
    let ranks = vocabulary.phrases[.nameRanks].words
    while let rank = ranks.first(where: {
      low - $0.count >= scan.range.lowerBound && units[low - $0.count..<low].elementsEqual($0)
    }) {
      low -= rank.count
    }
    return vocabulary.phrases[.nameGivings].end(units, scan.range.lowerBound..<low)
  }

  /// Whether a policy's head ends a range: 工程, 行动.
  private func policyHead(_ range: Range<Int>) -> Bool {
    guard let word = head(range)?.word else { return false }
    return vocabulary.senses[word].contains {
      $0.kind == .head && vocabulary.heads[Int($0.value)].type == .policy
    }
  }

  /// 联农带农机制, 公共服务体系: described and not named, unless it is one of a numbered set, 六项工作机制：… or “五大体系”，即…, or an item
  /// whose head stands behind.
  private func isDescribed(_ range: Range<Int>) -> Bool {
    guard vocabulary.phrases[.nameDescribed].end(units, range),
      !units[range].contains(.openQuote)
    else { return false }
    let end = range.upperBound
    if end < scan.range.upperBound, [.listComma, "和", "及", "等", "与"].contains(units[end]) {
      return false
    }
    let before = scan.range.lowerBound..<range.lowerBound
    let lists = before.dropFirst().last {
      units[$0] == .colon || units[$0] == .comma && units[$0 - 1] == .closeQuote
    }
    guard let lists else { return true }
    let name = before.lowerBound..<(units[lists - 1] == .closeQuote ? lists - 1 : lists)
    return !vocabulary.phrases[.nameDescribed].end(units, name)
  }
}
