import Foundation
import PropertyGraph
import Testing

@Suite struct Concurrency {
  /// Every snapshot must see both ends of each transfer: the sum stays what it was.
  @Test func snapshotsHoldWhileOthersWrite() async throws {
    let store = try GraphStore.temporary()
    let count = 40
    try store.write { draft in
      let label = try draft.label(creating: "Account")
      let key = try draft.propertyKey(creating: "balance")
      for _ in 0..<count { _ = try draft.createNode([label], [(key, .integer(100))]) }
    }
    let sum: @Sendable (GraphSnapshot) throws -> Int64 = { snapshot in
      guard let label = snapshot.label(named: "Account"),
        let key = snapshot.propertyKey(named: "balance")
      else { return -1 }
      var scan = snapshot.scanNodes(label)
      var nodes: [NodeID] = []
      var sum: Int64 = 0
      while try scan.next(in: snapshot, into: &nodes) {
        guard case .integers(let values) = try snapshot.properties(key, of: nodes).storage else {
          return -1
        }
        sum += values.reduce(0, +)
      }
      return sum
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<2 {
        group.addTask {
          var random = SplitMix64(seed: UInt64(writer))
          for _ in 0..<60 {
            try store.write { draft in
              let snapshot = draft.snapshot
              guard let key = snapshot.propertyKey(named: "balance") else { return }
              let from = NodeID(rawValue: UInt32.random(in: 0..<UInt32(count), using: &random))
              let to = NodeID(rawValue: UInt32.random(in: 0..<UInt32(count), using: &random))
              guard from != to, case .integer(let left) = try snapshot.property(key, of: from),
                case .integer(let right) = try snapshot.property(key, of: to)
              else { return }
              try draft.set(key, to: .integer(left - 5), of: from)
              try draft.set(key, to: .integer(right + 5), of: to)
            }
          }
        }
      }
      for _ in 0..<3 {
        group.addTask {
          for _ in 0..<150 {
            let (first, second) = try store.read { (try sum($0), try sum($0)) }
            #expect(first == Int64(count) * 100)
            #expect(second == first)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.check().isSound)
  }

  @Test func aSmallMapGrowsUnderADraft() throws {
    let folder = NSTemporaryDirectory() + "fangzhi-growth-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var options = GraphStore.Options()
    options.mapSize = 1 << 18
    let store = try GraphStore.open(at: folder, options: options)
    for round in 0..<4 {
      try store.write { draft in
        let label = try draft.label(creating: "N")
        let key = try draft.propertyKey(creating: "text")
        var last: NodeID?
        for number in 0..<2_000 {
          let node = try draft.createNode(
            [label], [(key, .string("第\(round)轮第\(number)个节点的一段文字"))])
          if let last {
            _ = try draft.createRelationship(
              try draft.relationshipType(creating: "NEXT"), from: last, to: node)
          }
          last = node
        }
      }
    }
    #expect(store.sizes.mapBytes > options.mapSize)
    let report = try store.check()
    #expect(report.isSound, "\(report.findings)")
    #expect(report.nodeCount == 8_000)
    #expect(report.relationshipCount == 7_996)
  }

  @Test func uniqueKeysRefuseASecondHolder() throws {
    let store = try GraphStore.temporary()
    try store.write { draft in
      let label = try draft.label(creating: "City")
      let key = try draft.propertyKey(creating: "code")
      _ = try draft.createIndex(
        named: "city_code", .range, on: .nodes(label), key, isUnique: true)
      _ = try draft.createNode([label], [(key, .string("430500"))])
    }
    let create: (String) throws -> Void = { code in
      try store.write { draft in
        let label = try draft.label(creating: "City")
        let key = try draft.propertyKey(creating: "code")
        _ = try draft.createNode([label], [(key, .string(code))])
      }
    }
    let error = #expect(throws: GraphError.self) { try create("430500") }
    #expect(error?.code == .uniqueKeyViolated)
    try create("431200")
    #expect(try store.read { $0.nodeCount } == 2)
    #expect(try store.check().isSound)
  }

  /// A program that keeps a write's snapshot reads nothing from pages that are gone, whether their places are known
  /// already or not, and goes on.
  @Test func aSnapshotKeptBeyondItsWriteRefuses() throws {
    let store = try GraphStore.temporary()
    var nodes: [NodeID] = []
    try store.write { draft in
      let label = try draft.label(creating: "Account")
      let key = try draft.propertyKey(creating: "balance")
      let type = try draft.relationshipType(creating: "PAYS")
      for _ in 0..<2 { nodes.append(try draft.createNode([label], [(key, .integer(100))])) }
      _ = try draft.createRelationship(type, from: nodes[0], to: nodes[1])
    }
    for readsBefore in [true, false] {
      let kept = try store.write { draft throws -> GraphSnapshot in
        let snapshot = draft.snapshot
        if readsBefore { #expect(try snapshot.properties(of: nodes[0]).count == 1) }
        return snapshot
      }
      let key = try #require(kept.propertyKey(named: "balance"))
      let label = try #require(kept.label(named: "Account"))
      let type = try #require(kept.relationshipType(named: "PAYS"))
      let refusals = [
        #expect(throws: (any Error).self) { try kept.property(key, of: nodes[0]) },
        #expect(throws: (any Error).self) { try kept.properties(key, of: nodes) },
        #expect(throws: (any Error).self) { try kept.has(label, nodes[0]) },
        #expect(throws: (any Error).self) { try kept.degree(of: nodes[0], [type], .outgoing) },
      ]
      for refusal in refusals { #expect("\(refusal, default: "")".contains("has ended")) }
    }
    #expect(try store.read { $0.nodeCount } == 2)
  }
}
