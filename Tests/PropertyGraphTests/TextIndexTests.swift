import PropertyGraph
import Testing

@Suite struct TextIndexing {
  /// The nodes that hold a text, by the index and by reading every node.
  static func compare(_ snapshot: GraphSnapshot, _ text: String) throws {
    guard let index = snapshot.indexes.first(where: { $0.kind == .text }),
      let candidates = try snapshot.candidates(in: index, containing: text)
    else { return }
    var found: [UInt32] = []
    try snapshot.select(index.key, .contains(text), among: candidates, into: &found)
    var expected: [NodeID] = []
    var scan = snapshot.scanNodes(snapshot.label(named: "S"))
    var nodes: [NodeID] = []
    while try scan.next(in: snapshot, into: &nodes) {
      for node in nodes {
        if case .string(let whole) = try snapshot.property(index.key, of: node),
          whole.contains(text)
        {
          expected.append(node)
        }
      }
    }
    #expect(found.map { candidates[Int($0)] } == expected, "\(text)")
  }

  @Test(arguments: 0..<6) func candidatesMissNothing(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let store = try GraphStore.temporary()
    let words = ["长沙", "沙市", "市区", "动力", "电池", "回收", "x", "𠮷野", ""]
    func sentence() -> String {
      (0..<Int.random(in: 0..<6, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined()
    }
    var nodes: [NodeID] = []
    for round in 0..<6 {
      try store.write { draft in
        let label = try draft.label(creating: "S")
        let key = try draft.propertyKey(creating: "text")
        if round == 2 {
          _ = try draft.createIndex(named: "t", .text, on: .nodes(label), key)
        }
        for _ in 0..<(round == 3 ? 700 : 40) {
          nodes.append(try draft.createNode([label], [(key, .string(sentence()))]))
        }
        for _ in 0..<20 {
          guard let node = nodes.randomElement(using: &random) else { continue }
          try draft.set(key, to: .string(sentence()), of: node)
        }
        if let node = nodes.randomElement(using: &random) { try draft.delete(node) }
        for word in ["长沙", "沙市区", "电池回收", "𠮷野", "没有"] {
          try Self.compare(draft.snapshot, word)
        }
      }
      try store.read { snapshot in
        for word in ["长沙", "沙市区", "电池回收", "𠮷野", "x", "没有"] {
          try Self.compare(snapshot, word)
        }
      }
      let report = try store.check()
      #expect(report.isSound, "\(report.findings)")
    }
    try store.write { draft in
      guard let index = draft.snapshot.indexes.first else { return }
      try draft.dropIndex(index.id)
    }
    #expect(try store.check().isSound)
  }
}
