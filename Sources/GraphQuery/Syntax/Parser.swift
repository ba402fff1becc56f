/// Reads a statement by recursive descent; expressions by precedence. The grammar is openCypher 9's with
/// the parts of ISO GQL that `README.md` lists.
struct Parser {
  /// How deeply brackets, subqueries and the like may nest: reading them recurses.
  static let nestingLimit = 250
  /// How deep the tree of an expression may be, chains of an operator (other than AND and OR) included:
  /// later stages recurse over it.
  static let depthLimit = 500

  let source: [UInt8]
  let tokens: [Token]
  /// For every opening bracket, the index of the token that closes it; -1 where none does.
  let closing: [Int]
  var index = 0
  var depth = 0
  /// The greatest depth of an expression that was made since this was last set to 0.
  var deepest = 0
  /// `|` belongs to label expressions: false where it ends the predicate of a comprehension.
  var barJoinsLabels = true
  /// Opening parentheses that are known not to begin a pattern.
  var knownNoPattern: Set<Int> = []

  private init(_ text: String) throws(QueryError) {
    source = Array(text.utf8)
    tokens = try Lexer.tokens(of: source)
    closing = Self.matchBrackets(tokens)
  }

  /// Reads one statement, which may end in a semicolon. Errors carry line and column.
  static func parse(_ text: String) throws(QueryError) -> SyntaxStatement {
    do {
      var parser = try Parser(text)
      return try parser.parseStatement()
    } catch {
      throw error.located(in: text)
    }
  }

  private static func matchBrackets(_ tokens: [Token]) -> [Int] {
    var closing = [Int](repeating: -1, count: tokens.count)
    var open: [Int] = []
    for (index, token) in tokens.enumerated() {
      let opener: Token.Kind
      switch token.kind {
      case .leftParenthesis, .leftBracket, .leftBrace:
        open.append(index)
        continue
      case .rightParenthesis: opener = .leftParenthesis
      case .rightBracket: opener = .leftBracket
      case .rightBrace: opener = .leftBrace
      default: continue
      }
      guard let last = open.last, tokens[last].kind == opener else { continue }
      closing[last] = index
      open.removeLast()
    }
    return closing
  }

  // What comes next

  var token: Token { tokens[index] }
  var kind: Token.Kind { tokens[index].kind }
  var offset: Int { tokens[index].start }
  /// Where the last token that was taken ends.
  var lastEnd: Int { index > 0 ? tokens[index - 1].end : 0 }

  func peek(_ ahead: Int) -> Token { tokens[min(index + ahead, tokens.count - 1)] }
  func at(_ kind: Token.Kind) -> Bool { tokens[index].kind == kind }
  func at(_ keyword: Keyword) -> Bool { tokens[index].keyword == keyword }
  func at(_ first: Keyword, _ second: Keyword) -> Bool {
    at(first) && peek(1).keyword == second
  }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  mutating func take(_ kind: Token.Kind) -> Bool {
    guard at(kind) else { return false }
    advance()
    return true
  }

