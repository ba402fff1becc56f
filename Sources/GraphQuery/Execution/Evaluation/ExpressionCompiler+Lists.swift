import PropertyGraph

extension ExpressionCompiler {
  func comprehension(
    _ variable: Int, _ list: BoundExpression, _ condition: BoundExpression?,
    _ map: BoundExpression?, _ offset: Int
  ) throws -> Evaluation {
    let list = try code(list)
    let condition = try condition.map { try code($0) }
    let map = try map.map { try code($0) }
    return { row in
      guard let elements = try elements(try list(&row), offset) else { return .null }
      var result: [Value] = []
      row.push(variable, .null)
      defer { row.pop() }
      for element in elements {
        row.replaceTop(element)
        if let condition, try condition(&row).truth(at: offset) != true { continue }
        result.append(try map?(&row) ?? element)
      }
      try NestingLimit.check(result)
      return .list(result)
    }
  }

  func quantifier(
    _ kind: QuantifierKind, _ variable: Int, _ list: BoundExpression,
    _ condition: BoundExpression, _ offset: Int
  ) throws -> Evaluation {
    let list = try code(list)
    let condition = try code(condition)
    return { row in
      guard let elements = try elements(try list(&row), offset) else { return .null }
      var found = 0
      var unknown = 0
      var failed = 0
      row.push(variable, .null)
      defer { row.pop() }
      for element in elements {
        row.replaceTop(element)
        switch try condition(&row).truth(at: offset) {
        case .some(true): found += 1
        case .some(false): failed += 1
        case .none: unknown += 1
        }
      }
      switch kind {
      case .all: return failed > 0 ? .boolean(false) : unknown > 0 ? .null : .boolean(true)
      case .any: return found > 0 ? .boolean(true) : unknown > 0 ? .null : .boolean(false)
      case .none: return found > 0 ? .boolean(false) : unknown > 0 ? .null : .boolean(true)
      case .single:
        return found > 1 ? .boolean(false) : unknown > 0 ? .null : .boolean(found == 1)
      }
    }
  }

  func reduce(
    _ accumulator: Int, _ initial: BoundExpression, _ variable: Int, _ list: BoundExpression,
    _ body: BoundExpression, _ offset: Int
  ) throws -> Evaluation {
    let initial = try code(initial)
    let list = try code(list)
    let body = try code(body)
    return { row in
      guard let elements = try elements(try list(&row), offset) else { return .null }
      var total = try initial(&row)
      for element in elements {
        row.push(accumulator, total)
        row.push(variable, element)
        defer {
          row.pop()
          row.pop()
        }
        total = try body(&row)
      }
      return total
    }
  }

  func function(_ name: String, _ arguments: [BoundExpression], _ offset: Int) throws -> Evaluation
  {
    guard let signature = FunctionRegistry.function(named: name) else {
      throw QueryError.compileTime(
        "UnknownFunction", "there is no function \(name)()", at: offset)
    }
    if name.lowercased() == "coalesce" {
      let codes = try arguments.map { try code($0) }
      return { row in
        for argument in codes {
          let value = try argument(&row)
          if !value.isNull { return value }
        }
        return .null
      }
    }
    let codes = try arguments.map { try code($0) }
    return { row in
      var values: [Value] = []
      values.reserveCapacity(codes.count)
      for argument in codes { values.append(try argument(&row)) }
      if row.context.hasDeletions { try row.context.checkAccess(name, values, at: offset) }
      let functions = row.context.functions
      return try located(offset) { try signature.evaluate(values, functions) }
    }
  }

  func mapProjection(_ base: BoundExpression, _ items: [MapProjectionItem], _ offset: Int) throws
    -> Evaluation
  {
    enum Item: Sendable {
      case property(String)
      case allProperties
      case entry(String, Evaluation)
    }
    let base = try code(base)
    let items = try items.map { item -> Item in
      switch item {
      case .property(let key): .property(key)
      case .allProperties: .allProperties
      case .entry(let key, let value): .entry(key, try code(value))
      }
    }
    return { row in
      let value = try base(&row)
      if value.isNull { return .null }
      var map: [String: Value] = [:]
      for item in items {
        switch item {
        case .property(let key):
          map[key] = try row.context.property(key, of: value, at: offset)
        case .allProperties:
          for (key, entry) in try row.context.properties(of: value, at: offset) {
            map[key] = entry
          }
        case .entry(let key, let entry): map[key] = try entry(&row)
        }
      }
      return .map(map)
    }
  }
}

/// The elements of a list; nil for null.
private func elements(_ value: Value, _ offset: Int) throws -> [Value]? {
  switch value {
  case .null: return nil
  case .list(let list): return list
  default:
    throw QueryError.runtime(
      .type, "InvalidArgumentType", "a list is needed here, not \(TypeSet(of: value).names)",
      at: offset)
  }
}
