import PropertyGraph

/// Reads JSON into values: whole numbers as integers, others as doubles.
struct JSONReader {
  /// What is wrong, and at which byte.
  struct Failure: Error, CustomStringConvertible {
    let message: String
    let offset: Int
    var description: String { "not JSON at byte \(offset): \(message)" }
  }

  /// The deepest nesting that is read.
  private static let depthLimit = 512

  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The one value that the text is.
  static func value(_ text: String) throws(Failure) -> Value {
    try value(Array(text.utf8))
  }

  static func value(_ bytes: [UInt8]) throws(Failure) -> Value {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipSpace()
    guard reader.offset == bytes.count else { throw reader.failure("something follows the value") }
    return value
  }

  private mutating func value() throws(Failure) -> Value {
    skipSpace()
    guard let byte = current else { throw failure("a value is missing") }
    switch byte {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object() throws(Failure) -> Value {
    try enter()
    var map: [String: Value] = [:]
    skipSpace()
    if take("}") { return leave(.map(map)) }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else {
        throw failure("a key in quotation marks is missing")
      }
      let key = try string()
      skipSpace()
      guard take(":") else { throw failure("':' is missing") }
      map[key] = try value()
      skipSpace()
      if take("}") { return leave(.map(map)) }
      guard take(",") else { throw failure("',' or '}' is missing") }
    }
  }

  private mutating func array() throws(Failure) -> Value {
    try enter()
    var items: [Value] = []
    skipSpace()
    if take("]") { return leave(.list(items)) }
    while true {
      items.append(try value())
      skipSpace()
      if take("]") { return leave(.list(items)) }
      guard take(",") else { throw failure("',' or ']' is missing") }
    }
  }

  private mutating func string() throws(Failure) -> String {
    offset += 1
    let start = offset
    while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      offset += 1
    }
    var text = Array(bytes[start..<offset])
    while let byte = current, byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\") {
        offset += 1
        try appendEscape(to: &text)
      } else {
        text.append(byte)
        offset += 1
      }
    }
    guard take("\"") else { throw failure("the string has no end") }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func appendEscape(to text: inout [UInt8]) throws(Failure) {
    guard let byte = current else { throw failure("the string has no end") }
    offset += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code), take("\\") {
        guard take("u") else { throw failure("half of a surrogate pair") }
        let low = try hexadecimal()
        guard (0xDC00..<0xE000).contains(low) else { throw failure("half of a surrogate pair") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw failure("half of a surrogate pair") }
      text.append(contentsOf: String(Character(scalar)).utf8)
    default: throw failure("unknown escape")
    }
  }

  private mutating func hexadecimal() throws(Failure) -> UInt32 {
    guard offset + 4 <= bytes.count else { throw failure("four hexadecimal digits are missing") }
    let digits = String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
    guard let code = UInt32(digits, radix: 16) else {
      throw failure("four hexadecimal digits are missing")
    }
    offset += 4
    return code
  }

  private mutating func number() throws(Failure) -> Value {
    let start = offset
    var isWhole = true
    loop: while let byte = current {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isWhole = false
      default: break loop
      }
      offset += 1
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if isWhole, let integer = Int64(text), !text.hasPrefix("+") { return .integer(integer) }
    if let double = Double(text), !text.hasPrefix("+"), !text.hasPrefix("."), !text.hasSuffix(".") {
      return .double(double)
    }
    offset = start
    throw failure("no value begins so")
  }

  private mutating func word(_ word: String, _ value: Value) throws(Failure) -> Value {
    let end = offset + word.utf8.count
    guard end <= bytes.count, bytes[offset..<end].elementsEqual(word.utf8) else {
      throw failure("no value begins so")
    }
    offset = end
    return value
  }

  private mutating func enter() throws(Failure) {
    offset += 1
    depth += 1
    if depth > Self.depthLimit { throw failure("nested more than \(Self.depthLimit) deep") }
  }

  private mutating func leave(_ value: Value) -> Value {
    depth -= 1
    return value
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || (0x09...0x0D).contains(byte) { offset += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: scalar) else { return false }
    offset += 1
    return true
  }

  private func failure(_ message: String) -> Failure {
    Failure(message: message, offset: offset)
  }
}
