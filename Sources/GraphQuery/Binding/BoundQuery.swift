// The binder's result: a query in which every name is resolved, every variable has an identity and
// every compile-time rule has been checked. Planning reads only these types.

import PropertyGraph

/// A variable's identity: unique in its statement, and its index in `BoundStatement.variables`.
struct VariableID: RawRepresentable, Hashable, Comparable, Sendable {
  let rawValue: Int
  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// What a variable stands for, as far as the text alone decides it.
enum VariableKind: Sendable, Hashable {
  case node, relationship, path
  /// The relationships of a variable length pattern, or a group variable of a quantified path.
  case relationshipList
  /// A group variable of a quantified path.
  case nodeList
  case value
}

/// A variable of the statement, visible or anonymous.
struct BoundVariable: Sendable {
  let id: VariableID
  /// The name in the text; an invented one, unique in the statement and impossible in text, when anonymous.
  let name: String
  let kind: VariableKind
  let type: StaticType
  let isAnonymous: Bool
}

/// A whole statement.
struct BoundStatement: Sendable {
  enum Mode: Sendable, Hashable { case run, explain, profile }
  enum Body: Sendable {
    case query(BoundQuery)
    case schema(BoundSchemaCommand)
  }

  let mode: Mode
  let body: Body
  /// Every variable, at the index of its id.
  let variables: [BoundVariable]
  /// Every parameter that the text names, in order of appearance.
  let parameters: [String]
  /// Every label, type and property that the text names, each once, in order of appearance.
  let mentions: [SchemaMention]
  /// True when any clause writes, nested ones included.
  let isUpdating: Bool

  func variable(_ id: VariableID) -> BoundVariable { variables[id.rawValue] }
}

/// One or several single queries joined by UNION. Also the body of subqueries.
struct BoundQuery: Sendable {
  /// The result's columns: for a single branch its own outputs, else fresh variables.
  let columns: [BoundColumn]
  let branches: [BoundSingleQuery]
  /// UNION without ALL: duplicate rows fall away. False for a single branch.
  let isDistinct: Bool
  let isUpdating: Bool
}

struct BoundColumn: Sendable {
  let name: String
  let variable: VariableID
}

/// A sequence of clauses, each working on the rows of the one before; the first on one empty row
/// (or, in a subquery, on the row of imported variables). Imported variables stay within reach of all
/// its clauses: no projection drops them.
struct BoundSingleQuery: Sendable {
  let clauses: [BoundClause]
  /// For each column of the query this belongs to, in that order, the branch's variable.
  /// Empty when there is no RETURN.
  let outputs: [VariableID]
}

indirect enum BoundClause: Sendable {
  case match(BoundMatch)
  case unwind(BoundUnwind)
  /// WITH and RETURN.
  case project(BoundProjection)
  /// LET: adds variables to the row, in order; each may use those before it.
  case extend([BoundProjectionItem])
  /// FILTER: keeps rows where the predicate is true.
  case filter(BoundExpression)
  case create(BoundCreation)
  case merge(BoundMerge)
  case set([BoundSetItem])
  case remove([BoundRemoveItem])
  case delete(BoundDelete)
  case forEach(BoundForEach)
  case callProcedure(BoundProcedureCall)
  case callSubquery(BoundSubqueryCall)
  case loadCSV(BoundLoadCSV)
  /// FINISH: consumes the rows and gives none.
  case finish
}

struct BoundMatch: Sendable {
  let isOptional: Bool
  let paths: [BoundPathPattern]
  let predicate: BoundExpression?
  /// Variables that this clause binds, anonymous ones included; null together when optional and not found.
  let introduced: [VariableID]
  /// REPEATABLE ELEMENTS: a relationship may occur more than once in a match.
  let allowsRepeatedRelationships: Bool
  let offset: Int
}

/// UNWIND, and FOR … IN … [WITH ORDINALITY | OFFSET v].
struct BoundUnwind: Sendable {
  let list: BoundExpression
  let variable: VariableID
  let position: (variable: VariableID, startsAtOne: Bool)?
}

/// A projected column: `variable` takes the value of `expression`. A variable that is passed on under
/// its own name keeps its id: then the expression is `.variable` of that same id.
struct BoundProjectionItem: Sendable {
  let variable: VariableID
  let expression: BoundExpression
}

/// An aggregate function over the rows of a group; its result is bound to `variable`.
struct BoundAggregate: Sendable {
  let variable: VariableID
  /// The registry's name, as in `count` or `percentileCont`.
  let function: String
  /// Empty for `count(*)`.
  let arguments: [BoundExpression]
  let isDistinct: Bool
  let offset: Int
}

/// WITH or RETURN. In order: group (when aggregating), compute the items, drop duplicates, sort,
/// skip, limit, apply the predicate, keep the items' variables.
///
/// Without aggregation and DISTINCT, `orderBy` and `predicate` may also use variables of the incoming
/// row. When aggregating, `items`, `orderBy` and `predicate` use only variables of `groupingKeys` and
/// `aggregates` (and of the items).
struct BoundProjection: Sendable {
  let isReturn: Bool
  let isDistinct: Bool
  /// True when aggregates are there; an aggregation without keys gives one row even on no input.
  let isAggregating: Bool
  let groupingKeys: [BoundProjectionItem]
  let aggregates: [BoundAggregate]
  let items: [BoundProjectionItem]
  let orderBy: [BoundSortKey]
  let skip: BoundExpression?
  let limit: BoundExpression?
  let predicate: BoundExpression?
}

struct BoundSortKey: Sendable {
  let expression: BoundExpression
  let isDescending: Bool
  /// NULLS FIRST or LAST where written; nil is openCypher's order: null is greatest.
  let nullsFirst: Bool?
}

struct BoundProcedureCall: Sendable {
  /// The name in the registry.
  let name: String
  let arguments: [BoundExpression]
  /// The result's columns that are bound, by their name in the signature.
  let yields: [(column: String, variable: VariableID)]
  let predicate: BoundExpression?
  let isOptional: Bool
  /// The signature has no result columns: the call passes its input rows on.
  let isVoid: Bool
  let offset: Int
}

/// CALL { … } and CALL (x) { … }, run once a row.
struct BoundSubqueryCall: Sendable {
  struct Transactions: Sendable {
    enum ErrorHandling: Sendable { case fail, `break`, `continue` }
    let batchSize: BoundExpression?
    let onError: ErrorHandling
    /// REPORT STATUS AS v
    let status: VariableID?
  }

  let query: BoundQuery
  /// Outer variables that the body uses, under the same ids.
  let imports: [VariableID]
  let isOptional: Bool
  /// No RETURN: the input rows pass on unchanged.
  let isUnit: Bool
  let transactions: Transactions?
  let offset: Int
}

struct BoundLoadCSV: Sendable {
  let source: BoundExpression
  let variable: VariableID
  let hasHeaders: Bool
  /// One character; nil is a comma.
  let fieldTerminator: String?
  let offset: Int
}
