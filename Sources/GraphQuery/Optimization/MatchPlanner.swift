import PropertyGraph

/// Orders one MATCH: where to start, which way to expand, when to filter. Every connected part is
/// tried from each of its nodes, and the order with the fewest expected rows wins.
struct MatchPlanner {
  enum Action {
    case start(Int)
    /// Follow an edge; reversed: from its right end.
    case follow(edge: Int, isReversed: Bool)
  }

  let graph: QueryGraph
  let planner: Planner
  let costs: CostModel
  var solved: Set<Int>
  var followed: Set<Int> = []
  var applied: Set<Int> = []
  var builtPaths: Set<Int> = []
  var plan: PlanNode

  /// Plans a MATCH on the rows of `input`.
  static func plan(_ match: BoundMatch, input: PlanNode, _ planner: Planner) throws -> PlanNode {
    let graph = QueryGraph(match, planner)
    var solver = MatchPlanner(graph, input, planner)
    try solver.run()
    return solver.plan
  }

  private init(_ graph: QueryGraph, _ input: PlanNode, _ planner: Planner) {
    self.graph = graph
    self.planner = planner
    costs = CostModel(graph, planner.snapshot)
    plan = input
    // Whatever this MATCH does not introduce is bound by the rows that come in.
    solved = []
    for node in graph.nodes where !graph.introduced.contains(node.variable) {
      solved.insert(node.variable)
    }
    for edge in graph.edges where edge.isBound && !graph.introduced.contains(edge.relationship) {
      solved.insert(edge.relationship)
    }
  }

  private mutating func run() throws {
    try requireBoundNodes()
    try applyPredicates()
    while true {
      let actions = bestActions()
      for action in actions { try perform(action) }
      if followed.count == graph.edges.count,
        graph.nodes.allSatisfy({ solved.contains($0.variable) })
      {
        break
      }
      if actions.isEmpty {
        throw QueryError.runtime(
          .semantic, "UnplannablePattern",
          "this pattern uses a relationship variable in a way that cannot be ordered; split it into "
            + "two MATCH clauses")
      }
    }
    try applyPredicates()
  }

  /// A bound node that stands alone matches nothing when it is null.
  private mutating func requireBoundNodes() throws {
    for node in graph.nodes where solved.contains(node.variable) {
      let isEnd = graph.edges.contains { $0.from == node.variable || $0.to == node.variable }
      if isEnd { continue }
      let variable = BoundExpression(
        .variable(VariableID(rawValue: node.variable)), at: 0, type: .node)
      let condition = BoundExpression(.isNull(variable, negated: true), at: 0, type: .boolean)
      plan = planner.node(.filter([try planner.compile(condition)]), plan)
    }
  }

  /// The actions for one connected part, in the best order found.
  private func bestActions() -> [Action] {
    if let edge = nextEdge(solved, followed) { return [.follow(edge: edge.0, isReversed: edge.1)] }
    var candidates = graph.nodes.map(\.variable).filter { !solved.contains($0) }
    if candidates.isEmpty { return [] }
    if candidates.count == 1 { return [.start(candidates[0])] }
    if candidates.count > 8 {
      candidates.sort { scanRows($0, solved) < scanRows($1, solved) }
      candidates = Array(candidates.prefix(3))
    }
    var best: [Action] = []
    var bestCost = Double.infinity
    for candidate in candidates {
      let (actions, cost) = simulate(from: candidate)
      // A part that leaves less to be found afterwards is compared by its own cost only.
      if cost < bestCost {
        best = actions
        bestCost = cost
      }
    }
    return best
  }

