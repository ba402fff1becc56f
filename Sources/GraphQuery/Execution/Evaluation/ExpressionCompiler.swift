import PropertyGraph

/// Turns bound expressions into code. Sub-queries within them are planned through `planSubquery`.
struct ExpressionCompiler {
  /// Plans a sub-query whose rows also give `outputs`.
  let planSubquery: (BoundQuery, _ outputs: [Int]) throws -> PlannedSubquery
  /// Plans one MATCH whose rows give `result`.
  let planComprehension: (BoundPatternComprehension) throws -> PlannedSubquery
  /// The sub-queries of the expression that are computed for every row.
  private var subqueries: SubqueryList?

  init(
    planSubquery: @escaping (BoundQuery, _ outputs: [Int]) throws -> PlannedSubquery,
    planComprehension: @escaping (BoundPatternComprehension) throws -> PlannedSubquery
  ) {
    self.planSubquery = planSubquery
    self.planComprehension = planComprehension
  }

  /// For parts of an expression that not every row computes.
  var forSomeRows: ExpressionCompiler {
    var compiler = self
    compiler.subqueries = nil
    return compiler
  }

  func compile(_ expression: BoundExpression) throws -> CompiledExpression {
    let list = SubqueryList()
    var compiler = self
    compiler.subqueries = list
    let shape: CompiledExpression.Shape
    switch expression.kind {
    case .literal(let value): shape = .constant(value)
    case .parameter(let name): shape = .parameter(name)
    case .variable(let variable): shape = .variable(variable.rawValue)
    case .property(let base, let key):
      if case .variable(let variable) = base.kind {
        shape = .property(variable: variable.rawValue, key: key)
      } else {
        shape = .general
      }
    default: shape = .general
    }
    let evaluate = try compiler.code(expression)
    return CompiledExpression(
      source: expression, shape: shape, evaluate: evaluate,
      subqueries: list.forManyRows(reading: expression))
  }

  // One case for each kind of expression; the longer ones are in the extensions beside this file.
  func code(_ expression: BoundExpression) throws -> Evaluation {
    let offset = expression.offset
    switch expression.kind {
    case .literal(let value):
      return { _ in value }
    case .parameter(let name):
      return { row in
        guard let value = row.context.parameters[name] else {
          throw QueryError.runtime(
            .parameterMissing, "MissingParameter", "the parameter $\(name) has no value", at: offset
          )
        }
        return value
      }
    case .variable(let variable):
      let slot = variable.rawValue
      return { row in row[slot] }
    case .property(let base, let key):
      let base = try code(base)
      return { row in try row.context.property(key, of: try base(&row), at: offset) }
    case .hasLabels(let base, let labels):
      let base = try code(base)
      return { row in
        Value(try row.context.satisfies(try base(&row), labels, at: offset))
      }
    case .unary(let symbol, let operand):
      return try unary(symbol, operand, offset)
    case .binary(let symbol, let left, let right):
      return try binary(symbol, left, right, offset)
    case .and(let operands):
      return try conjunction(operands, neutral: true)
    case .or(let operands):
      return try conjunction(operands, neutral: false)
    case .isNull(let operand, let negated):
      let operand = try code(operand)
      return { row in .boolean(try operand(&row).isNull != negated) }
    case .isTruth(let operand, let expected, let negated):
      let truth = try code(operand)
      return { row in .boolean((try truth(&row).truth(at: offset) == expected) != negated) }
    case .isType(let operand, let type, let negated):
      let operand = try code(operand)
      return { row in .boolean(type.admits(try operand(&row)) != negated) }
    case .list(let elements):
      let elements = try elements.map { try code($0) }
      return { row in
        var values: [Value] = []
        values.reserveCapacity(elements.count)
        for element in elements { values.append(try element(&row)) }
        try NestingLimit.check(values)
        return .list(values)
      }
    case .map(let entries):
      let entries = try entries.map { ($0.key, try code($0.value)) }
      return { row in
        var map: [String: Value] = [:]
        for (key, value) in entries { map[key] = try value(&row) }
        try NestingLimit.check(map)
        return .map(map)
      }
    case .index(let base, let index):
      let base = try code(base)
      let index = try code(index)
      return { row in
        try row.context.element(of: try base(&row), at: try index(&row), offset: offset)
      }
    case .slice(let base, let from, let to):
      return try slice(base, from, to, offset)
    case .case(let operand, let branches, let otherwise):
      return try branching(operand, branches, otherwise, offset)
    case .function(let name, let arguments):
      return try function(name, arguments, offset)
    case .listComprehension(let variable, let list, let condition, let map):
      return try comprehension(variable.rawValue, list, condition, map, offset)
    case .quantifier(let kind, let variable, let list, let condition):
      return try quantifier(kind, variable.rawValue, list, condition, offset)
    case .reduce(let accumulator, let initial, let variable, let list, let body):
      return try reduce(
        accumulator.rawValue, initial, variable.rawValue, list, body, offset)
    case .mapProjection(let base, let items):
      return try mapProjection(base, items, offset)
    case .patternComprehension(let comprehension):
      return running(
        CorrelatedSubquery(
          try planComprehension(comprehension), comprehension.imports,
          .list(try forSomeRows.code(comprehension.result))))
    case .exists(let subquery):
      return running(
        CorrelatedSubquery(try planSubquery(subquery.query, []), subquery.imports, .exists))
    case .count(let subquery):
      return running(
        CorrelatedSubquery(try planSubquery(subquery.query, []), subquery.imports, .count))
    case .collect(let subquery):
      let planned = try planSubquery(subquery.query, [])
      let column = planned.columns.first ?? 0
      return running(
        CorrelatedSubquery(planned, subquery.imports, .list { row in row[column] }))
    case .shortestPath(let subquery, let path, let all):
      let planned = try planSubquery(subquery.query, [path.rawValue])
      let column = path.rawValue
      let list = running(
        CorrelatedSubquery(planned, subquery.imports, .list { row in row[column] }))
      return { row in
        let value = try list(&row)
        guard !all, case .list(let paths) = value else { return value }
        return paths.first ?? .null
      }
    }
  }

  /// The value of a sub-query: what was computed for the whole batch, or else for the row alone.
  private func running(_ subquery: CorrelatedSubquery) -> Evaluation {
    let slot = subqueries?.add(subquery)
    return { row in
      if let slot, let known = row.prepared(slot) { return known }
      return try subquery.value(&row)
    }
  }
}
