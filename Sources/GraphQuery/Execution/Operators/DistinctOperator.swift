import PropertyGraph

/// Drops rows that are equivalent to an earlier one in the given columns.
final class DistinctOperator: StreamOperator {
  private let variables: [Int]
  private var seen: GroupTable

  init(_ context: ExecutionContext, _ input: Operator, _ variables: [Int], live: [Int]) {
    self.variables = variables
    seen = GroupTable(keyCount: variables.count)
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    seen = GroupTable(keyCount: variables.count)
  }

  override func next() throws -> Batch? {
    while let batch = try input.pull() {
      try context.checkLimits()
      let before = seen.count
      let groups = seen.groups(of: variables.map { batch.columns[$0] }, count: batch.count)
      if seen.count == before { continue }
      try context.reserve((seen.count - before) * 120)
      // Group numbers grow in order of appearance: a row is new when its number is the next one.
      var next = UInt32(before)
      var selected: [UInt32] = []
      for (row, group) in groups.enumerated() where group == next {
        selected.append(UInt32(row))
        next += 1
      }
      return batch.gather(selected, live: live)
    }
    return nil
  }
}
