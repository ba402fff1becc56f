/// What tools/train-tagger reads: the tokens of each sentence in source offsets, with their feature buckets.
package struct TaggerSentence: Sendable {
  package var starts: [Int]
  package var ends: [Int]
  package var features: [[UInt32]]
}

extension Extractor {
  /// The tokens and features of a file's sentences, for training.
  package func taggerSentences(_ bytes: [UInt8], source: String) throws -> [TaggerSentence] {
    let decoded = try vocabulary.decoder.decode(bytes, source: source)
    let text = TextCleaner.clean(decoded, folding: vocabulary.folding)
    var result: [TaggerSentence] = []
    for span in DocumentSplitter(text).split() {
      let fields = DocumentFields(vocabulary, text, span)
      let places = PlaceResolver(vocabulary: vocabulary, home: fields.place)
      var scan = SentenceScan()
      var features = TaggerFeatures()
      SentenceSplitter.split(text.units, span.body) { range in
        scan.scan(text.units, range, vocabulary)
        features.compute(vocabulary, text.units, scan, places.resolve(text.units, scan))
        var sentence = TaggerSentence(starts: [], ends: [], features: [])
        for (index, token) in scan.tokens.enumerated() {
          let source = text.sourceRange(token.start..<token.end)
          sentence.starts.append(source.lowerBound)
          sentence.ends.append(source.upperBound)
          let first = index * TaggerFeatures.width
          sentence.features.append(Array(features.features[first..<first + TaggerFeatures.width]))
        }
        result.append(sentence)
      }
    }
    return result
  }
}
