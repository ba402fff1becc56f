extension Binder {
  /// Where a query stands: what it must end with depends on it.
  enum Place {
    case statement
    /// CALL { }
    case call
    /// EXISTS { } and COUNT { }
    case rows
    /// COLLECT { }
    case column
  }

  mutating func bindQuery(_ syntax: SyntaxQuery, as place: Place) throws(QueryError) -> BoundQuery {
    var union = syntax.first
    for next in syntax.next { union = Self.chain(union, next) }
    return try bindUnion(union, as: place)
  }

  /// `first NEXT second`: the rows of the first become the input of the second.
  private static func chain(_ first: SyntaxUnion, _ second: SyntaxUnion) -> SyntaxUnion {
    var prefix: [SyntaxClause]
    let offset = first.branches[0].offset
    if first.branches.count == 1 {
      prefix = first.branches[0].clauses
      if let last = prefix.last, case .project(let projection) = last.kind, projection.isReturn {
        prefix[prefix.count - 1] = SyntaxClause(
          kind: .project(projection.asWith), range: last.range)
      }
    } else {
      let call = SyntaxSubqueryCall(
        scope: .names([]), query: SyntaxQuery(first: first, next: []), isOptional: false,
        transactions: nil)
      prefix = [
        SyntaxClause(
          kind: .subquery(call), range: SourceRange(start: offset, end: second.branches[0].offset))
      ]
    }
    let branches = second.branches.map {
      SyntaxSingleQuery(clauses: prefix + $0.clauses, offset: offset)
    }
    return SyntaxUnion(branches: branches, operators: second.operators)
  }

  private mutating func bindUnion(_ union: SyntaxUnion, as place: Place)
    throws(QueryError) -> BoundQuery
  {
    if let first = union.operators.first {
      for next in union.operators where next.keepsDuplicates != first.keepsDuplicates {
        throw .compileTime(
          "InvalidClauseComposition",
          "UNION and UNION ALL cannot be mixed in one query; put one of them into CALL { }.",
          at: next.offset)
      }
    }
    let start = scope
    let startSteps = stepCount
    var mostSteps = stepCount
    defer { stepCount = mostSteps }
    var branches: [BoundBranch] = []
    for (index, branch) in union.branches.enumerated() {
      scope = start
      stepCount = startSteps
      defer { mostSteps = max(mostSteps, stepCount) }
      let offset = index == 0 ? branch.offset : union.operators[index - 1].offset
      branches.append(try bindBranch(branch, as: place, offset: offset))
    }
    scope = start
    let isUpdating = branches.contains { $0.isUpdating }
    guard branches.count > 1 else {
      return BoundQuery(
        columns: branches[0].columns,
        branches: [
          BoundSingleQuery(
            clauses: branches[0].clauses, outputs: branches[0].columns.map(\.variable))
        ], isDistinct: false, isUpdating: isUpdating)
    }
    return try join(
      branches, isDistinct: !union.operators[0].keepsDuplicates, isUpdating: isUpdating)
  }

  private mutating func join(_ branches: [BoundBranch], isDistinct: Bool, isUpdating: Bool)
    throws(QueryError) -> BoundQuery
  {
    let names = branches[0].columns.map(\.name)
    var singles: [BoundSingleQuery] = []
    for branch in branches {
      guard branch.columns.map(\.name).sorted() == names.sorted() else {
        throw .compileTime(
          "DifferentColumnsInUnion",
          """
          All parts of a UNION must return the same columns: here \
          \(names.joined(separator: ", ")) and \
          \(branch.columns.map(\.name).joined(separator: ", ")). Rename them with AS.
          """, at: branch.offset)
      }
      let outputs = names.compactMap { name in
        branch.columns.first { $0.name == name }?.variable
      }
      singles.append(BoundSingleQuery(clauses: branch.clauses, outputs: outputs))
    }
    var columns: [BoundColumn] = []
    for (index, name) in names.enumerated() {
      let type = StaticType.joining(singles.map { variable($0.outputs[index]).type })
      let id = makeVariable(name, VariableKind(of: type), type: type)
      columns.append(BoundColumn(name: name, variable: id))
    }
    return BoundQuery(
      columns: columns, branches: singles, isDistinct: isDistinct, isUpdating: isUpdating)
  }

  struct BoundBranch {
    var clauses: [BoundClause] = []
    var columns: [BoundColumn] = []
    var isUpdating = false
    var offset = 0

    /// Makes one of two CREATEs at the end: the same in effect, and scripts have thousands in a row.
    mutating func joinCreates() -> Bool {
      guard clauses.count > 1, case .create(let last) = clauses[clauses.count - 1],
        case .create(var joined) = clauses[clauses.count - 2]
      else { return false }
      // The clauses go first, so that the arrays are appended to in place.
      clauses.removeLast(2)
      joined.elements += last.elements
      joined.paths += last.paths
      clauses.append(.create(joined))
      return true
    }
  }

  private mutating func bindBranch(_ syntax: SyntaxSingleQuery, as place: Place, offset: Int)
    throws(QueryError) -> BoundBranch
  {
    var branch = BoundBranch()
    branch.offset = offset
    var clauses = syntax.clauses[...]
    if case .call = place, let first = clauses.first, try bindImport(first) {
      clauses = clauses.dropFirst()
    }
    let isStandalone = place == .statement && clauses.count == 1
    for (index, clause) in clauses.enumerated() {
      let isLast = index == clauses.count - 1
      if isStandalone, case .call(let call) = clause.kind {
        try bindStandaloneCall(call, clause, into: &branch)
      } else {
        try bind(clause, isLast: isLast, into: &branch)
      }
      if !branch.joinCreates() { try countSteps(1, at: clause.range.start) }
      if isLast { try checkEnd(clause, isStandalone: isStandalone, as: place, branch) }
    }
    if place != .statement, place != .call, branch.isUpdating {
      throw .compileTime(
        "InvalidClauseComposition",
        "A query within an expression cannot write; write in a clause of its own.", at: offset)
    }
    return branch
  }

  private func checkEnd(
    _ clause: SyntaxClause, isStandalone: Bool, as place: Place, _ branch: BoundBranch
  ) throws(QueryError) {
    let name: String
    switch clause.kind {
    case .project(let projection) where projection.isReturn: return
    case .create, .merge, .set, .remove, .delete, .forEach, .finish:
      if place != .column { return }
      name = "a writing clause"
    case .call:
      guard case .callProcedure(let call)? = branch.clauses.last else { return }
      if isStandalone || call.isVoid || place == .rows { return }
      name = "CALL … YIELD"
    case .subquery:
      guard case .callSubquery(let call)? = branch.clauses.last else { return }
      if call.isUnit || place == .rows { return }
      name = "CALL { … RETURN }"
    case .match: name = "MATCH"
    case .unwind: name = "UNWIND"
    case .project: name = "WITH"
    case .let: name = "LET"
    case .filter: name = "FILTER"
    case .loadCSV: name = "LOAD CSV"
    }
    if place == .rows { return }
    throw .compileTime(
      "InvalidClauseComposition",
      "A query cannot end with \(name); add RETURN, or a clause that writes.",
      at: clause.range.start)
  }

  /// An initial `WITH a, b` in CALL { } imports outer variables; true when it is one.
  private mutating func bindImport(_ clause: SyntaxClause) throws(QueryError) -> Bool {
    guard case .project(let projection) = clause.kind, projection.isPlainWith,
      !importable.isEmpty || projection.includesAll
    else { return false }
    var names: [String: VariableID] = [:]
    if projection.includesAll { names = importable }
    for item in projection.items {
      guard case .variable(let name) = item.expression.kind,
        item.alias == nil || item.alias?.text == name
      else { return false }
      guard let id = importable[name] else {
        scope = Scope(outer: importable)
        throw undefined(name, at: item.expression.offset)
      }
      names[name] = id
      use(id)
    }
    if projection.includesAll { for id in names.values { use(id) } }
    scope = scope.replacingRow(by: names)
    return true
  }
}

extension SyntaxProjection {
  /// `WITH a, b` and nothing more.
  fileprivate var isPlainWith: Bool {
    !isReturn && !isDistinct && orderBy.isEmpty && skip == nil && limit == nil
      && predicate == nil
  }

  /// The same projection in the middle of a query: every column gets its name.
  fileprivate var asWith: SyntaxProjection {
    SyntaxProjection(
      isReturn: false, isDistinct: isDistinct, includesAll: includesAll,
      items: items.map {
        Item(
          expression: $0.expression,
          alias: $0.alias ?? Name(text: $0.text, offset: $0.expression.offset), text: $0.text)
      }, orderBy: orderBy, skip: skip, limit: limit, predicate: predicate, offset: offset)
  }
}
