internal import LMDB

extension GraphSnapshot {
  /// One of the lists that an expansion of a node walks.
  private struct AdjacencyList {
    let type: RelationshipTypeID
    let isIncoming: Bool
    let skipsLoops: Bool
    let places: ReferenceTable
  }

  private func lists(_ types: [RelationshipTypeID], _ direction: Direction) -> [AdjacencyList] {
    let wanted =
      types.isEmpty
      ? catalog.relationshipTypes.indices.map { RelationshipTypeID(rawValue: UInt16($0)) } : types
    var lists: [AdjacencyList] = []
    lists.reserveCapacity(wanted.count * 2)
    for type in wanted {
      if direction != .incoming {
        lists.append(
          AdjacencyList(
            type: type, isIncoming: false, skipsLoops: false,
            places: cache.adjacency(type, incoming: false)))
      }
      if direction != .outgoing {
        lists.append(
          AdjacencyList(
            type: type, isIncoming: true, skipsLoops: direction == .either,
            places: cache.adjacency(type, incoming: true)))
      }
    }
    return lists
  }

  /// Expands nodes along relationships of the given types (empty: of any type), appending rows to
  /// `expansion` until about `limit` rows were added. True when there is more: call again with the
  /// same cursor. Rows are in the order of the nodes.
  public func expand(
    _ nodes: [NodeID], _ types: [RelationshipTypeID], _ direction: Direction,
    from cursor: inout ExpansionCursor, limit: Int, into expansion: inout Expansion
  ) throws -> Bool {
    let lists = lists(types, direction)
    let end = expansion.count + limit
    while cursor.origin < nodes.count {
      let node = nodes[cursor.origin].rawValue
      while cursor.list < lists.count {
        let list = lists[cursor.list]
        let before = expansion.neighbors.count
        let isDone = try append(
          list, node, &cursor.offset, limit: end - before, &expansion.neighbors,
          &expansion.relationships)
        let added = expansion.neighbors.count - before
        if added > 0 {
          expansion.origins.append(
            contentsOf: repeatElement(UInt32(cursor.origin), count: added))
          expansion.types.append(contentsOf: repeatElement(list.type, count: added))
          expansion.isIncoming.append(contentsOf: repeatElement(list.isIncoming, count: added))
        }
        if isDone {
          cursor.list += 1
          cursor.offset = 0
        }
        if expansion.count >= end {
          if cursor.list == lists.count {
            cursor.list = 0
            cursor.origin += 1
          }
          return cursor.origin < nodes.count
        }
      }
      cursor.list = 0
      cursor.origin += 1
    }
    return false
  }

  /// Appends entries of a node's list, from the given offset; false when the limit cut it off.
  private func append(
    _ list: AdjacencyList, _ node: UInt32, _ offset: inout Int, limit: Int,
    _ neighbors: inout [NodeID], _ relationships: inout [RelationshipID]
  ) throws -> Bool {
    let transaction = self.transaction
    let segmentIndex = StoreLayout.segment(of: node)
    let slot = StoreLayout.segmentSlot(of: node)
    let places = try list.places.pair(at: segmentIndex, in: transaction)
    if overlay != nil || places.delta != nil {
      for entry in try mergedEntries(list.type, list.isIncoming, places, node)
      where !(list.skipsLoops && entry.neighbor == node) {
        neighbors.append(NodeID(rawValue: entry.neighbor))
        relationships.append(RelationshipID(rawValue: entry.relationship))
      }
      return true
    }
    guard let base = places.base else { return true }
    let bytes = transaction.bytes(base)
    let segment = try AdjacencySegment(bytes)
    let range = try segment.range(of: slot, bytes)
    if list.skipsLoops {
      for entry in range where segment.neighbor(entry, bytes) != node {
        neighbors.append(NodeID(rawValue: segment.neighbor(entry, bytes)))
        relationships.append(RelationshipID(rawValue: segment.relationship(entry, bytes)))
      }
      return true
    }
    let start = range.lowerBound + offset
    let count = min(range.upperBound - start, max(limit, 1))
    guard count > 0 else { return true }
    bytes.append(
      at: segment.neighbors + start * 4, count: count, to: &neighbors, filler: NodeID(rawValue: 0))
    if segment.firstRelationship == AdjacencySegment.listed {
      bytes.append(
        at: segment.relationships + start * 4, count: count, to: &relationships,
        filler: RelationshipID(rawValue: 0))
    } else {
      let first = segment.firstRelationship + UInt32(start)
      for entry in 0..<UInt32(count) {
        relationships.append(RelationshipID(rawValue: first + entry))
      }
    }
    offset += count
    return start + count == range.upperBound
  }

  /// A node's entries of one list: the segment's, less what was removed, and what was added.
  func mergedEntries(
    _ type: RelationshipTypeID, _ isIncoming: Bool, _ places: ReferenceTable.Pair, _ node: UInt32
  ) throws -> [AdjacencyEntry] {
    let transaction = self.transaction
    let slot = StoreLayout.segmentSlot(of: node)
    var changes: SegmentChanges?
    if let overlay {
      let tag = StoreLayout.adjacencyTag(type, incoming: isIncoming)
      changes = overlay.adjacency[StoreLayout.key(StoreLayout.segment(of: node), tag)]
    }
    var entries: [AdjacencyEntry] = []
    if let base = places.base {
      let bytes = transaction.bytes(base)
      let segment = try AdjacencySegment(bytes)
      for entry in try segment.range(of: slot, bytes) {
        entries.append(
          AdjacencyEntry(
            slot: UInt16(slot), neighbor: segment.neighbor(entry, bytes),
            relationship: segment.relationship(entry, bytes)))
      }
    }
    if let place = places.delta {
      let bytes = transaction.bytes(place)
      let delta = try AdjacencyDelta(bytes)
      if delta.removedCount > 0 {
        entries.removeAll { delta.removes($0.relationship, bytes) }
      }
      for entry in delta.added(to: slot, bytes) { entries.append(delta.added(entry, bytes)) }
    }
    if let changes {
      if !changes.removed.isEmpty {
        entries.removeAll { changes.removed.contains($0.relationship) }
      }
      changes.appendAdded(to: UInt16(slot), &entries)
    }
    return entries
  }

