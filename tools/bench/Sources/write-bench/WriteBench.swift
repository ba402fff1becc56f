import Foundation
import PropertyGraph

/// Many small durable writes (a node and two relationships each) into a store imported from the
/// benchmark's graph: what one costs, how many pages it writes, and how the store grows.
@main struct WriteBench {
  static let usage = """
    usage: write-bench STORE WRITES THREADS READER
      READER  none, renewed (a snapshot that is renewed every 100 ms) or held (one for all the writes)
    """

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5, let writes = Int(arguments[2]), let threads = Int(arguments[3]),
      ["none", "renewed", "held"].contains(arguments[4])
    else {
      print(usage)
      return
    }
    let store = try GraphStore.open(at: arguments[1])
    let ends = try store.read { try Ends($0) }
    let before = store.sizes
    let bytes = bytesWritten()
    let isDone = Flag()
    let readers = startReader(arguments[4], store, isDone)
    let times = Samples()
    let start = DispatchTime.now().uptimeNanoseconds
    inThreads(threads) { thread in
      for round in stride(from: thread, to: writes, by: threads) {
        let start = DispatchTime.now().uptimeNanoseconds
        do { try write(round, ends, store) } catch { fatalError("\(error)") }
        times.add(DispatchTime.now().uptimeNanoseconds - start)
      }
    }
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    let written = bytesWritten() - bytes
    isDone.set()
    readers.wait()
    let after = store.sizes
    let commits = max(1, after.lastCommit - before.lastCommit)
    print(
      """
      \(writes) writes by \(threads) threads, reader \(arguments[4]): \(rounded(seconds)) s, \
      \(Int(Double(writes) / seconds)) a second
      a write: median \(times.quantile(0.5)) µs, 95 % below \(times.quantile(0.95)) µs
      commits: \(commits), \(rounded(Double(writes) / Double(commits))) writes each, \
      \(rounded(Double(written) / 4096 / Double(commits))) pages of 4 KiB written each
      store: \(before.usedBytes >> 20) MiB before, \(after.usedBytes >> 20) MiB after, \
      \((after.usedBytes - before.usedBytes) / max(1, writes)) bytes a write
      """)
  }

  static func rounded(_ number: Double) -> Double { (number * 10).rounded() / 10 }

  struct Ends: Sendable {
    var documents: [NodeID] = []
    var places: [NodeID] = []

    init(_ snapshot: GraphSnapshot) throws {
      for (name, path) in [("Doc", \Ends.documents), ("Place", \Ends.places)] {
        var scan = snapshot.scanNodes(snapshot.label(named: name))
        _ = try scan.next(in: snapshot, into: &self[keyPath: path])
      }
      guard !documents.isEmpty, !places.isEmpty else {
        throw GraphError(.schemaConflict, "the store has no Doc or no Place")
      }
    }
  }

  static func write(_ round: Int, _ ends: Ends, _ store: GraphStore) throws {
    try store.write { draft in
      let mention = try draft.createNode(
        [try draft.label(creating: "Mention")],
        [
          (try draft.propertyKey(creating: "id"), .integer(2_000_000_000 + Int64(round))),
          (try draft.propertyKey(creating: "text"), .string("测试写入第\(round)条提及文本")),
          (try draft.propertyKey(creating: "pos"), .integer(Int64(round))),
        ])
      _ = try draft.createRelationship(
        try draft.relationshipType(creating: "IN_DOC"), from: mention,
        to: ends.documents[round % ends.documents.count])
      _ = try draft.createRelationship(
        try draft.relationshipType(creating: "REFERS"), from: mention,
        to: ends.places[round * 7 % ends.places.count],
        [(try draft.propertyKey(creating: "conf"), .double(0.9))])
    }
  }

  static func startReader(_ kind: String, _ store: GraphStore, _ isDone: Flag) -> DispatchGroup {
    let group = DispatchGroup()
    if kind == "none" { return group }
    group.enter()
    Thread.detachNewThread {
      while !isDone.isSet {
        _ = try? store.read { snapshot in
          repeat {
            Thread.sleep(forTimeInterval: 0.1)
          } while kind == "held" && !isDone.isSet
          return snapshot.nodeCount
        }
      }
      group.leave()
    }
    return group
  }

  static func inThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    let group = DispatchGroup()
    for number in 0..<count {
      group.enter()
      Thread.detachNewThread {
        body(number)
        group.leave()
      }
    }
    group.wait()
  }

  /// Bytes that this process has handed to the system to write, as Linux counts them.
  static func bytesWritten() -> Int {
    guard let text = try? String(contentsOfFile: "/proc/self/io", encoding: .utf8) else { return 0 }
    for line in text.split(separator: "\n") where line.hasPrefix("wchar: ") {
      return Int(line.dropFirst(7)) ?? 0
    }
    return 0
  }

  final class Flag: @unchecked Sendable {
    private let lock = NSLock()
    private var value = false
    var isSet: Bool { lock.withLock { value } }
    func set() { lock.withLock { value = true } }
  }

  final class Samples: @unchecked Sendable {
    private let lock = NSLock()
    private var values: [UInt64] = []
    func add(_ value: UInt64) { lock.withLock { values.append(value) } }
    func quantile(_ share: Double) -> Int {
      let sorted = lock.withLock { values.sorted() }
      return sorted.isEmpty ? 0 : Int(sorted[Int(Double(sorted.count - 1) * share)] / 1000)
    }
  }
}
