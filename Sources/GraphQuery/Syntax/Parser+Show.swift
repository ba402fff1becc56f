extension Parser {
  /// `SHOW INDEXES [YIELD … | WHERE …] [RETURN …]`, and the same of constraints, functions and procedures: a
  /// call of the procedure that lists them.
  mutating func parseShow() throws(QueryError) -> SyntaxQuery {
    let start = offset
    advance()
    let name = try parseShownThing()
    let columns = ProcedureRegistry().procedure(named: name)?.signature.outputs.map(\.name) ?? []
    var items = columns.map { (column: Name(text: $0, offset: start), alias: Name?.none) }
    var predicate: SyntaxExpression?
    var page: SyntaxProjection?
    if take(.yield) {
      if !take(.star) { items = try parseYieldItems() }
      if at(.order) || at(.skip) || at(.offset) || at(.limit) { page = try parseOrderAndPage() }
    }
    // After a page WITH * has taken the WHERE already.
    if page == nil { predicate = try parseWhere() }
    let call = SyntaxProcedureCall(
      name: Name(text: name, offset: start), arguments: [], yield: .items(items),
      predicate: predicate, isOptional: false)
    var kinds = [SyntaxClause.Kind.call(call)]
    if let page { kinds.append(.project(page)) }
    if at(.return) {
      kinds.append(.project(try parseProjection()))
    } else if page != nil {
      kinds.append(.project(.returning(items.map { $0.alias ?? $0.column }, from: start)))
    }
    let range = SourceRange(start: start, end: lastEnd)
    let query = SyntaxSingleQuery(
      clauses: kinds.map { SyntaxClause(kind: $0, range: range) }, offset: start)
    return SyntaxQuery(first: SyntaxUnion(branches: [query], operators: []), next: [])
  }

  /// The procedure that lists what the words name. ALL, RANGE, TEXT … before INDEXES say nothing: the list is
  /// short enough to show whole.
  private mutating func parseShownThing() throws(QueryError) -> String {
    let known = [
      "index": "db.indexes", "indexes": "db.indexes", "constraint": "db.constraints",
      "constraints": "db.constraints", "function": "dbms.functions",
      "functions": "dbms.functions", "procedure": "dbms.procedures",
      "procedures": "dbms.procedures",
    ]
    while at(.word) {
      let word = text(of: token).lowercased()
      advance()
      if let name = known[word] { return name }
    }
    throw unexpected("INDEXES, CONSTRAINTS, FUNCTIONS or PROCEDURES")
  }
}

extension SyntaxProjection {
  /// `RETURN a, b`
  fileprivate static func returning(_ names: [Name], from start: Int) -> SyntaxProjection {
    let items = names.map { name in
      Item(
        expression: SyntaxExpression(
          kind: .variable(name.text), range: SourceRange(start: start, end: start), depth: 1),
        alias: nil, text: name.text)
    }
    return SyntaxProjection(
      isReturn: true, isDistinct: false, includesAll: false, items: items, orderBy: [], skip: nil,
      limit: nil, predicate: nil, offset: start)
  }
}
