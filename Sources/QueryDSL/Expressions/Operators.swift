import PropertyGraph

// Comparison, logic and arithmetic. Null on either side of a comparison makes it neither true nor
// false, as everywhere in the query language; `== nil` asks for null itself.

private func comparison<Value: QueryValue>(
  _ symbol: String, _ left: TermNode, _ right: Value
) -> Term<Bool> {
  let value = right.queryValue
  if case .null = value, symbol == "=" { return Term(.postfix(left, "IS NULL")) }
  if case .null = value, symbol == "<>" { return Term(.postfix(left, "IS NOT NULL")) }
  return Term(.binary(symbol, left, .parameter(value)))
}

public func == <Value: QueryValue>(left: Term<Value>, right: Value) -> Term<Bool> {
  comparison("=", left.node, right)
}
public func == <Value>(left: Term<Value>, right: Term<Value>) -> Term<Bool> {
  Term(.binary("=", left.node, right.node))
}
public func == <Value>(left: Term<Value>, right: Term<Value?>) -> Term<Bool> {
  Term(.binary("=", left.node, right.node))
}
public func == <Value>(left: Term<Value?>, right: Term<Value>) -> Term<Bool> {
  Term(.binary("=", left.node, right.node))
}
public func == <Model>(left: Node<Model>, right: Node<Model>) -> Term<Bool> {
  Term(.binary("=", .variable(left.identity), .variable(right.identity)))
}
public func != <Value: QueryValue>(left: Term<Value>, right: Value) -> Term<Bool> {
  comparison("<>", left.node, right)
}
public func != <Value>(left: Term<Value>, right: Term<Value>) -> Term<Bool> {
  Term(.binary("<>", left.node, right.node))
}
public func != <Model>(left: Node<Model>, right: Node<Model>) -> Term<Bool> {
  Term(.binary("<>", .variable(left.identity), .variable(right.identity)))
}
public func < <Value: QueryValue>(left: Term<Value>, right: Value) -> Term<Bool> {
  comparison("<", left.node, right)
}
public func < <Value>(left: Term<Value>, right: Term<Value>) -> Term<Bool> {
  Term(.binary("<", left.node, right.node))
}
public func <= <Value: QueryValue>(left: Term<Value>, right: Value) -> Term<Bool> {
  comparison("<=", left.node, right)
}
public func <= <Value>(left: Term<Value>, right: Term<Value>) -> Term<Bool> {
  Term(.binary("<=", left.node, right.node))
}
public func > <Value: QueryValue>(left: Term<Value>, right: Value) -> Term<Bool> {
  comparison(">", left.node, right)
}
public func > <Value>(left: Term<Value>, right: Term<Value>) -> Term<Bool> {
  Term(.binary(">", left.node, right.node))
}
public func >= <Value: QueryValue>(left: Term<Value>, right: Value) -> Term<Bool> {
  comparison(">=", left.node, right)
}
public func >= <Value>(left: Term<Value>, right: Term<Value>) -> Term<Bool> {
  Term(.binary(">=", left.node, right.node))
}

public func && (left: Term<Bool>, right: Term<Bool>) -> Term<Bool> {
  Term(.binary("AND", left.node, right.node))
}
public func || (left: Term<Bool>, right: Term<Bool>) -> Term<Bool> {
  Term(.binary("OR", left.node, right.node))
}
public prefix func ! (operand: Term<Bool>) -> Term<Bool> { Term(.prefix("NOT", operand.node)) }

public func + <Number: QueryValue & Numeric>(left: Term<Number>, right: Term<Number>) -> Term<
  Number
> {
  Term(.binary("+", left.node, right.node))
}
public func + <Number: QueryValue & Numeric>(left: Term<Number>, right: Number) -> Term<Number> {
  left + Term(value: right)
}
public func - <Number: QueryValue & Numeric>(left: Term<Number>, right: Term<Number>) -> Term<
  Number
> {
  Term(.binary("-", left.node, right.node))
}
public func - <Number: QueryValue & Numeric>(left: Term<Number>, right: Number) -> Term<Number> {
  left - Term(value: right)
}
public func * <Number: QueryValue & Numeric>(left: Term<Number>, right: Term<Number>) -> Term<
  Number
> {
  Term(.binary("*", left.node, right.node))
}
public func * <Number: QueryValue & Numeric>(left: Term<Number>, right: Number) -> Term<Number> {
  left * Term(value: right)
}
/// Between integers the quotient is cut off towards zero.
public func / <Number: QueryValue & Numeric>(left: Term<Number>, right: Term<Number>) -> Term<
  Number
> {
  Term(.binary("/", left.node, right.node))
}
public func / <Number: QueryValue & Numeric>(left: Term<Number>, right: Number) -> Term<Number> {
  left / Term(value: right)
}

// With a property that may be absent: null where it is.

public func + <Number: QueryValue & Numeric>(
  left: Term<Number?>, right: Number
) -> Term<Number?> {
  Term(.binary("+", left.node, .parameter(right.queryValue)))
}
public func - <Number: QueryValue & Numeric>(
  left: Term<Number?>, right: Number
) -> Term<Number?> {
  Term(.binary("-", left.node, .parameter(right.queryValue)))
}
public func * <Number: QueryValue & Numeric>(
  left: Term<Number?>, right: Number
) -> Term<Number?> {
  Term(.binary("*", left.node, .parameter(right.queryValue)))
}
public func / <Number: QueryValue & Numeric>(
  left: Term<Number?>, right: Number
) -> Term<Number?> {
  Term(.binary("/", left.node, .parameter(right.queryValue)))
}
