import PropertyGraph

/// Finds which variables each step has to hand on, so that batches carry nothing else.
enum Liveness {
  static func annotate(_ plan: PlanNode, needed: Set<Int>) -> PlanNode {
    annotate(plan, needed).node
  }

  /// Also returns what the plan reads of its argument.
  private static func annotate(_ plan: PlanNode, _ needed: Set<Int>) -> (
    node: PlanNode, argument: Set<Int>
  ) {
    let step = plan.step
    var below = needed.subtracting(step.produced)
    below.formUnion(step.used)
    switch step {
    case .argument:
      return (rebuilt(plan, [], needed), needed)
    case .union(let columns, let branches, let isDistinct):
      var inputs: [PlanNode] = []
      var argument: Set<Int> = []
      for (input, outputs) in zip(plan.inputs, branches) {
        // A branch gives what is asked of the union; DISTINCT asks for all of it.
        var wanted: Set<Int> = []
        for (column, output) in zip(columns, outputs) where isDistinct || needed.contains(column) {
          wanted.insert(output)
        }
        // In a sub-query, variables of the rows around it pass through.
        wanted.formUnion(needed.subtracting(columns))
        let (node, read) = annotate(input, wanted)
        inputs.append(node)
        argument.formUnion(read)
      }
      return (rebuilt(plan, inputs, needed), argument)
    case .optional, .merge, .callSubquery, .callInTransactions, .forEach:
      var innerNeeds = needed.intersection(step.produced)
      if case .callSubquery(let call) = step { innerNeeds.formUnion(call.introduced) }
      if let origin = step.origin { innerNeeds.insert(origin) }
      if case .merge(let merge) = step {
        innerNeeds.formUnion(merge.introduced)
        for item in merge.onMatch { innerNeeds.formUnion(item.used) }
      }
      let (inner, read) = annotate(plan.inputs[1], innerNeeds)
      var argument = read
      if let origin = step.origin { argument.remove(origin) }
      if case .forEach(let forEach) = step { argument.remove(forEach.variable) }
      below.formUnion(argument)
      let (outer, outerRead) = annotate(plan.inputs[0], below)
      return (rebuilt(plan, [outer, inner], needed), outerRead)
    case .fast(let fast) where plan.inputs.count > 1:
      let (input, read) = annotate(plan.inputs[0], fast.used)
      var inner = needed
      if case .chain(let chain) = fast { inner.remove(chain.weight) }
      let (plain, plainRead) = annotate(plan.inputs[1], inner)
      return (rebuilt(plan, [input, plain], needed), read.union(plainRead))
    default:
      guard let input = plan.inputs.first else { return (rebuilt(plan, [], needed), below) }
      let (node, read) = annotate(input, below)
      return (rebuilt(plan, [node], needed), read)
    }
  }

  private static func rebuilt(_ plan: PlanNode, _ inputs: [PlanNode], _ live: Set<Int>) -> PlanNode
  {
    PlanNode(plan.step, inputs, live: live.sorted(), estimatedRows: plan.estimatedRows)
  }
}

extension PlanStep {
  /// The variable that numbers the rows which the step's sub-plan is run for together.
  var origin: Int? {
    switch self {
    case .optional(_, let origin): origin
    case .callSubquery(let call): call.origin
    default: nil
    }
  }

  /// The variables that the step binds.
  var produced: Set<Int> {
    switch self {
    case .nodeScan(let variable, _): [variable]
    case .indexSeek(let seek): [seek.variable]
    case .textSearch(let search): [search.variable]
    case .hashSeek(let seek): [seek.variable]
    case .reach(let step): [step.to]
    case .expand(let step):
      Set([step.relationship, step.isInto ? nil : step.to].compactMap { $0 })
    case .expandVariable(let step):
      Set([step.relationships, step.isInto ? nil : step.to].compactMap { $0 })
    case .endpoints(let step):
      Set([step.isFromBound ? nil : step.from, step.isToBound ? nil : step.to].compactMap { $0 })
    case .pathSearch(let plan):
      Set(
        plan.singles + plan.groups.flatMap { $0.variables.map(\.outer) } + [plan.relationships]
          + (plan.path.map { [$0] } ?? []) + (plan.isInto ? [] : [plan.to]))
    case .shortestPath(let step):
      Set([step.expansion.relationships, step.path].compactMap { $0 })
    case .project(let assignments): Set(assignments.map(\.variable))
    case .buildPath(let path): [path.variable]
    case .unwind(let unwind):
      Set([unwind.variable, unwind.position?.variable].compactMap { $0 })
    case .optional(let introduced, _): Set(introduced)
    case .aggregate(let aggregation):
      Set(aggregation.keys.map(\.variable) + aggregation.items.map(\.variable))
    case .create(let creation): creation.produced
    case .merge(let merge): Set(merge.introduced).union(merge.creation.produced)
    case .callProcedure(let call): Set(call.yields.map(\.variable))
    case .callSubquery(let call): Set(call.introduced)
    case .callInTransactions(let call): Set(call.introduced + (call.status.map { [$0] } ?? []))
    case .loadCSV(let load): [load.variable]
    case .union(let columns, _, _): Set(columns)
    case .fast(let step): step.produced
    case .argument, .nodePredicate, .filter, .distinct, .sort, .top, .skip, .limit, .eager, .set,
      .remove, .delete, .forEach, .finish, .nothing:
      []
    }
  }

