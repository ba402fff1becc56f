import PropertyGraph

/// A path pattern that is searched as a whole, as a little machine: each state stands between two
/// elements of the pattern.
struct PathSearchPlan: Sendable {
  /// A condition on the node, or relationship, that a state has just read.
  struct Element: Sendable {
    /// The variable while conditions are checked; also where a single binding goes.
    let variable: Int
    /// Conditions that need only this element and variables bound outside the path.
    let conditions: [CompiledExpression]
    /// Conditions that may read other variables of the path: with these on the row.
    let isNodeOfPath: Bool
  }

  enum Move: Sendable {
    /// Follow a relationship to a node.
    case hop(RelationshipSelection, relationship: Element, node: Element)
    /// Enter or leave a repetition, without moving.
    case enter(group: Int)
    case leave(group: Int)
  }

  struct Transition: Sendable {
    let move: Move
    let target: Int
  }

  /// A repeated part of the pattern.
  struct Group: Sendable {
    let minimum: Int
    let maximum: Int?
    /// Checked at the end of each repetition, with the repetition's variables on the row.
    let conditions: [CompiledExpression]
    /// The variables of one repetition and the lists the rest of the query sees.
    let variables: [(inner: Int, outer: Int)]
    /// The relationships and nodes of the body, in order: node, relationship, node, …
    let body: [Int]
  }

  /// transitions[state]
  let transitions: [[Transition]]
  let accepting: Int
  let groups: [Group]
  let from: Int
  let to: Int
  let isInto: Bool
  /// The pattern is searched from its right end.
  let isReversed: Bool
  let selector: PathSelector
  let mode: PathMode
  /// All relationships of the path, as a list.
  let relationships: Int
  let path: Int?
  let distinctFrom: [Int]
  /// Single variables (not group ones) that the path binds, beside its ends.
  let singles: [Int]
}

extension BoundPathPattern {
  /// Every variable that the search binds for the rest of the query.
  var searchedVariables: [Int] {
    var found: [Int] = pathVariable.map { [$0.rawValue] } ?? []
    for (index, step) in steps.enumerated() {
      if index < steps.count - 1 { found.append(step.node.variable.rawValue) }
      switch step.link {
      case .relationship(let pattern): found.append(pattern.variable.rawValue)
      case .quantified(let quantified):
        found += quantified.groups.map(\.outer.rawValue)
      }
    }
    return found
  }
}

extension Planner {
  /// One relationship of variable length.
  func expansion(
    _ pattern: BoundRelationshipPattern, _ length: BoundLength, from: Int, to: Int, isInto: Bool,
    isReversed: Bool, distinctFrom: [Int], isWalk: Bool
  ) throws -> VariableExpansion {
    var properties: [(key: String, value: CompiledExpression)] = []
    var conditions: [BoundExpression] = []
    let element = pattern.element?.rawValue ?? freshVariable()
    let variable = BoundExpression(
      .variable(VariableID(rawValue: element)), at: pattern.offset, type: .relationship)
    switch pattern.properties {
    case .entries(let entries):
      properties = try entries.map { ($0.key, try compile($0.value)) }
    case .map:
      conditions += pattern.properties?.predicates(on: variable, self) ?? []
    case nil: break
    }
    if let types = pattern.types, types.alternatives == nil {
      conditions.append(
        BoundExpression(.hasLabels(variable, types), at: pattern.offset, type: .boolean))
    }
    if let predicate = pattern.predicate { conditions.append(predicate) }
    var condition: CompiledExpression?
    if conditions.count == 1 { condition = try compile(conditions[0]) }
    if conditions.count > 1 {
      condition = try compile(
        BoundExpression(.and(conditions), at: pattern.offset, type: .boolean))
    }
    return VariableExpansion(
      from: from, to: to, isInto: isInto, relationships: pattern.variable.rawValue,
      selection: pattern.selection(isReversed: isReversed), minimum: length.minimum,
      maximum: length.maximum, properties: properties,
      predicate: condition.map { (element, $0) }, distinctFrom: distinctFrom,
      isReversed: isReversed, isWalk: isWalk)
  }

