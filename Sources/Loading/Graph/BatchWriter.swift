import PropertyGraph
import TextExtraction

/// Writes a batch of files into one draft: old contributions out, new ones in, shared entities settled at the end.
struct BatchWriter {
  let draft: GraphDraft
  let names: GraphNames
  let enclosure: (String) -> PlaceEnclosure

  /// `enclosure` tells the province and prefecture of a division code.
  init(
    draft: GraphDraft,
    enclosure: @escaping (String) -> PlaceEnclosure = { _ in PlaceEnclosure() }
  ) throws {
    self.draft = draft
    self.enclosure = enclosure
    self.names = try GraphNames(in: draft)
  }

  func write(_ files: [LoadedFile]) throws {
    var entities = EntityWriter(draft: draft, names: names, enclosure: enclosure)
    var links = LinkWriter(draft: draft, names: names)
    let remover = DocumentRemover(draft: draft, names: names)
    let lookup = GraphLookup(snapshot: draft.snapshot)
    for file in files {
      for document in try lookup.nodes("Document", "source", equal: file.source) {
        try remover.remove(document, entities: &entities, links: &links)
      }
    }
    for file in files {
      for document in file.documents { entities.describe(document) }
    }
    try entities.resolve()
    let writer = DocumentWriter(draft: draft, names: names)
    for file in files {
      for (position, document) in file.documents.enumerated() {
        let id = LoadedFile.documentID(source: file.source, position: position)
        let nodes = document.entities.map { entities.nodes[$0.id] }
        try writer.write(
          document, id: id, position: position, file: file, entities: nodes,
          indicators: entities.indicatorNodes)
        links.add(document, id: id, nodes: nodes)
      }
    }
    entities.bereave(entities: try links.settle(), indicators: [])
    try entities.settle()
  }
}