  /// The variables of its input that the step reads.
  var used: Set<Int> {
    switch self {
    case .argument, .nodeScan, .eager, .finish, .nothing, .optional, .union, .callSubquery:
      return []
    case .indexSeek(let seek): return seek.bounds.used
    case .textSearch(let search): return search.text.freeVariables
    case .hashSeek(let seek): return seek.value.freeVariables
    case .reach(let step): return step.used
    case .expand(let step):
      return Set([step.from] + step.distinctFrom + (step.isInto ? [step.to] : []))
    case .expandVariable(let step): return step.used
    case .endpoints(let step):
      return Set(
        [step.relationship] + step.distinctFrom + (step.isFromBound ? [step.from] : [])
          + (step.isToBound ? [step.to] : []))
    case .pathSearch(let plan): return plan.used
    case .shortestPath(let step): return step.expansion.used
    case .nodePredicate(let step):
      var used: Set<Int> = [step.variable]
      if case .property(_, _, let value) = step.test { used.formUnion(value.freeVariables) }
      return used
    case .filter(let conditions), .delete(let conditions, _):
      return conditions.reduce(into: []) { $0.formUnion($1.freeVariables) }
    case .project(let assignments):
      return assignments.reduce(into: []) { $0.formUnion($1.expression.freeVariables) }
    case .buildPath(let path): return Set(path.elements)
    case .unwind(let unwind): return unwind.list.freeVariables
    case .aggregate(let aggregation):
      var used: Set<Int> = []
      for key in aggregation.keys { used.formUnion(key.expression.freeVariables) }
      for item in aggregation.items {
        for argument in item.arguments { used.formUnion(argument.freeVariables) }
      }
      return used
    case .distinct(let variables): return Set(variables)
    case .sort(let keys):
      return keys.reduce(into: []) { $0.formUnion($1.expression.freeVariables) }
    case .top(let keys, let limit, let skip, _):
      return keys.reduce(into: limit.freeVariables.union(skip?.freeVariables ?? [])) {
        $0.formUnion($1.expression.freeVariables)
      }
    case .skip(let count), .limit(let count): return count.freeVariables
    case .create(let creation): return creation.used
    case .merge(let merge):
      var used = merge.creation.used
      for item in merge.onCreate + merge.onMatch { used.formUnion(item.used) }
      return used.subtracting(merge.introduced)
    case .set(let items): return items.reduce(into: []) { $0.formUnion($1.used) }
    case .remove(let items):
      return items.reduce(into: []) { used, item in
        switch item {
        case .property(let target, _), .labels(let target, _):
          used.formUnion(target.freeVariables)
        case .dynamicProperty(let target, let key):
          used.formUnion(target.freeVariables)
          used.formUnion(key.freeVariables)
        }
      }
    case .forEach(let step): return step.list.freeVariables
    case .callProcedure(let call):
      return call.arguments.reduce(into: []) { $0.formUnion($1.freeVariables) }
    case .callInTransactions(let call): return call.batchSize?.freeVariables ?? []
    case .loadCSV(let load): return load.source.freeVariables
    case .fast(let step): return step.used
    }
  }
}

extension CompiledExpression {
  var freeVariables: Set<Int> { source.freeVariables }
}

extension IndexSeek.Bounds {
  fileprivate var used: Set<Int> {
    switch self {
    case .equals(let value), .anyOf(let value), .hasPrefix(let value): value.freeVariables
    case .range(let lower, _, let upper, _):
      (lower?.freeVariables ?? []).union(upper?.freeVariables ?? [])
    case .all: []
    }
  }
}

extension VariableExpansion {
  fileprivate var used: Set<Int> {
    var used = Set([from] + distinctFrom + (isInto ? [to] : []))
    for property in properties { used.formUnion(property.value.freeVariables) }
    if let predicate {
      used.formUnion(predicate.condition.freeVariables.subtracting([predicate.element]))
    }
    return used
  }
}

extension PathSearchPlan {
  fileprivate var used: Set<Int> {
    var used = Set([from] + distinctFrom + (isInto ? [to] : []))
    var own: Set<Int> = Set(singles)
    func add(_ conditions: [CompiledExpression]) {
      for condition in conditions { used.formUnion(condition.freeVariables) }
    }
    for group in groups {
      add(group.conditions)
      own.formUnion(group.body)
    }
    for transition in transitions.joined() {
      guard case .hop(_, let relationship, let node) = transition.move else { continue }
      add(relationship.conditions)
      add(node.conditions)
      own.insert(relationship.variable)
      if node.variable != to { own.insert(node.variable) }
    }
    return used.subtracting(own).union([from]).union(isInto ? [to] : [])
  }
}

extension CreationStep {
  fileprivate var produced: Set<Int> {
    var variables = Set(paths.map(\.variable))
    for element in elements {
      switch element {
      case .node(let node): variables.insert(node.variable)
      case .relationship(let relationship): variables.insert(relationship.variable)
      }
    }
    return variables
  }

  fileprivate var used: Set<Int> {
    var used: Set<Int> = []
    func add(_ source: PropertySource) {
      switch source {
      case .none: break
      case .entries(let entries):
        for entry in entries { used.formUnion(entry.value.freeVariables) }
      case .map(let map): used.formUnion(map.freeVariables)
      }
    }
    for element in elements {
      switch element {
      case .node(let node): add(node.properties)
      case .relationship(let relationship):
        used.insert(relationship.source)
        used.insert(relationship.target)
        add(relationship.properties)
      }
    }
    for path in paths { used.formUnion(path.elements) }
    return used.subtracting(produced)
  }
}

extension SetStep {
  var used: Set<Int> {
    switch self {
    case .property(let target, _, let value), .replace(let target, let value),
      .merge(let target, let value):
      target.freeVariables.union(value.freeVariables)
    case .dynamicProperty(let target, let key, let value):
      target.freeVariables.union(key.freeVariables).union(value.freeVariables)
    case .labels(let target, _): target.freeVariables
    }
  }
}
