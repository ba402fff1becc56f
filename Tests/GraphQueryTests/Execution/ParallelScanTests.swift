import Foundation
import PropertyGraph
import Testing

@testable import GraphQuery

/// Any number of threads gives the answers that one gives, in the same order.
@Suite struct ParallelScanTests {
  private static let count = 45_000

  private static func engine() throws -> QueryEngine {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run("CREATE (:Other {i: 1}), (:Other {i: 2})")
    _ = try engine.run(
      """
      UNWIND range(0, \(count - 1)) AS i
      CREATE (:N {i: i, v: 1000, d: i / 7.0, s: 's' + (i * 7919 % 101)})
      """)
    _ = try engine.run("MATCH (n:N) WHERE n.i % 50 = 0 MATCH (o:Other) CREATE (n)-[:R]->(o)")
    return engine
  }

  @Test func answersAreTheSame() throws {
    let engine = try Self.engine()
    var options = QueryOptions()
    options.threads = 3
    for query in [
      "MATCH (n:N) RETURN n.s, count(*)",
      "MATCH (n:N) RETURN n.s AS s, sum(n.d), avg(n.d), min(n.i), collect(n.i)[..3] ORDER BY s",
      "MATCH (n:N) WHERE n.s CONTAINS '1' RETURN count(*), sum(n.d), max(n.s)",
      "MATCH (n) RETURN count(n.i), sum(n.v), count(DISTINCT n.s)",
      "MATCH (n:N) WHERE n.i % 1000 = 3 RETURN n.i, n.s",
      "MATCH (n:N) RETURN n.s, n.i ORDER BY n.s, n.i DESC LIMIT 7",
      "MATCH (n:N)-[:R]->(o) RETURN o.i, count(*), sum(n.i)",
      "MATCH (n:N) OPTIONAL MATCH (n)-[:R]->(o:Other) WHERE o.i = 1 RETURN count(*), count(o)",
      "MATCH (n:N) WHERE EXISTS { (n)-[:R]->() } RETURN count(*), sum(n.i)",
      "MATCH (n:N) OPTIONAL MATCH (m:Other) WHERE m.i = n.i RETURN count(*), sum(m.i)",
      "MATCH (n:N) RETURN DISTINCT n.s",
      "MATCH (n:N) RETURN n.i LIMIT 3",
      "MATCH (n:Nowhere) RETURN count(*)",
    ] {
      let expected = try engine.run(query).texts
      #expect(try engine.run(query, options: options).texts == expected, "\(query)")
    }
    #expect(throws: QueryError.self) {
      try engine.run("MATCH (n:N) RETURN sum(1 / (n.i - 40000))", options: options)
    }
  }

  /// All threads see what the statement sees, whatever is written meanwhile.
  @Test func othersMayWrite() throws {
    let engine = try Self.engine()
    _ = try engine.run("CREATE INDEX FOR (n:N) ON (n.i)")
    let isDone = Flag()
    let group = DispatchGroup()
    group.enter()
    Thread.detachNewThread {
      var round = 0
      while !isDone.isSet {
        _ = try? engine.run(
          """
          MATCH (n:N) WHERE n.i IN [$a, $b]
          SET n.v = n.v + CASE n.i WHEN $a THEN 1 ELSE -1 END
          """,
          parameters: [
            "a": .integer(Int64(10 + round % 100)), "b": .integer(Int64(40_000 + round % 100)),
          ])
        round += 1
      }
      group.leave()
    }
    var options = QueryOptions()
    options.threads = 2
    for _ in 0..<10 {
      let rows = try engine.run(
        "MATCH (n:N) RETURN count(*), sum(n.v)", options: options)
      #expect(rows.texts == ["\(Self.count)|\(Self.count * 1_000)"])
    }
    isDone.set()
    group.wait()
  }

  private final class Flag: @unchecked Sendable {
    private let lock = NSLock()
    private var value = false
    var isSet: Bool { lock.withLock { value } }
    func set() { lock.withLock { value = true } }
  }
}
