/// Gives the items of a list the head that only the last of them, or the words behind the list, carry:
/// 白新、永新、城龙高速公路; 犬木塘、秀水等水库; 口泉河、十里河两岸环境整治.
struct SharedHead {
  let vocabulary: Vocabulary
  let text: WorkingText
  let scan: SentenceScan
  let rules: NameRules

  private var units: [UInt16] { text.units }

  /// Completes the names of one list, given by the indexes of its mentions.
  func complete(_ mentions: inout [FoundMention], _ list: [Int]) {
    guard let last = list.last else { return }
    if let tail = TailHead(vocabulary: vocabulary, text: text, scan: scan, rules: rules)
      .read(behind: mentions[last].range.upperBound)
    {
      let origin = tail.isOfPlaces ? lineOrigin(mentions[list[0]].range) : ""
      for index in list where lacks(mentions[index], tail, list, mentions) {
        append(
          isNumberedRoad(mentions[index].range) ? tail.works : tail.words, to: &mentions[index])
        if index != list[0] { mentions[index].name = origin + mentions[index].name }
      }
      for index in list where takesWorks(mentions[index], tail) {
        mentions[index].name += tail.works
      }
      if !tail.isPlain { return }
    }
    shareWithin(&mentions, list)
  }

  /// 凌海绕城公路、黑山外环等公路改造工程: what is done belongs to the names that have their head.
  private func takesWorks(_ mention: FoundMention, _ tail: TailHead.Found) -> Bool {
    mention.type == .project && !tail.works.isEmpty && endsInHead(mention)
      && !isWorks(mention.range)
  }

  /// 国道317: what it is called says that it is a road.
  private func isNumberedRoad(_ range: Range<Int>) -> Bool {
    vocabulary.phrases[.sharedHeadRoads].begin(units, range) && units[range.upperBound - 1].isDigit
  }

  /// 大理至|保山、怒江、攀枝花等地高速铁路: where all the lines begin.
  private func lineOrigin(_ range: Range<Int>) -> String {
    guard let mark = units[range].dropFirst().firstIndex(of: "至") else { return "" }
    return text.name(range.lowerBound..<mark + 1)
  }

  /// Whether a name takes the head behind its list.
  private func lacks(
    _ mention: FoundMention, _ tail: TailHead.Found, _ list: [Int], _ mentions: [FoundMention]
  ) -> Bool {
    if units[mention.range.upperBound - 1] == .closeQuote, mention.type == .policy {
      return tail.isPolicy && tail.isOpen
    }
    guard !endsInHead(mention) || isDescribed(mention, tail) else { return false }
    // 普莱德、哈工等项目: names that say nothing of what they are; 旭阳焦炭、君创牧业等项目 are whole.
    guard tail.isPlain else { return true }
    return mention.type == .project
      && list.allSatisfy { !endsInHead(mentions[$0]) }
      && list.contains { isBare(mentions[$0]) }
  }

  /// 综合交通体系|等重大规划, 价格机制|等改革: what is only described takes the head that makes a policy of it.
  private func isDescribed(_ mention: FoundMention, _ tail: TailHead.Found) -> Bool {
    mention.type == .policy && vocabulary.phrases[.tailPlans].end(tail.words)
      && vocabulary.phrases[.nameDescribed].end(units, mention.range)
      && !units[mention.range].contains(.openQuote)
  }

  /// A short name without any word of the language in it.
  private func isBare(_ mention: FoundMention) -> Bool {
    guard mention.range.count <= 5 else { return false }
    let last = scan.tokens[scan.token(at: mention.range.upperBound - 1)]
    return last.end - last.start < 2 || !last.classes.has(.common) && !last.classes.has(.head)
  }

  /// Each item without a head takes what it lacks from the next one.
  private func shareWithin(_ mentions: inout [FoundMention], _ list: [Int]) {
    guard let lastIndex = list.last else { return }
    shareFront(&mentions, list)
    var donor = lastIndex
    var split: Int?
    for index in list.dropLast().reversed() {
      let range = mentions[donor].range
      // 新邵花桥、武冈荆竹110千伏…: no bridge has a voltage.
      let isOfVoltage =
        vocabulary.phrases[.sharedHeadVoltage].stand(in: units, range)
        && isOfLandscape(mentions[index].range)
      if endsInHead(mentions[index]), !isOfVoltage {
        repeatWorks(&mentions[index], mentions[lastIndex].range)
        (donor, split) = (index, nil)
        continue
      }
      // A whole name breaks the chain: what stands before it has no part in the head behind it.
      if isWhole(mentions[index]) && !isOfVoltage || !endsInHead(mentions[donor]) {
        (donor, split) = (index, nil)
        continue
      }
      if split == nil {
        split = behindBracket(ownEnd(of: range, beside: mentions[index].range), range.upperBound)
      }
      guard let split, isShared(split..<range.upperBound, by: mentions[index]) else {
        continue
      }
      append(text.name(split..<range.upperBound), to: &mentions[index])
    }
  }

