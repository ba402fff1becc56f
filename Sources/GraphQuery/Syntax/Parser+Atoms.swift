import PropertyGraph

extension Parser {
  mutating func parseAtom() throws(QueryError) -> SyntaxExpression {
    let start = offset
    switch kind {
    case .numberLiteral:
      return try parseNumber(isNegated: false, from: start)
    case .stringLiteral:
      return try make(.literal(.string(try parseString("a string"))), from: start)
    case .parameter:
      let name = parameterName(token)
      advance()
      return try make(.parameter(name), from: start)
    case .leftParenthesis:
      return try parseParenthesized()
    case .leftBracket:
      return try parseBracketed()
    case .leftBrace:
      let entries = try parseMapEntries()
      return try make(.map(entries), from: start, over: deepest(of: entries.map(\.value)))
    case .word:
      return try parseWord()
    case .quotedName:
      return try parseNamed()
    default:
      throw unexpected("an expression")
    }
  }

  mutating func parseNumber(isNegated: Bool, from start: Int)
    throws(QueryError) -> SyntaxExpression
  {
    let value = try Literals.number(
      source[token.start..<token.end], isNegated: isNegated, at: token.start)
    advance()
    return try make(.literal(value), from: start)
  }

  private mutating func parseParenthesized() throws(QueryError) -> SyntaxExpression {
    if mayBeginPattern, let pattern = try parsePatternAtom() { return pattern }
    advance()
    let inner = try parseExpression()
    try expect(.rightParenthesis, ")")
    return inner
  }

  private mutating func parsePatternAtom() throws(QueryError) -> SyntaxExpression? {
    let start = offset
    let (pattern, depth) = try measuringDepth { (parser: inout Parser) throws(QueryError) in
      try parser.parsePatternPredicate()
    }
    guard let pattern else { return nil }
    return try make(.pattern(pattern), from: start, over: depth)
  }

  /// Words that begin a form of their own; all others are names.
  private mutating func parseWord() throws(QueryError) -> SyntaxExpression {
    let start = offset
    let next = peek(1).kind
    switch token.keyword {
    case .true, .false:
      let value = at(.true)
      advance()
      return try make(.literal(.boolean(value)), from: start)
    case .null:
      advance()
      return try make(.literal(.null), from: start)
    case .case:
      return try parseCase()
    case .exists where next == .leftBrace: return try parseSubquery(.exists)
    case .count where next == .leftBrace: return try parseSubquery(.count)
    case .collect where next == .leftBrace: return try parseSubquery(.collect)
    case .count where next == .leftParenthesis && peek(2).kind == .star:
      advance()
      advance()
      advance()
      try expect(.rightParenthesis, ")")
      return try make(.countStar, from: start)
    case .all, .any, .some(.none), .single:
      if next == .leftParenthesis, isVariable(peek(2)), peek(3).keyword == .in {
        return try parseQuantifierCall()
      }
    case .reduce where next == .leftParenthesis:
      return try parseReduce()
    case .shortestPath where next == .leftParenthesis,
      .allShortestPaths where next == .leftParenthesis:
      let (path, depth) = try measuringDepth { (parser: inout Parser) throws(QueryError) in
        try parser.parseShortestFunction()
      }
      return try make(.shortestPath(path), from: start, over: depth)
    case .date where next == .stringLiteral, .time where next == .stringLiteral,
      .datetime where next == .stringLiteral, .timestamp where next == .stringLiteral,
      .duration where next == .stringLiteral:
      return try parseTypedLiteral()
    default: break
    }
    return try parseNamed()
  }

  /// GQL's `DATE '2022-01-01'`: the function of that name, called with the text.
  private mutating func parseTypedLiteral() throws(QueryError) -> SyntaxExpression {
    let start = offset
    let function = at(.timestamp) ? "datetime" : text(of: token).lowercased()
    advance()
    let textStart = offset
    let argument = try make(.literal(.string(try parseString("a string"))), from: textStart)
    return try make(
      .call(Name(text: function, offset: start), [argument], isDistinct: false), from: start,
      over: 1)
  }

  /// A variable, a map projection, or a function call.
  private mutating func parseNamed() throws(QueryError) -> SyntaxExpression {
    let start = offset
    if isFunctionCall {
      let name = try parseQualifiedName("a function")
      return try parseCallArguments(of: name, from: start)
    }
    guard isVariable(token) else {
      throw unexpected(token.keyword == .where ? "a condition" : "an expression")
    }
    let name = try parseVariable()
    if at(.leftBrace) { return try parseMapProjection(of: name, from: start) }
    return try make(.variable(name.text), from: start)
  }

