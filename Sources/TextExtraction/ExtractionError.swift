/// Why a text could not be read or a table not be used: what failed, where, and what to do.
public struct ExtractionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure; new kinds may be added.
  public struct Code: Sendable, Hashable {
    let name: String
    /// The bytes are no text.
    public static let notText = Code(name: "not text")
    /// The bytes are text in no encoding that is known here.
    public static let undecodable = Code(name: "undecodable")
    /// A vocabulary table is wrong.
    public static let vocabulary = Code(name: "vocabulary")
  }

  /// The kind of failure.
  public var code: Code
  /// What failed, why, and what to do.
  public var message: String
  /// Where: a file, with a byte or line after a colon.
  public var location: String

  /// One line for a person to read.
  public var description: String { "\(location): \(message)" }
}
