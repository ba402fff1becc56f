import PropertyGraph

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

/// Paths of two hops by their middle node, which has a label or none.
struct TwoHopCount: Sendable {
  let label: String?
  /// Both hops as seen from the middle node.
  let first: RelationshipSelection
  let second: RelationshipSelection
  let firstLabels: [String]
  let secondLabels: [String]
  /// The two must not be the same relationship.
  let isDistinct: Bool
}

/// Sums up the products of the degrees of all middle nodes, without visiting a path.
final class TwoHopCountOperator: StreamOperator {
  private let count: TwoHopCount
  private let variable: Int
  private let plain: Operator
  private var argument: Batch?

  init(
    _ context: ExecutionContext, _ input: Operator, _ plain: Operator, variable: Int,
    _ count: TwoHopCount, live: [Int]
  ) {
    self.count = count
    self.variable = variable
    self.plain = plain
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    self.argument = argument
  }

  override func next() throws -> Batch? {
    guard let argument else { return nil }
    self.argument = nil
    var result = Batch(count: 1, width: context.width)
    if let total = try total() {
      result.columns[variable] = .constant(.integer(total * Int64(argument.count)))
      return result
    }
    try plain.open(argument)
    return try plain.pull()
  }

  /// nil when the ends' labels have to be looked at, or the two hops differ in types.
  private func total() throws -> Int64? {
    guard let first = context.types(count.first.types),
      let second = context.types(count.second.types)
    else { return 0 }
    for (selection, labels) in [
      (count.first, count.firstLabels), (count.second, count.secondLabels),
    ] {
      let toCheck = context.labelsToCheck(
        ExpandOperator.Step(
          from: 0, relationship: nil, to: 0, isInto: false, selection: selection, labels: labels,
          distinctFrom: []))
      guard let toCheck, toCheck.isEmpty else { return nil }
    }
    if count.isDistinct, Set(first) != Set(second) { return nil }
    let label = count.label.flatMap { context.label($0) }
    if count.label != nil, label == nil { return 0 }
    var scan = context.snapshot.scanNodes(label)
    var nodes: [NodeID] = []
    var total: Int64 = 0
    while try scan.next(in: context.snapshot, into: &nodes) {
      try context.checkLimits()
      guard let sum = try sum(nodes, first, second) else { return nil }
      let (next, overflow) = total.addingReportingOverflow(sum)
      guard !overflow else { throw QueryFailure.integerOverflow("count()") }
      total = next
    }
    return total
  }

  private func sum(
    _ nodes: [NodeID], _ first: [RelationshipTypeID], _ second: [RelationshipTypeID]
  ) throws -> Int64? {
    var left: [UInt32] = []
    var right: [UInt32] = []
    try context.snapshot.degrees(of: nodes, first, count.first.direction, into: &left)
    try context.snapshot.degrees(of: nodes, second, count.second.direction, into: &right)
    var sum: Int64 = 0
    for index in nodes.indices { sum += Int64(left[index]) * Int64(right[index]) }
    guard count.isDistinct else { return sum }
    // Take away the pairs of a relationship with itself.
    switch (count.first.direction, count.second.direction) {
    case (.outgoing, .outgoing), (.incoming, .incoming), (.either, .either), (_, .either):
      for degree in left { sum -= Int64(degree) }
    case (.either, _):
      for degree in right { sum -= Int64(degree) }
    default:
      // One way in and one way out: only a loop is both.
      var both: [UInt32] = []
      try context.snapshot.degrees(of: nodes, first, .either, into: &both)
      for index in nodes.indices {
        sum -= Int64(left[index]) + Int64(right[index]) - Int64(both[index])
      }
    }
    return sum
  }
}
