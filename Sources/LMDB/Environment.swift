internal import CLMDB
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An LMDB environment: one folder with a data file and a lock file. Any number of threads may read
/// while one writes; a process opens a folder once.
///
/// Always opened with `MDB_NOTLS`, and durable: a commit returns when it is on the disk.
public final class Environment: Sendable {
  public struct Options: Sendable {
    /// The first size of the memory map in bytes; it is doubled when it is full.
    public var mapSize = 1 << 30
    public var isReadOnly = false
    /// Slots for readers of all processes together.
    public var readerSlots: UInt32 = 1_024
    public var maximumTables: UInt32 = 16
    /// For building a new store that is moved into place when whole: commits are not synced.
    public var isScratch = false
    /// For temporary stores: the folder goes with the environment.
    public var removesFolder = false
    /// How long growing the map waits for readers of this process to end.
    public var growthTimeoutSeconds = 30
    public init() {}
  }

  /// What `information` tells.
  public struct Information: Sendable, Hashable {
    public let mapSize: Int
    public let usedSize: Int
    public let lastTransaction: Int
    public let readersInUse: Int
    public let readerSlots: Int
  }

  /// The folder.
  public let path: String
  public let options: Options
  private let handle: SendablePointer
  private let identity: FileIdentity
  private let forkCount: Int
  private let gate: TransactionGate
  private let writeStateCounter = Atomic<UInt64>(0)
  private let mapCounter = Atomic<UInt64>(0)
  private let idleReaders = Mutex<[SendablePointer]>([])

  /// Opens the store in the folder at `path`, which must exist.
  public init(path: String, options: Options = Options()) throws(LMDBError) {
    self.path = path
    self.options = options
    forkCount = ForkWatch.count
    gate = TransactionGate()
    try FileSystem.refuseNetwork(path)
    identity = try OpenFiles.shared.register(path)
    do throws(LMDBError) {
      handle = try Self.openHandle(path, options)
    } catch {
      OpenFiles.shared.remove(identity)
      throw error
    }
    var dead: Int32 = 0
    if !options.isReadOnly { unsafe mdb_reader_check(handle.pointer, &dead) }
  }

  private static func openHandle(
    _ path: String, _ options: Options
  ) throws(LMDBError) -> SendablePointer {
    var created: OpaquePointer?
    try unsafe check(mdb_env_create(&created), "open", path)
    guard let environment = unsafe created else {
      throw LMDBError(.other, "open", "\(path): no environment was made")
    }
    do throws(LMDBError) {
      unsafe mdb_env_set_mapsize(environment, options.mapSize)
      unsafe mdb_env_set_maxreaders(environment, options.readerSlots)
      unsafe mdb_env_set_maxdbs(environment, options.maximumTables)
      var flags = UInt32(MDB_NOTLS)
      // Reading ahead pays as long as the file has room in memory.
      if !FileSystem.fitsInMemory(path + "/data.mdb") { flags |= UInt32(MDB_NORDAHEAD) }
      if options.isReadOnly { flags |= UInt32(MDB_RDONLY) }
      if options.isScratch { flags |= UInt32(MDB_NOSYNC) }
      try unsafe check(mdb_env_open(environment, path, flags, 0o644), "open", path)
    } catch {
      unsafe mdb_env_close(environment)
      throw error
    }
    return unsafe SendablePointer(pointer: environment)
  }

  deinit {
    idleReaders.withLock { idle in
      for reader in idle { unsafe mdb_txn_abort(reader.pointer) }
      idle.removeAll()
    }
    // After a fork the locks belong to the parent: leave them alone.
    if ForkWatch.count == forkCount { unsafe mdb_env_close(handle.pointer) }
    OpenFiles.shared.remove(identity)
    // Only now: a freed inode may be given to a new folder at once, which is then no second opening.
    guard options.removesFolder, ForkWatch.count == forkCount else { return }
    for name in ["data.mdb", "lock.mdb"] { unsafe unlink(path + "/" + name) }
    unsafe rmdir(path)
  }

  private func refuseForked(_ operation: String) throws(LMDBError) {
    if ForkWatch.count != forkCount {
      throw LMDBError(
        .misuse, operation, "\(path) was opened before the process forked; open it again")
    }
  }

