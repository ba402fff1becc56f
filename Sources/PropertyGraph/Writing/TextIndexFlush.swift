internal import LMDB

/// Writes what a draft changed of its text indexes.
struct TextIndexFlush {
  let draft: GraphDraft

  func write(into transaction: borrowing WriteTransaction, _ tables: StoreTables) throws {
    for (id, chunks) in draft.overlay.texts.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let index = draft.snapshot.indexes.first(where: { $0.id == id }) else { continue }
      for (chunk, slots) in chunks.sorted(by: { $0.key < $1.key }) {
        try write(index, chunk, slots, transaction, tables)
      }
    }
  }

  private func write(
    _ index: IndexDescription, _ chunk: Int, _ slots: MemberBitmap,
    _ transaction: borrowing WriteTransaction, _ tables: StoreTables
  ) throws {
    let waitingKey = TextIndex.key(index.id, TextIndex.waiting, chunk)
    var waiting = slots
    let reading = transaction.reading()
    if let place = try reading.reference(for: waitingKey, in: tables.text) {
      waiting.formUnion(TextIndex.decode(reading.bytes(place)))
    }
    if waiting.count <= TextIndex.maximumWaiting {
      try transaction.put(TextIndex.encode(waiting), for: waitingKey, in: tables.text)
      return
    }
    var slotsOfPair: [UInt64: MemberBitmap] = [:]
    for slot in waiting.slots {
      let node = NodeID(rawValue: UInt32(chunk) << StoreLayout.chunkBits + UInt32(slot))
      guard case .string(let text) = try draft.value(index.key, of: node, reading) else { continue }
      for pair in TextIndex.pairs(text) {
        slotsOfPair[pair, default: MemberBitmap()].insert(slot)
      }
    }
    for pair in slotsOfPair.keys.sorted() {
      guard var found = slotsOfPair[pair] else { continue }
      let key = TextIndex.key(index.id, pair, chunk)
      let reading = transaction.reading()
      if let place = try reading.reference(for: key, in: tables.text) {
        found.formUnion(TextIndex.decode(reading.bytes(place)))
      }
      try transaction.put(TextIndex.encode(found), for: key, in: tables.text)
    }
    try transaction.remove(waitingKey, from: tables.text)
  }
}

extension GraphDraft {
  /// A node's property as the draft leaves it, read while the draft is being written: from its
  /// changes, or from the columns in the state of `reading`.
  func value(
    _ key: PropertyKeyID, of node: NodeID, _ reading: ReadTransaction
  ) throws -> Value {
    let slot = StoreLayout.slot(of: node.rawValue)
    let columnKey = StoreLayout.key(
      StoreLayout.chunk(of: node.rawValue), StoreLayout.columnTag(.node, key))
    if let value = overlay.nodeColumns[columnKey]?[UInt16(slot)] { return value }
    let tables = snapshot.tables
    if let delta = try reading.reference(for: columnKey | 1, in: tables.columns),
      let value = try ColumnDelta.value(of: slot, reading.bytes(delta))
    {
      return value
    }
    guard let base = try reading.reference(for: columnKey, in: tables.columns) else { return .null }
    let bytes = reading.bytes(base)
    return try ColumnHeader(bytes).value(slot, bytes)
  }

  /// Notes that text indexes on a label must look at a node's string again.
  func noteText(_ label: LabelID, _ key: PropertyKeyID, _ value: Value, _ node: NodeID) {
    guard case .string = value else { return }
    for index in indexes(on: .nodes(label), key, .text) { noteText(index, node) }
  }

  func noteText(_ index: IndexDescription, _ node: NodeID) {
    let chunk = StoreLayout.chunk(of: node.rawValue)
    overlay.texts[index.id, default: [:]][chunk, default: MemberBitmap()]
      .insert(StoreLayout.slot(of: node.rawValue))
    var counts = snapshot.statistics.indexes[index.id.rawValue] ?? Statistics.IndexCounts()
    counts.entries += 1
    snapshot.statistics.indexes[index.id.rawValue] = counts
  }

  /// Lists every node of a new text index's label.
  func fillText(_ index: IndexDescription) throws {
    guard case .nodes(let label) = index.target else {
      throw GraphError(
        .schemaConflict, "a text index covers a property of nodes, not of relationships")
    }
    var scan = snapshot.scanNodes(label)
    var nodes: [NodeID] = []
    while try scan.next(in: snapshot, into: &nodes) {
      let values = try snapshot.properties(index.key, of: nodes)
      for (row, node) in nodes.enumerated() {
        if case .string = values.value(at: row) { noteText(index, node) }
      }
    }
  }
}
