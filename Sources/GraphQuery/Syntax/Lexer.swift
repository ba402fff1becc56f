/// Cuts the text of a query into tokens, over UTF-8 bytes.
struct Lexer {
  private let source: [UInt8]
  private var position = 0
  private var tokens: [Token] = []

  private init(_ source: [UInt8]) {
    self.source = source
    tokens.reserveCapacity(source.count / 4 + 2)
  }

  /// All tokens of `source`, which is valid UTF-8; the last one is `.endOfText`.
  static func tokens(of source: [UInt8]) throws(QueryError) -> [Token] {
    var lexer = Lexer(source)
    while try lexer.skipSpaceAndComments() { try lexer.readToken() }
    lexer.append(.endOfText, from: source.count)
    return lexer.tokens
  }

  private func byte(at ahead: Int) -> UInt8 {
    position + ahead < source.count ? source[position + ahead] : 0
  }

  private mutating func append(_ kind: Token.Kind, from start: Int, keyword: Keyword? = nil) {
    tokens.append(Token(kind: kind, keyword: keyword, start: start, end: position))
  }

  /// False at the end of the text.
  private mutating func skipSpaceAndComments() throws(QueryError) -> Bool {
    while position < source.count {
      let byte = source[position]
      if byte <= 0x20 {
        position += 1
      } else if byte == UInt8(ascii: "/"), self.byte(at: 1) == UInt8(ascii: "/") {
        while position < source.count, source[position] != UInt8(ascii: "\n") { position += 1 }
      } else if byte == UInt8(ascii: "/"), self.byte(at: 1) == UInt8(ascii: "*") {
        try skipBlockComment()
      } else if byte >= 0x80 {
        let (scalar, length) = scalarAtPosition()
        guard scalar.properties.isWhitespace || scalar == "\u{FEFF}" else { return true }
        position += length
      } else {
        return true
      }
    }
    return false
  }

  private mutating func skipBlockComment() throws(QueryError) {
    let start = position
    position += 2
    while position < source.count {
      if source[position] == UInt8(ascii: "*"), byte(at: 1) == UInt8(ascii: "/") {
        position += 2
        return
      }
      position += 1
    }
    throw .compileTime(
      "UnexpectedSyntax", "The comment that begins here never ends; close it with */.", at: start)
  }

