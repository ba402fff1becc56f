/// Words with several forms that name the same, from lexicon/shortforms.tsv.
struct ShortForms: Sendable {
  /// Type words of zones that mean the same.
  private(set) var zones: [(full: String, short: String)] = []
  /// What follows a place in the name of a public body, and the form that its name carries.
  private(set) var bodies: [(word: [UInt16], full: String)] = []

  init(_ table: VocabularyTable) throws(ExtractionError) {
    var reader = try TableReader(table, columns: ["word", "full", "class"])
    while try reader.advance() {
      let word = reader.cell(0)
      let full = reader.cell(1)
      switch reader.cell(2) {
      case "zone": zones.append((full, word))
      case "body": bodies.append((Array(word.utf16), full))
      default: throw reader.error("unknown class '\(reader.cell(2))'; known are zone, body")
      }
    }
  }
}

/// A plan by which texts tell time, such as 十四五, and the years it covers.
struct PlanRecord: Sendable {
  var name: String
  var first: Int
  var last: Int

  static func read(_ table: VocabularyTable) throws(ExtractionError) -> [PlanRecord] {
    var reader = try TableReader(table, columns: ["name", "first", "last"])
    var plans: [PlanRecord] = []
    while try reader.advance() {
      guard let first = Int(reader.cell(1)), let last = Int(reader.cell(2)), first <= last else {
        throw reader.error("a plan has a first year and a last one")
      }
      plans.append(PlanRecord(name: reader.cell(0), first: first, last: last))
    }
    return plans
  }
}