  /// A path found as a whole.
  func search(
    _ path: BoundPathPattern, relationships: Int, input: PlanNode, isReversed: Bool, isInto: Bool,
    distinctFrom: [Int], allowsRepeats: Bool, rows: Double
  ) throws -> PlanNode {
    if path.isShortestFunction, path.steps.count == 1,
      case .relationship(let pattern) = path.steps[0].link
    {
      let length = pattern.length ?? BoundLength(minimum: 1, maximum: 1)
      let expansion = try expansion(
        pattern, length, from: path.start.variable.rawValue,
        to: path.steps[0].node.variable.rawValue, isInto: true, isReversed: false,
        distinctFrom: distinctFrom, isWalk: false)
      let isAll: Bool
      if case .shortestGroups = path.selector { isAll = true } else { isAll = false }
      var plan = node(
        .shortestPath(
          ShortestPathStep(
            expansion: expansion, findsAll: isAll, path: path.pathVariable?.rawValue)), input)
      plan = node(
        .project([
          Assignment(
            variable: relationships,
            expression: try compile(
              BoundExpression(.variable(pattern.variable), at: pattern.offset)))
        ]), plan)
      return plan
    }
    var builder = PathMachineBuilder(planner: self, isReversed: isReversed)
    let machine = try builder.build(
      path, relationships: relationships, isInto: isInto, distinctFrom: distinctFrom,
      allowsRepeats: allowsRepeats)
    return node(.pathSearch(machine), input, rows: rows)
  }
}

/// Builds the machine of one path pattern, from left to right or from right to left.
private struct PathMachineBuilder {
  let planner: Planner
  let isReversed: Bool
  private var transitions: [[PathSearchPlan.Transition]] = [[]]
  private var groups: [PathSearchPlan.Group] = []
  private var singles: [Int] = []

  init(planner: Planner, isReversed: Bool) {
    self.planner = planner
    self.isReversed = isReversed
  }

  private mutating func newState() -> Int {
    transitions.append([])
    return transitions.count - 1
  }

  private mutating func connect(_ from: Int, _ move: PathSearchPlan.Move, _ to: Int) {
    transitions[from].append(PathSearchPlan.Transition(move: move, target: to))
  }

  mutating func build(
    _ path: BoundPathPattern, relationships: Int, isInto: Bool, distinctFrom: [Int],
    allowsRepeats: Bool
  ) throws -> PathSearchPlan {
    var nodes = [path.start] + path.steps.map(\.node)
    var links = path.steps.map(\.link)
    if isReversed {
      nodes.reverse()
      links.reverse()
    }
    var state = 0
    for (index, link) in links.enumerated() {
      let next = nodes[index + 1]
      let isLast = index == links.count - 1
      // The ends are conditions of the MATCH; nodes within are checked here.
      let conditions = isLast ? [] : try next.predicates(planner).map { try planner.compile($0) }
      if !isLast { singles.append(next.variable.rawValue) }
      switch link {
      case .relationship(let pattern):
        state = try add(pattern, to: next, conditions, from: state)
      case .quantified(let quantified):
        state = try add(quantified, from: state)
        if !isLast {
          // The node after a repetition is the last node of the repetition: check it on leaving.
          let after = newState()
          groups.append(
            PathSearchPlan.Group(
              minimum: 1, maximum: 1, conditions: conditions, variables: [],
              body: [next.variable.rawValue]))
          connect(state, .enter(group: groups.count - 1), after)
          let end = newState()
          connect(after, .leave(group: groups.count - 1), end)
          state = end
        }
      }
    }
    return PathSearchPlan(
      transitions: transitions, accepting: state, groups: groups,
      from: nodes[0].variable.rawValue, to: nodes[nodes.count - 1].variable.rawValue,
      isInto: isInto, isReversed: isReversed, selector: path.selector,
      mode: !allowsRepeats && path.mode == .walk ? .trail : path.mode,
      relationships: relationships, path: path.pathVariable?.rawValue, distinctFrom: distinctFrom,
      singles: singles)
  }

  private func element(_ variable: Int, _ conditions: [CompiledExpression])
    -> PathSearchPlan.Element
  {
    PathSearchPlan.Element(variable: variable, conditions: conditions, isNodeOfPath: true)
  }

