/// A set of characters: ranges and classes, also turned around, united and intersected.
struct RegexCharacterSet: Sendable {
  indirect enum Member: Sendable {
    case range(UInt32, UInt32)
    case digit, space, word, any
    case property(Property)
    case set(RegexCharacterSet)
  }

  enum Property: Sendable {
    case category(@Sendable (Unicode.GeneralCategory) -> Bool)
    case test(@Sendable (Unicode.Scalar) -> Bool)
  }

  var members: [Member] = []
  var isNegated = false
  /// All must contain the character, too: `[a-z&&[^b]]`.
  var intersections: [RegexCharacterSet] = []
  var ignoresCase = false

  init(_ members: [Member] = []) { self.members = members }

  /// Everything but line ends; with `dotAll` everything.
  static func dot(dotAll: Bool) -> RegexCharacterSet {
    guard !dotAll else { return RegexCharacterSet([.any]) }
    var set = RegexCharacterSet([
      .range(10, 10), .range(13, 13), .range(0x85, 0x85), .range(0x2028, 0x2029),
    ])
    set.isNegated = true
    return set
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    var isMember = holds(scalar)
    if !isMember, ignoresCase {
      let properties = scalar.properties
      for mapping in [properties.lowercaseMapping, properties.uppercaseMapping] {
        let mapped = mapping.unicodeScalars
        if mapped.count == 1, let other = mapped.first, other != scalar, holds(other) {
          isMember = true
          break
        }
      }
    }
    return isMember != isNegated
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    members.contains { Self.holds($0, scalar) } && intersections.allSatisfy { $0.contains(scalar) }
  }

  private static func holds(_ member: Member, _ scalar: Unicode.Scalar) -> Bool {
    switch member {
    case .range(let low, let high): return scalar.value >= low && scalar.value <= high
    case .any: return true
    case .digit: return scalar.value >= 48 && scalar.value <= 57
    case .space: return scalar.value == 32 || scalar.value >= 9 && scalar.value <= 13
    case .word:
      let letter = scalar.value | 0x20
      return letter >= 97 && letter <= 122 || scalar.value >= 48 && scalar.value <= 57
        || scalar == "_"
    case .property(.category(let test)): return test(scalar.properties.generalCategory)
    case .property(.test(let test)): return test(scalar)
    case .set(let set): return set.contains(scalar)
    }
  }

  func negated() -> RegexCharacterSet {
    var set = RegexCharacterSet([.set(self)])
    set.isNegated = true
    return set
  }

  /// By the name in `\p{…}`; nil when there is none such.
  static func property(named name: String) -> Property? {
    var short = name
    for prefix in ["Is", "general_category=", "gc=", "script=", "sc=", "In"]
    where short.hasPrefix(prefix) {
      short = String(short.dropFirst(prefix.count))
      break
    }
    switch short {
    case "L", "Letter": return .category { letters.contains($0) }
    case "Lu", "Upper", "Uppercase": return .category { $0 == .uppercaseLetter }
    case "Ll", "Lower", "Lowercase": return .category { $0 == .lowercaseLetter }
    case "Lt": return .category { $0 == .titlecaseLetter }
    case "Lm": return .category { $0 == .modifierLetter }
    case "Lo": return .category { $0 == .otherLetter }
    case "M", "Mark":
      return .category { $0 == .nonspacingMark || $0 == .spacingMark || $0 == .enclosingMark }
    case "N", "Number":
      return .category { $0 == .decimalNumber || $0 == .letterNumber || $0 == .otherNumber }
    case "Nd", "Digit": return .category { $0 == .decimalNumber }
    case "Nl": return .category { $0 == .letterNumber }
    case "No": return .category { $0 == .otherNumber }
    case "P", "Punct", "Punctuation": return .category { punctuation.contains($0) }
    case "S", "Symbol": return .category { symbols.contains($0) }
    case "Sc": return .category { $0 == .currencySymbol }
    case "Sm": return .category { $0 == .mathSymbol }
    case "Z", "Separator":
      return .category {
        $0 == .spaceSeparator || $0 == .lineSeparator || $0 == .paragraphSeparator
      }
    case "Zs": return .category { $0 == .spaceSeparator }
    case "Cc", "Cntrl": return .category { $0 == .control }
    case "Alpha", "Alphabetic": return .test { $0.properties.isAlphabetic }
    case "Alnum":
      return .test { $0.properties.isAlphabetic || $0.properties.generalCategory == .decimalNumber }
    case "Space", "White_Space": return .test { $0.properties.isWhitespace }
    case "ASCII": return .test { $0.isASCII }
    case "Han", "Ideographic", "Hani":
      return .test { $0.properties.isIdeographic || $0 == "々" || $0 == "〇" }
    case "Latin": return .test { isLatin($0) }
    case "Hiragana": return .test { (0x3041...0x309F).contains($0.value) }
    case "Katakana": return .test { (0x30A0...0x30FF).contains($0.value) }
    case "Cyrillic": return .test { (0x0400...0x052F).contains($0.value) }
    case "Greek": return .test { (0x0370...0x03FF).contains($0.value) }
    default: return nil
    }
  }

  private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic
      && (scalar.value < 0x250 || (0x1E00...0x1EFF).contains(scalar.value)
        || (0xFF21...0xFF5A).contains(scalar.value))
  }

  private static let letters: Set<Unicode.GeneralCategory> = [
    .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
  ]
  private static let punctuation: Set<Unicode.GeneralCategory> = [
    .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
    .initialPunctuation, .finalPunctuation, .otherPunctuation,
  ]
  private static let symbols: Set<Unicode.GeneralCategory> = [
    .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol,
  ]
}
