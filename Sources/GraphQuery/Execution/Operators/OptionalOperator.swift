import PropertyGraph

/// For each input row the rows that the inner plan finds, or one row with nulls.
///
/// Rows that the inner plan can take together are handed to it together: a hidden column carries
/// each row's number through it.
final class OptionalOperator: StreamOperator {
  private let inner: Operator
  private let introduced: [Int]
  private var rows: Batch?
  private var row = 0
  private var isOpen = false
  private var hasFound = false

  init(
    _ context: ExecutionContext, _ input: Operator, _ inner: Operator, introduced: [Int],
    live: [Int]
  ) {
    self.inner = inner
    self.introduced = introduced
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    rows = nil
    isOpen = false
  }

  override func next() throws -> Batch? {
    while true {
      try context.checkLimits()
      if rows == nil || row >= (rows?.count ?? 0) {
        rows = try input.pull()
        row = 0
        isOpen = false
        if rows == nil { return nil }
      }
      guard let batch = rows else { return nil }
      let argument = batch.row(row)
      if !isOpen {
        try inner.open(argument)
        isOpen = true
        hasFound = false
      }
      if let found = try inner.pull() {
        hasFound = true
        return merged(argument, found)
      }
      isOpen = false
      row += 1
      if !hasFound {
        var result = argument.keeping(live)
        for variable in introduced { result.columns[variable] = .constant(.null) }
        return result
      }
    }
  }

  /// The argument's columns beside those that the inner plan found.
  private func merged(_ argument: Batch, _ found: Batch) -> Batch {
    var result = Batch(count: found.count, width: argument.columns.count)
    for variable in live { result.columns[variable] = argument.columns[variable] }
    for variable in introduced { result.columns[variable] = found.columns[variable] }
    return result
  }
}
