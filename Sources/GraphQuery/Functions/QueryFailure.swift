import PropertyGraph

/// Errors that functions and operators raise, worded in one place.
enum QueryFailure {
  static func aggregateOutsideProjection(_ name: String) -> QueryError {
    QueryError.compileTime(
      .syntax,
      "InvalidAggregation", "\(name) aggregates rows; use it in WITH or RETURN")
  }

  static var noGraph: QueryError {
    QueryError.runtime(.argument, "InvalidArgumentValue", "this expression needs a graph")
  }

  static func unstorable(property: String, _ problem: String) -> QueryError {
    QueryError.runtime(
      .type, "InvalidPropertyType",
      "property \(property) cannot hold \(problem); properties hold booleans, numbers, strings, "
        + "bytes, temporal values, and lists of one of these without null")
  }

  static func integerOverflow(_ expression: String) -> QueryError {
    QueryError.runtime(
      .arithmetic, "IntegerOverflow",
      "\(expression) does not fit into a 64-bit integer; use floats, as in toFloat(x)")
  }

  static func divisionByZero(_ expression: String) -> QueryError {
    QueryError.runtime(.arithmetic, "DivisionByZero", "\(expression) divides by zero")
  }

  static func operands(_ symbol: String, _ left: Value, _ right: Value) -> QueryError {
    QueryError.runtime(
      .type, "InvalidArgumentType",
      "\(symbol) does not apply to \(TypeSet(of: left).names) and \(TypeSet(of: right).names)")
  }

  static func operand(_ symbol: String, _ value: Value) -> QueryError {
    QueryError.runtime(
      .type, "InvalidArgumentType",
      "\(symbol) does not apply to \(TypeSet(of: value).names)")
  }

  /// A function got a value of a type that it does not take, found during execution.
  static func wrongType(
    _ function: String, _ value: Value, expected: TypeSet
  ) -> QueryError {
    QueryError.runtime(
      .type, "InvalidArgumentValue",
      "\(function)() takes \(expected.names), not \(TypeSet(of: value).names)")
  }

  /// A field, or a part, that a temporal value does not have.
  static func unknownField(
    _ message: String, _ name: String, among names: some Sequence<String>
  ) -> QueryError {
    QueryError(
      .argument, .runtime, "InvalidArgumentValue", message,
      suggestion: Spelling.closest(to: name, among: names))
  }

  /// A value of the right type that makes no sense.
  static func badValue(_ message: String) -> QueryError {
    QueryError.runtime(.argument, "InvalidArgumentValue", message)
  }

  static func outOfRange(_ message: String) -> QueryError {
    QueryError.runtime(.argument, "NumberOutOfRange", message)
  }

  static func badArgumentType(_ message: String) -> QueryError {
    QueryError.runtime(.argument, "InvalidArgumentType", message)
  }

  static var temporalOverflow: QueryError {
    QueryError.runtime(
      .arithmetic, "NumberOutOfRange",
      "the result is out of range: years go from -999,999,999 to +999,999,999, the parts of a "
        + "duration must fit into 64 bits")
  }

  static var mixedSum: QueryError {
    QueryError.runtime(
      .type, "InvalidArgumentValue", "sum() and avg() take either numbers or durations, not both")
  }

  static func unknownZone(_ name: String) -> QueryError {
    QueryError.runtime(
      .argument, "InvalidArgumentValue",
      "no time zone \(name) in /usr/share/zoneinfo; use an IANA name such as Asia/Shanghai (they "
        + "come with the system's package tzdata), or an offset such as +08:00")
  }

  static func deletedEntity(_ what: String) -> QueryError {
    QueryError.runtime(
      .entityNotFound, "DeletedEntityAccess",
      "\(what) that this query has deleted cannot be read; read what you need before DELETE")
  }
}
