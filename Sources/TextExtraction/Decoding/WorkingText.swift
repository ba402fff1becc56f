/// The text that the stages read: noise removed, characters made uniform, with the map back to the source.
///
/// Full-width letters, digits and punctuation are narrow here, Traditional characters Simplified; lines end in `\n`.
struct WorkingText: Sendable {
  /// The text in 16-bit units; scalars beyond the first plane stand as U+FFFD.
  var units: [UInt16] = []
  /// The source offset of each unit.
  var origin: [Int32] = []
  /// How many source scalars each unit covers: more than one where something after it belongs to it.
  var width: [UInt8] = []
  /// The decoded source.
  var source: [UInt32] = []
  /// The title that the file's shell gives, if any.
  var shellTitle = ""
  /// The date that the file's shell gives, if any.
  var shellDate = ""
  /// What was repaired.
  var notes: [String] = []

  mutating func append(_ unit: UInt16, at index: Int) {
    units.append(unit)
    origin.append(Int32(truncatingIfNeeded: index))
    width.append(1)
  }

  /// The source range of a range of units that is not empty.
  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    let last = range.upperBound - 1
    return Int(origin[range.lowerBound])..<Int(origin[last]) + Int(width[last])
  }

  /// A slice of the source.
  func sourceText(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in source[range] { text.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    return String(text)
  }

  /// A slice of the uniform text.
  func text(_ range: Range<Int>) -> String {
    String(decoding: units[range], as: UTF16.self)
  }
}

/// Tests on single units.
extension UInt16 {
  @inline(__always) var isDigit: Bool { self >= 48 && self <= 57 }
  @inline(__always) var isHan: Bool { self >= 0x3400 && self <= 0x9FFF }
  @inline(__always) var isLetter: Bool {
    (self | 32) >= 97 && (self | 32) <= 122 && self < 128
  }
  /// A space or the end of a line.
  @inline(__always) var isBlank: Bool { self == 32 || self == 10 }

  /// `“`, `”`, `、`, `。` and the others that the rules name.
  static let openQuote: UInt16 = 0x201C
  static let closeQuote: UInt16 = 0x201D
  static let listComma: UInt16 = 0x3001
  static let fullStop: UInt16 = 0x3002
  static let openTitle: UInt16 = 0x300A
  static let closeTitle: UInt16 = 0x300B
  static let comma: UInt16 = 44
  static let semicolon: UInt16 = 59
  static let colon: UInt16 = 58
  static let newline: UInt16 = 10
  static let space: UInt16 = 32
  static let openParenthesis: UInt16 = 40
  static let closeParenthesis: UInt16 = 41
}
