/// Maps each character to the one that the stages read.
struct CharacterFolding: Sendable {
  /// Narrow forms, uniform punctuation.
  private var table: [UInt16]
  /// Traditional to Simplified.
  private var simplified: [UInt16]

  init(_ rows: VocabularyTable) throws(ExtractionError) {
    table = (0...65535).map { UInt16($0) }
    for scalar in 0xFF01...0xFF5E { table[scalar] = UInt16(scalar - 0xFEE0) }
    for (from, to) in [
      (0x3000, 32), (0xA0, 32), (0x2002, 32), (0x2003, 32), (0x2009, 32), (9, 32), (0x0B, 32),
      (0x0C, 10), (0x85, 10), (0x2028, 10), (0x2029, 10), (0xFF61, 0x3002), (0xFF0E, 46),
      (0x2236, 58), (0x2033, 0x201D), (0x300C, 0x201C), (0x300D, 0x201D), (0x300E, 0x201C),
      (0x300F, 0x201D), (0x2013, 0x2014), (0x2015, 0x2014), (0x2500, 0x2014), (0x2219, 0xB7),
      (0x2022, 0xB7), (0x30FB, 0xB7), (0xFF5E, 126), (0x3014, 40), (0x3015, 41),
    ] { table[from] = UInt16(to) }
    simplified = table
    var reader = try TableReader(rows, columns: ["traditional", "simplified"])
    while try reader.advance() {
      let from = reader.units(0)
      let to = reader.units(1)
      guard from.count == 1, to.count == 1 else {
        throw reader.error("each cell must hold one character")
      }
      guard simplified[Int(from[0])] == from[0] else {
        throw reader.error("'\(reader.cell(0))' stands twice")
      }
      simplified[Int(from[0])] = to[0]
    }
  }

  @inline(__always)
  func fold(_ scalar: UInt32, simplifying: Bool) -> UInt16 {
    guard scalar < 0x10000 else { return 0xFFFD }
    return simplifying ? simplified[Int(scalar)] : table[Int(scalar)]
  }

  /// A name of a table folded like texts, so that （ and ( are one.
  func folded(_ name: ArraySlice<UInt16>) -> ArraySlice<UInt16> {
    name.map { fold(UInt32($0), simplifying: false) }[...]
  }

  /// Whether a scalar has a Simplified form of its own.
  @inline(__always)
  func isTraditional(_ scalar: UInt32) -> Bool {
    scalar >= 0x3400 && scalar < 0x10000 && UInt32(simplified[Int(scalar)]) != scalar
  }
}
