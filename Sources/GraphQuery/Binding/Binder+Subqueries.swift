extension Binder {
  mutating func bindSubquery(_ kind: SubqueryKind, _ syntax: SyntaxSubquery, at offset: Int)
    throws(QueryError) -> BoundExpression
  {
    let (query, imports) = try nested(Scope(outer: scope.all)) {
      (binder: inout Binder) throws(QueryError) in
      switch syntax {
      case .query(let query):
        try binder.bindQuery(query, as: kind == .collect ? .column : .rows)
      case .pattern(let match):
        Self.query(of: try binder.bindMatch(match))
      }
    }
    let subquery = BoundSubquery(query: query, imports: imports)
    switch kind {
    case .exists: return BoundExpression(.exists(subquery), at: offset, type: .boolean)
    case .count: return BoundExpression(.count(subquery), at: offset, type: .integer)
    case .collect:
      guard query.columns.count == 1 else {
        throw .compileTime(
          "UnexpectedSyntax",
          "COLLECT { } needs a RETURN with exactly one column, not \(query.columns.count).",
          at: offset)
      }
      let type = variable(query.columns[0].variable).type
      return BoundExpression(.collect(subquery), at: offset, type: .list(type))
    }
  }

  /// A query of one MATCH, without columns.
  private static func query(of match: BoundMatch) -> BoundQuery {
    BoundQuery(
      columns: [], branches: [BoundSingleQuery(clauses: [.match(match)], outputs: [])],
      isDistinct: false, isUpdating: false)
  }

  /// A pattern among conditions: every variable in it must be bound.
  mutating func bindPatternPredicate(_ path: SyntaxPathPattern, at offset: Int)
    throws(QueryError) -> BoundExpression
  {
    let (query, imports) = try nested(Scope(outer: scope.all)) {
      (binder: inout Binder) throws(QueryError) in
      let pattern = try binder.bindPattern([path], allowsNew: false)
      return Self.query(of: pattern.match(at: offset))
    }
    return BoundExpression(
      .exists(BoundSubquery(query: query, imports: imports)), at: offset, type: .boolean)
  }

  mutating func bindPatternComprehension(
    _ path: SyntaxPathPattern, _ condition: SyntaxExpression?, _ map: SyntaxExpression,
    at offset: Int
  ) throws(QueryError) -> BoundExpression {
    let ((pattern, predicate, result), imports) = try nested(Scope(outer: scope.all)) {
      (binder: inout Binder) throws(QueryError) in
      let pattern = try binder.bindPattern([path], allowsNew: true)
      var predicate: BoundExpression?
      if let condition { predicate = try binder.bindPredicate(condition, in: "WHERE") }
      let result = try binder.bindPlain(map, in: "a pattern comprehension")
      return (pattern, predicate, result)
    }
    let conditions = pattern.conditions + (predicate.map { [$0] } ?? [])
    return BoundExpression(
      .patternComprehension(
        BoundPatternComprehension(
          path: pattern.paths[0], predicate: Self.conjunction(conditions), result: result,
          imports: imports, introduced: pattern.introduced)), at: offset, type: .list(result.type))
  }

  /// `shortestPath((a)-[*]-(b))` as a value: both ends must be bound.
  mutating func bindShortestPath(_ path: SyntaxPathPattern, at offset: Int)
    throws(QueryError) -> BoundExpression
  {
    let isAll = path.selector != .shortest(count: 1)
    let ((query, variable), imports) = try nested(Scope(outer: scope.all)) {
      (binder: inout Binder) throws(QueryError) in
      var pattern = try binder.bindPattern([path], allowsNew: true)
      let ends = [pattern.paths[0].start] + pattern.paths[0].steps.map(\.node)
      for end in ends where !end.isBound {
        let name = binder.variable(end.variable)
        throw name.isAnonymous
          ? QueryError.compileTime(
            "UndefinedVariable", "Both ends of a shortest path must be bound before.",
            at: end.offset) : binder.undefined(name.name, at: end.offset)
      }
      let variable = binder.makeVariable(nil, .path)
      pattern.paths[0].pathVariable = variable
      pattern.introduced.append(variable)
      return (Self.query(of: pattern.match(at: offset)), variable)
    }
    return BoundExpression(
      .shortestPath(
        BoundSubquery(query: query, imports: imports), path: variable, all: isAll), at: offset,
      type: isAll ? .list(.path) : .path)
  }
}

extension BoundPattern {
  fileprivate func match(at offset: Int) -> BoundMatch {
    BoundMatch(
      isOptional: false, paths: paths, predicate: Binder.conjunction(conditions),
      introduced: introduced, allowsRepeatedRelationships: false, offset: offset)
  }
}
