/// Splits a body into sentences at 。！？ and at the ends of lines; blanks around a sentence are left out.
enum SentenceSplitter {
  /// The longest sentence; a longer one is cut, so that a text without stops cannot make the stages slow.
  static let limit = 2000

  static func split(_ units: [UInt16], _ body: Range<Int>, _ found: (Range<Int>) -> Void) {
    var start = body.lowerBound
    var index = body.lowerBound
    while index < body.upperBound {
      let unit = units[index]
      index += 1
      var ends = unit == .newline || unit == .fullStop || unit == 33 || unit == 63
      if !ends, index - start >= limit {
        ends = unit == .comma || unit == .semicolon || index - start >= 2 * limit
      }
      guard ends else { continue }
      // A quotation mark or bracket that closes after the stop belongs to the sentence.
      while unit != .newline, index < body.upperBound,
        units[index] == .closeQuote || units[index] == .closeParenthesis
          || units[index] == .closeTitle
      { index += 1 }
      emit(units, start..<index, found)
      start = index
    }
    emit(units, start..<body.upperBound, found)
  }

  private static func emit(_ units: [UInt16], _ range: Range<Int>, _ found: (Range<Int>) -> Void) {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, units[low].isBlank { low += 1 }
    while high > low, units[high - 1].isBlank { high -= 1 }
    if low < high { found(low..<high) }
  }
}
