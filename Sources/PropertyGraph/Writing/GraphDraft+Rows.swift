/// Many nodes and relationships at once: what a load writes, without the cost of one call each.
extension GraphDraft {
  /// Creates nodes that have the same labels, one for each row of the columns, which are as long as `count` and may hold
  /// null. Returns their ids in the order of the rows.
  ///
  /// Throws `uniqueKeyViolated` before anything is changed. The cost is linear in the number of values, and for values
  /// that an index covers, in the logarithm of its size.
  public func createNodes(
    _ labels: [LabelID], count: Int, _ columns: [(key: PropertyKeyID, values: [Value])]
  ) throws -> [NodeID] {
    guard count > 0 else { return [] }
    let distinct = labels.count == 1 ? labels : Array(Set(labels)).sorted()
    var keys: [RowKeys] = []
    for (key, values) in columns {
      precondition(values.count == count, "a column has as many values as there are nodes")
      for value in values { try requireStorable(value) }
      for label in distinct {
        for index in indexes(on: .nodes(label), key) {
          keys.append(try RowKeys(index, values, in: snapshot))
        }
      }
    }
    changed()
    let tags = distinct.map(\.rawValue)
    var nodes: [NodeID] = []
    nodes.reserveCapacity(count)
    while nodes.count < count {
      let run = try allocation.nodes(tags, atMost: count - nodes.count)
      try setMembers(StoreLayout.everyNode, run)
      for tag in tags { try setMembers(tag, run) }
      know(run, distinct)
      for (key, values) in columns {
        setColumn(.node, key, run, values[nodes.count..<nodes.count + run.count])
      }
      nodes.append(contentsOf: run.lazy.map(NodeID.init(rawValue:)))
    }
    snapshot.statistics.count(StoreLayout.everyNode, by: count)
    for tag in tags { snapshot.statistics.count(tag, by: count) }
    for node in nodes { touch(node) }
    for rows in keys { try add(rows, nodes) }
    for (key, values) in columns {
      for label in distinct where !indexes(on: .nodes(label), key, .text).isEmpty {
        for (node, value) in zip(nodes, values) { noteText(label, key, value, node) }
      }
    }
    return nodes
  }

  /// Creates relationships without properties, each from a source to the target in the same place. All nodes exist.
  public func createRelationships(
    _ type: RelationshipTypeID, from sources: [NodeID], to targets: [NodeID]
  ) throws {
    precondition(sources.count == targets.count, "each relationship has a source and a target")
    guard !sources.isEmpty else { return }
    changed()
    var done = 0
    while done < sources.count {
      let run = try allocation.relationships(type.rawValue, atMost: sources.count - done)
      try setMembers(StoreLayout.relationshipTag, run)
      for (offset, id) in run.enumerated() {
        let source = sources[done + offset]
        let target = targets[done + offset]
        connect(type, source, target, id)
        touch(
          Relationship(
            id: RelationshipID(rawValue: id), type: type, source: source, target: target))
      }
      done += run.count
    }
    // Neighbours in the list mostly have the labels of the one before.
    var counted = 0
    var ends: (source: [LabelID], target: [LabelID]) = ([], [])
    for (source, target) in zip(sources, targets) {
      let next = (source: try labels(of: source), target: try labels(of: target))
      if counted > 0, next != ends {
        snapshot.statistics.count(from: ends.source, type, to: ends.target, by: counted)
        counted = 0
      }
      ends = next
      counted += 1
    }
    snapshot.statistics.count(from: ends.source, type, to: ends.target, by: counted)
  }

  private func add(_ rows: RowKeys, _ nodes: [NodeID]) throws {
    for (row, key) in zip(rows.rows, rows.keys) {
      try addEntry(rows.index, key: key, nodes[row], isNew: rows.index.isUnique && !rows.hasCuts)
    }
  }
}

/// The keys under which an index holds the values of a column, by their rows.
private struct RowKeys {
  let index: IndexDescription
  var rows: [Int] = []
  var keys: [[UInt8]] = []
  /// A long value's key was cut, so that two values may share it.
  var hasCuts = false

  /// Throws `uniqueKeyViolated` where a unique index holds one of the values, or the column holds one twice.
  init(_ index: IndexDescription, _ values: [Value], in snapshot: GraphSnapshot) throws {
    self.index = index
    keys.reserveCapacity(values.count)
    var seen: Set<IndexKeyBytes> = []
    for (row, value) in values.enumerated() {
      var key = IndexScan.prefix(index.id)
      guard let isCut = IndexKey.append(value, after: &key) else { continue }
      hasCuts = hasCuts || isCut
      if index.isUnique {
        let isRepeated = !seen.insert(IndexKeyBytes(isCut ? IndexKey.uncut(value) : key)).inserted
        if try isRepeated || isHeld(value, key, isCut: isCut, in: snapshot) {
          throw GraphDraft.violation(of: index, in: snapshot)
        }
      }
      rows.append(row)
      keys.append(key)
    }
  }

  /// Whether another node has the value; what a cut key holds is told apart by the values themselves.
  private func isHeld(
    _ value: Value, _ key: [UInt8], isCut: Bool, in snapshot: GraphSnapshot
  ) throws -> Bool {
    guard isCut else { return try snapshot.holdsEntry(index, beginningWith: key) }
    var scan = try snapshot.scan(index, .equals(value))
    var nodes: [NodeID] = []
    return try scan.next(limit: 1, in: snapshot, into: &nodes)
  }
}
