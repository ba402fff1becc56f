/// The file as scalars, before anything is repaired: what all offsets of the output count.
struct DecodedText: Sendable {
  /// The scalars of the file; a byte order mark is left out.
  var scalars: [UInt32]
  /// The encoding's name.
  var encoding: String
  /// What had to be guessed or repaired.
  var notes: [String]
}
