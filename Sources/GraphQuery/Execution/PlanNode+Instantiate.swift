import PropertyGraph

extension PlanNode {
  /// Builds the running form of the plan.
  func instantiate(in context: ExecutionContext) throws -> Operator {
    let built = try build(context)
    if context.isProfiling { built.profile = context.startProfile(of: self) }
    return built
  }

  private func build(_ context: ExecutionContext) throws -> Operator {
    if let part = context.parallelPart {
      if part === self { return ParallelScanOperator(context, self, []) }
      if case .aggregate(let aggregation) = step, part === inputs.first {
        let input = ParallelScanOperator(context, part, aggregation.expressions)
        return AggregateOperator(context, input, aggregation, live: live)
      }
    }
    if inputs.isEmpty {
      switch step {
      case .nothing: return Operator(context, live: live)
      default: return ArgumentOperator(context, live: live)
      }
    }
    if case .union(let columns, let branches, let isDistinct) = step {
      var running: [(input: Operator, outputs: [Int])] = []
      for (input, outputs) in zip(inputs, branches) {
        running.append((try input.instantiate(in: context), outputs))
      }
      return UnionOperator(
        context, running, columns: columns, isDistinct: isDistinct, live: live)
    }
    let input = try inputs[0].instantiate(in: context)
    if inputs.count > 1 {
      return try buildCorrelated(context, input, try inputs[1].instantiate(in: context))
    }
    return buildUnary(context, input)
  }

  private func buildCorrelated(_ context: ExecutionContext, _ input: Operator, _ inner: Operator)
    throws -> Operator
  {
    switch step {
    case .optional(let introduced, let origin):
      return ApplyOperator(
        context, input, CorrelatedRows(inner, origin: origin), introduced: introduced,
        keepsUnmatched: true, live: live)
    case .merge(let step):
      return MergeOperator(context, input, inner, step, live: live)
    case .forEach(let step):
      return ForEachOperator(context, input, inner, step, live: live)
    case .callSubquery(let step):
      if step.isUnit { return UnitSubqueryOperator(context, input, inner, live: live) }
      return ApplyOperator(
        context, input, CorrelatedRows(inner, origin: step.origin), introduced: step.introduced,
        keepsUnmatched: step.isOptional, live: live)
    case .callInTransactions(let step):
      return CallInTransactionsOperator(context, input, inner, step, live: live)
    case .fast(let fast):
      return fast.instantiate(context, input, inner, live: live)
    default:
      return input
    }
  }

  private func buildUnary(_ context: ExecutionContext, _ input: Operator) -> Operator {
    switch step {
    case .nodeScan(let variable, let label):
      NodeScanOperator(context, input, variable: variable, label: label, live: live)
    case .indexSeek(let seek): IndexSeekOperator(context, input, seek, live: live)
    case .textSearch(let search): TextSearchOperator(context, input, search, live: live)
    case .hashSeek(let seek): HashSeekOperator(context, input, seek, live: live)
    case .reach(let step): ReachOperator(context, input, step, live: live)
    case .expand(let step): ExpandOperator(context, input, step, live: live)
    case .expandVariable(let step): ExpandVariableOperator(context, input, step, live: live)
    case .endpoints(let step): EndpointsOperator(context, input, step, live: live)
    case .pathSearch(let plan): PathSearchOperator(context, input, plan, live: live)
    case .shortestPath(let step): ShortestPathOperator(context, input, step, live: live)
    case .nodePredicate(let step): NodePredicateOperator(context, input, step, live: live)
    case .filter(let conditions): FilterOperator(context, input, conditions, live: live)
    case .project(let assignments): ProjectOperator(context, input, assignments, live: live)
    case .buildPath(let path): BuildPathOperator(context, input, path, live: live)
    case .unwind(let unwind): UnwindOperator(context, input, unwind, live: live)
    case .aggregate(let aggregation): AggregateOperator(context, input, aggregation, live: live)
    case .distinct(let variables): DistinctOperator(context, input, variables, live: live)
    case .sort(let keys): SortOperator(context, input, keys, live: live)
    case .top(let keys, let limit, let skip, let isInputOrdered):
      TopOperator(
        context, input, keys, limit: limit, skip: skip, isInputOrdered: isInputOrdered,
        live: live)
    case .skip(let amount): SkipOperator(context, input, amount, live: live)
    case .limit(let amount): LimitOperator(context, input, amount, live: live)
    case .eager: EagerOperator(context, input, live: live)
    case .create(let step): CreateOperator(context, input, step, live: live)
    case .set(let items): SetOperator(context, input, items, live: live)
    case .remove(let items): RemoveOperator(context, input, items, live: live)
    case .delete(let targets, let isDetach):
      DeleteOperator(context, input, targets, isDetach: isDetach, live: live)
    case .callProcedure(let step): CallProcedureOperator(context, input, step, live: live)
    case .loadCSV(let step): LoadCSVOperator(context, input, step, live: live)
    case .finish: FinishOperator(context, input, live: live)
    case .fast(let fast): fast.instantiate(context, input, live: live)
    case .argument, .nothing, .optional, .union, .merge, .forEach, .callSubquery,
      .callInTransactions:
      input
    }
  }
}
