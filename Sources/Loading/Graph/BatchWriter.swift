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
    let numberings = files.map { entities.describe($0.entities) }
    try entities.resolve()
    let writer = DocumentWriter(draft: draft, names: names)
    for (file, numbering) in zip(files, numberings) {
      let nodes = numbering.entities.map { entities.nodes[$0] }
      let indicators = numbering.indicators.map { entities.indicatorNodes[$0] }
      for document in file.documents {
        try writer.write(document, entities: nodes, indicators: indicators)
        links.add(document.links, nodes: nodes)
      }
    }
    entities.bereave(entities: try links.settle(), indicators: [])
    try entities.settle()
  }
}
