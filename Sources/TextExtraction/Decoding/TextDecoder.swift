/// Finds out how bytes are encoded and decodes them; never guesses wrongly in silence.
struct TextDecoder: Sendable {
  private let gb18030: [UInt16]
  private let gb18030Ranges: [UInt16]
  private let big5: [UInt16]

  init() {
    gb18030 = EmbeddedTable.gb18030.words16
    gb18030Ranges = EmbeddedTable.gb18030Ranges.words16
    big5 = EmbeddedTable.big5.words16
  }

  /// Decodes a file's bytes.
  func decode(_ bytes: [UInt8], source: String) throws(ExtractionError) -> DecodedText {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      guard let scalars = Self.utf8(bytes, from: 3, limit: 0) else {
        throw undecodable(source, "it begins with the mark of UTF-8 but is not UTF-8")
      }
      return DecodedText(scalars: scalars.0, encoding: "UTF-8", notes: [])
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes, 2, false, source) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes, 2, true, source) }
    if bytes.starts(with: [0x50, 0x4B, 3, 4]),
      let body = try WordDocument.body(bytes, source: source)
    {
      guard let scalars = Self.utf8(body, from: 0, limit: 0) else {
        throw undecodable(source, "its word/document.xml is not UTF-8")
      }
      return DecodedText(
        scalars: WordDocument.text(of: scalars.0), encoding: "UTF-8",
        notes: ["a Word document: offsets count in the text of its paragraphs"])
    }
    try refuseBinary(bytes, source)
    if let result = Self.utf8(bytes, from: 0, limit: 0) {
      return DecodedText(scalars: result.0, encoding: "UTF-8", notes: [])
    }
    if let order = Self.utf16Order(bytes) { return try utf16(bytes, 0, order, source) }
    let gb = decodeGB18030(bytes)
    let big = decodeBig5(bytes)
    let damaged = Self.utf8(bytes, from: 0, limit: 1 + bytes.count / 200)
    // Frequent characters decide: each encoding read as another gives rare ones.
    let gbScore = gb.errors * 400 < bytes.count ? Self.plausibility(gb.scalars) : -1
    let bigScore = big.errors * 400 < bytes.count ? Self.plausibility(big.scalars) : -1
    if let damaged {
      let score = Self.plausibility(damaged.0)
      if score >= gbScore, score >= bigScore, score > 0.2 {
        return DecodedText(
          scalars: damaged.0, encoding: "UTF-8",
          notes: ["\(damaged.1) bytes are not UTF-8 and were replaced"])
      }
    }
    guard max(gbScore, bigScore) > 0.25 else {
      throw undecodable(source, "it is neither UTF-8, UTF-16, GB18030 nor Big5")
    }
    let isGB = gbScore >= bigScore
    let errors = isGB ? gb.errors : big.errors
    return DecodedText(
      scalars: isGB ? gb.scalars : big.scalars, encoding: isGB ? "GB18030" : "Big5",
      notes: errors == 0 ? [] : ["\(errors) bytes could not be decoded and were replaced"])
  }

  private func undecodable(_ source: String, _ why: String) -> ExtractionError {
    ExtractionError(
      code: .undecodable, message: "cannot be decoded: \(why); convert it to UTF-8",
      location: source)
  }

  private func refuseBinary(_ bytes: [UInt8], _ source: String) throws(ExtractionError) {
    let known: [(name: String, magic: [UInt8])] = [
      ("a PDF", Array("%PDF".utf8)),
      ("a zip archive without a Word document in it", [0x50, 0x4B, 3, 4]),
      ("a PNG image", [0x89, 0x50, 0x4E, 0x47]), ("a JPEG image", [0xFF, 0xD8, 0xFF]),
      ("an old Office file", [0xD0, 0xCF, 0x11, 0xE0]), ("gzip data", [0x1F, 0x8B]),
      ("a program", [0x7F, 0x45, 0x4C, 0x46]),
    ]
    for (name, magic) in known where bytes.starts(with: magic) {
      throw ExtractionError(
        code: .notText, message: "is \(name), not a text; save its text as UTF-8",
        location: source)
    }
    let head = bytes.prefix(4096)
    let controls = head.count { $0 < 9 || ($0 > 13 && $0 < 32 && $0 != 27) }
    if controls > head.count / 50, Self.utf16Order(bytes) == nil {
      throw ExtractionError(
        code: .notText,
        message: "is not a text: \(controls) of the first \(head.count) bytes are control codes",
        location: source)
    }
  }

  // MARK: UTF-8 and UTF-16

  /// The scalars, or nil when more than `limit` bytes are wrong; wrong ones become U+FFFD.
  static func utf8(_ bytes: [UInt8], from: Int, limit: Int) -> ([UInt32], Int)? {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count / 2)
    var errors = 0
    var index = from
    let count = bytes.count
    while index < count {
      let first = bytes[index]
      if first < 0x80 {
        scalars.append(UInt32(first))
        index += 1
        continue
      }
      let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
      var value = UInt32(first) & (0x7F >> UInt32(length))
      var valid = first >= 0xC2 && first < 0xF5 && index + length <= count
      if valid {
        for offset in 1..<length {
          let byte = bytes[index + offset]
          if byte & 0xC0 != 0x80 {
            valid = false
            break
          }
          value = value << 6 | UInt32(byte & 0x3F)
        }
        if length == 3, value < 0x800 || (0xD800...0xDFFF).contains(value) { valid = false }
        if length == 4, value < 0x10000 || value > 0x10FFFF { valid = false }
      }
      if valid {
        scalars.append(value)
        index += length
      } else {
        errors += 1
        if errors > limit { return nil }
        scalars.append(0xFFFD)
        index += 1
      }
    }
    return (scalars, errors)
  }

  /// True for big-endian, false for little-endian, nil when the bytes are hardly UTF-16 without a mark.
  static func utf16Order(_ bytes: [UInt8]) -> Bool? {
    let sample = min(bytes.count, 4096) & ~1
    guard sample >= 16 else { return nil }
    var scores = (little: 0, big: 0)
    for index in stride(from: 0, to: sample, by: 2) {
      let little = UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
      for (unit, isBig) in [(little, false), (little.byteSwapped, true)]
      where unit == 10 || (0x20..<0x7F).contains(unit) || (0x4E00..<0x9FA6).contains(unit)
        || (0x3000..<0x3020).contains(unit) || (0xFF00..<0xFF60).contains(unit)
      {
        if isBig { scores.big += 1 } else { scores.little += 1 }
      }
    }
    let best = max(scores.little, scores.big)
    guard best * 2 > sample * 9 / 10, abs(scores.little - scores.big) * 8 > sample else {
      return nil
    }
    return scores.big > scores.little
  }

  private func utf16(_ bytes: [UInt8], _ from: Int, _ bigEndian: Bool, _ source: String)
    throws(ExtractionError) -> DecodedText
  {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count / 2)
    var errors = 0
    var index = from
    var high: UInt32 = 0
    while index + 1 < bytes.count {
      let a = UInt32(bytes[index])
      let b = UInt32(bytes[index + 1])
      let unit = bigEndian ? a << 8 | b : b << 8 | a
      index += 2
      if (0xDC00...0xDFFF).contains(unit), high != 0 {
        scalars.append(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00))
        high = 0
        continue
      }
      if high != 0 {
        errors += 1
        scalars.append(0xFFFD)
        high = 0
      }
      if (0xD800...0xDBFF).contains(unit) {
        high = unit
      } else {
        scalars.append(unit)
      }
    }
    if errors * 100 > bytes.count {
      throw undecodable(source, "it looks like UTF-16 but has \(errors) broken pairs")
    }
    return DecodedText(
      scalars: scalars, encoding: bigEndian ? "UTF-16BE" : "UTF-16LE",
      notes: errors == 0 ? [] : ["\(errors) broken surrogate pairs were replaced"])
  }

  // MARK: Double-byte encodings

  private func decodeGB18030(_ bytes: [UInt8]) -> (scalars: [UInt32], errors: Int) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count / 2)
    var errors = 0
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        scalars.append(UInt32(lead))
        index += 1
        continue
      }
      if lead > 0x80, lead < 0xFF, index + 1 < bytes.count {
        let trail = bytes[index + 1]
        if trail >= 0x40, trail != 0x7F, trail != 0xFF {
          let column = Int(trail) - 0x40 - (trail > 0x7F ? 1 : 0)
          let scalar = gb18030[(Int(lead) - 0x81) * 190 + column]
          if scalar != 0 {
            scalars.append(UInt32(scalar))
            index += 2
            continue
          }
        } else if (0x30...0x39).contains(trail), let scalar = fourBytes(bytes, index) {
          scalars.append(scalar)
          index += 4
          continue
        }
      }
      errors += 1
      scalars.append(0xFFFD)
      index += 1
    }
    return (scalars, errors)
  }

  private func fourBytes(_ bytes: [UInt8], _ index: Int) -> UInt32? {
    guard index + 3 < bytes.count, bytes[index + 2] > 0x80, bytes[index + 2] < 0xFF,
      (0x30...0x39).contains(bytes[index + 3])
    else { return nil }
    let digits = (0..<4).map { Int(bytes[index + $0]) }
    let upper = (digits[0] - 0x81) * 10 + digits[1] - 0x30
    let number = (upper * 126 + digits[2] - 0x81) * 10 + digits[3] - 0x30
    if number >= 189_000 { return number < 1_237_576 ? UInt32(number - 189_000 + 0x10000) : nil }
    var best: UInt32?
    for pair in stride(from: 0, to: gb18030Ranges.count - 1, by: 2) {
      guard Int(gb18030Ranges[pair]) <= number else { break }
      best = UInt32(gb18030Ranges[pair + 1]) + UInt32(number - Int(gb18030Ranges[pair]))
    }
    return best
  }

  private func decodeBig5(_ bytes: [UInt8]) -> (scalars: [UInt32], errors: Int) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(bytes.count / 2)
    var errors = 0
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      if lead < 0x80 {
        scalars.append(UInt32(lead))
        index += 1
        continue
      }
      if lead > 0x80, lead < 0xFF, index + 1 < bytes.count {
        let trail = Int(bytes[index + 1])
        let column =
          (0x40...0x7E).contains(trail)
          ? trail - 0x40 : (0xA1...0xFE).contains(trail) ? trail - 0xA1 + 63 : -1
        if column >= 0 {
          let scalar = big5[(Int(lead) - 0x81) * 157 + column]
          if scalar != 0 {
            scalars.append(UInt32(scalar))
            index += 2
            continue
          }
        }
      }
      errors += 1
      scalars.append(0xFFFD)
      index += 1
    }
    return (scalars, errors)
  }

  /// The share of the first non-ASCII scalars that are frequent in Chinese texts of either script.
  static func plausibility(_ scalars: [UInt32]) -> Double {
    var seen = 0
    var frequent = 0
    for scalar in scalars where scalar >= 0x80 {
      seen += 1
      if FrequentCharacters.contains(scalar) { frequent += 1 }
      if seen == 4000 { break }
    }
    return seen == 0 ? 0 : Double(frequent) / Double(seen)
  }
}
