internal import CLMDB

/// A snapshot of all tables. Values are spans into the map: the compiler keeps them from outliving
/// the variable that holds the transaction. It may move between threads, but is used by one at a time.
///
/// A snapshot keeps the pages it sees from being reused: end it soon, or the file grows while
/// others write.
public final class ReadTransaction {
  let state: TransactionState
  private let endsTransaction: Bool

  init(state: TransactionState, endsTransaction: Bool) {
    self.state = state
    self.endsTransaction = endsTransaction
  }

  deinit {
    if endsTransaction { state.environment.endRead(state) }
  }

  /// The number of the last commit that the snapshot sees.
  public var id: Int { state.id }

  /// Equal for two transactions that see the same pages at the same addresses: references made in
  /// one are valid in the other.
  public var stateName: UInt64 { state.stateName }

  /// How many records the transaction has visited so far, found anew or known from before.
  public var readCount: Int { state.readCount }

  /// A copy of the value of a key, or nil. O(log n), about one microsecond in a large table;
  /// `reference` and `bytes` read in place.
  public func value(for key: [UInt8], in table: Table) throws(LMDBError) -> [UInt8]? {
    guard let found = try reference(for: key, in: table) else { return nil }
    return bytes(found).copy(at: 0, count: found.byteCount)
  }

  /// A copy of the value of a big-endian 8-byte key, or nil.
  public func value(for key: UInt64, in table: Table) throws(LMDBError) -> [UInt8]? {
    guard let found = try reference(for: key, in: table) else { return nil }
    return bytes(found).copy(at: 0, count: found.byteCount)
  }

  /// Where the value of a key stands, or nil.
  public func reference(for key: [UInt8], in table: Table) throws(LMDBError) -> ValueReference? {
    var key = key
    var found = unsafe MDB_val()
    let transaction = try unsafe state.live
    let result = unsafe key.withUnsafeMutableBytes { bytes in
      var name = unsafe MDB_val(mv_size: bytes.count, mv_data: bytes.baseAddress)
      return unsafe mdb_get(transaction, table.handle, &name, &found)
    }
    return try unsafe reference(result, found, table)
  }

  /// Where the value of a big-endian 8-byte key stands, or nil.
  public func reference(for key: UInt64, in table: Table) throws(LMDBError) -> ValueReference? {
    var key = key.bigEndian
    var found = unsafe MDB_val()
    let transaction = try unsafe state.live
    let result = unsafe withUnsafeMutableBytes(of: &key) { bytes in
      var name = unsafe MDB_val(mv_size: 8, mv_data: bytes.baseAddress)
      return unsafe mdb_get(transaction, table.handle, &name, &found)
    }
    return try unsafe reference(result, found, table)
  }

  private func reference(
    _ result: Int32, _ found: MDB_val, _ table: Table
  ) throws(LMDBError) -> ValueReference? {
    state.countRead()
    if result == MDB_NOTFOUND { return nil }
    try check(result, "get", "table \(table.name)")
    return unsafe ValueReference(
      address: UInt(bitPattern: found.mv_data), count: found.mv_size, state: state.stateName)
  }

  /// The bytes at a reference made in this state of the store.
  @_lifetime(borrow self)
  public func bytes(_ reference: ValueReference) -> RawSpan {
    precondition(
      reference.state == state.stateName && !state.hasEnded,
      "a value reference was used in another state of the store")
    let span = unsafe RawSpan(
      _unsafeBytes: UnsafeRawBufferPointer(
        start: UnsafeRawPointer(bitPattern: reference.address), count: reference.count))
    return unsafe _overrideLifetime(span, borrowing: self)
  }

  /// A cursor over a table, before its first entry.
  @_lifetime(borrow self)
  public func cursor(over table: Table) throws(LMDBError) -> Cursor {
    try unsafe _overrideLifetime(Cursor(state: state, table: table), borrowing: self)
  }

  /// Counts of a table. O(1).
  public func statistics(of table: Table) throws(LMDBError) -> TableStatistics {
    var statistics = MDB_stat()
    try unsafe check(
      mdb_stat(state.live, table.handle, &statistics), "statistics", "table \(table.name)")
    return TableStatistics(
      entryCount: statistics.ms_entries, depth: Int(statistics.ms_depth),
      branchPageCount: statistics.ms_branch_pages, leafPageCount: statistics.ms_leaf_pages,
      overflowPageCount: statistics.ms_overflow_pages, pageSize: Int(statistics.ms_psize))
  }
}
