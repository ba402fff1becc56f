internal import LMDB

/// Exact counts, kept in the same transaction as the data they count.
struct Statistics: Sendable, Equatable {
  /// Relationships by the labels of their ends; label 0 stands for any.
  struct Triple: Hashable, Sendable {
    let source: UInt16
    let type: UInt16
    let target: UInt16

    func hash(into hasher: inout Hasher) {
      hasher.combine(UInt64(source) << 32 | UInt64(type) << 16 | UInt64(target))
    }
  }

  struct IndexCounts: Hashable, Sendable {
    var entries = 0
    var distinctValues = 0
  }

  /// By label; label 0 counts every node.
  var nodes: [UInt16: Int] = [:]
  var relationships: [Triple: Int] = [:]
  var relationshipCount = 0
  var indexes: [UInt16: IndexCounts] = [:]

  init() {}

  mutating func count(_ label: UInt16, by change: Int) {
    nodes[label, default: 0] += change
    if change < 0, nodes[label] == 0 { nodes[label] = nil }
  }

  /// Counts a relationship under every pair of its ends' labels, and under "any".
  mutating func count(
    from source: [LabelID], _ type: RelationshipTypeID, to target: [LabelID], by change: Int
  ) {
    for row in -1..<source.count {
      let sourceLabel = row < 0 ? 0 : source[row].rawValue
      for column in -1..<target.count {
        let targetLabel = column < 0 ? 0 : target[column].rawValue
        let triple = Triple(source: sourceLabel, type: type.rawValue, target: targetLabel)
        relationships[triple, default: 0] += change
        if change < 0, relationships[triple] == 0 { relationships[triple] = nil }
      }
    }
    relationshipCount += change
  }

  func encoded() -> [UInt8] {
    var writer = RecordWriter()
    writer.number(UInt64(relationshipCount))
    writer.number(UInt64(nodes.count))
    for (label, count) in nodes.sorted(by: { $0.key < $1.key }) {
      writer.number(UInt64(label))
      writer.number(UInt64(count))
    }
    writer.number(UInt64(relationships.count))
    let triples = relationships.sorted {
      ($0.key.type, $0.key.source, $0.key.target) < ($1.key.type, $1.key.source, $1.key.target)
    }
    for (triple, count) in triples {
      writer.number(
        UInt64(triple.source) << 32 | UInt64(triple.type) << 16 | UInt64(triple.target))
      writer.number(UInt64(count))
    }
    writer.number(UInt64(indexes.count))
    for (index, counts) in indexes.sorted(by: { $0.key < $1.key }) {
      writer.number(UInt64(index))
      writer.number(UInt64(counts.entries))
      writer.number(UInt64(counts.distinctValues))
    }
    return writer.finished()
  }

  init(_ bytes: borrowing RawSpan) throws(GraphError) {
    var reader = try RecordReader(bytes)
    relationshipCount = Int(truncatingIfNeeded: try reader.number(bytes))
    for _ in 0..<(try reader.number(bytes)) {
      let label = UInt16(truncatingIfNeeded: try reader.number(bytes))
      nodes[label] = Int(truncatingIfNeeded: try reader.number(bytes))
    }
    for _ in 0..<(try reader.number(bytes)) {
      let packed = try reader.number(bytes)
      let triple = Triple(
        source: UInt16(truncatingIfNeeded: packed >> 32),
        type: UInt16(truncatingIfNeeded: packed >> 16), target: UInt16(truncatingIfNeeded: packed))
      relationships[triple] = Int(truncatingIfNeeded: try reader.number(bytes))
    }
    for _ in 0..<(try reader.number(bytes)) {
      let index = UInt16(truncatingIfNeeded: try reader.number(bytes))
      let entries = Int(truncatingIfNeeded: try reader.number(bytes))
      indexes[index] = IndexCounts(
        entries: entries, distinctValues: Int(truncatingIfNeeded: try reader.number(bytes)))
    }
  }
}
