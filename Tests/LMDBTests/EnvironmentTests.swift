import Foundation
import LMDB
import Testing

/// A folder that goes when the test ends.
final class TemporaryFolder {
  let path: String
  init() throws {
    path = NSTemporaryDirectory() + "fangzhi-lmdb-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

@Suite struct RoundTrips {
  @Test func putGetRemove() throws {
    let folder = try TemporaryFolder()
    let environment = try Environment(path: folder.path)
    let table = try environment.write { txn in
      let table = try txn.table(creating: "t")
      try txn.put(bytes("一"), for: bytes("a"), in: table)
      try txn.put([], for: bytes("empty"), in: table)
      return table
    }
    try environment.read { txn in
      let values = try ["a", "empty", "b"].map { try txn.value(for: bytes($0), in: table) }
      #expect(values == [bytes("一"), [], nil])
      let count = try txn.statistics(of: table).entryCount
      #expect(count == 2)
    }
    try environment.write { txn in
      let removed = [
        try txn.remove(bytes("a"), from: table), try txn.remove(bytes("a"), from: table),
      ]
      #expect(removed == [true, false])
    }
    try environment.read { txn in
      let isGone = try txn.value(for: bytes("a"), in: table) == nil
      #expect(isGone)
    }
  }

  @Test(arguments: 0..<20) func aModelOfASortedDictionary(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let environment = try Environment(path: folder.path)
    let table = try environment.write { try $0.table(creating: "t") }
    var random = SplitMix64(seed: seed)
    var model: [UInt64: [UInt8]] = [:]
    for _ in 0..<20 {
      try environment.write { txn in
        for _ in 0..<30 {
          let key = UInt64.random(in: 0..<200, using: &random) << 32
          if Bool.random(using: &random) {
            let value = [UInt8](repeating: UInt8(key >> 32), count: Int(key >> 34) * 97)
            try txn.put(value, for: key, in: table)
            model[key] = value
          } else {
            try txn.remove(key, from: table)
            model[key] = nil
          }
        }
      }
    }
    try environment.read { txn in
      var cursor = try txn.cursor(over: table)
      for key in model.keys.sorted() {
        #expect(try cursor.advance())
        #expect(UInt64(bigEndian: cursor.key.uint64(at: 0)) == key)
        #expect(cursor.value.copy(at: 0, count: cursor.value.byteCount) == model[key])
      }
      #expect(try !cursor.advance())
    }
  }
}

@Suite struct Ordering {
  @Test func cursorsWalkSeekAndTurn() throws {
    let folder = try TemporaryFolder()
    let environment = try Environment(path: folder.path)
    let table = try environment.write { txn in
      let table = try txn.table(creating: "t")
      for key in ["b", "d", "f"] { try txn.put(bytes(key), for: bytes(key), in: table) }
      return table
    }
    try environment.read { txn in
      var cursor = try txn.cursor(over: table)
      #expect(try cursor.seek(bytes("c")))
      #expect(cursor.key.copy(at: 0, count: 1) == bytes("d"))
      #expect(try cursor.retreat())
      #expect(cursor.key.copy(at: 0, count: 1) == bytes("b"))
      #expect(try cursor.last())
      #expect(try !cursor.advance())
      #expect(cursor.key.byteCount == 0)
      #expect(try !cursor.seek(bytes("g")))
      var inner = try txn.cursor(over: table)
      #expect(try cursor.first())
      #expect(try inner.last())
      #expect(cursor.key.copy(at: 0, count: 1) == bytes("b"))
      #expect(inner.key.copy(at: 0, count: 1) == bytes("f"))
    }
  }

  @Test func appendingDemandsOrder() throws {
    let folder = try TemporaryFolder()
    let environment = try Environment(path: folder.path)
    try environment.write { txn in
      let table = try txn.table(creating: "t")
      try txn.put([1], for: bytes("b"), in: table, appending: true)
      let error = #expect(throws: LMDBError.self) {
        try txn.put([1], for: bytes("a"), in: table, appending: true)
      }
      #expect(error?.code == .keyExists)
    }
  }

  @Test func manyValuesOfOneKeyAreSorted() throws {
    let folder = try TemporaryFolder()
    let environment = try Environment(path: folder.path)
    let table = try environment.write { txn in
      let table = try txn.table(creating: "t", holdsManyValues: true)
      for value in ["c", "a", "b", "a"] { try txn.put(bytes(value), for: bytes("k"), in: table) }
      return table
    }
    try environment.read { txn in
      var cursor = try txn.cursor(over: table)
      var values: [UInt8] = []
      var isThere = try cursor.seek(bytes("k"))
      while isThere {
        values.append(cursor.value.byte(at: 0))
        isThere = try cursor.advanceWithinKey()
      }
      #expect(values == bytes("abc"))
    }
  }
}

@Suite struct Snapshots {
  @Test func aReaderKeepsWhatItSaw() throws {
    let folder = try TemporaryFolder()
    let environment = try Environment(path: folder.path)
    let table = try environment.write { txn in
      let table = try txn.table(creating: "t")
      try txn.put([1], for: bytes("k"), in: table)
      return table
    }
    let before = try environment.beginRead()
    try environment.write { try $0.put([2], for: bytes("k"), in: table) }
    #expect(try before.value(for: bytes("k"), in: table) == [1])
    let after = try environment.beginRead()
    #expect(try after.value(for: bytes("k"), in: table) == [2])
    #expect(before.stateName != after.stateName)
    #expect(try environment.beginRead().stateName == after.stateName)
  }

