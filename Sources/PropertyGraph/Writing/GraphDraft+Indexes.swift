internal import LMDB

extension GraphDraft {
  /// Throws `uniqueKeyViolated` when another node or relationship has the value of a unique key.
  func requireUnique(
    _ target: IndexDescription.Target, _ key: PropertyKeyID, _ value: Value, except id: UInt32?
  ) throws {
    if case .null = value { return }
    for index in indexes(on: target, key) where index.isUnique {
      if id == nil {
        // Of a new node or relationship: any entry of the value is another's.
        var start = IndexScan.prefix(index.id)
        if let isCut = IndexKey.append(value, after: &start), !isCut {
          guard try snapshot.holdsEntry(index, beginningWith: start) else { continue }
          throw Self.violation(of: index, in: snapshot)
        }
      }
      var scan = try snapshot.scan(index, .equals(value))
      var holder: UInt32?
      switch target {
      case .nodes:
        var nodes: [NodeID] = []
        while holder == nil, try scan.next(limit: 2, in: snapshot, into: &nodes) {
          holder = nodes.first { $0.rawValue != id }?.rawValue
        }
      case .relationships:
        var relationships: [Relationship] = []
        while holder == nil, try scan.next(limit: 2, in: snapshot, into: &relationships) {
          holder = relationships.first { $0.id.rawValue != id }?.id.rawValue
        }
      }
      if holder != nil { throw Self.violation(of: index, in: snapshot) }
    }
  }

  static func violation(of index: IndexDescription, in snapshot: GraphSnapshot)
    -> GraphError
  {
    GraphError(
      .uniqueKeyViolated,
      "the unique key '\(index.name)' holds the value of '\(snapshot.name(of: index.key))' already")
  }

  func addEntry(_ index: IndexDescription, _ value: Value, _ node: NodeID) throws {
    try change(index, value, Self.suffix(node.rawValue), isAdded: true)
  }

  func removeEntry(_ index: IndexDescription, _ value: Value, _ node: NodeID) throws {
    try change(index, value, Self.suffix(node.rawValue), isAdded: false)
  }

  func addEntry(
    _ index: IndexDescription, _ value: Value, _ relationship: Relationship
  ) throws {
    try change(index, value, Self.suffix(relationship), isAdded: true)
  }

  func removeEntry(
    _ index: IndexDescription, _ value: Value, _ relationship: Relationship
  ) throws {
    try change(index, value, Self.suffix(relationship), isAdded: false)
  }

  private static func suffix(_ node: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendNumber(node.bigEndian)
    return bytes
  }

  private static func suffix(_ relationship: Relationship) -> [UInt8] {
    suffix(relationship.id.rawValue) + suffix(relationship.source.rawValue)
      + suffix(relationship.target.rawValue)
  }

  private func change(
    _ index: IndexDescription, _ value: Value, _ suffix: [UInt8], isAdded: Bool
  ) throws {
    var start = IndexScan.prefix(index.id)
    guard IndexKey.append(value, after: &start) != nil else { return }
    try change(index, key: start, suffix, isAdded: isAdded)
  }

  /// Adds a node's entry under a key; with `isNew` the index is known to hold none under it.
  func addEntry(_ index: IndexDescription, key: [UInt8], _ node: NodeID, isNew: Bool) throws {
    try change(index, key: key, Self.suffix(node.rawValue), isAdded: true, isNew: isNew)
  }

  private func change(
    _ index: IndexDescription, key start: [UInt8], _ suffix: [UInt8], isAdded: Bool,
    isNew: Bool = false
  ) throws {
    var counts = snapshot.statistics.indexes[index.id.rawValue] ?? Statistics.IndexCounts()
    if !isAdded {
      overlay.indexes[index.id, default: IndexChanges(index.target)].remove(start, suffix)
    }
    let isShared = try !isNew && snapshot.holdsEntry(index, beginningWith: start)
    if isAdded { overlay.indexes[index.id, default: IndexChanges(index.target)].add(start, suffix) }
    counts.entries += isAdded ? 1 : -1
    if !isShared { counts.distinctValues += isAdded ? 1 : -1 }
    snapshot.statistics.indexes[index.id.rawValue] = counts
  }

