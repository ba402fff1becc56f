import PropertyGraph

/// Adds computed columns.
final class ProjectOperator: StreamOperator {
  private let assignments: [Assignment]

  init(_ context: ExecutionContext, _ input: Operator, _ assignments: [Assignment], live: [Int]) {
    self.assignments = assignments
    super.init(context, input, live: live)
  }

  override func next() throws -> Batch? {
    guard let batch = try input.pull() else { return nil }
    var result = batch.keeping(live)
    for index in assignments.indices {
      let column = try assignments[index].expression.column(context, batch)
      result.columns[assignments[index].variable] = column
    }
    return result
  }
}

/// Puts a path together from its nodes and relationships.
final class BuildPathOperator: StreamOperator {
  private let step: PathStep

  init(_ context: ExecutionContext, _ input: Operator, _ step: PathStep, live: [Int]) {
    self.step = step
    super.init(context, input, live: live)
  }

  override func next() throws -> Batch? {
    guard let batch = try input.pull() else { return nil }
    var result = batch.keeping(live)
    result.columns[step.variable] = .values(
      (0..<batch.count).map { step.path(in: batch, at: $0) })
    return result
  }
}

extension PathStep {
  /// The path in a row; null when an element is null.
  func path(in batch: Batch, at row: Int) -> Value {
    var nodes: [NodeID] = []
    var relationships: [Relationship] = []
    for (position, variable) in elements.enumerated() {
      let value = batch.value(variable, at: row)
      if position.isMultiple(of: 2) {
        guard case .node(let node) = value else { return .null }
        // The end of a list of relationships is the next node itself.
        if nodes.count == relationships.count { nodes.append(node) }
      } else {
        switch value {
        case .relationship(let relationship):
          relationships.append(relationship)
        case .list(let list):
          for case .relationship(let relationship) in list {
            guard let last = nodes.last else { return .null }
            relationships.append(relationship)
            nodes.append(relationship.source == last ? relationship.target : relationship.source)
          }
        default: return .null
        }
      }
    }
    return .path(Path(nodes: nodes, relationships: relationships))
  }
}

/// One row for each element of a list.
final class UnwindOperator: StreamOperator {
  private let step: UnwindStep
  private var rows: Batch?
  private var row = 0
  private var elements: [Value] = []
  private var position = 0

  init(_ context: ExecutionContext, _ input: Operator, _ step: UnwindStep, live: [Int]) {
    self.step = step
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    rows = nil
    elements = []
    position = 0
  }

  override func next() throws -> Batch? {
    var origins: [UInt32] = []
    var values: [Value] = []
    var positions: [Int64] = []
    while true {
      try context.checkLimits()
      if position >= elements.count {
        if let batch = rows, row + 1 < batch.count {
          row += 1
        } else {
          if let batch = rows, !values.isEmpty {
            rows = batch
            return assemble(batch, origins, values, positions)
          }
          rows = try input.pull()
          row = 0
          if rows == nil { return nil }
        }
        guard let batch = rows else { return nil }
        position = 0
        switch try step.list.value(context, batch, at: row) {
        case .null: elements = []
        case .list(let list): elements = list
        case let other: elements = [other]
        }
        continue
      }
      let count = min(elements.count - position, Batch.fullWidth - values.count)
      for index in position..<position + count {
        values.append(elements[index])
        origins.append(UInt32(row))
        positions.append(Int64(index))
      }
      position += count
      if values.count >= Batch.fullWidth, let batch = rows {
        return assemble(batch, origins, values, positions)
      }
    }
  }

  private func assemble(
    _ batch: Batch, _ origins: [UInt32], _ values: [Value], _ positions: [Int64]
  ) -> Batch {
    var result = batch.gather(origins, live: live)
    result.columns[step.variable] = Column(values)
    if let position = step.position {
      result.columns[position.variable] = .integers(
        position.startsAtOne ? positions.map { $0 + 1 } : positions)
    }
    return result
  }
}