  mutating func take(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  /// Takes all the keywords, or none of them.
  mutating func take(_ keywords: Keyword...) -> Bool {
    for (ahead, keyword) in keywords.enumerated() where peek(ahead).keyword != keyword {
      return false
    }
    for _ in keywords { advance() }
    return true
  }

  mutating func expect(_ kind: Token.Kind, _ what: String) throws(QueryError) {
    guard take(kind) else { throw unexpected(what) }
  }

  mutating func expect(_ keyword: Keyword) throws(QueryError) {
    guard take(keyword) else { throw unexpected(keyword.text) }
  }

  // Names

  func text(of token: Token) -> String {
    String(decoding: source[token.start..<token.end], as: UTF8.self)
  }

  private func name(_ token: Token) -> Name {
    if token.kind == .quotedName {
      return Name(text: Literals.quotedName(source[token.start..<token.end]), offset: token.start)
    }
    return Name(text: text(of: token), offset: token.start)
  }

  /// True at a word that may name a variable.
  func isVariable(_ token: Token) -> Bool {
    switch token.kind {
    case .quotedName: true
    case .word: token.keyword.map { !Keyword.reserved.contains($0) } ?? true
    default: false
    }
  }

  mutating func parseVariable(_ what: String = "a variable") throws(QueryError) -> Name {
    guard isVariable(token) else { throw unexpected(what) }
    defer { advance() }
    return name(token)
  }

  /// Labels, types, properties, columns: any word will do.
  mutating func parseSchemaName(_ what: String) throws(QueryError) -> Name {
    guard at(.word) || at(.quotedName) else { throw unexpected(what) }
    defer { advance() }
    return name(token)
  }

  /// The name in a parameter token.
  func parameterName(_ token: Token) -> String {
    let bytes = source[token.start + 1..<token.end]
    if bytes.first == UInt8(ascii: "`") { return Literals.quotedName(bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func parseString(_ what: String) throws(QueryError) -> String {
    guard at(.stringLiteral) else { throw unexpected(what) }
    defer { advance() }
    return try Literals.string(source[token.start..<token.end], at: token.start)
  }

  // Errors and limits

  func unexpected(_ expected: String) -> QueryError {
    let found: String
    switch kind {
    case .endOfText: found = "the end of the query"
    case .stringLiteral: found = "a string"
    default: found = text(of: token)
    }
    return .compileTime(
      "UnexpectedSyntax", "Expected \(expected), but found \(found).", at: offset,
      suggestion: suggestedKeyword())
  }

  /// The clause keyword that a misspelt word probably means.
  private func suggestedKeyword() -> String? {
    guard kind == .word, token.keyword == nil else { return nil }
    let candidates: [Keyword] = [
      .match, .where, .return, .with, .unwind, .create, .merge, .delete, .optional, .order,
      .limit, .skip, .union, .remove, .distinct, .detach, .filter, .finish, .insert,
    ]
    return Spelling.closest(to: text(of: token).uppercased(), among: candidates.map(\.text))
  }

  /// Counts a level of nesting; pair it with `depth -= 1` where the level ends.
  mutating func enter() throws(QueryError) {
    depth += 1
    if depth > Self.nestingLimit { throw tooDeep(Self.nestingLimit, at: offset) }
  }

  private func tooDeep(_ limit: Int, at offset: Int) -> QueryError {
    .compileTime(
      .limit, "NestingTooDeep",
      """
      The query nests deeper than \(limit) levels. Split it with WITH or LET, or pass long \
      lists as a parameter.
      """, at: offset)
  }

  /// Makes an expression that began at `start` and ends with the last token; `children` is the depth of
  /// its deepest part.
  mutating func make(
    _ kind: SyntaxExpression.Kind, from start: Int, over children: Int = 0
  ) throws(QueryError) -> SyntaxExpression {
    let depth = children + 1
    if depth > Self.depthLimit { throw tooDeep(Self.depthLimit, at: start) }
    deepest = max(deepest, depth)
    return SyntaxExpression(
      kind: kind, range: SourceRange(start: start, end: lastEnd), depth: depth)
  }

  /// Runs `body` and tells how deep the deepest expression within it is.
  mutating func measuringDepth<Result>(
    _ body: (inout Parser) throws(QueryError) -> Result
  ) throws(QueryError) -> (Result, depth: Int) {
    let outer = deepest
    deepest = 0
    let result = try body(&self)
    let inner = deepest
    deepest = max(outer, inner)
    return (result, inner)
  }

  /// Items separated by commas, at least one.
  mutating func parseList<Item>(
    _ parseItem: (inout Parser) throws(QueryError) -> Item
  ) throws(QueryError) -> [Item] {
    var items = [try parseItem(&self)]
    while take(.comma) { items.append(try parseItem(&self)) }
    return items
  }
}
