import TextExtraction

/// One file's extraction, ready to be written.
struct LoadedFile: Sendable {
  /// The source's name: the absolute path.
  let source: String
  /// The digest of its bytes and of what reads them.
  let digest: String
  let byteCount: Int
  let documents: [DocumentRows]
  let entities: FileEntities

  init(source: String, digest: String, byteCount: Int, documents: [ExtractedDocument]) {
    self.source = source
    self.digest = digest
    self.byteCount = byteCount
    var entities = FileEntities()
    self.documents = documents.enumerated().map { position, document in
      DocumentRows(
        document, source: source, digest: digest, position: position, entities: &entities)
    }
    self.entities = entities
  }

  /// The identity of a document: its source and its position there.
  static func documentID(source: String, position: Int) -> String {
    ContentDigest.short(of: "\(source)\u{0}\(position)")
  }

  /// The identity of a sentence: its document's and its own start.
  static func sentenceID(document: String, start: Int) -> String {
    "\(document):\(start)"
  }

  /// The document that a sentence's identity names.
  static func document(ofSentence id: String) -> Substring {
    id.prefix { $0 != ":" }
  }
}
