/// The entities of a document in the order in which they were first spoken of.
struct EntityTable {
  private let vocabulary: Vocabulary
  private(set) var entities: [ExtractedEntity] = []
  private var indexes: [ByteKey: Int] = [:]
  private var placeIndexes: [Int32: Int] = [:]
  private let homePlace: Int32
  /// The entity of the document's place, nil when it is unknown.
  private(set) var home: Int?

  init(_ vocabulary: Vocabulary, home: Int32) {
    self.vocabulary = vocabulary
    homePlace = home
    if home >= 0 { self.home = place(home) }
  }

  /// The entity of a place.
  mutating func place(_ place: Int32) -> Int {
    if let known = placeIndexes[place] { return known }
    placeIndexes[place] = entities.count
    let record = vocabulary.places[place]
    entities.append(
      ExtractedEntity(
        id: "place/\(record.code)", type: .place, name: record.name, kind: record.level.name,
        aliases: (record.shortNames + record.formerNames.map(\.name)).filter { $0 != record.name }
          .sorted(),
        code: record.code, longitude: record.longitude, latitude: record.latitude))
    return entities.count - 1
  }

  /// The entity that a mention means.
  mutating func index(of mention: FoundMention) -> Int {
    if mention.place >= 0 { return place(mention.place) }
    let name = ByteKey(mention.type.rawValue + "/" + mention.name)
    if let known = indexes[name] { return known }
    // A park's or project's name may be used in several places; policies and organisations are told apart by name.
    // Two names of one park are two entries here with one id: each mention keeps its own name.
    let isScoped = mention.type == .project || mention.type == .park
    let narrow = mention.name.narrowed
    let id =
      isScoped
      ? EntityIdentity(vocabulary: vocabulary, home: homePlace).id(mention.type, narrow)
      : mention.type.idPrefix + narrow
    indexes[name] = entities.count
    entities.append(
      ExtractedEntity(
        id: id, type: mention.type, name: mention.name, kind: mention.kind, aliases: [], code: "",
        longitude: nil, latitude: nil))
    return entities.count - 1
  }
}
