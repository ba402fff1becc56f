import PropertyGraph

/// Follows a chain of hops level by level, each node once.
///
/// A trail may not use a relationship twice. Between neighbouring hops the ways that would turn back
/// on the same relationship are subtracted exactly. Between hops further apart the levels show
/// whether one relationship could serve both; if so, the plain plan is run instead.
final class ChainOperator: StreamOperator {
  private let chain: ChainPlan
  private let plain: Operator
  private var argument: Batch?
  private var results: NodeWeights?
  private var total: Int64?
  private var isPlain = false
  private var isDone = false
  private var position = 0

  init(
    _ context: ExecutionContext, _ input: Operator, _ plain: Operator, _ chain: ChainPlan,
    live: [Int]
  ) {
    self.chain = chain
    self.plain = plain
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    self.argument = argument
    results = nil
    total = nil
    isPlain = false
    isDone = false
    position = 0
  }

  override func next() throws -> Batch? {
    if !isDone {
      isDone = true
      if try !run(), let argument {
        isPlain = true
        try plain.open(argument)
      }
    }
    if isPlain {
      guard var batch = try plain.pull() else { return nil }
      batch.columns[chain.weight] = .constant(.integer(1))
      return batch
    }
    if let total {
      self.total = nil
      if total == 0 { return nil }
      var batch = Batch(count: 1, width: context.width)
      batch.columns[chain.weight] = .constant(.integer(total))
      return batch
    }
    guard let results, position < results.count else { return nil }
    let range = position..<min(position + Batch.fullWidth, results.count)
    position = range.upperBound
    var batch = Batch(count: range.count, width: context.width)
    batch.columns[chain.last] = .nodes(Array(results.nodes[range]))
    batch.columns[chain.weight] = .integers(Array(results.weights[range]))
    return batch
  }

  /// Computes the last level, or the total; false when the chain needs the plain plan.
  private func run() throws -> Bool {
    var start = NodeWeights()
    while let batch = try input.pull() {
      for node in batch.nodes(of: chain.start).nodes { try start.add(node, 1) }
    }
    var levels = [start]
    for (index, hop) in chain.hops.enumerated() {
      guard let correction = correction(index) else { return false }
      guard let types = context.types(hop.selection.types), let labels = labels(hop) else {
        if chain.countsOnly { total = 0 } else { results = NodeWeights() }
        return true
      }
      let isLast = index == chain.hops.count - 1
      // A correction counts on no earlier hop's having used the relationship: where it ends must
      // not be needed to show that.
      let endsUnknown = correction != .none || isLast && chain.countsOnly && labels.isEmpty
      if endsUnknown, !isDisjoint(index, levels, endsUnknown: true) { return false }
      if isLast, chain.countsOnly, labels.isEmpty, correction == .none {
        total = try sumOfDegrees(levels[index], types, hop.selection.direction)
        return true
      }
      var next = try expand(
        levels[index], index > 0 ? levels[index - 1] : nil, types, hop.selection.direction,
        correction)
      try filter(&next, hop, labels)
      try context.reserve(next.count * 24)
      levels.append(next)
      if !endsUnknown, !isDisjoint(index, levels, endsUnknown: false) { return false }
    }
    guard let last = levels.last else { return false }
    if chain.countsOnly {
      var sum: Int64 = 0
      for weight in last.weights {
        let (next, overflow) = sum.addingReportingOverflow(weight)
        guard !overflow else { throw QueryFailure.integerOverflow("count()") }
        sum = next
      }
      total = sum
    } else {
      results = last
    }
    return true
  }

  private func labels(_ hop: ChainPlan.Hop) -> [LabelID]? {
    context.labelsToCheck(
      ExpandOperator.Step(
        from: 0, relationship: nil, to: 0, isInto: false, selection: hop.selection,
        labels: hop.labels, distinctFrom: []))
  }

  private enum Correction {
    /// The hop before cannot have used the relationship.
    case none
    /// It has, when the hop leads back to where that one came from.
    case backwards
    /// It has, when the relationship is a loop.
    case loops
  }

