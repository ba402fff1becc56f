import PropertyGraph

@testable import GraphQuery

extension NaiveEvaluator {
  func isTrue(_ expression: BoundExpression, _ row: NaiveRow) throws -> Bool {
    try truth(evaluate(expression, row)) == true
  }

  private func truth(_ value: Value) throws -> Bool? {
    switch value {
    case .null: return nil
    case .boolean(let boolean): return boolean
    default: throw Failure(what: "a boolean is needed")
    }
  }

  private func value(_ truth: Bool?) -> Value { truth.map { .boolean($0) } ?? .null }

  func property(_ key: String, of value: Value) throws -> Value {
    switch value {
    case .null: return .null
    case .map(let map): return map[key] ?? .null
    case .node(let id): return nodes.first { $0.id == id }?.properties[key] ?? .null
    case .relationship(let relationship):
      return edges.first { $0.relationship.id == relationship.id }?.properties[key] ?? .null
    default: throw Failure(what: "no properties")
    }
  }

  func evaluate(_ expression: BoundExpression, _ row: NaiveRow) throws -> Value {
    switch expression.kind {
    case .literal(let value): return value
    case .variable(let id):
      guard let value = row[id] else { throw Unsupported(what: "unbound variable \(id.rawValue)") }
      return value
    case .property(let operand, let key): return try property(key, of: evaluate(operand, row))
    case .hasLabels(let operand, let labels):
      switch try evaluate(operand, row) {
      case .null: return .null
      case .node(let node): return .boolean(satisfies(node, labels))
      case .relationship(let relationship):
        let edge = edges.first { $0.relationship.id == relationship.id }
        return .boolean(has(edge?.type ?? "", labels))
      default: throw Failure(what: "no labels")
      }
    case .unary(.not, let operand):
      return value(try truth(evaluate(operand, row)).map { !$0 })
    case .unary(.minus, let operand): return try Value.negate(evaluate(operand, row))
    case .unary(.plus, let operand): return try evaluate(operand, row)
    case .binary(let symbol, let left, let right):
      return try binary(symbol, evaluate(left, row), evaluate(right, row))
    case .and(let operands):
      let truths = try operands.map { try truth(evaluate($0, row)) }
      return value(truths.contains(false) ? false : truths.contains(nil) ? nil : true)
    case .or(let operands):
      let truths = try operands.map { try truth(evaluate($0, row)) }
      return value(truths.contains(true) ? true : truths.contains(nil) ? nil : false)
    case .isNull(let operand, let negated):
      return .boolean(try evaluate(operand, row).isNull != negated)
    case .isTruth(let operand, let expected, let negated):
      return .boolean((try truth(evaluate(operand, row)) == expected) != negated)
    case .list(let items): return .list(try items.map { try evaluate($0, row) })
    case .map(let entries):
      var map: [String: Value] = [:]
      for entry in entries { map[entry.key] = try evaluate(entry.value, row) }
      return .map(map)
    case .index(let operand, let index):
      return try element(evaluate(operand, row), evaluate(index, row))
    case .case(let operand, let branches, let otherwise):
      let subject = try operand.map { try evaluate($0, row) }
      for branch in branches {
        let condition = try evaluate(branch.condition, row)
        let isTaken =
          if let subject { subject.isEqual(to: condition) } else { try truth(condition) }
        if isTaken == true { return try evaluate(branch.result, row) }
      }
      return try otherwise.map { try evaluate($0, row) } ?? .null
    case .function(let name, let arguments):
      return try function(name.lowercased(), try arguments.map { try evaluate($0, row) })
    case .listComprehension(let variable, let list, let predicate, let map):
      guard let list = try elements(evaluate(list, row)) else { return .null }
      var result: [Value] = []
      for element in list {
        var row = row
        row[variable] = element
        if let predicate, try !isTrue(predicate, row) { continue }
        result.append(try map.map { try evaluate($0, row) } ?? element)
      }
      return .list(result)
    case .quantifier(let kind, let variable, let list, let predicate):
      guard let list = try elements(evaluate(list, row)) else { return .null }
      let truths = try list.map { element in
        var row = row
        row[variable] = element
        return try truth(evaluate(predicate, row))
      }
      return value(quantify(kind, truths))
    case .reduce(let accumulator, let initial, let variable, let list, let step):
      guard let list = try elements(evaluate(list, row)) else { return .null }
      var row = row
      row[accumulator] = try evaluate(initial, row)
      for element in list {
        row[variable] = element
        row[accumulator] = try evaluate(step, row)
      }
      return row[accumulator] ?? .null
    case .patternComprehension(let comprehension):
      var result: [Value] = []
      try forEachMatch(of: [comprehension.path], row) { row in
        if let predicate = comprehension.predicate, try !isTrue(predicate, row) { return }
        result.append(try evaluate(comprehension.result, row))
      }
      return .list(result)
    case .exists(let subquery): return .boolean(try !rows(of: subquery.query, row).isEmpty)
    case .count(let subquery): return .integer(Int64(try rows(of: subquery.query, row).count))
    case .collect(let subquery):
      return .list(try rows(of: subquery.query, row).compactMap(\.first))
    case .shortestPath(let subquery, let path, let all):
      guard case .match(let match) = subquery.query.branches[0].clauses[0] else {
        throw Unsupported(what: "shortest path")
      }
      var paths: [Value] = []
      try forEachMatch(of: match.paths, row) { paths.append($0[path] ?? .null) }
      return all ? .list(paths) : paths.first ?? .null
    default: throw Unsupported(what: "expression")
    }
  }

