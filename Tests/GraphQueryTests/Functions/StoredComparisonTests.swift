import PropertyGraph
import Testing

@testable import GraphQuery

/// What the store decides on its columns and indexes agrees with the operators.
@Suite struct StoredComparisonTests {
  static let values: [Value] =
    FunctionRobustnessTests.values
    .filter { $0.storabilityProblem() == nil && !$0.isNull }
    .filter { if case .string(let text) = $0 { !text.contains("\u{0}") } else { true } }
    .prefix(110) + [
      .string("e\u{301}"), .string("\u{e9}"), .string("怀"), .string("怀化"), .integer(1 << 53 + 1),
      .double(9_007_199_254_740_992), .double(0x1p63), .integer(.max - 300),
      .string(String(repeating: "e\u{301}", count: 300)),
      .string(String(repeating: "\u{e9}", count: 300)),
      .list([.integer(1)]), .list([.double(1), .integer(2)]),
      .list([]), .list([.string("a")]),
    ]

  @Test(
    arguments: ["=", "<>", "<", "<=", ">", ">=", "IN", "STARTS WITH", "CONTAINS"], [false, true])
  func filters(operation: String, isIndexed: Bool) throws {
    let store = try GraphStore.temporary()
    let engine = QueryEngine(store: store)
    let rows = Value.list(
      Self.values.enumerated().map { .map(["i": .integer(Int64($0)), "v": $1]) })
    _ = try engine.run(
      "UNWIND $rows AS r CREATE (:V {i: r.i, v: r.v})", parameters: ["rows": rows])
    if isIndexed { _ = try engine.run("CREATE INDEX v FOR (n:V) ON (n.v)") }
    for operand in Self.values {
      let parameter = operation == "IN" ? Value.list([operand, .integer(7)]) : operand
      let result = try engine.run(
        "MATCH (n:V) WHERE n.v \(operation) $p RETURN n.i AS i ORDER BY i",
        parameters: ["p": parameter])
      let found = result.rows.compactMap { $0[0].number.map { Int($0) } }
      let expected = Self.values.indices.filter { index in
        Self.holds(operation, Self.values[index], parameter) == true
      }
      let text = try ValueText().text(parameter)
      #expect(found == expected, "\(operation) \(text)")
    }
  }

  @Test(arguments: [false, true]) func orderBy(isIndexed: Bool) throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    let rows = Value.list(
      Self.values.enumerated().map { .map(["i": .integer(Int64($0)), "v": $1]) })
    _ = try engine.run(
      "UNWIND $rows AS r CREATE (:V {i: r.i, v: r.v})", parameters: ["rows": rows])
    if isIndexed { _ = try engine.run("CREATE INDEX v FOR (n:V) ON (n.v)") }
    for direction in ["", " DESC"] {
      let found = try engine.run("MATCH (n:V) RETURN n.v AS v ORDER BY v\(direction)").rows
        .map { $0[0] }
      #expect(found.count == Self.values.count)
      for (left, right) in zip(found, found.dropFirst()) {
        let order = Value.order(left, right)
        #expect(direction.isEmpty ? order <= 0 : order >= 0)
      }
    }
    let distinct = try engine.run("MATCH (n:V) RETURN count(DISTINCT n.v) AS c").rows[0][0]
    #expect(distinct.number == Double(Set(Self.values.map { DistinctValue($0) }).count))
  }

  private static func holds(_ operation: String, _ left: Value, _ right: Value) -> Bool? {
    switch operation {
    case "=": return left.isEqual(to: right)
    case "<>": return left.isEqual(to: right).map { !$0 }
    case "<": return left.compared(to: right).isLess
    case "<=": return left.compared(to: right).isAtMost
    case ">": return left.compared(to: right).isGreater
    case ">=": return left.compared(to: right).isAtLeast
    case "IN":
      guard case .list(let list) = right else { return nil }
      return left.isMember(of: list)
    default:
      guard case .string(let text) = left, case .string(let part) = right else { return nil }
      let bytes = Array(text.utf8)
      let pattern = Array(part.utf8)
      if operation == "STARTS WITH" { return bytes.starts(with: pattern) }
      return bytes.indices.contains { bytes[$0...].starts(with: pattern) } || pattern.isEmpty
    }
  }
}
