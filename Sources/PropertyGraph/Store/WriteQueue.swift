internal import LMDB
internal import Synchronization

/// One call of `GraphStore.write` on its way to a commit. The thread that called waits; the one that
/// leads the group runs the body, so that nothing here is used by two threads at once.
class PendingWrite: @unchecked Sendable {
  private let turn = Signal()
  private(set) final var isLeader = false
  private(set) final var failure: (any Error)?
  /// What the body changed, once it has run.
  private(set) final var draft: GraphDraft?

  /// Runs the body.
  func perform(_ draft: GraphDraft) throws {}

  /// Lets go of the body, which must not outlive the call that it came with.
  func forget() {}

  /// Runs the body. One that throws leaves nothing behind.
  final func run(_ draft: GraphDraft) throws {
    try perform(draft)
    if let node = try draft.firstConnectedDeletedNode() {
      throw GraphError(
        .nodeStillConnected,
        "node \(node.rawValue) still has relationships; delete them too (DETACH DELETE)")
    }
    try draft.requireConstraints()
    self.draft = draft
  }

  final func fail(_ error: any Error) { failure = error }
  final func waitForTurn() { turn.wait() }
  /// Ends the wait: the write is committed, or has failed.
  final func finish() { turn.give() }

  /// Ends the wait: the caller's own thread has to lead the next group.
  final func lead() {
    isLeader = true
    turn.give()
  }
}

/// A pending write with its body and what that gave.
final class PendingBody<Result>: PendingWrite, @unchecked Sendable {
  private var body: ((GraphDraft) throws -> Result)?
  private(set) var result: Result?

  init(_ body: @escaping (GraphDraft) throws -> Result) { self.body = body }

  override func perform(_ draft: GraphDraft) throws { result = try body?(draft) }
  override func forget() { body = nil }
}

/// Where writes wait for each other. The first leads: it runs those that have come meanwhile in its own
/// transaction, one after the other, and commits once for all.
final class WriteQueue: Sendable {
  /// So many writes share a commit at most.
  static let maximumGroup = 64

  private struct State {
    var isLed = false
    var waiting: [PendingWrite] = []
  }

  private let state = Mutex(State())

  /// Returns when the write is done, or, true, when the caller's thread has to lead.
  func enter(_ write: PendingWrite) -> Bool {
    let leads = state.withLock { state in
      if state.isLed {
        state.waiting.append(write)
        return false
      }
      state.isLed = true
      return true
    }
    if leads { return true }
    write.waitForTurn()
    return write.isLeader
  }

  /// Another write for the leader's group, if one waits.
  func next() -> PendingWrite? {
    state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
  }

  /// The leader's group is done: the next write leads.
  func leave() {
    let next = state.withLock { state -> PendingWrite? in
      if !state.waiting.isEmpty { return state.waiting.removeFirst() }
      state.isLed = false
      return nil
    }
    next?.lead()
  }
}