  /// At `name(` or `a.b.name(`.
  private var isFunctionCall: Bool {
    var ahead = 1
    while peek(ahead).kind == .dot,
      peek(ahead + 1).kind == .word || peek(ahead + 1).kind == .quotedName
    {
      ahead += 2
    }
    guard peek(ahead).kind == .leftParenthesis else { return false }
    // Reserved words never name functions, but the parts of qualified names may be any word.
    return ahead > 1 || isVariable(token)
  }

  /// At ALL before an expression, the opposite of DISTINCT; not at a variable or function of that name.
  var isAllQuantifier: Bool {
    guard at(.all) else { return false }
    switch peek(1).kind {
    case .numberLiteral, .stringLiteral, .parameter, .quotedName: return true
    default: return isVariable(peek(1))
    }
  }

  private mutating func parseCallArguments(of name: Name, from start: Int)
    throws(QueryError) -> SyntaxExpression
  {
    advance()
    let isDistinct = take(.distinct)
    if !isDistinct, isAllQuantifier { advance() }
    let arguments = at(.rightParenthesis) ? [] : try parseExpressions()
    try expect(.rightParenthesis, ", or )")
    return try make(
      .call(name, arguments, isDistinct: isDistinct), from: start, over: deepest(of: arguments))
  }

  private mutating func parseCase() throws(QueryError) -> SyntaxExpression {
    let start = offset
    advance()
    let operand = at(.when) ? nil : try parseExpression()
    var branches: [(condition: SyntaxExpression, result: SyntaxExpression)] = []
    while take(.when) {
      let conditions = try parseExpressions()
      try expect(.then)
      let result = try parseExpression()
      branches += conditions.map { ($0, result) }
    }
    if branches.isEmpty { throw unexpected("WHEN") }
    let otherwise = take(.else) ? try parseExpression() : nil
    try expect(.end)
    let children = branches.reduce(max(operand?.depth ?? 0, otherwise?.depth ?? 0)) {
      max($0, $1.condition.depth, $1.result.depth)
    }
    return try make(
      .case(operand: operand, branches: branches, otherwise: otherwise), from: start,
      over: children)
  }

  private mutating func parseQuantifierCall() throws(QueryError) -> SyntaxExpression {
    let start = offset
    let kind: QuantifierKind
    switch token.keyword {
    case .all: kind = .all
    case .any: kind = .any
    case .some(.none): kind = .none
    default: kind = .single
    }
    advance()
    advance()
    let variable = try parseVariable()
    try expect(.in)
    let list = try parseExpression()
    try expect(.where)
    let predicate = try parseExpression()
    try expect(.rightParenthesis, ")")
    return try make(
      .quantifier(kind, variable, in: list, where: predicate), from: start,
      over: max(list.depth, predicate.depth))
  }

  private mutating func parseReduce() throws(QueryError) -> SyntaxExpression {
    let start = offset
    advance()
    advance()
    let accumulator = try parseVariable()
    try expect(.equal, "=")
    let initial = try parseExpression()
    try expect(.comma, ",")
    let variable = try parseVariable()
    try expect(.in)
    let list = try parseExpression(barJoinsLabels: false)
    try expect(.pipe, "|")
    let step = try parseExpression()
    try expect(.rightParenthesis, ")")
    return try make(
      .reduce(accumulator: accumulator, initial: initial, variable, in: list, step), from: start,
      over: deepest(of: [initial, list, step]))
  }

  // Braces

  mutating func parseMapEntries() throws(QueryError) -> [(key: Name, value: SyntaxExpression)] {
    try expect(.leftBrace, "{")
    if take(.rightBrace) { return [] }
    let entries = try parseList { (parser: inout Parser) throws(QueryError) in
      let key = try parser.parseSchemaName("a key")
      try parser.expect(.colon, ":")
      return (key: key, value: try parser.parseExpression())
    }
    try expect(.rightBrace, ", or }")
    return entries
  }

  private mutating func parseMapProjection(of name: Name, from start: Int)
    throws(QueryError) -> SyntaxExpression
  {
    advance()
    var items: [SyntaxMapProjectionItem] = []
    let (_, depth) = try measuringDepth { (parser: inout Parser) throws(QueryError) in
      if parser.at(.rightBrace) { return }
      items = try parser.parseList { (parser: inout Parser) throws(QueryError) in
        try parser.parseMapProjectionItem()
      }
    }
    try expect(.rightBrace, ", or }")
    return try make(.mapProjection(name, items), from: start, over: depth)
  }