  private mutating func readToken() throws(QueryError) {
    let first = source[position]
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      readWord()
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      readNumber()
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      try readQuoted(by: first)
      append(.stringLiteral, from: tokenStart)
    case UInt8(ascii: "`"):
      try readBackticks()
      append(.quotedName, from: tokenStart)
    case UInt8(ascii: "$"):
      try readParameter()
    case UInt8(ascii: ".") where isDigit(byte(at: 1)):
      readNumber()
    case 0x80...:
      let (scalar, _) = scalarAtPosition()
      guard scalar.properties.isXIDStart else { throw unexpected(scalar) }
      readWord()
    default:
      try readSymbol(first)
    }
  }

  /// Where the token that was just read began.
  private var tokenStart = 0

  private mutating func readWord() {
    let start = position
    advanceOverWord()
    append(.word, from: start, keyword: Keyword(spelled: source[start..<position]))
  }

  private mutating func advanceOverWord() {
    while position < source.count {
      let byte = source[position]
      if isWordByte(byte) {
        position += 1
      } else if byte >= 0x80 {
        let (scalar, length) = scalarAtPosition()
        guard scalar.properties.isXIDContinue else { return }
        position += length
      } else {
        return
      }
    }
  }

  /// Takes all that looks like part of a number; the parser decides where a number may stand.
  private mutating func readNumber() {
    let start = position
    var isDecimal = true
    if source[position] == UInt8(ascii: "0"), byte(at: 1) | 0x20 == UInt8(ascii: "x") {
      isDecimal = false
    }
    var hasPoint = false
    while position < source.count {
      let byte = source[position]
      if isWordByte(byte) {
        position += 1
      } else if byte == UInt8(ascii: "."), isDecimal, !hasPoint, isDigit(self.byte(at: 1)) {
        hasPoint = true
        position += 1
      } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"), isDecimal,
        position > start, source[position - 1] | 0x20 == UInt8(ascii: "e"),
        isDigit(self.byte(at: 1))
      {
        position += 1
      } else {
        break
      }
    }
    append(.numberLiteral, from: start)
  }

  private mutating func readQuoted(by quote: UInt8) throws(QueryError) {
    tokenStart = position
    position += 1
    while position < source.count {
      let byte = source[position]
      if byte == quote {
        position += 1
        return
      }
      // An escaped byte never ends the string, whatever it is; the parser decodes it.
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    position = source.count
    throw .compileTime(
      "UnexpectedSyntax",
      "The string that begins here never ends; close it with \(quote == 0x27 ? "'" : "\"").",
      at: tokenStart)
  }

  private mutating func readBackticks() throws(QueryError) {
    tokenStart = position
    position += 1
    while position < source.count {
      if source[position] == UInt8(ascii: "`") {
        if byte(at: 1) != UInt8(ascii: "`") {
          position += 1
          return
        }
        position += 1
      }
      position += 1
    }
    throw .compileTime(
      "UnexpectedSyntax", "The name that begins here never ends; close it with `.", at: tokenStart)
  }

  private mutating func readParameter() throws(QueryError) {
    let start = position
    position += 1
    let first = byte(at: 0)
    if first == UInt8(ascii: "`") {
      try readBackticks()
    } else {
      let nameStart = position
      advanceOverWord()
      if position == nameStart {
        throw .compileTime(
          "UnexpectedSyntax", "A parameter needs a name after the $, as in $name.", at: start)
      }
    }
    append(.parameter, from: start)
  }

  private mutating func readSymbol(_ first: UInt8) throws(QueryError) {
    let start = position
    let second = byte(at: 1)
    var length = 1
    let kind: Token.Kind
    func pair(_ character: Unicode.Scalar, _ long: Token.Kind, else short: Token.Kind) -> Token.Kind
    {
      guard second == UInt8(ascii: character) else { return short }
      length = 2
      return long
    }
    switch first {
    case UInt8(ascii: "("): kind = .leftParenthesis
    case UInt8(ascii: ")"): kind = .rightParenthesis
    case UInt8(ascii: "["): kind = .leftBracket
    case UInt8(ascii: "]"): kind = .rightBracket
    case UInt8(ascii: "{"): kind = .leftBrace
    case UInt8(ascii: "}"): kind = .rightBrace
    case UInt8(ascii: ","): kind = .comma
    case UInt8(ascii: ";"): kind = .semicolon
    case UInt8(ascii: "."): kind = pair(".", .dotDot, else: .dot)
    case UInt8(ascii: ":"): kind = pair(":", .doubleColon, else: .colon)
    case UInt8(ascii: "+"): kind = pair("=", .plusEqual, else: .plus)
    case UInt8(ascii: "-"): kind = .minus
    case UInt8(ascii: "*"): kind = .star
    case UInt8(ascii: "/"): kind = .slash
    case UInt8(ascii: "%"): kind = .percent
    case UInt8(ascii: "^"): kind = .caret
    case UInt8(ascii: "="):
      if second == UInt8(ascii: "=") {
        throw .compileTime("UnexpectedSyntax", "There is no ==; write = for “equal”.", at: start)
      }
      kind = pair("~", .matches, else: .equal)
    case UInt8(ascii: "<"):
      kind =
        second == UInt8(ascii: ">")
        ? pair(">", .notEqual, else: .less) : pair("=", .lessOrEqual, else: .less)
    case UInt8(ascii: ">"): kind = pair("=", .greaterOrEqual, else: .greater)
    case UInt8(ascii: "|"): kind = pair("|", .doublePipe, else: .pipe)
    case UInt8(ascii: "&"): kind = .ampersand
    case UInt8(ascii: "!"):
      if second == UInt8(ascii: "=") {
        throw .compileTime(
          "UnexpectedSyntax", "There is no !=; write <> for “not equal”.", at: start)
      }
      kind = .exclamation
    case UInt8(ascii: "?"): kind = .questionMark
    default:
      throw unexpected(Unicode.Scalar(first))
    }
    position += length
    append(kind, from: start)
  }

  private func unexpected(_ scalar: Unicode.Scalar) -> QueryError {
    let code = "U+" + String(scalar.value, radix: 16, uppercase: true)
    if scalar.value < 0x80 {
      return .compileTime(
        "UnexpectedSyntax", "The character \(scalar.escaped(asASCII: false)) has no meaning here.",
        at: position)
    }
    var advice = "names with such characters go between backticks, text between quotes."
    if let ascii = Self.asciiLookalikes[scalar] { advice = "did you mean \(ascii)?" }
    return .compileTime(
      "InvalidUnicodeCharacter", "The character \(scalar) (\(code)) has no meaning here; \(advice)",
      at: position)
  }

  /// What input methods and word processors put in place of the query language's signs.
  private static let asciiLookalikes: [Unicode.Scalar: String] = [
    "（": "(", "）": ")", "，": ",", "、": ",", "：": ":", "；": ";", "。": ".", "“": "\"", "”": "\"",
    "‘": "'", "’": "'", "「": "\"", "」": "\"", "【": "[", "】": "]", "［": "[", "］": "]", "｛": "{",
    "｝": "}", "＝": "=", "＜": "<", "＞": ">", "《": "<", "》": ">", "＋": "+", "－": "-", "—": "-",
    "–": "-", "−": "-", "‐": "-", "＊": "*", "×": "*", "÷": "/", "／": "/", "％": "%", "≠": "<>",
    "≤": "<=", "≥": ">=", "｜": "|", "＆": "&", "！": "!", "＄": "$", "￥": "$", "→": "->", "←": "<-",
  ]

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The scalar that begins at `position`, and its length in bytes.
  private func scalarAtPosition() -> (Unicode.Scalar, Int) {
    var decoder = UTF8()
    var bytes = source[position...].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }
}
