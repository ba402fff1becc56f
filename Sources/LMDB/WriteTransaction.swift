internal import CLMDB

/// The one write transaction of an environment. It stays on the thread that began it, and is
/// discarded unless it is committed.
public struct WriteTransaction: ~Copyable {
  let state: TransactionState

  init(state: TransactionState) { self.state = state }

  deinit { state.environment.abortWrite(state) }

  /// The number that the commit will have.
  public var id: Int { state.id }

  /// Reads that see this transaction's changes. A reference or span made before a change is not
  /// valid after it.
  public func reading() -> ReadTransaction {
    ReadTransaction(state: state, endsTransaction: false)
  }

  /// The table of a name, created if missing. Valid for as long as the environment is open once
  /// the transaction is committed.
  public func table(
    creating name: String, holdsManyValues: Bool = false
  ) throws(LMDBError) -> Table {
    var handle = MDB_dbi()
    let flags = UInt32(MDB_CREATE) | (holdsManyValues ? UInt32(MDB_DUPSORT) : 0)
    try unsafe check(mdb_dbi_open(state.live, name, flags, &handle), "open table", name)
    return Table(name: name, holdsManyValues: holdsManyValues, handle: handle)
  }

  /// Sets the value of a key. With `appending`, the key must come after all others, and the pages
  /// are filled as far as they go; throws `keyExists` where it does not.
  public func put(
    _ value: [UInt8], for key: [UInt8], in table: Table, appending: Bool = false
  ) throws(LMDBError) {
    let transaction = try unsafe state.live
    let result = unsafe key.withUnsafeBytes {
      unsafe put(transaction, value, $0, table, appending)
    }
    try check(result, "put", "table \(table.name)")
  }

  /// Sets the value of a big-endian 8-byte key.
  public func put(
    _ value: [UInt8], for key: UInt64, in table: Table, appending: Bool = false
  ) throws(LMDBError) {
    let transaction = try unsafe state.live
    let result = unsafe withUnsafeBytes(of: key.bigEndian) {
      unsafe put(transaction, value, $0, table, appending)
    }
    try check(result, "put", "table \(table.name)")
  }

  private func put(
    _ transaction: OpaquePointer, _ value: [UInt8], _ key: UnsafeRawBufferPointer, _ table: Table,
    _ appending: Bool
  ) -> Int32 {
    state.changed()
    let many = table.holdsManyValues ? UInt32(MDB_APPENDDUP) : UInt32(MDB_APPEND)
    return unsafe value.withUnsafeBytes { bytes in
      var name = unsafe MDB_val(
        mv_size: key.count, mv_data: UnsafeMutableRawPointer(mutating: key.baseAddress))
      var data = unsafe MDB_val(
        mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
      return unsafe mdb_put(transaction, table.handle, &name, &data, appending ? many : 0)
    }
  }

  /// Removes a key with all it holds; false when it was not there.
  @discardableResult
  public func remove(_ key: [UInt8], from table: Table) throws(LMDBError) -> Bool {
    state.changed()
    let transaction = try unsafe state.live
    let result = unsafe key.withUnsafeBytes { bytes in
      var name = unsafe MDB_val(
        mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
      return unsafe mdb_del(transaction, table.handle, &name, nil)
    }
    if result == MDB_NOTFOUND { return false }
    try check(result, "remove", "table \(table.name)")
    return true
  }

  /// Removes a big-endian 8-byte key; false when it was not there.
  @discardableResult
  public func remove(_ key: UInt64, from table: Table) throws(LMDBError) -> Bool {
    state.changed()
    let transaction = try unsafe state.live
    let result = unsafe withUnsafeBytes(of: key.bigEndian) { bytes in
      var name = unsafe MDB_val(
        mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
      return unsafe mdb_del(transaction, table.handle, &name, nil)
    }
    if result == MDB_NOTFOUND { return false }
    try check(result, "remove", "table \(table.name)")
    return true
  }

  /// Empties a table.
  public func removeAll(from table: Table) throws(LMDBError) {
    state.changed()
    try unsafe check(mdb_drop(state.live, table.handle, 0), "empty", "table \(table.name)")
  }

  /// Discards the changes.
  public consuming func abort() { state.environment.abortWrite(state) }

  /// Makes the changes durable: when this returns, they survive a crash of the machine.
  public consuming func commit() throws(LMDBError) {
    // `deinit` then finds the transaction ended and does nothing.
    try state.environment.commitWrite(state)
  }
}
