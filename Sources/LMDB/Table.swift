internal import CLMDB

/// A named sorted table of an environment: byte-string keys of 1 to 511 bytes in byte order.
public struct Table: Sendable, Hashable {
  public let name: String
  /// True when a key holds a sorted set of values instead of one value.
  public let holdsManyValues: Bool
  let handle: MDB_dbi
}

/// Counts of one table.
public struct TableStatistics: Sendable, Hashable {
  public let entryCount: Int
  public let depth: Int
  public let branchPageCount: Int
  public let leafPageCount: Int
  public let overflowPageCount: Int
  public let pageSize: Int
}

/// A place in the map where a value stands. It can be kept, but is readable only through a
/// transaction that sees the same state of the store; any other traps.
public struct ValueReference: Sendable {
  let address: UInt
  @usableFromInline let count: Int
  let state: UInt64

  /// The value's size in bytes.
  public var byteCount: Int { count }
}
