import PropertyGraph

/// The few reads that the loader needs of a graph.
struct GraphLookup {
  let snapshot: GraphSnapshot

  /// The nodes with a label whose indexed property equals a string.
  func nodes(_ label: String, _ property: String, equal value: String) throws -> [NodeID] {
    guard let labelID = snapshot.label(named: label),
      let key = snapshot.propertyKey(named: property)
    else { return [] }
    let index = snapshot.indexes.first {
      $0.kind == .range && $0.target == .nodes(labelID) && $0.key == key
    }
    guard let index else { return [] }
    return try nodes(index, equal: value)
  }

  func nodes(_ index: IndexDescription, equal value: String) throws -> [NodeID] {
    var scan = try snapshot.scan(index, .equals(.string(value)), descending: false)
    var found: [NodeID] = []
    var batch: [NodeID] = []
    while try scan.next(limit: 4096, in: snapshot, into: &batch) { found += batch }
    return found
  }

  /// The node that a unique index holds under a string.
  func node(_ index: IndexDescription, equal value: String) throws -> NodeID? {
    try snapshot.firstNode(in: index, equalTo: .string(value))
  }

  func string(_ key: PropertyKeyID, of node: NodeID) throws -> String? {
    if case .string(let text) = try snapshot.property(key, of: node) { return text }
    return nil
  }

  func strings(_ key: PropertyKeyID, of node: NodeID) throws -> [String] {
    Self.strings(try snapshot.property(key, of: node))
  }

  func strings(_ key: PropertyKeyID, of relationship: RelationshipID) throws -> [String] {
    Self.strings(try snapshot.property(key, of: relationship))
  }

  private static func strings(_ value: Value) -> [String] {
    guard case .list(let items) = value else { return [] }
    return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  /// The relationships of the nodes, of the given types, or of any.
  func relationships(
    of nodes: [NodeID], _ types: [RelationshipTypeID], _ direction: Direction
  ) throws -> [Relationship] {
    var found: [Relationship] = []
    var cursor = ExpansionCursor()
    var isMore = true
    while isMore {
      var expansion = Expansion()
      isMore = try snapshot.expand(
        nodes, types, direction, from: &cursor, limit: 4096, into: &expansion)
      for row in 0..<expansion.count {
        found.append(expansion.relationship(at: row, from: nodes))
      }
    }
    return found
  }

  /// The neighbours of the nodes.
  func neighbors(
    of nodes: [NodeID], _ types: [RelationshipTypeID], _ direction: Direction
  ) throws -> [NodeID] {
    var found: [NodeID] = []
    try snapshot.neighbors(of: nodes, types, direction, into: &found)
    return found
  }
}
