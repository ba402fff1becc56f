internal import LMDB

/// Packs the values of one property of one chunk, in the narrowest of the encodings that
/// schema/STORE.md describes.
enum ColumnEncoding {
  static let integers: UInt8 = 1
  static let doubles: UInt8 = 2
  static let booleans: UInt8 = 3
  static let dictionary: UInt8 = 4
  static let strings: UInt8 = 5
  static let tagged: UInt8 = 6

  /// Encoding, flags, count of slots, width of an integer or code, then four unused bytes.
  static let headerSize = 8
  static let hasNulls: UInt8 = 1

  /// Encodes slots 0..<values.count; slots beyond are null. Nil when every value is null.
  static func encode(_ values: [Value]) throws(GraphError) -> [UInt8]? {
    var count = values.count
    while count > 0, case .null = values[count - 1] { count -= 1 }
    if count == 0 { return nil }
    var integers = 0
    var doubles = 0
    var booleans = 0
    var strings = 0
    var nulls = 0
    for value in values.prefix(count) {
      switch value {
      case .integer: integers += 1
      case .double: doubles += 1
      case .boolean: booleans += 1
      case .string: strings += 1
      case .null: nulls += 1
      default: break
      }
    }
    var bytes: [UInt8] = []
    let present = nulls > 0 ? presence(of: values, count) : []
    switch count {
    case integers + nulls: appendIntegers(values, count, present, &bytes)
    case doubles + nulls:
      begin(Self.doubles, count, present, &bytes)
      for value in values.prefix(count) {
        if case .double(let number) = value {
          bytes.appendNumber(number.bitPattern)
        } else {
          bytes.appendNumber(UInt64(0))
        }
      }
    case booleans + nulls:
      begin(Self.booleans, count, present, &bytes)
      for value in values.prefix(count) {
        if case .boolean(true) = value { bytes.append(1) } else { bytes.append(0) }
      }
    case strings + nulls: appendStrings(values, count, present, &bytes)
    default:
      begin(tagged, count, present, &bytes)
      var offsets: [UInt32] = [0]
      var payload: [UInt8] = []
      for value in values.prefix(count) {
        if case .null = value {} else { try TaggedValue.append(value, to: &payload) }
        offsets.append(UInt32(payload.count))
      }
      bytes.appendPacked(offsets)
      bytes.append(contentsOf: payload)
    }
    bytes.appendNumber(bytes.checksum)
    return bytes
  }

  private static func begin(
    _ encoding: UInt8, width: UInt8 = 0, _ count: Int, _ presence: [UInt64],
    _ bytes: inout [UInt8]
  ) {
    bytes.append(encoding)
    bytes.append(presence.isEmpty ? 0 : hasNulls)
    bytes.appendNumber(UInt16(count))
    bytes.append(width)
    bytes.append(contentsOf: [0, 0, 0])
    bytes.appendPacked(presence)
  }

  private static func presence(of values: [Value], _ count: Int) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for slot in 0..<count {
      if case .null = values[slot] {} else { words[slot >> 6] |= 1 << UInt64(slot & 63) }
    }
    return words
  }

  private static func appendIntegers(
    _ values: [Value], _ count: Int, _ presence: [UInt64], _ bytes: inout [UInt8]
  ) {
    var low = Int64.max
    var high = Int64.min
    for case .integer(let number) in values.prefix(count) {
      low = min(low, number)
      high = max(high, number)
    }
    let (range, overflow) = high.subtractingReportingOverflow(low)
    let width: UInt8 =
      overflow ? 8 : range < 1 << 8 ? 1 : range < 1 << 16 ? 2 : range < 1 << 32 ? 4 : 8
    if width == 8 { low = 0 }
    begin(integers, width: width, count, presence, &bytes)
    bytes.appendNumber(low)
    for value in values.prefix(count) {
      var number = low
      if case .integer(let present) = value { number = present }
      let offset = UInt64(bitPattern: number &- low)
      switch width {
      case 1: bytes.append(UInt8(truncatingIfNeeded: offset))
      case 2: bytes.appendNumber(UInt16(truncatingIfNeeded: offset))
      case 4: bytes.appendNumber(UInt32(truncatingIfNeeded: offset))
      default: bytes.appendNumber(offset)
      }
    }
  }

  private static func appendStrings(
    _ values: [Value], _ count: Int, _ presence: [UInt64], _ bytes: inout [UInt8]
  ) {
    var codes: [String: UInt16] = [:]
    var distinct: [String] = []
    var column: [UInt16] = []
    column.reserveCapacity(count)
    // More than half distinct: a dictionary would not pay.
    let limit = count < 4 ? 0 : count / 2
    for value in values.prefix(count) {
      guard case .string(let text) = value else {
        column.append(0)
        continue
      }
      if let code = codes[text] {
        column.append(code)
      } else {
        // Nor where the beginning hardly repeats itself; texts are long, and a hash of each is not free.
        if distinct.count >= limit || column.count >= 128 && distinct.count * 4 > column.count * 3 {
          break
        }
        codes[text] = UInt16(distinct.count)
        column.append(UInt16(distinct.count))
        distinct.append(text)
      }
    }
    if column.count == count {
      let width: UInt8 = distinct.count <= 256 ? 1 : 2
      begin(dictionary, width: width, count, presence, &bytes)
      bytes.appendNumber(UInt32(distinct.count))
      if width == 1 {
        for code in column { bytes.append(UInt8(code)) }
      } else {
        bytes.appendPacked(column)
      }
      appendTexts(distinct.map { .string($0) }, distinct.count, &bytes)
    } else {
      begin(strings, count, presence, &bytes)
      appendTexts(values, count, &bytes)
    }
  }

  private static func appendTexts(_ values: [Value], _ count: Int, _ bytes: inout [UInt8]) {
    var offsets: [UInt32] = [0]
    offsets.reserveCapacity(count + 1)
    var end = 0
    for value in values.prefix(count) {
      if case .string(let text) = value { end += text.utf8.count }
      offsets.append(UInt32(end))
    }
    bytes.appendPacked(offsets)
    for case .string(let text) in values.prefix(count) { bytes.append(contentsOf: text.utf8) }
  }
}
