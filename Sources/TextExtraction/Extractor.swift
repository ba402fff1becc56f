/// Reads texts: bytes in, facts out. Knows no store; the same bytes always give the same facts.
public struct Extractor: Sendable {
  let vocabulary: Vocabulary

  /// Makes an extractor over a vocabulary; making one is cheap, making the vocabulary is not.
  public init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// Changes with the vocabulary: a text read with another one may say other things.
  public var vocabularyFingerprint: UInt64 { vocabulary.fingerprint }

  /// Reads one file's bytes; a file may hold several documents.
  ///
  /// - Parameter source: the file's path, for the output and for error messages.
  /// - Throws: `ExtractionError` when the bytes are no text or cannot be decoded.
  public func extract(_ bytes: [UInt8], source: String) throws -> [ExtractedDocument] {
    let decoded = try vocabulary.decoder.decode(bytes, source: source)
    let text = TextCleaner.clean(decoded, folding: vocabulary.folding)
    return DocumentSplitter(vocabulary, text).split().map {
      DocumentReader.read(vocabulary, text, $0, source: source, encoding: decoded.encoding)
    }
  }

  /// How many words, numbers and single characters some UTF-16 units are cut into, line by line. For tools/bench.
  @_spi(Measuring) public func wordCount(_ units: [UInt16]) -> Int {
    var scan = SentenceScan()
    var count = 0
    var start = 0
    for index in units.indices where units[index] == .newline || index == units.count - 1 {
      scan.scan(units, start..<index + 1, vocabulary)
      count += scan.tokens.count
      start = index + 1
    }
    return count
  }
}
