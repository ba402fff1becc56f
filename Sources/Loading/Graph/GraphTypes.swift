import PropertyGraph

/// The names of the graph that the loader writes; schema/graph.gql declares the same, and a test compares the two.
enum GraphTypes {
  static let labels = [
    "Document", "Sentence", "Mention", "Figure", "Indicator", "Place", "Park", "Project", "Policy",
    "Organisation", "Entity",
  ]
  static let relationshipTypes = [
    "IN", "REFERS_TO", "MEASURES", "ABOUT", "LOCATED_IN", "PART_OF",
  ]

  /// The indexes that the loader keeps: (label, property, unique).
  static let indexes: [(label: String, property: String, isUnique: Bool)] = [
    ("Document", "id", true), ("Document", "source", false), ("Document", "place", false),
    ("Document", "title", false), ("Sentence", "id", true), ("Entity", "id", true),
    ("Entity", "name", false), ("Indicator", "name", true),
    ("Place", "id", true), ("Place", "name", false), ("Place", "code", false),
    ("Park", "name", false), ("Project", "name", false), ("Policy", "name", false),
    ("Organisation", "name", false),
  ]
}

/// The numbers that the store gives to the names, looked up once a transaction.
struct GraphNames {
  let document, sentence, mention, figure, indicator, entity: LabelID
  let `in`, refersTo, measures, about, locatedIn, partOf: RelationshipTypeID
  let id, title, kind, place, adcode, year, date, source, position, start, end: PropertyKeyID
  let digest, fileDigest, encoding, notes, text, section, type, name, rule: PropertyKeyID
  let value, unit, measure, period, status, comparator, subject, standard: PropertyKeyID
  let indicatorName, aliases, code, level, province, prefecture, longitude, latitude: PropertyKeyID
  let basis, count, sentences, bases: PropertyKeyID
  let entityLabels: [String: LabelID]

  init(in draft: GraphDraft) throws {
    document = try draft.label(creating: "Document")
    sentence = try draft.label(creating: "Sentence")
    mention = try draft.label(creating: "Mention")
    figure = try draft.label(creating: "Figure")
    indicator = try draft.label(creating: "Indicator")
    entity = try draft.label(creating: "Entity")
    var entityLabels: [String: LabelID] = [:]
    for name in ["Place", "Park", "Project", "Policy", "Organisation"] {
      entityLabels[name] = try draft.label(creating: name)
    }
    self.entityLabels = entityLabels
    `in` = try draft.relationshipType(creating: "IN")
    refersTo = try draft.relationshipType(creating: "REFERS_TO")
    measures = try draft.relationshipType(creating: "MEASURES")
    about = try draft.relationshipType(creating: "ABOUT")
    locatedIn = try draft.relationshipType(creating: "LOCATED_IN")
    partOf = try draft.relationshipType(creating: "PART_OF")
    id = try draft.propertyKey(creating: "id")
    title = try draft.propertyKey(creating: "title")
    kind = try draft.propertyKey(creating: "kind")
    place = try draft.propertyKey(creating: "place")
    adcode = try draft.propertyKey(creating: "adcode")
    year = try draft.propertyKey(creating: "year")
    date = try draft.propertyKey(creating: "date")
    source = try draft.propertyKey(creating: "source")
    position = try draft.propertyKey(creating: "position")
    start = try draft.propertyKey(creating: "start")
    end = try draft.propertyKey(creating: "end")
    digest = try draft.propertyKey(creating: "digest")
    fileDigest = try draft.propertyKey(creating: "file_digest")
    encoding = try draft.propertyKey(creating: "encoding")
    notes = try draft.propertyKey(creating: "notes")
    text = try draft.propertyKey(creating: "text")
    section = try draft.propertyKey(creating: "section")
    type = try draft.propertyKey(creating: "type")
    name = try draft.propertyKey(creating: "name")
    rule = try draft.propertyKey(creating: "rule")
    value = try draft.propertyKey(creating: "value")
    unit = try draft.propertyKey(creating: "unit")
    measure = try draft.propertyKey(creating: "measure")
    period = try draft.propertyKey(creating: "period")
    status = try draft.propertyKey(creating: "status")
    comparator = try draft.propertyKey(creating: "comparator")
    subject = try draft.propertyKey(creating: "subject")
    standard = try draft.propertyKey(creating: "standard")
    indicatorName = try draft.propertyKey(creating: "indicator")
    aliases = try draft.propertyKey(creating: "aliases")
    code = try draft.propertyKey(creating: "code")
    level = try draft.propertyKey(creating: "level")
    province = try draft.propertyKey(creating: "province")
    prefecture = try draft.propertyKey(creating: "prefecture")
    longitude = try draft.propertyKey(creating: "longitude")
    latitude = try draft.propertyKey(creating: "latitude")
    basis = try draft.propertyKey(creating: "basis")
    count = try draft.propertyKey(creating: "count")
    sentences = try draft.propertyKey(creating: "sentences")
    bases = try draft.propertyKey(creating: "bases")
  }
}
