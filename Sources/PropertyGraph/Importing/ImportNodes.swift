internal import LMDB

/// Nodes of one set of labels on their way into chunks.
struct ImportNodeGroup {
  let labels: [LabelID]
  private var chunk = 0
  private(set) var filled = 0
  /// Nodes of all chunks.
  private(set) var count = 0
  private(set) var columns: [(key: PropertyKeyID, column: ImportColumn)] = []

  init(labels: [LabelID]) { self.labels = labels }

  var isFull: Bool { filled == StoreLayout.chunkSize }
  var openSlot: UInt32? {
    filled == 0 || isFull ? nil : UInt32(chunk) << StoreLayout.chunkBits + UInt32(filled)
  }

  /// Gives out the next slot, in a new chunk where the last is full.
  mutating func nextNode(_ allocation: inout Allocation) throws(GraphError) -> UInt32 {
    if filled == 0 {
      chunk = Int(try Allocation.open(&allocation.nextNodeChunk) >> StoreLayout.chunkBits)
    }
    filled += 1
    count += 1
    return UInt32(chunk) << StoreLayout.chunkBits + UInt32(filled - 1)
  }

  /// The columns for a file's properties; rows so far have no value in a new one.
  mutating func positions(
    _ properties: [(key: PropertyKeyID, property: ImportHeader.Property)]
  ) -> [Int] {
    properties.map { wanted in
      if let known = columns.firstIndex(where: {
        $0.key == wanted.key && $0.column.property.field == wanted.property.field
      }) {
        return known
      }
      var column = ImportColumn(wanted.property)
      for _ in 0..<filled { column.appendNull() }
      columns.append((wanted.key, column))
      return columns.count - 1
    }
  }

  mutating func append(_ reader: CSVReader, to column: Int) throws(GraphError) {
    try columns[column].column.append(reader)
  }

  func lastValue(_ column: Int) -> Value { columns[column].column.lastValue }

  /// Writes the chunk and begins a new one.
  mutating func close(_ writer: ImportWriter) throws {
    guard filled > 0 else { return }
    var members = MemberBitmap()
    for slot in 0..<filled { members.insert(slot) }
    let encoded = members.encoded()
    for tag in [StoreLayout.everyNode] + labels.map(\.rawValue) {
      try writer.put(
        encoded, for: StoreLayout.memberKey(tag, chunk), in: writer.tables.members)
    }
    for index in columns.indices {
      while columns[index].column.count < filled { columns[index].column.appendNull() }
      if let bytes = try columns[index].column.encoded() {
        let key = StoreLayout.key(chunk, StoreLayout.columnTag(.node, columns[index].key))
        try writer.put(bytes, for: key, in: writer.tables.columns)
      }
      columns[index].column.removeAll()
    }
    filled = 0
  }
}
