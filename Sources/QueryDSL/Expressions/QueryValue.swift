import GraphQuery
public import PropertyGraph

/// The result that a value comes from: what decoding may look at.
public struct ResultContext: Sendable {
  let entities: ResultEntities

  init(_ entities: ResultEntities = ResultEntities()) { self.entities = entities }
}

/// A Swift type that a column can be decoded into.
public protocol QueryOutput: Sendable {
  /// Decodes a value; throws `DecodingFailure` when it is of another type.
  init(queryValue value: Value, in context: ResultContext) throws
}

/// A Swift type for values in both directions: properties, parameters and columns.
public protocol QueryValue: QueryOutput {
  /// The value as the engine takes it.
  var queryValue: Value { get }
}

/// A value that is not of the type that the query's Swift side says.
public struct DecodingFailure: Error, CustomStringConvertible {
  public let expected: String
  public let found: Value

  public var description: String {
    if case .null = found {
      return "expected \(expected), found null; make the property optional, as in Property<String?>"
    }
    return "expected \(expected), found \(found)"
  }
}

extension Value: QueryValue {
  public init(queryValue value: Value, in context: ResultContext) { self = value }
  public var queryValue: Value { self }
}

extension Bool: QueryValue {
  public init(queryValue value: Value, in context: ResultContext) throws {
    guard case .boolean(let boolean) = value else {
      throw DecodingFailure(expected: "a boolean", found: value)
    }
    self = boolean
  }
  public var queryValue: Value { .boolean(self) }
}

extension Int: QueryValue {
  public init(queryValue value: Value, in context: ResultContext) throws {
    guard case .integer(let integer) = value else {
      throw DecodingFailure(expected: "an integer", found: value)
    }
    self = Int(integer)
  }
  public var queryValue: Value { .integer(Int64(self)) }
}

extension Int64: QueryValue {
  public init(queryValue value: Value, in context: ResultContext) throws {
    guard case .integer(let integer) = value else {
      throw DecodingFailure(expected: "an integer", found: value)
    }
    self = integer
  }
  public var queryValue: Value { .integer(self) }
}

extension Double: QueryValue {
  /// Takes integers, too.
  public init(queryValue value: Value, in context: ResultContext) throws {
    switch value {
    case .double(let double): self = double
    case .integer(let integer): self = Double(integer)
    default: throw DecodingFailure(expected: "a number", found: value)
    }
  }
  public var queryValue: Value { .double(self) }
}

extension String: QueryValue {
  public init(queryValue value: Value, in context: ResultContext) throws {
    guard case .string(let string) = value else {
      throw DecodingFailure(expected: "a string", found: value)
    }
    self = string
  }
  public var queryValue: Value { .string(self) }
}

extension CalendarDate: QueryValue {
  public init(queryValue value: Value, in context: ResultContext) throws {
    guard case .date(let date) = value else {
      throw DecodingFailure(expected: "a date", found: value)
    }
    self = date
  }
  public var queryValue: Value { .date(self) }
}

extension Path: QueryOutput {
  public init(queryValue value: Value, in context: ResultContext) throws {
    guard case .path(let path) = value else {
      throw DecodingFailure(expected: "a path", found: value)
    }
    self = path
  }
}

extension Optional: QueryOutput where Wrapped: QueryOutput {
  /// Null is nil.
  public init(queryValue value: Value, in context: ResultContext) throws {
    if case .null = value {
      self = nil
    } else {
      self = try Wrapped(queryValue: value, in: context)
    }
  }
}

extension Optional: QueryValue where Wrapped: QueryValue {
  public var queryValue: Value { self?.queryValue ?? .null }
}

extension Array: QueryOutput where Element: QueryOutput {
  public init(queryValue value: Value, in context: ResultContext) throws {
    guard case .list(let list) = value else {
      throw DecodingFailure(expected: "a list", found: value)
    }
    self = try list.map { try Element(queryValue: $0, in: context) }
  }
}

extension Array: QueryValue where Element: QueryValue {
  public var queryValue: Value { .list(map(\.queryValue)) }
}

/// Enumerations of strings are values: declare the conformance, the rest is here.
extension QueryValue where Self: RawRepresentable, RawValue == String {
  public init(queryValue value: Value, in context: ResultContext) throws {
    guard case .string(let string) = value, let known = Self(rawValue: string) else {
      throw DecodingFailure(expected: "one of the values of \(Self.self)", found: value)
    }
    self = known
  }
  public var queryValue: Value { .string(rawValue) }
}