  // MARK: Transactions

  /// Begins a snapshot of the last commit. About 20 ns where an ended reader can be used again.
  public func beginRead() throws(LMDBError) -> ReadTransaction {
    try refuseForked("begin read")
    gate.enter()
    do throws(LMDBError) {
      let transaction = try readHandle()
      return unsafe ReadTransaction(
        state: TransactionState(
          environment: self, handle: transaction.pointer, isReadOnly: true,
          stateName: readStateName(mdb_txn_id(transaction.pointer))),
        endsTransaction: true)
    } catch {
      gate.leave()
      guard error.code == .mapResized else { throw error }
      try adoptResizedMap()
      return try beginRead()
    }
  }

  private func readHandle() throws(LMDBError) -> SendablePointer {
    if let idle = idleReaders.withLock({ $0.popLast() }) {
      let result = unsafe mdb_txn_renew(idle.pointer)
      if result == MDB_SUCCESS { return idle }
      unsafe mdb_txn_abort(idle.pointer)
      try check(result, "begin read", path)
    }
    var transaction: OpaquePointer?
    var result = unsafe mdb_txn_begin(handle.pointer, nil, UInt32(MDB_RDONLY), &transaction)
    if result == MDB_READERS_FULL {
      var dead: Int32 = 0
      unsafe mdb_reader_check(handle.pointer, &dead)
      result = unsafe mdb_txn_begin(handle.pointer, nil, UInt32(MDB_RDONLY), &transaction)
    }
    try check(result, "begin read", path)
    guard let transaction = unsafe transaction else {
      throw LMDBError(.other, "begin read", "\(path): no transaction was made")
    }
    return unsafe SendablePointer(pointer: transaction)
  }

  func endRead(_ state: TransactionState) {
    guard let handle = unsafe state.take() else { return }
    let transaction = unsafe SendablePointer(pointer: handle)
    unsafe mdb_txn_reset(transaction.pointer)
    let isKept = idleReaders.withLock { idle in
      if idle.count >= 16 { return false }
      idle.append(transaction)
      return true
    }
    if !isKept { unsafe mdb_txn_abort(transaction.pointer) }
    gate.leave()
  }

  /// Begins the write transaction, waiting for the one that another thread or process has open.
  public func beginWrite() throws(LMDBError) -> WriteTransaction {
    try refuseForked("begin write")
    gate.enter()
    var transaction: OpaquePointer?
    let result = unsafe mdb_txn_begin(handle.pointer, nil, 0, &transaction)
    if result == MDB_MAP_RESIZED {
      gate.leave()
      try adoptResizedMap()
      return try beginWrite()
    }
    do throws(LMDBError) { try check(result, "begin write", path) } catch {
      gate.leave()
      throw error
    }
    guard let transaction = unsafe transaction else {
      gate.leave()
      throw LMDBError(.other, "begin write", "\(path): no transaction was made")
    }
    return unsafe WriteTransaction(
      state: TransactionState(
        environment: self, handle: transaction, isReadOnly: false,
        stateName: nextWriteStateName()))
  }

  func commitWrite(_ state: TransactionState) throws(LMDBError) {
    guard let handle = unsafe state.take() else { throw TransactionState.ended }
    let result = unsafe mdb_txn_commit(handle)
    gate.leave()
    try check(result, "commit", path)
  }

  func abortWrite(_ state: TransactionState) {
    guard let handle = unsafe state.take() else { return }
    unsafe mdb_txn_abort(handle)
    gate.leave()
  }

  /// Runs `body` in a snapshot.
  public func read<Result>(_ body: (ReadTransaction) throws -> Result) throws -> Result {
    let transaction = try beginRead()
    return try body(transaction)
  }

  /// Runs `body` in the write transaction and commits it; a thrown error discards everything.
  ///
  /// Where the map is full it is doubled and `body` runs again from the start, so that it must not
  /// leave anything behind outside the transaction.
  public func write<Result>(
    _ body: (borrowing WriteTransaction) throws -> Result
  ) throws -> Result {
    while true {
      do {
        let transaction = try beginWrite()
        let result = try body(transaction)
        try transaction.commit()
        return result
      } catch let error as LMDBError where error.code == .mapFull {
        try grow()
      }
    }
  }

