internal import LMDB

extension GraphSnapshot {
  /// True when the node is in the graph.
  public func exists(_ node: NodeID) -> Bool {
    (try? isMember(StoreLayout.everyNode, node.rawValue)) ?? false
  }

  /// The labels of a node, in the order of their numbers.
  public func labels(of node: NodeID) throws -> [LabelID] {
    var labels: [LabelID] = []
    for number in 1..<max(1, UInt16(catalog.labels.count))
    where try isMember(number, node.rawValue) {
      labels.append(LabelID(rawValue: number))
    }
    return labels
  }

  public func has(_ label: LabelID, _ node: NodeID) throws -> Bool {
    try isMember(label.rawValue, node.rawValue)
  }

  /// True when the relationship is in the graph.
  public func exists(_ relationship: RelationshipID) -> Bool {
    (try? isMember(StoreLayout.relationshipTag, relationship.rawValue)) ?? false
  }

  func isMember(_ tag: UInt16, _ id: UInt32) throws -> Bool {
    let transaction = self.transaction
    let chunk = StoreLayout.chunk(of: id)
    let slot = StoreLayout.slot(of: id)
    if let overlay, let changed = overlay.members[StoreLayout.memberKey(tag, chunk)] {
      return changed.contains(slot)
    }
    guard let found = try cache.members(tag).pair(at: chunk, in: transaction).base else {
      return false
    }
    let bytes = transaction.bytes(found)
    try MemberBitmap.validate(bytes)
    return MemberBitmap.contains(slot, bytes)
  }

  /// The members of a chunk, with a draft's changes; nil when there are none.
  func members(_ tag: UInt16, chunk: Int) throws -> MemberBitmap? {
    let transaction = self.transaction
    if let overlay, let changed = overlay.members[StoreLayout.memberKey(tag, chunk)] {
      return changed.isEmpty ? nil : changed
    }
    guard let found = try cache.members(tag).pair(at: chunk, in: transaction).base else {
      return nil
    }
    return try MemberBitmap(transaction.bytes(found))
  }

  /// Appends to `selection` the indexes of those nodes that carry the label.
  public func select(
    _ label: LabelID, among nodes: [NodeID], into selection: inout [UInt32]
  ) throws {
    for (index, node) in nodes.enumerated() where try isMember(label.rawValue, node.rawValue) {
      selection.append(UInt32(index))
    }
  }

  /// Starts a scan over the nodes with a label, or over all of them; with `chunks`, over those whose
  /// ids lie in these blocks of 4,096.
  public func scanNodes(_ label: LabelID?, chunks: Range<Int> = 0..<Int.max) -> NodeScan {
    NodeScan(tag: label?.rawValue ?? StoreLayout.everyNode, chunks: chunks)
  }

  /// How many blocks of 4,096 ids the nodes take up.
  public var chunkCount: Int {
    get throws {
      let transaction = self.transaction
      var cursor = try transaction.cursor(over: tables.members)
      // The last key of the table of every node stands before the first of the next one.
      guard
        try cursor.seek(StoreLayout.memberKey(StoreLayout.everyNode + 1, 0))
          ? try cursor.retreat() : try cursor.last(), cursor.key.byteCount == 8
      else { return 0 }
      let key = UInt64(bigEndian: cursor.key.uint64(at: 0))
      return key >> 32 == UInt64(StoreLayout.everyNode) ? Int(key & 0xFFFF_FFFF) + 1 : 0
    }
  }

  /// The chunks at or after one in which a label occurs, with a draft's changes: the first of them.
  func nextChunk(_ tag: UInt16, from chunk: Int) throws -> Int? {
    let transaction = self.transaction
    var stored: Int?
    var cursor = try transaction.cursor(over: tables.members)
    if try cursor.seek(StoreLayout.memberKey(tag, chunk)), cursor.key.byteCount == 8 {
      let key = UInt64(bigEndian: cursor.key.uint64(at: 0))
      if key >> 32 == UInt64(tag) { stored = Int(key & 0xFFFF_FFFF) }
    }
    guard let overlay else { return stored }
    let low = StoreLayout.memberKey(tag, chunk)
    let changed = overlay.members.keys.filter { $0 >= low && $0 >> 32 == UInt64(tag) }.min()
    guard let changed else { return stored }
    let changedChunk = Int(changed & 0xFFFF_FFFF)
    return min(stored ?? changedChunk, changedChunk)
  }
}

/// A scan over the nodes with a label, in id order.
public struct NodeScan {
  let tag: UInt16
  private var nextChunk: Int
  private let end: Int

  init(tag: UInt16, chunks: Range<Int>) {
    self.tag = tag
    nextChunk = chunks.lowerBound
    end = chunks.upperBound
  }

  /// Replaces `nodes` by the next batch, of 1 to 4,096 nodes; false when there are no more.
  public mutating func next(
    in snapshot: GraphSnapshot, into nodes: inout [NodeID]
  ) throws -> Bool {
    nodes.removeAll(keepingCapacity: true)
    while let chunk = try snapshot.nextChunk(tag, from: nextChunk), chunk < end {
      nextChunk = chunk + 1
      guard let members = try snapshot.members(tag, chunk: chunk) else { continue }
      members.appendMembers(from: UInt32(chunk) << StoreLayout.chunkBits, to: &nodes)
      if !nodes.isEmpty { return true }
    }
    return false
  }
}
