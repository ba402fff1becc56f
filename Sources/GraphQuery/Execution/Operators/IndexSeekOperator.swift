import PropertyGraph

/// For each input row, the nodes that an index gives for its bounds.
final class IndexSeekOperator: StreamOperator {
  private let seek: IndexSeek
  private var rows: Batch?
  private var row = 0
  private var pending: [IndexBounds] = []
  private var scan: IndexScan?
  private var nodes: [NodeID] = []
  private var width = Batch.firstWidth

  init(_ context: ExecutionContext, _ input: Operator, _ seek: IndexSeek, live: [Int]) {
    self.seek = seek
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    rows = nil
    scan = nil
    pending = []
  }

  override func next() throws -> Batch? {
    while true {
      try context.checkLimits()
      if scan == nil {
        if pending.isEmpty {
          if let batch = rows, row + 1 < batch.count {
            row += 1
          } else {
            rows = try input.pull()
            row = 0
          }
          guard let batch = rows else { return nil }
          pending = try bounds(batch)
          continue
        }
        let next = pending.removeLast()
        scan = try context.snapshot.scan(seek.index, next, descending: seek.isDescending)
      }
      guard let batch = rows,
        try scan?.next(limit: width, in: context.snapshot, into: &nodes) == true
      else {
        scan = nil
        continue
      }
      if nodes.isEmpty { continue }
      if nodes.count >= width, width < Batch.fullWidth { width *= 2 }
      return batch.crossed(row: row, seek.variable, nodes, live: live)
    }
  }

  private func bounds(_ batch: Batch) throws -> [IndexBounds] {
    func value(_ expression: CompiledExpression) throws -> Value {
      try expression.value(context, batch, at: row)
    }
    switch seek.bounds {
    case .equals(let expression):
      let value = try value(expression)
      return value.isNull ? [] : [.equals(value)]
    case .anyOf(let expression):
      let value = try value(expression)
      if value.isNull { return [] }
      guard case .list(let list) = value else {
        throw QueryError.runtime(
          .type, "InvalidArgumentType", "IN needs a list, not \(TypeSet(of: value).names)",
          at: expression.source.offset)
      }
      var seen: Set<DistinctValue> = []
      var bounds: [IndexBounds] = []
      for element in list where !element.isNull && seen.insert(DistinctValue(element)).inserted {
        bounds.append(.equals(element))
      }
      return bounds.reversed()
    case .hasPrefix(let expression):
      guard case .string(let prefix) = try value(expression) else { return [] }
      return [.hasPrefix(prefix)]
    case .range(let lower, let includesLower, let upper, let includesUpper):
      let low = try lower.map { try value($0) }
      let high = try upper.map { try value($0) }
      if low?.isNull ?? false || high?.isNull ?? false { return [] }
      return [
        .range(
          lower: low, includesLower: includesLower, upper: high, includesUpper: includesUpper)
      ]
    case .all: return [.all]
    }
  }
}

extension Batch {
  /// One row beside many nodes.
  func crossed(row: Int, _ variable: Int, _ nodes: [NodeID], live: [Int]) -> Batch {
    var result = Batch(count: nodes.count, width: columns.count)
    for other in live where other != variable {
      switch columns[other] {
      case .unset, .constant: result.columns[other] = columns[other]
      default: result.columns[other] = .constant(columns[other].value(at: row))
      }
    }
    result.columns[variable] = .nodes(nodes)
    return result
  }
}

/// For each input row, the nodes that a text index offers; a filter above checks them.
final class TextSearchOperator: StreamOperator {
  private let search: TextSearch
  private var rows: Batch?
  private var row = 0
  private var candidates: [NodeID] = []
  private var position = 0
  private var scan: NodeScan?
  private var width = Batch.firstWidth

  init(_ context: ExecutionContext, _ input: Operator, _ search: TextSearch, live: [Int]) {
    self.search = search
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    rows = nil
    candidates = []
    position = 0
    scan = nil
  }

  override func next() throws -> Batch? {
    while true {
      try context.checkLimits()
      if let batch = rows, position < candidates.count {
        let end = min(position + width, candidates.count)
        if width < Batch.fullWidth { width *= 2 }
        defer { position = end }
        return batch.crossed(
          row: row, search.variable, Array(candidates[position..<end]), live: live)
      }
      if let batch = rows, scan != nil {
        var nodes: [NodeID] = []
        if try scan?.next(in: context.snapshot, into: &nodes) == true {
          if nodes.isEmpty { continue }
          return batch.crossed(row: row, search.variable, nodes, live: live)
        }
        scan = nil
      }
      if let batch = rows, row + 1 < batch.count {
        row += 1
      } else {
        rows = try input.pull()
        row = 0
      }
      guard let batch = rows else { return nil }
      candidates = []
      position = 0
      guard case .string(let text) = try search.text.value(context, batch, at: row) else {
        continue
      }
      if let found = try context.snapshot.candidates(in: search.index, containing: text) {
        candidates = found
      } else if case .nodes(let label) = search.index.target {
        scan = context.snapshot.scanNodes(label)
      }
    }
  }
}
