import TextExtraction

/// What a load has done so far. Everything counted is committed.
public struct LoadReport: Sendable {
  /// A source that was left out, and why.
  public struct Failure: Sendable {
    public let source: String
    public let message: String
  }

  /// Files read and written into the graph.
  public internal(set) var loadedFiles = 0
  /// Files that the store has already, just as they are.
  public internal(set) var unchangedFiles = 0
  /// Files that were reported and skipped.
  public internal(set) var failures: [Failure] = []
  /// Bytes of the files dealt with.
  public internal(set) var byteCount = 0
  /// Documents, sentences, mentions, figures and links of the loaded files.
  public internal(set) var documents = 0
  public internal(set) var sentences = 0
  public internal(set) var mentions = 0
  public internal(set) var figures = 0
  public internal(set) var links = 0
  /// The load was stopped before its end.
  public internal(set) var wasInterrupted = false

  public init() {}

  /// Files dealt with in any way.
  public var fileCount: Int { loadedFiles + unchangedFiles + failures.count }

  mutating func count(_ file: LoadedFile) {
    loadedFiles += 1
    byteCount += file.byteCount
    documents += file.documents.count
    for document in file.documents {
      sentences += document.sentences.count
      mentions += document.mentions.count
      figures += document.figures.count
      links += document.links.count
    }
  }
}
