extension BoundExpression {
  /// The same expression over transformed children. Queries and patterns within are left alone.
  func mapChildren(
    _ transform: (BoundExpression) throws(QueryError) -> BoundExpression
  ) throws(QueryError) -> BoundExpression {
    func map(_ expression: BoundExpression?) throws(QueryError) -> BoundExpression? {
      guard let expression else { return nil }
      return try transform(expression)
    }
    func map(_ expressions: [BoundExpression]) throws(QueryError) -> [BoundExpression] {
      var mapped: [BoundExpression] = []
      for expression in expressions { mapped.append(try transform(expression)) }
      return mapped
    }
    let kind: Kind
    switch self.kind {
    case .literal, .parameter, .variable, .patternComprehension, .exists, .count, .collect,
      .shortestPath:
      return self
    case .property(let operand, let key): kind = .property(try transform(operand), key: key)
    case .hasLabels(let operand, let labels): kind = .hasLabels(try transform(operand), labels)
    case .unary(let symbol, let operand): kind = .unary(symbol, try transform(operand))
    case .binary(let symbol, let left, let right):
      kind = .binary(symbol, try transform(left), try transform(right))
    case .and(let operands): kind = .and(try map(operands))
    case .or(let operands): kind = .or(try map(operands))
    case .isNull(let operand, let negated):
      kind = .isNull(try transform(operand), negated: negated)
    case .isTruth(let operand, let truth, let negated):
      kind = .isTruth(try transform(operand), truth, negated: negated)
    case .isType(let operand, let type, let negated):
      kind = .isType(try transform(operand), type, negated: negated)
    case .list(let items): kind = .list(try map(items))
    case .map(let entries):
      var mapped: [(key: String, value: BoundExpression)] = []
      for entry in entries { mapped.append((entry.key, try transform(entry.value))) }
      kind = .map(mapped)
    case .index(let operand, let index):
      kind = .index(try transform(operand), try transform(index))
    case .slice(let operand, let from, let to):
      kind = .slice(try transform(operand), from: try map(from), to: try map(to))
    case .case(let operand, let branches, let otherwise):
      var mapped: [(condition: BoundExpression, result: BoundExpression)] = []
      for branch in branches {
        mapped.append((try transform(branch.condition), try transform(branch.result)))
      }
      kind = .case(operand: try map(operand), branches: mapped, otherwise: try map(otherwise))
    case .function(let name, let arguments): kind = .function(name, try map(arguments))
    case .listComprehension(let variable, let list, let predicate, let result):
      kind = .listComprehension(
        variable, in: try transform(list), where: try map(predicate), map: try map(result))
    case .quantifier(let quantifier, let variable, let list, let predicate):
      kind = .quantifier(
        quantifier, variable, in: try transform(list), where: try transform(predicate))
    case .reduce(let accumulator, let initial, let variable, let list, let step):
      kind = .reduce(
        accumulator: accumulator, initial: try transform(initial), variable,
        in: try transform(list), try transform(step))
    case .mapProjection(let operand, let items):
      var mapped: [MapProjectionItem] = []
      for item in items {
        if case .entry(let key, let value) = item {
          mapped.append(.entry(key, try transform(value)))
        } else {
          mapped.append(item)
        }
      }
      kind = .mapProjection(try transform(operand), mapped)
    }
    return BoundExpression(kind, at: offset, type: type)
  }

  /// Visits every child; queries and patterns within are left out, but see `outerVariables`.
  func forEachChild(_ visit: (BoundExpression) -> Void) {
    _ = try? mapChildren { (child: BoundExpression) throws(QueryError) in
      visit(child)
      return child
    }
  }

  /// Variables that this expression itself names: a reference, or what a query within it uses from
  /// outside. Children not included.
  var directVariables: [VariableID] {
    switch kind {
    case .variable(let id): [id]
    case .patternComprehension(let comprehension): comprehension.imports
    case .exists(let subquery), .count(let subquery), .collect(let subquery),
      .shortestPath(let subquery, _, _):
      subquery.imports
    default: []
    }
  }

  /// Calls `visit` with every variable that is named here or in a child, at any depth.
  func forEachVariable(_ visit: (VariableID) -> Void) {
    directVariables.forEach(visit)
    forEachChild { $0.forEachVariable(visit) }
  }

  /// Whether both compute the same: equal operators over equal operands, wherever they stand in the
  /// text. Expressions that bind variables of their own or hold queries equal nothing.
  func isSame(as other: BoundExpression) -> Bool {
    func same(_ left: BoundExpression?, _ right: BoundExpression?) -> Bool {
      guard let left, let right else { return left == nil && right == nil }
      return left.isSame(as: right)
    }
    func all(_ left: [BoundExpression], _ right: [BoundExpression]) -> Bool {
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    }
    switch (kind, other.kind) {
    case (.literal(let left), .literal(let right)): return left.isIdenticalLiteral(to: right)
    case (.parameter(let left), .parameter(let right)): return left == right
    case (.variable(let left), .variable(let right)): return left == right
    case (.property(let left, let leftKey), .property(let right, let rightKey)):
      return leftKey == rightKey && left.isSame(as: right)
    case (.hasLabels(let left, let leftLabels), .hasLabels(let right, let rightLabels)):
      return leftLabels == rightLabels && left.isSame(as: right)
    case (.unary(let leftSymbol, let left), .unary(let rightSymbol, let right)):
      return leftSymbol == rightSymbol && left.isSame(as: right)
    case (.binary(let leftSymbol, let a, let b), .binary(let rightSymbol, let c, let d)):
      return leftSymbol == rightSymbol && a.isSame(as: c) && b.isSame(as: d)
    case (.and(let left), .and(let right)), (.or(let left), .or(let right)),
      (.list(let left), .list(let right)):
      return all(left, right)
    case (.isNull(let left, let leftNegated), .isNull(let right, let rightNegated)):
      return leftNegated == rightNegated && left.isSame(as: right)
    case (.map(let left), .map(let right)):
      return left.map(\.key) == right.map(\.key) && all(left.map(\.value), right.map(\.value))
    case (.index(let a, let b), .index(let c, let d)):
      return a.isSame(as: c) && b.isSame(as: d)
    case (.slice(let left, let a, let b), .slice(let right, let c, let d)):
      return left.isSame(as: right) && same(a, c) && same(b, d)
    case (.case(let left, let a, let b), .case(let right, let c, let d)):
      return same(left, right) && same(b, d)
        && all(a.map(\.condition), c.map(\.condition)) && all(a.map(\.result), c.map(\.result))
    case (.function(let leftName, let left), .function(let rightName, let right)):
      return leftName == rightName && all(left, right)
    default: return false
    }
  }
}
