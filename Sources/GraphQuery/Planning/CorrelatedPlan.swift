import PropertyGraph

/// Sub-plans that are run for many rows at once.
extension PlanNode {
  /// The plan for many argument rows together: every row that it gives carries, in `origin`, the
  /// number of the argument row that it belongs to, and rows come in the order of those numbers.
  /// nil where a step must see the rows of one argument row alone.
  func forManyRows(origin: Int, _ planner: Planner) throws -> PlanNode? {
    let step: PlanStep
    switch self.step {
    case .argument: return self
    case .nodeScan, .indexSeek, .textSearch, .hashSeek, .expand, .expandVariable, .endpoints,
      .pathSearch, .shortestPath, .nodePredicate, .filter, .project, .buildPath, .unwind,
      .callProcedure, .optional:
      step = self.step
    case .callSubquery(let call):
      if call.isUnit { return nil }
      step = self.step
    case .distinct(let variables):
      step = .distinct([origin] + variables)
    case .sort(let keys):
      let key = SortKey(
        expression: try planner.compile(origin: origin), isDescending: false, nullsFirst: false)
      step = .sort([key] + keys)
    case .aggregate(let aggregation):
      // Over several hops, counting ways by weights is worth more than taking rows together.
      if let quick = PlanRules.quickCount(self, aggregation, planner), quick.isChain { return nil }
      let key = Assignment(variable: origin, expression: try planner.compile(origin: origin))
      step = .aggregate(
        Aggregation(
          keys: [key] + aggregation.keys, items: aggregation.items,
          rowNumber: aggregation.keys.isEmpty ? origin : nil))
    default: return nil
    }
    guard let input = try inputs.first?.forManyRows(origin: origin, planner) else { return nil }
    return PlanNode(step, [input] + inputs.dropFirst(), estimatedRows: estimatedRows)
  }

  /// Whether the plan counts the ways over a chain of several hops.
  private var isChain: Bool {
    guard let input = inputs.first, case .fast(.chain(let chain)) = input.step else { return false }
    return chain.hops.count > 1
  }
}

extension Planner {
  fileprivate func compile(origin: Int) throws -> CompiledExpression {
    try compile(
      BoundExpression(.variable(VariableID(rawValue: origin)), at: 0, type: .integer))
  }

  /// A sub-plan in the form that takes many rows where it can, and the variable that numbers them.
  func correlated(_ plan: PlanNode) throws -> (plan: PlanNode, origin: Int?) {
    let origin = freshVariable()
    guard let together = try plan.forManyRows(origin: origin, self) else { return (plan, nil) }
    return (together, origin)
  }
}
