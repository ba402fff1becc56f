import PropertyGraph

extension ExpressionCompiler {
  func unary(_ symbol: UnaryOperator, _ operand: BoundExpression, _ offset: Int) throws
    -> Evaluation
  {
    let operand = try code(operand)
    switch symbol {
    case .not:
      return { row in Value(try operand(&row).truth(at: offset).map { !$0 }) }
    case .minus:
      return { row in try located(offset) { try Value.negate(try operand(&row)) } }
    case .plus:
      return { row in
        let value = try operand(&row)
        switch value {
        case .integer, .double, .null, .duration: return value
        default:
          throw QueryError.runtime(
            .type, "InvalidArgumentType", "+ does not apply to \(TypeSet(of: value).names)",
            at: offset)
        }
      }
    }
  }

  func binary(
    _ symbol: BinaryOperator, _ left: BoundExpression, _ right: BoundExpression, _ offset: Int
  ) throws -> Evaluation {
    let left = try code(left)
    let right = try code(right)
    switch symbol {
    case .equal:
      return { row in Value(try left(&row).isEqual(to: try right(&row))) }
    case .notEqual:
      return { row in Value(try left(&row).isEqual(to: try right(&row)).map { !$0 }) }
    case .less:
      return { row in Value(try left(&row).compared(to: try right(&row)).isLess) }
    case .lessOrEqual:
      return { row in Value(try left(&row).compared(to: try right(&row)).isAtMost) }
    case .greater:
      return { row in Value(try left(&row).compared(to: try right(&row)).isGreater) }
    case .greaterOrEqual:
      return { row in Value(try left(&row).compared(to: try right(&row)).isAtLeast) }
    case .xor:
      return { row in
        let first = try left(&row).truth(at: offset)
        let second = try right(&row).truth(at: offset)
        guard let first, let second else { return .null }
        return .boolean(first != second)
      }
    case .in:
      return { row in
        let element = try left(&row)
        switch try right(&row) {
        case .null: return .null
        case .list(let list): return Value(element.isMember(of: list))
        case let other:
          throw QueryError.runtime(
            .type, "InvalidArgumentType", "IN needs a list, not \(TypeSet(of: other).names)",
            at: offset)
        }
      }
    case .startsWith:
      return strings(left, right) { $0.utf8.starts(with: $1.utf8) }
    case .endsWith:
      return strings(left, right) { $0.hasByteSuffix($1) }
    case .contains:
      return strings(left, right) { $0.containsBytes($1) }
    case .matches:
      return { row in
        guard case .string(let string) = try left(&row), case .string(let text) = try right(&row)
        else { return .null }
        return try located(offset) { .boolean(try row.context.matches(string, pattern: text)) }
      }
    case .add: return arithmetic(left, right, offset) { try Value.add($0, $1) }
    case .subtract: return arithmetic(left, right, offset) { try Value.subtract($0, $1) }
    case .multiply: return arithmetic(left, right, offset) { try Value.multiply($0, $1) }
    case .divide: return arithmetic(left, right, offset) { try Value.divide($0, $1) }
    case .modulo: return arithmetic(left, right, offset) { try Value.remainder($0, $1) }
    case .power: return arithmetic(left, right, offset) { try Value.power($0, $1) }
    case .concatenate: return arithmetic(left, right, offset) { try Value.concatenate($0, $1) }
    }
  }

  private func arithmetic(
    _ left: @escaping Evaluation, _ right: @escaping Evaluation, _ offset: Int,
    _ operation: @escaping @Sendable (Value, Value) throws -> Value
  ) -> Evaluation {
    { row in
      let first = try left(&row)
      let second = try right(&row)
      return try located(offset) { try operation(first, second) }
    }
  }

  /// A test of two strings; null when either is none.
  private func strings(
    _ left: @escaping Evaluation, _ right: @escaping Evaluation,
    _ test: @escaping @Sendable (String, String) -> Bool
  ) -> Evaluation {
    { row in
      guard case .string(let first) = try left(&row), case .string(let second) = try right(&row)
      else { return .null }
      return .boolean(test(first, second))
    }
  }

  /// AND (neutral true) and OR (neutral false): stops at the first operand that decides.
  func conjunction(_ operands: [BoundExpression], neutral: Bool) throws -> Evaluation {
    let codes = try operands.map { (try code($0), $0.offset) }
    return { row in
      var isKnown = true
      for (operand, offset) in codes {
        switch try operand(&row).truth(at: offset) {
        case .some(let truth): if truth != neutral { return .boolean(!neutral) }
        case .none: isKnown = false
        }
      }
      return isKnown ? .boolean(neutral) : .null
    }
  }

  func branching(
    _ operand: BoundExpression?,
    _ branches: [(condition: BoundExpression, result: BoundExpression)],
    _ otherwise: BoundExpression?, _ offset: Int
  ) throws -> Evaluation {
    let some = forSomeRows
    let branches = try branches.map { (try some.code($0.condition), try some.code($0.result)) }
    let otherwise = try otherwise.map { try some.code($0) }
    guard let operand = try operand.map({ try code($0) }) else {
      return { row in
        for (condition, result) in branches
        where try condition(&row).truth(at: offset) == true {
          return try result(&row)
        }
        return try otherwise?(&row) ?? .null
      }
    }
    return { row in
      let value = try operand(&row)
      for (condition, result) in branches
      where value.isEqual(to: try condition(&row)) == true {
        return try result(&row)
      }
      return try otherwise?(&row) ?? .null
    }
  }

  func slice(
    _ base: BoundExpression, _ from: BoundExpression?, _ to: BoundExpression?, _ offset: Int
  ) throws -> Evaluation {
    let base = try code(base)
    let from = try from.map { try code($0) }
    let to = try to.map { try code($0) }
    return { row in
      let value = try base(&row)
      let lower = try from?(&row) ?? .integer(0)
      let upper = try to?(&row) ?? .integer(.max)
      if value.isNull || lower.isNull || upper.isNull { return .null }
      guard case .list(let list) = value, case .integer(let first) = lower,
        case .integer(let last) = upper
      else {
        throw QueryError.runtime(
          .type, "InvalidArgumentType", "a slice takes a list and integers", at: offset)
      }
      let count = Int64(list.count)
      let start = min(max(first < 0 ? first &+ count : first, 0), count)
      let end = min(max(last < 0 ? last &+ count : last, 0), count)
      return .list(start < end ? Array(list[Int(start)..<Int(end)]) : [])
    }
  }
}

/// Runs `body` and gives an error that has no place in the text the place of the expression.
func located<Result>(_ offset: Int, _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as QueryError {
    throw error.offset == nil ? error.at(offset: offset, position: nil) : error
  }
}

extension String {
  func hasByteSuffix(_ suffix: String) -> Bool {
    let own = utf8
    let other = suffix.utf8
    return own.count >= other.count && own.suffix(other.count).elementsEqual(other)
  }

  /// Byte-wise search: two strings that are one in Unicode's eyes but differ in bytes do not match.
  func containsBytes(_ text: String) -> Bool {
    let needle = Array(text.utf8)
    guard let first = needle.first else { return true }
    let haystack = Array(utf8)
    guard haystack.count >= needle.count else { return false }
    var start = 0
    let last = haystack.count - needle.count
    while start <= last {
      if haystack[start] == first {
        var length = 1
        while length < needle.count, haystack[start + length] == needle[length] { length += 1 }
        if length == needle.count { return true }
      }
      start += 1
    }
    return false
  }
}
