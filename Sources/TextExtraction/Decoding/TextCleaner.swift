/// Turns decoded scalars into the text that the stages read; every unit keeps its place in the source.
struct TextCleaner {
  private let scalars: [UInt32]
  private let folding: CharacterFolding
  private let survey: TextSurvey
  private var text = WorkingTextDraft()
  private var index = 0
  private var lineStart = 0
  private var pinyin = 0
  private var joined = 0

  /// Cleans a decoded text.
  static func clean(_ decoded: DecodedText, folding: CharacterFolding) -> WorkingText {
    var cleaner = TextCleaner(decoded, folding: folding)
    cleaner.run()
    return WorkingText(cleaner.text)
  }

  private init(_ decoded: DecodedText, folding: CharacterFolding) {
    scalars = decoded.scalars
    self.folding = folding
    survey = TextSurvey(decoded.scalars, folding: folding)
    text.source = decoded.scalars
    text.notes = decoded.notes
    text.units.reserveCapacity(scalars.count)
    text.origin.reserveCapacity(scalars.count)
    text.width.reserveCapacity(scalars.count)
  }

  private mutating func run() {
    readFrontMatter()
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar >= 0x3400, scalar < 0xD800 {
        emit(folding.fold(scalar, simplifying: survey.isTraditional))
        continue
      }
      switch scalar {
      case 10, 13, 0x2028, 0x2029, 0x85: endLine()
      case 60 where survey.isMarkup: readTag()
      case 38 where survey.isMarkup: readCharacterReference()
      case 40 where survey.hasBracketedPinyin: readBracket()
      case 42 where index + 1 < scalars.count && scalars[index + 1] == 42: index += 2
      case 42 where index > 0 && scalars[index - 1] == 42: index += 1
      case 35 where text.units.last == .newline || text.units.isEmpty: index += 1
      case 0xFEFF, 0x200B, 0x200C, 0x200D, 0xAD, 0: index += 1
      default:
        let unit = folding.fold(scalar, simplifying: survey.isTraditional)
        if unit == .space { readSpace() } else { emit(unit) }
      }
    }
    if survey.isMarkup { text.notes.append("markup was left out") }
    if survey.isTraditional { text.notes.append("Traditional characters were read as Simplified") }
    if pinyin > 0 { text.notes.append("\(pinyin) bracketed readings were left out") }
    if joined > 0 { text.notes.append("\(joined) broken lines were joined") }
    if survey.isSpaced { text.notes.append("spaces between characters were left out") }
  }

  private mutating func emit(_ unit: UInt16) {
    text.append(unit, at: index)
    index += 1
  }

  /// `key: value` lines between two `---` at the beginning.
  private mutating func readFrontMatter() {
    guard scalars.count > 8, scalars[0] == 45, scalars[1] == 45, scalars[2] == 45 else { return }
    var position = 3
    while position < scalars.count, scalars[position] != 10 { position += 1 }
    var fields: [(key: String, value: String)] = []
    while position < min(scalars.count, 5000) {
      position += 1
      let start = position
      while position < scalars.count, scalars[position] != 10 { position += 1 }
      var line = String.UnicodeScalarView()
      for scalar in scalars[start..<position] where scalar != 13 {
        line.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
      }
      let words = String(line)
      if words.hasPrefix("---") {
        index = position
        for (key, value) in fields {
          if key == "title" { text.shellTitle = value }
          if key == "date" || key == "published" { text.shellDate = value }
        }
        return
      }
      let parts = words.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return }
      let value = parts[1].drop { $0 == " " || $0 == "\"" }
      fields.append((String(parts[0]), String(value)))
    }
  }

  private mutating func endLine() {
    while text.units.last == .space { removeLast() }
    var next = index
    while next < scalars.count, scalars[next] == 10 || scalars[next] == 13 { next += 1 }
    let isBlank = scalars[index..<next].count { $0 == 10 } > 1
    let length = text.units.count - lineStart
    if survey.wrapWidth > 0, !isBlank, length * 10 >= survey.wrapWidth * 8,
      let last = text.units.last, last.isHan || last == .listComma || last == .comma
    {
      joined += 1
      lineStart = text.units.count
      index = next
      return
    }
    if breaksSentence(next) {
      joined += 1
      index = next
      return
    }
    if text.units.last != .newline, !text.units.isEmpty { text.append(.newline, at: index) }
    lineStart = text.units.count
    index = next
  }

  /// A line of running text that stops in the middle of a sentence, as converters leave them.
  private func breaksSentence(_ next: Int) -> Bool {
    guard let last = text.units.last, last.isHan || last == .listComma || last == .comma,
      next < scalars.count, text.units.count - lineStart >= 6,
      text.units[lineStart...].contains(.fullStop)
    else { return false }
    let first = folding.fold(scalars[next], simplifying: false)
    guard first.isHan || first.isDigit || first == .openQuote else { return false }
    // A heading or a new item begins a line of its own.
    if NumberReader.chineseDigit(first) != nil, next + 1 < scalars.count,
      [0x3001, 0x662F, 0x8981].contains(scalars[next + 1])
    {
      return false
    }
    return true
  }

  private mutating func removeLast() {
    text.units.removeLast()
    text.origin.removeLast()
    text.width.removeLast()
  }

  private mutating func readSpace() {
    if let last = text.units.last, last != .space, last != .newline, !survey.isSpaced {
      text.append(.space, at: index)
    }
    index += 1
  }

  private mutating func readBracket() {
    if let last = text.units.last, last.isHan,
      let end = TextSurvey.pinyinEnd(scalars, index), end - index < 200
    {
      text.width[text.width.count - 1] += UInt8(end - index)
      pinyin += 1
      index = end
    } else {
      emit(.openParenthesis)
    }
  }

  // MARK: Markup

  private mutating func readTag() {
    let start = index
    var end = index + 1
    if end + 2 < scalars.count, scalars[end] == 33, scalars[end + 1] == 45 {
      while end + 2 < scalars.count,
        !(scalars[end] == 45 && scalars[end + 1] == 45 && scalars[end + 2] == 62)
      { end += 1 }
      index = min(scalars.count, end + 3)
      return
    }
    let isClosing = end < scalars.count && scalars[end] == 47
    if isClosing { end += 1 }
    var name: [UInt8] = []
    while end < scalars.count, name.count < 12, scalars[end] < 128,
      (scalars[end] | 32) >= 97 && (scalars[end] | 32) <= 122
        || scalars[end] >= 48 && scalars[end] <= 57
    {
      name.append(UInt8(scalars[end] | 32))
      end += 1
    }
    if name.isEmpty, !isClosing, end < scalars.count, scalars[end] != 33, scalars[end] != 63 {
      emit(60)
      return
    }
    while end < scalars.count, scalars[end] != 62, end - start < 20_000 { end += 1 }
    index = min(scalars.count, end + 1)
    let tag = String(decoding: name, as: UTF8.self)
    if !isClosing, tag == "script" || tag == "style" {
      return skipElement(name)
    }
    if !isClosing, tag == "title", text.shellTitle.isEmpty { return readTitle() }
    switch tag {
    case "p", "div", "br", "li", "tr", "ul", "ol", "table", "section", "article", "h", "header",
      "footer", "body", "head", "option", "dd", "dt", "dl", "hr":
      if text.units.last != .newline, !text.units.isEmpty { text.append(.newline, at: start) }
      lineStart = text.units.count
    case "td", "th":
      if let last = text.units.last, last != .newline, last != .space {
        text.append(.space, at: start)
      }
    default: break
    }
    if tag.hasPrefix("h"), tag.utf8.count == 2, text.units.last != .newline, !text.units.isEmpty {
      text.append(.newline, at: start)
    }
  }

  private mutating func skipElement(_ name: [UInt8]) {
    while index + name.count + 1 < scalars.count {
      if scalars[index] == 60, scalars[index + 1] == 47,
        name.indices.allSatisfy({ scalars[index + 2 + $0] | 32 == UInt32(name[$0]) })
      {
        return
      }
      index += 1
    }
    index = scalars.count
  }

  private mutating func readTitle() {
    var title = String.UnicodeScalarView()
    while index < scalars.count, scalars[index] != 60 {
      if title.count < 200, let scalar = Unicode.Scalar(scalars[index]), scalar.value >= 32 {
        title.append(scalar)
      }
      index += 1
    }
    text.shellTitle = String(title)
  }

  private mutating func readCharacterReference() {
    var end = index + 1
    var name = ""
    while end < scalars.count, end - index < 10, scalars[end] != 59,
      let scalar = Unicode.Scalar(scalars[end]), scalar.isASCII, scalar.value > 32
    {
      name.unicodeScalars.append(scalar)
      end += 1
    }
    guard end < scalars.count, scalars[end] == 59 else { return emit(38) }
    var value: UInt32?
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      value = UInt32(name.dropFirst(2), radix: 16)
    } else if name.hasPrefix("#") {
      value = UInt32(name.dropFirst())
    } else {
      value = Self.references[name]
    }
    guard let value else { return emit(38) }
    let unit = folding.fold(value, simplifying: survey.isTraditional)
    let start = index
    index = end + 1
    if unit == .space {
      if let last = text.units.last, last != .space, last != .newline {
        text.append(.space, at: start)
      }
    } else if unit >= 32 {
      text.append(unit, at: start)
      text.width[text.width.count - 1] = UInt8(index - start)
    }
  }

  private static let references: [String: UInt32] = [
    "nbsp": 32, "ensp": 32, "emsp": 32, "thinsp": 32, "amp": 38, "lt": 60, "gt": 62, "quot": 34,
    "ldquo": 0x201C, "rdquo": 0x201D, "lsquo": 0x2018, "rsquo": 0x2019, "mdash": 0x2014,
    "ndash": 0x2014, "middot": 0xB7, "hellip": 0x2026, "times": 0xD7, "permil": 0x2030,
    "bull": 0xB7, "deg": 0xB0, "apos": 39, "copy": 0xA9,
  ]
}
