/// A 128-bit digest of bytes, as 32 hexadecimal digits: MurmurHash3 (x64, 128 bits) by Austin Appleby, in the
/// public domain. Tells a changed file from an unchanged one; no protection against an adversary.
struct ContentDigest {
  /// The digest of the bytes; the seed tells versions of the loader apart.
  static func hexadecimal(of bytes: [UInt8], seed: UInt64 = 0) -> String {
    let (high, low) = hash(bytes, seed: seed)
    return digits(high) + digits(low)
  }

  /// The first 64 bits of the digest of a string, as 16 hexadecimal digits.
  static func short(of text: String) -> String {
    digits(hash(Array(text.utf8), seed: 0).0)
  }

  private static let multiplier1: UInt64 = 0x87c3_7b91_1142_53d5
  private static let multiplier2: UInt64 = 0x4cf5_ad43_2745_937f

  static func hash(_ bytes: [UInt8], seed: UInt64) -> (UInt64, UInt64) {
    var h1 = seed
    var h2 = seed
    let span = bytes.span
    let blocks = span.count / 16
    for block in 0..<blocks {
      h1 ^= scramble1(word(span, at: block * 16))
      h1 = rotate(h1, 27) &+ h2
      h1 = h1 &* 5 &+ 0x52dc_e729
      h2 ^= scramble2(word(span, at: block * 16 + 8))
      h2 = rotate(h2, 31) &+ h1
      h2 = h2 &* 5 &+ 0x3849_5ab5
    }
    var tail1: UInt64 = 0
    var tail2: UInt64 = 0
    for index in blocks * 16..<span.count {
      let place = index - blocks * 16
      if place < 8 {
        tail1 |= UInt64(span[index]) << UInt64(place * 8)
      } else {
        tail2 |= UInt64(span[index]) << UInt64((place - 8) * 8)
      }
    }
    h1 ^= scramble1(tail1)
    h2 ^= scramble2(tail2)
    h1 ^= UInt64(span.count)
    h2 ^= UInt64(span.count)
    h1 = h1 &+ h2
    h2 = h2 &+ h1
    h1 = mix(h1)
    h2 = mix(h2)
    h1 = h1 &+ h2
    h2 = h2 &+ h1
    return (h1, h2)
  }

  @inline(__always)
  private static func word(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    var value: UInt64 = 0
    for index in 0..<8 { value |= UInt64(bytes[offset + index]) << UInt64(index * 8) }
    return value
  }

  private static func scramble1(_ word: UInt64) -> UInt64 {
    rotate(word &* multiplier1, 31) &* multiplier2
  }

  private static func scramble2(_ word: UInt64) -> UInt64 {
    rotate(word &* multiplier2, 33) &* multiplier1
  }

  private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    (value << bits) | (value >> (64 - bits))
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed ^= mixed >> 33
    mixed = mixed &* 0xff51_afd7_ed55_8ccd
    mixed ^= mixed >> 33
    mixed = mixed &* 0xc4ce_b9fe_1a85_ec53
    mixed ^= mixed >> 33
    return mixed
  }

  private static func digits(_ value: UInt64) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
