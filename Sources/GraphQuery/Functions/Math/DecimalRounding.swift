/// Rounds a float at a decimal place, as the decimal number that it prints as: 2.675 is rounded as
/// 2.675, not as the binary fraction a little below.
enum DecimalRounding {
  static func round(_ number: Double, precision: Int64, mode: String) throws -> Double {
    guard let mode = Mode(rawValue: mode.uppercased()) else {
      throw QueryFailure.badValue(
        "round() knows the modes UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN and HALF_EVEN, "
          + "not \(mode)")
    }
    guard number.isFinite, number != 0, precision < 400 else { return number }
    guard precision > -400 else { return 0 }
    var (digits, exponent) = decimal(of: number.magnitude)
    // digits × 10^exponent; keep what stands before 10^-precision.
    let dropped = Int(-precision) - exponent
    guard dropped > 0 else { return number }
    let kept = digits.count - dropped
    let rest = kept >= 0 ? Array(digits[kept...]) : [0] + digits
    digits = kept > 0 ? Array(digits[..<kept]) : [0]
    exponent += dropped
    if mode.roundsUp(isNegative: number < 0, rest: rest, lastKept: digits[digits.count - 1]) {
      var index = digits.count - 1
      while index >= 0, digits[index] == 9 {
        digits[index] = 0
        index -= 1
      }
      if index >= 0 { digits[index] += 1 } else { digits.insert(1, at: 0) }
    }
    let text = digits.map { String($0) }.joined() + "e" + String(exponent)
    let magnitude = Double(text) ?? number.magnitude
    return number < 0 ? -magnitude : magnitude
  }

  private enum Mode: String {
    case up = "UP"
    case down = "DOWN"
    case ceiling = "CEILING"
    case floor = "FLOOR"
    case halfUp = "HALF_UP"
    case halfDown = "HALF_DOWN"
    case halfEven = "HALF_EVEN"

    /// Whether the magnitude grows; `rest` are the digits that fall away, none of them before.
    func roundsUp(isNegative: Bool, rest: [UInt8], lastKept: UInt8) -> Bool {
      let isExact = rest.allSatisfy { $0 == 0 }
      let first = rest.first ?? 0
      let isHalf = first == 5 && rest.dropFirst().allSatisfy { $0 == 0 }
      return switch self {
      case .up: !isExact
      case .down: false
      case .ceiling: !isExact && !isNegative
      case .floor: !isExact && isNegative
      case .halfUp: first >= 5
      case .halfDown: first >= 5 && !isHalf
      case .halfEven: isHalf ? lastKept % 2 == 1 : first >= 5
      }
    }
  }

  /// The shortest digits that read back as the number, and the power of ten of the last one.
  private static func decimal(of magnitude: Double) -> (digits: [UInt8], exponent: Int) {
    var digits: [UInt8] = []
    var exponent = 0
    var isFraction = false
    var rest = magnitude.description[...]
    while let character = rest.utf8.first {
      rest = rest.dropFirst()
      switch character {
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "e"):
        exponent += Int(rest) ?? 0
        rest = ""
      default:
        digits.append(character - 48)
        if isFraction { exponent -= 1 }
      }
    }
    let first = digits.firstIndex { $0 != 0 } ?? digits.count - 1
    return (Array(digits[first...]), exponent)
  }
}
