import PropertyGraph

/// One row of a batch as an expression sees it, with the variables of the comprehensions around it.
struct Row {
  let context: ExecutionContext
  let batch: Batch
  var index: Int
  private var locals: [(variable: Int, value: Value)] = []
  /// The values of sub-queries that were computed for the whole batch.
  private var prepared: [Column?] = []

  init(_ context: ExecutionContext, _ batch: Batch, index: Int = 0) {
    self.context = context
    self.batch = batch
    self.index = index
  }

  /// One row after the other of a batch, with the sub-queries computed for all of them.
  init(_ context: ExecutionContext, _ batch: Batch, _ subqueries: [CorrelatedSubquery?]) {
    self.init(context, batch)
    if !subqueries.isEmpty, batch.count > 1 {
      prepared = subqueries.map { $0?.column(context, batch) }
    }
  }

  /// What a sub-query gave for this row, if it was computed already.
  func prepared(_ slot: Int) -> Value? {
    slot < prepared.count ? prepared[slot]?.value(at: index) : nil
  }

  subscript(variable: Int) -> Value {
    if !locals.isEmpty {
      for local in locals.reversed() where local.variable == variable { return local.value }
    }
    return batch.columns[variable].value(at: index)
  }

  mutating func push(_ variable: Int, _ value: Value) { locals.append((variable, value)) }
  mutating func replaceTop(_ value: Value) { locals[locals.count - 1].value = value }
  mutating func pop() { locals.removeLast() }

  /// A row of another batch, with this row's comprehension variables.
  func within(_ batch: Batch) -> Row {
    var row = Row(context, batch)
    row.locals = locals
    return row
  }

  /// The one-row batch that a sub-plan is run for.
  func argument(_ imports: [Int]) -> Batch {
    var argument = Batch(count: 1, width: context.width)
    for variable in imports { argument.columns[variable] = .constant(self[variable]) }
    return argument
  }
}

/// Computes an expression for one row.
typealias Evaluation = @Sendable (inout Row) throws -> Value

/// An expression ready to run: the source for the optimiser, and code for rows and for batches.
struct CompiledExpression: Sendable {
  /// What batches can be computed from without a look at each row.
  enum Shape: Sendable {
    case constant(Value)
    case parameter(String)
    case variable(Int)
    case property(variable: Int, key: String)
    case general
  }

  let source: BoundExpression
  let shape: Shape
  let evaluate: Evaluation
  /// Sub-queries that can be computed for a whole batch, by number; nil for one that cannot.
  let subqueries: [CorrelatedSubquery?]

  /// The value in one row.
  func value(_ context: ExecutionContext, _ batch: Batch, at row: Int) throws -> Value {
    switch shape {
    case .constant(let value): return value
    case .variable(let variable): return batch.columns[variable].value(at: row)
    case .parameter(let name):
      if let value = context.parameters[name] { return value }
      fallthrough
    default:
      var view = Row(context, batch, index: row)
      return try evaluate(&view)
    }
  }

  /// The values of a whole batch.
  func column(_ context: ExecutionContext, _ batch: Batch) throws -> Column {
    switch shape {
    case .constant(let value):
      return .constant(value)
    case .variable(let variable):
      let column = batch.columns[variable]
      return column.isUnset ? .constant(.null) : column
    case .property(let variable, let key) where !context.hasDeletions:
      switch batch.columns[variable] {
      case .nodes(let nodes):
        guard let id = context.key(key) else { return .constant(.null) }
        if nodes.count == 1 {
          return .constant(try context.snapshot.property(id, of: nodes[0]))
        }
        return Column(try context.snapshot.properties(id, of: nodes), count: nodes.count)
      case .relationships(let relationships):
        guard let id = context.key(key) else { return .constant(.null) }
        return Column(
          try context.snapshot.properties(id, of: relationships.map(\.id)),
          count: relationships.count)
      case .constant:
        var row = Row(context, batch)
        return .constant(try evaluate(&row))
      default: break
      }
    case .parameter:
      return .constant(try value(context, batch, at: 0))
    default: break
    }
    var values: [Value] = []
    values.reserveCapacity(batch.count)
    var row = Row(context, batch, subqueries)
    for index in 0..<batch.count {
      row.index = index
      values.append(try evaluate(&row))
    }
    return Column(values)
  }

  /// The rows of the batch for which the expression is true.
  func select(_ context: ExecutionContext, _ batch: Batch) throws -> [UInt32] {
    var selected: [UInt32] = []
    var row = Row(context, batch, subqueries)
    for index in 0..<batch.count {
      row.index = index
      if try evaluate(&row).truth(at: source.offset) == true { selected.append(UInt32(index)) }
    }
    return selected
  }
}

extension Value {
  /// The value as a condition: nil is unknown. Throws when it is no boolean.
  func truth(at offset: Int) throws -> Bool? {
    switch self {
    case .boolean(let boolean): return boolean
    case .null: return nil
    default:
      throw QueryError.runtime(
        .type, "InvalidArgumentType",
        "a condition must be a boolean, not \(TypeSet(of: self).names)", at: offset)
    }
  }

  init(_ truth: Bool?) { self = truth.map { .boolean($0) } ?? .null }
}
