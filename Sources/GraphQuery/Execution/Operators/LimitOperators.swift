import PropertyGraph

extension ExecutionContext {
  /// The value of SKIP or LIMIT.
  func rowCount(_ expression: CompiledExpression, _ clause: String) throws -> Int {
    let value = try expression.value(self, Batch(count: 1, width: width), at: 0)
    let offset = expression.source.offset
    switch value {
    case .integer(let count):
      if count < 0 {
        throw QueryError.runtime(
          .syntax, "NegativeIntegerArgument", "\(clause) must not be negative, but is \(count)",
          at: offset)
      }
      return Int(count)
    default:
      throw QueryError.runtime(
        .syntax, "InvalidArgumentType",
        "\(clause) must be an integer, not \(TypeSet(of: value).names)", at: offset)
    }
  }
}

/// Drops the first rows.
final class SkipOperator: StreamOperator {
  private let amount: CompiledExpression
  private var remaining: Int?

  init(_ context: ExecutionContext, _ input: Operator, _ amount: CompiledExpression, live: [Int]) {
    self.amount = amount
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    remaining = nil
  }

  override func next() throws -> Batch? {
    var skip = try remaining ?? context.rowCount(amount, "SKIP")
    while let batch = try input.pull() {
      if batch.count <= skip {
        skip -= batch.count
        remaining = skip
        continue
      }
      defer { remaining = 0 }
      return batch.slice(skip..<batch.count)
    }
    remaining = skip
    return nil
  }
}

/// Ends after some rows.
final class LimitOperator: StreamOperator {
  private let amount: CompiledExpression
  private var remaining: Int?

  init(_ context: ExecutionContext, _ input: Operator, _ amount: CompiledExpression, live: [Int]) {
    self.amount = amount
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    remaining = nil
  }

  override func next() throws -> Batch? {
    if remaining == nil {
      let limit = try context.rowCount(amount, "LIMIT")
      remaining = limit
      // Updates before happen even when no row is wanted.
      if limit == 0, context.statement.isUpdating { _ = try input.pull() }
    }
    guard let wanted = remaining, wanted > 0, let batch = try input.pull() else { return nil }
    remaining = wanted - min(wanted, batch.count)
    return batch.slice(0..<min(wanted, batch.count))
  }
}

/// Reads everything before it gives anything.
final class EagerOperator: StreamOperator {
  private var batches: [Batch]?
  private var position = 0

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    batches = nil
    position = 0
  }

  override func next() throws -> Batch? {
    if batches == nil { batches = try context.materialize(input) }
    guard let batches, position < batches.count else { return nil }
    defer { position += 1 }
    return batches[position]
  }
}

extension ExecutionContext {
  /// All batches of an operator.
  func materialize(_ input: Operator) throws -> [Batch] {
    var batches: [Batch] = []
    while let batch = try input.pull() {
      try checkLimits()
      try reserve(batch.estimatedByteCount)
      batches.append(batch)
    }
    return batches
  }
}

/// Runs its input to the end and gives no rows.
final class FinishOperator: StreamOperator {
  override func next() throws -> Batch? {
    while try input.pull() != nil { try context.checkLimits() }
    return nil
  }
}

/// One branch after the other, each with its own argument.
final class UnionOperator: Operator {
  private let branches: [(input: Operator, outputs: [Int])]
  private let columns: [Int]
  private let isDistinct: Bool
  private var argument: Batch?
  private var current = 0
  private var isOpen = false
  private var seen: GroupTable

  init(
    _ context: ExecutionContext, _ branches: [(input: Operator, outputs: [Int])], columns: [Int],
    isDistinct: Bool, live: [Int]
  ) {
    self.branches = branches
    self.columns = columns
    self.isDistinct = isDistinct
    seen = GroupTable(keyCount: columns.count)
    super.init(context, live: live)
  }

  override func open(_ argument: Batch) throws {
    self.argument = argument
    current = 0
    isOpen = false
    seen = GroupTable(keyCount: columns.count)
  }

  override func next() throws -> Batch? {
    while current < branches.count {
      let branch = branches[current]
      if !isOpen, let argument {
        try branch.input.open(argument)
        isOpen = true
      }
      guard let batch = try branch.input.pull() else {
        current += 1
        isOpen = false
        continue
      }
      if columns.isEmpty { continue }
      var result = batch
      for (column, output) in zip(columns, branch.outputs) {
        result.columns[column] = batch.columns[output]
      }
      if !isDistinct { return result }
      let before = seen.count
      let groups = seen.groups(of: columns.map { result.columns[$0] }, count: result.count)
      var next = UInt32(before)
      var selected: [UInt32] = []
      for (row, group) in groups.enumerated() where group == next {
        selected.append(UInt32(row))
        next += 1
      }
      if selected.isEmpty { continue }
      try context.reserve(selected.count * 120)
      return result.gather(selected)
    }
    return nil
  }
}
