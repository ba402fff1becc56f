struct SyntaxNodePattern: Sendable {
  let variable: Name?
  let labels: LabelExpression?
  let properties: SyntaxProperties?
  let predicate: SyntaxExpression?
  let offset: Int
}

/// A property map as written: entries, or a parameter.
enum SyntaxProperties: Sendable {
  case entries([(key: Name, value: SyntaxExpression)])
  case parameter(SyntaxExpression)
}

struct SyntaxRelationshipPattern: Sendable {
  let variable: Name?
  let types: LabelExpression?
  let direction: PatternDirection
  /// `<-[…]->`: as good as undirected in MATCH, an error in CREATE.
  let pointsBothWays: Bool
  let properties: SyntaxProperties?
  let predicate: SyntaxExpression?
  let length: BoundLength?
  let offset: Int
}

struct SyntaxQuantifiedPath: Sendable {
  let path: SyntaxPathPattern
  let predicate: SyntaxExpression?
  /// Nil for a path in parentheses without a quantifier.
  let length: BoundLength?
}

enum SyntaxPatternElement: Sendable {
  case node(SyntaxNodePattern)
  case relationship(SyntaxRelationshipPattern)
  indirect case quantified(SyntaxQuantifiedPath)
}

/// Nodes with relationships between them; quantified paths may stand beside either.
struct SyntaxPathPattern: Sendable {
  var variable: Name?
  let selector: PathSelector
  let isShortestFunction: Bool
  let mode: PathMode
  let elements: [SyntaxPatternElement]
  let offset: Int
}
