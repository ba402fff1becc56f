import PropertyGraph

/// Functions of values of any type.
enum GeneralFunctions {
  static let signatures: [FunctionSignature] = [
    .scalar("coalesce", [.any], variadic: true, gives: .any, givesNullOnNull: false) {
      arguments, _ in
      for argument in arguments where !argument.isNull { return argument }
      return .null
    },
    .scalar("nullIf", [.any, .any], gives: .any, givesNullOnNull: false) { arguments, _ in
      arguments[0].isEqual(to: arguments[1]) == true ? .null : arguments[0]
    },
    .scalar("exists", [.any], gives: .boolean, givesNullOnNull: false) { arguments, _ in
      .boolean(!arguments[0].isNull)
    },
    .scalar("valueType", [.any], gives: .string, givesNullOnNull: false) { arguments, _ in
      .string(typeName(of: arguments[0]))
    },
    .scalar("isEmpty", [[.string, .list, .map]], gives: .boolean) { arguments, _ in
      switch arguments[0] {
      case .string(let string): return .boolean(string.isEmpty)
      case .list(let list): return .boolean(list.isEmpty)
      case .map(let map): return .boolean(map.isEmpty)
      default:
        throw QueryFailure.wrongType("isEmpty", arguments[0], expected: [.string, .list, .map])
      }
    },
    .scalar("size", [[.string, .list, .bytes]], gives: .integer) { arguments, _ in
      switch arguments[0] {
      case .string(let string): return .integer(Int64(string.scalarCount))
      case .list(let list): return .integer(Int64(list.count))
      case .bytes(let bytes): return .integer(Int64(bytes.count))
      default: throw QueryFailure.wrongType("size", arguments[0], expected: [.string, .list])
      }
    },
    .scalar("reverse", [[.string, .list]], gives: [.string, .list]) { arguments, _ in
      switch arguments[0] {
      case .string(let string):
        var reversed = String.UnicodeScalarView()
        for scalar in string.unicodeScalars.reversed() { reversed.append(scalar) }
        return .string(String(reversed))
      case .list(let list): return .list(list.reversed())
      default: throw QueryFailure.wrongType("reverse", arguments[0], expected: [.string, .list])
      }
    },
    .scalar("timestamp", [], gives: .integer, isConstant: false) { _, context in
      let now = context.statementStart.instant
      return .integer(now.epochSecond * 1000 + now.nanosecond / 1_000_000)
    },
    .scalar("rand", [], gives: .float, isDeterministic: false) { _, context in
      .double(Double(context.nextRandom() >> 11) * 0x1p-53)
    },
    .scalar("randomUUID", [], gives: .string, isDeterministic: false) { _, context in
      .string(uuid(context.nextRandom(), context.nextRandom()))
    },
  ]

  /// A random UUID (version 4, RFC 9562).
  private static func uuid(_ high: UInt64, _ low: UInt64) -> String {
    let first = high & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let second = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    var text = ""
    for (index, word) in [first, second].enumerated() {
      for digit in 0..<16 {
        if index * 16 + digit == 8 || index * 16 + digit == 12 || index * 16 + digit == 16
          || index * 16 + digit == 20
        {
          text += "-"
        }
        text += String(word >> UInt64((15 - digit) * 4) & 15, radix: 16)
      }
    }
    return text
  }

  /// The narrowest type of a value, in the notation of `IS ::`.
  static func typeName(of value: Value) -> String {
    if value.isNull { return "NULL" }
    return bareTypeName(of: value) + " NOT NULL"
  }

  private static func bareTypeName(of value: Value) -> String {
    switch value {
    case .null: return "NULL"
    case .boolean: return "BOOLEAN"
    case .integer: return "INTEGER"
    case .double: return "FLOAT"
    case .string: return "STRING"
    case .bytes: return "BYTES"
    case .map: return "MAP"
    case .node: return "NODE"
    case .relationship: return "RELATIONSHIP"
    case .path: return "PATH"
    case .date: return "DATE"
    case .localTime: return "LOCAL TIME"
    case .zonedTime: return "ZONED TIME"
    case .localDateTime: return "LOCAL DATETIME"
    case .zonedDateTime: return "ZONED DATETIME"
    case .duration: return "DURATION"
    case .list(let elements):
      var names: [String] = []
      var hasNull = false
      for element in elements {
        guard !element.isNull else {
          hasNull = true
          continue
        }
        let name = bareTypeName(of: element)
        if !names.contains(name) { names.append(name) }
      }
      names.sort()
      if names.isEmpty { return "LIST<\(hasNull ? "NULL" : "NOTHING")>" }
      let suffix = hasNull ? "" : " NOT NULL"
      return "LIST<" + names.map { $0 + suffix }.joined(separator: " | ") + ">"
    }
  }
}