  private mutating func add(
    _ pattern: BoundRelationshipPattern, to node: BoundNodePattern,
    _ conditions: [CompiledExpression], from state: Int
  ) throws -> Int {
    let target = newState()
    guard let length = pattern.length else {
      singles.append(pattern.variable.rawValue)
      let own = try pattern.predicates(planner).map { try planner.compile($0) }
      connect(
        state,
        .hop(
          pattern.selection(isReversed: isReversed),
          relationship: element(pattern.variable.rawValue, own),
          node: element(node.variable.rawValue, conditions)), target)
      return target
    }
    // `-[r:T]->{m,n}`: a repetition of one hop over an unnamed node.
    let single = pattern.element?.rawValue ?? planner.freshVariable()
    let variable = BoundExpression(
      .variable(VariableID(rawValue: single)), at: pattern.offset, type: .relationship)
    var own: [BoundExpression] = pattern.properties?.predicates(on: variable, planner) ?? []
    if let types = pattern.types, types.alternatives == nil {
      own.append(BoundExpression(.hasLabels(variable, types), at: pattern.offset, type: .boolean))
    }
    if let predicate = pattern.predicate { own.append(predicate) }
    let inner = planner.freshVariable()
    let after = newState()
    groups.append(
      PathSearchPlan.Group(
        minimum: length.minimum, maximum: length.maximum, conditions: [],
        variables: [(single, pattern.variable.rawValue)],
        body: [planner.freshVariable(), single, inner]))
    let group = groups.count - 1
    let bodyStart = newState()
    let bodyEnd = newState()
    connect(state, .enter(group: group), bodyStart)
    connect(
      bodyStart,
      .hop(
        pattern.selection(isReversed: isReversed),
        relationship: element(single, try own.map { try planner.compile($0) }),
        node: element(inner, [])), bodyEnd)
    connect(bodyEnd, .enter(group: group), bodyStart)
    connect(bodyEnd, .leave(group: group), after)
    if length.minimum == 0 { connect(state, .leave(group: group), after) }
    groups.append(
      PathSearchPlan.Group(
        minimum: 1, maximum: 1, conditions: conditions, variables: [],
        body: [node.variable.rawValue]))
    let check = newState()
    connect(after, .enter(group: groups.count - 1), check)
    connect(check, .leave(group: groups.count - 1), target)
    return target
  }

  private mutating func add(_ quantified: BoundQuantifiedPath, from state: Int) throws -> Int {
    let body = quantified.path
    var nodes = [body.start] + body.steps.map(\.node)
    var links = body.steps.map(\.link)
    if isReversed {
      nodes.reverse()
      links.reverse()
    }
    var conditions = try nodes[0].predicates(planner).map { try planner.compile($0) }
    if let predicate = quantified.predicate {
      conditions += try predicate.conjuncts.map { try planner.compile($0) }
    }
    var elements = [nodes[0].variable.rawValue]
    for (index, link) in links.enumerated() {
      guard case .relationship(let pattern) = link, pattern.length == nil else {
        throw QueryError.compileTime(
          "UnsupportedPattern",
          "a repeated path pattern cannot hold another repetition; write the inner one out",
          at: body.offset)
      }
      elements += [pattern.variable.rawValue, nodes[index + 1].variable.rawValue]
    }
    groups.append(
      PathSearchPlan.Group(
        minimum: quantified.length.minimum, maximum: quantified.length.maximum,
        conditions: conditions,
        variables: quantified.groups.map { ($0.inner.rawValue, $0.outer.rawValue) },
        body: elements))
    let group = groups.count - 1
    let bodyStart = newState()
    var current = bodyStart
    for (index, link) in links.enumerated() {
      guard case .relationship(let pattern) = link else { continue }
      let next = newState()
      let target = nodes[index + 1]
      connect(
        current,
        .hop(
          pattern.selection(isReversed: isReversed),
          relationship: element(
            pattern.variable.rawValue,
            try pattern.predicates(planner).map { try planner.compile($0) }),
          node: element(
            target.variable.rawValue, try target.predicates(planner).map { try planner.compile($0) }
          )),
        next)
      current = next
    }
    let after = newState()
    connect(state, .enter(group: group), bodyStart)
    connect(current, .enter(group: group), bodyStart)
    connect(current, .leave(group: group), after)
    if quantified.length.minimum == 0 { connect(state, .leave(group: group), after) }
    return after
  }
}
