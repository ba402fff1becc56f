internal import LMDB

/// The entries of one index in the making; integers stay integers until they are written.
struct ImportIndexEntries {
  private var integers: [(value: Int64, node: UInt32)] = []
  private var others: [[UInt8]] = []

  mutating func add(_ value: Value, _ node: UInt32) {
    if case .integer(let number) = value {
      integers.append((number, node))
    } else if let (key, _) = IndexKey.encode(value) {
      others.append(key + Self.bigEndian(node))
    }
  }

  private static func bigEndian(_ node: UInt32) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendNumber(node.bigEndian)
    return bytes
  }

  /// All entries in key order, and how many distinct values they have.
  mutating func sorted(_ index: IndexDescription) -> (entries: [[UInt8]], distinctValues: Int) {
    let prefix = IndexScan.prefix(index.id)
    let isSorted = zip(integers, integers.dropFirst()).allSatisfy {
      ($0.value, $0.node) < ($1.value, $1.node)
    }
    if !isSorted { integers.sort { ($0.value, $0.node) < ($1.value, $1.node) } }
    var entries: [[UInt8]] = []
    entries.reserveCapacity(integers.count + others.count)
    for (value, node) in integers {
      guard let (key, _) = IndexKey.encode(.integer(value)) else { continue }
      entries.append(prefix + key + Self.bigEndian(node))
    }
    if !others.isEmpty {
      for other in others { entries.append(prefix + other) }
      entries.sort { $0.lexicographicallyPrecedes($1) }
    }
    var distinct = entries.isEmpty ? 0 : 1
    for (one, next) in zip(entries, entries.dropFirst())
    where one.dropLast(4) != next.dropLast(4) {
      distinct += 1
    }
    return (entries, distinct)
  }
}
