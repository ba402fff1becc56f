import PropertyGraph

/// One MATCH as a graph of variables: what has to be found, before any order is chosen.
struct QueryGraph {
  struct Node {
    let variable: Int
    /// Labels that the node must have, as far as single names are known to be asked for.
    var labels: [String]
  }

  struct Edge {
    enum Kind {
      case single(BoundRelationshipPattern)
      case variable(BoundRelationshipPattern, BoundLength)
      /// A path that is found as a whole: quantified, shortest, or with a path mode.
      case search(BoundPathPattern)
    }
    let kind: Kind
    let from: Int
    let to: Int
    /// The relationship's variable, or a list of relationships.
    let relationship: Int
    let isBound: Bool
    /// Possible types; empty for any.
    let types: [String]
    /// The path has both ends found before it is looked for.
    let needsBothEnds: Bool
    let allowsRepeats: Bool
  }

  struct Predicate {
    let expression: BoundExpression
    /// The variables of this MATCH that it reads.
    let needs: Set<Int>
  }

  var nodes: [Node] = []
  var edges: [Edge] = []
  var predicates: [Predicate] = []
  /// Named paths: built when their elements are found.
  var paths: [PathStep] = []
  let introduced: Set<Int>
  let distinctRelationships: Bool

  init(_ match: BoundMatch, _ planner: Planner) {
    introduced = Set(match.introduced.map(\.rawValue))
    distinctRelationships = !match.allowsRepeatedRelationships
    for path in match.paths { add(path, planner) }
    if let predicate = match.predicate { add(predicate) }
  }

  private mutating func add(_ expression: BoundExpression) {
    for part in expression.conjuncts {
      let free = part.freeVariables
      predicates.append(Predicate(expression: part, needs: free.intersection(introduced)))
      if case .hasLabels(let base, let labels) = part.kind, let variable = base.asVariable,
        let names = labels.conjuncts,
        let node = nodes.firstIndex(where: { $0.variable == variable })
      {
        nodes[node].labels += names
      }
    }
  }

  private mutating func add(_ node: BoundNodePattern, _ planner: Planner) {
    let variable = node.variable.rawValue
    if !nodes.contains(where: { $0.variable == variable }) {
      nodes.append(Node(variable: variable, labels: []))
    }
    for predicate in node.predicates(planner) { add(predicate) }
  }

  private mutating func add(_ path: BoundPathPattern, _ planner: Planner) {
    add(path.start, planner)
    if path.needsSearch {
      guard let last = path.steps.last?.node else { return }
      add(last, planner)
      edges.append(
        Edge(
          kind: .search(path), from: path.start.variable.rawValue, to: last.variable.rawValue,
          relationship: planner.freshVariable(), isBound: false, types: [],
          needsBothEnds: path.isShortestFunction, allowsRepeats: path.mode == .walk))
      return
    }
    var elements = [path.start.variable.rawValue]
    var from = path.start.variable.rawValue
    for step in path.steps {
      add(step.node, planner)
      let to = step.node.variable.rawValue
      guard case .relationship(let pattern) = step.link else { continue }
      let variable = pattern.variable.rawValue
      elements += [variable, to]
      let isBound =
        !introduced.contains(variable)
        || edges.contains { $0.relationship == variable }
      edges.append(
        Edge(
          kind: pattern.length.map { .variable(pattern, $0) } ?? .single(pattern), from: from,
          to: to, relationship: variable, isBound: isBound,
          types: pattern.types?.alternatives ?? [], needsBothEnds: false, allowsRepeats: false))
      if pattern.length == nil || isBound {
        for predicate in pattern.predicates(planner) { add(predicate) }
      }
      from = to
    }
    if let variable = path.pathVariable {
      paths.append(PathStep(variable: variable.rawValue, elements: elements))
    }
  }
}

extension BoundPathPattern {
  /// Whether the path is found by a search rather than by joins.
  var needsSearch: Bool {
    if steps.isEmpty { return false }
    if isShortestFunction || selector != .all { return true }
    if mode == .simple || mode == .acyclic { return true }
    return steps.contains { step in
      if case .quantified = step.link { true } else { false }
    }
  }
}

extension BoundNodePattern {
  /// Labels, properties and the inline WHERE as conditions.
  func predicates(_ planner: Planner) -> [BoundExpression] {
    let element = BoundExpression(.variable(variable), at: offset, type: .node)
    var found: [BoundExpression] = []
    if let labels {
      found.append(BoundExpression(.hasLabels(element, labels), at: offset, type: .boolean))
    }
    found += properties?.predicates(on: element, planner) ?? []
    if let predicate { found += predicate.conjuncts }
    return found
  }
}

extension BoundRelationshipPattern {
  /// What a single relationship must satisfy beside plain type alternatives.
  func predicates(_ planner: Planner) -> [BoundExpression] {
    let element = BoundExpression(.variable(variable), at: offset, type: .relationship)
    var found: [BoundExpression] = []
    if length == nil {
      if let types, types.alternatives == nil {
        found.append(BoundExpression(.hasLabels(element, types), at: offset, type: .boolean))
      }
      found += properties?.predicates(on: element, planner) ?? []
      if let predicate { found += predicate.conjuncts }
    }
    return found
  }
}

extension BoundProperties {
  /// Every entry must be equal.
  func predicates(on element: BoundExpression, _ planner: Planner) -> [BoundExpression] {
    let offset = element.offset
    switch self {
    case .entries(let entries):
      return entries.map { entry in
        BoundExpression(
          .binary(
            .equal, BoundExpression(.property(element, key: entry.key), at: offset), entry.value),
          at: offset, type: .boolean)
      }
    case .map(let map):
      let key = VariableID(rawValue: planner.freshVariable())
      let name = BoundExpression(.variable(key), at: offset, type: .string)
      let test = BoundExpression(
        .binary(
          .equal, BoundExpression(.index(element, name), at: offset),
          BoundExpression(.index(map, name), at: offset)), at: offset, type: .boolean)
      return [
        BoundExpression(
          .quantifier(
            .all, key, in: BoundExpression(.function("keys", [map]), at: offset), where: test),
          at: offset, type: .boolean)
      ]
    }
  }
}
