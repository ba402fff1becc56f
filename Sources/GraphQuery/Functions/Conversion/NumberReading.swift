/// Numbers as text has them, for toInteger() and toFloat(); no text is an error, only no number.
enum NumberReading {
  static func integer(_ text: String) -> Int64? {
    let trimmed = StringFunctions.trim(text)
    if let integer = Int64(trimmed) { return integer }
    guard let float = float(text), float.isFinite else { return nil }
    return Int64(exactly: float.rounded(.towardZero))
  }

  static func float(_ text: String) -> Double? {
    let trimmed = StringFunctions.trim(text)
    // Swift also reads hexadecimal floats and other words for infinity.
    let isDecimal = trimmed.utf8.allSatisfy { byte in
      byte >= 48 && byte <= 57 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "+") || byte | 0x20 == UInt8(ascii: "e")
    }
    switch trimmed {
    case "NaN": return .nan
    case "Infinity", "+Infinity": return .infinity
    case "-Infinity": return -.infinity
    default: return isDecimal ? Double(trimmed) : nil
    }
  }
}
