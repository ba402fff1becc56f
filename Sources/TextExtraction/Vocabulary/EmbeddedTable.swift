import EmbeddedSchema

/// The tables that are compiled into the binary, in the order of EmbeddedSchema.c.
enum EmbeddedTable: Int, CaseIterable {
  case places, parks, indicators, units, words, heads, cues, known, clusters, characters
  case phrases, shortForms, plans
  case gb18030, gb18030Ranges, big5, tagger, indicatorWeights

  /// The table's path inside `schema/`.
  var path: String {
    switch self {
    case .places: "places.tsv"
    case .parks: "parks.tsv"
    case .indicators: "indicators.tsv"
    case .units: "units.tsv"
    case .words: "lexicon/words.tsv"
    case .heads: "lexicon/heads.tsv"
    case .cues: "lexicon/cues.tsv"
    case .known: "lexicon/known.tsv"
    case .clusters: "lexicon/clusters.tsv"
    case .characters: "characters.tsv"
    case .phrases: "lexicon/phrases.tsv"
    case .shortForms: "lexicon/shortforms.tsv"
    case .plans: "lexicon/plans.tsv"
    case .gb18030: "encodings/gb18030.bin"
    case .gb18030Ranges: "encodings/gb18030-ranges.bin"
    case .big5: "encodings/big5.bin"
    case .tagger: "models/mentions.bin"
    case .indicatorWeights: "models/indicators.bin"
    }
  }

  /// A copy of the table's bytes.
  var bytes: [UInt8] {
    Array(
      UnsafeBufferPointer(
        start: fangzhi_schema_table(rawValue), count: fangzhi_schema_size(rawValue)))
  }

  /// The table as little-endian 16-bit numbers.
  var words16: [UInt16] {
    let bytes = bytes
    return (0..<bytes.count / 2).map { UInt16(bytes[2 * $0]) | UInt16(bytes[2 * $0 + 1]) << 8 }
  }
}
