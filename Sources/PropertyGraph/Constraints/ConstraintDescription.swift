/// What a property of every node with a label, or of every relationship of a type, must be. Checked when a
/// write ends, on what the write has changed.
public struct ConstraintDescription: Sendable, Hashable {
  public enum Rule: Sendable, Hashable {
    /// The property is there.
    case present
    /// The property is of the type, or is not there.
    case type(PropertyType)
  }

  public let name: String
  public let target: IndexDescription.Target
  public let key: PropertyKeyID
  public let rule: Rule

  public init(
    name: String, target: IndexDescription.Target, key: PropertyKeyID, rule: Rule
  ) {
    self.name = name
    self.target = target
    self.key = key
    self.rule = rule
  }

  func allows(_ value: Value) -> Bool {
    switch rule {
    case .present: if case .null = value { false } else { true }
    case .type(let type): type.holds(value)
    }
  }
}

/// A type that a property can be held to: a plain one, or a list of it.
public struct PropertyType: Sendable, Hashable {
  public enum Element: UInt8, Sendable, Hashable {
    case boolean, integer, float, string, bytes, date, localTime, zonedTime, localDateTime,
      zonedDateTime, duration
  }

  public let element: Element
  public let isList: Bool

  public init(_ element: Element, isList: Bool = false) {
    self.element = element
    self.isList = isList
  }

  /// As queries write it.
  public var name: String {
    let name =
      switch element {
      case .boolean: "BOOLEAN"
      case .integer: "INTEGER"
      case .float: "FLOAT"
      case .string: "STRING"
      case .bytes: "BYTES"
      case .date: "DATE"
      case .localTime: "LOCAL TIME"
      case .zonedTime: "ZONED TIME"
      case .localDateTime: "LOCAL DATETIME"
      case .zonedDateTime: "ZONED DATETIME"
      case .duration: "DURATION"
      }
    return isList ? "LIST<\(name)>" : name
  }

  /// Whether the value is of the type; null is of every type, but not within a list.
  func holds(_ value: Value) -> Bool {
    switch value {
    case .null: true
    case .list(let elements): isList && elements.allSatisfy(isElement)
    default: !isList && isElement(value)
    }
  }

  private func isElement(_ value: Value) -> Bool {
    switch (element, value) {
    case (.boolean, .boolean), (.integer, .integer), (.float, .double), (.string, .string),
      (.bytes, .bytes), (.date, .date), (.localTime, .localTime), (.zonedTime, .zonedTime),
      (.localDateTime, .localDateTime), (.zonedDateTime, .zonedDateTime), (.duration, .duration):
      true
    default: false
    }
  }
}
