/// Reads title, kind, place, year and date of a document.
struct DocumentFields {
  var title = ""
  var kind = DocumentKind.other
  var place: Int32 = -1
  var year: Int?
  var date = ""

  init(_ vocabulary: Vocabulary, _ text: WorkingText, _ span: DocumentSpan) {
    let units = text.units
    let headEnd = min(span.body.upperBound, span.body.lowerBound + 600)
    let head = text.text(span.body.lowerBound..<headEnd)
    let shell = Self.cut(vocabulary, text.shellTitle)
    var line = text.text(span.title)
    let lineIsGood = line.holds("报告") || line.holds("讲话") || line.holds("公报")
    title = !shell.isEmpty && !(lineIsGood && text.shellTitle.contains("_")) ? shell : line
    if shell.isEmpty { title = line }
    if title.isEmpty { title = Self.headline(vocabulary, text, span) }
    line = ""
    // A part of a report may address the delegates only where it ends.
    let closing = max(span.body.lowerBound, span.body.upperBound - 600)..<span.body.upperBound
    readKind(
      vocabulary, head,
      addressesDelegates: vocabulary.phrases[.documentDelegates].stand(in: units, closing))
    readDate(text, span, units, vocabulary)
    readYear(vocabulary, text, span)
    place = PlaceGuess.guess(vocabulary, text, span, title: title, head: head)
  }

  /// A title without a bracketed date and speaker, and without what a site adds.
  static func cut(_ vocabulary: Vocabulary, _ raw: String) -> String {
    var units = raw.utf16.map { vocabulary.folding.fold(UInt32($0), simplifying: false) }
    units = titlePart(vocabulary, units)
    while let last = units.last, last.isBlank { units.removeLast() }
    while let first = units.first, first.isBlank { units.removeFirst() }
    if units.last == .closeParenthesis, let open = units.lastIndex(of: .openParenthesis),
      units[open...].contains(where: \.isDigit)
    {
      units = Array(units[..<open])
      while let last = units.last, last.isBlank { units.removeLast() }
    }
    return String(units: units[...])
  }

  /// The first lines of a document without a title of its own: those up to one that names a kind of document.
  private static func headline(_ vocabulary: Vocabulary, _ text: WorkingText, _ span: DocumentSpan)
    -> String
  {
    let units = text.units
    var found: [UInt16] = []
    var start = span.body.lowerBound
    for _ in 0..<8 {
      while start < span.body.upperBound, units[start].isBlank { start += 1 }
      var end = start
      while end < span.body.upperBound, units[end] != .newline, end - start <= 45 { end += 1 }
      guard end > start, end - start <= 45, !units[start..<end].contains(.fullStop),
        !units[start..<end].contains(.comma)
      else { return "" }
      found.append(contentsOf: units[start..<end])
      // 国民经济和社会发展|统计公报: a title over two lines.
      if vocabulary.phrases[.documentDocuments].stand(in: units, start..<end) {
        return String(units: found[...])
      }
      if !units[start].isDigit && end - start < 12 { found.removeAll() }
      start = end
    }
    return ""
  }

  /// Of the parts that a site joins to a title by _, | or -, the one that names a document, else the first.
  private static func titlePart(_ vocabulary: Vocabulary, _ units: [UInt16]) -> [UInt16] {
    var parts: [ArraySlice<UInt16>] = []
    var start = 0
    for index in units.indices {
      let isDash =
        units[index] == 45 && index > 0 && index + 1 < units.count
        && !(units[index - 1].isDigit && units[index + 1].isDigit)
        && (units[index - 1] == .space
          || vocabulary.phrases[.documentSites].end(units, start..<index)
          || vocabulary.phrases[.documentSites].end(units, index..<units.count))
      if units[index] == 95 || units[index] == 124 || isDash {
        parts.append(units[start..<index])
        start = index + 1
      }
    }
    parts.append(units[start...])
    let long = parts.filter { $0.count > 6 }
    let named = long.first {
      vocabulary.phrases[.documentDocuments].stand(in: units, $0.startIndex..<$0.endIndex)
    }
    return Array(named ?? long.first ?? parts[0])
  }

  /// The year that 今年 means. A report that is named after the year it looks back on is given in the next one:
  /// 2007年…政府工作报告 of January 2008.
  var presentYear: Int? {
    let parts = date.split(separator: "-")
    guard kind == .workReport, let year, parts.count == 3, let given = Int(parts[0]),
      let month = Int(parts[1])
    else { return year }
    let present = month >= 11 ? given + 1 : given
    return present == year + 1 ? present : year
  }

