extension Parser {
  mutating func parseStatement() throws(QueryError) -> SyntaxStatement {
    var mode = BoundStatement.Mode.run
    if at(.explain) || at(.profile) {
      mode = at(.explain) ? .explain : .profile
      advance()
    }
    if at(.endOfText) || at(.semicolon) {
      throw .compileTime(
        "UnexpectedSyntax", "The query is empty; begin with MATCH, CREATE or RETURN.", at: offset)
    }
    let body: SyntaxStatement.Body
    if let command = try parseSchemaCommand() {
      body = .schema(command)
    } else if at(.show) {
      body = .query(try parseShow())
    } else {
      body = .query(try parseQuery())
    }
    while take(.semicolon) {}
    guard at(.endOfText) else { throw unexpected("the end of the query or another clause") }
    return SyntaxStatement(mode: mode, body: body)
  }

  mutating func parseQuery() throws(QueryError) -> SyntaxQuery {
    let first = try parseUnion()
    var next: [SyntaxUnion] = []
    while take(.next) { next.append(try parseUnion()) }
    return SyntaxQuery(first: first, next: next)
  }

  private mutating func parseUnion() throws(QueryError) -> SyntaxUnion {
    var branches = [try parseSingleQuery()]
    var operators: [SyntaxUnion.Operator] = []
    while at(.union) {
      let start = offset
      advance()
      let keepsDuplicates = take(.all)
      if !keepsDuplicates { _ = take(.distinct) }
      operators.append(.init(keepsDuplicates: keepsDuplicates, offset: start))
      branches.append(try parseSingleQuery())
    }
    return SyntaxUnion(branches: branches, operators: operators)
  }

  private mutating func parseSingleQuery() throws(QueryError) -> SyntaxSingleQuery {
    let start = offset
    var clauses: [SyntaxClause] = []
    while true {
      if at(.endOfText) || at(.rightBrace) || at(.semicolon) || at(.union) || at(.rightParenthesis)
      {
        break
      }
      // A clause cannot begin with NEXT, so here it joins queries.
      if at(.next), !clauses.isEmpty { break }
      clauses.append(try parseClause())
    }
    if clauses.isEmpty { throw unexpected("a clause, such as MATCH or RETURN") }
    return SyntaxSingleQuery(clauses: clauses, offset: start)
  }

  mutating func parseClause() throws(QueryError) -> SyntaxClause {
    let start = offset
    let kind = try parseClauseKind()
    return SyntaxClause(kind: kind, range: SourceRange(start: start, end: lastEnd))
  }

  private mutating func parseClauseKind() throws(QueryError) -> SyntaxClause.Kind {
    let start = offset
    switch token.keyword {
    case .optional:
      advance()
      if take(.call) { return try parseCall(isOptional: true) }
      try expect(.match)
      return .match(try parseMatch(isOptional: true, from: start))
    case .match:
      advance()
      return .match(try parseMatch(isOptional: false, from: start))
    case .unwind:
      advance()
      let list = try parseExpression()
      try expect(.as)
      let variable = try parseVariable()
      return .unwind(SyntaxUnwind(list: list, variable: variable, position: nil))
    case .for:
      advance()
      return .unwind(try parseFor())
    case .with, .return:
      return .project(try parseProjection())
    case .order, .skip, .offset, .limit:
      return .project(try parseOrderAndPage())
    case .let:
      advance()
      return .let(
        try parseList { (parser: inout Parser) throws(QueryError) in
          let name = try parser.parseVariable()
          try parser.expect(.equal, "=")
          return (name, try parser.parseExpression())
        })
    case .filter:
      advance()
      _ = take(.where)
      return .filter(try parseExpression())
    case .create, .insert:
      advance()
      return .create(try parsePaths())
    case .merge:
      advance()
      return .merge(try parseMerge())
    case .set:
      advance()
      return .set(try parseSetItems())
    case .remove:
      advance()
      return .remove(try parseRemoveItems())
    case .delete:
      advance()
      return .delete(try parseExpressions(), isDetach: false)
    case .detach, .nodetach:
      let isDetach = at(.detach)
      advance()
      try expect(.delete)
      return .delete(try parseExpressions(), isDetach: isDetach)
    case .forEach:
      advance()
      return try parseForEach()
    case .call:
      advance()
      return try parseCall(isOptional: false)
    case .load:
      advance()
      return try parseLoadCSV()
    case .finish:
      advance()
      return .finish
    case .where:
      throw .compileTime(
        "UnexpectedSyntax",
        "WHERE belongs directly after MATCH, OPTIONAL MATCH, WITH or YIELD; elsewhere write FILTER.",
        at: start)
    default:
      throw unexpected("a clause, such as MATCH, WITH or RETURN")
    }
  }