  /// 东辛片区、金湖等|片区更新改造: what stands on both sides of the seam stands once.
  private func append(_ words: String, to mention: inout FoundMention) {
    let name = mention.name
    let overlap = (2...4).last { $0 < name.count && name.ends(with: String(words.prefix($0))) }
    mention.name += words.dropFirst(overlap.map { $0 <= words.count ? $0 : 0 } ?? 0)
  }

  /// 青阆至凤山（三门海）|高速公路: a bracket belongs to the item in front of it.
  private func behindBracket(_ split: Int?, _ end: Int) -> Int? {
    guard let split, split < end, units[split] == .openParenthesis else { return split }
    let close = units[split..<end].firstIndex(of: .closeParenthesis)
    return close.flatMap { $0 + 1 < end ? $0 + 1 : nil }
  }

  /// Whether the words are more than what the last item alone has: 教学区、松山校区|一期 is one school's, 吉祥南街、南京东|路
  /// are a street and a road, and 临涣船闸、孙疃|码头 are not both landings.
  private func isShared(_ words: Range<Int>, by mention: FoundMention) -> Bool {
    let item = mention.range
    let first = scan.tokens[scan.token(at: item.lowerBound)]
    if mention.type == .project, item.count > 2,
      Self.facilities.contains(units[item.upperBound - 1]),
      !(isPlace(first) && first.start..<first.end == item), !isWorks(words),
      !units[item].contains(where: vocabulary.phrases[.lineMarks].contains),
      !vocabulary.phrases[.sharedHeadRings].end(units, item)
    {
      return false
    }
    if words.count == 1 { return item.count < 4 && !Self.ways.contains(units[item.upperBound - 1]) }
    return !(words.count == 2 && units[words.upperBound - 1] == "期")
  }

  /// 国道109、208线改线工程, 轨道交通1、2号线: a bare number stands for what is in front of the first one's.
  private func shareFront(_ mentions: inout [FoundMention], _ list: [Int]) {
    guard let first = list.first else { return }
    let range = mentions[first].range
    let front = units[range].prefix { !$0.isDigit }
    guard front.count >= 2, front.count < range.count,
      front.allSatisfy({ $0.isHan && $0 != "和" && $0 != "及" })
    else { return }
    for index in list.dropFirst() where isNumber(mentions[index].range) {
      mentions[index].name =
        text.name(range.lowerBound..<front.endIndex) + mentions[index].name
    }
  }

  /// 城北轨道交通2号线…，争取开工|6号线: a bare line is one of those that the sentence spoke of before.
  func completeLines(_ mentions: inout [FoundMention]) {
    var front = ""
    for index in mentions.indices where mentions[index].type == .project {
      let name = mentions[index].name
      guard vocabulary.phrases[.sharedHeadLines].end(name) else { continue }
      let own = name.prefix { !$0.isNumber }
      if own.isEmpty {
        if isNumber(mentions[index].range) { mentions[index].name = front + name }
      } else if own.utf16.count > 2 {
        front = String(own)
      }
    }
  }

  /// 6, 208线, 3号线: digits, and no more than a line behind them.
  private func isNumber(_ range: Range<Int>) -> Bool {
    let rest = units[range].drop(while: \.isDigit)
    return rest.count < range.count && (rest.first.map { $0 == "号" || $0 == "线" } ?? true)
  }

  /// 大圳灌区、六都寨灌区续建配套: what follows the same head in the last item.
  private func repeatWorks(_ mention: inout FoundMention, _ last: Range<Int>) {
    guard mention.type == .project, let own = rules.head(mention.range),
      !vocabulary.phrases[.sharedHeadSections].end(units, last)
    else { return }
    let word = units[own.start..<mention.range.upperBound]
    guard word.count > 1, mention.range != last else { return }
    var position = last.lowerBound
    while position + word.count < last.upperBound {
      if units[position..<position + word.count].elementsEqual(word) {
        let works = position + word.count..<last.upperBound
        if isWorks(works) { mention.name += text.name(works) }
        return
      }
      position += 1
    }
  }

