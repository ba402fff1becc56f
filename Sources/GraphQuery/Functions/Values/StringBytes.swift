/// Strings compare by code points, which is the order of their UTF-8 bytes; Swift's own `==` and
/// `<` go by canonical equivalence, which would make two different spellings equal.
extension String {
  func hasSameBytes(as other: String) -> Bool {
    let left = utf8.span
    let right = other.utf8.span
    guard left.count == right.count else { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }

  /// Negative, zero or positive as this string comes before, with or after the other.
  func byteOrder(to other: String) -> Int {
    let left = utf8.span
    let right = other.utf8.span
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return left[index] < right[index] ? -1 : 1
    }
    return left.count - right.count
  }

  /// Feeds the bytes, eight at a time, and their number.
  func hashBytes(into hasher: inout Hasher) {
    let bytes = utf8.span
    var word: UInt64 = 0
    for index in bytes.indices {
      word = word << 8 | UInt64(bytes[index])
      if index & 7 == 7 {
        hasher.combine(word)
        word = 0
      }
    }
    hasher.combine(word)
    hasher.combine(bytes.count)
  }

  /// The number of characters as queries count them: Unicode code points.
  var scalarCount: Int {
    let bytes = utf8.span
    var count = 0
    for index in bytes.indices where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