  mutating func parseExpressions() throws(QueryError) -> [SyntaxExpression] {
    try parseList { (parser: inout Parser) throws(QueryError) in try parser.parseExpression() }
  }

  // Reading clauses

  mutating func parseWhere() throws(QueryError) -> SyntaxExpression? {
    take(.where) ? try parseExpression() : nil
  }

  mutating func parseMatch(isOptional: Bool, from start: Int) throws(QueryError) -> SyntaxMatch {
    var repeats = false
    if at(.repeatable), peek(1).keyword == .element || peek(1).keyword == .elements {
      advance()
      advance()
      repeats = true
    } else if at(.different), peek(1).kind == .word {
      advance()
      advance()
    }
    let paths = try parsePaths()
    try skipHints()
    let predicate = try parseWhere()
    return SyntaxMatch(
      isOptional: isOptional, allowsRepeatedRelationships: repeats, paths: paths,
      predicate: predicate, offset: start)
  }

  /// USING INDEX n:Label(key), USING SCAN n:Label, USING JOIN ON n: the optimiser knows better.
  private mutating func skipHints() throws(QueryError) {
    while take(.using) {
      while !at(.endOfText), !at(.using), !at(.where), !isClauseStart { advance() }
    }
  }

  private var isClauseStart: Bool {
    token.keyword.map(Keyword.reserved.contains) ?? false
  }

  private mutating func parseFor() throws(QueryError) -> SyntaxUnwind {
    let variable = try parseVariable()
    try expect(.in)
    let list = try parseExpression()
    var position: (Name, Bool)?
    let mark = peek(1).keyword
    if at(.with), mark == .ordinality || mark == .offset, isVariable(peek(2)) {
      advance()
      advance()
      position = (try parseVariable(), mark == .ordinality)
    }
    return SyntaxUnwind(list: list, variable: variable, position: position)
  }

  mutating func parseProjection() throws(QueryError) -> SyntaxProjection {
    let start = offset
    let isReturn = at(.return)
    advance()
    let isDistinct = take(.distinct)
    if !isDistinct, isAllQuantifier { advance() }
    var items: [SyntaxProjection.Item] = []
    let includesAll = take(.star)
    if !includesAll || take(.comma) {
      items = try parseList { (parser: inout Parser) throws(QueryError) in
        try parser.parseProjectionItem()
      }
    }
    return try parseProjectionEnd(
      isReturn: isReturn, isDistinct: isDistinct, includesAll: includesAll, items: items,
      from: start)
  }

  private mutating func parseProjectionItem() throws(QueryError) -> SyntaxProjection.Item {
    let start = offset
    let expression = try parseExpression()
    let text = String(decoding: source[start..<lastEnd], as: UTF8.self)
    let alias = take(.as) ? try parseVariable("a name for the column") : nil
    return .init(expression: expression, alias: alias, text: text)
  }

  /// GQL's ORDER BY, OFFSET and LIMIT as clauses of their own: a WITH * that sorts and cuts.
  mutating func parseOrderAndPage() throws(QueryError) -> SyntaxProjection {
    try parseProjectionEnd(
      isReturn: false, isDistinct: false, includesAll: true, items: [], from: offset)
  }

  private mutating func parseProjectionEnd(
    isReturn: Bool, isDistinct: Bool, includesAll: Bool, items: [SyntaxProjection.Item],
    from start: Int
  ) throws(QueryError) -> SyntaxProjection {
    var orderBy: [SyntaxSortKey] = []
    if take(.order) {
      try expect(.by)
      orderBy = try parseList { (parser: inout Parser) throws(QueryError) in
        try parser.parseSortKey()
      }
    }
    var skip: SyntaxExpression?
    if at(.skip) || at(.offset) {
      advance()
      skip = try parseExpression()
      _ = take(.rows)
    }
    let limit = take(.limit) ? try parseExpression() : nil
    let predicate = isReturn ? nil : try parseWhere()
    return SyntaxProjection(
      isReturn: isReturn, isDistinct: isDistinct, includesAll: includesAll, items: items,
      orderBy: orderBy, skip: skip, limit: limit, predicate: predicate, offset: start)
  }

  private mutating func parseSortKey() throws(QueryError) -> SyntaxSortKey {
    let expression = try parseExpression()
    var isDescending = false
    if at(.desc) || at(.descending) {
      isDescending = true
      advance()
    } else if at(.asc) || at(.ascending) {
      advance()
    }
    var nullsFirst: Bool?
    if take(.nulls) {
      nullsFirst = at(.first)
      if !take(.first), !take(.last) { throw unexpected("FIRST or LAST") }
    }
    return SyntaxSortKey(
      expression: expression, isDescending: isDescending, nullsFirst: nullsFirst)
  }
}
