/// A clause that finds or filters rows: it stands before `Return`.
public protocol ReadingClause: Sendable {
  var step: QueryStep { get }
}

/// A clause that arranges the result: it stands after `Return`.
public protocol ResultClause: Sendable {
  var arrangement: ResultArrangement { get }
}

/// A clause, as the query keeps it.
public struct QueryStep: Sendable {
  enum Kind: Sendable {
    case match([Pattern], isOptional: Bool)
    case filter(TermNode)
    case unwind(TermNode, as: TermNode)
    case create([WritingPart])
    case merge([WritingPart], onCreate: [Assignment], onMatch: [Assignment])
    case assign([Assignment])
    case delete(Identity, isDetaching: Bool)
  }
  let kind: Kind
}

/// How a result is sorted and cut, as the query keeps it.
public struct ResultArrangement: Sendable {
  enum Kind: Sendable {
    case order([(TermNode, isDescending: Bool)])
    case skip(Int)
    case limit(Int)
  }
  let kind: Kind
}

/// Finds every choice of nodes and relationships that fits all the patterns; no relationship serves twice.
public struct Match: ReadingClause {
  public let step: QueryStep
  public init(@PatternBuilder _ patterns: () -> [Pattern]) {
    step = QueryStep(kind: .match(patterns(), isOptional: false))
  }
}

/// Like `Match`, but a row for which nothing is found stays, with null for what is new.
public struct OptionalMatch: ReadingClause {
  public let step: QueryStep
  public init(@PatternBuilder _ patterns: () -> [Pattern]) {
    step = QueryStep(kind: .match(patterns(), isOptional: true))
  }
}

/// Keeps the rows for which every condition is true. After `OptionalMatch` it decides what counts as
/// found.
public struct Where: ReadingClause {
  public let step: QueryStep
  public init(@ConditionBuilder _ condition: () -> Term<Bool>) {
    step = QueryStep(kind: .filter(condition().node))
  }
}

/// Makes a row of each value, so that the clauses that follow run for each:
/// `For(name, in: names)`, where `let name = Term<String>.variable("name")`.
public struct For: ReadingClause {
  public let step: QueryStep
  public init<Value: QueryValue>(_ variable: Term<Value>, in values: [Value]) {
    step = QueryStep(kind: .unwind(.parameter(values.queryValue), as: variable.node))
  }
}

/// Joins the conditions of `Where` by AND.
@resultBuilder
public enum ConditionBuilder {
  public static func buildExpression(_ condition: Term<Bool>) -> Term<Bool> { condition }
  public static func buildPartialBlock(first condition: Term<Bool>) -> Term<Bool> { condition }
  public static func buildPartialBlock(accumulated: Term<Bool>, next: Term<Bool>) -> Term<Bool> {
    accumulated && next
  }
}

public enum SortDirection: Sendable { case ascending, descending }

/// Sorts the rows; several in a row sort by the first, then by the next. Null counts as greatest.
public struct OrderBy: ResultClause {
  public let arrangement: ResultArrangement
  public init<Value>(_ term: Term<Value>, _ direction: SortDirection = .ascending) {
    arrangement = ResultArrangement(kind: .order([(term.node, direction == .descending)]))
  }
}

/// Leaves out the first rows.
public struct Skip: ResultClause {
  public let arrangement: ResultArrangement
  public init(_ count: Int) { arrangement = ResultArrangement(kind: .skip(count)) }
}

/// Keeps at most so many rows.
public struct Limit: ResultClause {
  public let arrangement: ResultArrangement
  public init(_ count: Int) { arrangement = ResultArrangement(kind: .limit(count)) }
}

/// The columns of the result, in order; each has a type, and rows are tuples of them.
public struct Return<each Column: QueryOutput>: Sendable {
  let columns: [ColumnNode]
  let isDistinct: Bool

  public init(
    distinct: Bool = false, @ColumnBuilder _ columns: () -> Columns<repeat each Column>
  ) {
    self.columns = columns().nodes
    isDistinct = distinct
  }
}

struct ColumnNode: Sendable {
  let node: TermNode
  let alias: String?
}

/// What `Return { }` lists.
public struct Columns<each Column: QueryOutput>: Sendable {
  let nodes: [ColumnNode]
}

@resultBuilder
public enum ColumnBuilder {
  public static func buildExpression<Value: QueryOutput>(_ term: Term<Value>) -> Term<Value> {
    term
  }
  public static func buildExpression<Model>(_ node: Node<Model>) -> Term<NodeRecord<Model>> {
    node.term
  }
  public static func buildExpression<Model>(_ edge: Edge<Model>) -> Term<EdgeRecord<Model>> {
    edge.term
  }
  public static func buildBlock<each Column: QueryOutput>(
    _ terms: repeat Term<each Column>
  ) -> Columns<repeat each Column> {
    var nodes: [ColumnNode] = []
    for term in repeat each terms { nodes.append(ColumnNode(node: term.node, alias: term.alias)) }
    return Columns(nodes: nodes)
  }
}
