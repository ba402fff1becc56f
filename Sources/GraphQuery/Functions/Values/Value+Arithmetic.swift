import PropertyGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The arithmetic operators. Null makes null; integers overflow with an error, never silently.
extension Value {
  /// `+`: numbers, strings, lists (also a list and an element), temporal values and durations.
  static func add(_ left: Value, _ right: Value) throws -> Value {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      let (sum, overflow) = left.addingReportingOverflow(right)
      guard !overflow else { throw QueryFailure.integerOverflow("\(left) + \(right)") }
      return .integer(sum)
    case (.double(let left), .double(let right)): return .double(left + right)
    case (.integer(let left), .double(let right)): return .double(Double(left) + right)
    case (.double(let left), .integer(let right)): return .double(left + Double(right))
    case (.null, _), (_, .null): return .null
    case (.list, _), (_, .list), (.string, _), (_, .string), (.bytes, .bytes):
      return try concatenate(left, right)
    default:
      if let sum = try TemporalArithmetic.add(left, right) { return sum }
      throw QueryFailure.operands("+", left, right)
    }
  }

  /// `||` and the `+` of strings and lists.
  static func concatenate(_ left: Value, _ right: Value) throws -> Value {
    let size = left.byteCount + right.byteCount
    guard size <= byteLimit else {
      throw QueryError.runtime(
        .limit, "ValueTooLarge",
        "the result would take \(size) bytes; a value may take \(byteLimit)")
    }
    switch (left, right) {
    case (.null, _), (_, .null): return .null
    case (.list(let left), .list(let right)): return .list(left + right)
    case (.list(let left), _): return .list(left + [right])
    case (_, .list(let right)): return .list([left] + right)
    case (.string(let left), .string(let right)): return .string(left + right)
    case (.bytes(let left), .bytes(let right)): return .bytes(left + right)
    case (.string(let text), _):
      guard let other = right.scalarText else { throw QueryFailure.operands("+", left, right) }
      return .string(text + other)
    case (_, .string(let text)):
      guard let other = left.scalarText else { throw QueryFailure.operands("+", left, right) }
      return .string(other + text)
    default: throw QueryFailure.operands("||", left, right)
    }
  }

  /// Longer strings and lists are refused: doubling a value forty times would fill any memory.
  private static let byteLimit = 256 << 20

  /// What a string or a list takes, without what its elements hold.
  private var byteCount: Int {
    switch self {
    case .string(let string): string.utf8.count
    case .bytes(let bytes): bytes.count
    case .list(let list): list.count * MemoryLayout<Value>.stride
    default: 1
    }
  }

  /// `-`
  static func subtract(_ left: Value, _ right: Value) throws -> Value {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      let (difference, overflow) = left.subtractingReportingOverflow(right)
      guard !overflow else { throw QueryFailure.integerOverflow("\(left) - \(right)") }
      return .integer(difference)
    case (.double(let left), .double(let right)): return .double(left - right)
    case (.integer(let left), .double(let right)): return .double(Double(left) - right)
    case (.double(let left), .integer(let right)): return .double(left - Double(right))
    case (.null, _), (_, .null): return .null
    default:
      if let difference = try TemporalArithmetic.subtract(left, right) { return difference }
      throw QueryFailure.operands("-", left, right)
    }
  }

  /// `*`
  static func multiply(_ left: Value, _ right: Value) throws -> Value {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      let (product, overflow) = left.multipliedReportingOverflow(by: right)
      guard !overflow else { throw QueryFailure.integerOverflow("\(left) * \(right)") }
      return .integer(product)
    case (.double(let left), .double(let right)): return .double(left * right)
    case (.integer(let left), .double(let right)): return .double(Double(left) * right)
    case (.double(let left), .integer(let right)): return .double(left * Double(right))
    case (.null, _), (_, .null): return .null
    case (.duration(let duration), .integer(let factor)):
      return .duration(try TemporalArithmetic.scale(duration, by: Double(factor)))
    case (.duration(let duration), .double(let factor)):
      return .duration(try TemporalArithmetic.scale(duration, by: factor))
    case (.integer, .duration), (.double, .duration): return try multiply(right, left)
    default: throw QueryFailure.operands("*", left, right)
    }
  }

  /// `/`: truncates on integers.
  static func divide(_ left: Value, _ right: Value) throws -> Value {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      guard right != 0 else { throw QueryFailure.divisionByZero("\(left) / 0") }
      let (quotient, overflow) = left.dividedReportingOverflow(by: right)
      guard !overflow else { throw QueryFailure.integerOverflow("\(left) / \(right)") }
      return .integer(quotient)
    case (.double(let left), .double(let right)): return .double(left / right)
    case (.integer(let left), .double(let right)): return .double(Double(left) / right)
    case (.double(let left), .integer(let right)): return .double(left / Double(right))
    case (.null, _), (_, .null): return .null
    case (.duration(let duration), .integer(let divisor)):
      return .duration(try TemporalArithmetic.divide(duration, by: Double(divisor)))
    case (.duration(let duration), .double(let divisor)):
      return .duration(try TemporalArithmetic.divide(duration, by: divisor))
    default: throw QueryFailure.operands("/", left, right)
    }
  }

  /// `%`: takes the sign of the left operand.
  static func remainder(_ left: Value, _ right: Value) throws -> Value {
    switch (left, right) {
    case (.integer(let left), .integer(let right)):
      guard right != 0 else { throw QueryFailure.divisionByZero("\(left) % 0") }
      return .integer(right == -1 ? 0 : left % right)
    case (.double(let left), .double(let right)):
      return .double(left.truncatingRemainder(dividingBy: right))
    case (.integer(let left), .double(let right)):
      return .double(Double(left).truncatingRemainder(dividingBy: right))
    case (.double(let left), .integer(let right)):
      return .double(left.truncatingRemainder(dividingBy: Double(right)))
    case (.null, _), (_, .null): return .null
    default: throw QueryFailure.operands("%", left, right)
    }
  }

  /// `^`: always a float.
  static func power(_ left: Value, _ right: Value) throws -> Value {
    if left.isNull || right.isNull { return .null }
    guard let base = left.number, let exponent = right.number else {
      throw QueryFailure.operands("^", left, right)
    }
    return .double(pow(base, exponent))
  }

  /// Unary `-`.
  static func negate(_ value: Value) throws -> Value {
    switch value {
    case .null: return .null
    case .integer(let integer):
      guard integer != .min else { throw QueryFailure.integerOverflow("-(\(integer))") }
      return .integer(-integer)
    case .double(let float): return .double(-float)
    case .duration(let duration):
      return .duration(try TemporalArithmetic.scale(duration, by: -1))
    default: throw QueryFailure.operand("-", value)
    }
  }

  /// Integers and floats as a float.
  var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .double(let float): float
    default: nil
    }
  }
}
