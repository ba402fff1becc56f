import PropertyGraph

/// The types of a graph as they are found in it, one line a node type and a relationship pattern.
struct GraphTypeListing {
  let snapshot: GraphSnapshot
  /// Nodes of each label, and relationships of each type, whose properties are looked at.
  private static let sampleSize = 4096

  func lines() throws -> [String] {
    var lines: [String] = []
    let labels = try snapshot.labels.filter { name in
      guard !name.isEmpty else { return false }
      return !(try isCoveredByOthers(name))
    }.sorted()
    for name in labels {
      guard let label = snapshot.label(named: name), snapshot.nodeCount(label) > 0 else { continue }
      var nodes: [NodeID] = []
      var scan = snapshot.scanNodes(label)
      _ = try scan.next(in: snapshot, into: &nodes)
      var keys: [String: Set<String>] = [:]
      var others: Set<String> = []
      for node in nodes.prefix(Self.sampleSize) {
        note(try snapshot.properties(of: node), in: &keys)
        for other in try snapshot.labels(of: node) where other != label {
          others.insert(snapshot.name(of: other))
        }
      }
      let title = "(:" + name + properties(keys) + ")"
      let also = others.isEmpty ? "" : ", also " + others.sorted().joined(separator: ", ")
      lines.append("\(title)  // \(snapshot.nodeCount(label)) nodes\(also)")
    }
    for typeName in snapshot.relationshipTypes.filter({ !$0.isEmpty }).sorted() {
      guard let type = snapshot.relationshipType(named: typeName) else { continue }
      for sourceName in labels {
        for targetName in labels {
          guard let source = snapshot.label(named: sourceName),
            let target = snapshot.label(named: targetName)
          else { continue }
          let count = snapshot.relationshipCount(from: source, type, to: target)
          guard count > 0 else { continue }
          let keys = try self.keys(of: type, from: source)
          lines.append(
            "(:\(sourceName))-[:\(typeName)\(properties(keys))]->(:\(targetName))  // \(count)")
        }
      }
    }
    return lines
  }

  /// Whether each node of the label carries another label that says more, as each Entity is a Place or a Park.
  private func isCoveredByOthers(_ name: String) throws -> Bool {
    guard let label = snapshot.label(named: name) else { return true }
    let count = snapshot.nodeCount(label)
    var nodes: [NodeID] = []
    var scan = snapshot.scanNodes(label)
    guard try scan.next(in: snapshot, into: &nodes) else { return true }
    for node in nodes.prefix(Self.sampleSize) {
      let covers = try snapshot.labels(of: node).contains { other in
        let otherCount = snapshot.nodeCount(other)
        let saysMore = otherCount < count || otherCount == count && snapshot.name(of: other) > name
        return other != label && saysMore
      }
      if !covers { return false }
    }
    return true
  }

  private func keys(of type: RelationshipTypeID, from label: LabelID) throws -> [String: Set<
    String
  >] {
    var keys: [String: Set<String>] = [:]
    var nodes: [NodeID] = []
    var scan = snapshot.scanNodes(label)
    guard try scan.next(in: snapshot, into: &nodes) else { return keys }
    var cursor = ExpansionCursor()
    var expansion = Expansion()
    _ = try snapshot.expand(
      nodes, [type], .outgoing, from: &cursor, limit: Self.sampleSize, into: &expansion)
    for relationship in expansion.relationships.prefix(Self.sampleSize) {
      note(try snapshot.properties(of: relationship), in: &keys)
    }
    return keys
  }

  private func note(
    _ properties: [(key: PropertyKeyID, value: Value)], in keys: inout [String: Set<String>]
  ) {
    for property in properties {
      keys[snapshot.name(of: property.key), default: []].insert(Self.typeName(property.value))
    }
  }

  private func properties(_ keys: [String: Set<String>]) -> String {
    guard !keys.isEmpty else { return "" }
    let parts = keys.sorted { $0.key < $1.key }.map { key, types in
      "\(key) \(types.sorted().joined(separator: " | "))"
    }
    return " {" + parts.joined(separator: ", ") + "}"
  }

  private static func typeName(_ value: Value) -> String {
    switch value {
    case .null: "NULL"
    case .boolean: "BOOL"
    case .integer: "INT"
    case .double: "FLOAT"
    case .string: "STRING"
    case .bytes: "BYTES"
    case .list: "LIST"
    case .map: "MAP"
    case .date: "DATE"
    case .localTime: "LOCAL TIME"
    case .zonedTime: "ZONED TIME"
    case .localDateTime: "LOCAL DATETIME"
    case .zonedDateTime: "ZONED DATETIME"
    case .duration: "DURATION"
    case .node: "NODE"
    case .relationship: "RELATIONSHIP"
    case .path: "PATH"
    }
  }
}
