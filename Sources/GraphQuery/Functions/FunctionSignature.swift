import PropertyGraph

/// A function as queries see it: its name, what it takes and gives, and how it is computed.
struct FunctionSignature: Sendable {
  typealias Evaluation = @Sendable ([Value], FunctionContext) throws -> Value

  enum Implementation: Sendable {
    /// Computed row by row.
    case scalar(Evaluation)
    /// Computed over the rows of a group.
    case aggregate(AggregateFunction)
  }

  /// The usual spelling, with its namespace: `toUpper`, `duration.between`.
  let name: String
  /// How many arguments it takes.
  let arity: ClosedRange<Int>
  /// What each argument may be, as checked before execution; the last stands for all that follow.
  let parameters: [TypeSet]
  let result: TypeSet
  /// Whether equal arguments on an equal graph within a statement give an equal result. The clock
  /// functions count as deterministic: a statement has one clock.
  let isDeterministic: Bool
  /// Whether the result can be computed before execution from constant arguments: it depends on
  /// nothing else, neither graph nor clock.
  let isConstant: Bool
  /// Whether a null argument makes the result null without a look at the others.
  let givesNullOnNull: Bool
  let implementation: Implementation

  var isAggregate: Bool {
    if case .aggregate = implementation { true } else { false }
  }

  /// What the argument at `index` may be.
  func parameter(at index: Int) -> TypeSet {
    parameters.isEmpty ? .any : parameters[min(index, parameters.count - 1)]
  }

  /// Computes a scalar function. The caller may reuse one array for all rows.
  func evaluate(_ arguments: [Value], _ context: FunctionContext) throws -> Value {
    guard case .scalar(let body) = implementation else {
      throw QueryFailure.aggregateOutsideProjection(name)
    }
    if givesNullOnNull {
      for argument in arguments {
        if case .null = argument { return .null }
      }
    }
    return try body(arguments, context)
  }

  /// A function of one row.
  static func scalar(
    _ name: String, _ parameters: [TypeSet], optional: Int = 0, variadic: Bool = false,
    gives result: TypeSet, isDeterministic: Bool = true, isConstant: Bool = true,
    givesNullOnNull: Bool = true, _ body: @escaping Evaluation
  ) -> FunctionSignature {
    FunctionSignature(
      name: name, arity: (parameters.count - optional)...(variadic ? 255 : parameters.count),
      parameters: parameters, result: result, isDeterministic: isDeterministic,
      isConstant: isConstant && isDeterministic, givesNullOnNull: givesNullOnNull,
      implementation: .scalar(body))
  }

  /// A function of a group of rows.
  static func aggregate(
    _ name: String, _ parameters: [TypeSet], gives result: TypeSet, _ function: AggregateFunction
  ) -> FunctionSignature {
    FunctionSignature(
      name: name, arity: parameters.count...parameters.count, parameters: parameters,
      result: result, isDeterministic: true, isConstant: false, givesNullOnNull: false,
      implementation: .aggregate(function))
  }
}
