/// Reads one document: fields, then sentence by sentence mentions and figures, then links.
struct DocumentReader {
  private let vocabulary: Vocabulary
  private let text: WorkingText
  private let fields: DocumentFields
  private var document: ExtractedDocument
  private var entities: EntityTable

  static func read(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ span: DocumentSpan, source: String,
    encoding: String
  ) -> ExtractedDocument {
    var reader = DocumentReader(vocabulary, text, span, source: source, encoding: encoding)
    reader.run(span)
    return reader.document
  }

  private init(
    _ vocabulary: Vocabulary, _ text: WorkingText, _ span: DocumentSpan, source: String,
    encoding: String
  ) {
    self.vocabulary = vocabulary
    self.text = text
    fields = DocumentFields(vocabulary, text, span)
    entities = EntityTable(vocabulary, home: fields.place)
    let range = text.sourceRange(span.range)
    document = ExtractedDocument(
      source: source, start: range.lowerBound, end: range.upperBound, title: fields.title,
      kind: fields.kind, place: fields.place >= 0 ? vocabulary.places[fields.place].name : "",
      adcode: fields.place >= 0 ? vocabulary.places[fields.place].code : "",
      year: fields.year.map(String.init) ?? "", date: fields.date, encoding: encoding,
      notes: text.notes, digest: TextDigest.hex(text.source[range]), sentences: [], entities: [],
      mentions: [], figures: [], links: [])
  }

  private mutating func run(_ span: DocumentSpan) {
    let year = fields.presentYear
    var sections = SectionTracker(vocabulary, kind: fields.kind, year: year, title: fields.title)
    let places = PlaceResolver(vocabulary: vocabulary, home: fields.place)
    var reader = MentionReader(vocabulary, places)
    var scan = SentenceScan()
    var sentences: [Range<Int>] = []
    if !span.title.isEmpty {
      SentenceSplitter.split(text.units, span.title) { sentences.append($0) }
    }
    SentenceSplitter.split(text.units, span.body) { sentences.append($0) }
    var carried: TimeExpression?
    for range in sentences {
      sections.read(text, range)
      scan.scan(text.units, range, vocabulary)
      let mentions = reader.read(text, scan)
      let context = FigureContext(
        section: sections.section, period: sections.period, year: year,
        kind: fields.kind,
        home: document.place, homePlace: fields.place, carriedTime: carried)
      let figures = FigureReader.read(vocabulary, text, scan, mentions, context)
      let links = LinkReader(
        vocabulary: vocabulary, text: text, scan: scan, mentions: mentions, home: fields.place
      ).read()
      add(range, sections.section, mentions, figures, links)
      let last = FigureReader.lastTime(vocabulary, text, range, year: year)
      if fields.kind == .news {
        carried = last ?? carried
      } else if fields.kind == .speech {
        // 上半年,… holds to the end of the paragraph.
        if let last { carried = last.isPartOfYear ? last : nil }
        if text.units[range.upperBound...].first == .newline { carried = nil }
      }
    }
    document.entities = entities.entities
    linkRegions()
  }

  /// 万宝新区|移动互联网产业园: an area of the text that no gazetteer has is nearer than the document's place.
  private mutating func linkRegions() {
    let regions = document.entities.indices.filter {
      document.entities[$0].type == .place && document.entities[$0].code.isEmpty
        && vocabulary.phrases[.linkAreas].end(document.entities[$0].name)
    }
    guard !regions.isEmpty else { return }
    for index in document.links.indices where document.links[index].basis == .document {
      let name = document.entities[document.links[index].from].name
      let region = regions.filter { name.begins(with: document.entities[$0].name) }.max {
        document.entities[$0].name.utf16.count < document.entities[$1].name.utf16.count
      }
      guard let region, document.entities[region].name != name else { continue }
      document.links[index].to = region
      document.links[index].basis = .name
    }
  }

  private mutating func add(
    _ range: Range<Int>, _ section: DocumentSection, _ mentions: [FoundMention],
    _ figures: [FoundFigure], _ links: [LinkReader.Found]
  ) {
    let sentence = document.sentences.count
    let source = text.sourceRange(range)
    document.sentences.append(
      ExtractedSentence(
        text: text.sourceText(source), start: source.lowerBound, end: source.upperBound,
        section: section))
    var indexes: [Int] = []
    for mention in mentions {
      let entity = entities.index(of: mention)
      indexes.append(entity)
      let range = text.sourceRange(mention.range)
      document.mentions.append(
        ExtractedMention(
          text: text.sourceText(range), start: range.lowerBound, end: range.upperBound,
          entity: entity, sentence: sentence, rule: mention.rule))
    }
    for figure in figures {
      let range = text.sourceRange(figure.range)
      document.figures.append(
        ExtractedFigure(
          text: text.sourceText(range), start: range.lowerBound, end: range.upperBound,
          value: figure.value, unit: figure.unit, indicator: figure.indicator,
          isStandardIndicator: figure.isStandard, measure: figure.measure, period: figure.period,
          status: figure.status, comparator: figure.comparator, subject: figure.subject,
          subjectEntity: figure.subjectMention.map { indexes[$0] } ?? entities.home,
          sentence: sentence, rule: figure.rule))
    }
    for link in links {
      let range = text.sourceRange(mentions[link.mention].range)
      document.links.append(
        ExtractedLink(
          type: link.type, from: indexes[link.mention], to: entities.place(link.place),
          basis: link.basis, start: range.lowerBound, end: range.upperBound, sentence: sentence))
    }
  }
}
