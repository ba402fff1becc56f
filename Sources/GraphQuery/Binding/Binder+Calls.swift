import PropertyGraph

extension Binder {
  // Functions

  mutating func bindCall(
    _ name: Name, _ arguments: [SyntaxExpression], isDistinct: Bool, at offset: Int
  ) throws(QueryError) -> BoundExpression {
    if name.text.lowercased() == "exists", arguments.count == 1 {
      return try bindExists(arguments[0], at: offset)
    }
    guard let function = FunctionRegistry.function(named: name.text) else {
      throw .compileTime(
        "UnknownFunction", "There is no function \(name.text)().", at: name.offset,
        suggestion: Spelling.closest(to: name.text, among: FunctionRegistry.all.map(\.name)))
    }
    guard function.arity.contains(arguments.count) else {
      throw .compileTime(
        "InvalidNumberOfArguments",
        "\(function.name)() takes \(function.arity.phrase), not \(arguments.count).", at: offset)
    }
    if function.isAggregate {
      return try bindAggregate(function, arguments, isDistinct: isDistinct, at: offset)
    }
    if isDistinct {
      throw .compileTime(
        "UnexpectedSyntax", "DISTINCT belongs to aggregate functions; \(function.name)() is none.",
        at: offset)
    }
    var bound: [BoundExpression] = []
    for argument in arguments {
      if function.name == "normalize", let form = normalForm(argument) {
        bound.append(form)
      } else {
        bound.append(try bind(argument))
      }
    }
    try check(bound, of: function)
    if !function.isDeterministic { metNondeterminism = true }
    return BoundExpression(
      .function(function.name, bound), at: offset, type: function.resultType(of: bound.map(\.type)))
  }

  /// `NFC` in `normalize(text, NFC)`: a word, no variable, unless there is one of that name.
  private func normalForm(_ argument: SyntaxExpression) -> BoundExpression? {
    guard case .variable(let name) = argument.kind, scope.variable(named: name) == nil,
      name.uppercased().hasPrefix("NF")
    else { return nil }
    return BoundExpression(.literal(.string(name)), at: argument.offset, type: .string)
  }

  private func check(_ arguments: [BoundExpression], of function: FunctionSignature)
    throws(QueryError)
  {
    for (index, argument) in arguments.enumerated() {
      let accepted = function.parameter(at: index)
      guard TypeSet(argument.type).canBe(accepted) else {
        throw .compileTime(
          "InvalidArgumentType",
          "\(function.name)() takes \(accepted.names) here, not \(argument.type.phrase).",
          at: argument.offset)
      }
    }
  }

  /// `exists(pattern)`, or `exists(n.key)`: the older form of IS NOT NULL.
  private mutating func bindExists(_ argument: SyntaxExpression, at offset: Int)
    throws(QueryError) -> BoundExpression
  {
    if case .pattern(let path) = argument.kind {
      return try bindPatternPredicate(path, at: offset)
    }
    return BoundExpression(
      .isNull(try bind(argument), negated: true), at: offset, type: .boolean)
  }

  // Aggregates

  private mutating func bindAggregate(
    _ function: FunctionSignature, _ arguments: [SyntaxExpression], isDistinct: Bool,
    at offset: Int
  ) throws(QueryError) -> BoundExpression {
    try checkAggregation(of: function.name, at: offset)
    let saved = (aggregation, metNondeterminism)
    aggregation = .nested
    metNondeterminism = false
    var bound: [BoundExpression] = []
    for argument in arguments { bound.append(try bind(argument)) }
    if metNondeterminism {
      throw .compileTime(
        "NonConstantExpression",
        """
        \(function.name)() cannot aggregate an expression with random values; compute it in a WITH \
        before.
        """, at: offset)
    }
    (aggregation, metNondeterminism) = saved
    try check(bound, of: function)
    return try bindAggregate(
      function.name, bound, isDistinct: isDistinct,
      type: function.resultType(of: bound.map(\.type)), at: offset)
  }

  mutating func bindAggregate(
    _ name: String, _ arguments: [BoundExpression], isDistinct: Bool, type: StaticType,
    at offset: Int
  ) throws(QueryError) -> BoundExpression {
    try checkAggregation(of: name, at: offset)
    let id = makeVariable(nil, .value, type: type)
    aggregates.append(
      BoundAggregate(
        variable: id, function: name, arguments: arguments, isDistinct: isDistinct, offset: offset))
    return BoundExpression(.variable(id), at: offset, type: type)
  }

  private func checkAggregation(of name: String, at offset: Int) throws(QueryError) {
    switch aggregation {
    case .collected: return
    case .nested:
      throw .compileTime(
        "NestedAggregation",
        "An aggregate cannot stand within another; compute the inner one in a WITH before.",
        at: offset)
    case .forbidden(let place):
      throw .compileTime(
        "InvalidAggregation",
        "\(name)() aggregates rows and cannot stand in \(place); use WITH before.", at: offset)
    }
  }

