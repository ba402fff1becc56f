internal import LMDB

/// Packing of columns whose type is known beforehand, as a bulk import has them. `nulls` are the
/// rows without a value, in order.
extension ColumnEncoding {
  static func encode(integers: [Int64], nulls: [Int]) -> [UInt8] {
    var low = Int64.max
    var high = Int64.min
    var nextNull = 0
    for (row, number) in integers.enumerated() {
      if nextNull < nulls.count, nulls[nextNull] == row {
        nextNull += 1
        continue
      }
      low = min(low, number)
      high = max(high, number)
    }
    let (range, overflow) = high.subtractingReportingOverflow(low)
    let width: UInt8 =
      overflow ? 8 : range < 1 << 8 ? 1 : range < 1 << 16 ? 2 : range < 1 << 32 ? 4 : 8
    if width == 8 { low = 0 }
    var bytes = begin(integersCode, width: width, integers.count, nulls)
    bytes.appendNumber(low)
    switch width {
    case 1: bytes.append(contentsOf: integers.lazy.map { UInt8(truncatingIfNeeded: $0 &- low) })
    case 2: bytes.appendPacked(integers.map { UInt16(truncatingIfNeeded: $0 &- low) })
    case 4: bytes.appendPacked(integers.map { UInt32(truncatingIfNeeded: $0 &- low) })
    default: bytes.appendPacked(integers)
    }
    bytes.appendNumber(bytes.checksum)
    return bytes
  }

  private static let integersCode = Self.integers

  static func encode(doubles: [Double], nulls: [Int]) -> [UInt8] {
    var bytes = begin(Self.doubles, width: 0, doubles.count, nulls)
    bytes.appendPacked(doubles)
    bytes.appendNumber(bytes.checksum)
    return bytes
  }

  /// `offsets` has one more entry than there are rows.
  static func encode(text: [UInt8], offsets: [UInt32], nulls: [Int]) -> [UInt8] {
    let count = offsets.count - 1
    if let (codes, entries) = dictionary(text, offsets, limit: count < 4 ? 0 : count / 2) {
      let width: UInt8 = entries.count <= 256 ? 1 : 2
      var bytes = begin(Self.dictionary, width: width, count, nulls)
      bytes.appendNumber(UInt32(entries.count))
      if width == 1 {
        bytes.append(contentsOf: codes.lazy.map { UInt8($0) })
      } else {
        bytes.appendPacked(codes)
      }
      var end: UInt32 = 0
      bytes.appendNumber(end)
      for entry in entries {
        end += UInt32(entry.count)
        bytes.appendNumber(end)
      }
      for entry in entries { bytes.append(contentsOf: text[entry]) }
      bytes.appendNumber(bytes.checksum)
      return bytes
    }
    var bytes = begin(strings, width: 0, count, nulls)
    bytes.appendPacked(offsets)
    bytes.append(contentsOf: text)
    bytes.appendNumber(bytes.checksum)
    return bytes
  }

  private static func begin(
    _ encoding: UInt8, width: UInt8, _ count: Int, _ nulls: [Int]
  ) -> [UInt8] {
    var bytes: [UInt8] = [encoding, nulls.isEmpty ? 0 : hasNulls]
    bytes.appendNumber(UInt16(count))
    bytes.append(contentsOf: [width, 0, 0, 0])
    guard !nulls.isEmpty else { return bytes }
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for row in 0..<count { words[row >> 6] |= 1 << UInt64(row & 63) }
    for row in nulls { words[row >> 6] &= ~(1 << UInt64(row & 63)) }
    bytes.appendPacked(words)
    return bytes
  }

  /// Codes and distinct texts, in the order they first occur; nil when there are more than `limit`.
  private static func dictionary(
    _ text: [UInt8], _ offsets: [UInt32], limit: Int
  ) -> (codes: [UInt16], entries: [Range<Int>])? {
    var table = [Int32](repeating: -1, count: 1 << 13)
    var entries: [Range<Int>] = []
    var codes: [UInt16] = []
    codes.reserveCapacity(offsets.count)
    for row in 0..<offsets.count - 1 {
      let range = Int(offsets[row])..<Int(offsets[row + 1])
      // FNV-1a.
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      for index in range { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
      var place = Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x1FFF)
      while true {
        let entry = table[place]
        if entry < 0 {
          if entries.count >= limit { return nil }
          table[place] = Int32(entries.count)
          codes.append(UInt16(entries.count))
          entries.append(range)
          break
        }
        let known = entries[Int(entry)]
        if known.count == range.count, text[known].elementsEqual(text[range]) {
          codes.append(UInt16(entry))
          break
        }
        place = (place + 1) & 0x1FFF
      }
    }
    return (codes, entries)
  }
}
