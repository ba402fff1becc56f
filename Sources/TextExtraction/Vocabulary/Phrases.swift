/// A set of short phrases to look for in units, without making strings.
struct Phrases: Sendable {
  /// The phrases in the order of the list.
  let strings: [String]
  /// The same as units.
  let words: [[UInt16]]
  /// Which units a phrase begins with, by their low ten bits: most texts are told apart by one look.
  private let beginnings: [UInt64]

  init(_ elements: [String]) {
    strings = elements
    words = elements.map { Array($0.utf16) }
    var beginnings = [UInt64](repeating: 0, count: 16)
    for first in words.compactMap(\.first) {
      beginnings[Int(first >> 6) & 15] |= 1 << UInt64(first & 63)
    }
    self.beginnings = beginnings
  }

  @inline(__always)
  private func mayBegin(_ unit: UInt16) -> Bool {
    beginnings[Int(unit >> 6) & 15] & (1 << UInt64(unit & 63)) != 0
  }

  /// Whether a range is one of the phrases.
  func contains(_ units: [UInt16], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, mayBegin(units[range.lowerBound]) else { return false }
    return words.contains { $0.count == range.count && matches($0, units, range.lowerBound) }
  }

  /// Whether a unit alone is one of the phrases.
  @inline(__always)
  func contains(_ unit: UInt16) -> Bool {
    mayBegin(unit) && words.contains { $0.count == 1 && $0[0] == unit }
  }

  /// Whether a string is one of the phrases.
  func contains(_ text: String) -> Bool {
    guard let first = text.utf16.first, mayBegin(first) else { return false }
    return words.contains { $0.count == text.utf16.count && text.utf16.elementsEqual($0) }
  }

  /// Whether one of the phrases stands in a string.
  func stand(in text: String) -> Bool { strings.contains { text.holds($0) } }

  /// Whether one of the phrases ends a string.
  func end(_ text: String) -> Bool { strings.contains { text.ends(with: $0) } }

  /// How long the phrase is that a slice begins with, the first of the list that fits; nil when none does.
  func prefix(of units: ArraySlice<UInt16>) -> Int? {
    guard let first = units.first, mayBegin(first) else { return nil }
    return words.first { $0.count <= units.count && units.starts(with: $0) }?.count
  }

  /// How long the phrases are that a slice ends with.
  func suffixes(of units: ArraySlice<UInt16>) -> [Int] {
    words.filter { word in
      word.count <= units.count && units[(units.endIndex - word.count)...].elementsEqual(word)
    }.map(\.count)
  }

  /// Whether one of the phrases stands in a range.
  func stand(in units: [UInt16], _ range: Range<Int>) -> Bool {
    units.withUnsafeBufferPointer { units in
      for index in range where mayBegin(units[index]) {
        for word in words
        where word.count <= range.upperBound - index
          && word.indices.allSatisfy({ units[index + $0] == word[$0] })
        {
          return true
        }
      }
      return false
    }
  }

  /// Whether one of the phrases begins a range.
  func begin(_ units: [UInt16], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, mayBegin(units[range.lowerBound]) else { return false }
    return words.contains { $0.count <= range.count && matches($0, units, range.lowerBound) }
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
