internal import LMDB

/// Writes what a draft changed into a write transaction. It may run again in a larger map: it reads
/// the store, but changes nothing outside the transaction.
struct DraftFlush {
  let draft: GraphDraft
  private var overlay: Overlay { draft.overlay }
  private var snapshot: GraphSnapshot { draft.snapshot }

  init(_ draft: GraphDraft) { self.draft = draft }

  func write(into transaction: borrowing WriteTransaction, _ tables: StoreTables) throws {
    try writeMembers(transaction, tables)
    try writeColumns(.node, overlay.nodeColumns, transaction, tables)
    try writeColumns(.relationship, overlay.relationshipColumns, transaction, tables)
    try writeAdjacency(transaction, tables)
    try writeIndexes(transaction, tables)
    try TextIndexFlush(draft: draft).write(into: transaction, tables)
    if draft.catalogChanged {
      try transaction.put(snapshot.catalog.encoded(), for: CatalogKey.names, in: tables.catalog)
    }
    try transaction.put(
      draft.allocation.encoded(), for: CatalogKey.allocation, in: tables.catalog)
    try transaction.put(
      snapshot.statistics.encoded(), for: CatalogKey.statistics, in: tables.catalog)
  }

  private func writeMembers(
    _ transaction: borrowing WriteTransaction, _ tables: StoreTables
  ) throws {
    for key in overlay.members.keys.sorted() {
      guard let members = overlay.members[key] else { continue }
      if members.isEmpty {
        try transaction.remove(key, from: tables.members)
      } else {
        try transaction.put(members.encoded(), for: key, in: tables.members)
      }
    }
  }

  private func writeColumns(
    _ owner: Owner, _ columns: [UInt64: ColumnChanges],
    _ transaction: borrowing WriteTransaction, _ tables: StoreTables
  ) throws {
    for key in columns.keys.sorted() {
      guard let changes = columns[key] else { continue }
      let reading = transaction.reading()
      let base = try reading.reference(for: key, in: tables.columns)
      if base == nil, changes.isInOrder {
        // A new column, as most are in a load.
        try put(changes.column, key, transaction, tables)
        continue
      }
      var merged: [Int: Value] = [:]
      if let delta = try reading.reference(for: key | 1, in: tables.columns) {
        for change in try ColumnDelta.changes(reading.bytes(delta)) {
          merged[change.slot] = change.value
        }
      }
      for (slot, value) in zip(changes.slots, changes.values) { merged[Int(slot)] = value }
      if let base, merged.count < 256 {
        let sorted = merged.sorted { $0.key < $1.key }.map { (slot: $0.key, value: $0.value) }
        let delta = try ColumnDelta.encode(sorted)
        if delta.count <= StoreLayout.maximumDeltaBytes, delta.count < base.byteCount {
          try transaction.put(delta, for: key | 1, in: tables.columns)
          continue
        }
      }
      var values: [Value] = []
      if let base {
        let bytes = reading.bytes(base)
        let header = try ColumnHeader(bytes)
        values.reserveCapacity(max(header.count, 1))
        for slot in 0..<header.count { values.append(try header.value(slot, bytes)) }
      }
      for (slot, value) in merged {
        while values.count <= slot { values.append(.null) }
        values[slot] = value
      }
      try put(values, key, transaction, tables)
    }
  }

  /// Writes a column whole; it has no changes beside it then.
  private func put(
    _ values: [Value], _ key: UInt64, _ transaction: borrowing WriteTransaction,
    _ tables: StoreTables
  ) throws {
    if let column = try ColumnEncoding.encode(values) {
      try transaction.put(column, for: key, in: tables.columns)
    } else {
      try transaction.remove(key, from: tables.columns)
    }
    try transaction.remove(key | 1, from: tables.columns)
  }

  private func writeAdjacency(
    _ transaction: borrowing WriteTransaction, _ tables: StoreTables
  ) throws {
    for key in overlay.adjacency.keys.sorted() {
      guard let changes = overlay.adjacency[key] else { continue }
      let reading = transaction.reading()
      let base = try reading.reference(for: key, in: tables.adjacency)
      var added = changes.addedInOrder
      var removed = changes.removed
      if let place = try reading.reference(for: key | 1, in: tables.adjacency) {
        let bytes = reading.bytes(place)
        let delta = try AdjacencyDelta(bytes)
        let earlier = (0..<delta.addedCount).map { delta.added($0, bytes) }
        let kept = earlier.filter { removed.remove($0.relationship) == nil }
        added = Self.merge(kept, added)
        removed.formUnion(delta.removed(bytes))
      }
      let size = 16 + added.count * 12 + removed.count * 4
      if let base, size <= StoreLayout.maximumDeltaBytes, size < base.byteCount {
        let delta = AdjacencyDelta.encode(added: added, removed: removed.sorted())
        try transaction.put(delta, for: key | 1, in: tables.adjacency)
        continue
      }
      var entries: [AdjacencyEntry] = []
      if let base {
        let bytes = reading.bytes(base)
        entries = try AdjacencySegment(bytes).entries(bytes)
        if !removed.isEmpty { entries.removeAll { removed.contains($0.relationship) } }
      }
      if let segment = AdjacencySegment.encode(Self.merge(entries, added)) {
        try transaction.put(segment, for: key, in: tables.adjacency)
      } else {
        try transaction.remove(key, from: tables.adjacency)
      }
      try transaction.remove(key | 1, from: tables.adjacency)
    }
  }

  /// Merges two lists in slot order; within a slot the first list's entries come first.
  private static func merge(
    _ first: [AdjacencyEntry], _ second: [AdjacencyEntry]
  ) -> [AdjacencyEntry] {
    if first.isEmpty { return second }
    if second.isEmpty { return first }
    var merged: [AdjacencyEntry] = []
    merged.reserveCapacity(first.count + second.count)
    var position = 0
    for entry in second {
      while position < first.count, first[position].slot <= entry.slot {
        merged.append(first[position])
        position += 1
      }
      merged.append(entry)
    }
    merged.append(contentsOf: first[position...])
    return merged
  }

  private func writeIndexes(
    _ transaction: borrowing WriteTransaction, _ tables: StoreTables
  ) throws {
    for index in draft.droppedIndexes {
      let prefix = IndexScan.prefix(index)
      while true {
        let keys = try Self.keys(prefix, limit: 4_096, transaction, tables.indexes)
        for key in keys { try transaction.remove(key, from: tables.indexes) }
        let texts = try Self.keys(prefix, limit: 4_096, transaction, tables.text)
        for key in texts { try transaction.remove(key, from: tables.text) }
        if keys.isEmpty, texts.isEmpty { break }
      }
    }
    for (_, changes) in overlay.indexes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for entry in changes.removed { try transaction.remove(entry.bytes, from: tables.indexes) }
      try changes.forEachAdded { try transaction.put([], for: $0, in: tables.indexes) }
    }
  }

  private static func keys(
    _ prefix: [UInt8], limit: Int, _ transaction: borrowing WriteTransaction, _ table: Table
  ) throws -> [[UInt8]] {
    var keys: [[UInt8]] = []
    let reading = transaction.reading()
    var cursor = try reading.cursor(over: table)
    var isAtEntry = try cursor.seek(prefix)
    while isAtEntry, keys.count < limit, cursor.key.hasBytes(prefix, at: 0) {
      keys.append(cursor.key.copy(at: 0, count: cursor.key.byteCount))
      isAtEntry = try cursor.advance()
    }
    return keys
  }
}
