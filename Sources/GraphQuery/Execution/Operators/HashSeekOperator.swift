import PropertyGraph

/// Nodes by the value of a property that has no index, for joins: the nodes are read once and found by
/// hash for every row. The condition itself stays as a filter.
struct HashSeek: Sendable {
  let variable: Int
  let label: String?
  let key: String
  let value: CompiledExpression
}

final class HashSeekOperator: StreamOperator {
  private let seek: HashSeek
  private var table: [DistinctValue: [NodeID]]?
  private var rows: Batch?
  private var row = 0

  init(_ context: ExecutionContext, _ input: Operator, _ seek: HashSeek, live: [Int]) {
    self.seek = seek
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    rows = nil
    // What was read stays true as long as nothing is written.
    if context.draft != nil { table = nil }
  }

  override func next() throws -> Batch? {
    while true {
      if let batch = rows, row + 1 < batch.count {
        row += 1
      } else {
        rows = try input.pull()
        row = 0
      }
      guard let batch = rows else { return nil }
      try context.checkLimits()
      let table = try self.table ?? read()
      self.table = table
      let value = try seek.value.value(context, batch, at: row)
      guard !value.isNull, let nodes = table[DistinctValue(value)] else { continue }
      return batch.crossed(row: row, seek.variable, nodes, live: live)
    }
  }

  private func read() throws -> [DistinctValue: [NodeID]] {
    var table: [DistinctValue: [NodeID]] = [:]
    let label = seek.label.flatMap { context.label($0) }
    guard seek.label == nil || label != nil, let key = context.key(seek.key) else { return table }
    var scan = context.snapshot.scanNodes(label)
    var nodes: [NodeID] = []
    while try scan.next(in: context.snapshot, into: &nodes) {
      try context.checkLimits()
      let column = Column(try context.snapshot.properties(key, of: nodes), count: nodes.count)
      for (index, node) in nodes.enumerated() {
        let value = column.value(at: index)
        if value.isNull { continue }
        table[DistinctValue(value), default: []].append(node)
      }
      try context.reserve(nodes.count * 96)
    }
    return table
  }
}
