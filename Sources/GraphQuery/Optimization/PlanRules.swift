import PropertyGraph

/// Rewriting rules over finished plans, from the bottom up.
enum PlanRules {
  static func apply(_ plan: PlanNode, _ planner: Planner) -> PlanNode {
    let inputs = plan.inputs.map { apply($0, planner) }
    let node = PlanNode(plan.step, inputs, estimatedRows: plan.estimatedRows)
    switch plan.step {
    case .aggregate(let aggregation):
      if let quick = quickCount(node, aggregation, planner) { return quick }
      guard aggregation.items.allSatisfy(\.ignoresDuplicates) else { return node }
      return reaching(node, needed: node.step.used)
    case .distinct(let variables):
      return reaching(node, needed: Set(variables))
    case .top(let keys, let limit, let skip, _):
      guard let input = inputs.first, let ordered = ordered(input, by: keys[0]) else { return node }
      return PlanNode(
        .top(keys, limit: limit, skip: skip, isInputOrdered: true), [ordered],
        estimatedRows: plan.estimatedRows)
    default: return node
    }
  }

  /// A counting aggregation that has a quicker way.
  static func quickCount(
    _ plan: PlanNode, _ aggregation: Aggregation, _ planner: Planner
  ) -> PlanNode? {
    countFromStatistics(plan, aggregation) ?? countTwoHops(plan, aggregation)
      ?? ChainPlan.rewrite(plan, aggregation, planner)
  }

  /// Below a step to which duplicate rows make no difference, a path of variable length need only
  /// give the nodes it reaches, if nobody reads its relationships.
  private static func reaching(_ plan: PlanNode, needed: Set<Int>) -> PlanNode {
    guard let input = plan.inputs.first, plan.inputs.count == 1 else { return plan }
    let rewritten: PlanNode
    switch input.step {
    case .expandVariable(let step):
      guard step.minimum <= 1, !step.isInto, !step.isWalk, step.distinctFrom.isEmpty,
        step.predicate.map({ !$0.condition.freeVariables.contains(step.to) }) ?? true,
        !needed.contains(step.relationships)
      else { return plan }
      rewritten = PlanNode(.reach(step), input.inputs, estimatedRows: input.estimatedRows)
    case .project, .filter, .nodePredicate, .expand:
      rewritten = reaching(input, needed: needed.union(input.step.used))
    default: return plan
    }
    return PlanNode(plan.step, [rewritten], estimatedRows: plan.estimatedRows)
  }

  /// The variable of a lone `count(*)`, or of a count of something that is never null.
  private static func loneCount(_ aggregation: Aggregation, _ bound: Set<Int>) -> Int? {
    guard aggregation.keys.isEmpty, aggregation.items.count == 1 else { return nil }
    let item = aggregation.items[0]
    if item.isRowCount { return item.variable }
    guard item.function == .count, !item.isDistinct,
      let variable = item.arguments[0].source.asVariable, bound.contains(variable)
    else { return nil }
    return item.variable
  }

  /// `MATCH (n:Label) RETURN count(*)`, and the same of one hop.
  private static func countFromStatistics(_ plan: PlanNode, _ aggregation: Aggregation) -> PlanNode?
  {
    guard let top = plan.inputs.first else { return nil }
    if case .nodeScan(let variable, let label) = top.step, top.inputs.first?.isArgument == true,
      let result = loneCount(aggregation, [variable])
    {
      return PlanNode(
        .fast(.count(variable: result, .nodes(label: label))), top.inputs, estimatedRows: 1)
    }
    guard case .expand(let step) = top.step, !step.isInto, step.labels.count <= 1,
      step.selection.direction != .either, let scan = top.inputs.first,
      case .nodeScan(let variable, let label) = scan.step, scan.inputs.first?.isArgument == true,
      let result = loneCount(
        aggregation, Set([variable, step.to, step.relationship].compactMap { $0 }))
    else { return nil }
    let isOutgoing = step.selection.direction == .outgoing
    return PlanNode(
      .fast(
        .count(
          variable: result,
          .relationships(
            types: step.selection.types, from: isOutgoing ? label : step.labels.first,
            to: isOutgoing ? step.labels.first : label))), scan.inputs, estimatedRows: 1)
  }

