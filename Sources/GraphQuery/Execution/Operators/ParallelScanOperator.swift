import Dispatch
import PropertyGraph
import Synchronization

/// Runs a scan and the steps above it on several threads, a range of the store's chunks at a time, and
/// gives the rows in the order that one thread would give them in.
///
/// Every thread has a snapshot of its own. Where somebody has written since this statement began, a
/// range is run here, on the statement's own snapshot.
final class ParallelScanOperator: Operator {
  private let part: PlanNode
  /// Computed with the rows; columns beyond the variables'.
  private let expressions: [CompiledExpression]
  private var ranges: Ranges?
  private var batches: [Batch] = []
  private var position = 0

  /// Chunks of 4,096 nodes that make a range.
  private static let rangeSize = 4

  init(_ context: ExecutionContext, _ part: PlanNode, _ expressions: [CompiledExpression]) {
    self.part = part
    self.expressions = expressions
    super.init(context, live: part.live)
  }

  deinit { ranges?.stop() }

  override func open(_ argument: Batch) throws {
    ranges?.stop()
    batches = []
    position = 0
    let ranges = Ranges(
      count: (try context.snapshot.chunkCount + Self.rangeSize - 1) / Self.rangeSize,
      ahead: context.limits.threads * 4)
    self.ranges = ranges
    let run = Run(
      part: part, expressions: expressions, statement: context.statement,
      parameters: context.parameters, limits: context.limits, environment: context.environment,
      state: context.snapshot.stateName)
    for _ in 0..<context.limits.threads {
      DispatchQueue.global().async {
        while let range = ranges.next() { ranges.finish(range, Result { try run.batches(range) }) }
      }
    }
  }

  override func next() throws -> Batch? {
    while position >= batches.count {
      try context.checkLimits()
      guard let (range, result) = ranges?.wait() else { return nil }
      position = 0
      batches = try result.get() ?? runHere(range)
    }
    defer { position += 1 }
    return batches[position]
  }

  private func runHere(_ range: Int) throws -> [Batch] {
    let part = context.parallelPart
    context.parallelPart = nil
    defer {
      context.parallelPart = part
      context.scanRange = nil
    }
    return try Run.batches(range, self.part, expressions, context)
  }

  /// The column of one of the expressions.
  func column(_ number: Int, of batch: Batch) -> Column { batch.columns[context.width + number] }

  /// What a thread needs to run the plan's part on a range of chunks.
  private struct Run: Sendable {
    let part: PlanNode
    let expressions: [CompiledExpression]
    let statement: CompiledStatement
    let parameters: [String: Value]
    let limits: QueryLimits
    let environment: QueryEnvironment
    let state: UInt64

    /// nil where the store has changed.
    func batches(_ range: Int) throws -> [Batch]? {
      try environment.store.read { snapshot in
        guard snapshot.stateName == state else { return nil }
        let context = ExecutionContext(
          statement, snapshot: snapshot, draft: nil, parameters: parameters, limits: limits,
          isProfiling: false, environment: environment)
        defer { context.releaseSubplans() }
        return try Self.batches(range, part, expressions, context)
      }
    }

    static func batches(
      _ range: Int, _ part: PlanNode, _ expressions: [CompiledExpression],
      _ context: ExecutionContext
    ) throws -> [Batch] {
      context.scanRange = part.scanVariable.map {
        ($0, range * rangeSize..<(range + 1) * rangeSize)
      }
      let running = try part.instantiate(in: context)
      try running.open(Batch(count: 1, width: context.width))
      var batches: [Batch] = []
      while var batch = try running.pull() {
        try context.checkLimits()
        for expression in expressions {
          batch.columns.append(try expression.column(context, batch))
        }
        batches.append(batch)
      }
      return batches
    }
  }

  /// Hands ranges to threads, and what they found back in order. Threads run ahead by so many.
  private final class Ranges: Sendable {
    private struct State {
      var next = 0
      var given = 0
      var results: [Int: Result<[Batch]?, any Error>] = [:]
      var isStopped = false
    }

    private let count: Int
    private let permits: DispatchSemaphore
    private let finished = DispatchSemaphore(value: 0)
    private let state = Mutex(State())

    init(count: Int, ahead: Int) {
      self.count = count
      permits = DispatchSemaphore(value: 0)
      for _ in 0..<ahead { permits.signal() }
    }

    func next() -> Int? {
      permits.wait()
      return state.withLock { state in
        guard !state.isStopped, state.next < count else {
          // The other threads are to see this, too.
          permits.signal()
          return nil
        }
        state.next += 1
        return state.next - 1
      }
    }

    func finish(_ range: Int, _ result: Result<[Batch]?, any Error>) {
      state.withLock { $0.results[range] = result }
      finished.signal()
    }

    /// What the next range in order gave, once it is known; nil after the last one.
    func wait() -> (Int, Result<[Batch]?, any Error>)? {
      while true {
        let (range, result) = state.withLock { state in
          (state.given, state.results.removeValue(forKey: state.given))
        }
        if range >= count { return nil }
        if let result {
          state.withLock { $0.given += 1 }
          permits.signal()
          return (range, result)
        }
        finished.wait()
      }
    }

    func stop() {
      state.withLock { $0.isStopped = true }
      permits.signal()
    }
  }
}

extension PlanNode {
  /// The highest part of the plan that can run on several threads: a scan over many nodes and the
  /// steps above it that look at one row after the other, where all its rows are asked for.
  func parallelPart(_ snapshot: GraphSnapshot) -> PlanNode? {
    var node = self
    var isWhole = true
    while true {
      if isWhole, node.isScan(snapshot) { return node }
      switch node.step {
      case .limit, .skip, .top(_, _, _, isInputOrdered: true): isWhole = false
      case .aggregate, .sort, .top: isWhole = true
      default: break
      }
      guard node.inputs.count == 1 else { return nil }
      node = node.inputs[0]
    }
  }

  /// What the scan at the bottom of the part finds.
  fileprivate var scanVariable: Int? {
    if case .nodeScan(let variable, _) = step { return variable }
    return inputs.first?.scanVariable
  }

  /// Fewer nodes than this are not worth other threads.
  private static let manyNodes = 20_000

  private func isScan(_ snapshot: GraphSnapshot) -> Bool {
    switch step {
    case .nodeScan(_, let name):
      guard case .argument? = inputs.first?.step else { return false }
      guard let name else { return snapshot.nodeCount > Self.manyNodes }
      return snapshot.label(named: name).map { snapshot.nodeCount($0) > Self.manyNodes } ?? false
    case .filter, .nodePredicate, .project, .expand, .expandVariable, .buildPath, .unwind,
      .optional, .reach:
      return inputs.first?.isScan(snapshot) ?? false
    case .callSubquery(let call):
      return !call.isUnit && inputs.first?.isScan(snapshot) ?? false
    default: return false
    }
  }
}
