import PropertyGraph

/// One step of a plan and the steps that feed it. A plan is made once, kept in the plan cache and
/// run by any number of threads; running it builds a tree of operators beside it.
final class PlanNode: Sendable {
  let step: PlanStep
  let inputs: [PlanNode]
  /// The variables that later steps read, ascending.
  let live: [Int]
  /// How many rows the planner expects.
  let estimatedRows: Double
  /// How many steps lie one above the other: running a plan calls down through all of them.
  let depth: Int

  /// A plan deeper than this is refused: its calls would not fit on a thread's stack.
  static let maximumDepth = 2_000

  init(_ step: PlanStep, _ inputs: [PlanNode], live: [Int] = [], estimatedRows: Double) {
    self.step = step
    self.inputs = inputs
    self.live = live
    self.estimatedRows = estimatedRows
    depth = 1 + inputs.reduce(0) { max($0, $1.depth) }
  }

  /// The plan itself, unless it is too deep to run.
  func checkingDepth() throws -> PlanNode {
    guard depth > Self.maximumDepth else { return self }
    throw QueryError.compileTime(
      .limit, "QueryTooLong",
      "the query has more than \(Self.maximumDepth) steps one after the other; split it into several "
        + "statements, or pass a list as a parameter and UNWIND it")
  }
}

/// What a step does. Variables are numbers of columns.
indirect enum PlanStep: Sendable {
  /// The row, or rows, that the plan is run for.
  case argument
  case nodeScan(variable: Int, label: String?)
  case indexSeek(IndexSeek)
  case textSearch(TextSearch)
  case hashSeek(HashSeek)
  case expand(ExpandOperator.Step)
  case expandVariable(VariableExpansion)
  /// The same where only the nodes reached matter, not by how many ways.
  case reach(VariableExpansion)
  /// Binds the ends of a relationship that is bound already.
  case endpoints(EndpointsStep)
  case pathSearch(PathSearchPlan)
  case shortestPath(ShortestPathStep)
  case nodePredicate(NodePredicateStep)
  case filter([CompiledExpression])
  case project([Assignment])
  case buildPath(PathStep)
  case unwind(UnwindStep)
  /// inputs[1] for each row of inputs[0]; `introduced` become null when it finds nothing.
  /// With an origin, inputs[1] takes many rows together and numbers what it finds there.
  case optional(introduced: [Int], origin: Int?)
  case aggregate(Aggregation)
  case distinct([Int])
  case sort([SortKey])
  /// Ordered: the input comes in the order of the first key.
  case top(
    [SortKey], limit: CompiledExpression, skip: CompiledExpression?, isInputOrdered: Bool)
  case skip(CompiledExpression)
  case limit(CompiledExpression)
  /// All inputs one after the other; each input's outputs are renamed to `columns`.
  case union(columns: [Int], branches: [[Int]], isDistinct: Bool)
  /// Reads everything before it gives anything.
  case eager
  case create(CreationStep)
  case merge(MergeStep)
  case set([SetStep])
  case remove([RemoveStep])
  case delete([CompiledExpression], isDetach: Bool)
  case forEach(ForEachStep)
  case callProcedure(ProcedureStep)
  case callSubquery(SubqueryCallStep)
  case callInTransactions(TransactionsStep)
  case loadCSV(LoadCSVStep)
  /// Runs its input to the end and gives no rows.
  case finish
  /// No row, ever.
  case nothing
  /// A whole piece of the plan that has a much quicker way.
  case fast(FastStep)
}

/// A column and what fills it.
struct Assignment: Sendable {
  let variable: Int
  let expression: CompiledExpression
}

struct SortKey: Sendable {
  let expression: CompiledExpression
  let isDescending: Bool
  /// Null is greatest, unless the query says otherwise.
  let nullsFirst: Bool
}

struct UnwindStep: Sendable {
  let list: CompiledExpression
  let variable: Int
  let position: (variable: Int, startsAtOne: Bool)?
}

