/// What kind of text a file holds, found by one look over its scalars before it is cleaned.
struct TextSurvey {
  /// HTML or another text with many tags.
  var isMarkup = false
  /// More Traditional characters than a Simplified text has.
  var isTraditional = false
  /// Pinyin in brackets stands after many characters.
  var hasBracketedPinyin = false
  /// A space stands between most characters.
  var isSpaced = false
  /// Lines are broken at this width, 0 when they are not.
  var wrapWidth = 0

  init(_ scalars: [UInt32], folding: CharacterFolding) {
    var han = 0
    var traditional = 0
    var spaces = 0
    var tags = 0
    var pinyin = 0
    let limit = min(scalars.count, 400_000)
    var index = 0
    while index < limit {
      let scalar = scalars[index]
      if scalar >= 0x3400 {
        if scalar <= 0x9FFF {
          han += 1
          if folding.isTraditional(scalar) { traditional += 1 }
        }
      } else if scalar == 60 {
        if index + 1 < limit, Self.beginsTag(scalars[index + 1]) { tags += 1 }
      } else if scalar == 32 || scalar == 0x3000, index > 0, index + 1 < limit,
        scalars[index - 1] >= 0x3400, scalars[index + 1] >= 0x3400
      {
        spaces += 1
      } else if scalar == 40, index > 0, scalars[index - 1] >= 0x3400,
        Self.pinyinEnd(scalars, index) != nil
      {
        pinyin += 1
      }
      index += 1
    }
    isMarkup = tags > 5 && tags * 400 > limit
    isTraditional = traditional * 33 > han
    hasBracketedPinyin = pinyin > 10 && pinyin * 100 > han
    isSpaced = han > 100 && spaces * 5 > han
    if !isMarkup { wrapWidth = Self.wrapWidth(scalars) }
  }

  private static func beginsTag(_ scalar: UInt32) -> Bool {
    scalar == 47 || scalar == 33 || (scalar | 32) >= 97 && (scalar | 32) <= 122
  }

  /// The index after `(guī)` when such a bracket begins at `index`.
  static func pinyinEnd(_ scalars: [UInt32], _ index: Int) -> Int? {
    var end = index + 1
    while end < scalars.count, end - index <= 8 {
      let scalar = scalars[end]
      if scalar == 41 { return end > index + 1 ? end + 1 : nil }
      let letter =
        scalar >= 97 && scalar <= 122 || scalar >= 0xE0 && scalar <= 0xFC
        || scalar >= 0x101 && scalar <= 0x1DC || scalar == 0x261
      if !letter { return nil }
      end += 1
    }
    return nil
  }

  /// The width at which a converter broke the lines of running text, or 0.
  private static func wrapWidth(_ scalars: [UInt32]) -> Int {
    var lengths: [Int] = []
    var unfinished: [Bool] = []
    var start = 0
    for index in 0..<min(scalars.count, 200_000) where scalars[index] == 10 {
      var end = index
      while end > start, scalars[end - 1] == 13 || scalars[end - 1] == 32 { end -= 1 }
      if end > start {
        lengths.append(end - start)
        let last = scalars[end - 1]
        unfinished.append(last >= 0x3400 && last < 0xA000 || last == 0x3001 || last == 0xFF0C)
      }
      start = index + 1
    }
    guard lengths.count >= 20 else { return 0 }
    let width = lengths.sorted()[lengths.count * 9 / 10]
    guard width >= 12, width <= 70 else { return 0 }
    let broken = lengths.indices.count { lengths[$0] * 10 >= width * 8 && unfinished[$0] }
    return broken * 2 > lengths.count ? width : 0
  }
}