  @Test func aThrownErrorDiscardsTheWrite() throws {
    struct Stop: Error {}
    let folder = try TemporaryFolder()
    let environment = try Environment(path: folder.path)
    let table = try environment.write { try $0.table(creating: "t") }
    #expect(throws: Stop.self) {
      try environment.write { txn in
        try txn.put([1], for: bytes("k"), in: table)
        throw Stop()
      }
    }
    #expect(try environment.beginRead().value(for: bytes("k"), in: table) == nil)
  }

  @Test func manyThreadsReadWhileOneWrites() async throws {
    let folder = try TemporaryFolder()
    let environment = try Environment(path: folder.path)
    let table = try environment.write { txn in
      let table = try txn.table(creating: "t")
      for key in UInt64(0)..<64 { try txn.put([0], for: key, in: table) }
      return table
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        for round in UInt8(1)...50 {
          try environment.write { txn in
            for key in UInt64(0)..<64 { try txn.put([round], for: key, in: table) }
          }
        }
      }
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<200 {
            try environment.read { txn in
              let first = try txn.value(for: 0, in: table)
              for key in UInt64(1)..<64 {
                let other = try txn.value(for: key, in: table)
                #expect(other == first)
              }
            }
          }
        }
      }
      try await group.waitForAll()
    }
  }
}

@Suite struct Growth {
  @Test func aFullMapGrowsAndTheWriteGoesOn() throws {
    let folder = try TemporaryFolder()
    var options = Environment.Options()
    options.mapSize = 1 << 20
    let environment = try Environment(path: folder.path, options: options)
    let table = try environment.write { txn in
      let table = try txn.table(creating: "t")
      for key in UInt64(0)..<4_000 {
        try txn.put([UInt8](repeating: 7, count: 1_000), for: key, in: table)
      }
      return table
    }
    #expect(environment.information().mapSize >= 4 << 20)
    #expect(try environment.beginRead().statistics(of: table).entryCount == 4_000)
  }

  @Test func growthWaitsForReadersAndSaysSo() throws {
    let folder = try TemporaryFolder()
    var options = Environment.Options()
    options.growthTimeoutSeconds = 0
    let environment = try Environment(path: folder.path, options: options)
    let reader = try environment.beginRead()
    let error = #expect(throws: LMDBError.self) { try environment.grow() }
    #expect(error?.code == .busy)
    #expect(reader.id == 0)
  }

  @Test func aCompactCopyHoldsTheSame() throws {
    let folder = try TemporaryFolder()
    let target = try TemporaryFolder()
    let environment = try Environment(path: folder.path)
    let table = try environment.write { txn in
      let table = try txn.table(creating: "t")
      for key in UInt64(0)..<500 {
        try txn.put([UInt8](repeating: 1, count: 3_000), for: key, in: table)
      }
      return table
    }
    try environment.write { txn in
      for key in UInt64(0)..<499 { try txn.remove(key, from: table) }
    }
    try environment.copy(to: target.path)
    let copy = try Environment(path: target.path)
    let copied = try #require(try copy.table(named: "t"))
    #expect(try copy.beginRead().value(for: 499, in: copied)?.count == 3_000)
    #expect(copy.information().usedSize < environment.information().usedSize / 10)
  }
}

@Suite struct Misuse {
  @Test func openingTwiceIsRefused() throws {
    let folder = try TemporaryFolder()
    let environment = try Environment(path: folder.path)
    let error = #expect(throws: LMDBError.self) { try Environment(path: folder.path + "/.") }
    #expect(error?.code == .misuse)
    #expect(environment.information().readerSlots == 1_024)
  }

  @Test func whatIsMissingOrNoStoreIsNamed() throws {
    let missing = #expect(throws: LMDBError.self) { try Environment(path: "/nowhere/at/all") }
    #expect(missing?.code == .notFound)
    let folder = try TemporaryFolder()
    try Data(repeating: 65, count: 20_000).write(to: URL(filePath: folder.path + "/data.mdb"))
    let foreign = #expect(throws: LMDBError.self) { try Environment(path: folder.path) }
    #expect(foreign?.code == .damaged)
    #expect(foreign?.description.contains(folder.path) == true)
  }

  @Test func badKeysAreNamed() throws {
    let folder = try TemporaryFolder()
    let environment = try Environment(path: folder.path)
    try environment.write { txn in
      let table = try txn.table(creating: "t")
      for count in [0, 512] {
        let error = #expect(throws: LMDBError.self) {
          try txn.put([1], for: [UInt8](repeating: 1, count: count), in: table)
        }
        #expect(error?.code == .badKey)
      }
      try txn.put([1], for: [UInt8](repeating: 1, count: 511), in: table)
    }
  }
}

struct SplitMix64: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
