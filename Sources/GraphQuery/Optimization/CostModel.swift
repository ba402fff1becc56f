import PropertyGraph

/// Expected numbers of rows, from the store's exact counts and some rules of thumb for predicates.
struct CostModel {
  private let snapshot: GraphSnapshot
  private var labels: [Int: [String]] = [:]
  private var counts: [Int: Double] = [:]

  init(_ graph: QueryGraph, _ snapshot: GraphSnapshot) {
    self.snapshot = snapshot
    for node in graph.nodes {
      labels[node.variable] = node.labels
      var count = Double(snapshot.nodeCount)
      for name in node.labels {
        count = min(count, snapshot.label(named: name).map { Double(snapshot.nodeCount($0)) } ?? 0)
      }
      counts[node.variable] = max(1, count)
    }
  }

  /// How many nodes have the variable's labels.
  func nodeCount(_ variable: Int) -> Double { counts[variable] ?? 1 }

  /// The share of the nodes that pass the conditions which can be checked at once.
  func selectivity(of variable: Int, among graph: QueryGraph, solved: Set<Int>) -> Double {
    var share = 1.0
    for predicate in graph.predicates where predicate.needs.contains(variable) {
      guard predicate.needs.isSubset(of: solved.union([variable])) else { continue }
      share *= selectivity(of: predicate.expression, on: variable)
    }
    return share
  }

  private func selectivity(of expression: BoundExpression, on variable: Int) -> Double {
    switch expression.kind {
    case .hasLabels: return 1
    case .binary(let symbol, let left, let right):
      switch symbol {
      case .equal:
        let access = left.propertyAccess ?? right.propertyAccess
        if let access, access.variable == variable, let distinct = distinctValues(access) {
          return 1 / distinct
        }
        return 0.05
      case .in: return 0.1
      case .startsWith, .endsWith, .contains, .matches: return 0.05
      case .notEqual: return 0.9
      default: return 0.3
      }
    case .isNull: return 0.5
    default: return 0.5
    }
  }

  private func distinctValues(_ access: (variable: Int, key: String)) -> Double? {
    guard let key = snapshot.propertyKey(named: access.key) else { return nil }
    for name in labels[access.variable] ?? [] {
      guard let label = snapshot.label(named: name) else { continue }
      for index in snapshot.indexes
      where index.kind == .range && index.key == key && index.target == .nodes(label) {
        return max(1, Double(snapshot.statistics(of: index.id).distinctValues))
      }
    }
    return nil
  }

  /// How many rows following an edge makes of one row.
  func fanOut(_ edge: QueryGraph.Edge, isReversed: Bool) -> Double {
    switch edge.kind {
    case .single(let pattern): return fanOut(edge, pattern.direction, isReversed: isReversed)
    case .variable(let pattern, let length):
      // The nodes between the ends have any label.
      let degree = fanOut(edge, pattern.direction, isReversed: isReversed, toAnyNode: true)
      let hops = min(length.maximum ?? length.minimum + 3, length.minimum + 4, 6)
      var rows = 1.0
      for _ in 0..<max(1, hops) { rows *= max(1, degree) }
      return rows * 2
    case .search: return 100
    }
  }

  private func fanOut(
    _ edge: QueryGraph.Edge, _ direction: PatternDirection, isReversed: Bool,
    toAnyNode: Bool = false
  ) -> Double {
    let from = isReversed ? edge.to : edge.from
    let to = isReversed ? edge.from : edge.to
    let sources = nodeCount(from)
    func count(outgoing: Bool) -> Double {
      let near = labels[from]?.first
      let far = toAnyNode ? nil : labels[to]?.first
      let nearID = near.flatMap { snapshot.label(named: $0) }
      let farID = far.flatMap { snapshot.label(named: $0) }
      if near != nil && nearID == nil || far != nil && farID == nil { return 0 }
      if edge.types.isEmpty {
        return Double(
          outgoing
            ? snapshot.relationshipCount(from: nearID, nil, to: farID)
            : snapshot.relationshipCount(from: farID, nil, to: nearID))
      }
      var total = 0.0
      for name in edge.types {
        guard let type = snapshot.relationshipType(named: name) else { continue }
        total += Double(
          outgoing
            ? snapshot.relationshipCount(from: nearID, type, to: farID)
            : snapshot.relationshipCount(from: farID, type, to: nearID))
      }
      return total
    }
    let isOutgoing = (direction == .outgoing) != isReversed
    let total =
      direction == .either
      ? count(outgoing: true) + count(outgoing: false) : count(outgoing: isOutgoing)
    return max(0.01, total / sources)
  }
}

