/// A whole statement as written.
struct SyntaxStatement: Sendable {
  enum Body: Sendable {
    case query(SyntaxQuery)
    /// Schema commands name no variables: parser and binder have the same form for them.
    case schema(BoundSchemaCommand)
  }

  let mode: BoundStatement.Mode
  let body: Body
}

/// Queries joined by UNION, and such queries one after the other, joined by NEXT.
struct SyntaxQuery: Sendable {
  let first: SyntaxUnion
  let next: [SyntaxUnion]
}

struct SyntaxUnion: Sendable {
  struct Operator: Sendable {
    let keepsDuplicates: Bool
    let offset: Int
  }

  let branches: [SyntaxSingleQuery]
  /// One less than branches.
  let operators: [Operator]
}

struct SyntaxSingleQuery: Sendable {
  let clauses: [SyntaxClause]
  let offset: Int
}

struct SyntaxClause: Sendable {
  let kind: Kind
  let range: SourceRange

  indirect enum Kind: Sendable {
    case match(SyntaxMatch)
    case unwind(SyntaxUnwind)
    case project(SyntaxProjection)
    case `let`([(Name, SyntaxExpression)])
    case filter(SyntaxExpression)
    case create([SyntaxPathPattern])
    case merge(SyntaxMerge)
    case set([SyntaxSetItem])
    case remove([SyntaxRemoveItem])
    case delete([SyntaxExpression], isDetach: Bool)
    case forEach(Name, in: SyntaxExpression, [SyntaxClause])
    case call(SyntaxProcedureCall)
    case subquery(SyntaxSubqueryCall)
    case loadCSV(SyntaxLoadCSV)
    case finish
  }
}

struct SyntaxMatch: Sendable {
  let isOptional: Bool
  let allowsRepeatedRelationships: Bool
  let paths: [SyntaxPathPattern]
  let predicate: SyntaxExpression?
  let offset: Int
}

struct SyntaxUnwind: Sendable {
  let list: SyntaxExpression
  let variable: Name
  let position: (variable: Name, startsAtOne: Bool)?
}

struct SyntaxProjection: Sendable {
  struct Item: Sendable {
    let expression: SyntaxExpression
    let alias: Name?
    /// The expression as it stands in the text: the column's name when there is no alias.
    let text: String
  }

  let isReturn: Bool
  let isDistinct: Bool
  /// `*`: everything in scope.
  let includesAll: Bool
  let items: [Item]
  let orderBy: [SyntaxSortKey]
  let skip: SyntaxExpression?
  let limit: SyntaxExpression?
  let predicate: SyntaxExpression?
  let offset: Int
}

struct SyntaxSortKey: Sendable {
  let expression: SyntaxExpression
  let isDescending: Bool
  let nullsFirst: Bool?
}

struct SyntaxMerge: Sendable {
  let path: SyntaxPathPattern
  let onCreate: [SyntaxSetItem]
  let onMatch: [SyntaxSetItem]
}

enum SyntaxSetItem: Sendable {
  /// The target is a property access or an index.
  case assign(SyntaxExpression, SyntaxExpression)
  case replace(SyntaxExpression, SyntaxExpression)
  case merge(SyntaxExpression, SyntaxExpression)
  case labels(SyntaxExpression, [String])
}

enum SyntaxRemoveItem: Sendable {
  /// A property access or an index.
  case property(SyntaxExpression)
  case labels(SyntaxExpression, [String])
}

struct SyntaxProcedureCall: Sendable {
  enum Yield: Sendable {
    /// No YIELD.
    case none
    case all(offset: Int)
    case items([(column: Name, alias: Name?)])
  }

  let name: Name
  /// Nil when there are no parentheses: parameters of the signature's names are passed.
  let arguments: [SyntaxExpression]?
  let yield: Yield
  let predicate: SyntaxExpression?
  let isOptional: Bool
}

struct SyntaxSubqueryCall: Sendable {
  enum Scope: Sendable {
    /// `CALL { … }`: an initial WITH may import.
    case importingWith
    /// `CALL (a, b) { … }`
    case names([Name])
    /// `CALL (*) { … }`
    case all
  }
  struct Transactions: Sendable {
    let batchSize: SyntaxExpression?
    let onError: BoundSubqueryCall.Transactions.ErrorHandling
    let status: Name?
  }

  let scope: Scope
  let query: SyntaxQuery
  let isOptional: Bool
  let transactions: Transactions?
}

struct SyntaxLoadCSV: Sendable {
  let source: SyntaxExpression
  let variable: Name
  let hasHeaders: Bool
  let fieldTerminator: String?
}
