internal import LMDB

/// Collects records and writes them in large sorted batches into a store that is being built.
final class ImportWriter {
  private struct Record {
    let table: Table
    let key: UInt64
    let value: [UInt8]
  }

  let environment: Environment
  let tables: StoreTables
  private var records: [Record] = []
  private var pendingBytes = 0
  private static let batchBytes = 48 << 20

  init(_ environment: Environment, _ tables: StoreTables) {
    self.environment = environment
    self.tables = tables
  }

  func put(_ value: [UInt8], for key: UInt64, in table: Table) throws {
    records.append(Record(table: table, key: key, value: value))
    pendingBytes += value.count
    if pendingBytes >= Self.batchBytes { try flush() }
  }

  func flush() throws {
    records.sort { ($0.table.name, $0.key) < ($1.table.name, $1.key) }
    try environment.write { transaction in
      for record in records {
        try transaction.put(record.value, for: record.key, in: record.table)
      }
    }
    records.removeAll(keepingCapacity: true)
    pendingBytes = 0
  }

  func putCatalog(_ value: [UInt8], for key: [UInt8]) throws {
    try environment.write { try $0.put(value, for: key, in: tables.catalog) }
  }

  /// Writes sorted index entries behind all that are there.
  func append(entries: [[UInt8]]) throws {
    var start = 0
    while start < entries.count {
      let end = min(start + 500_000, entries.count)
      try environment.write { transaction in
        for entry in entries[start..<end] {
          try transaction.put([], for: entry, in: tables.indexes, appending: true)
        }
      }
      start = end
    }
  }
}
