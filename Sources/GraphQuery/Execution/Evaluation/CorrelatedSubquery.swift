import PropertyGraph

/// A sub-query that was planned.
struct PlannedSubquery {
  /// Its number among the statement's sub-plans.
  let plan: Int
  /// The variable that numbers the rows it is run for; nil when it takes them one by one.
  let origin: Int?
  /// The columns of its result.
  let columns: [Int]
}

/// A query within an expression: EXISTS { }, COUNT { }, COLLECT { } or a pattern comprehension.
struct CorrelatedSubquery: Sendable {
  enum Result: Sendable {
    case exists
    case count
    /// A list with one element for each row found.
    case list(Evaluation)
  }

  private let plan: Int
  private let origin: Int?
  private let imports: [Int]
  private let result: Result

  init(_ planned: PlannedSubquery, _ imports: [VariableID], _ result: Result) {
    plan = planned.plan
    origin = planned.origin
    self.imports = imports.map(\.rawValue)
    self.result = result
  }

  /// Whether it can be computed for many rows together that bind these variables.
  func takesManyRows(of variables: Set<Int>) -> Bool {
    origin != nil && imports.allSatisfy { variables.contains($0) }
  }

  /// The value in one row.
  func value(_ row: inout Row) throws -> Value {
    try column(row.context, row.argument(imports), row).value(at: 0)
  }

  /// The values in all rows of a batch; nil where that fails, since an error in one row must not
  /// show when the expression does not come to it.
  func column(_ context: ExecutionContext, _ batch: Batch) -> Column? {
    var argument = Batch(count: batch.count, width: context.width)
    for variable in imports { argument.columns[variable] = batch.columns[variable] }
    return try? column(context, argument, Row(context, batch))
  }

  private func column(_ context: ExecutionContext, _ argument: Batch, _ row: Row) throws -> Column {
    var running = CorrelatedRows(try context.subplan(plan), origin: origin)
    switch result {
    case .exists: return try existence(context, argument, &running)
    case .count:
      var counts = Array(repeating: Int64(0), count: argument.count)
      try running.start(argument)
      while let (_, origins) = try running.next() {
        try context.checkLimits()
        for origin in origins { counts[Int(origin)] += 1 }
      }
      return .integers(counts)
    case .list(let element):
      var lists = Array(repeating: [Value](), count: argument.count)
      try running.start(argument)
      while let (found, origins) = try running.next() {
        try context.checkLimits()
        var inner = row.within(found)
        for (index, origin) in origins.enumerated() {
          inner.index = index
          lists[Int(origin)].append(try element(&inner))
        }
      }
      return .values(lists.map { .list($0) })
    }
  }

  private func existence(
    _ context: ExecutionContext, _ argument: Batch, _ running: inout CorrelatedRows
  ) throws -> Column {
    var exists = Array(repeating: false, count: argument.count)
    var first = 0
    rows: while first < argument.count {
      try running.start(argument, from: first)
      while let (_, origins) = try running.next() {
        try context.checkLimits()
        for origin in origins { exists[Int(origin)] = true }
        guard let last = origins.last else { continue }
        if Int(last) + 1 == argument.count { break rows }
        if origins.count >= Self.manyRows, origins[0] == last {
          // One row that finds much: it is answered; go on with the rows after it.
          first = Int(last) + 1
          continue rows
        }
      }
      break
    }
    return .values(exists.map { .boolean($0) })
  }

  /// So many finds for one row are worth a new start behind it.
  private static let manyRows = 256
}

/// The sub-queries of an expression that is being compiled.
final class SubqueryList {
  private var subqueries: [CorrelatedSubquery] = []

  /// Adds one and returns its number.
  func add(_ subquery: CorrelatedSubquery) -> Int {
    subqueries.append(subquery)
    return subqueries.count - 1
  }

  /// Those that can be computed for many rows, by number: one that reads the variable of a list
  /// comprehension around it cannot.
  func forManyRows(reading expression: BoundExpression) -> [CorrelatedSubquery?] {
    if subqueries.isEmpty { return [] }
    let variables = expression.freeVariables
    let usable = subqueries.map { $0.takesManyRows(of: variables) ? $0 : nil }
    return usable.contains { $0 != nil } ? usable : []
  }
}
