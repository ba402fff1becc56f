internal import CLMDB

/// A transaction's handle, shared by its owner and the readers that look through it, so that use
/// after its end is noticed.
@safe final class TransactionState {
  let environment: Environment
  private(set) var handle: OpaquePointer?
  let isReadOnly: Bool
  /// Names the state of the store that is seen: equal only where the same pages are seen.
  private(set) var stateName: UInt64
  let id: Int
  /// Records that were looked up or stepped to.
  private(set) var readCount = 0

  init(environment: Environment, handle: OpaquePointer, isReadOnly: Bool, stateName: UInt64) {
    self.environment = environment
    unsafe self.handle = handle
    self.isReadOnly = isReadOnly
    self.stateName = stateName
    self.id = unsafe mdb_txn_id(handle)
  }

  /// The live handle; throws `misuse` after the end.
  @inline(__always)
  var live: OpaquePointer {
    get throws(LMDBError) {
      guard let handle = unsafe handle else { throw Self.ended }
      return unsafe handle
    }
  }

  /// Throws `misuse` after the end, for what is known without asking LMDB.
  @inline(__always)
  func requireLive() throws(LMDBError) {
    if hasEnded { throw Self.ended }
  }

  /// Use of a transaction that has ended.
  static var ended: LMDBError {
    LMDBError(
      .misuse, "use of a transaction",
      "the transaction has ended, and what it saw is gone; read within it, or begin another")
  }

  /// After a change nothing read before may be used.
  func changed() { stateName = environment.nextWriteStateName() }

  /// A method, because the thread sanitizer's build takes a change from within a cursor for an escape.
  @inline(__always)
  func countRead() { readCount &+= 1 }

  /// Ends the transaction: its handle, or nil when it has ended before.
  func take() -> OpaquePointer? {
    unsafe handle.take()
  }

  var hasEnded: Bool { unsafe handle == nil }
}
