/// Why the graph store refused or failed: what kind of failure, on what, and what to do about it.
public struct GraphError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure; new kinds may be added, so a switch needs a default.
  public struct Code: Hashable, Sendable {
    let name: String
    /// A value that no property can hold (a node, a path, a list of maps).
    public static let unstorableValue = Code(name: "unstorableValue")
    /// A second node or relationship with the value of a unique key.
    public static let uniqueKeyViolated = Code(name: "uniqueKeyViolated")
    /// A property that is missing, or not of its type, against a constraint.
    public static let constraintViolated = Code(name: "constraintViolated")
    /// A node that still has relationships was deleted.
    public static let nodeStillConnected = Code(name: "nodeStillConnected")
    /// An index, a label or another named thing that is not there, or is there already.
    public static let schemaConflict = Code(name: "schemaConflict")
    /// More nodes, relationships, labels or keys than the format can number.
    public static let limitReached = Code(name: "limitReached")
    /// The store's pages contradict each other.
    public static let damaged = Code(name: "damaged")
    /// A file that is no Fangzhi store, or one of another version or byte order.
    public static let incompatibleStore = Code(name: "incompatibleStore")
    /// The storage beneath failed; `cause` says how.
    public static let storage = Code(name: "storage")
    /// Bad input to a bulk import.
    public static let badImport = Code(name: "badImport")
  }

  public let code: Code
  public let message: String
  public let cause: (any Error)?

  public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.cause = cause
  }

  public var description: String { message }
}