/// Grouping and the aggregates over each group.
struct Aggregation: Sendable {
  struct Item: Sendable {
    let variable: Int
    let function: AggregateFunction
    /// Empty for `count(*)`.
    let arguments: [CompiledExpression]
    let isDistinct: Bool
  }
  let keys: [Assignment]
  let items: [Item]
  /// In a sub-plan for many rows without other keys: the key that numbers the rows, each of which
  /// has its group even where it has no row.
  var rowNumber: Int?

  /// Everything that is computed of a row: the keys, then the arguments of each item.
  var expressions: [CompiledExpression] {
    keys.map(\.expression) + items.flatMap(\.arguments)
  }
}

/// A path made of variables that are bound: node, relationship (or list of relationships), node, …
struct PathStep: Sendable {
  let variable: Int
  let elements: [Int]
}

/// Where an index scan begins and ends, as expressions of the row at hand.
struct IndexSeek: Sendable {
  enum Bounds: Sendable {
    case equals(CompiledExpression)
    /// Every element of a list.
    case anyOf(CompiledExpression)
    case range(
      lower: CompiledExpression?, includesLower: Bool, upper: CompiledExpression?,
      includesUpper: Bool)
    case hasPrefix(CompiledExpression)
    case all
  }
  let variable: Int
  let index: IndexDescription
  /// The indexed property.
  let key: String
  let bounds: Bounds
  let isDescending: Bool
}

/// Candidates from a text index; the predicate itself stays as a filter.
struct TextSearch: Sendable {
  let variable: Int
  let index: IndexDescription
  let text: CompiledExpression
}

/// A test of one property or label that the store decides on its columns.
struct NodePredicateStep: Sendable {
  enum Test: Sendable {
    case label(String)
    case property(key: String, Comparison, CompiledExpression)
    case isPresent(key: String)
    case isAbsent(key: String)
  }
  enum Comparison: Sendable {
    case equals, notEquals, isLess, isAtMost, isGreater, isAtLeast, hasPrefix, hasSuffix, contains
  }
  let variable: Int
  let isRelationship: Bool
  let test: Test
}

/// A relationship that is bound, whose ends are checked or bound.
struct EndpointsStep: Sendable {
  let relationship: Int
  let from: Int
  let to: Int
  let isFromBound: Bool
  let isToBound: Bool
  let selection: RelationshipSelection
  /// A list of relationships that must make a way from `from` to `to`.
  let isList: Bool
  let length: BoundLength?
  let distinctFrom: [Int]
}

/// A path of several hops of one kind.
struct VariableExpansion: Sendable {
  let from: Int
  let to: Int
  let isInto: Bool
  let relationships: Int
  let selection: RelationshipSelection
  let minimum: Int
  let maximum: Int?
  /// Every hop's relationship must have these properties; read once a row.
  let properties: [(key: String, value: CompiledExpression)]
  /// Every hop must satisfy this, with the hop in `element`.
  let predicate: (element: Int, condition: CompiledExpression)?
  let distinctFrom: [Int]
  /// The pattern is walked from its right end: the list is turned round.
  let isReversed: Bool
  /// Relationships may repeat.
  let isWalk: Bool
}

struct ShortestPathStep: Sendable {
  let expansion: VariableExpansion
  /// All paths of the least length rather than one.
  let findsAll: Bool
  /// Filled with the path when wanted.
  let path: Int?
}

struct ProcedureStep: Sendable {
  let name: String
  let arguments: [CompiledExpression]
  let yields: [(column: String, variable: Int)]
  let isOptional: Bool
  let isVoid: Bool
  let offset: Int
}

struct SubqueryCallStep: Sendable {
  let isUnit: Bool
  let introduced: [Int]
  let isOptional: Bool
  /// With an origin, inputs[1] takes many rows together and numbers what it finds there.
  let origin: Int?
}

/// CALL { } IN TRANSACTIONS: inputs[1] for each row, some rows to a transaction.
struct TransactionsStep: Sendable {
  let introduced: [Int]
  let isUnit: Bool
  let batchSize: CompiledExpression?
  let onError: BoundSubqueryCall.Transactions.ErrorHandling
  let status: Int?
}

struct LoadCSVStep: Sendable {
  let source: CompiledExpression
  let variable: Int
  let hasHeaders: Bool
  let fieldTerminator: String?
  let offset: Int
}
