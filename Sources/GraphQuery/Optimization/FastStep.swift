import PropertyGraph

/// Pieces of plans that have a much quicker way than their operators one by one.
enum FastStep: Sendable {
  /// The number of nodes with a label, or of relationships of a type, from the statistics.
  case count(variable: Int, CountSource)

  enum CountSource: Sendable {
    case nodes(label: String?)
    case relationships(types: [String], from: String?, to: String?)
  }

  var produced: Set<Int> {
    switch self {
    case .count(let variable, _): [variable]
    }
  }

  var used: Set<Int> {
    switch self {
    case .count: []
    }
  }

  func caption(_ name: (Int) -> String) -> (String, String) {
    switch self {
    case .count(let variable, _): ("CountFromStatistics", name(variable))
    }
  }

  func instantiate(_ context: ExecutionContext, live: [Int]) -> Operator {
    Operator(context, live: live)
  }

  func instantiate(_ context: ExecutionContext, _ input: Operator, live: [Int]) -> Operator {
    switch self {
    case .count(let variable, let source):
      CountFromStatisticsOperator(context, input, variable: variable, source, live: live)
    }
  }
}

/// Reads a count from the store's statistics.
final class CountFromStatisticsOperator: StreamOperator {
  private let variable: Int
  private let source: FastStep.CountSource

  init(
    _ context: ExecutionContext, _ input: Operator, variable: Int, _ source: FastStep.CountSource,
    live: [Int]
  ) {
    self.variable = variable
    self.source = source
    super.init(context, input, live: live)
  }

  override func next() throws -> Batch? {
    guard var batch = try input.pull() else { return nil }
    batch.columns[variable] = .constant(.integer(Int64(count() * batch.count)))
    batch.count = 1
    while let more = try input.pull() {
      guard case .constant(.integer(let sum)) = batch.columns[variable] else { break }
      batch.columns[variable] = .constant(.integer(sum + Int64(count() * more.count)))
    }
    return batch
  }

  private func count() -> Int {
    let snapshot = context.snapshot
    switch source {
    case .nodes(nil): return snapshot.nodeCount
    case .nodes(let label?): return context.label(label).map { snapshot.nodeCount($0) } ?? 0
    case .relationships(let types, let from, let to):
      let source = from.map { context.label($0) }
      let target = to.map { context.label($0) }
      if source == .some(.none) || target == .some(.none) { return 0 }
      if types.isEmpty {
        return snapshot.relationshipCount(from: source ?? nil, nil, to: target ?? nil)
      }
      var total = 0
      for name in Set(types) {
        guard let type = context.type(name) else { continue }
        total += snapshot.relationshipCount(from: source ?? nil, type, to: target ?? nil)
      }
      return total
    }
  }
}
