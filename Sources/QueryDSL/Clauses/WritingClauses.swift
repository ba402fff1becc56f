/// A clause that changes the graph: it stands after what reads and before `Return`.
public protocol WritingClause: Sendable {
  var step: QueryStep { get }
}

/// Makes nodes and relationships, once for each row, with the properties that are assigned to them.
///
/// ```swift
/// Match { place }
/// Where { place.name == "枝江市" }
/// Create {
///   park.locatedIn(place, as: located)
///   park.name <- "枝江经开区"
///   located.basis <- "stated"
/// }
/// ```
///
/// Nodes that stand in a clause before are connected; the others are made, with their label and the
/// labels of the kinds that they also are.
public struct Create: WritingClause {
  public let step: QueryStep
  public init(@WritingBuilder _ parts: () -> [WritingPart]) {
    step = QueryStep(kind: .create(parts()))
  }
}

/// Finds each pattern with the properties that are assigned to it, or makes the whole of it.
///
/// ```swift
/// Merge {
///   indicator
///   indicator.name <- "地区生产总值"
/// } onCreate: {
///   indicator.standard <- true
/// }
/// ```
public struct Merge: WritingClause {
  public let step: QueryStep
  public init(
    @WritingBuilder _ parts: () -> [WritingPart],
    @AssignmentBuilder onCreate: () -> [Assignment] = { [] },
    @AssignmentBuilder onMatch: () -> [Assignment] = { [] }
  ) {
    step = QueryStep(kind: .merge(parts(), onCreate: onCreate(), onMatch: onMatch()))
  }
}

/// Assigns properties of nodes and relationships that were found or made before, one after the other; nil
/// removes one.
public struct Assign: WritingClause {
  public let step: QueryStep
  public init(@AssignmentBuilder _ assignments: () -> [Assignment]) {
    step = QueryStep(kind: .assign(assignments()))
  }
}

/// Deletes a node or a relationship.
public struct Delete: WritingClause {
  public let step: QueryStep

  /// Deletes a node. One that has relationships is refused, unless they are detached, which deletes them.
  public init<Model>(_ node: Node<Model>, detaching: Bool = false) {
    step = QueryStep(kind: .delete(node.identity, isDetaching: detaching))
  }

  public init<Model>(_ edge: Edge<Model>) {
    step = QueryStep(kind: .delete(edge.identity, isDetaching: false))
  }
}

/// A property of a node or relationship, as `<-` takes it.
public struct AssignableProperty<Value: Sendable>: Sendable {
  let owner: Identity
  let key: String
}

/// A property and what it becomes.
public struct Assignment: Sendable {
  let owner: Identity
  let key: String
  let value: TermNode
}

infix operator <- : AssignmentPrecedence

/// Assigns a value; it becomes a parameter.
public func <- <Value: QueryValue>(
  property: AssignableProperty<Value>, value: Value
) -> Assignment {
  Assignment(owner: property.owner, key: property.key, value: .parameter(value.queryValue))
}

/// Assigns what is computed from other properties.
public func <- <Value>(property: AssignableProperty<Value>, term: Term<Value>) -> Assignment {
  Assignment(owner: property.owner, key: property.key, value: term.node)
}

public func <- <Value>(property: AssignableProperty<Value?>, term: Term<Value>) -> Assignment {
  Assignment(owner: property.owner, key: property.key, value: term.node)
}

/// What `Create` and `Merge` list: patterns, and properties of what is in them.
public struct WritingPart: Sendable {
  enum Kind: Sendable {
    case pattern(Pattern)
    case assignment(Assignment)
  }
  let kind: Kind
}

@resultBuilder
public enum WritingBuilder {
  public static func buildExpression(_ pattern: Pattern) -> [WritingPart] {
    [WritingPart(kind: .pattern(pattern))]
  }
  public static func buildExpression<Model>(_ node: Node<Model>) -> [WritingPart] {
    [WritingPart(kind: .pattern(Pattern(start: node.pattern, step: nil)))]
  }
  public static func buildExpression(_ assignment: Assignment) -> [WritingPart] {
    [WritingPart(kind: .assignment(assignment))]
  }
  public static func buildBlock(_ parts: [WritingPart]...) -> [WritingPart] {
    parts.flatMap { $0 }
  }
  public static func buildOptional(_ parts: [WritingPart]?) -> [WritingPart] { parts ?? [] }
  public static func buildEither(first parts: [WritingPart]) -> [WritingPart] { parts }
  public static func buildEither(second parts: [WritingPart]) -> [WritingPart] { parts }
  public static func buildArray(_ parts: [[WritingPart]]) -> [WritingPart] { parts.flatMap { $0 } }
}

@resultBuilder
public enum AssignmentBuilder {
  public static func buildExpression(_ assignment: Assignment) -> [Assignment] { [assignment] }
  public static func buildBlock(_ assignments: [Assignment]...) -> [Assignment] {
    assignments.flatMap { $0 }
  }
  public static func buildOptional(_ assignments: [Assignment]?) -> [Assignment] {
    assignments ?? []
  }
  public static func buildEither(first assignments: [Assignment]) -> [Assignment] { assignments }
  public static func buildEither(second assignments: [Assignment]) -> [Assignment] { assignments }
  public static func buildArray(_ assignments: [[Assignment]]) -> [Assignment] {
    assignments.flatMap { $0 }
  }
}
