internal import LMDB
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A graph in one LMDB environment on disk: a folder with a data file and a lock file.
///
/// Any number of threads and processes read at once, each a snapshot; one writes at a time. What a
/// `write` returned from is on the disk.
public final class GraphStore: Sendable {
  public struct Options: Sendable {
    public var isReadOnly = false
    public var createsIfMissing = true
    /// The first size of the memory map in bytes; it grows by itself.
    public var mapSize = 1 << 30
    public init() {}
  }

  public let path: String
  let environment: Environment
  let tables: StoreTables

  let writes = WriteQueue()
  private let idleCaches = Mutex<[CacheBox]>([])
  let knownCatalog = Mutex<(state: UInt64, catalog: SharedCatalog)?>(nil)

  /// A cache is used by one snapshot at a time: the pool hands it over.
  private struct CacheBox: @unchecked Sendable {
    let cache: SnapshotCache
  }

  /// Opens, or creates, the store in the folder at `path`.
  ///
  /// Throws `incompatibleStore` for a folder that holds something else, `storage` with the cause
  /// where the folder cannot be opened.
  public static func open(
    at path: String, options: Options = Options()
  ) throws(GraphError) -> GraphStore {
    try GraphStore(path: path, options: options, removesFolder: false)
  }

  /// A store in a temporary folder, in $TMPDIR or /tmp, that is removed when the store goes; for tests and scratch work.
  public static func temporary() throws(GraphError) -> GraphStore {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    // mkdtemp puts letters of its own in the place of these.
    var template = Array("\(folder)/fangzhi-\(String(repeating: "X", count: 6))".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw GraphError(.storage, "cannot make a temporary folder in \(folder)")
    }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return try GraphStore(path: path, options: Options(), removesFolder: true)
  }

  private init(path: String, options: Options, removesFolder: Bool) throws(GraphError) {
    self.path = path
    if options.createsIfMissing, !options.isReadOnly { mkdir(path, 0o755) }
    do {
      if access(path + "/data.mdb", F_OK) != 0, options.isReadOnly || !options.createsIfMissing {
        throw GraphError(
          .incompatibleStore, "there is no store at \(path); make one with 'load' or 'import'")
      }
      var environmentOptions = Environment.Options()
      environmentOptions.mapSize = options.mapSize
      environmentOptions.isReadOnly = options.isReadOnly
      environmentOptions.removesFolder = removesFolder
      environment = try Environment(path: path, options: environmentOptions)
      tables = try Self.openTables(environment, path, isReadOnly: options.isReadOnly)
    } catch let error as GraphError {
      throw error
    } catch {
      throw GraphError(.storage, "cannot open the store: \(error)", cause: error)
    }
  }

  private static func openTables(
    _ environment: Environment, _ path: String, isReadOnly: Bool
  ) throws -> StoreTables {
    if let tables = try existingTables(environment, path) { return tables }
    func refuse() -> GraphError {
      GraphError(
        .incompatibleStore, "\(path) holds an LMDB file that is no Fangzhi store; name another")
    }
    guard !isReadOnly else {
      // Another process may be about to make the store: readers see its commit a moment later.
      usleep(20_000)
      guard let tables = try existingTables(environment, path) else { throw refuse() }
      return tables
    }
    return try environment.write { transaction in
      // Only here, where no other process writes, is it sure that nobody makes the store.
      if let tables = try existingTables(environment, path) { return tables }
      guard environment.information().lastTransaction == 0 else { throw refuse() }
      let tables = try StoreTables(creatingIn: transaction)
      try transaction.put(format, for: CatalogKey.format, in: tables.catalog)
      return tables
    }
  }

  private static func existingTables(
    _ environment: Environment, _ path: String
  ) throws -> StoreTables? {
    guard let tables = try StoreTables(openingIn: environment) else { return nil }
    let transaction = try environment.beginRead()
    try checkFormat(try transaction.value(for: CatalogKey.format, in: tables.catalog), path)
    return tables
  }

  static var format: [UInt8] {
    var bytes = StoreLayout.magic
    bytes.appendNumber(StoreLayout.byteOrderMark)
    bytes.appendNumber(StoreLayout.formatVersion)
    return bytes
  }

  private static func checkFormat(_ found: [UInt8]?, _ path: String) throws {
    guard let found, found.count == format.count, found.starts(with: StoreLayout.magic) else {
      throw GraphError(.incompatibleStore, "\(path) is no Fangzhi store; name another folder")
    }
    let mark = found.span.bytes.uint32(at: StoreLayout.magic.count)
    guard mark == StoreLayout.byteOrderMark else {
      throw GraphError(
        .incompatibleStore,
        "\(path) was written on a machine of the other byte order; load the texts anew here")
    }
    let version = found.span.bytes.uint32(at: StoreLayout.magic.count + 4)
    guard version == StoreLayout.formatVersion else {
      throw GraphError(
        .incompatibleStore,
        "\(path) has format \(version), this version reads \(StoreLayout.formatVersion);"
          + " load the texts anew")
    }
  }

  // MARK: Reading

  /// Runs `body` on a snapshot. Any number of threads may read at once. Keep it short: the pages
  /// that a snapshot sees are not reused while it lasts.
  public func read<Result>(_ body: (GraphSnapshot) throws -> Result) throws -> Result {
    let cache = idleCaches.withLock { $0.popLast() }?.cache ?? SnapshotCache(tables: tables)
    // Given back last, when the snapshot is gone.
    defer { keep(cache) }
    let transaction = try environment.beginRead()
    let catalog = try catalog(transaction)
    let snapshot = GraphSnapshot(
      transaction: transaction, tables: tables, cache: cache, catalog: catalog, overlay: nil)
    return try body(snapshot)
  }

  private func keep(_ cache: SnapshotCache) {
    let box = CacheBox(cache: cache)
    idleCaches.withLock { if $0.count < 16 { $0.append(box) } }
  }

  /// The catalog of a transaction's state: decoded once per version.
  private func catalog(_ transaction: ReadTransaction) throws -> SharedCatalog {
    let state = transaction.stateName
    if let known = knownCatalog.withLock({ $0 }), known.state == state { return known.catalog }
    guard let found = try transaction.reference(for: CatalogKey.names, in: tables.catalog) else {
      return SharedCatalog(Catalog())
    }
    let bytes = transaction.bytes(found)
    let known = knownCatalog.withLock { $0?.catalog }
    let catalog: SharedCatalog
    if let known, found.byteCount >= 16, known.catalog.version == bytes.uint64(at: 0) {
      catalog = known
    } else {
      catalog = SharedCatalog(try Catalog(bytes))
    }
    knownCatalog.withLock { $0 = (state, catalog) }
    return catalog
  }

  // MARK: The whole store

  /// Bytes of the data file in use and of the memory map, and the number of the last commit.
  public var sizes: (usedBytes: Int, mapBytes: Int, lastCommit: Int) {
    let information = environment.information()
    return (information.usedSize, information.mapSize, information.lastTransaction)
  }

  /// Writes a compact copy into an empty folder, while reading and writing go on.
  public func copy(to folder: String) throws(GraphError) {
    do {
      try environment.copy(to: folder)
    } catch {
      throw GraphError(.storage, "cannot copy the store: \(error)", cause: error)
    }
  }
}
