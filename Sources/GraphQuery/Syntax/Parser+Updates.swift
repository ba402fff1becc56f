extension Parser {
  mutating func parseMerge() throws(QueryError) -> SyntaxMerge {
    let path = try parsePath()
    var onCreate: [SyntaxSetItem] = []
    var onMatch: [SyntaxSetItem] = []
    while take(.on) {
      let isCreate = at(.create)
      if !take(.create), !take(.match) { throw unexpected("CREATE or MATCH") }
      try expect(.set)
      let items = try parseSetItems()
      if isCreate { onCreate += items } else { onMatch += items }
    }
    return SyntaxMerge(path: path, onCreate: onCreate, onMatch: onMatch)
  }

  mutating func parseSetItems() throws(QueryError) -> [SyntaxSetItem] {
    try parseList { (parser: inout Parser) throws(QueryError) in try parser.parseSetItem() }
  }

  private mutating func parseSetItem() throws(QueryError) -> SyntaxSetItem {
    let target = try parseUpdateTarget()
    if at(.colon) || at(.is) { return .labels(target, try parseLabelList()) }
    if take(.plusEqual) { return .merge(target, try parseExpression()) }
    try expect(.equal, "=, += or a label")
    let value = try parseExpression()
    switch target.kind {
    case .property, .index: return .assign(target, value)
    default: return .replace(target, value)
    }
  }

  mutating func parseRemoveItems() throws(QueryError) -> [SyntaxRemoveItem] {
    try parseList { (parser: inout Parser) throws(QueryError) in
      let target = try parser.parseUpdateTarget()
      if parser.at(.colon) || parser.at(.is) {
        return SyntaxRemoveItem.labels(target, try parser.parseLabelList())
      }
      switch target.kind {
      case .property, .index: return .property(target)
      default: throw parser.unexpected("a property or a label to remove")
      }
    }
  }

  /// `:A:B`, `:A&B` or `IS A`: names only.
  private mutating func parseLabelList() throws(QueryError) -> [String] {
    let start = offset
    advance()
    let expression = try parseLabelExpression()
    guard let labels = expression.conjuncts else {
      throw .compileTime(
        "UnexpectedSyntax", "SET and REMOVE take label names, joined by : or &.", at: start)
    }
    return labels
  }

  mutating func parseForEach() throws(QueryError) -> SyntaxClause.Kind {
    try enter()
    defer { depth -= 1 }
    try expect(.leftParenthesis, "(")
    let variable = try parseVariable()
    try expect(.in)
    let list = try parseExpression(barJoinsLabels: false)
    try expect(.pipe, "|")
    var clauses: [SyntaxClause] = []
    while !at(.rightParenthesis) { clauses.append(try parseClause()) }
    if clauses.isEmpty { throw unexpected("an updating clause") }
    advance()
    return .forEach(variable, in: list, clauses)
  }

  mutating func parseLoadCSV() throws(QueryError) -> SyntaxClause.Kind {
    try expect(.csv)
    let hasHeaders = take(.with, .headers)
    try expect(.from)
    let source = try parseExpression()
    try expect(.as)
    let variable = try parseVariable()
    let terminator = take(.fieldTerminator) ? try parseString("a character in quotes") : nil
    return .loadCSV(
      SyntaxLoadCSV(
        source: source, variable: variable, hasHeaders: hasHeaders, fieldTerminator: terminator))
  }

  // CALL

  mutating func parseCall(isOptional: Bool) throws(QueryError) -> SyntaxClause.Kind {
    if at(.leftBrace) || at(.leftParenthesis) {
      return .subquery(try parseSubqueryCall(isOptional: isOptional))
    }
    return .call(try parseProcedureCall(isOptional: isOptional))
  }

  private mutating func parseSubqueryCall(isOptional: Bool)
    throws(QueryError) -> SyntaxSubqueryCall
  {
    try enter()
    defer { depth -= 1 }
    var scope = SyntaxSubqueryCall.Scope.importingWith
    if take(.leftParenthesis) {
      if take(.star) {
        scope = .all
      } else if at(.rightParenthesis) {
        scope = .names([])
      } else {
        scope = .names(
          try parseList { (parser: inout Parser) throws(QueryError) in
            try parser.parseVariable()
          })
      }
      try expect(.rightParenthesis, ")")
    }
    try expect(.leftBrace, "{")
    let query = try parseQuery()
    try expect(.rightBrace, "}")
    return SyntaxSubqueryCall(
      scope: scope, query: query, isOptional: isOptional, transactions: try parseTransactions())
  }

  private mutating func parseTransactions() throws(QueryError) -> SyntaxSubqueryCall.Transactions? {
    guard take(.in) else { return nil }
    if !at(.transactions), !at(.concurrent) { _ = try parseExpression() }
    _ = take(.concurrent)
    try expect(.transactions)
    var batchSize: SyntaxExpression?
    if take(.of) {
      batchSize = try parseExpression()
      if !take(.rows), text(of: token).lowercased() == "row" { advance() }
    }
    var onError = BoundSubqueryCall.Transactions.ErrorHandling.fail
    if take(.on, .error) {
      switch token.keyword {
      case .fail: onError = .fail
      case .break: onError = .break
      case .continue: onError = .continue
      default: throw unexpected("FAIL, BREAK or CONTINUE")
      }
      advance()
    }
    var status: Name?
    if take(.report, .status) {
      try expect(.as)
      status = try parseVariable()
    }
    return .init(batchSize: batchSize, onError: onError, status: status)
  }

  private mutating func parseProcedureCall(isOptional: Bool)
    throws(QueryError) -> SyntaxProcedureCall
  {
    let name = try parseQualifiedName("a procedure or {")
    var arguments: [SyntaxExpression]?
    if take(.leftParenthesis) {
      arguments = at(.rightParenthesis) ? [] : try parseExpressions()
      try expect(.rightParenthesis, ") or ,")
    }
    var yield = SyntaxProcedureCall.Yield.none
    var predicate: SyntaxExpression?
    if at(.yield) {
      advance()
      if at(.star) {
        yield = .all(offset: offset)
        advance()
      } else if take(.minus) {
        yield = .items([])
      } else {
        yield = .items(try parseYieldItems())
      }
      predicate = try parseWhere()
    }
    return SyntaxProcedureCall(
      name: name, arguments: arguments, yield: yield, predicate: predicate, isOptional: isOptional)
  }

  mutating func parseYieldItems() throws(QueryError) -> [(column: Name, alias: Name?)] {
    try parseList { (parser: inout Parser) throws(QueryError) in
      let column = try parser.parseSchemaName("a column of the procedure")
      let alias = parser.take(.as) ? try parser.parseVariable() : nil
      return (column, alias)
    }
  }

  /// `a.b.c`
  mutating func parseQualifiedName(_ what: String) throws(QueryError) -> Name {
    let first = try parseSchemaName(what)
    var text = first.text
    while at(.dot) {
      advance()
      text += "." + (try parseSchemaName("a name after the dot")).text
    }
    return Name(text: text, offset: first.offset)
  }
}
