/// The lists of words that the rules look for, from lexicon/phrases.tsv.
struct PhraseTable: Sendable {
  private var lists: [Phrases]

  /// - Throws: `ExtractionError` when a list is unknown, missing or has no words, or holds a word twice.
  init(_ table: VocabularyTable) throws(ExtractionError) {
    var numbers: [String: Int] = [:]
    for list in PhraseList.allCases { numbers[list.name] = list.rawValue }
    var words = [[String]](repeating: [], count: numbers.count)
    var reader = try TableReader(table, columns: ["list", "words", "use"], optional: 1)
    while try reader.advance() {
      guard let number = numbers[reader.cell(0)] else {
        throw reader.error("unknown list '\(reader.cell(0))'")
      }
      for word in reader.cell(1).split(separator: "|") {
        if words[number].contains(String(word)) {
          throw reader.error("'\(word)' stands twice in the list '\(reader.cell(0))'")
        }
        words[number].append(String(word))
      }
    }
    for list in PhraseList.allCases where words[list.rawValue].isEmpty {
      throw ExtractionError(
        code: .vocabulary, message: "the list '\(list.name)' is missing", location: reader.file)
    }
    lists = words.map { Phrases($0) }
  }

  subscript(list: PhraseList) -> Phrases {
    @inline(__always) _read { yield lists[list.rawValue] }
  }
}
