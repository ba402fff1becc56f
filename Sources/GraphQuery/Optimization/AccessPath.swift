import PropertyGraph

/// How the nodes of a variable that nothing leads to are found: by an index where a condition allows it,
/// else by the rarest of its labels, else one by one.
struct AccessPath {
  enum Kind {
    case seek(IndexDescription, SeekBounds)
    case text(IndexDescription, BoundExpression)
  }

  enum SeekBounds {
    case equals(BoundExpression)
    case anyOf(BoundExpression)
    case range(
      lower: BoundExpression?, includesLower: Bool, upper: BoundExpression?, includesUpper: Bool)
    case hasPrefix(BoundExpression)
  }

  let kind: Kind
  /// Conditions that the index answers fully.
  let answered: [Int]
  let rank: Double

  /// The best index for the variable, if any condition can use one.
  static func best(
    for variable: Int, _ graph: QueryGraph, _ solved: Set<Int>, _ planner: Planner
  ) -> AccessPath? {
    guard let node = graph.nodes.first(where: { $0.variable == variable }) else { return nil }
    let snapshot = planner.snapshot
    var best: AccessPath?
    for name in node.labels {
      guard let label = snapshot.label(named: name) else { continue }
      for index in snapshot.indexes where index.target == .nodes(label) {
        let key = snapshot.name(of: index.key)
        guard let path = path(for: variable, key, index, graph, solved, snapshot) else { continue }
        if best.map({ path.rank < $0.rank }) ?? true { best = path }
      }
    }
    return best
  }

  private static func path(
    for variable: Int, _ key: String, _ index: IndexDescription, _ graph: QueryGraph,
    _ solved: Set<Int>, _ snapshot: GraphSnapshot
  ) -> AccessPath? {
    let statistics = snapshot.statistics(of: index.id)
    let entries = Double(max(1, statistics.entries))
    let perValue = entries / Double(max(1, statistics.distinctValues))
    var best: AccessPath?
    func offer(_ path: AccessPath) {
      if best.map({ path.rank < $0.rank }) ?? true { best = path }
    }
    var lower: (BoundExpression, Bool, Int)?
    var upper: (BoundExpression, Bool, Int)?
    for (number, predicate) in graph.predicates.enumerated() {
      guard case .binary(let symbol, let left, let right) = predicate.expression.kind else {
        continue
      }
      func usable(_ expression: BoundExpression) -> Bool {
        let free = expression.freeVariables
        return !free.contains(variable) && free.intersection(graph.introduced).isSubset(of: solved)
      }
      func accesses(_ expression: BoundExpression) -> Bool {
        expression.propertyAccess.map { $0.variable == variable && $0.key == key } ?? false
      }
      if accesses(left), usable(right) {
        if index.kind == .text {
          if symbol == .contains {
            offer(AccessPath(kind: .text(index, right), answered: [], rank: entries * 0.02))
          }
          continue
        }
        switch symbol {
        case .equal:
          offer(
            AccessPath(
              kind: .seek(index, .equals(right)), answered: [number],
              rank: index.isUnique ? 0.5 : perValue))
        case .in:
          offer(
            AccessPath(
              kind: .seek(index, .anyOf(right)), answered: [number], rank: 10 * perValue))
        case .startsWith:
          offer(
            AccessPath(
              kind: .seek(index, .hasPrefix(right)), answered: [number], rank: entries * 0.02))
        case .greater: lower = (right, false, number)
        case .greaterOrEqual: lower = (right, true, number)
        case .less: upper = (right, false, number)
        case .lessOrEqual: upper = (right, true, number)
        default: break
        }
      } else if accesses(right), usable(left), index.kind == .range {
        switch symbol {
        case .equal:
          offer(
            AccessPath(
              kind: .seek(index, .equals(left)), answered: [number],
              rank: index.isUnique ? 0.5 : perValue))
        case .less: lower = (left, false, number)
        case .lessOrEqual: lower = (left, true, number)
        case .greater: upper = (left, false, number)
        case .greaterOrEqual: upper = (left, true, number)
        default: break
        }
      }
    }
    if index.kind == .range, lower != nil || upper != nil {
      // Both bounds must be of one type for the index to answer them; they stay as filters.
      offer(
        AccessPath(
          kind: .seek(
            index,
            .range(
              lower: lower?.0, includesLower: lower?.1 ?? false, upper: upper?.0,
              includesUpper: upper?.1 ?? false)), answered: [],
          rank: entries * (lower != nil && upper != nil ? 0.1 : 0.3)))
    }
    return best
  }

