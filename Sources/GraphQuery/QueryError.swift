/// Why a query was refused or failed: type, phase and detail by the names of openCypher's compatibility
/// kit; what is wrong, where in the text, and what to do about it.
public struct QueryError: Error, Sendable, Hashable {
  /// The class of the error.
  public struct Kind: RawRepresentable, Sendable, Hashable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let syntax = Kind(rawValue: "SyntaxError")
    public static let semantic = Kind(rawValue: "SemanticError")
    public static let type = Kind(rawValue: "TypeError")
    public static let argument = Kind(rawValue: "ArgumentError")
    public static let arithmetic = Kind(rawValue: "ArithmeticError")
    public static let parameterMissing = Kind(rawValue: "ParameterMissing")
    public static let procedure = Kind(rawValue: "ProcedureError")
    public static let property = Kind(rawValue: "PropertyNotFound")
    public static let entityNotFound = Kind(rawValue: "EntityNotFound")
    public static let constraintVerificationFailed = Kind(rawValue: "ConstraintVerificationFailed")
    public static let constraintValidationFailed = Kind(rawValue: "ConstraintValidationFailed")
    /// A limit of time or memory that the caller set, or one of the engine.
    public static let limit = Kind(rawValue: "LimitExceeded")
    /// The store beneath failed.
    public static let storage = Kind(rawValue: "StorageError")
  }

  public enum Phase: String, Sendable, Hashable {
    case compileTime = "compile time"
    case runtime
  }

  /// A place in the text.
  public struct Position: Sendable, Hashable {
    /// From 1.
    public let line: Int
    /// From 1, in Unicode scalars.
    public let column: Int
    /// From 0, in UTF-8 bytes.
    public let offset: Int

    public init(line: Int, column: Int, offset: Int) {
      self.line = line
      self.column = column
      self.offset = offset
    }
  }

  /// In a box: errors are rare, and typed throws make room for one in every frame of the recursive
  /// stages.
  private final class Storage: Sendable {
    let kind: Kind
    let phase: Phase
    let detail: String
    let message: String
    let offset: Int?
    let position: Position?
    let suggestion: String?

    init(
      _ kind: Kind, _ phase: Phase, _ detail: String, _ message: String, _ offset: Int?,
      _ position: Position?, _ suggestion: String?
    ) {
      self.kind = kind
      self.phase = phase
      self.detail = detail
      self.message = message
      self.offset = offset
      self.position = position
      self.suggestion = suggestion
    }
  }

  private var storage: Storage

  public var kind: Kind { storage.kind }
  public var phase: Phase { storage.phase }
  /// The kit's name of the rule that was broken, as in `UndefinedVariable`.
  public var detail: String { storage.detail }
  /// One or two sentences: what is wrong, and what to do.
  public var message: String { storage.message }
  /// A byte offset into the text, before the text is at hand; `position` is derived from it.
  public internal(set) var offset: Int? {
    get { storage.offset }
    set { self = at(offset: newValue, position: position) }
  }
  public var position: Position? { storage.position }
  /// A name that was probably meant.
  public var suggestion: String? { storage.suggestion }

  public init(
    _ kind: Kind, _ phase: Phase, _ detail: String, _ message: String, at offset: Int? = nil,
    suggestion: String? = nil
  ) {
    storage = Storage(kind, phase, detail, message, offset, nil, suggestion)
  }

  /// The same error at a known place, or without one.
  func at(offset: Int?, position: Position?) -> QueryError {
    var copy = self
    copy.storage = Storage(kind, phase, detail, message, offset, position, suggestion)
    return copy
  }

  public static func == (left: QueryError, right: QueryError) -> Bool {
    left.kind == right.kind && left.phase == right.phase && left.detail == right.detail
      && left.message == right.message && left.offset == right.offset
      && left.position == right.position && left.suggestion == right.suggestion
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(detail)
    hasher.combine(message)
    hasher.combine(offset)
  }

  /// A run-time error, as evaluation throws it.
  static func runtime(_ kind: Kind, _ detail: String, _ message: String, at offset: Int? = nil)
    -> QueryError
  {
    QueryError(kind, .runtime, detail, message, at: offset)
  }

  /// A compile-time error, as parser and binder throw it.
  static func compileTime(
    _ kind: Kind, _ detail: String, _ message: String, at offset: Int? = nil,
    suggestion: String? = nil
  ) -> QueryError {
    QueryError(kind, .compileTime, detail, message, at: offset, suggestion: suggestion)
  }

  /// A compile-time SyntaxError: most errors of parser and binder.
  static func compileTime(
    _ detail: String, _ message: String, at offset: Int? = nil, suggestion: String? = nil
  ) -> QueryError {
    QueryError(.syntax, .compileTime, detail, message, at: offset, suggestion: suggestion)
  }
}
