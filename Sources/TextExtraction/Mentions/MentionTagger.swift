/// The sequence model that marks names: parks, projects, policies, organisations and places.
///
/// Labels: 0 outside, then begin and inside of each type. Without weights it marks nothing.
struct MentionTagger: Sendable {
  static let labels = 11
  private let weights: SequenceWeights?

  init(_ bytes: [UInt8], file: String) throws(ExtractionError) {
    weights = try SequenceWeights(bytes, labels: Self.labels, file: file)
  }

  /// Writes the best labels of a run of tokens into `result`, which has a place for each token of the sentence.
  func tag(_ tokens: TaggerTokens, _ range: Range<Int>, into result: inout [UInt8]) {
    guard !range.isEmpty, let weights else { return }
    let labels = Self.labels
    let impossible: Int32 = -1_000_000
    var previous = [Int32](repeating: impossible, count: labels)
    var current = previous
    var back = [UInt8](repeating: 0, count: range.count * labels)
    for index in range {
      var sum = SIMD16<Int16>()
      TaggerFeatures.visit(tokens, index) { weights.add($0, to: &sum) }
      if index == range.lowerBound {
        previous[0] = 0
        for label in stride(from: 1, to: labels, by: 2) { previous[label] = Int32(sum[label - 1]) }
        continue
      }
      let row = (index - range.lowerBound) * labels
      for label in 0..<labels {
        // Outside and the beginnings follow anything; inside follows its own beginning or inside.
        let isInside = label > 0 && label % 2 == 0
        var best = Int32.min
        var from = 0
        for before in isInside ? label - 1..<label + 1 : 0..<labels {
          let score = previous[before] &+ weights.transitions[before * labels + label]
          if score > best {
            best = score
            from = before
          }
        }
        current[label] = best &+ (label == 0 ? 0 : Int32(sum[label - 1]))
        back[row + label] = UInt8(from)
      }
      swap(&previous, &current)
    }
    var label = 0
    for candidate in 1..<labels where previous[candidate] > previous[label] { label = candidate }
    for index in range.reversed() {
      result[index] = UInt8(label)
      label = Int(back[(index - range.lowerBound) * labels + label])
    }
  }
}
