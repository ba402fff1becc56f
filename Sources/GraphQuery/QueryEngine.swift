public import PropertyGraph
import Synchronization

/// Runs queries against a store: parse, bind, plan, execute. Safe to use from several threads; plans
/// are kept by text.
public final class QueryEngine: Sendable {
  public let store: GraphStore
  private let environment: QueryEnvironment
  private let cache = PlanCache()

  public init(store: GraphStore, procedures: ProcedureRegistry = ProcedureRegistry()) {
    self.store = store
    environment = QueryEnvironment(store: store, procedures: procedures)
  }

  /// Runs one statement and collects its rows. Reads see one snapshot; an updating statement is one
  /// transaction, all or nothing. Throws `QueryError`.
  public func run(
    _ text: String, parameters: [String: Value] = [:], options: QueryOptions = QueryOptions()
  ) throws -> QueryResult {
    var rows: [[Value]] = []
    var entities = ResultEntities()
    var result = try stream(text, parameters: parameters, options: options) { batch in
      if rows.isEmpty { rows = batch.rows } else { rows += batch.rows }
      entities.nodes.merge(batch.entities.nodes) { first, _ in first }
      entities.relationships.merge(batch.entities.relationships) { first, _ in first }
    }
    result.rows = rows
    result.entities = entities
    return result
  }

  /// Runs one statement and hands its rows out batch by batch, in order; the result that is returned has
  /// everything but the rows. An error thrown by `body` ends the statement.
  public func stream(
    _ text: String, parameters: [String: Value] = [:], options: QueryOptions = QueryOptions(),
    _ body: (ResultBatch) throws -> Void
  ) throws -> QueryResult {
    do {
      let statement = try cache.bound(text, environment.procedures)
      let run = StatementRun(
        statement, parameters: parameters, options: options, environment: environment)
      return try run.run(plan: { try self.cache.plan(text, statement, $0) }, body)
    } catch let error as QueryError {
      throw error.located(in: text)
    } catch let error as GraphError {
      throw QueryError(error)
    }
  }
}

/// What every statement of an engine shares.
final class QueryEnvironment: Sendable {
  let store: GraphStore
  let procedures: ProcedureRegistry

  init(store: GraphStore, procedures: ProcedureRegistry) {
    self.store = store
    self.procedures = procedures
  }

  /// Runs a part of a statement in a transaction of its own.
  func inTransaction(_ context: ExecutionContext, _ body: () throws -> Void) throws {
    let before = context.snapshot
    defer { context.leaveTransaction(before) }
    try store.write { draft in
      context.switchTo(draft)
      try body()
      try StatementRun.checkConnected(draft)
    }
  }
}

extension QueryError {
  /// The store's refusal as an error of the query.
  init(_ error: GraphError) {
    switch error.code {
    case .uniqueKeyViolated:
      self = .runtime(.constraintValidationFailed, "UniqueKeyViolated", error.message)
    case .nodeStillConnected:
      self = .runtime(.constraintVerificationFailed, "DeleteConnectedNode", error.message)
    case .unstorableValue:
      self = .runtime(.type, "InvalidPropertyType", error.message)
    case .schemaConflict:
      self = .runtime(.argument, "SchemaConflict", error.message)
    default:
      self = .runtime(.storage, "StorageError", error.message)
    }
  }
}

/// Bound statements and plans by text. A plan lives as long as the schema it was made for, and as long
/// as the graph keeps its size roughly.
final class PlanCache: Sendable {
  private struct Entry {
    let statement: BoundStatement
    var plan: CompiledStatement?
    var schemaVersion: UInt64 = 0
    var scale = 0
  }

  /// More texts than this and all are forgotten: programs that paste values into texts must not fill
  /// the memory.
  private static let capacity = 1_000
  private let entries = Mutex<[String: Entry]>([:])

  func bound(_ text: String, _ procedures: ProcedureRegistry) throws -> BoundStatement {
    if let known = entries.withLock({ $0[text]?.statement }) { return known }
    let statement = try Binder.bind(text, procedures: procedures)
    entries.withLock { entries in
      if entries.count >= Self.capacity { entries.removeAll() }
      entries[text] = Entry(statement: statement)
    }
    return statement
  }

  func plan(_ text: String, _ statement: BoundStatement, _ snapshot: GraphSnapshot) throws
    -> CompiledStatement
  {
    let version = snapshot.schemaVersion
    let scale =
      (snapshot.nodeCount + 1).leadingZeroBitCount * 64
      + (snapshot.relationshipCount + 1).leadingZeroBitCount
    let known = entries.withLock { entries -> CompiledStatement? in
      guard let entry = entries[text], entry.schemaVersion == version, entry.scale == scale else {
        return nil
      }
      return entry.plan
    }
    if let known { return known }
    guard case .query(let query) = statement.body else {
      throw QueryError.runtime(.semantic, "NoPlan", "a schema command has no plan")
    }
    let plan = try Planner.plan(statement, query, snapshot)
    entries.withLock { entries in
      entries[text]?.plan = plan
      entries[text]?.schemaVersion = version
      entries[text]?.scale = scale
    }
    return plan
  }
}
