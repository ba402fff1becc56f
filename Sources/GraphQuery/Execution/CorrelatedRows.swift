import PropertyGraph

/// Runs a sub-plan for the rows of a batch: for all of them together where the plan numbers what it
/// finds by `origin`, else for one after the other.
struct CorrelatedRows {
  private let plan: Operator
  private let origin: Int?
  private var rows: Batch?
  private var row = 0

  init(_ plan: Operator, origin: Int?) {
    self.plan = plan
    self.origin = origin
  }

  /// Starts with the rows of a batch from `first` on.
  mutating func start(_ batch: Batch, from first: Int = 0) throws {
    rows = batch
    row = first
    guard let origin, batch.count - first > 1 else { return try openRow(batch) }
    var argument = batch.slice(first..<batch.count)
    argument.columns[origin] = .integers((first..<batch.count).map(Int64.init))
    try plan.open(argument)
  }

  private mutating func openRow(_ batch: Batch) throws {
    var argument = batch.row(row)
    if let origin { argument.columns[origin] = .constant(.integer(Int64(row))) }
    try plan.open(argument)
  }

  /// The next rows found, and the numbers of the batch's rows that they belong to, ascending; nil at
  /// the end.
  mutating func next() throws -> (found: Batch, origins: [UInt32])? {
    while let batch = rows {
      if let found = try plan.pull() {
        if let origin {
          return (found, found.columns[origin].rowNumbers(count: found.count))
        }
        return (found, Array(repeating: UInt32(row), count: found.count))
      }
      row += 1
      if origin != nil || row >= batch.count {
        rows = nil
      } else {
        try openRow(batch)
      }
    }
    return nil
  }
}

extension Column {
  /// The column as row numbers, which it must hold.
  func rowNumbers(count: Int) -> [UInt32] {
    func number(_ value: Value) -> UInt32 {
      if case .integer(let integer) = value { UInt32(truncatingIfNeeded: integer) } else { 0 }
    }
    switch self {
    case .integers(let integers): return integers.map { UInt32(truncatingIfNeeded: $0) }
    case .constant(let value): return Array(repeating: number(value), count: count)
    default: return values(count: count).map(number)
    }
  }

  /// The rows at `rows`, in that order, where `UInt32.max` stands for a null.
  func gatherOrNull(_ rows: [UInt32]) -> Column {
    .values(rows.map { $0 == .max ? .null : value(at: Int($0)) })
  }
}
