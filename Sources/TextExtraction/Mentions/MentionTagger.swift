/// The linear sequence model that marks parks, projects, policies and organisations.
///
/// Labels: 0 outside, then begin and inside of park, project, policy, organisation. Its weights are trained by
/// tools/train-tagger: a header `FZT2`, the labels' transitions as 16-bit numbers and then one row of eight 16-bit
/// numbers for each bucket, the labels but outside, whose score is zero. Without weights it marks nothing.
struct MentionTagger: Sendable {
  static let labels = 9
  private let weights: [SIMD8<Int16>]
  private let transitions: [Int32]

  init(_ bytes: [UInt8]) {
    let head = 4 + Self.labels * Self.labels * 2
    guard bytes.count >= head + TaggerFeatures.buckets * 16,
      bytes.starts(with: Array("FZT2".utf8))
    else {
      weights = []
      transitions = []
      return
    }
    transitions = (0..<Self.labels * Self.labels).map {
      Int32(Int16(bitPattern: UInt16(bytes[4 + 2 * $0]) | UInt16(bytes[5 + 2 * $0]) << 8))
    }
    var rows: [SIMD8<Int16>] = []
    rows.reserveCapacity(TaggerFeatures.buckets)
    for row in 0..<TaggerFeatures.buckets {
      var values = SIMD8<Int16>()
      for label in 0..<8 {
        let place = head + row * 16 + label * 2
        values[label] = Int16(bitPattern: UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8)
      }
      rows.append(values)
    }
    weights = rows
  }

  /// The best labels of a sentence's tokens.
  func tag(_ features: TaggerFeatures) -> [UInt8] {
    let count = features.count
    guard count > 0, !weights.isEmpty else { return [] }
    let labels = Self.labels
    var previous = [Int32](repeating: -1_000_000, count: labels)
    var current = previous
    var back = [UInt8](repeating: 0, count: count * labels)
    for index in 0..<count {
      var sum = SIMD8<Int16>()
      let first = index * TaggerFeatures.width
      for slot in first..<first + TaggerFeatures.width {
        sum &+= weights[Int(features.features[slot])]
      }
      if index == 0 {
        previous[0] = 0
        for label in 1..<labels where label % 2 == 1 { previous[label] = Int32(sum[label - 1]) }
        continue
      }
      // Outside and the beginnings follow anything; inside follows its own beginning or inside.
      for label in 0..<labels {
        var best: Int32 = .min
        var from: UInt8 = 0
        if label > 0, label % 2 == 0 {
          for before in label - 1...label {
            let score = previous[before] &+ transitions[before * labels + label]
            if score > best {
              best = score
              from = UInt8(before)
            }
          }
        } else {
          for before in 0..<labels {
            let score = previous[before] &+ transitions[before * labels + label]
            if score > best {
              best = score
              from = UInt8(before)
            }
          }
        }
        current[label] = best &+ (label == 0 ? 0 : Int32(sum[label - 1]))
        back[index * labels + label] = from
      }
      swap(&previous, &current)
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
