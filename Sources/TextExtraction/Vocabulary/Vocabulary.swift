/// The words that the extraction knows: places, parks, indicators, units and the lexicons of heads and cues.
public struct Vocabulary: Sendable {
  /// The vocabulary that is compiled into the binary.
  public static func builtIn() throws -> Vocabulary {
    Vocabulary()
  }

  /// The vocabulary from a folder laid out like `schema/`; a table that is missing there is taken from the binary.
  public init(directory: String) throws {
  }

  init() {}
}