extension NodePredicateStep {
  var selectivity: Double {
    switch test {
    case .label: 0.5
    case .property(_, .equals, _): 0.1
    case .property(_, .notEquals, _): 0.9
    case .property(_, .hasPrefix, _), .property(_, .hasSuffix, _), .property(_, .contains, _): 0.05
    case .property: 0.3
    case .isPresent, .isAbsent: 0.5
    }
  }

  /// The condition as tests that the store decides on its columns; nil when it is none.
  static func tests(
    for expression: BoundExpression, _ graph: QueryGraph, _ planner: Planner
  ) throws -> [NodePredicateStep]? {
    func isRelationship(_ variable: Int) -> Bool? {
      if graph.nodes.contains(where: { $0.variable == variable }) { return false }
      for edge in graph.edges where edge.relationship == variable {
        if case .single = edge.kind { return true }
      }
      return nil
    }
    switch expression.kind {
    case .hasLabels(let base, let labels):
      guard let variable = base.asVariable, isRelationship(variable) == false,
        let names = labels.conjuncts
      else { return nil }
      return names.map {
        NodePredicateStep(variable: variable, isRelationship: false, test: .label($0))
      }
    case .isNull(let base, let negated):
      guard let access = base.propertyAccess, let isRelationship = isRelationship(access.variable)
      else { return nil }
      return [
        NodePredicateStep(
          variable: access.variable, isRelationship: isRelationship,
          test: negated ? .isPresent(key: access.key) : .isAbsent(key: access.key))
      ]
    case .binary(let symbol, let left, let right):
      guard let (access, comparison, value) = comparison(symbol, left, right),
        let isRelationship = isRelationship(access.variable)
      else { return nil }
      return [
        NodePredicateStep(
          variable: access.variable, isRelationship: isRelationship,
          test: .property(key: access.key, comparison, try planner.compile(value)))
      ]
    default: return nil
    }
  }

  /// `variable.key <op> constant`, also written the other way round.
  private static func comparison(
    _ symbol: BinaryOperator, _ left: BoundExpression, _ right: BoundExpression
  ) -> (access: (variable: Int, key: String), Comparison, BoundExpression)? {
    if let access = left.propertyAccess, right.isRowIndependent {
      let comparison: Comparison
      switch symbol {
      case .equal: comparison = .equals
      case .notEqual: comparison = .notEquals
      case .less: comparison = .isLess
      case .lessOrEqual: comparison = .isAtMost
      case .greater: comparison = .isGreater
      case .greaterOrEqual: comparison = .isAtLeast
      case .startsWith: comparison = .hasPrefix
      case .endsWith: comparison = .hasSuffix
      case .contains: comparison = .contains
      default: return nil
      }
      return (access, comparison, right)
    }
    if let access = right.propertyAccess, left.isRowIndependent {
      let comparison: Comparison
      switch symbol {
      case .equal: comparison = .equals
      case .notEqual: comparison = .notEquals
      case .less: comparison = .isGreater
      case .lessOrEqual: comparison = .isAtLeast
      case .greater: comparison = .isLess
      case .greaterOrEqual: comparison = .isAtMost
      default: return nil
      }
      return (access, comparison, left)
    }
    return nil
  }
}
