internal import LMDB

/// Property values as byte strings whose order is openCypher's order of values, for range indexes.
///
/// A value is a type byte and a payload; strings and byte strings escape 0 as 0 255 and end in 0 0.
/// What would be longer than 470 bytes is cut there and closed by a hash: such keys find candidates
/// that are verified on the property, and sort by their first 470 bytes only.
enum IndexKey {
  static let maximumBytes = 470

  enum TypeByte {
    static let map: UInt8 = 0x10
    static let list: UInt8 = 0x20
    static let zonedDateTime: UInt8 = 0x30
    static let localDateTime: UInt8 = 0x31
    static let date: UInt8 = 0x32
    static let zonedTime: UInt8 = 0x33
    static let localTime: UInt8 = 0x34
    static let duration: UInt8 = 0x35
    static let string: UInt8 = 0x40
    static let bytes: UInt8 = 0x41
    static let boolean: UInt8 = 0x50
    static let number: UInt8 = 0x60
    static let notANumber: UInt8 = 0x61
  }

  /// The key of a value, or nil for what indexes do not hold (null and graph elements), and whether
  /// it was cut.
  static func encode(_ value: Value) -> (key: [UInt8], isCut: Bool)? {
    var key: [UInt8] = []
    guard let isCut = append(value, after: &key) else { return nil }
    return (key, isCut)
  }

  /// Appends the key of a value to what comes before it in an entry; tells whether it was cut, or nil
  /// for what indexes do not hold.
  static func append(_ value: Value, after entry: inout [UInt8]) -> Bool? {
    let start = entry.count
    guard append(value, to: &entry) else { return nil }
    guard entry.count - start > maximumBytes else { return false }
    let hash = Array(entry[start...]).checksum
    entry.removeSubrange((start + maximumBytes)...)
    appendBigEndian(hash, to: &entry)
    return true
  }

  /// The key of a value as long as it is.
  static func uncut(_ value: Value) -> [UInt8] {
    var key: [UInt8] = []
    _ = append(value, to: &key)
    return key
  }

  /// The key with which all strings of a prefix begin, and whether it was cut.
  static func prefix(_ text: String) -> (key: [UInt8], isCut: Bool) {
    var key: [UInt8] = [TypeByte.string]
    appendEscaped(text, to: &key)
    guard key.count > maximumBytes else { return (key, false) }
    key.removeSubrange(maximumBytes...)
    return (key, true)
  }

  private static func append(_ value: Value, to key: inout [UInt8]) -> Bool {
    switch value {
    case .null, .node, .relationship, .path: return false
    case .boolean(let flag): key.append(contentsOf: [TypeByte.boolean, flag ? 1 : 0])
    case .integer(let number):
      let rounded = Double(number)
      // Above 2^53 neighbours share a double: what rounding took away tells them apart.
      // 2^63, which the largest integers round to, is itself no integer of 64 bits.
      let residue = Int64(exactly: rounded).map { number - $0 } ?? number - .max - 1
      appendNumber(rounded, residue: residue, to: &key)
    case .double(let number):
      if number.isNaN {
        key.append(TypeByte.notANumber)
      } else {
        appendNumber(number, residue: 0, to: &key)
      }
    case .string(let text):
      key.append(TypeByte.string)
      appendEscaped(text, to: &key)
      key.append(0)
      key.append(0)
    case .bytes(let data):
      key.append(TypeByte.bytes)
      appendEscaped(data, to: &key)
      key.append(contentsOf: [0, 0])
    case .list(let elements):
      key.append(TypeByte.list)
      for element in elements where !append(element, to: &key) { key.append(0xFE) }
      key.append(0)
    case .map(let entries):
      key.append(TypeByte.map)
      for (name, element) in entries.sorted(by: { $0.key < $1.key }) {
        _ = append(.string(name), to: &key)
        if !append(element, to: &key) { key.append(0xFE) }
      }
      key.append(0)
    case .date(let date):
      key.append(TypeByte.date)
      appendSigned(date.daysSinceEpoch, to: &key)
    case .localTime(let time):
      key.append(TypeByte.localTime)
      appendSigned(time.nanosecondOfDay, to: &key)
    case .zonedTime(let time):
      key.append(TypeByte.zonedTime)
      appendSigned(
        time.nanosecondOfDay - Int64(time.offsetSeconds) * 1_000_000_000, to: &key)
      appendSigned(Int64(time.offsetSeconds), to: &key)
    case .localDateTime(let moment):
      key.append(TypeByte.localDateTime)
      appendSigned(moment.daysSinceEpoch, to: &key)
      appendSigned(moment.nanosecondOfDay, to: &key)
    case .zonedDateTime(let moment):
      key.append(TypeByte.zonedDateTime)
      let nanosecond = moment.local.nanosecondOfDay
      let second =
        moment.local.daysSinceEpoch * 86_400 + nanosecond / 1_000_000_000
        - Int64(moment.offsetSeconds)
      appendSigned(second, to: &key)
      appendSigned(nanosecond % 1_000_000_000, to: &key)
      appendSigned(Int64(moment.offsetSeconds), to: &key)
      appendEscaped(Array((moment.zone ?? "").utf8), to: &key)
      key.append(contentsOf: [0, 0])
    case .duration(let duration):
      key.append(TypeByte.duration)
      // Ordered by average length, as openCypher orders durations.
      let average =
        Double(duration.months) * 2_629_746 + Double(duration.days) * 86_400
        + Double(duration.seconds) + Double(duration.nanoseconds) / 1e9
      appendBigEndian(ordered(average), to: &key)
      for part in [duration.months, duration.days, duration.seconds, Int64(duration.nanoseconds)] {
        appendSigned(part, to: &key)
      }
    }
    return true
  }

  private static func appendNumber(_ number: Double, residue: Int64, to key: inout [UInt8]) {
    key.append(TypeByte.number)
    appendBigEndian(ordered(number == 0 ? 0 : number), to: &key)
    let biased = UInt16(clamping: residue + 0x8000)
    key.append(UInt8(biased >> 8))
    key.append(UInt8(biased & 0xFF))
  }

  private static func ordered(_ number: Double) -> UInt64 {
    let bits = number.bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  private static func appendSigned(_ number: Int64, to key: inout [UInt8]) {
    appendBigEndian(UInt64(bitPattern: number) ^ 1 << 63, to: &key)
  }

  static func appendBigEndian(_ number: UInt64, to key: inout [UInt8]) {
    key.appendNumber(number.bigEndian)
  }

  private static func appendEscaped(_ text: String, to key: inout [UInt8]) {
    let utf8 = text.utf8
    key.reserveCapacity(key.count + utf8.count + 8)
    let isPlain = utf8.withContiguousStorageIfAvailable { !$0.contains(0) }
    if isPlain == true {
      key.append(contentsOf: utf8)
    } else {
      appendEscaped(Array(utf8), to: &key)
    }
  }

  private static func appendEscaped(_ bytes: [UInt8], to key: inout [UInt8]) {
    for byte in bytes {
      key.append(byte)
      if byte == 0 { key.append(0xFF) }
    }
  }
}