  // Procedures

  mutating func bindCall(_ call: SyntaxProcedureCall, _ clause: SyntaxClause, isStandalone: Bool)
    throws(QueryError) -> BoundProcedureCall
  {
    guard let signature = procedures.procedure(named: call.name.text)?.signature else {
      let names = procedures.all.map(\.signature.name)
      throw .compileTime(
        .procedure, "ProcedureNotFound", "There is no procedure \(call.name.text).",
        at: call.name.offset, suggestion: Spelling.closest(to: call.name.text, among: names))
    }
    let arguments = try bindArguments(call, signature, isStandalone: isStandalone)
    let yields = try bindYields(call, signature, isStandalone: isStandalone)
    let predicate = try call.predicate.map { (predicate) throws(QueryError) in
      try bindPredicate(predicate, in: "WHERE")
    }
    return BoundProcedureCall(
      name: signature.name, arguments: arguments, yields: yields, predicate: predicate,
      isOptional: call.isOptional, isVoid: signature.outputs.isEmpty,
      offset: clause.range.start)
  }

  private mutating func bindArguments(
    _ call: SyntaxProcedureCall, _ signature: ProcedureSignature, isStandalone: Bool
  ) throws(QueryError) -> [BoundExpression] {
    guard let arguments = call.arguments else {
      guard isStandalone || signature.inputs.isEmpty else {
        throw .compileTime(
          "InvalidArgumentPassingMode",
          "Within a query a procedure needs its arguments in parentheses: \(signature).",
          at: call.name.offset)
      }
      return signature.inputs.map { input in
        if !parameters.contains(input.name) { parameters.append(input.name) }
        return BoundExpression(.parameter(input.name), at: call.name.offset)
      }
    }
    guard arguments.count == signature.inputs.count else {
      throw .compileTime(
        "InvalidNumberOfArguments",
        "\(signature) takes \(signature.inputs.count) arguments, not \(arguments.count).",
        at: call.name.offset)
    }
    var bound: [BoundExpression] = []
    for (argument, input) in zip(arguments, signature.inputs) {
      let expression = try bindPlain(argument, in: "a procedure's arguments")
      guard TypeSet(expression.type).canBe(input.accepted) else {
        throw .compileTime(
          "InvalidArgumentType",
          "\(signature.name) takes \(input.typeName) as \(input.name), not \(expression.type.phrase).",
          at: argument.offset)
      }
      bound.append(expression)
    }
    return bound
  }

  private mutating func bindYields(
    _ call: SyntaxProcedureCall, _ signature: ProcedureSignature, isStandalone: Bool
  ) throws(QueryError) -> [(column: String, variable: VariableID)] {
    var items: [(column: Name, alias: Name?)] = []
    let offset = call.name.offset
    switch call.yield {
    case .items(let written): items = written
    case .all(let star):
      guard isStandalone else {
        throw .compileTime(
          "UnexpectedSyntax", "Within a query YIELD must name its columns: \(signature).",
          at: star)
      }
      items = signature.outputs.map { (Name(text: $0.name, offset: offset), nil) }
    case .none where isStandalone:
      items = signature.outputs.map { (Name(text: $0.name, offset: offset), nil) }
    case .none:
      guard signature.outputs.isEmpty else {
        throw .compileTime(
          "UndefinedVariable",
          "Within a query a procedure needs YIELD to name its results: \(signature).",
          at: offset)
      }
    }
    var yields: [(column: String, variable: VariableID)] = []
    for (column, alias) in items {
      guard let output = signature.outputs.first(where: { $0.name == column.text }) else {
        throw .compileTime(
          "UndefinedVariable", "\(signature.name) gives no \(column.text): \(signature).",
          at: column.offset,
          suggestion: Spelling.closest(to: column.text, among: signature.outputs.map(\.name)))
      }
      let id = try declare(
        alias ?? column, VariableKind(of: output.type), type: output.type)
      yields.append((column.text, id))
    }
    return yields
  }

  /// A query that is one CALL only: its results are the columns.
  mutating func bindStandaloneCall(
    _ call: SyntaxProcedureCall, _ clause: SyntaxClause, into branch: inout BoundBranch
  ) throws(QueryError) {
    let bound = try bindCall(call, clause, isStandalone: true)
    branch.clauses.append(.callProcedure(bound))
    branch.columns = bound.yields.map {
      BoundColumn(name: variable($0.variable).name, variable: $0.variable)
    }
  }
}

extension ClosedRange<Int> {
  /// "2 arguments", "1 to 3 arguments", "1 argument or more".
  fileprivate var phrase: String {
    if lowerBound == upperBound {
      return lowerBound == 1 ? "1 argument" : "\(lowerBound) arguments"
    }
    if upperBound >= 255 { return "\(lowerBound) arguments or more" }
    return "\(lowerBound) to \(upperBound) arguments"
  }
}
