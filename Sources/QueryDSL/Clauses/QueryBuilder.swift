/// Puts clauses together: those that read, then those that write, then `Return` and what arranges the
/// result. The compiler refuses other orders.
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

  public static func buildPartialBlock(first clause: some WritingClause) -> Update {
    Update(steps: [clause.step])
  }

  public static func buildPartialBlock(
    accumulated: QueryReading, next clause: some WritingClause
  ) -> Update {
    Update(steps: accumulated.steps + [clause.step])
  }

  public static func buildPartialBlock(
    accumulated: Update, next clause: some WritingClause
  ) -> Update {
    Update(steps: accumulated.steps + [clause.step])
  }

  public static func buildPartialBlock<each Column: QueryOutput>(
    accumulated: QueryReading, next result: Return<repeat each Column>
  ) -> Query<repeat each Column> {
    Query(
      steps: accumulated.steps, columns: result.columns, isDistinct: result.isDistinct,
      arrangements: [])
  }

  public static func buildPartialBlock<each Column: QueryOutput>(
    accumulated: Update, next result: Return<repeat each Column>
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
