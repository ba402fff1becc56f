import PropertyGraph

/// MERGE: for each row, what matches the pattern, or else one new copy of it. A row sees what earlier
/// rows have made.
final class MergeOperator: StreamOperator {
  private let step: MergeStep
  private let matching: Operator
  private var batches: [Batch]?
  private var position = 0

  init(
    _ context: ExecutionContext, _ input: Operator, _ matching: Operator, _ step: MergeStep,
    live: [Int]
  ) {
    self.step = step
    self.matching = matching
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    batches = nil
    position = 0
  }

  override func next() throws -> Batch? {
    if batches == nil {
      let input = try context.materialize(input)
      var merged: [Batch] = []
      for batch in input { merged.append(try merge(batch)) }
      batches = merged
    }
    guard let batches else { return nil }
    while position < batches.count {
      defer { position += 1 }
      if batches[position].count > 0 { return batches[position] }
    }
    return nil
  }

  private func merge(_ batch: Batch) throws -> Batch {
    let creator = try PatternCreator(context, step.creation)
    let pathVariables = step.creation.paths.map(\.variable)
    let introduced = Array(Set(step.introduced + creator.variables + pathVariables)).sorted()
    var origins: [UInt32] = []
    var columns: [[Value]] = Array(repeating: [], count: introduced.count)
    for row in 0..<batch.count {
      try context.checkLimits()
      try refuseNulls(batch, row)
      let argument = batch.row(row)
      try matching.open(argument)
      var found: [Batch] = []
      while let match = try matching.pull() { found.append(match) }
      if found.isEmpty {
        var created = argument
        let values = try creator.create(batch, row)
        for (variable, value) in zip(creator.variables, values) {
          created.columns[variable] = .constant(value)
        }
        for path in step.creation.paths {
          created.columns[path.variable] = .constant(path.path(in: created, at: 0))
        }
        try context.set(step.onCreate, created, 0)
        origins.append(UInt32(row))
        for (index, variable) in introduced.enumerated() {
          columns[index].append(created.value(variable, at: 0))
        }
        continue
      }
      for match in found {
        var whole = argument
        whole.count = match.count
        for variable in step.introduced { whole.columns[variable] = match.columns[variable] }
        for inner in 0..<match.count {
          if !step.onMatch.isEmpty { try context.set(step.onMatch, whole, inner) }
          origins.append(UInt32(row))
          for (index, variable) in introduced.enumerated() {
            columns[index].append(whole.value(variable, at: inner))
          }
        }
      }
    }
    var result = batch.gather(origins)
    for (index, variable) in introduced.enumerated() {
      result.columns[variable] = Column(columns[index])
    }
    return result
  }

  /// A null property can neither match nor be created.
  private func refuseNulls(_ batch: Batch, _ row: Int) throws {
    var view = Row(context, batch, index: row)
    for element in step.creation.elements {
      let source: PropertySource
      switch element {
      case .node(let node): source = node.properties
      case .relationship(let relationship):
        source = relationship.properties
        for end in [relationship.source, relationship.target]
        where !step.introduced.contains(end) && batch.value(end, at: row).isNull {
          throw QueryError.runtime(
            .semantic, "MergeReadOwnWrites",
            "MERGE cannot use a node that is null; filter the row out with IS NOT NULL first",
            at: relationship.offset)
        }
      }
      guard case .entries(let entries) = source else { continue }
      for entry in entries where try entry.value.evaluate(&view).isNull {
        throw QueryError.runtime(
          .semantic, "MergeReadOwnWrites",
          "MERGE cannot use the property \(entry.key), which is null here: null equals nothing; give "
            + "a value or filter the row out", at: entry.value.source.offset)
      }
    }
  }
}
