import PropertyGraph

@testable import GraphQuery

/// Evaluates `[WITH … AS x] RETURN expression` without a graph, straight from the syntax tree, to test
/// functions and operators without the engine. Knows what the tests need.
struct ExpressionEvaluator {
  let context = FunctionContext(snapshot: nil, randomSeed: 42)

  /// The values of the last projection.
  func values(of query: String) throws -> [Value] {
    guard case .query(let body) = try Parser.parse(query).body,
      let clauses = body.first.branches.first?.clauses
    else { throw Unsupported(what: query) }
    var scope: [String: Value] = [:]
    var values: [Value] = []
    for clause in clauses {
      guard case .project(let projection) = clause.kind else { throw Unsupported(what: query) }
      values = try projection.items.map { try evaluate($0.expression, scope) }
      scope = [:]
      for (item, value) in zip(projection.items, values) {
        scope[item.alias?.text ?? item.text] = value
      }
    }
    return values
  }

  func value(of expression: String) throws -> Value {
    try values(of: "RETURN " + expression + " AS result")[0]
  }

  /// The value as text, as query results show it.
  func text(of expression: String) throws -> String {
    try ValueText().text(value(of: expression))
  }

  struct Unsupported: Error {
    let what: String
  }

  private func evaluate(_ expression: SyntaxExpression, _ scope: [String: Value]) throws -> Value {
    switch expression.kind {
    case .literal(let value): return value
    case .variable(let name): return scope[name] ?? .null
    case .list(let elements): return .list(try elements.map { try evaluate($0, scope) })
    case .map(let entries):
      var map: [String: Value] = [:]
      for (key, value) in entries { map[key.text] = try evaluate(value, scope) }
      return .map(map)
    case .property(let subject, let key):
      let value = try evaluate(subject, scope)
      if case .map(let map) = value { return map[key.text] ?? .null }
      return try TemporalAccessors.property(key.text, of: value)
    case .unary(.minus, let operand): return try Value.negate(evaluate(operand, scope))
    case .binary(let operation, let left, let right):
      return try compute(operation, evaluate(left, scope), evaluate(right, scope))
    case .comparison(let first, let rest):
      guard rest.count == 1 else { throw Unsupported(what: "chained comparison") }
      return try compute(rest[0].0, evaluate(first, scope), evaluate(rest[0].1, scope))
    case .call(let name, let arguments, _):
      guard let function = FunctionRegistry.function(named: name.text),
        function.arity.contains(arguments.count)
      else { throw Unsupported(what: name.text) }
      return try function.evaluate(arguments.map { try evaluate($0, scope) }, context)
    default: throw Unsupported(what: "\(expression.kind)")
    }
  }

  private func compute(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws -> Value {
    func truth(_ value: Bool?) -> Value { value.map { .boolean($0) } ?? .null }
    switch operation {
    case .add: return try Value.add(left, right)
    case .subtract: return try Value.subtract(left, right)
    case .multiply: return try Value.multiply(left, right)
    case .divide: return try Value.divide(left, right)
    case .modulo: return try Value.remainder(left, right)
    case .power: return try Value.power(left, right)
    case .concatenate: return try Value.concatenate(left, right)
    case .equal: return truth(left.isEqual(to: right))
    case .notEqual: return truth(left.isEqual(to: right).map { !$0 })
    case .less: return truth(left.compared(to: right).isLess)
    case .lessOrEqual: return truth(left.compared(to: right).isAtMost)
    case .greater: return truth(left.compared(to: right).isGreater)
    case .greaterOrEqual: return truth(left.compared(to: right).isAtLeast)
    case .in:
      guard case .list(let list) = right else { return .null }
      return truth(left.isMember(of: list))
    default: throw Unsupported(what: "\(operation)")
    }
  }
}
