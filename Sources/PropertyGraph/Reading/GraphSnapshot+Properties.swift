internal import LMDB

extension GraphSnapshot {
  /// A node's property, or `.null`.
  public func property(_ key: PropertyKeyID, of node: NodeID) throws -> Value {
    try value(.node, key, node.rawValue)
  }

  /// A relationship's property, or `.null`.
  public func property(_ key: PropertyKeyID, of relationship: RelationshipID) throws -> Value {
    try value(.relationship, key, relationship.rawValue)
  }

  /// All properties of a node, in the order of their keys' numbers.
  public func properties(of node: NodeID) throws -> [(key: PropertyKeyID, value: Value)] {
    try properties(.node, node.rawValue)
  }

  /// All properties of a relationship, in the order of their keys' numbers.
  public func properties(
    of relationship: RelationshipID
  ) throws -> [(key: PropertyKeyID, value: Value)] {
    try properties(.relationship, relationship.rawValue)
  }

  private func properties(
    _ owner: Owner, _ id: UInt32
  ) throws -> [(key: PropertyKeyID, value: Value)] {
    var properties: [(key: PropertyKeyID, value: Value)] = []
    for number in catalog.propertyKeys.indices {
      let key = PropertyKeyID(rawValue: UInt16(number))
      let value = try value(owner, key, id)
      if case .null = value { continue }
      properties.append((key, value))
    }
    return properties
  }

  func value(_ owner: Owner, _ key: PropertyKeyID, _ id: UInt32) throws -> Value {
    let transaction = self.transaction
    let chunk = StoreLayout.chunk(of: id)
    let slot = StoreLayout.slot(of: id)
    if let overlay {
      let columnKey = StoreLayout.key(chunk, StoreLayout.columnTag(owner, key))
      if let value = overlay.columnChanges(owner, columnKey)?[UInt16(slot)] { return value }
    }
    let places = try cache.column(owner, key).pair(at: chunk, in: transaction)
    if let delta = places.delta,
      let value = try ColumnDelta.value(of: slot, transaction.bytes(delta))
    {
      return value
    }
    guard let base = places.base else { return .null }
    let bytes = transaction.bytes(base)
    return try ColumnHeader(bytes).value(slot, bytes)
  }

  /// One property of many nodes, in their order.
  public func properties(_ key: PropertyKeyID, of nodes: [NodeID]) throws -> PropertyVector {
    var gather = PropertyGather(snapshot: self, owner: .node, key: key, count: nodes.count)
    var start = 0
    while start < nodes.count {
      let chunk = StoreLayout.chunk(of: nodes[start].rawValue)
      var end = start + 1
      while end < nodes.count, StoreLayout.chunk(of: nodes[end].rawValue) == chunk { end += 1 }
      try gather.append(chunk: chunk, start..<end) { nodes[$0].rawValue }
      start = end
    }
    return gather.finish()
  }

  /// One property of many relationships, in their order.
  public func properties(
    _ key: PropertyKeyID, of relationships: [RelationshipID]
  ) throws -> PropertyVector {
    var gather = PropertyGather(
      snapshot: self, owner: .relationship, key: key, count: relationships.count)
    var start = 0
    while start < relationships.count {
      let chunk = StoreLayout.chunk(of: relationships[start].rawValue)
      var end = start + 1
      while end < relationships.count,
        StoreLayout.chunk(of: relationships[end].rawValue) == chunk
      {
        end += 1
      }
      try gather.append(chunk: chunk, start..<end) { relationships[$0].rawValue }
      start = end
    }
    return gather.finish()
  }
}
