internal import LMDB

/// A catalog that snapshots share: handing it on costs one reference count.
final class SharedCatalog: Sendable {
  let catalog: Catalog
  init(_ catalog: Catalog) { self.catalog = catalog }
}

/// The names a store knows and its indexes. Names are numbered in the order they first appeared and
/// keep their number for ever.
struct Catalog: Sendable {
  /// Position 0 is taken by "every node" and has no name.
  private(set) var labels = [""]
  private(set) var relationshipTypes: [String] = []
  private(set) var propertyKeys: [String] = []
  private(set) var indexes: [IndexDescription] = []
  private(set) var constraints: [ConstraintDescription] = []
  private(set) var nextIndex: UInt16 = 0
  var version: UInt64 = 0

  private var labelNumbers: [String: UInt16] = [:]
  private var typeNumbers: [String: UInt16] = [:]
  private var keyNumbers: [String: UInt16] = [:]

  init() {}

  func label(_ name: String) -> LabelID? { labelNumbers[name].map(LabelID.init(rawValue:)) }
  func type(_ name: String) -> RelationshipTypeID? {
    typeNumbers[name].map(RelationshipTypeID.init(rawValue:))
  }
  func key(_ name: String) -> PropertyKeyID? {
    keyNumbers[name].map(PropertyKeyID.init(rawValue:))
  }

  mutating func add(label name: String) throws(GraphError) -> LabelID {
    if let known = label(name) { return known }
    try Self.requireRoom(labels.count, limit: 0x7FFF, "labels")
    labelNumbers[name] = UInt16(labels.count)
    labels.append(name)
    return LabelID(rawValue: UInt16(labels.count - 1))
  }

  mutating func add(type name: String) throws(GraphError) -> RelationshipTypeID {
    if let known = type(name) { return known }
    try Self.requireRoom(relationshipTypes.count, limit: 0x7FFF, "relationship types")
    typeNumbers[name] = UInt16(relationshipTypes.count)
    relationshipTypes.append(name)
    return RelationshipTypeID(rawValue: UInt16(relationshipTypes.count - 1))
  }

  mutating func add(key name: String) throws(GraphError) -> PropertyKeyID {
    if let known = key(name) { return known }
    try Self.requireRoom(propertyKeys.count, limit: 0xFFFF, "property keys")
    keyNumbers[name] = UInt16(propertyKeys.count)
    propertyKeys.append(name)
    return PropertyKeyID(rawValue: UInt16(propertyKeys.count - 1))
  }

  private static func requireRoom(
    _ count: Int, limit: Int, _ what: String
  ) throws(GraphError) {
    if count >= limit {
      throw GraphError(.limitReached, "a store holds at most \(limit) \(what)")
    }
  }

  mutating func add(
    index name: String, _ kind: IndexDescription.Kind, _ target: IndexDescription.Target,
    _ key: PropertyKeyID, isUnique: Bool
  ) throws(GraphError) -> IndexDescription {
    if indexes.contains(where: { $0.name == name }) {
      throw GraphError(.schemaConflict, "there is an index named '\(name)' already")
    }
    if let equal = indexes.first(where: {
      $0.kind == kind && $0.target == target && $0.key == key
    }) {
      throw GraphError(
        .schemaConflict, "the index '\(equal.name)' covers the same property already")
    }
    let index = IndexDescription(
      id: IndexID(rawValue: nextIndex), name: name, kind: kind, target: target, key: key,
      isUnique: isUnique)
    nextIndex += 1
    indexes.append(index)
    return index
  }

  mutating func remove(index id: IndexID) throws(GraphError) {
    guard let position = indexes.firstIndex(where: { $0.id == id }) else {
      throw GraphError(.schemaConflict, "there is no such index")
    }
    indexes.remove(at: position)
  }

  mutating func add(constraint: ConstraintDescription) throws(GraphError) {
    if constraints.contains(where: { $0.name == constraint.name }) {
      throw GraphError(
        .schemaConflict, "there is a constraint named '\(constraint.name)' already")
    }
    if let equal = constraints.first(where: {
      $0.target == constraint.target && $0.key == constraint.key && $0.rule == constraint.rule
    }) {
      throw GraphError(.schemaConflict, "the constraint '\(equal.name)' says the same already")
    }
    constraints.append(constraint)
  }

