/// A piece of the query's text.
struct Token: Sendable {
  enum Kind: UInt8, Sendable {
    /// A bare word: a name or a keyword.
    case word
    /// A name in backticks: never a keyword.
    case quotedName
    /// `$name`, `$0` or `` $`name` ``
    case parameter
    /// A run that starts like a number; whether it is one is decided where a number is expected.
    case numberLiteral
    case stringLiteral
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, semicolon, dot, dotDot, colon, doubleColon
    case plus, minus, star, slash, percent, caret
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, matches, plusEqual
    case pipe, doublePipe, ampersand, exclamation, questionMark
    case endOfText
  }

  let kind: Kind
  /// The keyword that a bare word spells, in any case.
  let keyword: Keyword?
  /// Byte offsets into the text.
  let start: Int
  let end: Int
}

/// A half-open range of byte offsets.
struct SourceRange: Sendable, Hashable {
  let start: Int
  let end: Int
}
