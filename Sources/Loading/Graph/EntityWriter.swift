import PropertyGraph
import TextExtraction

/// Finds, creates, describes and removes the entities and indicators of a batch. Shared by all documents that mention
/// them, they are kept as a function of what is loaded, not of the order in which it came.
struct EntityWriter {
  private let draft: GraphDraft
  private let names: GraphNames
  private let lookup: GraphLookup
  private let enclosure: (String) -> PlaceEnclosure
  private let entityIndex: IndexDescription?
  private let indicatorIndex: IndexDescription?
  /// What the batch adds: each entity and indicator once, in the order in which they came.
  private var entities: [FileEntities.Entity] = []
  private var indicators: [FileEntities.Indicator] = []
  private var numbers: [ByteKey: Int] = [:]
  private var indicatorNumbers: [ByteKey: Int] = [:]
  /// Their nodes, by number, once they are resolved.
  private(set) var nodes: [NodeID] = []
  private(set) var indicatorNodes: [NodeID] = []
  /// Entities and indicators that lost evidence: to be described anew, or removed.
  private var bereft: Set<NodeID> = []
  private var bereftIndicators: Set<NodeID> = []

  /// `enclosure` tells the province and prefecture of a division code.
  init(draft: GraphDraft, names: GraphNames, enclosure: @escaping (String) -> PlaceEnclosure) {
    self.draft = draft
    self.names = names
    self.enclosure = enclosure
    self.lookup = GraphLookup(snapshot: draft.snapshot)
    let indexes = draft.snapshot.indexes.filter { $0.kind == .range }
    self.entityIndex = indexes.first {
      $0.target == .nodes(names.entity) && $0.key == names.id
    }
    self.indicatorIndex = indexes.first {
      $0.target == .nodes(names.indicator) && $0.key == names.name
    }
  }

  /// The numbers in a batch of the entities and indicators of one file.
  struct Numbering {
    var entities: [Int] = []
    var indicators: [Int] = []
  }

  /// Notes what a file says of the entities and indicators that its facts speak of.
  mutating func describe(_ file: FileEntities) -> Numbering {
    var numbering = Numbering()
    for entity in file.entities {
      if let number = numbers[entity.identity] {
        entities[number].forms.merge(entity.forms)
        numbering.entities.append(number)
      } else {
        numbers[entity.identity] = entities.count
        numbering.entities.append(entities.count)
        entities.append(entity)
      }
    }
    for indicator in file.indicators {
      if let number = indicatorNumbers[indicator.name] {
        indicators[number].merge(indicator)
        numbering.indicators.append(number)
      } else {
        indicatorNumbers[indicator.name] = indicators.count
        numbering.indicators.append(indicators.count)
        indicators.append(indicator)
      }
    }
    return numbering
  }

  /// Notes that nodes lost a mention, a figure or a link.
  mutating func bereave(entities: [NodeID], indicators: [NodeID]) {
    bereft.formUnion(entities)
    bereftIndicators.formUnion(indicators)
  }

  /// Finds or creates the nodes of everything described.
  mutating func resolve() throws {
    for described in entities {
      let id = described.entity.id
      if let node = try entityIndex.flatMap({ try lookup.node($0, equal: id) }) {
        let current = try currentForms(of: node)
        var merged = current
        merged.merge(described.forms)
        if merged != current { try write(merged, over: current, to: node) }
        nodes.append(node)
      } else {
        nodes.append(try create(described.entity, described.forms))
      }
    }
    for described in indicators {
      let name = described.name.string
      if let node = try indicatorIndex.flatMap({ try lookup.node($0, equal: name) }) {
        var merged = described
        let current = try lookup.string(names.unit, of: node)
        merged.merge(FileEntities.Indicator(name: described.name, unit: current))
        if merged.unit != current {
          try draft.set(names.unit, to: Self.value(merged.unit), of: node)
        }
        indicatorNodes.append(node)
      } else {
        indicatorNodes.append(
          try draft.createNode(
            [names.indicator],
            [
              (names.name, .string(name)), (names.unit, Self.value(described.unit)),
              (names.standard, .boolean(described.isStandard)),
            ]))
      }
    }
  }

