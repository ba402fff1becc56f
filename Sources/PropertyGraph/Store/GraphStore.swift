/// A graph in one LMDB environment on disk.
public final class GraphStore: Sendable {
  public struct Options: Sendable {
    public var isReadOnly = false
    public var createsIfMissing = true
    public init() {}
  }

  /// Opens, or creates, the store in the folder at `path`.
  public static func open(at path: String, options: Options = Options()) throws -> GraphStore { fatalError() }
  /// A store in a temporary folder that is removed when the store goes; for tests and scratch work.
  public static func temporary() throws -> GraphStore { fatalError() }

  /// Runs `body` on a snapshot. Any number of threads may read at once.
  public func read<Result>(_ body: (GraphSnapshot) throws -> Result) throws -> Result { fatalError() }
  /// Runs `body` on a draft and commits it durably; a thrown error discards everything. One at a time.
  public func write<Result>(_ body: (GraphDraft) throws -> Result) throws -> Result { fatalError() }
}
