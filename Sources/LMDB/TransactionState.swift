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

  /// The live handle; use after the end is a programmer's error and traps.
  @inline(__always)
  var live: OpaquePointer {
    guard let handle = unsafe handle else {
      preconditionFailure("the transaction has ended; its tables and values are gone")
    }
    return unsafe handle
  }

  /// After a change nothing read before may be used.
  func changed() { stateName = environment.nextWriteStateName() }

  /// A method, because the thread sanitizer's build takes a change from within a cursor for an escape.
  @inline(__always)
  func countRead() { readCount &+= 1 }

  func take() -> OpaquePointer {
    let taken = unsafe live
    unsafe handle = nil
    return unsafe taken
  }

  var hasEnded: Bool { unsafe handle == nil }
}
