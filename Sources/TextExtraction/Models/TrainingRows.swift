/// What tools/train reads: a run of words in source offsets, with the hashes of their features.
package struct TrainingRow: Sendable {
  /// The numbers whose indicator the words name, in source offsets; none where names are marked.
  package var numbers: [Range<Int>] = []
  package var words: [Range<Int>] = []
  package var features: [[UInt32]] = []
}

extension Extractor {
  /// The clauses of a file, among whose words names are marked.
  package func mentionRows(_ bytes: [UInt8], source: String) throws -> [TrainingRow] {
    var rows: [TrainingRow] = []
    try eachSentence(bytes, source: source) { text, scan, places, _ in
      var tokens = TaggerTokens()
      tokens.describe(vocabulary, text.units, scan, places.resolve(text.units, scan))
      tokens.forEachClause { clause in
        var row = TrainingRow()
        for index in clause {
          row.words.append(text.sourceRange(scan.tokens[index].start..<scan.tokens[index].end))
          var features: [UInt32] = []
          TaggerFeatures.visit(tokens, index) { features.append($0) }
          row.features.append(features)
        }
        rows.append(row)
      }
    }
    return rows
  }

  /// The surroundings of a file's numbers, among whose words indicators are marked.
  package func indicatorRows(_ bytes: [UInt8], source: String) throws -> [TrainingRow] {
    var rows: [TrainingRow] = []
    try eachSentence(bytes, source: source) { text, scan, places, context in
      var reader = MentionReader(vocabulary, places)
      let mentions = reader.read(text, scan)
      for (numbers, window) in FigureReader.windows(vocabulary, text, scan, mentions, context) {
        var row = TrainingRow(numbers: numbers.map { text.sourceRange($0) })
        for index in window.words.indices {
          let token = scan.tokens[window.words[index].token]
          row.words.append(text.sourceRange(token.start..<token.end))
          var features: [UInt32] = []
          window.visit(index, scan, mentions) { features.append($0) }
          row.features.append(features)
        }
        rows.append(row)
      }
    }
    return rows
  }

  private func eachSentence(
    _ bytes: [UInt8], source: String,
    _ found: (WorkingText, SentenceScan, PlaceResolver, FigureContext) -> Void
  ) throws {
    let decoded = try vocabulary.decoder.decode(bytes, source: source)
    let text = TextCleaner.clean(decoded, folding: vocabulary.folding)
    for span in DocumentSplitter(vocabulary, text).split() {
      let fields = DocumentFields(vocabulary, text, span)
      let places = PlaceResolver(vocabulary: vocabulary, home: fields.place)
      let context = FigureContext(
        section: .body, period: nil, year: fields.year, kind: fields.kind, home: "",
        homePlace: fields.place, carriedTime: nil)
      var scan = SentenceScan()
      SentenceSplitter.split(text.units, span.body) { range in
        scan.scan(text.units, range, vocabulary)
        found(text, scan, places, context)
      }
    }
  }
}