  private mutating func parseMapProjectionItem() throws(QueryError) -> SyntaxMapProjectionItem {
    if take(.dot) {
      if take(.star) { return .allProperties }
      return .property(try parseSchemaName("a property name"))
    }
    if take(.star) { return .allProperties }
    if peek(1).kind == .colon {
      let key = try parseSchemaName("a key")
      advance()
      return .entry(key, try parseExpression())
    }
    return .variable(try parseVariable("a key, a variable or .property"))
  }

  private mutating func parseSubquery(_ kind: SubqueryKind) throws(QueryError) -> SyntaxExpression {
    let start = offset
    advance()
    advance()
    let (subquery, depth) = try measuringDepth { (parser: inout Parser) throws(QueryError) in
      try parser.enter()
      defer { parser.depth -= 1 }
      if kind != .collect, parser.isBarePattern {
        return SyntaxSubquery.pattern(
          try parser.parseMatch(isOptional: false, from: parser.offset))
      }
      return .query(try parser.parseQuery())
    }
    try expect(.rightBrace, "}")
    return try make(.subquery(kind, subquery), from: start, over: depth)
  }

  /// Whether braces hold a pattern rather than clauses.
  private var isBarePattern: Bool {
    if at(.leftParenthesis) { return true }
    if isVariable(token), peek(1).kind == .equal { return true }
    switch token.keyword {
    case .any, .all, .shortest, .shortestPath, .allShortestPaths, .walk, .trail, .simple, .acyclic:
      return true
    default: return false
    }
  }

  // Brackets

  private mutating func parseBracketed() throws(QueryError) -> SyntaxExpression {
    let start = offset
    if isVariable(peek(1)), peek(2).keyword == .in, closing[index] >= 0 {
      return try parseListComprehension()
    }
    if let comprehension = try parsePatternComprehension() { return comprehension }
    advance()
    if take(.rightBracket) { return try make(.list([]), from: start) }
    let items = try parseExpressions()
    try expect(.rightBracket, ", or ]")
    return try make(.list(items), from: start, over: deepest(of: items))
  }

  /// `[x IN list WHERE p | e]`, or a list whose first item is `x IN list`.
  private mutating func parseListComprehension() throws(QueryError) -> SyntaxExpression {
    let start = offset
    let startIndex = index
    advance()
    let variable = try parseVariable()
    advance()
    let list = try parseExpression(barJoinsLabels: false)
    if at(.comma) || isOperator {
      index = startIndex
      advance()
      let items = try parseExpressions()
      try expect(.rightBracket, ", or ]")
      return try make(.list(items), from: start, over: deepest(of: items))
    }
    let predicate = take(.where) ? try parseExpression(barJoinsLabels: false) : nil
    let map = take(.pipe) ? try parseExpression() : nil
    try expect(.rightBracket, "WHERE, | or ]")
    return try make(
      .listComprehension(variable, in: list, where: predicate, map: map), from: start,
      over: max(list.depth, predicate?.depth ?? 0, map?.depth ?? 0))
  }

  private var isOperator: Bool { at(.and) || at(.or) || at(.xor) }

  /// `[(a)-->(b) WHERE p | e]`, or `[p = (a)-->(b) | e]`
  private mutating func parsePatternComprehension() throws(QueryError) -> SyntaxExpression? {
    let start = offset
    let startIndex = index
    var variable: Name?
    if isVariable(peek(1)), peek(2).kind == .equal, peek(3).kind == .leftParenthesis {
      advance()
      variable = try parseVariable()
    } else if peek(1).kind != .leftParenthesis {
      return nil
    }
    advance()
    let (pattern, patternDepth) = try measuringDepth {
      (parser: inout Parser) throws(QueryError) in
      try parser.parsePatternPredicate()
    }
    guard var pattern, at(.where) || at(.pipe) else {
      index = startIndex
      return nil
    }
    pattern.variable = variable
    let predicate = take(.where) ? try parseExpression(barJoinsLabels: false) : nil
    try expect(.pipe, "|")
    let map = try parseExpression()
    try expect(.rightBracket, "]")
    return try make(
      .patternComprehension(pattern, where: predicate, map: map), from: start,
      over: max(patternDepth, predicate?.depth ?? 0, map.depth))
  }
}
