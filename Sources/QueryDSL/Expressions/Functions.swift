extension Term {
  /// Whether the value is null: the property is absent, or an optional match found nothing.
  public var isNull: Term<Bool> { Term<Bool>(.postfix(node, "IS NULL")) }
  public var isPresent: Term<Bool> { Term<Bool>(.postfix(node, "IS NOT NULL")) }

  /// The same expression where null is possible, as after an optional match.
  public var optional: Term<Value?> {
    var term = Term<Value?>(node)
    term.alias = alias
    return term
  }
}

extension Term where Value: QueryValue {
  /// Whether the value is one of a list.
  public func isOne(of values: [Value]) -> Term<Bool> {
    Term<Bool>(.binary("IN", node, .parameter(values.queryValue)))
  }
}

/// Strings, and strings that may be absent.
public protocol TextValue {}
extension String: TextValue {}
extension Optional: TextValue where Wrapped: TextValue {}

extension Term where Value: TextValue {
  public func contains(_ text: String) -> Term<Bool> { test("CONTAINS", text) }
  public func hasPrefix(_ text: String) -> Term<Bool> { test("STARTS WITH", text) }
  public func hasSuffix(_ text: String) -> Term<Bool> { test("ENDS WITH", text) }
  /// Whether the whole text matches a regular expression.
  public func matches(_ pattern: String) -> Term<Bool> { test("=~", pattern) }

  private func test(_ symbol: String, _ text: String) -> Term<Bool> {
    Term<Bool>(.binary(symbol, node, .parameter(text.queryValue)))
  }
}

// Aggregates. Columns without one are what rows are grouped by.

/// How many rows there are in each group.
public func countRows() -> Term<Int> { Term(.countRows) }

/// How many values that are not null.
public func count<Value>(_ term: Term<Value>, distinct: Bool = false) -> Term<Int> {
  Term(.call("count", [term.node], isDistinct: distinct))
}

/// How many nodes; each once when `distinct`.
public func count<Model>(_ node: Node<Model>, distinct: Bool = false) -> Term<Int> {
  Term(.call("count", [.variable(node.identity)], isDistinct: distinct))
}

public func sum<Number: QueryValue & Numeric>(_ term: Term<Number>) -> Term<Number> {
  Term(.call("sum", [term.node], isDistinct: false))
}

/// Nil over no rows.
public func average<Number: QueryValue & Numeric>(_ term: Term<Number>) -> Term<Double?> {
  Term(.call("avg", [term.node], isDistinct: false))
}

/// Nil over no rows.
public func minimum<Value>(_ term: Term<Value>) -> Term<Value?> {
  Term(.call("min", [term.node], isDistinct: false))
}

/// Nil over no rows.
public func maximum<Value>(_ term: Term<Value>) -> Term<Value?> {
  Term(.call("max", [term.node], isDistinct: false))
}

/// The values that are not null, as a list.
public func collect<Value>(_ term: Term<Value>, distinct: Bool = false) -> Term<[Value]> {
  Term(.call("collect", [term.node], isDistinct: distinct))
}

// Questions on other patterns

/// Whether the patterns can be found from here, for at least one choice of the nodes that are new.
public func exists(@PatternBuilder _ patterns: () -> [Pattern]) -> Term<Bool> {
  Term(.subquery("EXISTS", patterns(), condition: nil))
}

/// Whether the patterns can be found such that the condition holds.
public func exists(
  @PatternBuilder _ patterns: () -> [Pattern], where condition: () -> Term<Bool>
) -> Term<Bool> {
  Term(.subquery("EXISTS", patterns(), condition: condition().node))
}

/// In how many ways the patterns can be found from here.
public func count(@PatternBuilder _ patterns: () -> [Pattern]) -> Term<Int> {
  Term(.subquery("COUNT", patterns(), condition: nil))
}
