internal import LMDB

/// All relationships of one type on their way into segments: sorted by source, they get consecutive
/// ids; sorted by target, the ids are listed.
struct ImportRelationships {
  let type: RelationshipTypeID
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []
  private(set) var columns: [(key: PropertyKeyID, column: ImportColumn)] = []
  /// The rows that are not in memory.
  var spilled: ImportSorter?

  init(type: RelationshipTypeID) { self.type = type }

  var count: Int { sources.count }

  mutating func append(_ source: UInt32, _ target: UInt32) {
    sources.append(source)
    targets.append(target)
  }

  /// Reads a row's properties into the columns of their keys.
  mutating func append(
    _ properties: [(key: PropertyKeyID, property: ImportHeader.Property)], _ reader: CSVReader
  ) throws(GraphError) {
    for (key, property) in properties {
      var position = columns.firstIndex {
        $0.key == key && $0.column.property.field == property.field
      }
      if position == nil {
        columns.append((key, ImportColumn(property)))
        position = columns.count - 1
      }
      guard let position else { continue }
      while columns[position].column.count < count - 1 { columns[position].column.appendNull() }
      try columns[position].column.append(reader)
    }
  }

  /// Rows that are in memory no more.
  mutating func forgetRows() {
    sources.removeAll(keepingCapacity: true)
    targets.removeAll(keepingCapacity: true)
    for index in columns.indices { columns[index].column.removeAll() }
  }

  /// How many chunks so many relationships take.
  func requireRoom(for count: Int, _ allocation: Allocation) throws(GraphError) -> Int {
    let chunks = (count + StoreLayout.chunkSize - 1) / StoreLayout.chunkSize
    guard Int(allocation.nextRelationshipChunk) + chunks < Int(StoreLayout.maximumChunk) else {
      throw GraphError(.limitReached, "a store holds at most 4,294,963,200 relationship slots")
    }
    return chunks
  }

  /// Row numbers in the order of `keys`, stable; and where each key's rows begin.
  private static func sorted(
    _ rows: Int, keyCount: Int, _ key: (Int) -> UInt32
  ) -> (order: [UInt32], starts: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: keyCount + 1)
    for row in 0..<rows { starts[Int(key(row)) + 1] += 1 }
    for index in 0..<keyCount { starts[index + 1] += starts[index] }
    var next = starts
    var order = [UInt32](repeating: 0, count: rows)
    for row in 0..<rows {
      let node = Int(key(row))
      order[Int(next[node])] = UInt32(row)
      next[node] += 1
    }
    return (order, starts)
  }

  /// Writes segments of both directions, columns and memberships.
  mutating func write(
    _ writer: ImportWriter, _ allocation: inout Allocation
  ) throws {
    guard count > 0 else { return }
    let nodeCount = Int(allocation.nextNodeChunk) << StoreLayout.chunkBits
    let first = allocation.nextRelationshipChunk << StoreLayout.chunkBits
    let chunks = try requireRoom(for: count, allocation)
    let (order, starts) = Self.sorted(count, keyCount: nodeCount) { sources[$0] }
    let forward = order.map { targets[Int($0)] }
    try writeSegments(writer, isIncoming: false, starts, forward, ids: nil, first: first)
    // The sources in id order, then sorted by target.
    let sourceOfPosition = order.map { sources[Int($0)] }
    let (backOrder, backStarts) = Self.sorted(count, keyCount: nodeCount) { forward[$0] }
    let backward = backOrder.map { sourceOfPosition[Int($0)] }
    try writeSegments(
      writer, isIncoming: true, backStarts, backward, ids: backOrder, first: first)
    try writeColumns(writer, order, Int(allocation.nextRelationshipChunk))
    allocation.nextRelationshipChunk += UInt32(chunks)
    let rest = count & (StoreLayout.chunkSize - 1)
    if rest != 0 {
      allocation.openRelationships[type.rawValue] = first + UInt32(count)
    }
  }

  private func writeSegments(
    _ writer: ImportWriter, isIncoming: Bool, _ starts: [UInt32], _ neighbors: [UInt32],
    ids: [UInt32]?, first: UInt32
  ) throws {
    let tag = StoreLayout.adjacencyTag(type, incoming: isIncoming)
    let size = StoreLayout.segmentSize
    let segmentCount = (starts.count - 1 + size - 1) / size
    for segment in 0..<segmentCount {
      let low = segment * size
      var high = min(low + size, starts.count - 1)
      let start = Int(starts[low])
      let end = Int(starts[high])
      if start == end { continue }
      while starts[high - 1] == starts[high] { high -= 1 }
      let bytes = AdjacencySegment.encode(
        offsets: starts[low...high].map { $0 - UInt32(start) }, neighbors: neighbors[start..<end],
        first: first + UInt32(start), relationships: ids.map { $0[start..<end].map { first + $0 } })
      try writer.put(
        bytes, for: StoreLayout.key(segment, tag), in: writer.tables.adjacency)
    }
  }

  private mutating func writeColumns(
    _ writer: ImportWriter, _ order: [UInt32], _ firstChunk: Int
  ) throws {
    for index in columns.indices {
      while columns[index].column.count < count { columns[index].column.appendNull() }
    }
    let flags = columns.map(\.column.nullFlags)
    var start = 0
    var chunk = firstChunk
    while start < count {
      let end = min(start + StoreLayout.chunkSize, count)
      var members = MemberBitmap()
      for slot in 0..<end - start { members.insert(slot) }
      try writer.put(
        members.encoded(), for: StoreLayout.memberKey(StoreLayout.relationshipTag, chunk),
        in: writer.tables.members)
      for (index, (key, column)) in columns.enumerated() {
        var part = ImportColumn(column.property)
        part.append(column, rows: order[start..<end], nullFlags: flags[index])
        if let bytes = try part.encoded() {
          let columnKey = StoreLayout.key(chunk, StoreLayout.columnTag(.relationship, key))
          try writer.put(bytes, for: columnKey, in: writer.tables.columns)
        }
      }
      start = end
      chunk += 1
    }
  }
}
