import PropertyGraph

extension Parser {
  mutating func parsePaths() throws(QueryError) -> [SyntaxPathPattern] {
    try parseList { (parser: inout Parser) throws(QueryError) in try parser.parsePath() }
  }

  /// `[p =] [selector] [mode] elements`
  mutating func parsePath() throws(QueryError) -> SyntaxPathPattern {
    let start = offset
    var variable: Name?
    if isVariable(token), peek(1).kind == .equal {
      variable = try parseVariable()
      advance()
    }
    if at(.shortestPath) || at(.allShortestPaths), peek(1).kind == .leftParenthesis {
      var path = try parseShortestFunction()
      path.variable = variable
      return path
    }
    let selector = try parseSelector()
    let mode = parseMode()
    let elements = try parseElements()
    return SyntaxPathPattern(
      variable: variable, selector: selector, isShortestFunction: false, mode: mode,
      elements: elements, offset: start)
  }

  /// `shortestPath(…)` or `allShortestPaths(…)`
  mutating func parseShortestFunction() throws(QueryError) -> SyntaxPathPattern {
    let start = offset
    let selector: PathSelector =
      at(.shortestPath) ? .shortest(count: 1) : .shortestGroups(count: 1)
    advance()
    advance()
    let elements = try parseElements()
    try expect(.rightParenthesis, ")")
    return SyntaxPathPattern(
      variable: nil, selector: selector, isShortestFunction: true, mode: .trail,
      elements: elements, offset: start)
  }

  private mutating func parseSelector() throws(QueryError) -> PathSelector {
    var selector = PathSelector.all
    if take(.all, .shortest) {
      selector = .shortestGroups(count: 1)
    } else if take(.any, .shortest) {
      selector = .shortest(count: 1)
    } else if take(.all) {
      selector = .all
    } else if take(.any) {
      selector = .any(count: try parseCount() ?? 1)
    } else if take(.shortest) {
      let count = try parseCount() ?? 1
      _ = takePathWord()
      if at(.group) || at(.groups) {
        advance()
        return .shortestGroups(count: count)
      }
      return .shortest(count: count)
    }
    _ = takePathWord()
    return selector
  }

  private mutating func takePathWord() -> Bool { take(.path) || take(.paths) }

  private mutating func parseMode() -> PathMode {
    var mode = PathMode.trail
    switch token.keyword {
    case .walk: mode = .walk
    case .trail: mode = .trail
    case .simple: mode = .simple
    case .acyclic: mode = .acyclic
    default: return mode
    }
    advance()
    _ = takePathWord()
    return mode
  }

  private mutating func parseCount() throws(QueryError) -> Int? {
    guard at(.numberLiteral) else { return nil }
    return try parseBound()
  }

  /// A whole number in a pattern.
  private mutating func parseBound() throws(QueryError) -> Int {
    guard at(.numberLiteral) else { throw unexpected("a whole number") }
    let value = try Literals.number(
      source[token.start..<token.end], isNegated: false, at: token.start)
    guard case .integer(let number) = value else { throw unexpected("a whole number") }
    advance()
    return Int(number)
  }

  // Elements

  mutating func parseElements() throws(QueryError) -> [SyntaxPatternElement] {
    try enter()
    defer { depth -= 1 }
    var elements = [try parseNodeOrGroup()]
    while true {
      if at(.minus) || (at(.less) && peek(1).kind == .minus) {
        elements.append(try parseRelationship())
        elements.append(try parseNodeOrGroup())
      } else if at(.leftParenthesis), isBesideGroup(elements) {
        elements.append(try parseNodeOrGroup())
      } else {
        return elements
      }
    }
  }

  /// Whether a `(` may follow directly: one of the two neighbours must be a path in parentheses.
  private func isBesideGroup(_ elements: [SyntaxPatternElement]) -> Bool {
    if case .quantified = elements[elements.count - 1] { return true }
    return isGroupStart
  }

  /// At `((` or `(p =`.
  private var isGroupStart: Bool {
    peek(1).kind == .leftParenthesis || (isVariable(peek(1)) && peek(2).kind == .equal)
  }

