import PropertyGraph
import TextExtraction

/// Keeps the links between entities: one relationship for a pair, with the sentences that say so and how each does.
struct LinkWriter {
  private struct Pair: Hashable {
    let type: RelationshipTypeID
    let source: NodeID
    let target: NodeID
  }

  private struct Change {
    /// Documents whose say is withdrawn.
    var withdrawn: Set<String> = []
    /// Sentence ids with the basis on which each says so.
    var said: [String: LinkBasis] = [:]
  }

  private let draft: GraphDraft
  private let names: GraphNames
  private let lookup: GraphLookup
  private var changes: [Pair: Change] = [:]

  init(draft: GraphDraft, names: GraphNames) {
    self.draft = draft
    self.names = names
    self.lookup = GraphLookup(snapshot: draft.snapshot)
  }

  /// Notes what a document says; `nodes` are the nodes of its entities.
  mutating func add(_ document: ExtractedDocument, id: String, nodes: [NodeID?]) {
    // Without a mention of its source a link could not be found again when the document changes.
    let mentioned = Set(document.mentions.map(\.entity))
    for link in document.links where mentioned.contains(link.from) {
      guard let source = nodes[link.from], let target = nodes[link.to] else { continue }
      let type = link.type == .locatedIn ? names.locatedIn : names.partOf
      let pair = Pair(type: type, source: source, target: target)
      let sentence = LoadedFile.sentenceID(
        document: id, start: document.sentences[link.sentence].start)
      let known = changes[pair, default: Change()].said[sentence]
      let basis = known.map { LinkBasis.strongest($0, link.basis) } ?? link.basis
      changes[pair, default: Change()].said[sentence] = basis
    }
  }

  /// Notes that a document's say on the links of these entities is withdrawn.
  mutating func withdraw(document: String, from entities: [NodeID]) throws {
    let types = [names.locatedIn, names.partOf]
    for link in try lookup.relationships(of: entities, types, .outgoing) {
      let pair = Pair(type: link.type, source: link.source, target: link.target)
      let sentences = try lookup.strings(names.sentences, of: link.id)
      if sentences.contains(where: { LoadedFile.document(ofSentence: $0) == document }) {
        changes[pair, default: Change()].withdrawn.insert(document)
      }
    }
  }

  /// Writes the links as they are after all changes. Returns the entities that lost one.
  func settle() throws -> [NodeID] {
    var bereft: [NodeID] = []
    let ordered = changes.sorted {
      ($0.key.source, $0.key.target, $0.key.type) < ($1.key.source, $1.key.target, $1.key.type)
    }
    for (pair, change) in ordered {
      let existing = try lookup.relationships(of: [pair.source], [pair.type], .outgoing)
        .first { $0.target == pair.target }
      var said = change.said
      if let existing {
        let sentences = try lookup.strings(names.sentences, of: existing.id)
        let bases = try lookup.strings(names.bases, of: existing.id)
        for (sentence, basis) in zip(sentences, bases) where said[sentence] == nil {
          if change.withdrawn.contains(String(LoadedFile.document(ofSentence: sentence))) {
            continue
          }
          said[sentence] = LinkBasis(rawValue: basis) ?? .document
        }
      }
      if said.isEmpty {
        if let existing {
          try draft.delete(existing)
          bereft += [pair.source, pair.target]
        }
        continue
      }
      let properties = self.properties(said)
      if let existing {
        for (key, value) in properties { try draft.set(key, to: value, of: existing) }
      } else {
        _ = try draft.createRelationship(
          pair.type, from: pair.source, to: pair.target, properties)
      }
    }
    return bereft
  }

  private func properties(_ said: [String: LinkBasis]) -> [(key: PropertyKeyID, value: Value)] {
    let ordered = said.sorted { $0.key < $1.key }
    let basis = said.values.reduce(LinkBasis.document, LinkBasis.strongest)
    return [
      (names.basis, .string(basis.rawValue)), (names.count, .integer(Int64(ordered.count))),
      (names.sentences, .list(ordered.map { .string($0.key) })),
      (names.bases, .list(ordered.map { .string($0.value.rawValue) })),
    ]
  }
}

extension LinkBasis {
  /// The stronger of two: `allCases` lists them strongest first.
  fileprivate static func strongest(_ left: LinkBasis, _ right: LinkBasis) -> LinkBasis {
    allCases.first { $0 == left || $0 == right } ?? left
  }
}