  /// What to subtract for the hop before; nil when that cannot be told.
  private func correction(_ index: Int) -> Correction? {
    let hop = chain.hops[index]
    guard index > 0, hop.distinctFrom.contains(index - 1) else { return Correction.none }
    let before = chain.hops[index - 1]
    guard Set(hop.selection.types) == Set(before.selection.types) else { return nil }
    switch (before.selection.direction, hop.selection.direction) {
    case (.outgoing, .incoming), (.incoming, .outgoing), (.either, _): return .backwards
    case (.outgoing, .outgoing), (.incoming, .incoming): return .loops
    default: return nil
    }
  }

  /// Whether no relationship can serve this hop and one that is not its neighbour.
  private func isDisjoint(_ index: Int, _ levels: [NodeWeights], endsUnknown: Bool) -> Bool {
    let hop = chain.hops[index]
    for other in hop.distinctFrom where other < index - 1 {
      let first = chain.hops[other].selection.direction
      let second = hop.selection.direction
      // Of this hop the source is known; its target perhaps not.
      let same =
        levels[other].intersects(levels[index])
        && (endsUnknown || levels[other + 1].intersects(levels[index + 1]))
      let opposite =
        levels[other + 1].intersects(levels[index])
        && (endsUnknown || levels[other].intersects(levels[index + 1]))
      if first == .either || second == .either {
        if same || opposite { return false }
      } else if first == second ? same : opposite {
        return false
      }
    }
    return true
  }

  private func sumOfDegrees(
    _ level: NodeWeights, _ types: [RelationshipTypeID], _ direction: Direction
  ) throws -> Int64 {
    var degrees: [UInt32] = []
    try context.snapshot.degrees(of: level.nodes, types, direction, into: &degrees)
    var sum: Int64 = 0
    for index in 0..<level.count {
      let (product, first) = level.weights[index].multipliedReportingOverflow(
        by: Int64(degrees[index]))
      let (next, second) = sum.addingReportingOverflow(product)
      guard !first, !second else { throw QueryFailure.integerOverflow("count()") }
      sum = next
    }
    return sum
  }

  private func expand(
    _ level: NodeWeights, _ before: NodeWeights?, _ types: [RelationshipTypeID],
    _ direction: Direction, _ correction: Correction
  ) throws -> NodeWeights {
    var next = NodeWeights(expected: min(level.count, 4_096))
    var degrees: [UInt32] = []
    var neighbors: [NodeID] = []
    var start = 0
    while start < level.count {
      try context.checkLimits()
      let end = min(start + 1_024, level.count)
      let nodes = Array(level.nodes[start..<end])
      degrees.removeAll(keepingCapacity: true)
      neighbors.removeAll(keepingCapacity: true)
      try context.snapshot.neighbors(
        of: nodes, types, direction, into: &neighbors, counts: &degrees)
      var position = 0
      for index in nodes.indices {
        let weight = level.weights[start + index]
        let last = position + Int(degrees[index])
        while position < last {
          let neighbor = neighbors[position]
          position += 1
          var ways = weight
          switch correction {
          case .none: break
          case .backwards: ways -= before?.weight(of: neighbor) ?? 0
          case .loops:
            if neighbor == nodes[index] { ways -= before?.weight(of: neighbor) ?? 0 }
          }
          if ways > 0 { try next.add(neighbor, ways) }
        }
      }
      start = end
    }
    return next
  }

  private func filter(_ level: inout NodeWeights, _ hop: ChainPlan.Hop, _ labels: [LabelID]) throws
  {
    for label in labels {
      var selected: [UInt32] = []
      try context.snapshot.select(label, among: level.nodes, into: &selected)
      if selected.count < level.count { level.keep(selected) }
    }
    for step in hop.filters where level.count > 0 {
      var batch = Batch(count: level.count, width: context.width)
      batch.columns[hop.node] = .nodes(level.nodes)
      switch step {
      case .filter(let conditions):
        var rows = Array(0..<UInt32(level.count))
        for condition in conditions where !rows.isEmpty {
          let passing = try condition.select(context, batch)
          if passing.count < batch.count {
            rows = passing.map { rows[Int($0)] }
            batch = batch.gather(passing)
          }
        }
        if rows.count < level.count { level.keep(rows) }
      case .nodePredicate(let test):
        let selected = try NodePredicateOperator.select(test, context, batch)
        if selected.count < level.count { level.keep(selected) }
      default: break
      }
    }
  }
}