  private mutating func parseNodeOrGroup() throws(QueryError) -> SyntaxPatternElement {
    guard at(.leftParenthesis) else { throw unexpected("a node, as in (n:Label)") }
    return isGroupStart ? .quantified(try parseGroup()) : .node(try parseNode())
  }

  private mutating func parseGroup() throws(QueryError) -> SyntaxQuantifiedPath {
    advance()
    let path = try parsePath()
    let predicate = try parseWhere()
    try expect(.rightParenthesis, ")")
    return SyntaxQuantifiedPath(
      path: path, predicate: predicate, length: try parseQuantifier())
  }

  /// `{n}`, `{m,n}`, `+`, `*` or `?` after a relationship or a group.
  private mutating func parseQuantifier() throws(QueryError) -> BoundLength? {
    switch kind {
    case .plus:
      advance()
      return BoundLength(minimum: 1, maximum: nil)
    case .star:
      advance()
      return BoundLength(minimum: 0, maximum: nil)
    case .questionMark:
      advance()
      return BoundLength(minimum: 0, maximum: 1)
    case .leftBrace:
      advance()
      let minimum = at(.numberLiteral) ? try parseBound() : nil
      if minimum != nil, take(.rightBrace) {
        return BoundLength(minimum: minimum ?? 0, maximum: minimum)
      }
      try expect(.comma, "a number or ,")
      let maximum = at(.numberLiteral) ? try parseBound() : nil
      try expect(.rightBrace, "}")
      return BoundLength(minimum: minimum ?? 0, maximum: maximum)
    default:
      return nil
    }
  }

  mutating func parseNode() throws(QueryError) -> SyntaxNodePattern {
    let start = offset
    try expect(.leftParenthesis, "(")
    let variable = try parseElementVariable()
    let labels = try parseElementLabels()
    let properties = try parseProperties()
    let predicate = try parseWhere()
    try expect(.rightParenthesis, "a label, {properties}, WHERE or )")
    return SyntaxNodePattern(
      variable: variable, labels: labels, properties: properties, predicate: predicate,
      offset: start)
  }

  private mutating func parseElementVariable() throws(QueryError) -> Name? {
    if at(.is), peek(1).kind == .word { return nil }
    return isVariable(token) ? try parseVariable() : nil
  }

  private mutating func parseElementLabels() throws(QueryError) -> LabelExpression? {
    guard at(.colon) || at(.is) else { return nil }
    advance()
    let outer = barJoinsLabels
    barJoinsLabels = true
    defer { barJoinsLabels = outer }
    return try parseLabelExpression()
  }

  private mutating func parseProperties() throws(QueryError) -> SyntaxProperties? {
    if at(.leftBrace) { return .entries(try parseMapEntries()) }
    guard at(.parameter) else { return nil }
    let start = offset
    let name = parameterName(token)
    advance()
    return .parameter(try make(.parameter(name), from: start))
  }

  private mutating func parseRelationship() throws(QueryError) -> SyntaxPatternElement {
    let start = offset
    let pointsLeft = take(.less)
    try expect(.minus, "-")
    var variable: Name?
    var types: LabelExpression?
    var length: BoundLength?
    var properties: SyntaxProperties?
    var predicate: SyntaxExpression?
    var isAbbreviated = true
    if take(.leftBracket) {
      variable = try parseElementVariable()
      types = try parseElementLabels()
      length = try parseLength()
      properties = try parseProperties()
      predicate = try parseWhere()
      try expect(.rightBracket, "a type, {properties}, WHERE or ]")
      isAbbreviated = false
      try expect(.minus, "-")
    } else if take(.minus) {
      isAbbreviated = false
    }
    let pointsRight = take(.greater)
    // GQL's ->, <- and - are relationships, too; but a node must follow.
    if isAbbreviated, !at(.leftParenthesis) {
      throw unexpected("a relationship, as in -[:TYPE]-> or -->")
    }
    if let quantifier = try parseQuantifier() {
      if length != nil { throw unexpected("a node: the length stands in the brackets already") }
      length = quantifier
    }
    let direction: PatternDirection =
      pointsLeft == pointsRight ? .either : pointsLeft ? .incoming : .outgoing
    return .relationship(
      SyntaxRelationshipPattern(
        variable: variable, types: types, direction: direction,
        pointsBothWays: pointsLeft && pointsRight, properties: properties, predicate: predicate,
        length: length, offset: start))
  }

