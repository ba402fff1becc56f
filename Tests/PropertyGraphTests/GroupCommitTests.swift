import Foundation
import PropertyGraph
import Testing

/// Writes that wait for each other share commits; each is still all or nothing.
@Suite struct GroupCommit {
  private struct Refused: Error {}

  /// Runs `count` threads, all at once.
  private func inThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let group = DispatchGroup()
    for number in 0..<count {
      let thread = Thread {
        body(number)
        group.leave()
      }
      thread.stackSize = 1 << 20
      group.enter()
      thread.start()
    }
    group.wait()
  }

  @Test func waitingWritesShareCommits() throws {
    let store = try GraphStore.temporary()
    let before = store.sizes.lastCommit
    inThreads(16) { thread in
      for round in 0..<20 {
        do {
          try store.write { draft in
            let label = try draft.label(creating: "N")
            let key = try draft.propertyKey(creating: "number")
            _ = try draft.createNode([label], [(key, .integer(Int64(thread * 100 + round)))])
          }
        } catch {
          Issue.record(error)
        }
      }
    }
    #expect(try store.read { $0.nodeCount } == 320)
    #expect(store.sizes.lastCommit - before < 320)
    let numbers = try store.read { snapshot -> Set<Int64> in
      guard let label = snapshot.label(named: "N"), let key = snapshot.propertyKey(named: "number")
      else { return [] }
      var scan = snapshot.scanNodes(label)
      var nodes: [NodeID] = []
      var found: Set<Int64> = []
      while try scan.next(in: snapshot, into: &nodes) {
        for node in nodes {
          if case .integer(let number) = try snapshot.property(key, of: node) {
            found.insert(number)
          }
        }
      }
      return found
    }
    #expect(numbers.count == 320)
    let report = try store.check()
    #expect(report.isSound, "\(report.findings)")
  }

  /// What one write throws concerns nobody else, and each sees the writes before it.
  @Test func failuresStayWithTheirWrite() throws {
    let store = try GraphStore.temporary()
    try store.write { draft in
      let label = try draft.label(creating: "City")
      let key = try draft.propertyKey(creating: "code")
      _ = try draft.createIndex(named: "code", .range, on: .nodes(label), key, isUnique: true)
    }
    // Sixteen threads want each of thirty codes: one may have it. Every fifth write gives up.
    let won = Counter()
    let refused = Counter()
    inThreads(16) { thread in
      for code in 0..<30 {
        do {
          try store.write { draft in
            let label = try draft.label(creating: "City")
            let key = try draft.propertyKey(creating: "code")
            _ = try draft.createNode([label], [(key, .integer(Int64(code)))])
            if (thread + code) % 5 == 0 { throw Refused() }
          }
          won.add(1)
        } catch let error as GraphError {
          #expect(error.code == .uniqueKeyViolated)
        } catch {
          refused.add(1)
        }
      }
    }
    #expect(won.value == 30)
    #expect(refused.value > 0)
    #expect(try store.read { $0.nodeCount } == 30)
    let report = try store.check()
    #expect(report.isSound, "\(report.findings)")
  }

  /// A full map takes no write of the group with it.
  @Test func theMapGrowsUnderAGroup() throws {
    let folder = NSTemporaryDirectory() + "fangzhi-group-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var options = GraphStore.Options()
    options.mapSize = 1 << 18
    let store = try GraphStore.open(at: folder, options: options)
    inThreads(8) { thread in
      for round in 0..<4 {
        do {
          try store.write { draft in
            let label = try draft.label(creating: "N")
            let key = try draft.propertyKey(creating: "text")
            for number in 0..<300 {
              _ = try draft.createNode(
                [label], [(key, .string("线程\(thread)第\(round)轮第\(number)个节点的一段文字"))])
            }
          }
        } catch {
          Issue.record(error)
        }
      }
    }
    #expect(store.sizes.mapBytes > options.mapSize)
    let report = try store.check()
    #expect(report.isSound, "\(report.findings)")
    #expect(report.nodeCount == 9_600)
  }

  private final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0
    var value: Int { lock.withLock { count } }
    func add(_ amount: Int) { lock.withLock { count += amount } }
  }
}
