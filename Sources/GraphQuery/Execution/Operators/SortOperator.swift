import PropertyGraph

/// Sorts all its input.
final class SortOperator: StreamOperator {
  private let keys: [SortKey]
  private var sorted: [Batch]?
  private var order: [(batch: Int32, row: Int32)] = []
  private var position = 0

  init(_ context: ExecutionContext, _ input: Operator, _ keys: [SortKey], live: [Int]) {
    self.keys = keys
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    sorted = nil
    order = []
    position = 0
  }

  override func next() throws -> Batch? {
    if sorted == nil { try sort() }
    guard let batches = sorted, position < order.count else { return nil }
    let end = min(position + Batch.fullWidth, order.count)
    defer { position = end }
    var result = Batch(count: end - position, width: context.width)
    let picked = order[position..<end]
    for variable in live {
      if batches.count == 1 {
        result.columns[variable] = batches[0].columns[variable].gather(
          picked.map { UInt32($0.row) })
      } else {
        result.columns[variable] = Column(
          picked.map { batches[Int($0.batch)].value(variable, at: Int($0.row)) })
      }
    }
    return result
  }

  private func sort() throws {
    var batches: [Batch] = []
    var columns: [[Column]] = []
    while let batch = try input.pull() {
      try context.checkLimits()
      var values: [Column] = []
      for key in keys { values.append(try key.expression.column(context, batch)) }
      let kept = batch.keeping(live)
      try context.reserve(kept.estimatedByteCount + 8 * batch.count * (keys.count + 1))
      columns.append(values)
      for row in 0..<batch.count { order.append((Int32(batches.count), Int32(row))) }
      batches.append(kept)
    }
    let directions = keys.map(\.order)
    // Stable: rows that compare equal keep the order in which they came.
    order.sort { left, right in
      for index in directions.indices {
        let first = columns[Int(left.batch)][index].value(at: Int(left.row))
        let second = columns[Int(right.batch)][index].value(at: Int(right.row))
        let comparison = directions[index].compare(first, second)
        if comparison != 0 { return comparison < 0 }
      }
      return (left.batch, left.row) < (right.batch, right.row)
    }
    sorted = batches
  }
}

extension Value {
  /// Indexes order strings by their beginning only.
  var isLongText: Bool {
    if case .string(let text) = self { text.utf8.count > 400 } else { false }
  }
}

extension SortKey {
  var order: SortOrder { SortOrder(isDescending: isDescending, nullsFirst: nullsFirst) }
}

/// The direction of a sort key.
struct SortOrder {
  let isDescending: Bool
  let nullsFirst: Bool

  /// The order of two values under this key: negative, zero or positive.
  func compare(_ left: Value, _ right: Value) -> Int {
    switch (left.isNull, right.isNull) {
    case (true, true): return 0
    case (true, false): return nullsFirst ? -1 : 1
    case (false, true): return nullsFirst ? 1 : -1
    case (false, false):
      let order = Value.order(left, right)
      return isDescending ? -order : order
    }
  }
}

/// The first rows in sorted order, held in a heap that never grows beyond what is asked for.
final class TopOperator: StreamOperator {
  private struct Entry {
    let keys: [Value]
    let values: [Value]
    let sequence: Int
  }

  private let keys: [SortKey]
  private let orders: [SortOrder]
  private let limit: CompiledExpression
  private let skip: CompiledExpression?
  /// The input comes in the order of the first key: once a row is behind all that are kept, the
  /// rest is.
  private let isInputOrdered: Bool
  private var isDone = false

  init(
    _ context: ExecutionContext, _ input: Operator, _ keys: [SortKey], limit: CompiledExpression,
    skip: CompiledExpression?, isInputOrdered: Bool, live: [Int]
  ) {
    self.isInputOrdered = isInputOrdered
    orders = keys.map(\.order)
    self.keys = keys
    self.limit = limit
    self.skip = skip
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    isDone = false
  }

