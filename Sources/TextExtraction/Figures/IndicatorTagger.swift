/// The sequence model that marks which words around a number name what it measures. Labels: 0 no, 1 yes.
struct IndicatorTagger: Sendable {
  private let weights: SequenceWeights?

  /// Whether it has been trained.
  var isTrained: Bool { weights != nil }

  init(_ bytes: [UInt8], file: String) throws(ExtractionError) {
    weights = try SequenceWeights(bytes, labels: 2, file: file)
  }

  /// Which words of a window belong to the indicator (Viterbi's best labels).
  func mark(
    _ window: IndicatorWindow, _ scan: SentenceScan, _ mentions: [FoundMention]
  ) -> [Bool] {
    let count = window.words.count
    var result = [Bool](repeating: false, count: count)
    guard let weights, count > 0 else { return result }
    let moves = weights.transitions
    var back = [(no: Bool, yes: Bool)](repeating: (false, false), count: count)
    var no: Int32 = 0
    var yes: Int32 = 0
    for index in 0..<count {
      var sum = SequenceWeights.Sum()
      window.visit(index, scan, mentions) { weights.add($0, to: &sum) }
      let score = Int32(sum.scores[0])
      if index == 0 {
        yes = score
        continue
      }
      back[index] = (yes + moves[2] > no + moves[0], yes + moves[3] > no + moves[1])
      (no, yes) = (max(no + moves[0], yes + moves[2]), max(no + moves[1], yes + moves[3]) + score)
    }
    var label = yes > no
    for index in (0..<count).reversed() {
      result[index] = label
      label = label ? back[index].yes : back[index].no
    }
    return result
  }
}
