/// Hashes of features; training and reading use the same.
enum FeatureHash {
  /// The hash of a feature: its template and up to three values.
  @inline(__always)
  static func mix(_ template: UInt32, _ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt32 {
    var hash = (template &* 0x9E37_79B1) ^ a
    hash = (hash ^ (hash >> 15)) &* 0x85EB_CA6B
    hash = (hash ^ b &+ 0x27D4_EB2F) &* 0xC2B2_AE35
    hash = (hash ^ (hash >> 13) ^ c &* 0x1656_67B1) &* 0x9E37_79B1
    return hash ^ (hash >> 16)
  }

  /// The hash of some letters (FNV-1a over their units).
  @inline(__always)
  static func of(_ units: [UInt16], _ range: Range<Int>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for position in range { hash = (hash ^ UInt32(units[position])) &* 16_777_619 }
    return hash
  }
}
