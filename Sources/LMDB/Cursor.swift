internal import CLMDB

/// A position in a table. `key` and `value` are valid until the cursor moves, which the compiler
/// enforces.
@safe public struct Cursor: ~Copyable, ~Escapable {
  private let state: TransactionState
  private let table: Table
  private let handle: OpaquePointer
  private var keyStart: UnsafeRawPointer?
  private var keyCount = 0
  private var valueStart: UnsafeRawPointer?
  private var valueCount = 0

  @_lifetime(immortal)
  init(state: TransactionState, table: Table) throws(LMDBError) {
    var opened: OpaquePointer?
    try unsafe check(
      mdb_cursor_open(state.live, table.handle, &opened), "open cursor", "table \(table.name)")
    guard let opened = unsafe opened else {
      throw LMDBError(.other, "open cursor", "table \(table.name): no cursor was made")
    }
    self.state = state
    self.table = table
    unsafe handle = opened
  }

  deinit {
    // A cursor of a write transaction that has ended was freed with it.
    if state.isReadOnly || !state.hasEnded { unsafe mdb_cursor_close(handle) }
  }

  private mutating func move(_ operation: MDB_cursor_op) throws(LMDBError) -> Bool {
    try state.requireLive()
    var name = unsafe MDB_val()
    var data = unsafe MDB_val()
    let result = unsafe mdb_cursor_get(handle, &name, &data, operation)
    return try unsafe settle(result, name, data)
  }

  private mutating func settle(
    _ result: Int32, _ name: MDB_val, _ data: MDB_val
  ) throws(LMDBError) -> Bool {
    state.countRead()
    if result == MDB_NOTFOUND {
      unsafe keyStart = nil
      return false
    }
    try check(result, "move cursor", "table \(table.name)")
    unsafe keyStart = UnsafeRawPointer(name.mv_data)
    keyCount = unsafe name.mv_size
    unsafe valueStart = UnsafeRawPointer(data.mv_data)
    valueCount = unsafe data.mv_size
    return true
  }

  /// Moves to the next entry (at first: the first one); false at the end.
  @_lifetime(self: copy self)
  public mutating func advance() throws(LMDBError) -> Bool { try move(MDB_NEXT) }

  /// Moves to the entry before (at first: the last one); false at the start.
  @_lifetime(self: copy self)
  public mutating func retreat() throws(LMDBError) -> Bool { try move(MDB_PREV) }

  /// Moves to the first entry; false when the table is empty.
  @_lifetime(self: copy self)
  public mutating func first() throws(LMDBError) -> Bool { try move(MDB_FIRST) }

  /// Moves to the last entry; false when the table is empty.
  @_lifetime(self: copy self)
  public mutating func last() throws(LMDBError) -> Bool { try move(MDB_LAST) }

  /// Moves to the first entry whose key is at or after `key`; false when there is none.
  @_lifetime(self: copy self)
  public mutating func seek(_ key: [UInt8]) throws(LMDBError) -> Bool {
    if key.isEmpty { return try first() }
    try state.requireLive()
    var found = unsafe MDB_val()
    var data = unsafe MDB_val()
    let cursor = unsafe handle
    let result = unsafe key.withUnsafeBytes { bytes in
      unsafe found = MDB_val(
        mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
      return unsafe mdb_cursor_get(cursor, &found, &data, MDB_SET_RANGE)
    }
    return try unsafe settle(result, found, data)
  }

  /// Moves to the first entry whose big-endian 8-byte key is at or after `key`.
  @_lifetime(self: copy self)
  public mutating func seek(_ key: UInt64) throws(LMDBError) -> Bool {
    try state.requireLive()
    var found = unsafe MDB_val()
    var data = unsafe MDB_val()
    let cursor = unsafe handle
    let result = unsafe withUnsafeBytes(of: key.bigEndian) { bytes in
      unsafe found = MDB_val(
        mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
      return unsafe mdb_cursor_get(cursor, &found, &data, MDB_SET_RANGE)
    }
    return try unsafe settle(result, found, data)
  }

  /// Moves to the next value of the same key, in a table that holds many values a key.
  @_lifetime(self: copy self)
  public mutating func advanceWithinKey() throws(LMDBError) -> Bool { try move(MDB_NEXT_DUP) }

  /// The key at the cursor; empty where the last move found nothing.
  public var key: RawSpan {
    @_lifetime(borrow self)
    get {
      let span = unsafe RawSpan(
        _unsafeBytes: UnsafeRawBufferPointer(
          start: keyStart, count: keyStart == nil ? 0 : keyCount))
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The value at the cursor; empty where the last move found nothing.
  public var value: RawSpan {
    @_lifetime(borrow self)
    get {
      let span = unsafe RawSpan(
        _unsafeBytes: UnsafeRawBufferPointer(
          start: keyStart == nil ? nil : valueStart, count: keyStart == nil ? 0 : valueCount))
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// True when the cursor stands at a big-endian 8-byte key.
  public func isAt(_ wanted: UInt64) -> Bool {
    let key = self.key
    return key.byteCount == 8 && UInt64(bigEndian: key.uint64(at: 0)) == wanted
  }

  /// Where the value at the cursor stands, to be read again later in the same state of the store.
  public var reference: ValueReference {
    unsafe ValueReference(
      address: UInt(bitPattern: valueStart), count: keyStart == nil ? 0 : valueCount,
      state: state.stateName)
  }
}
