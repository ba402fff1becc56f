internal import CLMDB
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Counts the forks that lie between the start of the first process and this one: cheaper than asking
/// for the process's number on every transaction.
enum ForkWatch {
  private static let forks = Atomic<Int>(0)
  private static let isWatching: Bool = {
    pthread_atfork(nil, nil) { ForkWatch.forks.add(1, ordering: .relaxed) }
    return true
  }()

  static var count: Int {
    _ = isWatching
    return forks.load(ordering: .relaxed)
  }
}

/// A file as the operating system knows it, whatever path leads to it.
struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let inode: UInt64
}

/// The folders that this process has open: closing one of two handles of the same file would drop
/// the locks of the other.
final class OpenFiles: Sendable {
  static let shared = OpenFiles()
  private let open = Mutex<Set<FileIdentity>>([])

  func register(_ path: String) throws(LMDBError) -> FileIdentity {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      throw LMDBError(result: errno, operation: "open", subject: path)
    }
    let identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    let isNew = open.withLock { $0.insert(identity).inserted }
    guard isNew else {
      throw LMDBError(
        .misuse, "open", "\(path) is open already in this process; use that environment")
    }
    return identity
  }

  func remove(_ identity: FileIdentity) {
    _ = open.withLock { $0.remove(identity) }
  }
}

enum FileSystem {
  /// Memory maps and locks do not work over networks.
  static func refuseNetwork(_ path: String) throws(LMDBError) {
    #if os(Linux)
      // NFS, SMB, CIFS and SMB2, from statfs(2).
      let remote: Set<UInt32> = [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42]
      if unsafe remote.contains(file_system_kind(path)) {
        throw LMDBError(
          .misuse, "open", "\(path) is on a network file system; use a local disk")
      }
    #endif
  }

  /// Whether a file, which need not exist, is at most half as large as the machine's memory.
  static func fitsInMemory(_ path: String) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return true }
    let memory = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
    return Int(status.st_size) <= memory / 2
  }

  static func requireSpace(_ path: String, byteCount: UInt64) throws(LMDBError) {
    var status = statvfs()
    guard unsafe statvfs(path, &status) == 0 else { return }
    let free = UInt64(status.f_bavail) * UInt64(status.f_frsize)
    if free < byteCount { throw LMDBError(result: ENOSPC, operation: "grow", subject: path) }
  }
}
