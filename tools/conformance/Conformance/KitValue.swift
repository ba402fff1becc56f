import GraphQuery
import PropertyGraph

/// A value as the kit writes it in tables. Nodes and relationships are what they look like: they have no
/// identity.
indirect enum KitValue: Hashable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case float(Double)
  case string(String)
  case list([KitValue])
  case map([String: KitValue])
  case node(labels: Set<String>, properties: [String: KitValue])
  case relationship(type: String, properties: [String: KitValue])
  /// Nodes and relationships in turn; for each relationship, whether it points along the path.
  case path([KitValue], forward: [Bool])

  /// Of a result.
  init(_ value: Value, _ entities: ResultEntities) {
    switch value {
    case .null: self = .null
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .double(let float): self = .float(float)
    case .string(let string): self = .string(string)
    case .list(let list): self = .list(list.map { KitValue($0, entities) })
    case .map(let map): self = .map(map.mapValues { KitValue($0, entities) })
    case .node(let node): self = Self.node(node, entities)
    case .relationship(let relationship): self = Self.relationship(relationship, entities)
    case .path(let path):
      var elements: [KitValue] = []
      var forward: [Bool] = []
      for (index, node) in path.nodes.enumerated() {
        elements.append(Self.node(node, entities))
        guard index < path.relationships.count else { break }
        let relationship = path.relationships[index]
        elements.append(Self.relationship(relationship, entities))
        forward.append(relationship.source == node)
      }
      self = .path(elements, forward: forward)
    case .bytes, .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration:
      // The kit compares temporal values by their text.
      self = .string(value.scalarText ?? "")
    }
  }

  private static func node(_ node: NodeID, _ entities: ResultEntities) -> KitValue {
    let record = entities.nodes[node]
    return .node(
      labels: Set(record?.labels ?? []), properties: properties(record?.properties, entities))
  }

  private static func relationship(
    _ relationship: Relationship, _ entities: ResultEntities
  ) -> KitValue {
    let record = entities.relationships[relationship.id]
    return .relationship(
      type: record?.type ?? "", properties: properties(record?.properties, entities))
  }

  private static func properties(
    _ properties: [(key: String, value: Value)]?, _ entities: ResultEntities
  ) -> [String: KitValue] {
    var map: [String: KitValue] = [:]
    for (key, value) in properties ?? [] { map[key] = KitValue(value, entities) }
    return map
  }

  /// The same value with every list in one fixed order, to compare without regard to order.
  var withSortedLists: KitValue {
    switch self {
    case .list(let list):
      .list(list.map(\.withSortedLists).sorted { "\($0)" < "\($1)" })
    case .map(let map): .map(map.mapValues(\.withSortedLists))
    case .node(let labels, let properties):
      .node(labels: labels, properties: properties.mapValues(\.withSortedLists))
    case .relationship(let type, let properties):
      .relationship(type: type, properties: properties.mapValues(\.withSortedLists))
    default: self
    }
  }

  static func == (left: KitValue, right: KitValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.float(let left), .float(let right)): left == right || left.isNaN && right.isNaN
    case (.string(let left), .string(let right)): left == right
    case (.list(let left), .list(let right)): left == right
    case (.map(let left), .map(let right)): left == right
    case (.node(let left, let leftMap), .node(let right, let rightMap)):
      left == right && leftMap == rightMap
    case (.relationship(let left, let leftMap), .relationship(let right, let rightMap)):
      left == right && leftMap == rightMap
    case (.path(let left, let leftWays), .path(let right, let rightWays)):
      left == right && leftWays == rightWays
    default: false
    }
  }

  func hash(into hasher: inout Hasher) { hasher.combine(description) }
}

extension KitValue: CustomStringConvertible {
  var description: String {
    switch self {
    case .null: "null"
    case .boolean(let boolean): "\(boolean)"
    case .integer(let integer): "\(integer)"
    // Equal values must read the same, for they are hashed by this: -0.0 is 0.0.
    case .float(let float): "\(float == 0 ? 0 : float)"
    case .string(let string):
      "'" + string.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    case .list(let list): "[" + list.map(\.description).joined(separator: ", ") + "]"
    case .map(let map): Self.text(map)
    case .node(let labels, let properties):
      "(" + labels.sorted().map { ":" + $0 }.joined()
        + (properties.isEmpty ? "" : (labels.isEmpty ? "" : " ") + Self.text(properties)) + ")"
    case .relationship(let type, let properties):
      "[:" + type + (properties.isEmpty ? "" : " " + Self.text(properties)) + "]"
    case .path(let elements, let forward):
      "<" + Self.text(elements, forward) + ">"
    }
  }

  private static func text(_ map: [String: KitValue]) -> String {
    "{" + map.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
      + "}"
  }

  private static func text(_ elements: [KitValue], _ forward: [Bool]) -> String {
    var text = ""
    for (index, element) in elements.enumerated() {
      if index % 2 == 0 {
        text += element.description
      } else {
        text += forward[index / 2] ? "-\(element)->" : "<-\(element)-"
      }
    }
    return text
  }
}
