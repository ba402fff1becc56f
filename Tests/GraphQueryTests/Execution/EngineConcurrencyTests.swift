import Foundation
import PropertyGraph
import Synchronization
import Testing

@testable import GraphQuery

/// One engine, several threads: readers see whole statements or nothing of them, plans are shared.
@Suite struct EngineConcurrencyTests {
  @Test func readersSeeWholeStatements() throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run(
      """
      UNWIND range(0, 9) AS id CREATE (:Account {id: id, balance: 100})
      WITH count(*) AS c MATCH (a:Account), (b:Account) WHERE a.id < b.id CREATE (a)-[:KNOWS]->(b)
      """)
    _ = try engine.run("CREATE INDEX FOR (a:Account) ON (a.id)")
    let isDone = Atomic(false)
    let problems = Mutex<[String]>([])
    let reads = Atomic(0)
    let group = DispatchGroup()
    let queue = DispatchQueue(label: "readers", attributes: .concurrent)
    for reader in 0..<4 {
      queue.async(group: group) {
        var number = reader
        repeat {
          number += 1
          do {
            let sum = try engine.run("MATCH (a:Account) RETURN sum(a.balance), count(*)").texts
            if sum != ["1000|10"] { problems.withLock { $0.append("sum: \(sum)") } }
            let pairs = try engine.run(
              "MATCH (a:Account {id: $id})-[:KNOWS]-(b) RETURN count(b)",
              parameters: ["id": .integer(Int64(number % 10))]
            ).texts
            if pairs != ["9"] { problems.withLock { $0.append("pairs: \(pairs)") } }
            // Texts of their own, so that plans are made at the same time.
            let made = try engine.run("RETURN \(reader) * 1000 + \(number % 50) AS x").texts
            if made != ["\(reader * 1000 + number % 50)"] {
              problems.withLock { $0.append("made: \(made)") }
            }
            reads.add(1, ordering: .relaxed)
          } catch {
            problems.withLock { $0.append("\(error)") }
          }
        } while !isDone.load(ordering: .relaxed)
      }
    }
    for number in 0..<120 {
      _ = try engine.run(
        """
        MATCH (a:Account {id: $from}), (b:Account {id: $to})
        SET a.balance = a.balance - $amount SET b.balance = b.balance + $amount
        """,
        parameters: [
          "from": .integer(Int64(number % 10)), "to": .integer(Int64(number * 7 % 10)),
          "amount": .integer(Int64(number)),
        ])
    }
    isDone.store(true, ordering: .relaxed)
    group.wait()
    #expect(problems.withLock { $0 } == [])
    #expect(reads.load(ordering: .relaxed) > 0)
    #expect(try engine.store.check().isSound)
  }
}
