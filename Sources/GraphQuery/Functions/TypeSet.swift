import PropertyGraph

/// The types that an expression may have, as far as they are known before execution. Null belongs
/// to every type: a set without `.null` says nothing on whether the value can be null.
struct TypeSet: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let boolean = TypeSet(rawValue: 1 << 0)
  static let integer = TypeSet(rawValue: 1 << 1)
  static let float = TypeSet(rawValue: 1 << 2)
  static let string = TypeSet(rawValue: 1 << 3)
  static let bytes = TypeSet(rawValue: 1 << 4)
  static let list = TypeSet(rawValue: 1 << 5)
  static let map = TypeSet(rawValue: 1 << 6)
  static let node = TypeSet(rawValue: 1 << 7)
  static let relationship = TypeSet(rawValue: 1 << 8)
  static let path = TypeSet(rawValue: 1 << 9)
  static let date = TypeSet(rawValue: 1 << 10)
  static let localTime = TypeSet(rawValue: 1 << 11)
  static let zonedTime = TypeSet(rawValue: 1 << 12)
  static let localDateTime = TypeSet(rawValue: 1 << 13)
  static let zonedDateTime = TypeSet(rawValue: 1 << 14)
  static let duration = TypeSet(rawValue: 1 << 15)

  static let number: TypeSet = [.integer, .float]
  /// Points in time, of all kinds.
  static let instant: TypeSet = [.date, .localTime, .zonedTime, .localDateTime, .zonedDateTime]
  static let temporal: TypeSet = [.instant, .duration]
  static let entity: TypeSet = [.node, .relationship]
  static let any = TypeSet(rawValue: (1 << 16) - 1)
  /// Of the literal null: no type but null.
  static let null: TypeSet = []

  /// The type of a value; `.null` for null.
  init(of value: Value) {
    self =
      switch value {
      case .null: .null
      case .boolean: .boolean
      case .integer: .integer
      case .double: .float
      case .string: .string
      case .bytes: .bytes
      case .list: .list
      case .map: .map
      case .date: .date
      case .localTime: .localTime
      case .zonedTime: .zonedTime
      case .localDateTime: .localDateTime
      case .zonedDateTime: .zonedDateTime
      case .duration: .duration
      case .node: .node
      case .relationship: .relationship
      case .path: .path
      }
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Whether a value of these types can stand where `accepted` is asked for: some type fits, or
  /// the value is always null.
  func canBe(_ accepted: TypeSet) -> Bool { isEmpty || !isDisjoint(with: accepted) }

  /// The types' names for messages: "String or List".
  var names: String {
    if self == .any { return "Any" }
    if isEmpty { return "Null" }
    var words: [String] = []
    if isSuperset(of: .number) { words.append("Number") }
    for (bit, name) in Self.singleNames.enumerated() where rawValue & (1 << UInt32(bit)) != 0 {
      let single = TypeSet(rawValue: 1 << UInt32(bit))
      if isSuperset(of: .number), Self.number.contains(single) { continue }
      words.append(name)
    }
    guard words.count > 1, let last = words.popLast() else { return words.first ?? "" }
    return words.joined(separator: ", ") + " or " + last
  }

  private static let singleNames = [
    "Boolean", "Integer", "Float", "String", "Bytes", "List", "Map", "Node", "Relationship", "Path",
    "Date", "LocalTime", "Time", "LocalDateTime", "DateTime", "Duration",
  ]
}
