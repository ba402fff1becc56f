import PropertyGraph

/// A statement that is ready to run: the plan, the plans of the sub-queries in its expressions, and the
/// columns of its result.
final class CompiledStatement: Sendable {
  let root: PlanNode
  let subplans: [PlanNode]
  /// How many columns a batch has.
  let width: Int
  let columnNames: [String]
  let columnVariables: [Int]
  let isUpdating: Bool
  let mode: BoundStatement.Mode
  let variableNames: [String]
  /// The graph's names when the plan was made.
  let names: SchemaNames
  /// Hints on names that the graph does not have.
  let hints: [String]
  /// The whole statement as one index lookup, where it is no more.
  let lookup: LookupPlan?

  init(
    root: PlanNode, subplans: [PlanNode], width: Int, columns: [BoundColumn],
    _ statement: BoundStatement, _ snapshot: GraphSnapshot
  ) {
    self.root = root
    self.subplans = subplans
    self.width = width
    columnNames = columns.map(\.name)
    columnVariables = columns.map(\.variable.rawValue)
    isUpdating = statement.isUpdating
    mode = statement.mode
    variableNames = statement.variables.map { $0.isAnonymous ? "" : $0.name }
    names = SchemaNames(snapshot)
    hints = isUpdating ? [] : SchemaMention.hints(on: statement.mentions, in: snapshot)
    lookup =
      isUpdating || mode != .run
      ? nil : LookupPlan(root, columns: columnVariables, names)
  }
}

/// The numbers of labels, types and keys. A name keeps its number for ever, so these stay right when
/// names are added.
struct SchemaNames: Sendable {
  private(set) var labels: [String: LabelID] = [:]
  private(set) var types: [String: RelationshipTypeID] = [:]
  private(set) var keys: [String: PropertyKeyID] = [:]

  init(_ snapshot: GraphSnapshot) {
    for name in snapshot.labels { labels[name] = snapshot.label(named: name) }
    for name in snapshot.relationshipTypes { types[name] = snapshot.relationshipType(named: name) }
    for name in snapshot.propertyKeys { keys[name] = snapshot.propertyKey(named: name) }
  }
}

/// Makes a plan of a bound query: clause after clause, each MATCH ordered by the store's statistics.
final class Planner {
  let snapshot: GraphSnapshot
  private var variableCount: Int
  private var subplans: [PlanNode] = []

  private init(_ snapshot: GraphSnapshot, variableCount: Int) {
    self.snapshot = snapshot
    self.variableCount = variableCount
  }

  /// Plans a whole statement against the graph as it is now.
  static func plan(_ statement: BoundStatement, _ query: BoundQuery, _ snapshot: GraphSnapshot)
    throws -> CompiledStatement
  {
    let planner = Planner(snapshot, variableCount: statement.variables.count)
    var root = try planner.plan(query, input: planner.argument())
    let outputs = query.columns.map(\.variable.rawValue)
    if outputs.isEmpty, !root.isFinish { root = planner.node(.finish, root, rows: 0) }
    root = Optimizer.optimize(root, outputs: outputs, planner)
    return CompiledStatement(
      root: root, subplans: planner.subplans, width: planner.variableCount,
      columns: query.columns, statement, snapshot)
  }

  /// A variable that no text names.
  func freshVariable() -> Int {
    variableCount += 1
    return variableCount - 1
  }

  /// The start of a plan, or of a sub-plan that is expected to be run for so many rows.
  func argument(rows: Double = 1) -> PlanNode { PlanNode(.argument, [], estimatedRows: rows) }

  func node(_ step: PlanStep, _ input: PlanNode, rows: Double? = nil) -> PlanNode {
    PlanNode(step, [input], estimatedRows: rows ?? input.estimatedRows)
  }

  func node(_ step: PlanStep, _ input: PlanNode, _ inner: PlanNode, rows: Double) -> PlanNode {
    PlanNode(step, [input, inner], estimatedRows: rows)
  }

  func compile(_ expression: BoundExpression) throws -> CompiledExpression {
    try compiler.compile(expression)
  }

