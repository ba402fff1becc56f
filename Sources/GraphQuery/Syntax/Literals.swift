import PropertyGraph

/// Values of number and string tokens, and names of quoted ones.
enum Literals {
  /// The value of a number's spelling; `isNegated` when a unary minus belongs to it.
  static func number(_ bytes: ArraySlice<UInt8>, isNegated: Bool, at offset: Int)
    throws(QueryError) -> Value
  {
    let text = String(decoding: bytes, as: UTF8.self)
    let digits = text.replacing("_", with: "")
    func invalid() -> QueryError {
      .compileTime(
        "InvalidNumberLiteral",
        "\(text) is no number. Write 42, 0x2A, 0o52, 4.2 or 4.2e1; a name cannot begin with a digit.",
        at: offset)
    }
    if text.hasSuffix("_") || text.contains("__") { throw invalid() }
    let prefix = digits.prefix(2).lowercased()
    for (mark, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where prefix == mark {
      let rest = digits.dropFirst(2)
      guard !rest.isEmpty, rest.utf8.allSatisfy({ isDigit($0, radix: radix) }) else {
        throw invalid()
      }
      return try integer(String(rest), radix: radix, isNegated, text, offset)
    }
    if digits.utf8.allSatisfy({ isDigit($0, radix: 10) }) {
      return try integer(digits, radix: 10, isNegated, text, offset)
    }
    guard isFloat(digits), let value = Double(digits) else { throw invalid() }
    guard value.isFinite else {
      throw .compileTime(
        "FloatingPointOverflow",
        "\(text) is too large: a float goes up to about 1.8e308.", at: offset)
    }
    return .double(isNegated ? -value : value)
  }

  private static func integer(
    _ digits: String, radix: Int, _ isNegated: Bool, _ text: String, _ offset: Int
  ) throws(QueryError) -> Value {
    guard let value = Int64((isNegated ? "-" : "") + digits, radix: radix) else {
      throw .compileTime(
        "IntegerOverflow",
        "\(text) is too large: integers go from -9223372036854775808 to 9223372036854775807.",
        at: offset)
    }
    return .integer(value)
  }

  private static func isDigit(_ byte: UInt8, radix: Int) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0")) < radix
    case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): radix == 16
    default: false
    }
  }

  /// digits [. digits] [e [sign] digits], or . digits …: stricter than what Double reads ("nan", "0x1p3").
  private static func isFloat(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    func dropDigits() -> Int {
      let count = bytes.prefix { isDigit($0, radix: 10) }.count
      bytes = bytes.dropFirst(count)
      return count
    }
    var digitCount = dropDigits()
    if bytes.first == UInt8(ascii: ".") {
      bytes = bytes.dropFirst()
      let fraction = dropDigits()
      guard fraction > 0 else { return false }
      digitCount += fraction
    }
    guard digitCount > 0 else { return false }
    if let first = bytes.first, first | 0x20 == UInt8(ascii: "e") {
      bytes = bytes.dropFirst()
      if let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        bytes = bytes.dropFirst()
      }
      guard dropDigits() > 0 else { return false }
    }
    return bytes.isEmpty
  }

  /// The text of a string token, quotes included; `offset` is where its first byte stands.
  static func string(_ quoted: ArraySlice<UInt8>, at offset: Int) throws(QueryError) -> String {
    let bytes = quoted.dropFirst().dropLast()
    guard bytes.contains(UInt8(ascii: "\\")) else { return String(decoding: bytes, as: UTF8.self) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == UInt8(ascii: "\\") else {
        output.append(bytes[index])
        index += 1
        continue
      }
      let start = offset + 1 + (index - bytes.startIndex)
      let escape = bytes[index + 1]
      index += 2
      switch escape {
      case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"),
        UInt8(ascii: "/"):
        output.append(escape)
      case UInt8(ascii: "b"): output.append(0x08)
      case UInt8(ascii: "f"): output.append(0x0C)
      case UInt8(ascii: "n"): output.append(0x0A)
      case UInt8(ascii: "r"): output.append(0x0D)
      case UInt8(ascii: "t"): output.append(0x09)
      case UInt8(ascii: "u"):
        var value = try hexadecimal(bytes, &index, digits: 4, at: start)
        if value & 0xFC00 == 0xD800, index + 1 < bytes.endIndex, bytes[index] == UInt8(ascii: "\\"),
          bytes[index + 1] == UInt8(ascii: "u")
        {
          index += 2
          let low = try hexadecimal(bytes, &index, digits: 4, at: start)
          value =
            low & 0xFC00 == 0xDC00 ? 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF) : 0xD800
        }
        try append(value, to: &output, at: start)
      case UInt8(ascii: "U"):
        try append(try hexadecimal(bytes, &index, digits: 8, at: start), to: &output, at: start)
      default:
        let shown = Unicode.Scalar(escape)
        throw .compileTime(
          "UnexpectedSyntax",
          "There is no escape \\\(shown) in strings; write \\\\ for a backslash.", at: start)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func hexadecimal(
    _ bytes: ArraySlice<UInt8>, _ index: inout Int, digits: Int, at offset: Int
  ) throws(QueryError) -> UInt32 {
    guard index + digits <= bytes.endIndex,
      bytes[index..<index + digits].allSatisfy({ isDigit($0, radix: 16) }),
      let value = UInt32(String(decoding: bytes[index..<index + digits], as: UTF8.self), radix: 16)
    else {
      throw invalidUnicode(at: offset)
    }
    index += digits
    return value
  }

  private static func append(_ value: UInt32, to output: inout [UInt8], at offset: Int)
    throws(QueryError)
  {
    guard let scalar = Unicode.Scalar(value) else { throw invalidUnicode(at: offset) }
    output.append(contentsOf: Array(String(Character(scalar)).utf8))
  }

  private static func invalidUnicode(at offset: Int) -> QueryError {
    .compileTime(
      "InvalidUnicodeLiteral",
      "A Unicode escape is \\u with four hexadecimal digits or \\U with eight, and names a character.",
      at: offset)
  }

  /// The name between backticks, quotes included in `quoted`; a doubled backtick is one.
  static func quotedName(_ quoted: ArraySlice<UInt8>) -> String {
    String(decoding: quoted.dropFirst().dropLast(), as: UTF8.self).replacing("``", with: "`")
  }
}