  private func simulate(from start: Int) -> ([Action], Double) {
    var solved = solved
    var followed = followed
    var actions: [Action] = [.start(start)]
    var rows = scanRows(start, solved)
    var cost = scanCost(start, solved)
    solved.insert(start)
    while let (edge, isReversed) = nextEdge(solved, followed) {
      let fan = costs.fanOut(graph.edges[edge], isReversed: isReversed)
      let target = isReversed ? graph.edges[edge].from : graph.edges[edge].to
      cost += rows * fan
      rows *= fan
      if solved.contains(target) {
        rows *= 1 / max(1, costs.nodeCount(target))
      } else {
        rows *= costs.selectivity(of: target, among: graph, solved: solved)
      }
      solved.insert(target)
      solved.insert(isReversed ? graph.edges[edge].to : graph.edges[edge].from)
      solved.insert(graph.edges[edge].relationship)
      followed.insert(edge)
      actions.append(.follow(edge: edge, isReversed: isReversed))
      cost += rows
    }
    return (actions, cost)
  }

  private func scanRows(_ variable: Int, _ solved: Set<Int>) -> Double {
    max(
      0.1, costs.nodeCount(variable) * costs.selectivity(of: variable, among: graph, solved: solved)
    )
  }

  private func scanCost(_ variable: Int, _ solved: Set<Int>) -> Double {
    if AccessPath.best(for: variable, graph, solved, planner) != nil {
      return 1 + scanRows(variable, solved)
    }
    return 1 + costs.nodeCount(variable)
  }

  /// The cheapest edge that touches what is found, and whether it is followed from its right end.
  private func nextEdge(_ solved: Set<Int>, _ followed: Set<Int>) -> (Int, Bool)? {
    var best: (Int, Bool)?
    var bestFan = Double.infinity
    for (index, edge) in graph.edges.enumerated() where !followed.contains(index) {
      let hasFrom = solved.contains(edge.from)
      let hasTo = solved.contains(edge.to)
      if edge.isBound {
        // A relationship bound within this MATCH waits for its first edge.
        if solved.contains(edge.relationship) { return (index, false) }
        continue
      }
      if edge.needsBothEnds, !(hasFrom && hasTo) { continue }
      if case .search = edge.kind {
        // Searches come last: they cost most and filter least.
        guard hasFrom || hasTo else { continue }
        if bestFan == .infinity { best = (index, !hasFrom) }
        continue
      }
      var fan = Double.infinity
      var isReversed = false
      if hasFrom {
        fan = costs.fanOut(edge, isReversed: false)
        if hasTo { fan *= 0.01 }
      }
      if hasTo {
        var back = costs.fanOut(edge, isReversed: true)
        if hasFrom { back *= 0.01 }
        if back < fan {
          fan = back
          isReversed = true
        }
      }
      if fan < bestFan {
        bestFan = fan
        best = (index, isReversed)
      }
    }
    return best
  }

  private mutating func perform(_ action: Action) throws {
    switch action {
    case .start(let variable):
      plan = try AccessPath.plan(for: variable, graph, solved, planner, input: plan, &applied)
      solved.insert(variable)
    case .follow(let edge, let isReversed):
      try follow(edge, isReversed: isReversed)
      followed.insert(edge)
    }
    try applyPredicates()
    try buildPaths()
    plan = try plan.checkingDepth()
  }

