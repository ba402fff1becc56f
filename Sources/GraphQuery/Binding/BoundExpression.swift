import PropertyGraph

/// An expression with its names resolved: what to compute, where it stands in the text (a byte offset,
/// for run-time errors), and what type it is known to have.
struct BoundExpression: Sendable {
  let kind: Kind
  let offset: Int
  let type: StaticType

  init(_ kind: Kind, at offset: Int, type: StaticType = .any) {
    self.kind = kind
    self.offset = offset
    self.type = type
  }

  indirect enum Kind: Sendable {
    case literal(Value)
    case parameter(String)
    case variable(VariableID)
    /// Of a node, relationship, map, or temporal value.
    case property(BoundExpression, key: String)
    /// `n:A|B`, `r:T`: null on null.
    case hasLabels(BoundExpression, LabelExpression)
    case unary(UnaryOperator, BoundExpression)
    case binary(BinaryOperator, BoundExpression, BoundExpression)
    /// Two operands or more, three-valued.
    case and([BoundExpression])
    case or([BoundExpression])
    case isNull(BoundExpression, negated: Bool)
    /// IS [NOT] TRUE, FALSE, UNKNOWN (nil).
    case isTruth(BoundExpression, Bool?, negated: Bool)
    /// IS [NOT] :: type
    case isType(BoundExpression, TypeExpression, negated: Bool)
    case list([BoundExpression])
    case map([(key: String, value: BoundExpression)])
    /// Of a list by integer; of a map, node or relationship by string.
    case index(BoundExpression, BoundExpression)
    case slice(BoundExpression, from: BoundExpression?, to: BoundExpression?)
    /// With an operand a branch is taken when its condition equals it, else when it is true.
    case `case`(
      operand: BoundExpression?, branches: [(condition: BoundExpression, result: BoundExpression)],
      otherwise: BoundExpression?)
    /// By the registry's name; never an aggregate.
    case function(String, [BoundExpression])
    case listComprehension(
      VariableID, in: BoundExpression, where: BoundExpression?, map: BoundExpression?)
    case quantifier(QuantifierKind, VariableID, in: BoundExpression, where: BoundExpression)
    case reduce(
      accumulator: VariableID, initial: BoundExpression, VariableID, in: BoundExpression,
      BoundExpression)
    case mapProjection(BoundExpression, [MapProjectionItem])
    case patternComprehension(BoundPatternComprehension)
    /// EXISTS { }, and pattern predicates: is there a row?
    case exists(BoundSubquery)
    /// COUNT { }: how many rows?
    case count(BoundSubquery)
    /// COLLECT { }: the values of the one column.
    case collect(BoundSubquery)
    /// `shortestPath(…)` used as an expression: the first path, or null; `allShortestPaths(…)`: a list.
    case shortestPath(BoundSubquery, path: VariableID, all: Bool)
  }
}

enum UnaryOperator: Sendable, Hashable { case not, minus, plus }

enum BinaryOperator: Sendable, Hashable {
  case xor
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case `in`, startsWith, endsWith, contains, matches
  case add, subtract, multiply, divide, modulo, power
  /// `||`: strings and lists only.
  case concatenate
}

enum QuantifierKind: Sendable, Hashable { case all, any, none, single }

enum MapProjectionItem: Sendable {
  /// `.key`
  case property(String)
  /// `.*`
  case allProperties
  /// `key: expression`, and `variable`
  case entry(String, BoundExpression)
}

struct BoundPatternComprehension: Sendable {
  let path: BoundPathPattern
  let predicate: BoundExpression?
  let result: BoundExpression
  /// Outer variables that are used anywhere within.
  let imports: [VariableID]
  let introduced: [VariableID]
}

/// A query within an expression. A bare pattern is a query of one MATCH without columns.
struct BoundSubquery: Sendable {
  let query: BoundQuery
  /// Outer variables that are used anywhere within, under the same ids.
  let imports: [VariableID]
}
