import PropertyGraph

/// One running step of a plan. Pulling the root pulls the whole tree, a batch at a time.
class Operator {
  let context: ExecutionContext
  /// The variables that a later step reads; others may be left out of the batches.
  let live: [Int]
  /// What PROFILE shows; nil when nobody asked.
  var profile: OperatorProfile?

  init(_ context: ExecutionContext, live: [Int]) {
    self.context = context
    self.live = live
  }

  /// Starts, or starts again, with the rows that a correlated sub-plan is run for.
  func open(_ argument: Batch) throws {}

  /// The next rows, never none; nil at the end.
  func next() throws -> Batch? { nil }

  /// `next`, counted and timed when a profile is wanted.
  final func pull() throws -> Batch? {
    guard let profile else { return try next() }
    let start = context.clock.now
    let readCount = context.snapshot.readCount
    let batch = try next()
    // A transaction of CALL { } IN TRANSACTIONS that ended meanwhile took its count with it.
    profile.reads += max(0, context.snapshot.readCount - readCount)
    profile.elapsed += context.clock.now - start
    profile.rows += batch?.count ?? 0
    profile.batches += 1
    return batch
  }
}

/// An operator with one input.
class StreamOperator: Operator {
  let input: Operator

  init(_ context: ExecutionContext, _ input: Operator, live: [Int]) {
    self.input = input
    super.init(context, live: live)
  }

  override func open(_ argument: Batch) throws { try input.open(argument) }
}

/// What one operator did in a profiled run.
final class OperatorProfile {
  var rows = 0
  var batches = 0
  /// Records of the store that were visited, those of the inputs included.
  var reads = 0
  var elapsed: Duration = .zero
}

/// Hands the argument rows on, once.
final class ArgumentOperator: Operator {
  private var argument: Batch?

  override func open(_ argument: Batch) throws { self.argument = argument }

  override func next() throws -> Batch? {
    guard let batch = argument, batch.count > 0 else { return nil }
    argument = nil
    return batch
  }
}
