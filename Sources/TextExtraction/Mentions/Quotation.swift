/// Quotations, of which what has a name of its own is one name: no part of it is another.
enum Quotation {
  /// The longest quotation that counts as a name; a longer one is speech.
  private static let longest = 60

  /// Whether a range is a part of a quotation and not the whole of it.
  static func encloses(_ range: Range<Int>, _ units: [UInt16], _ sentence: Range<Int>) -> Bool {
    let low = max(sentence.lowerBound, range.lowerBound - longest)
    guard let open = units[low..<range.lowerBound].lastIndex(of: .openQuote),
      !units[open..<range.lowerBound].contains(.closeQuote),
      !units[range].contains(.openQuote), !units[range].contains(.openTitle)
    else { return false }
    let high = min(sentence.upperBound, range.lowerBound + longest)
    guard range.upperBound < high else { return false }
    let after = units[range.upperBound..<high]
    guard let close = after.firstIndex(of: .closeQuote), !after[..<close].contains(.openQuote)
    else { return false }
    return open + 1 < range.lowerBound || close > range.upperBound
  }
}