  /// False when there is none of that name.
  mutating func remove(constraint name: String) -> Bool {
    let count = constraints.count
    constraints.removeAll { $0.name == name }
    return constraints.count < count
  }

  // MARK: Encoding

  func encoded() -> [UInt8] {
    var writer = RecordWriter()
    writer.number(version)
    writer.number(UInt64(nextIndex))
    for names in [Array(labels.dropFirst()), relationshipTypes, propertyKeys] {
      writer.number(UInt64(names.count))
      for name in names { writer.text(name) }
    }
    writer.number(UInt64(indexes.count))
    for index in indexes {
      writer.number(UInt64(index.id.rawValue))
      writer.text(index.name)
      writer.number(UInt64(index.kind.rawValue))
      Self.write(index.target, &writer)
      writer.number(UInt64(index.key.rawValue))
      writer.number(index.isUnique ? 1 : 0)
    }
    writer.number(UInt64(constraints.count))
    for constraint in constraints {
      writer.text(constraint.name)
      Self.write(constraint.target, &writer)
      writer.number(UInt64(constraint.key.rawValue))
      switch constraint.rule {
      case .present: writer.number(0)
      case .type(let type):
        writer.number(type.isList ? 2 : 1)
        writer.number(UInt64(type.element.rawValue))
      }
    }
    return writer.finished()
  }

  private static func write(_ target: IndexDescription.Target, _ writer: inout RecordWriter) {
    switch target {
    case .nodes(let label):
      writer.number(0)
      writer.number(UInt64(label.rawValue))
    case .relationships(let type):
      writer.number(1)
      writer.number(UInt64(type.rawValue))
    }
  }

  private static func target(
    _ reader: inout RecordReader, _ bytes: borrowing RawSpan
  ) throws(GraphError) -> IndexDescription.Target {
    let isNodes = try reader.number(bytes) == 0
    let number = UInt16(truncatingIfNeeded: try reader.number(bytes))
    return isNodes
      ? .nodes(LabelID(rawValue: number)) : .relationships(RelationshipTypeID(rawValue: number))
  }

  private static func rule(
    _ reader: inout RecordReader, _ bytes: borrowing RawSpan
  ) throws(GraphError) -> ConstraintDescription.Rule {
    let form = try reader.number(bytes)
    if form == 0 { return .present }
    let number = UInt8(truncatingIfNeeded: try reader.number(bytes))
    guard form <= 2, let element = PropertyType.Element(rawValue: number) else {
      throw GraphError(
        .incompatibleStore, "a constraint is of a kind this version does not know")
    }
    return .type(PropertyType(element, isList: form == 2))
  }

  init(_ bytes: borrowing RawSpan) throws(GraphError) {
    var reader = try RecordReader(bytes)
    version = try reader.number(bytes)
    nextIndex = UInt16(truncatingIfNeeded: try reader.number(bytes))
    for _ in 0..<(try reader.number(bytes)) { _ = try add(label: reader.text(bytes)) }
    for _ in 0..<(try reader.number(bytes)) { _ = try add(type: reader.text(bytes)) }
    for _ in 0..<(try reader.number(bytes)) { _ = try add(key: reader.text(bytes)) }
    for _ in 0..<(try reader.number(bytes)) {
      let id = IndexID(rawValue: UInt16(truncatingIfNeeded: try reader.number(bytes)))
      let name = try reader.text(bytes)
      let kind = IndexDescription.Kind(
        rawValue: UInt8(truncatingIfNeeded: try reader.number(bytes)))
      let target = try Self.target(&reader, bytes)
      let key = PropertyKeyID(rawValue: UInt16(truncatingIfNeeded: try reader.number(bytes)))
      let isUnique = try reader.number(bytes) != 0
      guard let kind else {
        throw GraphError(.incompatibleStore, "an index is of a kind this version does not know")
      }
      indexes.append(
        IndexDescription(
          id: id, name: name, kind: kind, target: target, key: key, isUnique: isUnique))
    }
    // Stores from before there were constraints end here.
    if reader.isAtEnd { return }
    for _ in 0..<(try reader.number(bytes)) {
      constraints.append(
        ConstraintDescription(
          name: try reader.text(bytes), target: try Self.target(&reader, bytes),
          key: PropertyKeyID(rawValue: UInt16(truncatingIfNeeded: try reader.number(bytes))),
          rule: try Self.rule(&reader, bytes)))
    }
  }
}