  /// 续建配套, 扩容改造工程, 项目: whether something is done in a range, and it is no part of a thing.
  private func isWorks(_ range: Range<Int>) -> Bool {
    if vocabulary.phrases[.works].contains(units, range)
      || vocabulary.phrases[.nameWorks].stand(in: units, range)
      || vocabulary.phrases[.tailDeeds].stand(in: units, range)
    {
      return true
    }
    return scan.tokens[scan.token(at: range.lowerBound)...scan.token(at: range.upperBound - 1)]
      .contains { $0.classes.has(.act) }
  }

  /// Where the own part of an item ends and the part that it shares with the items before it begins: the place where
  /// the own part is most like its neighbour, in length and in how it ends, and the rest holds no name of its own.
  private func ownEnd(of range: Range<Int>, beside item: Range<Int>) -> Int? {
    guard let head = headBeforeWorks(range), head.start > range.lowerBound else { return nil }
    // 国道109|、208|线改线工程: a number for a number.
    if units[item.upperBound - 1].isDigit, units[range.lowerBound].isDigit {
      return units[range].firstIndex { !$0.isDigit }
    }
    if let end = lineEnd(of: range, beside: item) ?? voltage(in: range, beside: item) { return end }
    var best: (score: Double, place: Int)?
    var cost = 0.0
    var place = head.start
    let itemToken = scan.tokens[scan.token(at: item.upperBound - 1)]
    while place >= range.lowerBound + 2 || place == head.start {
      let token = scan.tokens[scan.token(at: place - 1)]
      var score = -0.5 * Double(abs((place - range.lowerBound) - item.count)) - cost
      if token.end == place, token.end - token.start > 1, itemToken.word == token.word,
        token.word >= 0
      {
        score += 4
      } else if units[place - 1] == units[item.upperBound - 1] {
        score += 3
      } else if Self.grounds.contains(units[place - 1]),
        token.end - token.start == 1 || !token.classes.has(.head)
      {
        score += 1
      }
      if best.map({ score >= $0.score }) ?? true { best = (score, place) }
      // A head is taken whole, wherever the tokens were cut: 宝中|铁路, not 宝|中铁|路.
      if let start = headStart(endingAt: place, after: range.lowerBound + 1) {
        place = start
        continue
      }
      guard token.start > range.lowerBound else { break }
      cost += price(token)
      place = min(place - 1, token.start)
      // 110|千伏|变电站: a size is not cut in two.
      while place > range.lowerBound, units[place].isHan == false, units[place - 1].isDigit {
        place -= 1
      }
    }
    return best?.place
  }

  /// 上栗-浏阳、湘东-醴陵|赣湘合作产业园: behind the second place of a line, where the item before is a line too.
  private func lineEnd(of range: Range<Int>, beside item: Range<Int>) -> Int? {
    guard units[item].dropFirst().contains(where: vocabulary.phrases[.lineMarks].contains),
      let mark = units[range].dropFirst().firstIndex(
        where: vocabulary.phrases[.lineMarks].contains),
      mark + 1 < range.upperBound
    else { return nil }
    let place = scan.tokens[scan.token(at: mark + 1)]
    guard place.start == mark + 1, place.end < range.upperBound, isPlace(place) else { return nil }
    return place.end
  }

  /// 城南、火车站|110千伏变电站主变增容工程: where the voltage of a power line begins.
  private func voltage(in range: Range<Int>, beside item: Range<Int>) -> Int? {
    guard !units[item].contains(where: \.isDigit),
      let start = units[range].firstIndex(where: \.isDigit), start > range.lowerBound + 1,
      let end = units[start..<range.upperBound].firstIndex(where: { !$0.isDigit }),
      vocabulary.phrases[.sharedHeadVoltage].begin(units, end..<range.upperBound)
    else { return nil }
    return start
  }

  private func isPlace(_ token: Token) -> Bool {
    token.classes.has(.place) || token.classes.has(.placeShort)
  }

  /// A short name in 桥, 湖 or 山, which may be a town's.
  private func isOfLandscape(_ range: Range<Int>) -> Bool {
    range.count <= 6 && range.upperBound - (rules.head(range)?.start ?? range.lowerBound) == 1
      && !units[range].contains(where: \.isDigit)
  }

