internal import LMDB

/// Relationships of a type that are too many for the memory: sorted on the disk, by source and then by
/// target, and written as they come out.
extension ImportRelationships {
  /// Moves the rows that are in memory into the sorter.
  mutating func spill(folder: String, byteLimit: Int) throws {
    let sorter = spilled ?? ImportSorter(folder: folder, byteLimit: byteLimit)
    let flags = columns.map(\.column.nullFlags)
    for row in 0..<count {
      var record: [UInt8] = []
      record.appendNumber(sources[row].bigEndian)
      record.appendNumber(UInt64(sorter.count).bigEndian)
      record.appendNumber(targets[row])
      for (index, (_, column)) in columns.enumerated() where row < column.count {
        if !flags[index].isEmpty, flags[index][row] { continue }
        record.appendNumber(UInt16(index))
        try TaggedValue.append(column.value(row), to: &record)
      }
      try sorter.add(record)
    }
    spilled = sorter
    forgetRows()
  }

  /// Writes segments of both directions, columns and memberships of all that was spilled.
  mutating func writeSpilled(
    _ sorter: ImportSorter, _ writer: ImportWriter, _ allocation: inout Allocation,
    folder: String, byteLimit: Int
  ) throws {
    let total = sorter.count
    let chunks = try requireRoom(for: total, allocation)
    let first = allocation.nextRelationshipChunk << StoreLayout.chunkBits
    var id = first
    var parts = columns.map { (key: $0.key, column: ImportColumn($0.column.property)) }
    var outgoing = SegmentBuilder(type: type, isIncoming: false)
    let byTarget = ImportSorter(folder: folder, byteLimit: byteLimit)
    try sorter.drain { record in
      let bytes = record.span.bytes
      let source = UInt32(bigEndian: bytes.uint32(at: 0))
      let target = bytes.uint32(at: 12)
      try outgoing.add(source, target, id, writer)
      var back: [UInt8] = []
      back.appendNumber(target.bigEndian)
      back.appendNumber(id.bigEndian)
      back.appendNumber(source)
      try byTarget.add(back)
      let slot = StoreLayout.slot(of: id)
      var offset = 16
      while offset < record.count {
        let index = Int(bytes.uint16(at: offset))
        offset += 2
        let value = try TaggedValue.read(bytes, at: &offset)
        while parts[index].column.count < slot { parts[index].column.appendNull() }
        parts[index].column.append(value)
      }
      if slot == StoreLayout.chunkSize - 1 {
        try Self.close(&parts, StoreLayout.chunk(of: id), StoreLayout.chunkSize, writer)
      }
      id += 1
    }
    let rest = total & (StoreLayout.chunkSize - 1)
    if rest != 0 {
      try Self.close(&parts, StoreLayout.chunk(of: id), rest, writer)
      allocation.openRelationships[type.rawValue] = id
    }
    try outgoing.close(writer)
    var incoming = SegmentBuilder(type: type, isIncoming: true)
    try byTarget.drain { record in
      let bytes = record.span.bytes
      try incoming.add(
        UInt32(bigEndian: bytes.uint32(at: 0)), bytes.uint32(at: 8),
        UInt32(bigEndian: bytes.uint32(at: 4)), writer)
    }
    try incoming.close(writer)
    allocation.nextRelationshipChunk += UInt32(chunks)
  }

  private static func close(
    _ parts: inout [(key: PropertyKeyID, column: ImportColumn)], _ chunk: Int, _ filled: Int,
    _ writer: ImportWriter
  ) throws {
    var members = MemberBitmap()
    for slot in 0..<filled { members.insert(slot) }
    try writer.put(
      members.encoded(), for: StoreLayout.memberKey(StoreLayout.relationshipTag, chunk),
      in: writer.tables.members)
    for index in parts.indices {
      while parts[index].column.count < filled { parts[index].column.appendNull() }
      if let bytes = try parts[index].column.encoded() {
        let key = StoreLayout.key(chunk, StoreLayout.columnTag(.relationship, parts[index].key))
        try writer.put(bytes, for: key, in: writer.tables.columns)
      }
      parts[index].column.removeAll()
    }
  }
}

/// Puts entries that come in the order of their nodes into segments.
private struct SegmentBuilder {
  let type: RelationshipTypeID
  let isIncoming: Bool
  private var segment = 0
  private var entries: [AdjacencyEntry] = []

  init(type: RelationshipTypeID, isIncoming: Bool) {
    self.type = type
    self.isIncoming = isIncoming
  }

  mutating func add(
    _ node: UInt32, _ neighbor: UInt32, _ relationship: UInt32, _ writer: ImportWriter
  ) throws {
    if StoreLayout.segment(of: node) != segment {
      try close(writer)
      segment = StoreLayout.segment(of: node)
    }
    entries.append(
      AdjacencyEntry(
        slot: UInt16(StoreLayout.segmentSlot(of: node)), neighbor: neighbor,
        relationship: relationship))
  }

  mutating func close(_ writer: ImportWriter) throws {
    if let bytes = AdjacencySegment.encode(entries) {
      let tag = StoreLayout.adjacencyTag(type, incoming: isIncoming)
      try writer.put(bytes, for: StoreLayout.key(segment, tag), in: writer.tables.adjacency)
    }
    entries.removeAll(keepingCapacity: true)
  }
}