  /// Appends the neighbours of all the nodes, in order: for counting and searching.
  public func neighbors(
    of nodes: [NodeID], _ types: [RelationshipTypeID], _ direction: Direction,
    into neighbors: inout [NodeID]
  ) throws {
    let lists = lists(types, direction)
    for node in nodes {
      for list in lists { try appendNeighbors(list, node.rawValue, &neighbors) }
    }
  }

  /// The neighbours of all the nodes, in order, and how many of them are each node's.
  public func neighbors(
    of nodes: [NodeID], _ types: [RelationshipTypeID], _ direction: Direction,
    into neighbors: inout [NodeID], counts: inout [UInt32]
  ) throws {
    let lists = lists(types, direction)
    for node in nodes {
      let before = neighbors.count
      for list in lists { try appendNeighbors(list, node.rawValue, &neighbors) }
      counts.append(UInt32(neighbors.count - before))
    }
  }

  private func appendNeighbors(
    _ list: AdjacencyList, _ node: UInt32, _ neighbors: inout [NodeID]
  ) throws {
    let transaction = self.transaction
    let places = try list.places.pair(at: StoreLayout.segment(of: node), in: transaction)
    if overlay != nil || places.delta != nil {
      for entry in try mergedEntries(list.type, list.isIncoming, places, node)
      where !(list.skipsLoops && entry.neighbor == node) {
        neighbors.append(NodeID(rawValue: entry.neighbor))
      }
      return
    }
    guard let base = places.base else { return }
    let bytes = transaction.bytes(base)
    let segment = try AdjacencySegment(bytes)
    let range = try segment.range(of: StoreLayout.segmentSlot(of: node), bytes)
    if list.skipsLoops {
      for entry in range where segment.neighbor(entry, bytes) != node {
        neighbors.append(NodeID(rawValue: segment.neighbor(entry, bytes)))
      }
      return
    }
    bytes.append(
      at: segment.neighbors + range.lowerBound * 4, count: range.count, to: &neighbors,
      filler: NodeID(rawValue: 0))
  }

  /// How many relationships a node has.
  public func degree(
    of node: NodeID, _ types: [RelationshipTypeID], _ direction: Direction
  ) throws -> Int {
    var degree = 0
    for list in lists(types, direction) { degree += try self.degree(list, node.rawValue) }
    return degree
  }

  /// Appends one degree a node.
  public func degrees(
    of nodes: [NodeID], _ types: [RelationshipTypeID], _ direction: Direction,
    into degrees: inout [UInt32]
  ) throws {
    let start = degrees.count
    degrees.append(contentsOf: repeatElement(0, count: nodes.count))
    for list in lists(types, direction) {
      var first = 0
      while first < nodes.count {
        // Nodes of one segment together: its header is read once.
        let segment = StoreLayout.segment(of: nodes[first].rawValue)
        var end = first + 1
        while end < nodes.count, StoreLayout.segment(of: nodes[end].rawValue) == segment {
          end += 1
        }
        try addDegrees(list, segment, nodes[first..<end], to: &degrees, at: start + first)
        first = end
      }
    }
  }

  private func addDegrees(
    _ list: AdjacencyList, _ segmentIndex: Int, _ nodes: ArraySlice<NodeID>,
    to degrees: inout [UInt32], at start: Int
  ) throws {
    let transaction = self.transaction
    let places = try list.places.pair(at: segmentIndex, in: transaction)
    guard overlay == nil, places.delta == nil, !list.skipsLoops else {
      for (row, node) in nodes.enumerated() {
        degrees[start + row] += UInt32(try degree(list, node.rawValue))
      }
      return
    }
    guard let base = places.base else { return }
    let bytes = transaction.bytes(base)
    let segment = try AdjacencySegment(bytes)
    var row = start
    for node in nodes {
      let range = try segment.range(of: StoreLayout.segmentSlot(of: node.rawValue), bytes)
      degrees[row] += UInt32(range.count)
      row += 1
    }
  }

  @inline(__always)
  private func degree(_ list: AdjacencyList, _ node: UInt32) throws -> Int {
    let transaction = self.transaction
    let places = try list.places.pair(at: StoreLayout.segment(of: node), in: transaction)
    if overlay != nil || places.delta != nil {
      let entries = try mergedEntries(list.type, list.isIncoming, places, node)
      return entries.count { !(list.skipsLoops && $0.neighbor == node) }
    }
    guard let base = places.base else { return 0 }
    let bytes = transaction.bytes(base)
    let segment = try AdjacencySegment(bytes)
    let range = try segment.range(of: StoreLayout.segmentSlot(of: node), bytes)
    guard list.skipsLoops else { return range.count }
    return range.count { segment.neighbor($0, bytes) != node }
  }
}
