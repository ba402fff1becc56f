/// Reads the head that stands behind a list: 等大型灌区项目, 等4个森林公园, 三条长输管网.
struct TailHead {
  let vocabulary: Vocabulary
  let text: WorkingText
  let scan: SentenceScan
  let rules: NameRules

  private var units: [UInt16] { text.units }

  struct Found {
    /// The words that a name without a head takes.
    var words: String
    /// What is done at the end of the words: 国省干线公路|改建.
    var works = ""
    /// 等项目: no more than that the names are of projects.
    var isPlain = false
    /// 等 stands before the head.
    var isOpen = false
    /// 等地 stands before the head.
    var isOfPlaces = false
    /// The head is that of a policy.
    var isPolicy = false
  }

  /// The head phrase behind 等 or a number, nil when there is none worth adding.
  func read(behind position: Int) -> Found? {
    var index = position
    let limit = scan.range.upperBound
    guard index < limit else { return nil }
    let isOpen = units[index] == "等"
    if isOpen { index += 1 }
    // 怒江、攀枝花等地|高速铁路
    let isOfPlaces =
      isOpen && index < limit && units[index] == "地" && scan.beginsToken(index + 1)
    if isOfPlaces { index += 1 }
    let afterMark = index
    while index < limit, units[index].isDigit || NumberReader.chineseDigit(units[index]) != nil {
      index += 1
    }
    // 等|二级公路: the grade of a road is no number of roads.
    if index < limit, units[index] == "级" { index = afterMark }
    let hasNumber = index > afterMark
    // 三大|攻坚战, but 三|大型灌区.
    let isCounter =
      index < limit && vocabulary.phrases[.tailCounters].contains(units[index])
      && (units[index] != "大" || scan.beginsToken(index + 1))
    if hasNumber, isCounter { index = behindLength(index + 1) }
    guard isOpen || hasNumber else { return nil }
    index = behindEpithets(index)
    let start = index
    // 炉碧、台江两个百亿级园区
    if vocabulary.phrases[.tailZones].begin(units, start..<limit) {
      return Found(words: text.name(start..<start + 2), isOpen: isOpen)
    }
    guard let (end, word) = headEnd(start) else { return nil }
    let words = text.name(start..<end)
    if words == "工程", isOpen, !hasNumber, units[position - 1] == .closeQuote {
      return Found(words: words, isOpen: true, isPolicy: true)
    }
    if vocabulary.phrases[.works].contains(words) {
      let behind = end < limit ? units[end] : 0
      // 等项目建设步伐, but not 等项目资金.
      guard isOpen, !hasNumber, words == "项目", !behind.isHan || isProcess(end) else { return nil }
      return Found(words: words, isPlain: true, isOpen: true)
    }
    if units[start] == "批" || vocabulary.phrases[.tailCosts].begin(units, start..<limit) {
      return nil
    }
    for plain in vocabulary.phrases[.works].strings where words.ends(with: plain) {
      // 等重点项目 names no kind of thing; 等大型灌区项目 does, by the head before it.
      // 等新建改建项目 tells only what is done.
      guard let inner = rules.head(start..<end - 2), !vocabulary.classes[inner.word].has(.act)
      else { return nil }
      // 等“7+2”铁路项目: 成兰铁路.
      if inner.start == start, vocabulary.phrases[.tailLines].contains(text.text(start..<end - 2)) {
        return Found(words: text.name(start..<end - 2), isOpen: isOpen)
      }
    }
    var result = words
    for vague in vocabulary.phrases[.tailRanks].strings where result.begins(with: vague) {
      result = String(result.dropFirst(vague.count))
    }
    guard result.utf16.count > 1, result != "基地", !vocabulary.phrases[.tailVague].end(result)
    else { return nil }
    if words == "政策", units[position - 1] != .closeQuote { return nil }
    let isPolicy = isPolicyHead(word) && (end == limit || !units[end].isHan || isProcess(end))
    return Found(
      words: result, works: text.name(works(start..<end)), isOpen: isOpen, isOfPlaces: isOfPlaces,
      isPolicy: isPolicy)
  }

