/// What a unit measures.
enum UnitKind: String, Sendable, CaseIterable {
  case money, percent, points, permille, count, area, length, mass, volume, energy, times, bits
  case age
  /// A number with it is no figure: times, ordinals, voltages.
  case skip
}

/// A unit or measure word.
struct UnitRecord: Sendable {
  var unit: String
  var factor: Double
  var kind: UnitKind
}

/// The units with a trie of their own, for a unit is looked for after a number only.
struct UnitTable: Sendable {
  private(set) var records: [UnitRecord] = []
  private(set) var trie: WordTrie

  init(_ table: VocabularyTable) throws(ExtractionError) {
    var reader = try TableReader(
      table, columns: ["word", "unit", "factor", "class"])
    var words = WordIndex()
    while try reader.advance() {
      guard let kind = UnitKind(rawValue: reader.cell(3)) else {
        throw reader.error("unknown class '\(reader.cell(3))'")
      }
      guard let factor = Double(reader.cell(2)), factor > 0 else {
        throw reader.error("the factor '\(reader.cell(2))' is no positive number")
      }
      guard words.insert(reader.units(0)[...]).isNew else {
        throw reader.error("the unit '\(reader.cell(0))' stands twice")
      }
      records.append(UnitRecord(unit: reader.cell(1), factor: factor, kind: kind))
    }
    trie = WordTrie(words)
  }
}
