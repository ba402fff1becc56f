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
    private(set) var said: [ByteKey: LinkBasis] = [:]

    mutating func say(_ sentence: String, _ basis: LinkBasis) {
      let key = ByteKey(sentence)
      said[key] = said[key].map { LinkBasis.strongest($0, basis) } ?? basis
    }
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

  /// Notes what a document says; `nodes` are the nodes of its file's entities.
  mutating func add(_ links: [DocumentRows.Link], nodes: [NodeID]) {
    for link in links {
      let type = link.type == .locatedIn ? names.locatedIn : names.partOf
      let pair = Pair(type: type, source: nodes[link.from], target: nodes[link.to])
      changes[pair, default: Change()].say(link.sentence, link.basis)
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
        for (sentence, basis) in zip(sentences, bases) where said[ByteKey(sentence)] == nil {
          if change.withdrawn.contains(String(LoadedFile.document(ofSentence: sentence))) {
            continue
          }
          said[ByteKey(sentence)] = LinkBasis(rawValue: basis) ?? .document
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

  private func properties(_ said: [ByteKey: LinkBasis]) -> [(key: PropertyKeyID, value: Value)] {
    let ordered = said.sorted { $0.key < $1.key }
    let basis = said.values.reduce(LinkBasis.document, LinkBasis.strongest)
    return [
      (names.basis, .string(basis.rawValue)), (names.count, .integer(Int64(ordered.count))),
      (names.sentences, .list(ordered.map { .string($0.key.string) })),
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
