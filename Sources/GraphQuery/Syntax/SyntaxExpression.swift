import PropertyGraph

/// A name and the place of its first byte.
struct Name: Sendable {
  let text: String
  let offset: Int
}

/// An expression as written.
struct SyntaxExpression: Sendable {
  let kind: Kind
  let range: SourceRange
  /// Levels from here to the deepest leaf; the parser keeps it under a limit, so that later stages may
  /// recurse.
  let depth: Int

  var offset: Int { range.start }

  indirect enum Kind: Sendable {
    case literal(Value)
    case parameter(String)
    case variable(String)
    case property(SyntaxExpression, Name)
    case hasLabels(SyntaxExpression, LabelExpression)
    case unary(UnaryOperator, SyntaxExpression)
    case binary(BinaryOperator, SyntaxExpression, SyntaxExpression)
    case and([SyntaxExpression])
    case or([SyntaxExpression])
    /// `a < b <= c`: each neighbouring pair is compared.
    case comparison(SyntaxExpression, [(BinaryOperator, SyntaxExpression)])
    case isNull(SyntaxExpression, negated: Bool)
    case isTruth(SyntaxExpression, Bool?, negated: Bool)
    case isType(SyntaxExpression, TypeExpression, negated: Bool)
    case list([SyntaxExpression])
    case map([(key: Name, value: SyntaxExpression)])
    case index(SyntaxExpression, SyntaxExpression)
    case slice(SyntaxExpression, from: SyntaxExpression?, to: SyntaxExpression?)
    case `case`(
      operand: SyntaxExpression?,
      branches: [(condition: SyntaxExpression, result: SyntaxExpression)],
      otherwise: SyntaxExpression?)
    case countStar
    case call(Name, [SyntaxExpression], isDistinct: Bool)
    case listComprehension(
      Name, in: SyntaxExpression, where: SyntaxExpression?, map: SyntaxExpression?)
    case quantifier(QuantifierKind, Name, in: SyntaxExpression, where: SyntaxExpression)
    case reduce(
      accumulator: Name, initial: SyntaxExpression, Name, in: SyntaxExpression, SyntaxExpression)
    case mapProjection(Name, [SyntaxMapProjectionItem])
    /// A pattern used as a predicate.
    case pattern(SyntaxPathPattern)
    case patternComprehension(
      SyntaxPathPattern, where: SyntaxExpression?, map: SyntaxExpression)
    case subquery(SubqueryKind, SyntaxSubquery)
    case shortestPath(SyntaxPathPattern)
  }
}

enum SubqueryKind: Sendable { case exists, count, collect }

enum SyntaxMapProjectionItem: Sendable {
  case property(Name)
  case allProperties
  case entry(Name, SyntaxExpression)
  case variable(Name)
}

/// What stands between the braces of EXISTS, COUNT and COLLECT.
indirect enum SyntaxSubquery: Sendable {
  case query(SyntaxQuery)
  case pattern(SyntaxMatch)
}
