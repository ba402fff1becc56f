import PropertyGraph

/// An expression of a query, with the Swift type of its values.
public struct Term<Value: Sendable>: Sendable {
  let node: TermNode
  /// The column's name, where one was given.
  var alias: String?

  init(_ node: TermNode) { self.node = node }

  /// The same expression under a name of its own in the result.
  public func named(_ alias: String) -> Term<Value> {
    var copy = self
    copy.alias = alias
    return copy
  }
}

extension Term where Value: QueryValue {
  /// A value of Swift as an expression: it becomes a parameter.
  public init(value: Value) { self.init(.parameter(value.queryValue)) }

  /// A new variable for plain values, as `For` takes it. `name` is what the text calls it.
  public static func variable(_ name: String = "value") -> Term<Value> {
    Term(.variable(Identity(name)))
  }
}

/// An expression without its Swift type.
indirect enum TermNode: Sendable {
  case variable(Identity)
  case property(Identity, String)
  case parameter(PropertyGraph.Value)
  case binary(String, TermNode, TermNode)
  case prefix(String, TermNode)
  case postfix(TermNode, String)
  case call(String, [TermNode], isDistinct: Bool)
  /// `count(*)`
  case countRows
  /// EXISTS { } or COUNT { } over patterns.
  case subquery(String, [Pattern], condition: TermNode?)
}
