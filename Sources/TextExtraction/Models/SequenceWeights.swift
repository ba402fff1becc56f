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
  private let fingerprints: [SIMD4<UInt16>]
  private let weights: [SIMD16<Int16>]

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
    transitions = (0..<squares).map { Int32(Int16(bitPattern: word(12 + 2 * $0))) }
    fingerprints = (0..<sets).map { set in
      let place = head + set * 8
      return SIMD4(word(place), word(place + 2), word(place + 4), word(place + 6))
    }
    let start = head + sets * 8
    weights = (0..<sets * Self.ways).map { row in
      var values = SIMD16<Int16>()
      for label in 0..<labels - 1 {
        values[label] = Int16(Int8(bitPattern: bytes[start + row * (labels - 1) + label]))
      }
      return values
    }
  }

  /// Adds a feature's weights, which are those of the labels but the first.
  @inline(__always)
  func add(_ hash: UInt32, to sum: inout SIMD16<Int16>) {
    let set = Int(hash) & mask
    let found = fingerprints[set] .== SIMD4(repeating: UInt16(hash >> 16) | 1)
    for way in 0..<Self.ways where found[way] {
      sum &+= weights[set * Self.ways + way]
    }
  }
}