  /// What is done at the end of the words, behind their last head: 道路|快速化改造, 国省干线公路|改建.
  private func works(_ words: Range<Int>) -> Range<Int> {
    let none = words.upperBound..<words.upperBound
    let plain = vocabulary.phrases[.works].suffixes(of: units[words]).max() ?? 0
    let bare = words.dropLast(plain)
    let deed =
      (vocabulary.phrases[.nameWorks].suffixes(of: units[bare])
      + vocabulary.phrases[.tailDeeds].suffixes(of: units[bare]))
      .max()
    guard let deed, deed < bare.count else { return none }
    let head = scan.hits.last {
      let token = scan.tokens[scan.token(at: Int($0.end) - 1)]
      return words.lowerBound <= $0.start && $0.end <= bare.upperBound - deed
        && vocabulary.classes[Int($0.word)].has(.head) && token.end == Int($0.end)
        && token.end - token.start > 1
    }
    return (head.map { Int($0.end) } ?? bare.upperBound - deed)..<words.upperBound
  }

  /// 4条|134公里|高速公路: over how long or large the things are together.
  private func behindLength(_ position: Int) -> Int {
    let limit = scan.range.upperBound
    var end = position
    while end < limit, units[end].isDigit || units[end] == 46 { end += 1 }
    guard end > position, end < limit,
      let length = vocabulary.phrases[.tailLengths].prefix(of: units[end..<min(limit, end + 4)])
    else { return position }
    return end + length
  }

  /// Over 100亿级, “7+2” and the like.
  private func behindEpithets(_ position: Int) -> Int {
    var index = position
    let limit = scan.range.upperBound
    if index < limit, units[index] == .openQuote,
      let close = units[index..<min(limit, index + 10)].firstIndex(of: .closeQuote)
    {
      index = close + 1
    }
    var end = index
    while end < limit, units[end].isDigit || units[end] == "亿" || units[end] == "百" {
      end += 1
    }
    if end < limit, end > index, units[end] == "级" { index = end + 1 }
    return index
  }

  /// The end of the last head in the words from a place on, with what is done to it, and the head's word.
  private func headEnd(_ start: Int) -> (end: Int, word: Int)? {
    var end = start
    let limit = scan.range.upperBound
    var best: (end: Int, word: Int)?
    while end < limit, end - start < 16, units[end].isHan || units[end].isDigit {
      let token = scan.tokens[scan.token(at: end)]
      // 水电站和珙县电厂: another thing begins.
      if end > start, token.start == end, units[end] == "和" || units[end] == "及" { break }
      // 等国家|建立项目基地, 等|深化布局, 等|为重点的…: what is done with the things.
      if token.start == end, token.classes.has(.create), !token.classes.has(.head) { break }
      if vocabulary.phrases[.tailStops].contains(units, end..<token.end) { break }
      for hit in scan.hits where Int(hit.end) == token.end && Int(hit.start) >= start {
        // 控|制 is no system.
        let isWhole = hit.end - hit.start > 1 || token.end - token.start == 1
        if isWhole, vocabulary.classes[Int(hit.word)].has(.head) {
          best = (token.end, Int(hit.word))
        }
      }
      end = token.end
    }
    // 特大气田|勘探开发
    if let found = best, found.end < limit,
      let length = vocabulary.phrases[.tailWorks].prefix(
        of: units[found.end..<min(limit, found.end + 10)])
    {
      best = (found.end + length, found.word)
    }
    return best
  }

  private func isPolicyHead(_ word: Int) -> Bool {
    vocabulary.senses[word].contains {
      $0.kind == .head && vocabulary.heads[Int($0.value)].type == .policy
    }
  }

  /// Whether what follows is what is done with the things: 建设, 落地, 开工.
  private func isProcess(_ position: Int) -> Bool {
    let token = scan.tokens[scan.token(at: position)]
    guard token.start == position, token.word >= 0 else { return false }
    if token.classes.has(.create) || token.classes.has(.act) { return true }
    if vocabulary.phrases[.tailTasks].contains(units, position..<token.end) { return true }
    guard let pos = vocabulary.value(token.word, .common) else { return false }
    return [PartOfSpeech.verb, .verbalNoun, .adverb].contains { Int($0.rawValue) == pos }
  }

}
