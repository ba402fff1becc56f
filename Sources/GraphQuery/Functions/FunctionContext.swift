import PropertyGraph

/// What functions may look at besides their arguments: the graph, the statement's clock and its
/// random numbers. One a statement; belongs to the thread that runs it.
final class FunctionContext {
  /// The graph; nil where none is at hand (constants computed before execution).
  let snapshot: GraphSnapshot?
  /// When the statement began: all clock functions of a statement agree.
  let statementStart: ZonedDateTime
  private var randomState: UInt64

  init(
    snapshot: GraphSnapshot?, statementStart: ZonedDateTime = SystemClock.now(),
    randomSeed: UInt64 = .random(in: 0...UInt64.max)
  ) {
    self.snapshot = snapshot
    self.statementStart = statementStart
    randomState = randomSeed
  }

  /// The next 64 random bits (SplitMix64).
  func nextRandom() -> UInt64 {
    randomState &+= 0x9E37_79B9_7F4A_7C15
    var bits = randomState
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// The graph, for functions that need it.
  func graph() throws -> GraphSnapshot {
    guard let snapshot else { throw QueryFailure.noGraph }
    return snapshot
  }
}
