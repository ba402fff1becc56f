import PropertyGraph
import Testing

@testable import GraphQuery

/// Equality, comparability, order and equivalence of values.
@Suite struct ValueSemanticsTests {
  @Test(arguments: [
    ("1 = 1.0", "true"), ("1 = '1'", "false"), ("null = null", "null"), ("1 = null", "null"),
    ("0.0 / 0.0 = 0.0 / 0.0", "false"), ("0.0 = -0.0", "true"), ("[1, 2] = [1, 2.0]", "true"),
    ("[1, null] = [1, null]", "null"), ("[1, null] = [2, null]", "false"),
    ("[1] = [1, null]", "false"),
    ("{a: 1} = {a: 1.0}", "true"), ("{a: null} = {a: null}", "null"), ("{a: 1} = {b: 1}", "false"),
    ("{a: 1, b: null} = {a: 2, b: null}", "false"),
    ("9007199254740993 = 9007199254740992.0", "false"),
    ("'e\u{301}' = '\u{e9}'", "false"), ("date('2020-01-01') = '2020-01-01'", "false"),
    ("datetime('2020-01-01T00:00Z') = datetime('2020-01-01T01:00+01:00')", "false"),
    ("duration('P1D') = duration('PT24H')", "false"), ("1 <> 2", "true"), ("null <> 1", "null"),
    ("1 IN [1.0]", "true"), ("1 IN [2, null]", "null"), ("1 IN [2]", "false"),
    ("null IN []", "false"),
    ("null IN [1]", "null"), ("[1] IN [[1]]", "true"), ("[null] IN [[1]]", "null"),
  ])
  func equality(expression: String, expected: String) throws {
    #expect(try ExpressionEvaluator().text(of: expression) == expected)
  }

  @Test(arguments: [
    ("1 < 1.5", "true"), ("1 < 'a'", "null"), ("'a' < 'b'", "true"), ("'B' < 'a'", "true"),
    ("'一' < '丁'", "true"), ("false < true", "true"), ("1 < null", "null"),
    ("1 < 0.0 / 0.0", "false"), ("1 >= 0.0 / 0.0", "false"), ("'a' < 0.0 / 0.0", "null"),
    ("[1, 2] < [1, 3]", "true"), ("[1] < [1, 0]", "true"), ("[1, null] < [2, 0]", "true"),
    ("[1, null] < [1, 0]", "null"), ("[1, 'a'] >= [1, 2]", "null"), ("[] <= []", "true"),
    ("{a: 1} < {a: 2}", "null"), ("duration('P1D') < duration('P2D')", "null"),
    ("date('2020-01-01') < date('2020-01-02')", "true"),
    ("date('2020-01-01') < localdatetime('2020-01-02')", "null"),
    ("time('10:00+01:00') < time('09:30Z')", "true"),
    ("datetime('2020-01-01T10:00+01:00') < datetime('2020-01-01T09:30Z')", "true"),
    ("9007199254740993 > 9007199254740992.0", "true"), ("9223372036854775807 < 1e19", "true"),
  ])
  func comparability(expression: String, expected: String) throws {
    #expect(try ExpressionEvaluator().text(of: expression) == expected)
  }

  /// Ascending, each before the next; with what is equivalent to it beside it.
  private static let ascending: [[String]] = [
    ["{}"], ["{a: 1}"], ["{a: 'x'}"].reversed(), ["{a: 1, b: 0}"], ["[]"], ["['a']"], ["['a', 1]"],
    ["[1]", "[1.0]"], ["[1, 'a']"], ["[1, null]"], ["[null]"],
    ["datetime('2020-01-01T00:00Z')"], ["datetime('2020-01-01T01:00+01:00')"],
    ["datetime('2020-01-02T00:00Z')"], ["localdatetime('2020-01-01')"], ["date('2020-01-01')"],
    ["date('2020-01-02')"], ["time('10:00+01:00')"], ["time('09:30Z')"], ["localtime('09:00')"],
    ["localtime('09:00:00.1')"], ["duration('PT23H')"], ["duration('PT24H')"].reversed(),
    ["duration('P31D')"], ["''"], ["'a'"], ["'b'"], ["'一'"], ["false"], ["true"],
    ["-1.0 / 0"], ["-1", "-1.0"], ["0", "0.0", "-0.0"], ["0.5"], ["1", "1.0"],
    ["9007199254740992.0", "9007199254740992"], ["9007199254740993"], ["1.0 / 0"],
    ["0.0 / 0.0", "-(0.0 / 0.0)"], ["null"],
  ].filter { $0 != ["{a: 'x'}"] }

  @Test func orderIsTotalAndAgreesWithEquivalence() throws {
    let evaluator = ExpressionEvaluator()
    let groups = try Self.ascending.map { try $0.map { try evaluator.value(of: $0) } }
    for (left, leftGroup) in groups.enumerated() {
      for (right, rightGroup) in groups.enumerated() {
        for (a, b) in leftGroup.flatMap({ a in rightGroup.map { (a, $0) } }) {
          let order = Value.order(a, b)
          #expect(order.signum() == (left - right).signum(), "\(a) and \(b)")
          #expect(a.isEquivalent(to: b) == (left == right), "\(a) and \(b)")
          if left == right {
            #expect(DistinctValue(a).hashValue == DistinctValue(b).hashValue, "\(a) and \(b)")
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("[1, 2]", true), ("'a'", true), ("duration('P1D')", true), ("[1, 'a']", true),
    ("{a: 1}", false),
    ("[{a: 1}]", false), ("[[1]]", false), ("[]", true), ("[1, null]", false), ("null", true),
  ])
  func storability(expression: String, isStorable: Bool) throws {
    let value = try ExpressionEvaluator().value(of: expression)
    #expect((value.storabilityProblem() == nil) == isStorable)
  }

  @Test(arguments: [
    ("'it\\'s \\\\ a\\nb'", "'it\\'s \\\\ a\\nb'"),
    ("{`a b`: 1, c: [1.5, null]}", "{`a b`: 1, c: [1.5, null]}"),
    ("date('2020-01-01')", "'2020-01-01'"), ("1e100", "1.0E100"), ("0.1", "0.1"), ("-0.0", "-0.0"),
  ])
  func text(expression: String, expected: String) throws {
    #expect(try ExpressionEvaluator().text(of: expression) == expected)
  }
}