  override func next() throws -> Batch? {
    if isDone { return nil }
    isDone = true
    let limit = try context.rowCount(limit, "LIMIT")
    let skip = try skip.map { try context.rowCount($0, "SKIP") } ?? 0
    let (sum, overflow) = limit.addingReportingOverflow(skip)
    let capacity = overflow ? Int.max : sum
    if limit == 0 {
      // Updates before still happen: their operators run to the end when first asked.
      _ = try input.pull()
      return nil
    }
    let entries = try collect(capacity)
    guard skip < entries.count else { return nil }
    let rows = entries[skip...]
    var result = Batch(count: rows.count, width: context.width)
    for (index, variable) in live.enumerated() {
      result.columns[variable] = Column(rows.map { $0.values[index] })
    }
    return result
  }

  private func precedes(_ left: Entry, _ right: Entry) -> Bool {
    for index in orders.indices {
      let order = orders[index].compare(left.keys[index], right.keys[index])
      if order != 0 { return order < 0 }
    }
    return left.sequence < right.sequence
  }

  /// The first `capacity` rows, sorted.
  private func collect(_ capacity: Int) throws -> [Entry] {
    // Once full, a heap with the last of those kept at its top; before, in order of arrival.
    var kept: [Entry] = []
    var isHeap = false
    var sequence = 0
    while let batch = try input.pull() {
      try context.checkLimits()
      var columns: [Column] = []
      for key in keys { columns.append(try key.expression.column(context, batch)) }
      for row in 0..<batch.count {
        sequence += 1
        if kept.count >= capacity {
          if !isHeap, !isInputOrdered {
            heapify(&kept)
            isHeap = true
          }
          // Most rows lose on the first key alone.
          let last = isHeap ? kept[0].keys[0] : kept[kept.count - 1].keys[0]
          if isBehind(columns[0], row, last) {
            if isInputOrdered, !last.isLongText { return kept.sorted { precedes($0, $1) } }
            continue
          }
          if !isHeap {
            heapify(&kept)
            isHeap = true
          }
          if !precedes(columns, row, kept[0]) { continue }
        }
        let entry = Entry(
          keys: columns.map { $0.value(at: row) }, values: live.map { batch.value($0, at: row) },
          sequence: sequence)
        if kept.count < capacity {
          try context.reserve(64 + 32 * (keys.count + live.count))
          kept.append(entry)
        } else {
          kept[0] = entry
          siftDown(&kept, from: 0)
        }
      }
    }
    return kept.sorted { precedes($0, $1) }
  }

  /// Whether a row comes before an entry; of equal ones the earlier stays.
  private func precedes(_ columns: [Column], _ row: Int, _ entry: Entry) -> Bool {
    for index in orders.indices {
      let order = orders[index].compare(columns[index].value(at: row), entry.keys[index])
      if order != 0 { return order < 0 }
    }
    return false
  }

  private func isBehind(_ column: Column, _ row: Int, _ last: Value) -> Bool {
    if case .integers(let integers) = column, case .integer(let bound) = last {
      return orders[0].isDescending ? integers[row] < bound : integers[row] > bound
    }
    if case .doubles(let doubles) = column, case .double(let bound) = last, !bound.isNaN,
      !doubles[row].isNaN
    {
      return orders[0].isDescending ? doubles[row] < bound : doubles[row] > bound
    }
    return orders[0].compare(column.value(at: row), last) > 0
  }

  private func heapify(_ entries: inout [Entry]) {
    for parent in stride(from: entries.count / 2, through: 0, by: -1) {
      siftDown(&entries, from: parent)
    }
  }

  private func siftDown(_ heap: inout [Entry], from start: Int) {
    var parent = start
    while true {
      var last = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if precedes(heap[last], heap[child]) { last = child }
      }
      if last == parent { return }
      heap.swapAt(parent, last)
      parent = last
    }
  }
}
