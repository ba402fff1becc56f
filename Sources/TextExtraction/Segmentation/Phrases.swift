/// A set of short phrases to look for in units, without making strings.
struct Phrases: Sendable, ExpressibleByArrayLiteral {
  private let words: [[UInt16]]

  init(arrayLiteral elements: String...) { words = elements.map { Array($0.utf16) } }

  init(_ elements: [String]) { words = elements.map { Array($0.utf16) } }

  /// Whether one of the phrases stands in a range.
  func stand(in units: [UInt16], _ range: Range<Int>) -> Bool {
    words.contains { position(of: $0, units, range) != nil }
  }

  /// Whether one of the phrases begins a range.
  func begin(_ units: [UInt16], _ range: Range<Int>) -> Bool {
    words.contains { $0.count <= range.count && matches($0, units, range.lowerBound) }
  }

  /// Whether one of the phrases ends a range.
  func end(_ units: [UInt16], _ range: Range<Int>) -> Bool {
    words.contains { $0.count <= range.count && matches($0, units, range.upperBound - $0.count) }
  }

  /// Where the first of the phrases that occurs stands.
  func first(in units: [UInt16], _ range: Range<Int>) -> Int? {
    words.compactMap { position(of: $0, units, range) }.min()
  }

  @inline(__always)
  private func matches(_ word: [UInt16], _ units: [UInt16], _ start: Int) -> Bool {
    for offset in 0..<word.count where units[start + offset] != word[offset] { return false }
    return true
  }

  private func position(of word: [UInt16], _ units: [UInt16], _ range: Range<Int>) -> Int? {
    let limit = range.upperBound - word.count
    guard let first = word.first, limit >= range.lowerBound else { return nil }
    var index = range.lowerBound
    while index <= limit {
      if units[index] == first, matches(word, units, index) { return index }
      index += 1
    }
    return nil
  }
}