  func nextWriteStateName() -> UInt64 {
    (1 << 63) | writeStateCounter.wrappingAdd(1, ordering: .relaxed).newValue
  }

  private func readStateName(_ id: Int) -> UInt64 {
    (mapCounter.load(ordering: .acquiring) << 40) | UInt64(id)
  }

  // MARK: The map

  /// Doubles the memory map, or makes it `size` bytes, once the readers of this process have ended.
  /// Must not be called inside a transaction.
  public func grow(to size: Int? = nil) throws(LMDBError) {
    let wanted = size ?? information().mapSize * 2
    try FileSystem.requireSpace(path, byteCount: 1 << 20)
    try resize(wanted, "grow")
  }

  private func adoptResizedMap() throws(LMDBError) { try resize(0, "adopt a larger map") }

  private func resize(_ size: Int, _ operation: String) throws(LMDBError) {
    guard gate.close(timeoutSeconds: options.growthTimeoutSeconds) else {
      throw LMDBError(
        .busy, operation,
        "\(path): readers of this process did not end within \(options.growthTimeoutSeconds) s;"
          + " end them, or open with a larger map size")
    }
    mapCounter.add(1, ordering: .releasing)
    let result = unsafe mdb_env_set_mapsize(handle.pointer, size)
    gate.open()
    try check(result, operation, path)
  }

  // MARK: The whole store

  /// Sizes and readers. O(1).
  public func information() -> Information {
    var information = unsafe MDB_envinfo()
    unsafe mdb_env_info(handle.pointer, &information)
    var statistics = MDB_stat()
    unsafe mdb_env_stat(handle.pointer, &statistics)
    return unsafe Information(
      mapSize: information.me_mapsize,
      usedSize: (information.me_last_pgno + 1) * Int(statistics.ms_psize),
      lastTransaction: information.me_last_txnid, readersInUse: Int(information.me_numreaders),
      readerSlots: Int(information.me_maxreaders))
  }

  /// Writes a copy of the last commit into an empty folder, without free pages where `compacting`.
  /// Readers and the writer go on meanwhile.
  public func copy(to folder: String, compacting: Bool = true) throws(LMDBError) {
    let flags = compacting ? UInt32(MDB_CP_COMPACT) : 0
    try unsafe check(mdb_env_copy2(handle.pointer, folder, flags), "copy", folder)
  }

  /// Flushes what a scratch environment has not synced.
  public func sync() throws(LMDBError) {
    try unsafe check(mdb_env_sync(handle.pointer, 1), "sync", path)
  }

  /// Frees the slots of readers whose process is gone, and tells how many there were.
  public func clearStaleReaders() throws(LMDBError) -> Int {
    var dead: Int32 = 0
    try unsafe check(mdb_reader_check(handle.pointer, &dead), "clear readers", path)
    return Int(dead)
  }

  /// The table of a name if it exists. Must not be called inside a write transaction.
  public func table(
    named name: String, holdsManyValues: Bool = false
  ) throws(LMDBError) -> Table? {
    gate.enter()
    defer { gate.leave() }
    var transaction: OpaquePointer?
    try unsafe check(
      mdb_txn_begin(handle.pointer, nil, UInt32(MDB_RDONLY), &transaction), "open table", path)
    var table = MDB_dbi()
    let flags = holdsManyValues ? UInt32(MDB_DUPSORT) : 0
    let result = unsafe mdb_dbi_open(transaction, name, flags, &table)
    if result == MDB_NOTFOUND {
      unsafe mdb_txn_abort(transaction)
      return nil
    }
    if result != MDB_SUCCESS { unsafe mdb_txn_abort(transaction) }
    try check(result, "open table", name)
    // The handle is kept for the environment only when its transaction is committed.
    try unsafe check(mdb_txn_commit(transaction), "open table", name)
    return Table(name: name, holdsManyValues: holdsManyValues, handle: table)
  }
}

/// LMDB's handles may be used from any thread under the rules that `Environment` keeps.
@safe struct SendablePointer: @unchecked Sendable {
  let pointer: OpaquePointer
}