  /// Adds the step that finds the variable's nodes, and marks the conditions it answers.
  static func plan(
    for variable: Int, _ graph: QueryGraph, _ solved: Set<Int>, _ planner: Planner,
    input: PlanNode, _ applied: inout Set<Int>
  ) throws -> PlanNode {
    let snapshot = planner.snapshot
    let labels = graph.nodes.first { $0.variable == variable }?.labels ?? []
    if let path = best(for: variable, graph, solved, planner) {
      applied.formUnion(path.answered)
      let rows = input.estimatedRows * max(0.5, path.rank)
      switch path.kind {
      case .text(let index, let text):
        markLabel(index, variable, graph, snapshot, &applied)
        return planner.node(
          .textSearch(
            TextSearch(variable: variable, index: index, text: try planner.compile(text))), input,
          rows: rows)
      case .seek(let index, let bounds):
        markLabel(index, variable, graph, snapshot, &applied)
        let compiled: IndexSeek.Bounds =
          switch bounds {
          case .equals(let value): .equals(try planner.compile(value))
          case .anyOf(let list): .anyOf(try planner.compile(list))
          case .hasPrefix(let prefix): .hasPrefix(try planner.compile(prefix))
          case .range(let lower, let includesLower, let upper, let includesUpper):
            .range(
              lower: try lower.map { try planner.compile($0) }, includesLower: includesLower,
              upper: try upper.map { try planner.compile($0) }, includesUpper: includesUpper)
          }
        return planner.node(
          .indexSeek(
            IndexSeek(
              variable: variable, index: index, key: snapshot.name(of: index.key),
              bounds: compiled, isDescending: false)),
          input, rows: rows)
      }
    }
    let counted = labels.map { name in
      (name, snapshot.label(named: name).map { snapshot.nodeCount($0) } ?? 0)
    }
    guard let rarest = counted.min(by: { $0.1 < $1.1 }) else {
      return planner.node(
        .nodeScan(variable: variable, label: nil), input,
        rows: input.estimatedRows * Double(max(1, snapshot.nodeCount)))
    }
    markLabel(rarest.0, variable, graph, &applied)
    if let (key, value) = join(of: variable, graph, solved), input.estimatedRows > 1 {
      return planner.node(
        .hashSeek(
          HashSeek(
            variable: variable, label: rarest.0, key: key, value: try planner.compile(value))),
        input, rows: input.estimatedRows * max(1, Double(rarest.1) * 0.05))
    }
    return planner.node(
      .nodeScan(variable: variable, label: rarest.0), input,
      rows: input.estimatedRows * Double(max(1, rarest.1)))
  }

  /// A condition `variable.key = expression` whose other side is found already.
  private static func join(of variable: Int, _ graph: QueryGraph, _ solved: Set<Int>) -> (
    key: String, value: BoundExpression
  )? {
    for predicate in graph.predicates {
      guard case .binary(.equal, let left, let right) = predicate.expression.kind else { continue }
      for (near, far) in [(left, right), (right, left)] {
        guard let access = near.propertyAccess, access.variable == variable else { continue }
        let free = far.freeVariables
        if !free.isEmpty, !free.contains(variable),
          free.intersection(graph.introduced).isSubset(of: solved)
        {
          return (access.key, far)
        }
      }
    }
    return nil
  }

  private static func markLabel(
    _ index: IndexDescription, _ variable: Int, _ graph: QueryGraph, _ snapshot: GraphSnapshot,
    _ applied: inout Set<Int>
  ) {
    guard case .nodes(let label) = index.target else { return }
    markLabel(snapshot.name(of: label), variable, graph, &applied)
  }

  /// A condition that asks for just this label is answered.
  private static func markLabel(
    _ name: String, _ variable: Int, _ graph: QueryGraph, _ applied: inout Set<Int>
  ) {
    for (number, predicate) in graph.predicates.enumerated() {
      if case .hasLabels(let base, .name(name)) = predicate.expression.kind,
        base.asVariable == variable
      {
        applied.insert(number)
      }
    }
  }
}
