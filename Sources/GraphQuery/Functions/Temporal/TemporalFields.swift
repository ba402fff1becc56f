import PropertyGraph

/// The fields of a map that a temporal value is built from, as in `{year: 1984, week: 10}`.
struct TemporalFields {
  private let fields: [String: Value]
  /// For messages: the function that got the map.
  let function: String

  init(_ fields: [String: Value], for function: String, allowed: Set<String>) throws {
    self.fields = fields
    self.function = function
    for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
      guard allowed.contains(key) else {
        throw QueryFailure.unknownField(
          "\(function)() has no field \(key); it takes "
            + allowed.sorted().joined(separator: ", ") + ".", key, among: allowed.sorted())
      }
      guard !value.isNull else {
        throw QueryFailure.badValue("\(function)(): field \(key) is null")
      }
    }
  }

  static let date: Set<String> = [
    "date", "datetime", "year", "month", "day", "week", "dayOfWeek", "quarter", "dayOfQuarter",
    "ordinalDay",
  ]
  static let time: Set<String> = [
    "time", "datetime", "hour", "minute", "second", "millisecond", "microsecond", "nanosecond",
  ]
  static let zone: Set<String> = ["timezone"]
  static let epoch: Set<String> = ["epochSeconds", "epochMillis"]

  var isEmpty: Bool { fields.isEmpty }
  var names: [String] { fields.keys.sorted() }

  func contains(_ key: String) -> Bool { fields[key] != nil }
  func containsAny(of keys: [String]) -> Bool { keys.contains { fields[$0] != nil } }
  func containsAny(of keys: Set<String>) -> Bool { keys.contains { fields[$0] != nil } }

  func value(_ key: String) -> Value? { fields[key] }

  /// A whole number; nil when the field is not there.
  func integer(_ key: String) throws -> Int64? {
    switch fields[key] {
    case .none: return nil
    case .integer(let integer): return integer
    case .double(let float):
      if let integer = Int64(exactly: float) { return integer }
    default: break
    }
    throw QueryFailure.wrongType(
      "\(function)({\(key): …})", fields[key] ?? .null, expected: .integer)
  }

  /// A whole number within bounds; `standard` when the field is not there.
  func integer(_ key: String, in bounds: ClosedRange<Int64>, default standard: Int64) throws
    -> Int64
  {
    guard let integer = try integer(key) else { return standard }
    guard bounds.contains(integer) else {
      throw QueryFailure.badValue(
        "\(function)(): \(key) must lie in \(bounds.lowerBound)…\(bounds.upperBound), "
          + "but is \(integer)")
    }
    return integer
  }

  func text(_ key: String) throws -> String? {
    guard let value = fields[key] else { return nil }
    return try value.string(for: function)
  }

  /// With further fields; those that are there already stay.
  func adding(_ more: [String: Value]) -> TemporalFields {
    TemporalFields(fields: fields.merging(more) { old, _ in old }, function: function)
  }

  private init(fields: [String: Value], function: String) {
    self.fields = fields
    self.function = function
  }
}
