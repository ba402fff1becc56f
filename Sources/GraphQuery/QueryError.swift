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

  public let kind: Kind
  public let phase: Phase
  /// The kit's name of the rule that was broken, as in `UndefinedVariable`.
  public let detail: String
  /// One or two sentences: what is wrong, and what to do.
  public let message: String
  /// A byte offset into the text, before the text is at hand; `position` is derived from it.
  public var offset: Int?
  public var position: Position?
  /// A name that was probably meant.
  public let suggestion: String?

  public init(
    _ kind: Kind, _ phase: Phase, _ detail: String, _ message: String, at offset: Int? = nil,
    suggestion: String? = nil
  ) {
    self.kind = kind
    self.phase = phase
    self.detail = detail
    self.message = message
    self.offset = offset
    self.position = nil
    self.suggestion = suggestion
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
