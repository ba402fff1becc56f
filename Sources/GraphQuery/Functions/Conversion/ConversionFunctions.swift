import PropertyGraph

/// toInteger(), toFloat(), toString(), toBoolean(), each with its forms `…OrNull` and `…List`.
enum ConversionFunctions {
  static let signatures: [FunctionSignature] =
    family("toInteger", from: [.number, .string, .boolean], gives: .integer, toInteger)
    + family("toFloat", from: [.number, .string], gives: .float, toFloat)
    + family("toString", from: [.number, .string, .boolean, .temporal], gives: .string, toString)
    + family("toBoolean", from: [.boolean, .string, .integer], gives: .boolean, toBoolean)

  /// `convert` gives nil for a type that does not convert, `.null` for text that does not read.
  private static func family(
    _ name: String, from types: TypeSet, gives result: TypeSet,
    _ convert: @escaping @Sendable (Value) throws -> Value?
  ) -> [FunctionSignature] {
    [
      .scalar(name, [types], gives: result) { arguments, _ in
        guard let converted = try convert(arguments[0]) else {
          throw QueryFailure.wrongType(name, arguments[0], expected: types)
        }
        return converted
      },
      .scalar(name + "OrNull", [.any], gives: result) { arguments, _ in
        (try? convert(arguments[0])) ?? .null
      },
      .scalar(name + "List", [.list], gives: .list) { arguments, _ in
        .list(
          try arguments[0].list(for: name + "List").map { element in
            (try? convert(element)) ?? .null
          })
      },
    ]
  }

  static func toInteger(_ value: Value) throws -> Value? {
    switch value {
    case .null, .integer: return value
    case .double(let float):
      if float.isNaN { return .null }
      guard let integer = Int64(exactly: float.rounded(.towardZero)) else {
        throw QueryFailure.outOfRange(
          "toInteger(): \(ValueText.text(float)) does not fit into a 64-bit integer")
      }
      return .integer(integer)
    case .boolean(let boolean): return .integer(boolean ? 1 : 0)
    case .string(let text): return NumberReading.integer(text).map { .integer($0) } ?? .null
    default: return nil
    }
  }

  static func toFloat(_ value: Value) -> Value? {
    switch value {
    case .null, .double: value
    case .integer(let integer): .double(Double(integer))
    case .string(let text): NumberReading.float(text).map { .double($0) } ?? .null
    default: nil
    }
  }

  static func toString(_ value: Value) -> Value? {
    value.isNull ? .null : value.scalarText.map { .string($0) }
  }

  static func toBoolean(_ value: Value) -> Value? {
    switch value {
    case .null, .boolean: return value
    case .integer(let integer): return .boolean(integer != 0)
    case .string(let text):
      switch StringFunctions.trim(text).lowercased() {
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      default: return .null
      }
    default: return nil
    }
  }
}
