/// The weights of a linear sequence model, a conditional random field (Lafferty, McCallum and Pereira 2001).
///
/// Its file: `FZT4`, the number of labels and of sets as 32-bit numbers, the labels' transitions as 16-bit numbers, then
/// for each set four fingerprints of 16 bits, then for each of them the 8-bit weights of the labels but the first, whose
/// score is zero. A feature's set are the low bits of its hash, its fingerprint the high ones; a feature that is not
/// there weighs nothing. tools/train makes such files.
struct SequenceWeights: Sendable {
  static let ways = 4
  let labels: Int
  /// From one label to the next, `labels` to a row.
  let transitions: [Int32]
  private let mask: Int
  /// The row of a feature that is not there.
  private let nothing: Int
  /// Four fingerprints of a set, the first in the low bits.
  private let fingerprints: [UInt64]
  /// The weights of each fingerprint's labels but the first, as bytes above 128 where positive, two labels to a lane.
  private let weights: [SIMD8<UInt16>]

  /// The sum of some features' weights.
  struct Sum {
    fileprivate var even = SIMD8<UInt16>()
    fileprivate var odd = SIMD8<UInt16>()
    fileprivate var count: UInt16 = 0

    /// The score of each label but the first, the second label's at index 0.
    var scores: SIMD16<Int16> {
      let zero = SIMD8<UInt16>(repeating: count &* 128)
      var scores = SIMD16<Int16>()
      scores.evenHalf = SIMD8<Int16>(truncatingIfNeeded: even &- zero)
      scores.oddHalf = SIMD8<Int16>(truncatingIfNeeded: odd &- zero)
      return scores
    }
  }

  /// The weights in a file's bytes, nil when the file is empty.
  ///
  /// - Throws: `ExtractionError` when the file is something else.
  init?(_ bytes: [UInt8], labels: Int, file: String) throws(ExtractionError) {
    if bytes.isEmpty || bytes == [0] { return nil }
    let squares = labels * labels
    let head = 12 + squares * 2
    func word(_ place: Int) -> UInt16 { UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8 }
    let isLong = bytes.count >= head && bytes.starts(with: Array("FZT4".utf8))
    let sets = isLong ? Int(word(8)) | Int(word(10)) << 16 : 0
    guard isLong, Int(word(4)) == labels, sets > 0, sets & (sets - 1) == 0,
      bytes.count == head + sets * Self.ways * (1 + labels)
    else {
      throw ExtractionError(
        code: .vocabulary, message: "these are no weights for \(labels) labels; train them anew",
        location: file)
    }
    self.labels = labels
    mask = sets - 1
    nothing = sets * Self.ways
    transitions = (0..<squares).map { Int32(Int16(bitPattern: word(12 + 2 * $0))) }
    fingerprints = (0..<sets).map { set in
      let place = head + set * 8
      return (0..<4).reduce(0) { $0 | UInt64(word(place + 2 * $1)) << UInt64(16 * $1) }
    }
    let start = head + sets * 8
    let row = labels - 1
    var weights: [SIMD8<UInt16>] = []
    weights.reserveCapacity(nothing + 1)
    bytes.withUnsafeBufferPointer { bytes in
      for first in stride(from: start, to: bytes.count, by: row) {
        var values = SIMD16<UInt8>(repeating: 0x80)
        for label in 0..<row { values[label] = bytes[first + label] ^ 0x80 }
        weights.append(
          SIMD8(truncatingIfNeeded: values.evenHalf)
            | SIMD8(truncatingIfNeeded: values.oddHalf) &<< 8)
      }
    }
    weights.append(SIMD8(repeating: 0x8080))
    self.weights = weights
  }

  /// Adds a feature's weights, which are those of the labels but the first.
  @inline(__always)
  func add(_ hash: UInt32, to sum: inout Sum) {
    let set = Int(hash) & mask
    // A fingerprint that is the hash's becomes zero; the bits above the zeros borrow.
    let others = fingerprints[set] ^ (UInt64(hash >> 16 | 1) &* 0x0001_0001_0001_0001)
    let zeros = (others &- 0x0001_0001_0001_0001) & ~others & 0x8000_8000_8000_8000
    // What is not there takes the row behind the last, whose weights are zero: no jump to guess.
    let row = set &* Self.ways &+ zeros.trailingZeroBitCount >> 4
    let both = weights[zeros == 0 ? nothing : row]
    sum.even &+= both & 0xFF
    sum.odd &+= both &>> 8
    sum.count &+= 1
  }
}
