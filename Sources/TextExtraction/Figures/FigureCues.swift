/// What the words around a number say about it.
struct FigureCues {
  var growth = false
  var increase = false
  var decrease = false
  /// 达到, 升至: the end of a change.
  var reach = false
  /// Such a word that names the state at the end: 达到, but not 完成.
  var ends = false
  /// 保持在, 控制在: for the whole period.
  var holds = false
  var share = false
  var average = false
  var above = false
  var respectively = false
  /// 均: each of the things listed.
  var each = false
  var target = false
  var estimate = false
  var comparator: FigureComparator?

  /// Takes a word in; false when it is no cue.
  mutating func take(
    _ vocabulary: Vocabulary, _ classes: WordClassSet, _ units: [UInt16], _ range: Range<Int>
  ) -> Bool {
    var isCue = false
    if classes.has(.growth) {
      growth = true
      isCue = true
      if vocabulary.phrases[.cueAverages].begin(units, range) { average = true }
    }
    if classes.has(.increase) {
      increase = true
      isCue = true
    }
    if classes.has(.decrease) {
      decrease = true
      isCue = true
    }
    if classes.has(.reach) {
      reach = true
      if !vocabulary.phrases[.cueDoings].contains(units, range) { ends = true }
      isCue = true
      if vocabulary.phrases[.cueHoldings].begin(units, range) { holds = true }
      // 到 after another cue: 增加到, 降至.
      growth = false
    }
    for (kind, meaning) in Self.bounds where classes.has(kind) {
      if comparator == nil { comparator = meaning }
      isCue = true
    }
    if classes.has(.average) {
      average = true
      isCue = true
    }
    if classes.has(.share) {
      share = true
      isCue = true
    }
    if classes.has(.above) {
      above = true
      isCue = true
    }
    if classes.has(.estimate) {
      estimate = true
      isCue = true
    }
    if classes.has(.target), !classes.has(.create) {
      target = true
      isCue = true
    }
    if classes.has(.adverb) {
      isCue = true
      if vocabulary.phrases[.separately].begin(units, range) { respectively = true }
      if vocabulary.phrases[.cueAll].contains(units, range) { each = true }
    }
    return isCue
  }

  private static let bounds: [(WordClass, FigureComparator)] = [
    (.ge, .ge), (.gt, .gt), (.le, .le), (.lt, .lt), (.approx, .approx),
  ]
}