  /// Removes what has no evidence left, and describes anew what lost some.
  func settle() throws {
    let evidence = [names.refersTo, names.about, names.locatedIn, names.partOf]
    for node in bereft.sorted() {
      if try draft.snapshot.degree(of: node, evidence, .either) == 0 {
        try draft.delete(node)
      } else {
        try describeAnew(node)
      }
    }
    for node in bereftIndicators.sorted() {
      let figures = try lookup.neighbors(of: [node], [names.measures], .incoming)
      if figures.isEmpty {
        try draft.delete(node)
      } else {
        try describeIndicatorAnew(node, figures)
      }
    }
  }

  private func create(_ entity: ExtractedEntity, _ forms: EntityForms) throws -> NodeID {
    guard let label = names.entityLabels[entity.type.rawValue] else {
      throw LoadingError.unexpectedGraph("no label for the entity type \(entity.type.rawValue)")
    }
    var properties: [(key: PropertyKeyID, value: Value)] = [
      (names.id, .string(entity.id)), (names.name, .string(forms.name)),
      (names.aliases, .list(forms.aliases.map(Value.string))),
    ]
    if !forms.kind.isEmpty { properties.append((names.kind, .string(forms.kind))) }
    if entity.type == .place {
      if !entity.code.isEmpty { properties.append((names.code, .string(entity.code))) }
      if !entity.kind.isEmpty { properties.append((names.level, .string(entity.kind))) }
      let around = enclosure(entity.code)
      if !around.province.isEmpty { properties.append((names.province, .string(around.province))) }
      if !around.prefecture.isEmpty {
        properties.append((names.prefecture, .string(around.prefecture)))
      }
      if let longitude = entity.longitude {
        properties.append((names.longitude, .double(longitude)))
      }
      if let latitude = entity.latitude { properties.append((names.latitude, .double(latitude))) }
    }
    return try draft.createNode([label, names.entity], properties)
  }

  private func currentForms(of node: NodeID) throws -> EntityForms {
    var forms = EntityForms()
    forms.add(name: try lookup.string(names.name, of: node) ?? "")
    forms.kind = try lookup.string(names.kind, of: node) ?? ""
    forms.add(aliases: try lookup.strings(names.aliases, of: node))
    return forms
  }

  private func write(
    _ forms: EntityForms, over current: EntityForms, to node: NodeID
  ) throws {
    if forms.name != current.name { try draft.set(names.name, to: .string(forms.name), of: node) }
    try draft.set(names.aliases, to: .list(forms.aliases.map(Value.string)), of: node)
    if forms.kind != current.kind {
      try draft.set(names.kind, to: forms.kind.isEmpty ? .null : .string(forms.kind), of: node)
    }
  }

  /// Describes an entity by the mentions and figures that are left.
  private func describeAnew(_ node: NodeID) throws {
    let before = try currentForms(of: node)
    var forms = EntityForms()
    for mention in try lookup.neighbors(of: [node], [names.refersTo], .incoming) {
      forms.add(name: try lookup.string(names.name, of: mention) ?? "")
      forms.add(form: try lookup.string(names.text, of: mention) ?? "")
      forms.add(kind: try lookup.string(names.kind, of: mention) ?? "")
    }
    for figure in try lookup.neighbors(of: [node], [names.about], .incoming) {
      forms.add(name: try lookup.string(names.subject, of: figure) ?? "")
    }
    // What only links speak of is a place, named and described by its identity.
    if forms.name.isEmpty { forms.add(name: before.name) }
    if let place = names.entityLabels["Place"], try draft.snapshot.has(place, node) {
      forms.kind = before.kind
    }
    if forms != before { try write(forms, over: before, to: node) }
  }

  private func describeIndicatorAnew(_ node: NodeID, _ figures: [NodeID]) throws {
    var unit: String?
    for figure in figures where try lookup.string(names.measure, of: figure) == "level" {
      guard let other = try lookup.string(names.unit, of: figure) else { continue }
      unit = unit.map { min($0, other) } ?? other
    }
    if try lookup.string(names.unit, of: node) != unit {
      try draft.set(names.unit, to: Self.value(unit), of: node)
    }
  }

  private static func value(_ text: String?) -> Value {
    text.map(Value.string) ?? .null
  }
}
