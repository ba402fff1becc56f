internal import LMDB

/// The entries of one index in the making.
struct ImportIndexEntries {
  private let sorter: ImportSorter

  init(folder: String, byteLimit: Int) {
    sorter = ImportSorter(folder: folder, byteLimit: byteLimit)
  }

  func add(_ value: Value, _ node: UInt32) throws(GraphError) {
    guard var (entry, _) = IndexKey.encode(value) else { return }
    entry.appendNumber(node.bigEndian)
    try sorter.add(entry)
  }

  /// Writes all entries behind all that are there, and counts them.
  func write(_ index: IndexDescription, _ writer: ImportWriter) throws -> Statistics.IndexCounts {
    let prefix = IndexScan.prefix(index.id)
    var counts = Statistics.IndexCounts()
    var last: [UInt8] = []
    var batch: [[UInt8]] = []
    try sorter.drain { entry in
      if counts.entries == 0 || entry.dropLast(4) != last.dropLast(4) { counts.distinctValues += 1 }
      counts.entries += 1
      last = entry
      batch.append(prefix + entry)
      if batch.count == 65_536 {
        try writer.append(entries: batch)
        batch.removeAll(keepingCapacity: true)
      }
    }
    try writer.append(entries: batch)
    return counts
  }
}
