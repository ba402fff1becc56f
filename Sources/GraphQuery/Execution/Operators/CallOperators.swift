import PropertyGraph

/// CALL procedure(…) YIELD …, once a row.
final class CallProcedureOperator: StreamOperator {
  private let step: ProcedureStep

  init(_ context: ExecutionContext, _ input: Operator, _ step: ProcedureStep, live: [Int]) {
    self.step = step
    super.init(context, input, live: live)
  }

  override func next() throws -> Batch? {
    guard let procedure = context.environment.procedures.procedure(named: step.name) else {
      throw QueryError.compileTime(
        .procedure, "ProcedureNotFound", "there is no procedure \(step.name)", at: step.offset)
    }
    let columns = step.yields.map { yield in
      procedure.signature.outputs.firstIndex { $0.name == yield.column } ?? 0
    }
    while let batch = try input.pull() {
      try context.checkLimits()
      var origins: [UInt32] = []
      var values: [[Value]] = Array(repeating: [], count: columns.count)
      for row in 0..<batch.count {
        var view = Row(context, batch, index: row)
        let arguments = try step.arguments.map { try $0.evaluate(&view) }
        let rows = try located(step.offset) {
          try procedure.call(arguments, in: context.snapshot)
        }
        if step.isVoid || rows.isEmpty && step.isOptional {
          origins.append(UInt32(row))
          for index in columns.indices { values[index].append(.null) }
          continue
        }
        for result in rows {
          origins.append(UInt32(row))
          for (index, column) in columns.enumerated() { values[index].append(result[column]) }
        }
      }
      if origins.isEmpty { continue }
      var result = batch.gather(origins, live: live)
      for (index, yield) in step.yields.enumerated() {
        result.columns[yield.variable] = Column(values[index])
      }
      return result
    }
    return nil
  }
}

/// CALL { … } that gives no rows, for what it does: once a row.
final class UnitSubqueryOperator: StreamOperator {
  private let body: Operator

  init(_ context: ExecutionContext, _ input: Operator, _ body: Operator, live: [Int]) {
    self.body = body
    super.init(context, input, live: live)
  }

  override func next() throws -> Batch? {
    guard let batch = try input.pull() else { return nil }
    for row in 0..<batch.count {
      try context.checkLimits()
      try body.open(batch.row(row))
      while try body.pull() != nil {}
    }
    return batch
  }
}

/// CALL { … } IN TRANSACTIONS: some rows to a transaction of their own. The rows that come in are
/// all read before the first transaction.
final class CallInTransactionsOperator: StreamOperator {
  private let step: TransactionsStep
  private let body: Operator
  private var results: [Batch]?
  private var position = 0

  init(
    _ context: ExecutionContext, _ input: Operator, _ body: Operator, _ step: TransactionsStep,
    live: [Int]
  ) {
    self.step = step
    self.body = body
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    results = nil
    position = 0
  }

  override func next() throws -> Batch? {
    if results == nil { results = try run() }
    guard let results, position < results.count else { return nil }
    defer { position += 1 }
    return results[position]
  }

  private func run() throws -> [Batch] {
    let size = try step.batchSize.map { try context.rowCount($0, "OF … ROWS") } ?? 1_000
    guard size > 0 else {
      throw QueryError.runtime(
        .argument, "InvalidArgumentValue", "IN TRANSACTIONS OF … ROWS needs at least one row")
    }
    var results: [Batch] = []
    var hasBroken = false
    for whole in try context.materialize(input) {
      var start = 0
      while start < whole.count {
        let end = min(start + size, whole.count)
        let batch = whole.slice(start..<end)
        start = end
        if hasBroken {
          results.append(report(nulls(batch), hasStarted: false, error: nil))
          continue
        }
        do {
          var done: [Batch] = []
          try context.environment.inTransaction(context) {
            done = try runBatch(batch)
          }
          results += done.map { report($0, hasStarted: true, error: nil) }
        } catch {
          if step.onError == .fail { throw error }
          hasBroken = step.onError == .break
          results.append(report(nulls(batch), hasStarted: true, error: "\(error)"))
        }
      }
    }
    return results
  }

  private func runBatch(_ batch: Batch) throws -> [Batch] {
    var done: [Batch] = []
    for row in 0..<batch.count {
      try context.checkLimits()
      let argument = batch.row(row)
      try body.open(argument)
      while let found = try body.pull() {
        var result = argument
        result.count = found.count
        for variable in step.introduced { result.columns[variable] = found.columns[variable] }
        done.append(result)
      }
    }
    return step.isUnit ? [batch] : done
  }

  private func nulls(_ batch: Batch) -> Batch {
    var result = batch
    for variable in step.introduced { result.columns[variable] = .constant(.null) }
    return result
  }

  private func report(_ batch: Batch, hasStarted: Bool, error: String?) -> Batch {
    guard let status = step.status else { return batch }
    var result = batch
    result.columns[status] = .constant(
      .map([
        "started": .boolean(hasStarted), "committed": .boolean(hasStarted && error == nil),
        "errorMessage": error.map { .string($0) } ?? .null,
      ]))
    return result
  }
}
