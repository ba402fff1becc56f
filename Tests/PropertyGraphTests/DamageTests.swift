import Foundation
import PropertyGraph
import Testing

/// Flipped bytes must be found, or stand where nothing is read.
@Suite struct Damage {
  static func store() throws -> (folder: String, model: GraphModel) {
    let folder = NSTemporaryDirectory() + "fangzhi-damage-" + UUID().uuidString
    let store = try GraphStore.open(at: folder)
    var model = GraphModel()
    var random = SplitMix64(seed: 4)
    try store.write { draft in
      let label = try draft.label(creating: "A")
      let key = try draft.propertyKey(creating: "p")
      _ = try draft.createIndex(named: "a_p", .range, on: .nodes(label), key)
    }
    for _ in 0..<20 {
      try store.write { draft in
        try StoreAgainstModel.change(draft, &model, &random, count: 100)
      }
    }
    return (folder, model)
  }

  @Test func flippedBytesAreFoundOrDoNotMatter() throws {
    let (folder, model) = try Self.store()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try GraphStore.check(at: folder).findings.isEmpty)
    let sound = try Data(contentsOf: URL(filePath: folder + "/data.mdb"))
    var random = SplitMix64(seed: 7)
    var found = 0
    for _ in 0..<80 {
      let copy = folder + "/copy"
      try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(atPath: copy) }
      var bytes = sound
      let offset = Int.random(in: 8_192..<bytes.count, using: &random)
      bytes[offset] ^= UInt8(1 << Int.random(in: 0..<8, using: &random))
      try bytes.write(to: URL(filePath: copy + "/data.mdb"))
      do {
        if try !GraphStore.check(at: copy).isSound {
          found += 1
          continue
        }
      } catch {
        found += 1
        continue
      }
      // Nothing was found: then the byte lies in a page or a gap that nothing reads.
      let stored = try GraphStore.open(at: copy).read { try GraphModel($0) }
      #expect(stored == model, "byte \(offset) changes an answer and is not found")
    }
    #expect(found > 0)
  }

  @Test func aTruncatedFileIsFound() throws {
    let (folder, _) = try Self.store()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let sound = try Data(contentsOf: URL(filePath: folder + "/data.mdb"))
    try sound.prefix(sound.count / 2).write(to: URL(filePath: folder + "/data.mdb"))
    #expect(try !GraphStore.check(at: folder).isSound)
  }

  @Test func whatIsNoStoreIsRefused() throws {
    let folder = NSTemporaryDirectory() + "fangzhi-damage-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var options = GraphStore.Options()
    options.createsIfMissing = false
    let missing = #expect(throws: GraphError.self) {
      try GraphStore.open(at: folder, options: options)
    }
    #expect(missing?.code == .incompatibleStore)
    try Data(repeating: 7, count: 10_000).write(to: URL(filePath: folder + "/data.mdb"))
    let foreign = #expect(throws: GraphError.self) { try GraphStore.open(at: folder) }
    #expect(foreign?.code == .storage)
    #expect(foreign?.message.contains("no LMDB store") == true)
  }
}
