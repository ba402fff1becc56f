import PropertyGraph

/// Groups its input and computes the aggregates of each group, in order of first appearance.
final class AggregateOperator: StreamOperator {
  private let aggregation: Aggregation
  /// What later steps read of the rows that a sub-plan is run for.
  private let passing: [Int]
  private let parallel: ParallelScanOperator?
  private var argument: Batch?
  private var results: Batch?
  private var position = 0
  private var isDone = false

  init(_ context: ExecutionContext, _ input: Operator, _ aggregation: Aggregation, live: [Int]) {
    self.aggregation = aggregation
    let made = Set(aggregation.keys.map(\.variable) + aggregation.items.map(\.variable))
    passing = live.filter { !made.contains($0) }
    parallel = input as? ParallelScanOperator
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    self.argument = argument
    results = nil
    position = 0
    isDone = false
  }

  override func next() throws -> Batch? {
    if !isDone {
      isDone = true
      results = aggregation.keys.isEmpty ? try aggregateAll() : try aggregateGroups()
      passArgument()
    }
    guard let results, position < results.count else { return nil }
    let end = min(position + Batch.fullWidth, results.count)
    defer { position = end }
    return results.slice(position..<end)
  }

  /// Gives the groups the variables of the argument row that they belong to.
  private func passArgument() {
    guard !passing.isEmpty, var batch = results, let argument else { return }
    var rows: [UInt32]?
    if argument.count > 1, let key = aggregation.keys.first?.variable {
      rows = batch.columns[key].rowNumbers(count: batch.count)
    }
    for variable in passing {
      let column = argument.columns[variable]
      if let rows {
        batch.columns[variable] = column.gather(rows)
      } else if !column.isUnset, argument.count > 0 {
        batch.columns[variable] = .constant(column.value(at: 0))
      }
    }
    results = batch
  }

  /// The next of the aggregation's expressions, in order; the threads of a parallel scan have computed
  /// it already.
  private func column(
    _ expression: CompiledExpression, _ batch: Batch, _ next: inout Int
  ) throws -> Column {
    defer { next += 1 }
    if let parallel { return parallel.column(next, of: batch) }
    return try expression.column(context, batch)
  }

  private func arguments(
    of item: Aggregation.Item, _ batch: Batch, _ next: inout Int
  ) throws -> [Column] {
    var columns: [Column] = []
    for argument in item.arguments { columns.append(try column(argument, batch, &next)) }
    return columns
  }

  private func aggregateAll() throws -> Batch {
    var states = aggregation.items.map { AggregateState($0) }
    while let batch = try input.pull() {
      try context.checkLimits()
      var next = 0
      for index in states.indices {
        let arguments = try arguments(of: aggregation.items[index], batch, &next)
        try states[index].add(all: batch.count, arguments, context)
      }
    }
    var result = Batch(count: 1, width: context.width)
    for (index, item) in aggregation.items.enumerated() {
      result.columns[item.variable] = .constant(try states[index].result())
    }
    return result
  }

  private func aggregateGroups() throws -> Batch {
    var table = GroupTable(keyCount: aggregation.keys.count)
    var states = aggregation.items.map { GroupStates($0) }
    if let rowNumber = aggregation.rowNumber, let argument {
      // Rows without any row of their own have their group, too.
      _ = table.groups(of: [argument.columns[rowNumber]], count: argument.count)
    }
    while let batch = try input.pull() {
      try context.checkLimits()
      var columns: [Column] = []
      var next = 0
      for key in aggregation.keys { columns.append(try column(key.expression, batch, &next)) }
      let before = table.count
      let groups = table.groups(of: columns, count: batch.count)
      if table.count > before {
        try context.reserve((table.count - before) * (96 + 64 * states.count))
      }
      for index in states.indices {
        let arguments = try arguments(of: aggregation.items[index], batch, &next)
        try states[index].add(arguments, groups, groupCount: table.count, context)
      }
    }
    var result = Batch(count: table.count, width: context.width)
    for (index, key) in aggregation.keys.enumerated() {
      result.columns[key.variable] = table.column(index)
    }
    for (index, item) in aggregation.items.enumerated() {
      result.columns[item.variable] = try states[index].column(groupCount: table.count)
    }
    return result
  }
}

/// One aggregate over all groups: plain numbers as long as rows are counted or integers summed up.
private struct GroupStates {
  private enum Storage {
    case counts([Int64])
    case sums([Int64])
    case general([AggregateState])
  }

