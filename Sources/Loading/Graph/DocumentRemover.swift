import PropertyGraph

/// Takes a document out of the graph: its sentences, mentions and figures, with all their relationships.
struct DocumentRemover {
  let draft: GraphDraft
  let names: GraphNames

  /// Removes the document and notes which entities and indicators lost evidence by it.
  func remove(
    _ document: NodeID, entities: inout EntityWriter, links: inout LinkWriter
  ) throws {
    let lookup = GraphLookup(snapshot: draft.snapshot)
    let id = try lookup.string(names.id, of: document) ?? ""
    let sentences = try lookup.neighbors(of: [document], [names.in], .incoming)
    let facts = try lookup.neighbors(of: sentences, [names.in], .incoming)
    let mentioned = try lookup.neighbors(of: facts, [names.refersTo], .outgoing)
    let subjects = try lookup.neighbors(of: facts, [names.about], .outgoing)
    let indicators = try lookup.neighbors(of: facts, [names.measures], .outgoing)
    try links.withdraw(document: id, from: Array(Set(mentioned)).sorted())
    entities.bereave(entities: mentioned + subjects, indicators: indicators)

    // Every relationship of these nodes leaves from a fact or a sentence.
    for relationship in try lookup.relationships(of: facts + sentences, [], .outgoing) {
      try draft.delete(relationship)
    }
    for node in facts + sentences + [document] { try draft.delete(node) }
  }
}