  /// The first unit of the longest head, of two units or more, that ends at a position.
  private func headStart(endingAt end: Int, after low: Int) -> Int? {
    scan.hits.first {
      Int($0.end) == end && Int($0.start) > low && end - Int($0.start) > 1
        && vocabulary.classes[Int($0.word)].has(.head)
    }.map { Int($0.start) }
  }

  /// How unlike a shared part a token is.
  private func price(_ token: Token) -> Double {
    let isWord = token.end - token.start >= 2
    if isWord, token.classes.has(.head) || token.classes.has(.act) { return 0 }
    if units[token.start].isDigit { return 0 }
    if Self.volts.contains(units[token.start]), Self.volts.contains(units[token.end - 1]) {
      return 0
    }
    if isPlace(token) { return 1.5 }
    guard isWord, token.classes.has(.common) else { return 2.5 }
    return Self.stretches.contains(units[token.end - 1]) ? 1 : 0
  }

  /// Characters that end the names of places in a landscape or a town.
  private static let grounds: Set<UInt16> = Set("街侧河路段山桥村镇区县市岭湖口场".utf16)
  /// Characters that end the names of stretches and sides, which belong to one item.
  private static let stretches: Set<UInt16> = Set("段侧路街".utf16)
  /// Characters that end the names of buildings and works.
  private static let facilities: Set<UInt16> = Set("馆场站店闸校院所城园楼厂坝塔".utf16)
  /// Characters that end the names of ways through a town.
  private static let ways: Set<UInt16> = Set("街路道巷桥".utf16)
  private static let parkEnds: Set<UInt16> = Set("区园城".utf16)
  /// 千伏.
  private static let volts: Set<UInt16> = Set("千伏".utf16)

  /// A project's long name that ends in a common noun stands for itself, 德众机器人 among projects, and so does a very
  /// long one that names neither ends of a line nor a spot, 恒德环保催化剂.
  private func isWhole(_ mention: FoundMention) -> Bool {
    guard mention.type == .project, mention.range.count >= 5 else { return false }
    let token = scan.tokens[scan.token(at: mention.range.upperBound - 1)]
    if token.end - token.start >= 2 && token.classes.has(.common) && !isPlace(token) { return true }
    return mention.range.count >= 7 && !Self.grounds.contains(units[mention.range.upperBound - 1])
      && units[mention.range].allSatisfy {
        $0.isHan && !vocabulary.phrases[.lineMarks].contains($0)
      }
  }

  /// The head that ends a range, or that stands before what is done with it: 水库|除险加固.
  private func headBeforeWorks(_ range: Range<Int>) -> (start: Int, word: Int)? {
    if let head = rules.head(range) { return head }
    guard let length = vocabulary.phrases[.nameWorks].suffixes(of: units[range]).max(),
      length < range.count
    else {
      return nil
    }
    return rules.head(range.lowerBound..<range.upperBound - length)
  }

  private func endsInHead(_ mention: FoundMention) -> Bool {
    if units[mention.range.upperBound - 1] == .closeTitle { return true }
    // 空港经济区 says that it is a park.
    let last = units[mention.range.upperBound - 1]
    if mention.type == .park, mention.range.count > 3, Self.parkEnds.contains(last) { return true }
    // 建水一中, 112国道, 沙河复航, 科技路北延
    if mention.type == .project,
      isNumberedSchool(mention.range) || endsInDeed(mention.range)
        || vocabulary.phrases[.sharedHeadRoads].end(units, mention.range)
    {
      return true
    }
    guard let head = headBeforeWorks(mention.range) else {
      return units[mention.range.upperBound - 1] == .closeQuote && mention.type == .policy
    }
    // 塘岸至新桥: the end of a line is no bridge.
    if mention.range.upperBound - head.start == 1, last != "线", last != "路", last != "段",
      units[mention.range].dropFirst().contains(where: vocabulary.phrases[.lineMarks].contains)
    {
      return false
    }
    return head.start > mention.range.lowerBound || mention.range.count > 4
  }

  private func endsInDeed(_ range: Range<Int>) -> Bool {
    range.count > 3 && vocabulary.phrases[.sharedHeadDeeds].end(units, range)
  }

  /// 建水一中, 城关三小: a school by its number.
  private func isNumberedSchool(_ range: Range<Int>) -> Bool {
    range.count >= 2 && Self.schools.contains(units[range.upperBound - 1])
      && NumberReader.chineseDigit(units[range.upperBound - 2]) != nil
  }

  private static let schools: Set<UInt16> = Set("中小幼".utf16)
}
