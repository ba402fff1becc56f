import PropertyGraph

/// Groups its input and computes the aggregates of each group, in order of first appearance.
final class AggregateOperator: StreamOperator {
  private let aggregation: Aggregation
  private var results: Batch?
  private var position = 0
  private var isDone = false

  init(_ context: ExecutionContext, _ input: Operator, _ aggregation: Aggregation, live: [Int]) {
    self.aggregation = aggregation
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    results = nil
    position = 0
    isDone = false
  }

  override func next() throws -> Batch? {
    if !isDone {
      isDone = true
      results = aggregation.keys.isEmpty ? try aggregateAll() : try aggregateGroups()
    }
    guard let results, position < results.count else { return nil }
    let end = min(position + Batch.fullWidth, results.count)
    defer { position = end }
    return results.slice(position..<end)
  }

  private func makeStates() -> [AggregateState] {
    aggregation.items.map { AggregateState($0) }
  }

  private func aggregateAll() throws -> Batch {
    var states = makeStates()
    while let batch = try input.pull() {
      try context.checkLimits()
      for index in states.indices { try states[index].add(all: batch, context) }
    }
    var result = Batch(count: 1, width: context.width)
    for (index, item) in aggregation.items.enumerated() {
      result.columns[item.variable] = .constant(try states[index].result())
    }
    return result
  }

  private func aggregateGroups() throws -> Batch {
    let table = GroupTable(keyCount: aggregation.keys.count)
    var groups: [[AggregateState]] = []
    while let batch = try input.pull() {
      try context.checkLimits()
      var columns: [Column] = []
      for key in aggregation.keys { columns.append(try key.expression.column(context, batch)) }
      let before = table.count
      let numbers = table.groups(of: columns, count: batch.count)
      if table.count > before { try context.reserve((table.count - before) * 160) }
      if aggregation.items.allSatisfy(\.isRowCount) {
        table.countRows(numbers)
        continue
      }
      while groups.count < table.count { groups.append(makeStates()) }
      for index in aggregation.items.indices {
        let item = aggregation.items[index]
        var arguments: [Column] = []
        for argument in item.arguments { arguments.append(try argument.column(context, batch)) }
        for (row, group) in numbers.enumerated() {
          try groups[Int(group)][index].add(arguments, row: row, context)
        }
      }
    }
    var result = Batch(count: table.count, width: context.width)
    for (index, key) in aggregation.keys.enumerated() {
      result.columns[key.variable] = table.column(index)
    }
    for (index, item) in aggregation.items.enumerated() {
      if aggregation.items.allSatisfy(\.isRowCount) {
        result.columns[item.variable] = .integers(table.rowCounts)
      } else {
        result.columns[item.variable] = Column(try groups.map { try $0[index].result() })
      }
    }
    return result
  }
}

extension Aggregation.Item {
  /// `count(*)`
  var isRowCount: Bool { arguments.isEmpty }
}

/// The state of one aggregate of one group.
struct AggregateState {
  private let item: Aggregation.Item
  private var accumulator: Accumulator
  private var seen: Set<DistinctValue> = []

  init(_ item: Aggregation.Item) {
    self.item = item
    accumulator = Accumulator(item.function)
  }

  mutating func add(_ arguments: [Column], row: Int, _ context: ExecutionContext) throws {
    guard let argument = arguments.first else { return accumulator.add(rows: 1) }
    let value = argument.value(at: row)
    let parameter = arguments.count > 1 ? arguments[1].value(at: row) : .null
    try add(value, parameter, context)
  }

  private mutating func add(_ value: Value, _ parameter: Value, _ context: ExecutionContext) throws
  {
    if item.isDistinct {
      if value.isNull { return try accumulator.add(value, parameter: parameter) }
      guard seen.insert(DistinctValue(value)).inserted else { return }
      try context.reserve(48 + value.estimatedByteCount)
    } else if item.function == .collect {
      try context.reserve(24 + value.estimatedByteCount)
    }
    try accumulator.add(value, parameter: parameter)
  }

  /// Adds every row of a batch.
  mutating func add(all batch: Batch, _ context: ExecutionContext) throws {
    if item.isRowCount { return accumulator.add(rows: batch.count) }
    var arguments: [Column] = []
    for argument in item.arguments { arguments.append(try argument.column(context, batch)) }
    let column = arguments[0]
    if !item.isDistinct, try addTyped(column) { return }
    for row in 0..<batch.count { try add(arguments, row: row, context) }
  }

  /// Sums and counts over typed columns, without a value a row.
  private mutating func addTyped(_ column: Column) throws -> Bool {
    switch (item.function, column) {
    case (.count, .nodes(let nodes)):
      accumulator.add(rows: nodes.count)
      return true
    case (.count, .relationships(let relationships)):
      accumulator.add(rows: relationships.count)
      return true
    case (.count, .integers(let integers)):
      accumulator.add(rows: integers.count)
      return true
    case (.count, .doubles(let doubles)):
      accumulator.add(rows: doubles.count)
      return true
    case (.count, .strings(let strings)):
      accumulator.add(rows: strings.count)
      return true
    case (.sum, .integers(let integers)):
      var total: Int64 = 0
      for integer in integers {
        let (sum, overflow) = total.addingReportingOverflow(integer)
        if overflow { return false }
        total = sum
      }
      if !integers.isEmpty { try accumulator.add(.integer(total)) }
      return true
    default: return false
    }
  }

  func result() throws -> Value { try accumulator.result() }
}