  private mutating func follow(_ index: Int, isReversed: Bool) throws {
    let edge = graph.edges[index]
    let from = isReversed ? edge.to : edge.from
    let to = isReversed ? edge.from : edge.to
    let isInto = solved.contains(to) || from == to
    let rows = max(0.1, plan.estimatedRows * costs.fanOut(edge, isReversed: isReversed))
    switch edge.kind {
    case .single(let pattern):
      let selection = pattern.selection(isReversed: isReversed)
      if edge.isBound {
        plan = planner.node(
          .endpoints(
            EndpointsStep(
              relationship: edge.relationship, from: from, to: to,
              isFromBound: solved.contains(from), isToBound: isInto, selection: selection,
              isList: false, length: nil, distinctFrom: distinct(from: edge))), plan)
        solved.insert(from)
      } else {
        plan = planner.node(
          .expand(
            ExpandOperator.Step(
              from: from, relationship: edge.relationship, to: to, isInto: isInto,
              selection: selection, labels: takeLabels(of: to, isInto: isInto),
              distinctFrom: distinct(from: edge))), plan,
          rows: isInto ? max(0.1, plan.estimatedRows * 0.1) : rows)
      }
    case .variable(let pattern, let length):
      if edge.isBound {
        plan = planner.node(
          .endpoints(
            EndpointsStep(
              relationship: edge.relationship, from: from, to: to,
              isFromBound: solved.contains(from), isToBound: isInto,
              selection: pattern.selection(isReversed: isReversed), isList: true, length: length,
              distinctFrom: distinct(from: edge))), plan)
        solved.insert(from)
      } else {
        let expansion = try planner.expansion(
          pattern, length, from: from, to: to, isInto: isInto, isReversed: isReversed,
          distinctFrom: distinct(from: edge), isWalk: !graph.distinctRelationships)
        plan = planner.node(.expandVariable(expansion), plan, rows: rows)
      }
    case .search(let path):
      plan = try planner.search(
        path, relationships: edge.relationship, input: plan, isReversed: isReversed,
        isInto: isInto, distinctFrom: distinct(from: edge),
        allowsRepeats: !graph.distinctRelationships, rows: rows)
      for variable in path.searchedVariables { solved.insert(variable) }
    }
    solved.insert(to)
    solved.insert(edge.relationship)
  }

  /// Labels that the expansion itself asks its targets for.
  private mutating func takeLabels(of variable: Int, isInto: Bool) -> [String] {
    if isInto { return [] }
    var names: [String] = []
    for (index, predicate) in graph.predicates.enumerated() where !applied.contains(index) {
      guard case .hasLabels(let base, let labels) = predicate.expression.kind,
        base.asVariable == variable, let conjuncts = labels.conjuncts
      else { continue }
      names += conjuncts
      applied.insert(index)
    }
    return names
  }

  /// The relationships found before that this one must differ from.
  private func distinct(from edge: QueryGraph.Edge) -> [Int] {
    guard graph.distinctRelationships else { return [] }
    var others: [Int] = []
    for index in followed.sorted() {
      let other = graph.edges[index]
      if other.relationship == edge.relationship { continue }
      if edge.types.isEmpty || other.types.isEmpty
        || !Set(edge.types).isDisjoint(with: other.types)
      {
        others.append(other.relationship)
      }
    }
    return others
  }

  private mutating func buildPaths() throws {
    for (index, path) in graph.paths.enumerated() where !builtPaths.contains(index) {
      guard path.elements.allSatisfy({ solved.contains($0) || !graph.introduced.contains($0) })
      else { continue }
      builtPaths.insert(index)
      plan = planner.node(.buildPath(path), plan)
      solved.insert(path.variable)
      try applyPredicates()
    }
  }

  /// Filters by every condition whose variables are all found.
  private mutating func applyPredicates() throws {
    try buildPaths()
    var general: [CompiledExpression] = []
    for (index, predicate) in graph.predicates.enumerated() where !applied.contains(index) {
      guard predicate.needs.isSubset(of: solved) else { continue }
      applied.insert(index)
      if let tests = try NodePredicateStep.tests(for: predicate.expression, graph, planner) {
        for test in tests {
          plan = planner.node(
            .nodePredicate(test), plan, rows: max(0.1, plan.estimatedRows * test.selectivity))
        }
      } else {
        general.append(try planner.compile(predicate.expression))
      }
    }
    if !general.isEmpty {
      plan = planner.node(.filter(general), plan, rows: max(0.1, plan.estimatedRows * 0.5))
    }
  }
}

extension BoundRelationshipPattern {
  /// The types and direction to follow, seen from the end that is found first.
  func selection(isReversed: Bool) -> RelationshipSelection {
    let direction: Direction =
      switch self.direction {
      case .outgoing: isReversed ? .incoming : .outgoing
      case .incoming: isReversed ? .outgoing : .incoming
      case .either: .either
      }
    return RelationshipSelection(types: types?.alternatives ?? [], direction: direction)
  }
}
