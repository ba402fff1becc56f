/// The lines of one document inside a file.
struct DocumentSpan {
  /// All of it, titles and stamps included.
  var range: Range<Int>
  /// The text after the title.
  var body: Range<Int>
  /// The title as the lines give it, empty when there is none.
  var title: Range<Int>
  /// A date on a line of its own after the text.
  var stamp: String
}

/// Splits a file into documents: a line with `-`, a title, a body and a date make one.
struct DocumentSplitter {
  let vocabulary: Vocabulary
  let text: WorkingText
  private let lines: [Range<Int>]

  init(_ vocabulary: Vocabulary, _ text: WorkingText) {
    self.vocabulary = vocabulary
    self.text = text
    var lines: [Range<Int>] = []
    var start = 0
    for index in 0...text.units.count
    where index == text.units.count || text.units[index] == .newline {
      var low = start
      var high = index
      while low < high, text.units[low].isBlank { low += 1 }
      while high > low, text.units[high - 1].isBlank { high -= 1 }
      if low < high { lines.append(low..<high) }
      start = index + 1
    }
    self.lines = lines
  }

  /// Whether the file's title stands before its text.
  private var hasFrontMatter: Bool {
    !text.shellTitle.isEmpty && text.source.starts(with: [45, 45, 45])
  }

  func split() -> [DocumentSpan] {
    let separators = lines.indices.filter { isSeparator($0) }
    guard separators.count > 1 else {
      guard let first = lines.first, let last = lines.last else { return [] }
      let range = first.lowerBound..<last.upperBound
      // A title in front matter needs no line.
      let title = hasFrontMatter ? nil : titleLine(lines.indices)
      let begin = title.map { lines[$0].upperBound } ?? range.lowerBound
      return [
        DocumentSpan(
          range: range, body: begin..<range.upperBound,
          title: title.map { titleRange(lines[$0]) } ?? 0..<0, stamp: stamp(lines.indices))
      ]
    }
    var spans: [DocumentSpan] = []
    for (number, separator) in separators.enumerated() {
      let end = number + 1 < separators.count ? separators[number + 1] : lines.count
      let inside = separator + 1..<end
      guard let first = inside.first else { continue }
      var last = inside.upperBound - 1
      var date = ""
      for index in inside.dropFirst(2) {
        if let found = DateReader.isoDate(text.units, lines[index]) {
          date = found
          last = index
          break
        }
      }
      let range = lines[first].lowerBound..<lines[last].upperBound
      let bodyEnd = date.isEmpty ? range.upperBound : lines[last].lowerBound
      spans.append(
        DocumentSpan(
          range: range, body: lines[first].upperBound..<max(bodyEnd, lines[first].upperBound),
          title: lines[first], stamp: date))
    }
    return spans
  }

  /// A line with `-` before a title and a longer body.
  private func isSeparator(_ index: Int) -> Bool {
    guard lines[index].count == 1, text.units[lines[index].lowerBound] == 45,
      index + 2 < lines.count
    else { return false }
    return lines[index + 1].count < 80 && lines[index + 2].count > 60
  }

  private func stamp(_ range: Range<Int>) -> String {
    for index in range.reversed().prefix(12) {
      if let date = DateReader.isoDate(text.units, lines[index]) { return date }
    }
    return ""
  }

  /// The line that looks most like a title among the first ones.
  private func titleLine(_ range: Range<Int>) -> Int? {
    var best: (line: Int, score: Int)?
    for index in range.prefix(40) {
      let line = lines[index]
      if line.count > 200 {
        if best == nil { best = tagged(index) }
        break
      }
      // A short first line over running text is a headline.
      var score =
        index == range.lowerBound && index + 1 < range.upperBound && lines[index + 1].count > 60
        ? 2 : 0
      if tagged(index) != nil { score += 6 }
      if line.count < 6 || line.count > 70 { continue }
      let words = text.text(line)
      if NumberReader.chineseDigit(text.units[line.lowerBound]) != nil, line.count > 1,
        text.units[line.lowerBound + 1] == .listComma
      {
        continue
      }
      for word in vocabulary.phrases[.titleWords].strings where words.contains(word) { score += 3 }
      for word in vocabulary.phrases[.titleNever].strings where words.contains(word) { score -= 6 }
      if text.units[line.upperBound - 1] == .fullStop { score -= 5 }
      if text.units[line.upperBound - 1] == .colon { score -= 5 }
      if score > (best?.score ?? 0) { best = (index, score) }
    }
    return best?.line
  }

  private func tagged(_ index: Int) -> (line: Int, score: Int)? {
    let line = lines[index]
    let head = text.text(line.lowerBound..<min(line.upperBound, line.lowerBound + 3))
    return head.hasPrefix("标题") ? (index, 6) : nil
  }

  /// The line without `标题:` and what a site adds.
  private func titleRange(_ line: Range<Int>) -> Range<Int> {
    var low = line.lowerBound
    var high = line.upperBound
    if text.text(low..<min(high, low + 3)) == "标题:" { low += 3 }
    while low < high, text.units[low].isBlank { low += 1 }
    for index in low..<high where text.units[index] == 91 || text.units[index] == 124 {
      high = index
      break
    }
    while low < high, text.units[high - 1].isBlank { high -= 1 }
    return low..<high
  }

}
