import PropertyGraph

/// A chain of hops of which only the last node matters, and how many ways lead to it. Nodes that several
/// ways reach are followed once, with the number of ways as their weight.
struct ChainPlan: Sendable {
  struct Hop: Sendable {
    let selection: RelationshipSelection
    /// Checked on the nodes that the hop reaches.
    let labels: [String]
    let node: Int
    /// Steps of the plan that filter the hop's nodes; each reads the hop's node only.
    let filters: [PlanStep]
    /// The earlier hops that may not use the same relationship, as indexes; ascending.
    let distinctFrom: [Int]
  }

  let start: Int
  let hops: [Hop]
  /// Filled with the number of ways to the last node.
  let weight: Int
  /// Only the sum of the weights is wanted: the last hop's nodes need not be known.
  let countsOnly: Bool

  var last: Int { hops[hops.count - 1].node }
}

extension ChainPlan {
  /// Replaces the chain below a counting aggregation by its weighted form.
  static func rewrite(_ plan: PlanNode, _ aggregation: Aggregation, _ planner: Planner) -> PlanNode?
  {
    guard let input = plan.inputs.first, let (chain, base) = chain(below: input) else { return nil }
    // The plain plan may have to be run after all, and what stands below would be run again.
    guard let last = chain.last?.node, !base.plan.writes else { return nil }
    let nodes = Set(chain.map(\.node))
    var reads: Set<Int> = []
    for key in aggregation.keys { reads.formUnion(key.expression.freeVariables) }
    var isCount: [Bool] = []
    for item in aggregation.items {
      if item.counts(nodes) {
        isCount.append(true)
      } else {
        guard item.ignoresDuplicates else { return nil }
        isCount.append(false)
        for argument in item.arguments { reads.formUnion(argument.freeVariables) }
      }
    }
    guard reads.isSubset(of: [last]) else { return nil }
    let countsOnly =
      aggregation.keys.isEmpty && isCount.allSatisfy { $0 }
      && chain[chain.count - 1].filters.isEmpty
    guard chain.count >= 2 || countsOnly else { return nil }
    let weight = planner.freshVariable()
    let step = ChainPlan(
      start: base.start, hops: chain, weight: weight, countsOnly: countsOnly)
    let weighted = PlanNode(
      .fast(.chain(step)), [base.plan, input], estimatedRows: input.estimatedRows)
    guard
      let sum = try? planner.compile(
        BoundExpression(.variable(VariableID(rawValue: weight)), at: 0, type: .integer))
    else { return nil }
    let items = zip(aggregation.items, isCount).map { item, isCount in
      isCount
        ? Aggregation.Item(
          variable: item.variable, function: .sum, arguments: [sum], isDistinct: false) : item
    }
    return PlanNode(
      .aggregate(Aggregation(keys: aggregation.keys, items: items)), [weighted],
      estimatedRows: plan.estimatedRows)
  }

  /// The hops on top of a plan, first hop first, and what they start from.
  private static func chain(below plan: PlanNode) -> (
    hops: [Hop], base: (plan: PlanNode, start: Int)
  )? {
    var hops: [(step: ExpandOperator.Step, filters: [PlanStep])] = []
    var filters: [PlanStep] = []
    var current = plan
    walk: while let input = current.inputs.first {
      switch current.step {
      case .nodePredicate, .filter: filters.append(current.step)
      case .expand(let step):
        guard !step.isInto else { break walk }
        if let next = hops.last, next.step.from != step.to { break walk }
        // Every filter above must read this hop's node and nothing else.
        guard filters.allSatisfy({ $0.used.isSubset(of: [step.to]) }) else { return nil }
        hops.append((step, filters.reversed()))
        filters = []
      default: break walk
      }
      current = input
    }
    guard let first = hops.last, hops.count >= 1 else { return nil }
    // Filters between the first hop and the base belong to the base.
    var base = plan
    for _ in 0..<hops.count {
      while let input = base.inputs.first {
        if case .expand = base.step {
          base = input
          break
        }
        base = input
      }
    }
    let ordered = Array(hops.reversed())
    var relationships: [Int: Int] = [:]
    for (index, hop) in ordered.enumerated() {
      if let relationship = hop.step.relationship { relationships[relationship] = index }
    }
    var result: [Hop] = []
    for (index, hop) in ordered.enumerated() {
      var distinct: [Int] = []
      for variable in hop.step.distinctFrom {
        // One that the base has bound cannot be followed here.
        guard let other = relationships[variable], other < index else { return nil }
        distinct.append(other)
      }
      result.append(
        Hop(
          selection: hop.step.selection, labels: hop.step.labels, node: hop.step.to,
          filters: hop.filters, distinctFrom: distinct.sorted()))
    }
    return (result, (base, first.step.from))
  }
}

extension PlanNode {
  /// Whether running the plan changes the graph.
  fileprivate var writes: Bool {
    switch step {
    case .create, .merge, .set, .remove, .delete, .forEach, .callInTransactions: true
    default: inputs.contains { $0.writes }
    }
  }
}

extension Aggregation.Item {
  /// Whether the item counts rows: `count(*)`, or of a node that every row has.
  fileprivate func counts(_ nodes: Set<Int>) -> Bool {
    if isRowCount { return true }
    guard function == .count, !isDistinct, let variable = arguments[0].source.asVariable else {
      return false
    }
    return nodes.contains(variable)
  }

  /// Whether it makes no difference how often a value occurs.
  var ignoresDuplicates: Bool {
    if isRowCount { return false }
    return isDistinct || function == .minimum || function == .maximum
  }
}