  private var compiler: ExpressionCompiler {
    ExpressionCompiler(
      planSubquery: { query, outputs in
        let plan = try self.plan(query, input: self.argument(rows: Self.correlatedRows))
        let columns = query.columns.map(\.variable.rawValue)
        let (number, origin) = try self.addSubplan(plan, outputs: columns + outputs)
        return PlannedSubquery(plan: number, origin: origin, columns: columns)
      },
      planComprehension: { comprehension in
        let match = BoundMatch(
          isOptional: false, paths: [comprehension.path], predicate: comprehension.predicate,
          introduced: comprehension.introduced, allowsRepeatedRelationships: false,
          offset: comprehension.path.offset)
        let plan = try MatchPlanner.plan(
          match, input: self.argument(rows: Self.correlatedRows), self)
        let (number, origin) = try self.addSubplan(
          plan, outputs: Array(comprehension.result.freeVariables))
        return PlannedSubquery(plan: number, origin: origin, columns: [])
      })
  }

  /// How many rows an expression with a sub-query is expected to be computed for.
  private static let correlatedRows = 100.0

  private func addSubplan(_ plan: PlanNode, outputs: [Int]) throws -> (number: Int, origin: Int?) {
    let (plan, origin) = try correlated(plan)
    let wanted = outputs + (origin.map { [$0] } ?? [])
    subplans.append(Optimizer.optimize(plan, outputs: wanted, self))
    return (subplans.count - 1, origin)
  }

  /// Plans a query on the rows of `input`; with several branches, `input` must be an argument.
  func plan(_ query: BoundQuery, input: PlanNode) throws -> PlanNode {
    if query.branches.count == 1 { return try plan(query.branches[0], input: input) }
    let branches = try query.branches.map { try plan($0, input: argument()) }
    return PlanNode(
      .union(
        columns: query.columns.map(\.variable.rawValue),
        branches: query.branches.map { $0.outputs.map(\.rawValue) }, isDistinct: query.isDistinct),
      branches, estimatedRows: branches.reduce(0) { $0 + $1.estimatedRows })
  }

  func plan(_ query: BoundSingleQuery, input: PlanNode) throws -> PlanNode {
    try query.clauses.reduce(input) { try plan($1, input: $0).checkingDepth() }
  }

  func plan(_ clause: BoundClause, input: PlanNode) throws -> PlanNode {
    switch clause {
    case .match(let match):
      if !match.isOptional { return try MatchPlanner.plan(match, input: input, self) }
      let argument = argument(rows: input.estimatedRows)
      let inner = try MatchPlanner.plan(match, input: argument, self)
      let (plan, origin) = try correlated(inner)
      return node(
        .optional(introduced: match.introduced.map(\.rawValue), origin: origin), input, plan,
        rows: max(input.estimatedRows, inner.estimatedRows))
    case .unwind(let unwind):
      let step = UnwindStep(
        list: try compile(unwind.list), variable: unwind.variable.rawValue,
        position: unwind.position.map { ($0.variable.rawValue, $0.startsAtOne) })
      return node(.unwind(step), input, rows: input.estimatedRows * 10)
    case .project(let projection):
      return try plan(projection, input: input)
    case .extend(let items):
      return try items.reduce(input) { input, item in
        node(.project([try assignment(item)]), input)
      }
    case .filter(let predicate):
      return node(
        .filter([try compile(predicate)]), input, rows: max(1, input.estimatedRows * 0.3))
    case .callProcedure(let call):
      return try plan(call, input: input)
    case .callSubquery(let call):
      return try plan(call, input: input)
    case .loadCSV(let load):
      let step = LoadCSVStep(
        source: try compile(load.source), variable: load.variable.rawValue,
        hasHeaders: load.hasHeaders, fieldTerminator: load.fieldTerminator, offset: load.offset)
      return node(.loadCSV(step), input, rows: input.estimatedRows * 1_000)
    case .finish:
      return node(.finish, input, rows: 0)
    case .create, .merge, .set, .remove, .delete, .forEach:
      return try planUpdate(clause, input: input)
    }
  }

  func assignment(_ item: BoundProjectionItem) throws -> Assignment {
    Assignment(variable: item.variable.rawValue, expression: try compile(item.expression))
  }

