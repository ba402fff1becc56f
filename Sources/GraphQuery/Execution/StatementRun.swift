import PropertyGraph

/// One run of one statement.
struct StatementRun {
  private let statement: BoundStatement
  private let parameters: [String: Value]
  private let options: QueryOptions
  private let environment: QueryEnvironment

  init(
    _ statement: BoundStatement, parameters: [String: Value], options: QueryOptions,
    environment: QueryEnvironment
  ) {
    self.statement = statement
    self.parameters = parameters
    self.options = options
    self.environment = environment
  }

  func run(
    plan: (GraphSnapshot) throws -> CompiledStatement, _ body: (ResultBatch) throws -> Void
  ) throws -> QueryResult {
    for name in statement.parameters where parameters[name] == nil && statement.mode != .explain {
      throw QueryError.compileTime(
        .parameterMissing, "MissingParameter", "the parameter $\(name) has no value; pass one")
    }
    switch statement.body {
    case .schema(let command):
      return try SchemaCommandRun(command, environment).run(body)
    case .query(let query):
      if statement.mode == .explain {
        return try environment.store.read { snapshot in
          let compiled = try plan(snapshot)
          var result = QueryResult()
          result.plan = compiled.root.description(compiled.variableNames, nil)
          return result
        }
      }
      try requireParameters()
      if statement.isUpdating, !query.managesTransactions {
        return try environment.store.write { draft in
          let result = try execute(try plan(draft.snapshot), draft.snapshot, draft, body)
          try Self.checkConnected(draft)
          return result
        }
      }
      return try environment.store.read { snapshot in
        var result = try execute(try plan(snapshot), snapshot, nil, body)
        if !statement.isUpdating {
          result.notifications += SchemaMention.hints(on: statement.mentions, in: snapshot)
        }
        return result
      }
    }
  }

  /// Which parameters a query needs is known from its text: a missing one is no matter of the rows.
  private func requireParameters() throws {
    for name in statement.parameters where parameters[name] == nil {
      throw QueryError.compileTime(
        .parameterMissing, "MissingParameter",
        "the parameter $\(name) has no value; give it one with the query",
        suggestion: Spelling.closest(to: name, among: parameters.keys.sorted()).map { "$" + $0 })
    }
  }

  /// No deleted node may keep a relationship.
  static func checkConnected(_ draft: GraphDraft) throws {
    guard try draft.firstConnectedDeletedNode() != nil else { return }
    throw QueryError.runtime(
      .constraintVerificationFailed, "DeleteConnectedNode",
      "a deleted node still has relationships; delete them too, or use DETACH DELETE")
  }

  private func execute(
    _ compiled: CompiledStatement, _ snapshot: GraphSnapshot, _ draft: GraphDraft?,
    _ body: (ResultBatch) throws -> Void
  ) throws -> QueryResult {
    let context = ExecutionContext(
      compiled, snapshot: snapshot, draft: draft, parameters: parameters,
      limits: QueryLimits(
        seconds: options.timeoutSeconds, byteCount: options.memoryLimitByteCount),
      isProfiling: statement.mode == .profile, environment: environment)
    let root = try compiled.root.instantiate(in: context)
    try root.open(Batch(count: 1, width: compiled.width))
    var result = QueryResult()
    result.columns = compiled.columns.map(\.name)
    let variables = compiled.columns.map(\.variable.rawValue)
    while let batch = try root.pull() {
      try context.checkLimits()
      if variables.isEmpty { continue }
      var rows: [[Value]] = []
      rows.reserveCapacity(batch.count)
      for row in 0..<batch.count {
        rows.append(variables.map { batch.value($0, at: row) })
      }
      var entities = ResultEntities()
      if options.resolvesEntities {
        for variable in variables {
          try entities.add(batch.columns[variable], from: context.snapshot)
        }
      }
      try body(ResultBatch(columns: result.columns, rows: rows, entities: entities))
    }
    result.updates = context.updates
    if statement.mode == .profile {
      result.plan = compiled.root.description(compiled.variableNames, context)
    }
    return result
  }
}

extension ResultEntities {
  /// Reads what a column mentions.
  mutating func add(_ column: Column, from snapshot: GraphSnapshot) throws {
    switch column {
    case .unset, .integers, .doubles, .strings, .coded: break
    case .constant(let value): try add(value, from: snapshot)
    case .nodes(let nodes): for node in nodes { try add(.node(node), from: snapshot) }
    case .relationships(let relationships):
      for relationship in relationships { try add(.relationship(relationship), from: snapshot) }
    case .values(let values): for value in values { try add(value, from: snapshot) }
    }
  }
}

extension BoundQuery {
  /// Whether a clause commits as it goes: CALL { } IN TRANSACTIONS.
  var managesTransactions: Bool {
    branches.contains { branch in
      branch.clauses.contains { clause in
        if case .callSubquery(let call) = clause {
          return call.transactions != nil || call.query.managesTransactions
        }
        return false
      }
    }
  }
}