  private mutating func readKind(
    _ vocabulary: Vocabulary, _ head: String, addressesDelegates: Bool
  ) {
    func has(_ list: PhraseList) -> Bool { vocabulary.phrases[list].stand(in: title) }
    if has(.kindReports) {
      kind = .workReport
    } else if has(.kindSpeeches) {
      kind = .speech
    } else if addressesDelegates || head.contains("各位代表"), !has(.kindAccounts) {
      kind = .workReport
    } else if has(.kindBulletins) {
      kind = .other
    } else if has(.kindPlans) {
      kind = .plan
    } else if has(.kindPolicies) {
      kind = .policy
    } else if vocabulary.phrases[.kindSpeechHeads].stand(in: head) {
      kind = .speech
    } else if !title.isEmpty, title.utf16.count >= 8 {
      kind = .news
    } else {
      kind = .other
    }
  }

  private mutating func readDate(
    _ text: WorkingText, _ span: DocumentSpan, _ units: [UInt16], _ vocabulary: Vocabulary
  ) {
    // The delivery date: 2021年12月30日在…会议上.
    let limit = min(span.body.upperBound, span.body.lowerBound + 700)
    var position = span.body.lowerBound
    var first = ""
    while position < limit, let (found, range) = DateReader.first(units, position..<limit) {
      let after = text.text(range.upperBound..<min(limit, range.upperBound + 60))
      let compact = after.filter { !$0.isWhitespace }
      if compact.begins(with: "在") || compact.begins(with: ")") || compact.contains("会议")
        || compact.contains("通过")
        || compact.contains("大会")
      {
        if date.isEmpty,
          compact.begins(with: "在") || compact.prefix(40).contains("会议")
            || compact.prefix(40).contains("大会")
        {
          date = found
        }
      }
      if first.isEmpty, range.lowerBound - span.body.lowerBound < 260 { first = found }
      position = range.upperBound
    }
    if !date.isEmpty { return }
    let shell = text.shellTitle.utf16.map {
      vocabulary.folding.fold(UInt32($0), simplifying: false)
    }
    if let (found, _) = DateReader.first(shell, 0..<shell.count) {
      date = found
    } else if kind == .workReport, !first.isEmpty {
      date = first
    } else if let (found, _) = DateReader.first(
      Array(text.shellDate.utf16), 0..<text.shellDate.utf16.count)
    {
      date = found
    } else if !span.stamp.isEmpty {
      date = span.stamp
    } else {
      date = first
    }
  }

  private mutating func readYear(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ span: DocumentSpan
  ) {
    let units = Array(title.utf16)
    if let named = DateReader.firstYear(units, 0..<units.count) {
      year = named
      return
    }
    if kind == .news || kind == .other, let named = DateReader.firstYear(text.units, span.body) {
      year = named
      return
    }
    let parts = date.split(separator: "-")
    if parts.count == 3, let number = Int(parts[0]), let month = Int(parts[1]) {
      // A report delivered at the end of a year plans the next one.
      year = kind == .workReport && month >= 11 ? number + 1 : number
      return
    }
    if kind == .workReport, let planned = plannedYear(vocabulary, text, span.body) {
      year = planned
    } else if let named = DateReader.firstYear(text.units, span.body) {
      year = named
    }
  }

  /// The year that a report's headings plan, 三、2022年工作安排, or else the one after the year they look back on.
  private func plannedYear(_ vocabulary: Vocabulary, _ text: WorkingText, _ body: Range<Int>)
    -> Int?
  {
    var reviewed: Int?
    var planned: [Int] = []
    var start = body.lowerBound
    while start < body.upperBound {
      let end = text.units[start..<body.upperBound].firstIndex(of: .newline) ?? body.upperBound
      let line = start..<end
      start = end + 1
      guard line.count <= Self.longestHeading, let named = DateReader.firstYear(text.units, line)
      else { continue }
      if vocabulary.phrases[.documentReviews].stand(in: text.units, line) {
        reviewed = max(reviewed ?? named, named)
      } else if vocabulary.phrases[.documentPlans].stand(in: text.units, line) {
        planned.append(named)
      }
    }
    // The next year comes before 2035年远景目标.
    return planned.filter { $0 > reviewed ?? 0 }.min() ?? reviewed.map { $0 + 1 }
  }

  private static let longestHeading = 40
}
