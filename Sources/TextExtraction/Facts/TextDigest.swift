/// A 128-bit digest of a text: two FNV-1a sums over its scalars with different offsets.
enum TextDigest {
  static func hex(_ scalars: ArraySlice<UInt32>) -> String {
    var first: UInt64 = 0xcbf2_9ce4_8422_2325
    var second: UInt64 = 0x6c62_272e_07bb_0142
    for scalar in scalars {
      first = (first ^ UInt64(scalar)) &* 0x100_0000_01b3
      second = (second ^ UInt64(scalar &+ 0x9E37)) &* 0x100_0000_01b3
      second ^= second >> 29
    }
    return hex(first) + hex(second)
  }

  /// A 64-bit FNV-1a sum of bytes.
  static func hash(_ bytes: [UInt8]) -> UInt64 {
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return sum
  }

  private static func hex(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
