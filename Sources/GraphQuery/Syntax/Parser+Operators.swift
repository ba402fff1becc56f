import PropertyGraph

extension Parser {
  /// Any expression. `barJoinsLabels` false: a `|` ends it.
  mutating func parseExpression(barJoinsLabels isJoined: Bool = true)
    throws(QueryError) -> SyntaxExpression
  {
    try enter()
    defer { depth -= 1 }
    let outer = barJoinsLabels
    barJoinsLabels = isJoined
    defer { barJoinsLabels = outer }
    return try parseOperation(from: .or)
  }

  /// How tightly operators bind, from loose to tight.
  enum Precedence: Int, Comparable {
    case or, xor, and, not, comparison, predicate, sum, product, power, sign

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .sign }
  }

  /// Reads operands and operators that bind as tightly as `minimum`, or more. One function for all levels
  /// keeps the stack of nested expressions short.
  private mutating func parseOperation(from minimum: Precedence)
    throws(QueryError) -> SyntaxExpression
  {
    let start = offset
    var left =
      at(.not) && minimum <= .not ? try parseNegations() : try parseSigned()
    while let level = operatorAhead, level >= minimum {
      switch level {
      case .or, .and:
        left = try parseChain(from: left, level, start)
      case .comparison:
        left = try parseComparison(from: left, start)
      case .predicate:
        left = try parsePredicate(on: left, start)
      default:
        let symbol = binarySymbol
        advance()
        left = try binary(symbol, left, try parseOperation(from: level.tighter), from: start)
      }
    }
    return left
  }

  /// How tightly the operator at hand binds; nil where there is none.
  private var operatorAhead: Precedence? {
    switch kind {
    case .plus, .minus, .doublePipe: return .sum
    case .star, .slash, .percent: return .product
    case .caret: return .power
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return .comparison
    case .matches, .doubleColon: return .predicate
    case .word: break
    default: return nil
    }
    switch token.keyword {
    case .or: return .or
    case .xor: return .xor
    case .and: return .and
    case .is, .contains, .starts, .ends: return .predicate
    // CALL { } IN TRANSACTIONS
    case .in where peek(1).keyword != .transactions && peek(1).keyword != .concurrent:
      return .predicate
    default: return nil
    }
  }

  private var binarySymbol: BinaryOperator {
    switch kind {
    case .plus: .add
    case .minus: .subtract
    case .doublePipe: .concatenate
    case .star: .multiply
    case .slash: .divide
    case .percent: .modulo
    case .caret: .power
    default: .xor
    }
  }

  private mutating func parseNegations() throws(QueryError) -> SyntaxExpression {
    var starts: [Int] = []
    while at(.not) {
      starts.append(offset)
      advance()
    }
    var operand = try parseOperation(from: .comparison)
    for start in starts.reversed() {
      operand = try make(.unary(.not, operand), from: start, over: operand.depth)
    }
    return operand
  }

  /// All operands of a run of ANDs, or of ORs.
  private mutating func parseChain(
    from first: SyntaxExpression, _ level: Precedence, _ start: Int
  ) throws(QueryError) -> SyntaxExpression {
    var operands = [first]
    while take(level == .or ? .or : .and) {
      operands.append(try parseOperation(from: level.tighter))
    }
    return try make(
      level == .or ? .or(operands) : .and(operands), from: start, over: deepest(of: operands))
  }

  private mutating func parseComparison(from first: SyntaxExpression, _ start: Int)
    throws(QueryError) -> SyntaxExpression
  {
    var rest: [(BinaryOperator, SyntaxExpression)] = []
    while let symbol = comparison {
      advance()
      rest.append((symbol, try parseOperation(from: .predicate)))
    }
    if rest.count == 1 { return try binary(rest[0].0, first, rest[0].1, from: start) }
    let children = max(first.depth, deepest(of: rest.map(\.1)))
    return try make(.comparison(first, rest), from: start, over: children + 1)
  }

  private var comparison: BinaryOperator? {
    switch kind {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  /// IS NULL, IS :: type, IN, STARTS WITH, ENDS WITH, CONTAINS and =~ after an operand.
  private mutating func parsePredicate(on left: SyntaxExpression, _ start: Int)
    throws(QueryError) -> SyntaxExpression
  {
    if take(.is) { return try parseIs(left, from: start) }
    if take(.doubleColon) {
      let type = try parseType()
      return try make(.isType(left, type, negated: false), from: start, over: left.depth)
    }
    let symbol: BinaryOperator
    switch token.keyword {
    case .in: symbol = .in
    case .contains: symbol = .contains
    case .starts: symbol = .startsWith
    case .ends: symbol = .endsWith
    default: symbol = .matches
    }
    advance()
    if symbol == .startsWith || symbol == .endsWith { try expect(.with) }
    return try binary(symbol, left, try parseOperation(from: .sum), from: start)
  }

  private mutating func parseIs(_ operand: SyntaxExpression, from start: Int)
    throws(QueryError) -> SyntaxExpression
  {
    let negated = take(.not)
    let kind: SyntaxExpression.Kind
    switch token.keyword {
    case .null: kind = .isNull(operand, negated: negated)
    case .true: kind = .isTruth(operand, true, negated: negated)
    case .false: kind = .isTruth(operand, false, negated: negated)
    case .unknown: kind = .isTruth(operand, nil, negated: negated)
    case .labeled:
      advance()
      let labels = try parseLabelExpression()
      let test = try make(.hasLabels(operand, labels), from: start, over: operand.depth)
      return negated ? try make(.unary(.not, test), from: start, over: test.depth) : test
    default:
      if !take(.typed), !take(.doubleColon) { throw unexpected("NULL, TRUE, FALSE or :: TYPE") }
      let type = try parseType()
      return try make(
        .isType(operand, type, negated: negated), from: start, over: operand.depth)
    }
    advance()
    return try make(kind, from: start, over: operand.depth)
  }

  /// Signs bind tighter than ^, looser than everything that follows an atom.
  private mutating func parseSigned() throws(QueryError) -> SyntaxExpression {
    at(.minus) || at(.plus) ? try parseSigns() : try parsePostfix()
  }

  private mutating func parseSigns() throws(QueryError) -> SyntaxExpression {
    var signs: [(UnaryOperator, Int)] = []
    var operand: SyntaxExpression?
    while at(.minus) || at(.plus) {
      let start = offset
      // The smallest integer has no positive counterpart: its sign belongs to the number.
      if at(.minus), peek(1).kind == .numberLiteral, !isPostfix(peek(2).kind) {
        advance()
        operand = try parseNumber(isNegated: true, from: start)
        break
      }
      signs.append((at(.minus) ? .minus : .plus, start))
      advance()
    }
    var signed: SyntaxExpression
    if let operand { signed = operand } else { signed = try parsePostfix() }
    for (sign, start) in signs.reversed() {
      signed = try make(.unary(sign, signed), from: start, over: signed.depth)
    }
    return signed
  }

  private func isPostfix(_ kind: Token.Kind) -> Bool {
    kind == .dot || kind == .leftBracket || kind == .colon
  }

  // Properties, indexes, slices, label tests

  private mutating func parsePostfix() throws(QueryError) -> SyntaxExpression {
    let start = offset
    var operand = try parseAccess(to: try parseAtom(), from: start)
    while at(.colon), isLabelStart(peek(1)) {
      advance()
      let labels = try parseLabelExpression()
      operand = try make(.hasLabels(operand, labels), from: start, over: operand.depth)
      operand = try parseAccess(to: operand, from: start)
    }
    return operand
  }

  private func isLabelStart(_ token: Token) -> Bool {
    switch token.kind {
    case .word, .quotedName, .exclamation, .percent, .leftParenthesis: true
    default: false
    }
  }

  /// What SET and REMOVE change: an atom with properties and indexes, without labels.
  mutating func parseUpdateTarget() throws(QueryError) -> SyntaxExpression {
    let start = offset
    return try parseAccess(to: try parseAtom(), from: start)
  }

  private mutating func parseAccess(to atom: SyntaxExpression, from start: Int)
    throws(QueryError) -> SyntaxExpression
  {
    var operand = atom
    while true {
      if take(.dot) {
        let key = try parseSchemaName("a property name")
        operand = try make(.property(operand, key), from: start, over: operand.depth)
      } else if at(.leftBracket) {
        operand = try parseIndexOrSlice(of: operand, from: start)
      } else {
        return operand
      }
    }
  }

  private mutating func parseIndexOrSlice(of operand: SyntaxExpression, from start: Int)
    throws(QueryError) -> SyntaxExpression
  {
    advance()
    let from = at(.dotDot) ? nil : try parseExpression()
    if take(.dotDot) {
      let to = at(.rightBracket) ? nil : try parseExpression()
      try expect(.rightBracket, "]")
      return try make(
        .slice(operand, from: from, to: to), from: start,
        over: max(operand.depth, from?.depth ?? 0, to?.depth ?? 0))
    }
    try expect(.rightBracket, "] or ..")
    guard let from else { throw unexpected("an index") }
    return try make(.index(operand, from), from: start, over: max(operand.depth, from.depth))
  }

  // Building

  mutating func binary(
    _ symbol: BinaryOperator, _ left: SyntaxExpression, _ right: SyntaxExpression,
    from start: Int
  ) throws(QueryError) -> SyntaxExpression {
    try make(.binary(symbol, left, right), from: start, over: max(left.depth, right.depth))
  }

  func deepest(of expressions: [SyntaxExpression]) -> Int {
    expressions.reduce(0) { max($0, $1.depth) }
  }
}
