import TextExtraction

/// The entities and indicators that a file's facts speak of, each once, with what the file says of it. Made by a worker,
/// so that the writer has no more to do than to find them in the store.
struct FileEntities: Sendable {
  struct Entity: Sendable {
    let identity: ByteKey
    let entity: ExtractedEntity
    var forms = EntityForms()
  }

  struct Indicator: Sendable {
    let name: ByteKey
    /// The least of the units of its amounts.
    var unit: String?
    var isStandard = false

    mutating func merge(_ other: Indicator) {
      unit = [unit, other.unit].compactMap { $0 }.min()
      isStandard = isStandard || other.isStandard
    }
  }

  private(set) var entities: [Entity] = []
  private(set) var indicators: [Indicator] = []
  private var numbers: [ByteKey: Int] = [:]
  private var indicatorNumbers: [ByteKey: Int] = [:]

  /// Notes what a document says. Returns the numbers of its entities here, by their index in the document, nil for one
  /// that no fact speaks of; and those of its figures' indicators, nil for a figure without one.
  mutating func describe(_ document: ExtractedDocument) -> (entities: [Int?], indicators: [Int?]) {
    var isMentioned = [Bool](repeating: false, count: document.entities.count)
    for mention in document.mentions { isMentioned[mention.entity] = true }
    var isUsed = isMentioned
    for link in document.links where isMentioned[link.from] { isUsed[link.to] = true }
    for figure in document.figures {
      if let subject = figure.subjectEntity { isUsed[subject] = true }
    }
    let found = document.entities.indices.map { index in
      isUsed[index] ? note(document.entities[index], isMentioned: isMentioned[index]) : nil
    }
    for mention in document.mentions {
      if let number = found[mention.entity] { entities[number].forms.add(form: mention.text) }
    }
    return (found, document.figures.map { note($0) })
  }

  private mutating func note(_ entity: ExtractedEntity, isMentioned: Bool) -> Int {
    let identity = ByteKey(entity.id)
    let number = numbers[identity] ?? entities.count
    if number == entities.count {
      numbers[identity] = number
      entities.append(Entity(identity: identity, entity: entity))
    }
    entities[number].forms.add(name: entity.name)
    // Only mentions keep the kind, so only mentions may give it; a place's is a matter of its identity.
    if isMentioned || entity.type == .place { entities[number].forms.add(kind: entity.kind) }
    return number
  }

  private mutating func note(_ figure: ExtractedFigure) -> Int? {
    guard !figure.indicator.isEmpty else { return nil }
    let name = ByteKey(figure.indicator)
    let number = indicatorNumbers[name] ?? indicators.count
    if number == indicators.count {
      indicatorNumbers[name] = number
      indicators.append(Indicator(name: name))
    }
    if figure.measure == .level {
      indicators[number].unit = indicators[number].unit.map { min($0, figure.unit) } ?? figure.unit
    }
    indicators[number].isStandard = indicators[number].isStandard || figure.isStandardIndicator
    return number
  }
}
