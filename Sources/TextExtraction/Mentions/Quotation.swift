/// Quotations, of which what has a name of its own is one name: no part of it is another.
enum Quotation {
  /// The longest quotation that counts as a name; a longer one is speech.
  private static let longest = 60

  /// Whether a range is a part of a quotation and not the whole of it, or what stands between a book's marks.
  static func encloses(_ range: Range<Int>, _ units: [UInt16], _ sentence: Range<Int>) -> Bool {
    if isInTitle(range, units, sentence) { return true }
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

  /// 舞剧《|东坡|》
  private static func isInTitle(
    _ range: Range<Int>, _ units: [UInt16], _ sentence: Range<Int>
  ) -> Bool {
    let before = units[max(sentence.lowerBound, range.lowerBound - longest)..<range.lowerBound]
    guard let open = before.lastIndex(of: .openTitle), !before[open...].contains(.closeTitle),
      !units[range].contains(.openTitle)
    else { return false }
    return units[range.upperBound..<min(sentence.upperBound, range.upperBound + longest)]
      .contains(.closeTitle)
  }
}
