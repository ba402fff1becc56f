import PropertyGraph
import Testing

/// Nodes and relationships written by the column are those written one by one.
@Suite struct Rows {
  private static let texts: [Value] = ["甲", "乙", "丙"].map(Value.string)

  private func columns(_ count: Int) -> [Value] {
    (0..<count).map { $0 % 5 == 3 ? .null : Self.texts[$0 % 3] }
  }

  /// Two chunks and more, into a chunk that was begun, with indexes on what is written, a part of it deleted again.
  private func fill(_ store: GraphStore, byRows: Bool) throws {
    try store.write { draft in
      let label = try draft.label(creating: "N")
      let other = try draft.label(creating: "M")
      let id = try draft.propertyKey(creating: "id")
      let name = try draft.propertyKey(creating: "name")
      _ = try draft.createIndex(named: "ids", .range, on: .nodes(label), id, isUnique: true)
      _ = try draft.createIndex(named: "names", .range, on: .nodes(other), name)
      _ = try draft.createNode([label, other], [(id, .integer(-1))])
    }
    for part in 0..<2 {
      try store.write { draft in
        let labels = [try draft.label(creating: "M"), try draft.label(creating: "N")]
        let id = try draft.propertyKey(creating: "id")
        let name = try draft.propertyKey(creating: "name")
        let type = try draft.relationshipType(creating: "T")
        let ids = (0..<5_000).map { Value.integer(Int64(part * 5_000 + $0)) }
        let names = columns(5_000)
        var nodes: [NodeID] = []
        if byRows {
          nodes = try draft.createNodes(labels, count: 5_000, [(id, ids), (name, names)])
          try draft.createRelationships(
            type, from: Array(nodes.dropLast()), to: Array(nodes.dropFirst()))
        } else {
          for row in 0..<5_000 {
            nodes.append(try draft.createNode(labels, [(id, ids[row]), (name, names[row])]))
          }
          for (source, target) in zip(nodes, nodes.dropFirst()) {
            _ = try draft.createRelationship(type, from: source, to: target)
          }
        }
        try draft.remove(labels[0], from: nodes[7])
        _ = try draft.createRelationship(type, from: nodes[7], to: nodes[9])
      }
    }
  }

  @Test func rowsEqualSingleWrites() throws {
    let one = try GraphStore.temporary()
    let other = try GraphStore.temporary()
    try fill(one, byRows: false)
    try fill(other, byRows: true)
    #expect(try one.read(GraphModel.init) == other.read(GraphModel.init))
    for store in [one, other] {
      let report = try store.check()
      #expect(report.isSound, "\(report.findings)")
    }
    for value in Self.texts {
      let counts = try [one, other].map { store in
        try store.read { snapshot -> Int in
          let index = try #require(snapshot.indexes.first { $0.name == "names" })
          var scan = try snapshot.scan(index, .equals(value))
          var nodes: [NodeID] = []
          var count = 0
          while try scan.next(limit: 100, in: snapshot, into: &nodes) { count += nodes.count }
          return count
        }
      }
      #expect(counts[0] == counts[1])
      #expect(counts[0] > 2_000)
    }
  }

  /// A value that the store holds, or that the rows hold twice, is refused before anything is changed; values longer than
  /// a key that differ behind its end are two.
  @Test func uniqueKeysHoldForRows() throws {
    let store = try GraphStore.temporary()
    let long = String(repeating: "邵", count: 400)
    func write(_ values: [Value]) throws {
      try store.write { draft in
        let label = try draft.label(creating: "N")
        let id = try draft.propertyKey(creating: "id")
        if draft.snapshot.indexes.isEmpty {
          _ = try draft.createIndex(named: "ids", .range, on: .nodes(label), id, isUnique: true)
        }
        _ = try draft.createNodes([label], count: values.count, [(id, values)])
      }
    }
    try write([.integer(1), .null, .null, .string(long + "a"), .string(long + "b")])
    for refused: [Value] in [
      [.integer(2), .integer(2)], [.integer(1)], [.string(long + "a")],
      [.string(long + "c"), .string(long + "c")],
    ] {
      #expect(throws: GraphError.self) { try write(refused) }
    }
    try write([.integer(2), .string(long + "c")])
    #expect(try store.read { $0.nodeCount } == 7)
    let report = try store.check()
    #expect(report.isSound, "\(report.findings)")
  }
}
