import PropertyGraph

/// For each input row, every node with a label, or every node.
final class NodeScanOperator: StreamOperator {
  private let variable: Int
  private let labelName: String?
  private var rows: Batch?
  private var row = 0
  private var scan: NodeScan?
  private var nodes: [NodeID] = []

  init(
    _ context: ExecutionContext, _ input: Operator, variable: Int, label: String?, live: [Int]
  ) {
    self.variable = variable
    labelName = label
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    rows = nil
    scan = nil
  }

  override func next() throws -> Batch? {
    while true {
      try context.checkLimits()
      if rows == nil || row >= (rows?.count ?? 0) {
        rows = try input.pull()
        row = 0
        scan = nil
        if rows == nil { return nil }
      }
      guard let batch = rows else { return nil }
      if scan == nil {
        // Only now: what stands before in the statement may have made the label.
        let label = labelName.flatMap { context.label($0) }
        if labelName != nil, label == nil {
          rows = nil
          continue
        }
        let range = context.scanRange.flatMap { $0.variable == variable ? $0.chunks : nil }
        scan = context.snapshot.scanNodes(label, chunks: range ?? 0..<Int.max)
      }
      guard try scan?.next(in: context.snapshot, into: &nodes) == true else {
        scan = nil
        row += 1
        continue
      }
      if nodes.isEmpty { continue }
      var result = Batch(count: nodes.count, width: batch.columns.count)
      for other in live where other != variable {
        let column = batch.columns[other]
        switch column {
        case .unset, .constant: result.columns[other] = column
        default: result.columns[other] = .constant(column.value(at: row))
        }
      }
      result.columns[variable] = .nodes(nodes)
      return result
    }
  }
}
