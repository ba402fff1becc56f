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
    return try parseOr()
  }

  private mutating func parseOr() throws(QueryError) -> SyntaxExpression {
    let start = offset
    let first = try parseXor()
    guard at(.or) else { return first }
    var operands = [first]
    while take(.or) { operands.append(try parseXor()) }
    return try make(.or(operands), from: start, over: deepest(of: operands))
  }

  private mutating func parseXor() throws(QueryError) -> SyntaxExpression {
    let start = offset
    var left = try parseAnd()
    while take(.xor) {
      let right = try parseAnd()
      left = try binary(.xor, left, right, from: start)
    }
    return left
  }

  private mutating func parseAnd() throws(QueryError) -> SyntaxExpression {
    let start = offset
    let first = try parseNot()
    guard at(.and) else { return first }
    var operands = [first]
    while take(.and) { operands.append(try parseNot()) }
    return try make(.and(operands), from: start, over: deepest(of: operands))
  }

  private mutating func parseNot() throws(QueryError) -> SyntaxExpression {
    var starts: [Int] = []
    while at(.not) {
      starts.append(offset)
      advance()
    }
    var operand = try parseComparison()
    for start in starts.reversed() {
      operand = try make(.unary(.not, operand), from: start, over: operand.depth)
    }
    return operand
  }

  private mutating func parseComparison() throws(QueryError) -> SyntaxExpression {
    let start = offset
    let first = try parsePredicate()
    var rest: [(BinaryOperator, SyntaxExpression)] = []
    while let symbol = comparison {
      advance()
      rest.append((symbol, try parsePredicate()))
    }
    if rest.isEmpty { return first }
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

  /// IS NULL, IS :: type, IN, STARTS WITH, ENDS WITH, CONTAINS and =~ after a sum.
  private mutating func parsePredicate() throws(QueryError) -> SyntaxExpression {
    let start = offset
    var left = try parseSum()
    while true {
      let symbol: BinaryOperator
      switch token.keyword {
      case .is:
        advance()
        left = try parseIs(left, from: start)
        continue
      case .in where peek(1).keyword != .transactions && peek(1).keyword != .concurrent:
        symbol = .in
        advance()
      case .contains:
        symbol = .contains
        advance()
      case .starts, .ends:
        symbol = at(.starts) ? .startsWith : .endsWith
        advance()
        try expect(.with)
      default:
        if at(.doubleColon) {
          advance()
          let type = try parseType()
          left = try make(.isType(left, type, negated: false), from: start, over: left.depth)
          continue
        }
        guard at(.matches) else { return left }
        symbol = .matches
        advance()
      }
      left = try binary(symbol, left, try parseSum(), from: start)
    }
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

  private mutating func parseSum() throws(QueryError) -> SyntaxExpression {
    let start = offset
    var left = try parseProduct()
    while true {
      let symbol: BinaryOperator
      switch kind {
      case .plus: symbol = .add
      case .minus: symbol = .subtract
      case .doublePipe: symbol = .concatenate
      default: return left
      }
      advance()
      left = try binary(symbol, left, try parseProduct(), from: start)
    }
  }

  private mutating func parseProduct() throws(QueryError) -> SyntaxExpression {
    let start = offset
    var left = try parsePower()
    while true {
      let symbol: BinaryOperator
      switch kind {
      case .star: symbol = .multiply
      case .slash: symbol = .divide
      case .percent: symbol = .modulo
      default: return left
      }
      advance()
      left = try binary(symbol, left, try parsePower(), from: start)
    }
  }

  private mutating func parsePower() throws(QueryError) -> SyntaxExpression {
    let start = offset
    var left = try parseSigned()
    while take(.caret) { left = try binary(.power, left, try parseSigned(), from: start) }
    return left
  }

  /// Signs bind tighter than ^, looser than everything that follows an atom.
  private mutating func parseSigned() throws(QueryError) -> SyntaxExpression {
    var signs: [(UnaryOperator, Int)] = []
    while at(.minus) || at(.plus) {
      // The smallest integer has no positive counterpart: its sign belongs to the number.
      if at(.minus), peek(1).kind == .numberLiteral, !isPostfix(peek(2).kind) {
        signs.append((.minus, offset))
        break
      }
      signs.append((at(.minus) ? .minus : .plus, offset))
      advance()
    }
    var operand: SyntaxExpression
    if at(.minus), let last = signs.popLast() {
      advance()
      let value = try Literals.number(
        source[token.start..<token.end], isNegated: true, at: token.start)
      advance()
      operand = try make(.literal(value), from: last.1)
    } else {
      operand = try parsePostfix()
    }
    for (sign, start) in signs.reversed() {
      operand = try make(.unary(sign, operand), from: start, over: operand.depth)
    }
    return operand
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
