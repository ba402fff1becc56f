import PropertyGraph

extension BoundExpression {
  /// The variables that the expression reads and does not bind itself.
  var freeVariables: Set<Int> {
    var found: Set<Int> = []
    collect(into: &found)
    return found
  }

  private func collect(into found: inout Set<Int>) {
    switch kind {
    case .literal, .parameter: break
    case .variable(let variable): found.insert(variable.rawValue)
    case .property(let base, _), .hasLabels(let base, _), .unary(_, let base),
      .isNull(let base, _), .isTruth(let base, _, _), .isType(let base, _, _):
      base.collect(into: &found)
    case .binary(_, let left, let right), .index(let left, let right):
      left.collect(into: &found)
      right.collect(into: &found)
    case .and(let parts), .or(let parts), .list(let parts), .function(_, let parts):
      for part in parts { part.collect(into: &found) }
    case .map(let entries):
      for entry in entries { entry.value.collect(into: &found) }
    case .slice(let base, let from, let to):
      base.collect(into: &found)
      from?.collect(into: &found)
      to?.collect(into: &found)
    case .case(let operand, let branches, let otherwise):
      operand?.collect(into: &found)
      for branch in branches {
        branch.condition.collect(into: &found)
        branch.result.collect(into: &found)
      }
      otherwise?.collect(into: &found)
    case .listComprehension(let variable, let list, let condition, let map):
      list.collect(into: &found)
      var inner: Set<Int> = []
      condition?.collect(into: &inner)
      map?.collect(into: &inner)
      inner.remove(variable.rawValue)
      found.formUnion(inner)
    case .quantifier(_, let variable, let list, let condition):
      list.collect(into: &found)
      var inner = condition.freeVariables
      inner.remove(variable.rawValue)
      found.formUnion(inner)
    case .reduce(let accumulator, let initial, let variable, let list, let body):
      initial.collect(into: &found)
      list.collect(into: &found)
      var inner = body.freeVariables
      inner.remove(variable.rawValue)
      inner.remove(accumulator.rawValue)
      found.formUnion(inner)
    case .mapProjection(let base, let items):
      base.collect(into: &found)
      for case .entry(_, let value) in items { value.collect(into: &found) }
    case .patternComprehension(let comprehension):
      found.formUnion(comprehension.imports.map(\.rawValue))
    case .exists(let subquery), .count(let subquery), .collect(let subquery),
      .shortestPath(let subquery, _, _):
      found.formUnion(subquery.imports.map(\.rawValue))
    }
  }

  /// The operands of a conjunction, or the expression itself.
  var conjuncts: [BoundExpression] {
    guard case .and(let parts) = kind else { return [self] }
    return parts.flatMap(\.conjuncts)
  }

  /// Whether the value is the same for all rows of a run.
  var isRowIndependent: Bool {
    switch kind {
    case .literal, .parameter: true
    default: false
    }
  }

  /// The variable and key of `variable.key`.
  var propertyAccess: (variable: Int, key: String)? {
    guard case .property(let base, let key) = kind, case .variable(let variable) = base.kind
    else { return nil }
    return (variable.rawValue, key)
  }

  var asVariable: Int? {
    if case .variable(let variable) = kind { variable.rawValue } else { nil }
  }
}