  private let item: Aggregation.Item
  private var storage: Storage

  init(_ item: Aggregation.Item) {
    self.item = item
    if item.isRowCount || item.function == .count && !item.isDistinct {
      storage = .counts([])
    } else if item.function == .sum, !item.isDistinct {
      storage = .sums([])
    } else {
      storage = .general([])
    }
  }

  mutating func add(
    _ arguments: [Column], _ groups: [UInt32], groupCount: Int, _ context: ExecutionContext
  ) throws {
    let taken = storage
    storage = .counts([])
    switch taken {
    case .counts(var counts):
      while counts.count < groupCount { counts.append(0) }
      switch arguments.first {
      case .unset?, .constant(.null)?: break
      case .values(let values)?:
        for (row, group) in groups.enumerated() where !values[row].isNull {
          counts[Int(group)] += 1
        }
      case .coded(let codes, let dictionary)?:
        for (row, group) in groups.enumerated() where !dictionary[Int(codes[row])].isNull {
          counts[Int(group)] += 1
        }
      default: for group in groups { counts[Int(group)] += 1 }
      }
      storage = .counts(counts)
    case .sums(var sums):
      while sums.count < groupCount { sums.append(0) }
      if case .integers(let integers) = arguments[0], Self.add(integers, groups, &sums) {
        storage = .sums(sums)
        return
      }
      // Something else than small integers: what was summed up so far becomes the first value.
      var states = sums.map { _ in AggregateState(item) }
      for index in states.indices { try states[index].add(sum: sums[index]) }
      try Self.add(arguments, groups, &states, context)
      storage = .general(states)
    case .general(var states):
      while states.count < groupCount { states.append(AggregateState(item)) }
      try Self.add(arguments, groups, &states, context)
      storage = .general(states)
    }
  }

  /// False, with nothing added, when a sum might overflow.
  private static func add(_ integers: [Int64], _ groups: [UInt32], _ sums: inout [Int64]) -> Bool {
    let limit: Int64 = 1 << 48
    for integer in integers where integer > limit || integer < -limit { return false }
    for group in groups where sums[Int(group)].magnitude > 1 << 61 { return false }
    for row in groups.indices { sums[Int(groups[row])] += integers[row] }
    return true
  }

  private static func add(
    _ arguments: [Column], _ groups: [UInt32], _ states: inout [AggregateState],
    _ context: ExecutionContext
  ) throws {
    for row in groups.indices {
      try states[Int(groups[row])].add(arguments, row: row, context)
    }
  }

  /// The results, group by group; the last groups may have had no row.
  func column(groupCount: Int) throws -> Column {
    switch storage {
    case .counts(var numbers), .sums(var numbers):
      while numbers.count < groupCount { numbers.append(0) }
      return .integers(numbers)
    case .general(var states):
      while states.count < groupCount { states.append(AggregateState(item)) }
      return Column(try states.map { try $0.result() })
    }
  }
}

extension Aggregation.Item {
  /// `count(*)`
  var isRowCount: Bool { arguments.isEmpty }
}

/// The state of one aggregate of one group.
private struct AggregateState {
  private let item: Aggregation.Item
  private var accumulator: Accumulator
  private var seen: Set<DistinctValue> = []
  /// The same for whole batches.
  private var distinct: GroupTable?

  init(_ item: Aggregation.Item) {
    self.item = item
    accumulator = Accumulator(item.function)
  }

  mutating func add(sum: Int64) throws { try accumulator.add(.integer(sum)) }

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
  mutating func add(all rows: Int, _ arguments: [Column], _ context: ExecutionContext) throws {
    if item.isRowCount { return accumulator.add(rows: rows) }
    if item.isDistinct, arguments.count == 1 {
      return try addDistinct(arguments[0], count: rows, context)
    }
    if try addTyped(arguments[0]) { return }
    for row in 0..<rows { try add(arguments, row: row, context) }
  }

  /// Adds the values that no earlier batch has had.
  private mutating func addDistinct(_ column: Column, count: Int, _ context: ExecutionContext)
    throws
  {
    var known = distinct.take() ?? GroupTable(keyCount: 1)
    defer { distinct = known }
    let before = known.count
    _ = known.groups(of: [column], count: count)
    try context.reserve((known.count - before) * 64)
    for value in known.values(from: before) { try accumulator.add(value) }
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
