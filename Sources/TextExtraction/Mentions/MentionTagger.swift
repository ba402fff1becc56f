/// The linear sequence model that marks parks, projects, policies and organisations.
///
/// Labels: 0 outside, then begin and inside of park, project, policy, organisation. Its weights are trained by
/// tools/train-tagger: a header `FZT1`, the labels' transitions and then one row of labels for each bucket, all as
/// signed bytes with one scale. Without weights it marks nothing.
struct MentionTagger: Sendable {
  static let labels = 9
  private let weights: [Int8]
  private let transitions: [Int32]

  var isEmpty: Bool { weights.isEmpty }

  init(_ bytes: [UInt8]) {
    let head = 4 + Self.labels * Self.labels * 2
    guard bytes.count >= head + TaggerFeatures.buckets * Self.labels,
      bytes.starts(with: Array("FZT1".utf8))
    else {
      weights = []
      transitions = []
      return
    }
    transitions = (0..<Self.labels * Self.labels).map {
      Int32(Int16(bitPattern: UInt16(bytes[4 + 2 * $0]) | UInt16(bytes[5 + 2 * $0]) << 8))
    }
    weights = bytes[head...].map { Int8(bitPattern: $0) }
  }

  /// The best labels of a sentence's tokens.
  func tag(_ features: TaggerFeatures) -> [UInt8] {
    let count = features.count
    guard count > 0, !weights.isEmpty else { return [] }
    let labels = Self.labels
    var scores = [Int32](repeating: 0, count: labels)
    var previous = [Int32](repeating: -1_000_000, count: labels)
    var back = [UInt8](repeating: 0, count: count * labels)
    for index in 0..<count {
      for label in 0..<labels { scores[label] = 0 }
      for slot in 0..<TaggerFeatures.width {
        let row = Int(features.features[index * TaggerFeatures.width + slot]) * labels
        for label in 0..<labels { scores[label] &+= Int32(weights[row + label]) }
      }
      if index == 0 {
        for label in 0..<labels {
          previous[label] = label > 0 && label % 2 == 0 ? -1_000_000 : scores[label]
        }
        continue
      }
      var current = [Int32](repeating: 0, count: labels)
      for label in 0..<labels {
        var best: Int32 = .min
        var from: UInt8 = 0
        // Inside follows its own begin or inside only.
        let isInside = label > 0 && label % 2 == 0
        for before in 0..<labels where !isInside || before == label || before == label - 1 {
          let score = previous[before] &+ transitions[before * labels + label]
          if score > best {
            best = score
            from = UInt8(before)
          }
        }
        current[label] = best &+ scores[label]
        back[index * labels + label] = from
      }
      previous = current
    }
    var label = 0
    for candidate in 1..<labels where previous[candidate] > previous[label] { label = candidate }
    var result = [UInt8](repeating: 0, count: count)
    for index in stride(from: count - 1, through: 0, by: -1) {
      result[index] = UInt8(label)
      label = Int(back[index * labels + label])
    }
    return result
  }
}
