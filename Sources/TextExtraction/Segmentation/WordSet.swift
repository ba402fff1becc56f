/// A set of words to test slices of the text against, without making strings.
struct WordSet: Sendable, ExpressibleByArrayLiteral {
  private let words: [[UInt16]]
  /// For each first unit, by its low bits, whether a word begins with it.
  private let begins: [UInt64]
  private let longest: Int

  init(arrayLiteral elements: String...) {
    words = elements.map { Array($0.utf16) }
    longest = words.map(\.count).max() ?? 0
    var begins = [UInt64](repeating: 0, count: 16)
    for word in words {
      guard let first = word.first else { continue }
      begins[Int(first >> 6) & 15] |= 1 << UInt64(first & 63)
    }
    self.begins = begins
  }

  @inline(__always)
  private func mayBegin(_ unit: UInt16) -> Bool {
    begins[Int(unit >> 6) & 15] & (1 << UInt64(unit & 63)) != 0
  }

  /// Whether a range holds one of the words.
  func contains(_ units: [UInt16], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= longest, mayBegin(units[range.lowerBound]) else {
      return false
    }
    return words.contains { $0.count == range.count && Self.stands($0, units, range.lowerBound) }
  }

  /// Whether a range begins with one of the words.
  func begins(_ units: [UInt16], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, mayBegin(units[range.lowerBound]) else { return false }
    return words.contains { $0.count <= range.count && Self.stands($0, units, range.lowerBound) }
  }

  /// How long the word is that a range begins with, the first of the list that fits; nil when none does.
  func prefix(of units: ArraySlice<UInt16>) -> Int? {
    guard let first = units.first, mayBegin(first) else { return nil }
    return words.first { $0.count <= units.count && units.starts(with: $0) }?.count
  }

  /// How long the words are that a slice ends with.
  func suffixes(of units: ArraySlice<UInt16>) -> [Int] {
    words.filter {
      $0.count <= units.count && units[(units.endIndex - $0.count)...].elementsEqual($0)
    }
    .map(\.count)
  }

  @inline(__always)
  private static func stands(_ word: [UInt16], _ units: [UInt16], _ start: Int) -> Bool {
    for offset in word.indices where units[start + offset] != word[offset] { return false }
    return true
  }
}
