/// The text that the stages read: noise removed, characters made uniform, with the map back to the source.
///
/// Full-width letters, digits and punctuation are narrow here, Traditional characters Simplified; lines end in `\n`.
final class WorkingText: Sendable {
  /// The text in 16-bit units; scalars beyond the first plane stand as U+FFFD.
  let units: [UInt16]
  /// The source offset of each unit.
  let origin: [Int32]
  /// How many source scalars each unit covers: more than one where something after it belongs to it.
  let width: [UInt8]
  /// The decoded source.
  let source: [UInt32]
  /// The title that the file's shell gives, if any.
  let shellTitle: String
  /// The date that the file's shell gives, if any.
  let shellDate: String
  /// What was repaired.
  let notes: [String]

  /// The text that a draft has become.
  init(_ draft: WorkingTextDraft) {
    units = draft.units
    origin = draft.origin
    width = draft.width
    source = draft.source
    shellTitle = draft.shellTitle
    shellDate = draft.shellDate
    notes = draft.notes
  }

  /// The source range of a range of units that is not empty.
  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    let last = range.upperBound - 1
    return Int(origin[range.lowerBound])..<Int(origin[last]) + Int(width[last])
  }

  /// A slice of the source.
  func sourceText(_ range: Range<Int>) -> String {
    String(unsafeUninitializedCapacity: range.count * 4) { bytes in
      var count = 0
      for scalar in source[range] {
        UTF8Writer.write(UTF8Writer.isScalar(scalar) ? scalar : 0xFFFD, bytes, &count)
      }
      return count
    }
  }

  /// A slice of the uniform text.
  func text(_ range: Range<Int>) -> String { String(units: units[range]) }

  /// A slice as a name is written: Simplified, with letters, digits and marks as wide as in the source.
  func name(_ range: Range<Int>) -> String {
    var written = units[range]
    for index in range where units[index] < 0x80 {
      let scalar = source[Int(origin[index])]
      if scalar == UInt32(units[index]) + 0xFEE0 { written[index] = UInt16(scalar) }
    }
    return String(units: written)
  }
}

/// A working text while it is written.
struct WorkingTextDraft {
  var units: [UInt16] = []
  var origin: [Int32] = []
  var width: [UInt8] = []
  var source: [UInt32] = []
  var shellTitle = ""
  var shellDate = ""
  var notes: [String] = []

  mutating func append(_ unit: UInt16, at index: Int) {
    units.append(unit)
    origin.append(Int32(truncatingIfNeeded: index))
    width.append(1)
  }
}

extension String {
  /// The text with full-width letters, digits and marks made narrow, by which names are told apart.
  var narrowed: String {
    guard utf8.contains(0xEF) else { return self }
    return String(
      decoding: utf16.map { (0xFF01...0xFF5E).contains($0) ? $0 - 0xFEE0 : $0 }, as: UTF16.self)
  }

  /// The text of units; what is no scalar by itself stands as U+FFFD.
  init(units: ArraySlice<UInt16>) {
    self.init(unsafeUninitializedCapacity: units.count * 3) { bytes in
      var count = 0
      for unit in units {
        UTF8Writer.write(unit & 0xF800 == 0xD800 ? 0xFFFD : UInt32(unit), bytes, &count)
      }
      return count
    }
  }
}

/// Writes scalars as UTF-8.
enum UTF8Writer {
  @inline(__always)
  static func isScalar(_ value: UInt32) -> Bool {
    value & 0xFFFF_F800 != 0xD800 && value <= 0x10FFFF
  }

  /// Writes one scalar; the buffer must have four bytes left.
  @inline(__always)
  static func write(
    _ scalar: UInt32, _ bytes: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
  ) {
    if scalar < 0x80 {
      bytes[count] = UInt8(truncatingIfNeeded: scalar)
      count += 1
    } else if scalar < 0x800 {
      bytes[count] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
      bytes[count + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 63)
      count += 2
    } else if scalar < 0x10000 {
      bytes[count] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
      bytes[count + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 63)
      bytes[count + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 63)
      count += 3
    } else {
      bytes[count] = UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18)
      bytes[count + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 63)
      bytes[count + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 63)
      bytes[count + 3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 63)
      count += 4
    }
  }
}

/// A unit can be written as the character it stands for: `unit == "等"`.
// swift-format-ignore: AvoidRetroactiveConformances
extension UInt16: @retroactive ExpressibleByUnicodeScalarLiteral {
  @inlinable public init(unicodeScalarLiteral value: Unicode.Scalar) {
    self = UInt16(truncatingIfNeeded: value.value)
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
