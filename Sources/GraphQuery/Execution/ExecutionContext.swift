import PropertyGraph

/// What every operator of one run shares: the graph, the parameters, the limits, and what was counted.
/// Belongs to the thread that runs the statement.
final class ExecutionContext {
  let statement: CompiledStatement
  private(set) var snapshot: GraphSnapshot
  /// The changes, when the statement may write.
  private(set) var draft: GraphDraft?
  let parameters: [String: Value]
  /// What functions see; made on first use, since most queries call none.
  private(set) lazy var functions = FunctionContext(snapshot: snapshot)
  let limits: QueryLimits
  var updates = UpdateStatistics()
  let clock = ContinuousClock()
  private let deadline: ContinuousClock.Instant?
  private var byteCount = 0

  /// Nodes and relationships that this statement has deleted: their properties cannot be read.
  var deletedNodes: Set<NodeID> = []
  var deletedRelationships: Set<RelationshipID> = []
  var hasDeletions = false

  /// The part of the plan that runs on several threads.
  var parallelPart: PlanNode?
  /// The chunks of the store that the scan for one variable is held to.
  var scanRange: (variable: Int, chunks: Range<Int>)?

  private var subplans: [Operator?]
  let regularExpressions = RegularExpressions()
  private var profiles: [ObjectIdentifier: OperatorProfile] = [:]
  let isProfiling: Bool
  let environment: QueryEnvironment

  init(
    _ statement: CompiledStatement, snapshot: GraphSnapshot, draft: GraphDraft?,
    parameters: [String: Value], limits: QueryLimits, isProfiling: Bool,
    environment: QueryEnvironment
  ) {
    self.statement = statement
    self.snapshot = snapshot
    self.draft = draft
    self.parameters = parameters
    self.limits = limits
    self.isProfiling = isProfiling
    self.environment = environment
    deadline = limits.seconds.map { ContinuousClock().now + .seconds($0) }
    subplans = Array(repeating: nil, count: statement.subplans.count)
  }

  /// The number of columns of every batch.
  var width: Int { statement.width }

  func label(_ name: String) -> LabelID? {
    statement.names.labels[name] ?? snapshot.label(named: name)
  }

  func type(_ name: String) -> RelationshipTypeID? {
    statement.names.types[name] ?? snapshot.relationshipType(named: name)
  }

  func key(_ name: String) -> PropertyKeyID? {
    statement.names.keys[name] ?? snapshot.propertyKey(named: name)
  }

  /// The ids of those types that exist; nil when none does, so that nothing can match. No names
  /// stand for any type.
  func types(_ names: [String]) -> [RelationshipTypeID]? {
    if names.isEmpty { return [] }
    var ids: [RelationshipTypeID] = []
    for name in names {
      if let id = type(name), !ids.contains(id) { ids.append(id) }
    }
    return ids.isEmpty ? nil : ids
  }

  /// The labels that an expansion's targets have to be asked for; those that statistics show every
  /// target to have are left out. nil when one does not exist.
  func labelsToCheck(_ step: ExpandOperator.Step) -> [LabelID]? {
    if step.labels.isEmpty { return [] }
    var ids: [LabelID] = []
    for name in step.labels {
      guard let id = label(name) else { return nil }
      if draft == nil, isImplied(id, by: step.selection) { continue }
      ids.append(id)
    }
    return ids
  }

  private func isImplied(_ label: LabelID, by selection: RelationshipSelection) -> Bool {
    for name in selection.types {
      guard let type = type(name) else { continue }
      let all = snapshot.relationshipCount(type)
      if selection.direction != .incoming,
        snapshot.relationshipCount(from: nil, type, to: label) != all
      {
        return false
      }
      if selection.direction != .outgoing,
        snapshot.relationshipCount(from: label, type, to: nil) != all
      {
        return false
      }
    }
    return !selection.types.isEmpty
  }

  /// Throws when the statement has run for too long.
  func checkLimits() throws {
    guard let deadline else { return }
    if clock.now > deadline { throw QueryError.timeLimit(seconds: limits.seconds ?? 0) }
  }

  /// Counts memory that an operator keeps; throws when there is too much of it.
  func reserve(_ bytes: Int) throws {
    byteCount += bytes
    if let limit = limits.byteCount, byteCount > limit {
      throw QueryError.memoryLimit(byteCount: limit)
    }
  }

  func release(_ bytes: Int) { byteCount -= bytes }

  /// The running form of a sub-plan, built on first use.
  func subplan(_ index: Int) throws -> Operator {
    if let running = subplans[index] { return running }
    let built = try statement.subplans[index].instantiate(in: self)
    subplans[index] = built
    return built
  }

  /// Lets go of the operators of subqueries: they hold this context, which would never be freed.
  func releaseSubplans() { subplans = [] }

  func profile(of node: PlanNode) -> OperatorProfile? { profiles[ObjectIdentifier(node)] }

  func startProfile(of node: PlanNode) -> OperatorProfile {
    if let known = profiles[ObjectIdentifier(node)] { return known }
    let profile = OperatorProfile()
    profiles[ObjectIdentifier(node)] = profile
    return profile
  }

  /// Goes on with another transaction, for CALL { } IN TRANSACTIONS.
  func switchTo(_ draft: GraphDraft) {
    self.draft = draft
    snapshot = draft.snapshot
  }

  /// Goes back to reading what was there before.
  func leaveTransaction(_ snapshot: GraphSnapshot) {
    draft = nil
    self.snapshot = snapshot
  }

  /// The draft, for steps that write.
  func writableDraft() throws -> GraphDraft {
    guard let draft else {
      throw QueryError.runtime(
        .storage, "ReadOnly", "this statement writes, but was started as a reading one")
    }
    return draft
  }
}

extension QueryError {
  static func timeLimit(seconds: Double) -> QueryError {
    .runtime(
      .limit, "TimeLimitExceeded",
      "the query ran longer than its time limit of \(seconds) s; narrow it, or raise the limit")
  }

  static func memoryLimit(byteCount: Int) -> QueryError {
    .runtime(
      .limit, "MemoryLimitExceeded",
      "the query needs more memory than its limit of \(byteCount / 1_048_576) MiB; narrow it, add a "
        + "LIMIT, or raise the limit")
  }
}
