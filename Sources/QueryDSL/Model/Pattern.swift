/// A node, or a relationship between two nodes, that a query looks for.
public struct Pattern: Sendable {
  struct Step: Sendable {
    let type: String
    let edge: Identity?
    let hops: (minimum: Int, maximum: Int?)?
    let target: PatternNode
  }

  let start: PatternNode
  let step: Step?
}

struct PatternNode: Sendable {
  let identity: Identity
  let label: String
  /// Of the kinds that it also is: a new node gets them, too.
  let generalLabels: [String]
}

/// Collects the patterns of `Match`, `OptionalMatch`, `Exists` and `Count`.
@resultBuilder
public enum PatternBuilder {
  public static func buildExpression(_ pattern: Pattern) -> [Pattern] { [pattern] }
  public static func buildExpression<Model>(_ node: Node<Model>) -> [Pattern] {
    [Pattern(start: node.pattern, step: nil)]
  }
  public static func buildBlock(_ patterns: [Pattern]...) -> [Pattern] { patterns.flatMap { $0 } }
  public static func buildOptional(_ patterns: [Pattern]?) -> [Pattern] { patterns ?? [] }
  public static func buildEither(first patterns: [Pattern]) -> [Pattern] { patterns }
  public static func buildEither(second patterns: [Pattern]) -> [Pattern] { patterns }
  public static func buildArray(_ patterns: [[Pattern]]) -> [Pattern] { patterns.flatMap { $0 } }
}
