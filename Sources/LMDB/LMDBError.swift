internal import CLMDB

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A failure of the key-value store: which operation failed, on what, why, and what to do.
public struct LMDBError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure; new kinds may be added, so a switch needs a default.
  public struct Code: Hashable, Sendable {
    let name: String
    /// The memory map is used up; `Environment.grow` makes it larger.
    public static let mapFull = Code(name: "mapFull")
    /// Another process made the map larger.
    public static let mapResized = Code(name: "mapResized")
    /// The disk, or the quota, is used up.
    public static let diskFull = Code(name: "diskFull")
    /// The folder or a file in it may not be read or written.
    public static let permissionDenied = Code(name: "permissionDenied")
    /// There is no folder or store at the path.
    public static let notFound = Code(name: "notFound")
    /// The file is no LMDB store, or its pages contradict each other.
    public static let damaged = Code(name: "damaged")
    /// The file was written by an incompatible version of LMDB.
    public static let versionMismatch = Code(name: "versionMismatch")
    /// A key is empty or longer than the store allows.
    public static let badKey = Code(name: "badKey")
    /// An appended key does not come after the last one, or a key that must be new exists.
    public static let keyExists = Code(name: "keyExists")
    /// More readers than the store has slots for.
    public static let readersFull = Code(name: "readersFull")
    /// The path is open already in this process, or the process was forked after opening.
    public static let misuse = Code(name: "misuse")
    /// Readers did not end in time for the map to grow.
    public static let busy = Code(name: "busy")
    /// Anything else that the operating system or LMDB reports.
    public static let other = Code(name: "other")
  }

  public let code: Code
  /// The operation that failed, such as `open` or `put`.
  public let operation: String
  public let message: String
  /// LMDB's or the operating system's number, for reference; 0 when neither gave one.
  public let number: Int32

  init(_ code: Code, _ operation: String, _ message: String, number: Int32 = 0) {
    self.code = code
    self.operation = operation
    self.message = message
    self.number = number
  }

  public var description: String {
    number == 0 ? "\(operation): \(message)" : "\(operation): \(message) (\(number))"
  }

  /// The error for a result code of an LMDB call.
  init(result: Int32, operation: String, subject: String) {
    let (code, text) = Self.meaning(of: result)
    self.init(code, operation, "\(subject): \(text)", number: result)
  }

  private static func meaning(of result: Int32) -> (Code, String) {
    switch result {
    case MDB_MAP_FULL: (.mapFull, "the memory map is full; open with a larger map size")
    case MDB_MAP_RESIZED: (.mapResized, "another process enlarged the store; begin again")
    case ENOSPC, EDQUOT:
      (.diskFull, "no space left on the disk; free some and repeat, nothing was changed")
    case EACCES, EPERM, EROFS:
      (.permissionDenied, "not permitted; check the owner and mode of the folder and its files")
    case ENOENT: (.notFound, "no such file or folder")
    case ENOTDIR: (.notFound, "is not a folder")
    case MDB_INVALID: (.damaged, "is no LMDB store, or its head is damaged")
    case MDB_CORRUPTED, MDB_PAGE_NOTFOUND, MDB_PANIC:
      (.damaged, "the store is damaged; restore a copy and load what came after")
    case MDB_VERSION_MISMATCH:
      (.versionMismatch, "was written by another version of LMDB; load it anew")
    case MDB_BAD_VALSIZE: (.badKey, "the key is empty or longer than 511 bytes")
    case MDB_KEYEXIST: (.keyExists, "the key exists, or does not come after the last one")
    case MDB_READERS_FULL:
      (.readersFull, "all reader slots are taken; end readers or open with more slots")
    case MDB_TXN_FULL, MDB_BAD_TXN: (.other, "the transaction cannot go on; end it")
    case MDB_INCOMPATIBLE, MDB_BAD_DBI:
      (.versionMismatch, "the table is of another kind than asked for")
    default: (.other, systemMessage(result))
    }
  }

  private static func systemMessage(_ result: Int32) -> String {
    guard let text = unsafe mdb_strerror(result) else { return "unknown failure" }
    return unsafe String(cString: text)
  }
}

/// Every LMDB call passes through here: any result but success becomes a typed error.
@inline(__always)
func check(
  _ result: Int32, _ operation: @autoclosure () -> String, _ subject: @autoclosure () -> String
) throws(LMDBError) {
  if result != MDB_SUCCESS {
    throw LMDBError(result: result, operation: operation(), subject: subject())
  }
}
