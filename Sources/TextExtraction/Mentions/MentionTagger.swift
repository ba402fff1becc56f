/// The sequence model that marks names: parks, projects, policies, organisations and places.
///
/// Labels: 0 outside, then begin and inside of each type. Without weights it marks nothing.
struct MentionTagger: Sendable {
  static let labels = 11
  private let weights: SequenceWeights?
  /// From each label to all others. Outside and the beginnings follow anything; inside follows its own beginning or inside.
  private let moves: [SIMD16<Int32>]
  /// The labels with which a run can begin.
  private let starts: SIMD16<Int32>

  private static let impossible: Int32 = -1_000_000

  init(_ bytes: [UInt8], file: String) throws(ExtractionError) {
    let weights = try SequenceWeights(bytes, labels: Self.labels, file: file)
    self.weights = weights
    func isInside(_ label: Int) -> Bool { label > 0 && label % 2 == 0 }
    moves = (0..<Self.labels).map { before in
      var row = SIMD16<Int32>(repeating: Self.impossible)
      for label in 0..<Self.labels
      where !isInside(label) || before == label || before == label - 1 {
        row[label] = weights?.transitions[before * Self.labels + label] ?? 0
      }
      return row
    }
    var starts = SIMD16<Int32>(repeating: Self.impossible)
    for label in 0..<Self.labels where !isInside(label) { starts[label] = 0 }
    self.starts = starts
  }

  /// Writes the best labels of a run of tokens into `result`, which has a place for each token of the sentence
  /// (Viterbi's algorithm; all labels of a token at once).
  func tag(_ tokens: TaggerTokens, _ range: Range<Int>, into result: inout [UInt8]) {
    guard !range.isEmpty, let weights else { return }
    var back = [SIMD16<Int32>]()
    back.reserveCapacity(range.count)
    var scores = starts
    for index in range {
      var sum = SequenceWeights.Sum()
      TaggerFeatures.visit(tokens, index) { weights.add($0, to: &sum) }
      let marked = sum.scores
      var own = SIMD16<Int32>()
      for label in 1..<Self.labels { own[label] = Int32(marked[label - 1]) }
      guard index > range.lowerBound else {
        scores &+= own
        back.append(SIMD16())
        continue
      }
      var best = moves[0] &+ scores[0]
      var from = SIMD16<Int32>()
      for before in 1..<Self.labels {
        let candidate = moves[before] &+ scores[before]
        let isBetter = candidate .> best
        best.replace(with: candidate, where: isBetter)
        from.replace(with: Int32(before), where: isBetter)
      }
      scores = best &+ own
      back.append(from)
    }
    var label = 0
    for candidate in 1..<Self.labels where scores[candidate] > scores[label] { label = candidate }
    for index in range.reversed() {
      result[index] = UInt8(label)
      label = Int(back[index - range.lowerBound][label])
    }
  }
}
