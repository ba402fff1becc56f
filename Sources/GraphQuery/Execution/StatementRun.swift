import PropertyGraph

/// One run of one statement.
struct StatementRun {
  private let cached: CachedStatement
  private var statement: BoundStatement { cached.bound }
  private let parameters: [String: Value]
  private let options: QueryOptions
  private let environment: QueryEnvironment

  init(
    _ cached: CachedStatement, parameters: [String: Value], options: QueryOptions,
    environment: QueryEnvironment
  ) {
    self.cached = cached
    self.parameters = parameters
    self.options = options
    self.environment = environment
  }

  func run(_ body: (ResultBatch) throws -> Void) throws -> QueryResult {
    switch cached.bound.body {
    case .schema(let command):
      return try SchemaCommandRun(command, environment).run()
    case .query:
      if cached.bound.mode == .explain {
        return try environment.store.read { snapshot in
          let compiled = try cached.plan(snapshot)
          var result = QueryResult()
          result.plan = compiled.root.description(compiled.variableNames, nil)
          return result
        }
      }
      try requireParameters()
      if cached.writesInOneTransaction {
        return try environment.store.write { draft in
          let result = try execute(try cached.plan(draft.snapshot), draft.snapshot, draft, body)
          try Self.checkConnected(draft)
          return result
        }
      }
      return try environment.store.read { snapshot in
        try execute(try cached.plan(snapshot), snapshot, nil, body)
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
    if draft == nil, let lookup = compiled.lookup,
      let result = try execute(lookup, compiled, snapshot, body)
    {
      return result
    }
    let context = ExecutionContext(
      compiled, snapshot: snapshot, draft: draft, parameters: parameters,
      limits: QueryLimits(
        seconds: options.timeoutSeconds, byteCount: options.memoryLimitByteCount,
        threads: options.threads),
      isProfiling: compiled.mode == .profile, environment: environment)
    defer { context.releaseSubplans() }
    if options.threads > 1, draft == nil, compiled.mode == .run {
      context.parallelPart = compiled.root.parallelPart(snapshot)
    }
    let root = try compiled.root.instantiate(in: context)
    try root.open(Batch(count: 1, width: compiled.width))
    var result = QueryResult()
    result.columns = compiled.columnNames
    result.notifications = compiled.hints
    let variables = compiled.columnVariables
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
    if compiled.mode == .profile {
      result.plan = compiled.root.description(compiled.variableNames, context)
    }
    return result
  }
}

extension StatementRun {
  /// Runs a statement that is one index lookup; nil, with nothing handed out, where it needs more.
  fileprivate func execute(
    _ lookup: LookupPlan, _ compiled: CompiledStatement, _ snapshot: GraphSnapshot,
    _ body: (ResultBatch) throws -> Void
  ) throws -> QueryResult? {
    let deadline = options.timeoutSeconds.map { ContinuousClock.now + .seconds($0) }
    let isDone = try lookup.run(snapshot, parameters) {
      if let deadline, ContinuousClock.now > deadline {
        throw QueryError.timeLimit(seconds: options.timeoutSeconds ?? 0)
      }
    } _: { rows in
      try body(
        ResultBatch(columns: compiled.columnNames, rows: rows, entities: ResultEntities()))
    }
    guard isDone else { return nil }
    var result = QueryResult()
    result.columns = compiled.columnNames
    result.notifications = compiled.hints
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
