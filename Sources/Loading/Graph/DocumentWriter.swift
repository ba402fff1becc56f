import PropertyGraph
import TextExtraction

/// Writes one document: its node, its sentences, mentions and figures. Entities and indicators are there already.
struct DocumentWriter {
  let draft: GraphDraft
  let names: GraphNames

  /// - Parameters:
  ///   - entities: the nodes of the document's entities, in their order.
  ///   - indicators: the nodes of indicators by name.
  func write(
    _ document: ExtractedDocument, id: String, position: Int, file: LoadedFile,
    entities: [NodeID?], indicators: [String: NodeID]
  ) throws {
    let node = try draft.createNode(
      [names.document], properties(of: document, id: id, position: position, file: file))
    var sentences: [NodeID] = []
    sentences.reserveCapacity(document.sentences.count)
    for sentence in document.sentences {
      let sentenceNode = try draft.createNode(
        [names.sentence],
        [
          (names.id, .string(LoadedFile.sentenceID(document: id, start: sentence.start))),
          (names.text, .string(sentence.text)), (names.start, .integer(Int64(sentence.start))),
          (names.end, .integer(Int64(sentence.end))),
          (names.section, .string(sentence.section.rawValue)),
        ])
      _ = try draft.createRelationship(names.in, from: sentenceNode, to: node)
      sentences.append(sentenceNode)
    }
    for mention in document.mentions {
      let mentionNode = try draft.createNode(
        [names.mention], properties(of: mention, document.entities[mention.entity]))
      _ = try draft.createRelationship(names.in, from: mentionNode, to: sentences[mention.sentence])
      if let entity = entities[mention.entity] {
        _ = try draft.createRelationship(names.refersTo, from: mentionNode, to: entity)
      }
    }
    for figure in document.figures {
      let figureNode = try draft.createNode([names.figure], properties(of: figure))
      _ = try draft.createRelationship(names.in, from: figureNode, to: sentences[figure.sentence])
      if let indicator = indicators[figure.indicator] {
        _ = try draft.createRelationship(names.measures, from: figureNode, to: indicator)
      }
      if let subject = figure.subjectEntity, let entity = entities[subject] {
        _ = try draft.createRelationship(names.about, from: figureNode, to: entity)
      }
    }
  }

  private func properties(
    of document: ExtractedDocument, id: String, position: Int, file: LoadedFile
  ) -> [(key: PropertyKeyID, value: Value)] {
    [
      (names.id, .string(id)), (names.title, .string(document.title)),
      (names.kind, .string(document.kind.rawValue)), (names.place, .string(document.place)),
      (names.adcode, .string(document.adcode)), (names.year, .string(document.year)),
      (names.date, .string(document.date)), (names.source, .string(file.source)),
      (names.position, .integer(Int64(position))), (names.start, .integer(Int64(document.start))),
      (names.end, .integer(Int64(document.end))), (names.digest, .string(document.digest)),
      (names.fileDigest, .string(file.digest)), (names.encoding, .string(document.encoding)),
      (names.notes, .list(document.notes.map(Value.string))),
    ]
  }

  private func properties(
    of mention: ExtractedMention, _ entity: ExtractedEntity
  ) -> [(key: PropertyKeyID, value: Value)] {
    var properties: [(key: PropertyKeyID, value: Value)] = [
      (names.text, .string(mention.text)), (names.start, .integer(Int64(mention.start))),
      (names.end, .integer(Int64(mention.end))), (names.type, .string(entity.type.rawValue)),
      (names.name, .string(entity.name)), (names.rule, .string(mention.rule)),
    ]
    if !entity.kind.isEmpty { properties.append((names.kind, .string(entity.kind))) }
    return properties
  }

  private func properties(of figure: ExtractedFigure) -> [(key: PropertyKeyID, value: Value)] {
    [
      (names.text, .string(figure.text)), (names.value, .double(figure.value)),
      (names.unit, .string(figure.unit)), (names.indicatorName, .string(figure.indicator)),
      (names.measure, .string(figure.measure.rawValue)), (names.period, .string(figure.period)),
      (names.status, .string(figure.status.rawValue)),
      (names.comparator, .string(figure.comparator.rawValue)),
      (names.subject, .string(figure.subject)), (names.start, .integer(Int64(figure.start))),
      (names.end, .integer(Int64(figure.end))), (names.rule, .string(figure.rule)),
    ]
  }
}