  /// `*`, `*n`, `*m..n`, `*m..` or `*..n` within the brackets of a relationship.
  private mutating func parseLength() throws(QueryError) -> BoundLength? {
    func invalid(_ message: String) -> QueryError {
      .compileTime("InvalidRelationshipPattern", message, at: offset)
    }
    if at(.dotDot) || at(.numberLiteral) {
      throw invalid("A variable length begins with an asterisk, as in [:TYPE*1..3].")
    }
    guard take(.star) else { return nil }
    if at(.minus) || at(.plus) { throw invalid("A length cannot have a sign; write [*1..3].") }
    if at(.parameter) {
      throw .compileTime(
        "InvalidParameterUse", "A length must be written as numbers: it shapes the plan.",
        at: offset)
    }
    let minimum = at(.numberLiteral) ? try parseBound() : nil
    guard take(.dotDot) else {
      return BoundLength(minimum: minimum ?? 1, maximum: minimum)
    }
    if at(.minus) || at(.plus) { throw invalid("A length cannot have a sign; write [*1..3].") }
    let maximum = at(.numberLiteral) ? try parseBound() : nil
    return BoundLength(minimum: minimum ?? 1, maximum: maximum)
  }

  // Labels

  mutating func parseLabelExpression() throws(QueryError) -> LabelExpression {
    try enter()
    defer { depth -= 1 }
    var parts = [try parseLabelConjunction()]
    while at(.pipe), barJoinsLabels {
      advance()
      _ = take(.colon)
      parts.append(try parseLabelConjunction())
    }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func parseLabelConjunction() throws(QueryError) -> LabelExpression {
    var parts = [try parseLabelFactor()]
    while at(.ampersand) || at(.colon) {
      advance()
      parts.append(try parseLabelFactor())
    }
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func parseLabelFactor() throws(QueryError) -> LabelExpression {
    var negations = 0
    while take(.exclamation) { negations += 1 }
    let factor: LabelExpression
    if take(.percent) {
      factor = .wildcard
    } else if take(.leftParenthesis) {
      let outer = barJoinsLabels
      barJoinsLabels = true
      factor = try parseLabelExpression()
      barJoinsLabels = outer
      try expect(.rightParenthesis, ")")
    } else {
      factor = .name(try parseSchemaName("a label or type").text)
    }
    return negations % 2 == 0 ? factor : .not(factor)
  }

  // A pattern among expressions

  /// The pattern that begins at this `(`, when it is one: `(a)-->(b)` and not `(a) - (b)`.
  mutating func parsePatternPredicate() throws(QueryError) -> SyntaxPathPattern? {
    guard mayBeginPattern else { return nil }
    let start = index
    let depth = depth
    let bar = barJoinsLabels
    do {
      let elements = try parseElements()
      if elements.count > 1 {
        return SyntaxPathPattern(
          variable: nil, selector: .all, isShortestFunction: false, mode: .trail,
          elements: elements, offset: tokens[start].start)
      }
    } catch {
      if error.kind == .limit || error.detail == "InvalidRelationshipPattern" { throw error }
    }
    knownNoPattern.insert(start)
    index = start
    self.depth = depth
    barJoinsLabels = bar
    return nil
  }

  /// Looks over the parentheses for what follows them: cheap, and wrong only for odd subtractions.
  var mayBeginPattern: Bool {
    guard closing[index] >= 0, !knownNoPattern.contains(index) else { return false }
    switch peek(1).kind {
    case .word, .quotedName, .colon, .leftBrace, .rightParenthesis, .parameter: break
    case .leftParenthesis: return false
    default: return false
    }
    let after = closing[index] + 1
    func kind(_ ahead: Int) -> Token.Kind { tokens[min(after + ahead, tokens.count - 1)].kind }
    if kind(0) == .less {
      return kind(1) == .minus && (kind(2) == .leftBracket || kind(2) == .minus)
    }
    guard kind(0) == .minus else { return false }
    switch kind(1) {
    case .leftBracket: return true
    case .minus: return kind(2) == .greater || kind(2) == .leftParenthesis
    case .greater: return kind(2) == .leftParenthesis
    default: return false
    }
  }
}