  /// Creates an index and fills it from what is there. Throws `schemaConflict` when the name is
  /// taken or an equal index exists, `uniqueKeyViolated` when the data breaks a unique key.
  public func createIndex(
    named name: String, _ kind: IndexDescription.Kind, on target: IndexDescription.Target,
    _ key: PropertyKeyID, isUnique: Bool = false
  ) throws -> IndexDescription {
    let index = try snapshot.catalog.add(index: name, kind, target, key, isUnique: isUnique)
    schemaChanged()
    do {
      if kind == .range { try fill(index) } else { try fillText(index) }
    } catch {
      overlay.indexes[index.id] = nil
      overlay.texts[index.id] = nil
      snapshot.statistics.indexes[index.id.rawValue] = nil
      try? snapshot.catalog.remove(index: index.id)
      schemaChanged()
      throw error
    }
    return index
  }

  private func fill(_ index: IndexDescription) throws {
    let label: LabelID? = if case .nodes(let label) = index.target { label } else { nil }
    var scan = snapshot.scanNodes(label)
    var nodes: [NodeID] = []
    var changes = IndexChanges(index.target)
    let prefix = IndexScan.prefix(index.id)
    var count = 0
    while try scan.next(in: snapshot, into: &nodes) {
      switch index.target {
      case .nodes:
        for node in nodes {
          let value = try snapshot.property(index.key, of: node)
          guard let (key, _) = IndexKey.encode(value) else { continue }
          changes.add(prefix + key, Self.suffix(node.rawValue))
          count += 1
        }
      case .relationships(let type):
        var cursor = ExpansionCursor()
        var isMore = true
        while isMore {
          var expansion = Expansion()
          isMore = try snapshot.expand(
            nodes, [type], .outgoing, from: &cursor, limit: 8_192, into: &expansion)
          for row in 0..<expansion.count {
            let relationship = expansion.relationship(at: row, from: nodes)
            let value = try snapshot.property(index.key, of: relationship.id)
            guard let (key, _) = IndexKey.encode(value) else { continue }
            changes.add(prefix + key, Self.suffix(relationship))
            count += 1
          }
        }
      }
    }
    let values = changes.addedValueCount
    if index.isUnique, values != count {
      throw GraphError(
        .uniqueKeyViolated,
        "cannot create the unique key '\(index.name)': \(count - values) values of "
          + "'\(snapshot.name(of: index.key))' occur more than once")
    }
    overlay.indexes[index.id] = changes
    snapshot.statistics.indexes[index.id.rawValue] = Statistics.IndexCounts(
      entries: count, distinctValues: values)
  }

  public func dropIndex(_ index: IndexID) throws {
    try snapshot.catalog.remove(index: index)
    schemaChanged()
    overlay.indexes[index] = nil
    overlay.texts[index] = nil
    snapshot.statistics.indexes[index.rawValue] = nil
    droppedIndexes.append(index)
  }
}

extension GraphSnapshot {
  /// The first node that a range index on nodes holds under a value, nil when there is none. Logarithmic in the index's
  /// size.
  public func firstNode(in index: IndexDescription, equalTo value: Value) throws -> NodeID? {
    var start = IndexScan.prefix(index.id)
    guard let isCut = IndexKey.append(value, after: &start) else { return nil }
    let changes = overlay?.indexes[index.id]
    if !isCut, changes.map({ !$0.hasRemoved }) ?? true {
      let transaction = self.transaction
      var cursor = try transaction.cursor(over: tables.indexes)
      if try cursor.seek(start), cursor.key.hasBytes(start, at: 0),
        cursor.key.byteCount == start.count + 4
      {
        let entity = cursor.key.copy(at: start.count, count: 4)
        return NodeID(rawValue: entity.reduce(0) { $0 << 8 | UInt32($1) })
      }
      return changes?.firstEntity(of: start).map {
        NodeID(rawValue: $0.reduce(0) { $0 << 8 | UInt32($1) })
      }
    }
    var scan = try scan(index, .equals(value))
    var nodes: [NodeID] = []
    return try scan.next(limit: 1, in: self, into: &nodes) ? nodes.first : nil
  }

  /// True when some entry of an index, with this draft's changes, begins with the bytes.
  func holdsEntry(_ index: IndexDescription, beginningWith start: [UInt8]) throws -> Bool {
    let transaction = self.transaction
    if overlay?.indexes[index.id]?.adds(start) == true { return true }
    var cursor = try transaction.cursor(over: tables.indexes)
    var isAtEntry = try cursor.seek(start)
    while isAtEntry, cursor.key.hasBytes(start, at: 0) {
      guard let changes = overlay?.indexes[index.id] else { return true }
      if !changes.removes(cursor.key.copy(at: 0, count: cursor.key.byteCount)) { return true }
      isAtEntry = try cursor.advance()
    }
    return false
  }
}