  private func elements(_ value: Value) throws -> [Value]? {
    switch value {
    case .null: return nil
    case .list(let list): return list
    default: throw Failure(what: "a list is needed")
    }
  }

  private func element(_ value: Value, _ index: Value) throws -> Value {
    switch (value, index) {
    case (.null, _), (_, .null): return .null
    case (.list(let list), .integer(let index)):
      let place = Int(index) + (index < 0 ? list.count : 0)
      return list.indices.contains(place) ? list[place] : .null
    case (_, .string(let key)): return try property(key, of: value)
    default: throw Failure(what: "no index")
    }
  }

  private func quantify(_ kind: QuantifierKind, _ truths: [Bool?]) -> Bool? {
    let found = truths.count { $0 == true }
    let isUnknown = truths.contains(nil)
    switch kind {
    case .all: return truths.contains(false) ? false : isUnknown ? nil : true
    case .any: return found > 0 ? true : isUnknown ? nil : false
    case .none: return found > 0 ? false : isUnknown ? nil : true
    case .single: return found > 1 ? false : isUnknown ? nil : found == 1
    }
  }

  private func binary(_ symbol: BinaryOperator, _ left: Value, _ right: Value) throws -> Value {
    switch symbol {
    case .xor:
      guard let left = try truth(left), let right = try truth(right) else { return .null }
      return .boolean(left != right)
    case .equal: return value(left.isEqual(to: right))
    case .notEqual: return value(left.isEqual(to: right).map { !$0 })
    case .less: return value(left.compared(to: right).isLess)
    case .lessOrEqual: return value(left.compared(to: right).isAtMost)
    case .greater: return value(left.compared(to: right).isGreater)
    case .greaterOrEqual: return value(left.compared(to: right).isAtLeast)
    case .in:
      guard let list = try elements(right) else { return .null }
      return value(left.isMember(of: list))
    case .startsWith, .endsWith, .contains:
      guard case .string(let text) = left, case .string(let part) = right else { return .null }
      let text8 = Array(text.utf8)
      let part8 = Array(part.utf8)
      guard part8.count <= text8.count else { return .boolean(false) }
      let places = 0...(text8.count - part8.count)
      let found = places.filter { Array(text8[$0..<($0 + part8.count)]) == part8 }
      if symbol == .startsWith { return .boolean(found.first == 0) }
      if symbol == .endsWith { return .boolean(found.last == places.upperBound) }
      return .boolean(!found.isEmpty)
    case .add: return try Value.add(left, right)
    case .subtract: return try Value.subtract(left, right)
    case .multiply: return try Value.multiply(left, right)
    case .divide: return try Value.divide(left, right)
    case .modulo: return try Value.remainder(left, right)
    case .power: return try Value.power(left, right)
    case .concatenate: return try Value.concatenate(left, right)
    case .matches: throw Unsupported(what: "=~")
    }
  }

  private func function(_ name: String, _ arguments: [Value]) throws -> Value {
    if name == "coalesce" { return arguments.first { !$0.isNull } ?? .null }
    if arguments.contains(where: \.isNull) { return .null }
    switch (name, arguments.first) {
    case ("type", .relationship(let relationship)):
      let edge = edges.first { $0.relationship.id == relationship.id }
      return edge.map { .string($0.type) } ?? .null
    case ("id", .node(let node)): return .integer(Int64(node.rawValue))
    case ("labels", .node(let id)):
      let labels = nodes.first { $0.id == id }?.labels ?? []
      return .list(labels.map { .string($0) })
    default:
      guard let signature = FunctionRegistry.function(named: name) else {
        throw Unsupported(what: name)
      }
      return try signature.evaluate(arguments, FunctionContext(snapshot: nil, randomSeed: 1))
    }
  }
}
