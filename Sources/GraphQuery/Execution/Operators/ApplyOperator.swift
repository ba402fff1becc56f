import PropertyGraph

/// For each input row the rows that a sub-plan finds beside it: OPTIONAL MATCH and CALL { }. A row for
/// which nothing is found is kept with nulls, or left out.
final class ApplyOperator: StreamOperator {
  private var inner: CorrelatedRows
  private let introduced: [Int]
  private let keepsUnmatched: Bool
  private var rows: Batch?
  /// The first row that nothing has been given for yet.
  private var pending = 0

  init(
    _ context: ExecutionContext, _ input: Operator, _ inner: CorrelatedRows, introduced: [Int],
    keepsUnmatched: Bool, live: [Int]
  ) {
    self.inner = inner
    self.introduced = introduced.filter { live.contains($0) }
    self.keepsUnmatched = keepsUnmatched
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    rows = nil
  }

  override func next() throws -> Batch? {
    while true {
      try context.checkLimits()
      guard let batch = rows else {
        rows = try input.pull()
        pending = 0
        guard let batch = rows else { return nil }
        try inner.start(batch)
        continue
      }
      guard let (found, origins) = try inner.next() else {
        rows = nil
        if keepsUnmatched, pending < batch.count {
          return unmatched(batch.slice(pending..<batch.count))
        }
        continue
      }
      return merged(batch, found, origins)
    }
  }

  private func unmatched(_ batch: Batch) -> Batch {
    var result = batch.keeping(live)
    for variable in introduced { result.columns[variable] = .constant(.null) }
    return result
  }

  /// The rows found beside those they belong to, and the rows between with nulls.
  private func merged(_ batch: Batch, _ found: Batch, _ origins: [UInt32]) -> Batch {
    var outer = origins
    var isWhole = true
    var inner: [UInt32] = []
    if keepsUnmatched, let gap = firstGap(origins) {
      isWhole = false
      outer.removeSubrange(gap...)
      inner = (0..<UInt32(gap)).map { $0 }
      for row in gap..<origins.count {
        while pending < origins[row] {
          outer.append(UInt32(pending))
          inner.append(.max)
          pending += 1
        }
        outer.append(origins[row])
        inner.append(UInt32(row))
        pending = Int(origins[row]) + 1
      }
    }
    if let last = origins.last { pending = Int(last) + 1 }
    var result = Batch(count: outer.count, width: batch.columns.count)
    for variable in live { result.columns[variable] = batch.columns[variable].gather(outer) }
    for variable in introduced {
      let column = found.columns[variable]
      result.columns[variable] = isWhole ? column : column.gatherOrNull(inner)
    }
    return result
  }

  /// The first found row before which a row of the batch has found nothing.
  private func firstGap(_ origins: [UInt32]) -> Int? {
    var expected = pending
    for (row, origin) in origins.enumerated() {
      if origin > expected {
        pending = expected
        return row
      }
      expected = Int(origin) + 1
    }
    return nil
  }
}
