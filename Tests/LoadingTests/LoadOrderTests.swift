import PropertyGraph
import Testing

@testable import Loading

/// What the graph holds is a function of what is loaded: not of order, grouping, repetition or history.
struct LoadOrderTests {
  private func graph(_ batches: [[LoadedFile]]) throws -> CanonicalGraph {
    let store = try GraphStore.temporary()
    try LoaderIndexes.ensure(in: store)
    for batch in batches {
      try store.write { try BatchWriter(draft: $0).write(batch) }
    }
    return try CanonicalGraph(store)
  }

  private func files(_ seed: UInt64, version: Int = 0) -> [LoadedFile] {
    (0..<5).map { RandomFile.file($0, version: version, seed: seed) }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func orderAndGroupingDoNotMatter(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let files = files(seed)
    let together = try graph([files])
    #expect(!together.lines.isEmpty || files.allSatisfy { $0.documents.isEmpty })
    let cut = Int.random(in: 1..<files.count, using: &random)
    let reversed = Array(files.reversed())
    let ways: [(name: String, batches: [[LoadedFile]])] = [
      ("one by one", files.map { [$0] }),
      ("shuffled", files.shuffled(using: &random).map { [$0] }),
      ("backwards in two batches", [Array(reversed[..<cut]), Array(reversed[cut...])]),
    ]
    for way in ways {
      let other = try graph(way.batches)
      let isSame = other == together
      #expect(isSame, "\(way.name):\n\(other.difference(from: together))")
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func loadingTwiceChangesNothing(seed: UInt64) throws {
    let files = files(seed)
    let once = try graph([files])
    let twice = try graph([files, files])
    let isSame = twice == once
    #expect(isSame, "\(twice.difference(from: once))")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func aChangedFileReplacesWhatItSaid(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let old = files(seed)
    let changed = files(seed, version: 1)
    var final = old
    for index in final.indices where Bool.random(using: &random) { final[index] = changed[index] }
    let updates = zip(old, final).filter { $0.digest != $1.digest }.map { [$0.1] }
    let updated = try graph([old] + updates)
    let anew = try graph([final])
    let isSame = updated == anew
    #expect(isSame, "\(updated.difference(from: anew))")
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func whatLosesItsLastMentionGoes(seed: UInt64) throws {
    let files = files(seed)
    let emptied = files.map {
      LoadedFile(source: $0.source, digest: "empty", byteCount: 0, documents: [])
    }
    #expect(try graph([files, emptied]).lines.isEmpty)
  }
}