  /// `MATCH (a)-->(b)-->(c) RETURN count(*)` over the whole graph.
  private static func countTwoHops(_ plan: PlanNode, _ aggregation: Aggregation) -> PlanNode? {
    guard let top = plan.inputs.first, case .expand(let second) = top.step, !second.isInto,
      let below = top.inputs.first, case .expand(let first) = below.step, !first.isInto,
      let scan = below.inputs.first, case .nodeScan(let variable, let label) = scan.step,
      scan.inputs.first?.isArgument == true, first.distinctFrom.isEmpty,
      second.distinctFrom.allSatisfy({ $0 == first.relationship }),
      let result = loneCount(aggregation, [variable, first.to, second.to])
    else { return nil }
    let count: TwoHopCount
    if second.from == variable {
      // The scan found the middle nodes.
      count = TwoHopCount(
        label: label, first: first.selection, second: second.selection,
        firstLabels: first.labels, secondLabels: second.labels,
        isDistinct: !second.distinctFrom.isEmpty)
    } else {
      guard second.from == first.to, first.labels.count <= 1 else { return nil }
      count = TwoHopCount(
        label: first.labels.first, first: first.selection.reversed, second: second.selection,
        firstLabels: label.map { [$0] } ?? [], secondLabels: second.labels,
        isDistinct: !second.distinctFrom.isEmpty)
    }
    return PlanNode(
      .fast(.twoHops(variable: result, count)), [scan.inputs[0], plan], estimatedRows: 1)
  }

  /// The plan with its index scan turned to give rows in the order of a sort key; nil when the rows
  /// do not come from an index on that key.
  private static func ordered(_ plan: PlanNode, by key: SortKey) -> PlanNode? {
    guard let target = resolve(key.expression.source, in: plan) else { return nil }
    return ordered(plan, by: target, isDescending: key.isDescending)
  }

  /// The property that a sort key stands for, seen through renaming.
  private static func resolve(_ expression: BoundExpression, in plan: PlanNode) -> (
    variable: Int, key: String
  )? {
    if let access = expression.propertyAccess { return access }
    guard let variable = expression.asVariable, case .project(let assignments) = plan.step else {
      return nil
    }
    return assignments.first { $0.variable == variable }?.expression.source.propertyAccess
  }

  private static func ordered(
    _ plan: PlanNode, by target: (variable: Int, key: String), isDescending: Bool
  ) -> PlanNode? {
    guard let input = plan.inputs.first else { return nil }
    switch plan.step {
    case .project, .filter, .nodePredicate, .expand:
      guard let ordered = ordered(input, by: target, isDescending: isDescending) else { return nil }
      return PlanNode(plan.step, [ordered], estimatedRows: plan.estimatedRows)
    case .indexSeek(let seek):
      guard seek.variable == target.variable, seek.key == target.key, input.isArgument else {
        return nil
      }
      switch seek.bounds {
      case .range, .hasPrefix, .all: break
      case .equals, .anyOf: return nil
      }
      return PlanNode(
        .indexSeek(
          IndexSeek(
            variable: seek.variable, index: seek.index, key: seek.key, bounds: seek.bounds,
            isDescending: isDescending)), [input], estimatedRows: plan.estimatedRows)
    default: return nil
    }
  }
}

extension PlanNode {
  /// Whether the plan is run for one row at the start.
  fileprivate var isArgument: Bool {
    if case .argument = step { true } else { false }
  }
}

extension RelationshipSelection {
  /// The same relationships seen from their other end.
  fileprivate var reversed: RelationshipSelection {
    let direction: Direction =
      switch self.direction {
      case .outgoing: .incoming
      case .incoming: .outgoing
      case .either: .either
      }
    return RelationshipSelection(types: types, direction: direction)
  }
}
