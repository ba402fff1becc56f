/// Why something could not be loaded: what failed, on what, and what to do.
public struct LoadingError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure; new kinds may be added.
  public struct Code: Sendable, Hashable {
    let name: String
    /// A file or folder that is not there or cannot be read.
    public static let unreadable = Code(name: "unreadable")
    /// The store holds a graph that this loader did not write.
    public static let unexpectedGraph = Code(name: "unexpectedGraph")
  }

  public let code: Code
  public let message: String
  public let cause: (any Error)?

  public var description: String { message }

  static func unreadable(path: String, cause: any Error) -> LoadingError {
    let reason = FileReason.text(for: path, cause)
    return LoadingError(
      code: .unreadable, message: "\(path): cannot be read: \(reason)", cause: cause)
  }

  static func unexpectedGraph(_ what: String) -> LoadingError {
    LoadingError(
      code: .unexpectedGraph,
      message: "the store cannot take documents: \(what); load into a store of its own", cause: nil)
  }

  static func missing(path: String) -> LoadingError {
    LoadingError(
      code: .unreadable, message: "\(path): no such file or folder; check the path", cause: nil)
  }
}
