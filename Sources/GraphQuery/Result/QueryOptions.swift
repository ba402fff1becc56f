/// How a query may run.
public struct QueryOptions: Sendable {
  /// The query ends with an error when it has run for so many seconds; nil is no limit.
  public var timeoutSeconds: Double?
  /// The query ends with an error when its intermediate results need more bytes; nil is no limit.
  public var memoryLimitByteCount: Int?
  /// How many threads a long scan may use; the answers are the same with any number.
  public var threads = 1
  /// Whether the labels, types and properties of nodes and relationships in the result are read, too.
  public var resolvesEntities = true

  public init(timeoutSeconds: Double? = nil, memoryLimitByteCount: Int? = nil) {
    self.timeoutSeconds = timeoutSeconds
    self.memoryLimitByteCount = memoryLimitByteCount
  }
}

/// The limits of one run.
struct QueryLimits: Sendable {
  let seconds: Double?
  let byteCount: Int?
  var threads = 1
}
