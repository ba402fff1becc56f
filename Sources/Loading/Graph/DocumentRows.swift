import PropertyGraph
import TextExtraction

/// One document as the graph holds it: columns of values, and for each row the numbers of what it is connected to. Made by
/// a worker.
struct DocumentRows: Sendable {
  /// Rows of one label: their properties in the order of `GraphNames`, one column each.
  struct Rows: Sendable {
    var count = 0
    var columns: [[Value]]

    init(columns: Int, capacity: Int) {
      self.columns = Array(repeating: [], count: columns)
      for index in self.columns.indices { self.columns[index].reserveCapacity(capacity) }
    }

    mutating func append(_ values: Value...) {
      for (index, value) in values.enumerated() { columns[index].append(value) }
      count += 1
    }
  }

  struct Link: Sendable {
    let type: LinkType
    /// Numbers of the file's entities.
    let from, to: Int
    let basis: LinkBasis
    /// The identity of the sentence that says so.
    let sentence: String
  }

  let id: String
  /// The document's own properties, in the order of `GraphNames.documentKeys`.
  let properties: [Value]
  private(set) var sentences: Rows
  private(set) var mentions: Rows
  private(set) var figures: Rows
  /// The sentence of each mention and figure.
  private(set) var mentionSentences: [Int] = []
  private(set) var figureSentences: [Int] = []
  /// The file's entity of each mention, its indicator and its entity of each figure.
  private(set) var mentionEntities: [Int?] = []
  private(set) var figureIndicators: [Int?] = []
  private(set) var figureSubjects: [Int?] = []
  private(set) var links: [Link] = []

  /// - Parameter entities: takes in what the document says of its entities and indicators.
  init(
    _ document: ExtractedDocument, source: String, digest: String, position: Int,
    entities: inout FileEntities
  ) {
    let numbers = entities.describe(document)
    id = LoadedFile.documentID(source: source, position: position)
    properties = [
      .string(id), .string(document.title), .string(document.kind.rawValue),
      .string(document.place), .string(document.adcode), .string(document.year),
      .string(document.date), .string(source), .integer(Int64(position)),
      .integer(Int64(document.start)), .integer(Int64(document.end)), .string(document.digest),
      .string(digest), .string(document.encoding), .list(document.notes.map(Value.string)),
    ]
    sentences = Rows(columns: 5, capacity: document.sentences.count)
    mentions = Rows(columns: 7, capacity: document.mentions.count)
    figures = Rows(columns: 12, capacity: document.figures.count)
    for sentence in document.sentences {
      sentences.append(
        .string(LoadedFile.sentenceID(document: id, start: sentence.start)),
        .string(sentence.text), .integer(Int64(sentence.start)), .integer(Int64(sentence.end)),
        .string(sentence.section.rawValue))
    }
    for mention in document.mentions {
      let entity = document.entities[mention.entity]
      mentions.append(
        .string(mention.text), .integer(Int64(mention.start)), .integer(Int64(mention.end)),
        .string(entity.type.rawValue), .string(entity.name), .string(mention.rule),
        entity.kind.isEmpty ? .null : .string(entity.kind))
      mentionSentences.append(mention.sentence)
      mentionEntities.append(numbers.entities[mention.entity])
    }
    for (figure, indicator) in zip(document.figures, numbers.indicators) {
      figures.append(
        .string(figure.text), .double(figure.value), .string(figure.unit),
        .string(figure.indicator), .string(figure.measure.rawValue), .string(figure.period),
        .string(figure.status.rawValue), .string(figure.comparator.rawValue),
        .string(figure.subject), .integer(Int64(figure.start)), .integer(Int64(figure.end)),
        .string(figure.rule))
      figureSentences.append(figure.sentence)
      figureIndicators.append(indicator)
      figureSubjects.append(figure.subjectEntity.flatMap { numbers.entities[$0] })
    }
    // Without a mention of its source a link could not be found again when the document changes.
    let mentioned = Set(document.mentions.map(\.entity))
    for link in document.links where mentioned.contains(link.from) {
      guard let from = numbers.entities[link.from], let to = numbers.entities[link.to] else {
        continue
      }
      links.append(
        Link(
          type: link.type, from: from, to: to, basis: link.basis,
          sentence: LoadedFile.sentenceID(
            document: id, start: document.sentences[link.sentence].start)))
    }
  }
}

extension GraphNames {
  /// The keys of the columns, in their order.
  var documentKeys: [PropertyKeyID] {
    [
      id, title, kind, place, adcode, year, date, source, position, start, end, digest, fileDigest,
      encoding, notes,
    ]
  }
  var sentenceKeys: [PropertyKeyID] { [id, text, start, end, section] }
  var mentionKeys: [PropertyKeyID] { [text, start, end, type, name, rule, kind] }
  var figureKeys: [PropertyKeyID] {
    [
      text, value, unit, indicatorName, measure, period, status, comparator, subject, start, end,
      rule,
    ]
  }
}
