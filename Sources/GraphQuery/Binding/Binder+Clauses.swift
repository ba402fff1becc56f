extension Binder {
  /// Binds a clause, appends it to the branch, and leaves the scope as the clause leaves it.
  mutating func bind(_ clause: SyntaxClause, isLast: Bool, into branch: inout BoundBranch)
    throws(QueryError)
  {
    switch clause.kind {
    case .match(let match):
      branch.clauses.append(.match(try bindMatch(match)))
    case .unwind(let unwind):
      branch.clauses.append(.unwind(try bindUnwind(unwind)))
    case .project(let syntax):
      if syntax.isReturn, !isLast { throw misplaced("RETURN", clause) }
      let (projection, columns) = try bindProjection(syntax)
      branch.clauses.append(.project(projection))
      if syntax.isReturn { branch.columns = columns }
    case .let(let assignments):
      branch.clauses.append(.extend(try bindLet(assignments)))
    case .filter(let predicate):
      branch.clauses.append(.filter(try bindPredicate(predicate, in: "FILTER")))
    case .finish:
      if !isLast { throw misplaced("FINISH", clause) }
      branch.clauses.append(.finish)
    case .call(let call):
      branch.clauses.append(.callProcedure(try bindCall(call, clause, isStandalone: false)))
    case .subquery(let call):
      let bound = try bindSubqueryCall(call, at: clause.range.start)
      branch.clauses.append(.callSubquery(bound))
      if bound.query.isUpdating { branch.isUpdating = true }
    case .loadCSV(let load):
      branch.clauses.append(.loadCSV(try bindLoadCSV(load, at: clause.range.start)))
    case .create, .merge, .set, .remove, .delete, .forEach:
      branch.isUpdating = true
      branch.clauses.append(try bindUpdate(clause))
    }
  }

  private func misplaced(_ name: String, _ clause: SyntaxClause) -> QueryError {
    .compileTime(
      "InvalidClauseComposition",
      "\(name) ends a query; for an intermediate result write WITH.", at: clause.range.start)
  }

  mutating func bindMatch(_ match: SyntaxMatch) throws(QueryError) -> BoundMatch {
    let pattern = try bindPattern(match.paths, allowsNew: true)
    var conditions = pattern.conditions
    if let predicate = match.predicate {
      conditions.append(try bindPredicate(predicate, in: "WHERE"))
    }
    return BoundMatch(
      isOptional: match.isOptional, paths: pattern.paths, predicate: Self.conjunction(conditions),
      introduced: pattern.introduced,
      allowsRepeatedRelationships: match.allowsRepeatedRelationships, offset: match.offset)
  }

  static func conjunction(_ conditions: [BoundExpression]) -> BoundExpression? {
    guard let first = conditions.first else { return nil }
    if conditions.count == 1 { return first }
    return BoundExpression(.and(conditions), at: first.offset, type: .boolean)
  }

  private mutating func bindUnwind(_ unwind: SyntaxUnwind) throws(QueryError) -> BoundUnwind {
    let list = try bindPlain(unwind.list, in: "UNWIND")
    let element = list.type.isList || list.type == .null ? list.type.element : .any
    let variable = try declare(unwind.variable, VariableKind(of: element), type: element)
    var position: (VariableID, Bool)?
    if let (name, startsAtOne) = unwind.position {
      position = (try declare(name, .value, type: .integer), startsAtOne)
    }
    return BoundUnwind(list: list, variable: variable, position: position)
  }

  private mutating func bindLet(_ assignments: [(Name, SyntaxExpression)])
    throws(QueryError) -> [BoundProjectionItem]
  {
    var items: [BoundProjectionItem] = []
    for (name, value) in assignments {
      let expression = try bindPlain(value, in: "LET")
      let id = try declare(name, VariableKind(of: expression.type), type: expression.type)
      items.append(BoundProjectionItem(variable: id, expression: expression))
    }
    return items
  }

  private mutating func bindLoadCSV(_ load: SyntaxLoadCSV, at offset: Int)
    throws(QueryError) -> BoundLoadCSV
  {
    let source = try bindPlain(load.source, in: "LOAD CSV")
    guard source.type.isOpen || source.type == .string else {
      throw .compileTime(
        "InvalidArgumentType", "LOAD CSV FROM takes a file's path, not \(source.type.phrase).",
        at: source.offset)
    }
    let variable = try declare(
      load.variable, .value, type: load.hasHeaders ? .map : .list(.string))
    return BoundLoadCSV(
      source: source, variable: variable, hasHeaders: load.hasHeaders,
      fieldTerminator: load.fieldTerminator, offset: offset)
  }

  private mutating func bindSubqueryCall(_ call: SyntaxSubqueryCall, at offset: Int)
    throws(QueryError) -> BoundSubqueryCall
  {
    let inner: Scope
    switch call.scope {
    case .importingWith: inner = Scope()
    case .all:
      inner = Scope(outer: scope.all)
    case .names(let names):
      var outer: [String: VariableID] = [:]
      for name in names { outer[name.text] = try resolve(name.text, at: name.offset) }
      inner = Scope(outer: outer)
    }
    let outside = scope
    let savedImportable = importable
    if case .importingWith = call.scope { importable = scope.all } else { importable = [:] }
    let (query, imports) = try nested(inner) { (binder: inout Binder) throws(QueryError) in
      try binder.bindQuery(call.query, as: .call)
    }
    importable = savedImportable
    for column in query.columns {
      if outside.variable(named: column.name) != nil {
        throw .compileTime(
          "VariableAlreadyBound",
          """
          The subquery returns \(column.name), but that name is taken outside; return it under \
          another one with AS.
          """, at: offset)
      }
      scope.add(column.name, column.variable)
    }
    var transactions: BoundSubqueryCall.Transactions?
    if let syntax = call.transactions {
      let size = try syntax.batchSize.map { (size) throws(QueryError) in
        try bindCount(size, of: "OF … ROWS")
      }
      let status = try syntax.status.map { (name) throws(QueryError) in
        try declare(name, .value, type: .map)
      }
      transactions = .init(batchSize: size, onError: syntax.onError, status: status)
    }
    return BoundSubqueryCall(
      query: query, imports: imports, isOptional: call.isOptional,
      isUnit: query.columns.isEmpty, transactions: transactions, offset: offset)
  }
}
