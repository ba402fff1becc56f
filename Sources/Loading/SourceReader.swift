import PropertyGraph
import TextExtraction

/// A worker's task: reads a source, sees whether the store has it already, and extracts it if not.
struct SourceReader: Sendable {
  enum Outcome: Sendable {
    case extracted(LoadedFile)
    case unchanged(byteCount: Int)
    case failed(source: String, any Error)
  }

  /// Changes with what is extracted and written of the same bytes; with the vocabulary's sum it makes a new version, or
  /// another vocabulary, load everything anew.
  private static let formatVersion: UInt64 = 2

  let store: GraphStore
  let extractor: Extractor
  let skipsUnchanged: Bool

  /// - Throws: what the store throws; a source's own failure is an outcome.
  func read(_ source: TextSource) throws -> Outcome {
    let bytes: [UInt8]
    do {
      bytes = try source.read()
    } catch {
      return .failed(source: source.name, error)
    }
    let digest = ContentDigest.hexadecimal(
      of: bytes, seed: Self.formatVersion ^ extractor.vocabularyFingerprint)
    if skipsUnchanged, try isLoaded(source.name, digest: digest) {
      return .unchanged(byteCount: bytes.count)
    }
    do {
      let documents = try extractor.extract(bytes, source: source.name)
      return .extracted(
        LoadedFile(
          source: source.name, digest: digest, byteCount: bytes.count, documents: documents))
    } catch {
      return .failed(source: source.name, error)
    }
  }

  private func isLoaded(_ name: String, digest: String) throws -> Bool {
    try store.read { snapshot in
      let lookup = GraphLookup(snapshot: snapshot)
      guard let key = snapshot.propertyKey(named: "file_digest"),
        let document = try lookup.nodes("Document", "source", equal: name).first
      else { return false }
      return try lookup.string(key, of: document) == digest
    }
  }
}
