/// Puts clauses together: reading clauses, then `Return`, then what arranges the result. The compiler
/// refuses other orders.
@resultBuilder
public enum QueryBuilder {
  public static func buildPartialBlock(first clause: some ReadingClause) -> QueryReading {
    QueryReading(steps: [clause.step])
  }

  public static func buildPartialBlock(
    accumulated: QueryReading, next clause: some ReadingClause
  ) -> QueryReading {
    QueryReading(steps: accumulated.steps + [clause.step])
  }

  public static func buildPartialBlock<each Column: QueryOutput>(
    accumulated: QueryReading, next result: Return<repeat each Column>
  ) -> Query<repeat each Column> {
    Query(
      steps: accumulated.steps, columns: result.columns, isDistinct: result.isDistinct,
      arrangements: [])
  }

  public static func buildPartialBlock<each Column: QueryOutput>(
    accumulated: Query<repeat each Column>, next clause: some ResultClause
  ) -> Query<repeat each Column> {
    Query(
      steps: accumulated.steps, columns: accumulated.columns, isDistinct: accumulated.isDistinct,
      arrangements: accumulated.arrangements + [clause.arrangement])
  }
}

/// The first part of a query: what it reads.
public struct QueryReading: Sendable {
  let steps: [QueryStep]
}