  private func plan(_ projection: BoundProjection, input: PlanNode) throws -> PlanNode {
    var plan = input
    if projection.isAggregating {
      let keys = try projection.groupingKeys.map { try assignment($0) }
      let items = try projection.aggregates.map { aggregate in
        let signature = FunctionRegistry.function(named: aggregate.function)
        guard case .aggregate(let function)? = signature?.implementation else {
          throw QueryError.compileTime(
            "UnknownFunction", "\(aggregate.function)() is no aggregating function",
            at: aggregate.offset)
        }
        return Aggregation.Item(
          variable: aggregate.variable.rawValue, function: function,
          arguments: try aggregate.arguments.map { try compile($0) },
          isDistinct: aggregate.isDistinct)
      }
      plan = node(
        .aggregate(Aggregation(keys: keys, items: items)), plan,
        rows: keys.isEmpty ? 1 : max(1, plan.estimatedRows / 4))
    }
    var assignments: [Assignment] = []
    for item in projection.items where item.expression.asVariable != item.variable.rawValue {
      assignments.append(try assignment(item))
    }
    if !assignments.isEmpty { plan = node(.project(assignments), plan) }
    if projection.isDistinct {
      plan = node(.distinct(projection.items.map(\.variable.rawValue)), plan)
    }
    let skip = try projection.skip.map { try compile($0) }
    let limit = try projection.limit.map { try compile($0) }
    if projection.orderBy.isEmpty {
      if let skip { plan = node(.skip(skip), plan) }
      if let limit { plan = node(.limit(limit), plan, rows: min(plan.estimatedRows, 100)) }
    } else {
      let keys = try projection.orderBy.map { key in
        SortKey(
          expression: try compile(key.expression), isDescending: key.isDescending,
          nullsFirst: key.nullsFirst ?? key.isDescending)
      }
      if let limit {
        plan = node(
          .top(keys, limit: limit, skip: skip, isInputOrdered: false), plan,
          rows: min(plan.estimatedRows, 100))
      } else {
        plan = node(.sort(keys), plan)
        if let skip { plan = node(.skip(skip), plan) }
      }
    }
    if let predicate = projection.predicate {
      plan = node(
        .filter(try predicate.conjuncts.map { try compile($0) }), plan,
        rows: max(1, plan.estimatedRows * 0.3))
    }
    return plan
  }

  private func plan(_ call: BoundProcedureCall, input: PlanNode) throws -> PlanNode {
    let step = ProcedureStep(
      name: call.name, arguments: try call.arguments.map { try compile($0) },
      yields: call.yields.map { ($0.column, $0.variable.rawValue) },
      isOptional: call.isOptional && call.predicate == nil, isVoid: call.isVoid,
      offset: call.offset)
    guard let predicate = call.predicate else {
      return node(.callProcedure(step), input, rows: input.estimatedRows * 10)
    }
    if !call.isOptional {
      let plan = node(.callProcedure(step), input, rows: input.estimatedRows * 10)
      return node(.filter([try compile(predicate)]), plan)
    }
    let inner = node(.callProcedure(step), argument(), rows: 10)
    let (plan, origin) = try correlated(node(.filter([try compile(predicate)]), inner))
    return node(
      .optional(introduced: step.yields.map(\.variable), origin: origin), input, plan,
      rows: input.estimatedRows * 10)
  }

  private func plan(_ call: BoundSubqueryCall, input: PlanNode) throws -> PlanNode {
    let rows = call.query.isUpdating ? 1 : input.estimatedRows
    var inner = try plan(call.query, input: argument(rows: rows))
    let columns = call.query.columns.map(\.variable.rawValue)
    if call.isUnit, !inner.isFinish { inner = node(.finish, inner, rows: 0) }
    var outer = input
    if call.query.isUpdating { outer = node(.eager, outer) }
    if let transactions = call.transactions {
      let step = TransactionsStep(
        introduced: columns, isUnit: call.isUnit,
        batchSize: try transactions.batchSize.map { try compile($0) },
        onError: transactions.onError, status: transactions.status?.rawValue)
      return node(.callInTransactions(step), outer, inner, rows: input.estimatedRows)
    }
    var origin: Int?
    if !call.isUnit { (inner, origin) = try correlated(inner) }
    let step = SubqueryCallStep(
      isUnit: call.isUnit, introduced: columns, isOptional: call.isOptional, origin: origin)
    let plan = node(
      .callSubquery(step), outer, inner, rows: max(input.estimatedRows, inner.estimatedRows))
    return call.query.isUpdating ? node(.eager, plan) : plan
  }
}

extension PlanNode {
  var isFinish: Bool {
    if case .finish = step { true } else { false }
  }
}
