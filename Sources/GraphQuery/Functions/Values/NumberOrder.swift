/// Exact comparison of integers with floating-point numbers: no rounding of large integers.
enum NumberOrder {
  /// Negative, zero or positive; nil when the float is NaN.
  static func compare(_ integer: Int64, _ float: Double) -> Int? {
    if float.isNaN { return nil }
    if float >= 0x1p63 { return -1 }
    if float < -0x1p63 { return 1 }
    let whole = Int64(float)
    if integer != whole { return integer < whole ? -1 : 1 }
    let fraction = float - float.rounded(.towardZero)
    return fraction > 0 ? -1 : fraction < 0 ? 1 : 0
  }

  static func compare(_ left: Double, _ right: Double) -> Int? {
    left < right ? -1 : left > right ? 1 : left == right ? 0 : nil
  }

  static func compare<Number: Comparable>(_ left: Number, _ right: Number) -> Int {
    left < right ? -1 : left > right ? 1 : 0
  }
}
