import PropertyGraph

extension StaticType {
  /// The type of a literal or of any other value that is no list or map of expressions.
  init(of value: Value) {
    self = TypeSet(of: value).staticType
  }

  /// The type that covers both: one of them, a number, or anything.
  func joined(with other: StaticType) -> StaticType {
    if self == other || other == .null { return self }
    if self == .null { return other }
    if isNumeric, other.isNumeric { return .number }
    if case .list(let left) = self, case .list(let right) = other {
      return .list(left.joined(with: right))
    }
    return .any
  }

  static func joining(_ types: some Sequence<StaticType>) -> StaticType {
    types.reduce(.null) { $0.joined(with: $1) }
  }

  var isNumeric: Bool { self == .integer || self == .float || self == .number }

  /// Nothing is known but that it may be anything, or it is null: every check passes.
  var isOpen: Bool { self == .any || self == .null }

  var isList: Bool { if case .list = self { true } else { false } }

  var canBeBoolean: Bool { isOpen || self == .boolean }
  var canBeList: Bool { isOpen || isList }
  var canBeNumber: Bool { isOpen || isNumeric }

  /// Of a list, the type of its elements.
  var element: StaticType {
    switch self {
    case .list(let element): element
    case .null: .null
    default: .any
    }
  }

  /// Whether it may be a node, in a pattern.
  var canBeNode: Bool { isOpen || self == .node }
  var canBeRelationship: Bool { isOpen || self == .relationship }
  var canBeRelationshipList: Bool {
    isOpen || (isList && (element.isOpen || element == .relationship))
  }

  /// For messages: "a string".
  var phrase: String {
    switch self {
    case .any: "any value"
    case .null: "null"
    case .boolean: "a boolean"
    case .integer: "an integer"
    case .float: "a float"
    case .string: "a string"
    case .number: "a number"
    case .list(let element):
      element.isOpen ? "a list" : "a list of \(element.pluralPhrase)"
    case .map: "a map"
    case .node: "a node"
    case .relationship: "a relationship"
    case .path: "a path"
    case .date: "a date"
    case .localTime: "a local time"
    case .zonedTime: "a time"
    case .localDateTime: "a local datetime"
    case .zonedDateTime: "a datetime"
    case .duration: "a duration"
    case .bytes: "bytes"
    case .point: "a point"
    }
  }

  private var pluralPhrase: String {
    switch self {
    case .list: "lists"
    case .bytes: "bytes"
    default: "\(phrase.drop { $0 != " " }.dropFirst())s"
    }
  }

  /// What an operator gives for operands of these types; nil when it takes no such operands.
  static func result(_ symbol: BinaryOperator, _ left: StaticType, _ right: StaticType)
    -> StaticType?
  {
    switch symbol {
    case .xor: return left.canBeBoolean && right.canBeBoolean ? .boolean : nil
    case .in: return right.canBeList ? .boolean : nil
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .startsWith,
      .endsWith, .contains, .matches:
      return .boolean
    case .add: return sum(left, right)
    case .subtract, .multiply, .divide, .modulo, .power: return arithmetic(symbol, left, right)
    case .concatenate:
      for type in [left, right] where !type.isOpen && !type.isList && type != .string {
        return nil
      }
      return left == right ? left : left.isOpen ? right : left
    }
  }

  private static func sum(_ left: StaticType, _ right: StaticType) -> StaticType? {
    if left.isList || right.isList {
      let leftElement = left.isList ? left.element : left
      let rightElement = right.isList ? right.element : right
      return .list(leftElement.joined(with: rightElement))
    }
    if left == .null || right == .null { return .null }
    if left == .any || right == .any { return .any }
    if left == .string || right == .string { return .string }
    if left.isNumeric, right.isNumeric { return number(left, right) }
    return temporal(.add, left, right)
  }

  private static func arithmetic(
    _ symbol: BinaryOperator, _ left: StaticType, _ right: StaticType
  ) -> StaticType? {
    for type in [left, right] where !type.isOpen && !type.isNumeric && !type.isTemporal {
      return nil
    }
    if left == .null || right == .null { return .null }
    if left == .any || right == .any { return .any }
    if left.isNumeric, right.isNumeric {
      return symbol == .power ? .float : number(left, right)
    }
    return temporal(symbol, left, right)
  }

  private static func number(_ left: StaticType, _ right: StaticType) -> StaticType {
    if left == .integer, right == .integer { return .integer }
    return left == .float || right == .float ? .float : .number
  }

  private var isTemporal: Bool {
    switch self {
    case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration: true
    default: false
    }
  }

  /// Temporal ± duration, and duration * or / number.
  private static func temporal(
    _ symbol: BinaryOperator, _ left: StaticType, _ right: StaticType
  ) -> StaticType? {
    switch symbol {
    case .add where right == .duration && left.isTemporal: left
    case .add where left == .duration && right.isTemporal: right
    case .subtract where right == .duration && left.isTemporal: left
    case .multiply where left == .duration && right.isNumeric: .duration
    case .multiply where right == .duration && left.isNumeric: .duration
    case .divide where left == .duration && right.isNumeric: .duration
    default: nil
    }
  }
}

extension Value {
  /// Equal and of equal type: for literals only, so only of the kinds that the parser makes.
  func isIdenticalLiteral(to other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    case (.string(let left), .string(let right)): left == right
    default: false
    }
  }
}
