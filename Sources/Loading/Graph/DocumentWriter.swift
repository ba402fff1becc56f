import PropertyGraph

/// Writes one document: its node, its sentences, mentions and figures. Entities and indicators are there already.
struct DocumentWriter {
  let draft: GraphDraft
  let names: GraphNames

  /// - Parameters:
  ///   - entities: the nodes of the file's entities, by their numbers.
  ///   - indicators: the nodes of its indicators, by their numbers.
  func write(_ document: DocumentRows, entities: [NodeID], indicators: [NodeID]) throws {
    let node = try draft.createNode(
      [names.document],
      Array(zip(names.documentKeys, document.properties)).map { (key: $0, value: $1) })
    let sentences = try create(names.sentence, names.sentenceKeys, document.sentences)
    try draft.createRelationships(
      names.in, from: sentences, to: Array(repeating: node, count: sentences.count))
    let mentions = try create(names.mention, names.mentionKeys, document.mentions)
    try draft.createRelationships(
      names.in, from: mentions, to: document.mentionSentences.map { sentences[$0] })
    try connect(names.refersTo, mentions, document.mentionEntities, entities)
    let figures = try create(names.figure, names.figureKeys, document.figures)
    try draft.createRelationships(
      names.in, from: figures, to: document.figureSentences.map { sentences[$0] })
    try connect(names.measures, figures, document.figureIndicators, indicators)
    try connect(names.about, figures, document.figureSubjects, entities)
  }

  private func create(
    _ label: LabelID, _ keys: [PropertyKeyID], _ rows: DocumentRows.Rows
  ) throws -> [NodeID] {
    try draft.createNodes(
      [label], count: rows.count, Array(zip(keys, rows.columns)).map { (key: $0, values: $1) })
  }

  /// A relationship from each node that has a number to the node of that number.
  private func connect(
    _ type: RelationshipTypeID, _ nodes: [NodeID], _ numbers: [Int?], _ others: [NodeID]
  ) throws {
    var sources: [NodeID] = []
    var targets: [NodeID] = []
    for (node, number) in zip(nodes, numbers) {
      guard let number else { continue }
      sources.append(node)
      targets.append(others[number])
    }
    try draft.createRelationships(type, from: sources, to: targets)
  }
}
