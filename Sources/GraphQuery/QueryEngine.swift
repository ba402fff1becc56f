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
      let statement = try cache.statement(text, environment.procedures)
      let run = StatementRun(
        statement, parameters: parameters, options: options, environment: environment)
      return try run.run(body)
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
    case .constraintViolated:
      self = .runtime(.constraintValidationFailed, "PropertyConstraintViolated", error.message)
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

/// Bound statements and plans by text.
final class PlanCache: Sendable {
  /// More texts than this and all are forgotten: programs that paste values into texts must not fill
  /// the memory.
  private static let capacity = 1_000
  private struct Entries {
    var statements: [String: CachedStatement] = [:]
    /// The one asked for last: it is found without hashing its text.
    var last: (text: String, statement: CachedStatement)?
  }

  private let entries = Mutex(Entries())

  func statement(_ text: String, _ procedures: ProcedureRegistry) throws -> CachedStatement {
    let known = entries.withLock { entries -> CachedStatement? in
      if let last = entries.last, last.text == text { return last.statement }
      guard let known = entries.statements[text] else { return nil }
      entries.last = (text, known)
      return known
    }
    if let known { return known }
    let statement = CachedStatement(try Binder.bind(text, procedures: procedures))
    entries.withLock { entries in
      if entries.statements.count >= Self.capacity { entries.statements.removeAll() }
      entries.statements[text] = statement
      entries.last = (text, statement)
    }
    return statement
  }
}

/// A bound statement and its plan, which lives as long as the schema it was made for, and as long as
/// the graph keeps its size roughly.
final class CachedStatement: Sendable {
  private struct State {
    var plan: CompiledStatement?
    /// The state of the store in which the plan was last found to be good.
    var store: UInt64 = 0
    var schemaVersion: UInt64 = 0
    var scale = 0
  }

  let bound: BoundStatement
  /// Whether the statement is one write transaction.
  let writesInOneTransaction: Bool
  private let state = Mutex(State())

  init(_ bound: BoundStatement) {
    self.bound = bound
    if case .query(let query) = bound.body {
      writesInOneTransaction = bound.isUpdating && !query.managesTransactions
    } else {
      writesInOneTransaction = false
    }
  }

  func plan(_ snapshot: GraphSnapshot) throws -> CompiledStatement {
    let store = snapshot.stateName
    if snapshot.isReadOnly,
      let known = state.withLock({ $0.store == store ? $0.plan : nil })
    {
      return known
    }
    let version = snapshot.schemaVersion
    let scale =
      (snapshot.nodeCount + 1).leadingZeroBitCount * 64
      + (snapshot.relationshipCount + 1).leadingZeroBitCount
    let known = state.withLock { state -> CompiledStatement? in
      guard state.schemaVersion == version, state.scale == scale else { return nil }
      state.store = store
      return state.plan
    }
    if let known { return known }
    guard case .query(let query) = bound.body else {
      throw QueryError.runtime(.semantic, "NoPlan", "a schema command has no plan")
    }
    let plan = try Planner.plan(bound, query, snapshot)
    state.withLock { state in
      state.plan = plan
      state.store = store
      state.schemaVersion = version
      state.scale = scale
    }
    return plan
  }
}
