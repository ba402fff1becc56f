internal import LMDB

/// Which slots are given out next: nodes of one set of labels, and relationships of one type, fill
/// chunks of their own, so that columns are dense.
struct Allocation: Sendable, Equatable {
  /// The next free slot of a group's open chunk.
  var openNodes: [[UInt16]: UInt32] = [:]
  var openRelationships: [UInt16: UInt32] = [:]
  var nextNodeChunk: UInt32 = 0
  var nextRelationshipChunk: UInt32 = 0

  init() {}

  mutating func node(_ labels: [UInt16]) throws(GraphError) -> UInt32 {
    let slot: UInt32
    if let open = openNodes[labels] { slot = open } else { slot = try Self.open(&nextNodeChunk) }
    // The group's chunk is closed when its last slot is given out.
    let next = slot + 1
    openNodes[labels] = StoreLayout.slot(of: next) == 0 ? nil : next
    return slot
  }

  /// At most `count` ids one after the other in one chunk, at least one.
  mutating func nodes(_ labels: [UInt16], atMost count: Int) throws(GraphError) -> Range<UInt32> {
    let first = try node(labels)
    let run = Self.run(from: first, atMost: count)
    openNodes[labels] = StoreLayout.slot(of: run.upperBound) == 0 ? nil : run.upperBound
    return run
  }

  /// At most `count` ids one after the other in one chunk, at least one.
  mutating func relationships(_ type: UInt16, atMost count: Int) throws(GraphError) -> Range<UInt32>
  {
    let first = try relationship(type)
    let run = Self.run(from: first, atMost: count)
    openRelationships[type] = StoreLayout.slot(of: run.upperBound) == 0 ? nil : run.upperBound
    return run
  }

  private static func run(from first: UInt32, atMost count: Int) -> Range<UInt32> {
    let free = StoreLayout.chunkSize - StoreLayout.slot(of: first)
    return first..<first + UInt32(min(count, free))
  }

  mutating func relationship(_ type: UInt16) throws(GraphError) -> UInt32 {
    let slot: UInt32
    if let open = openRelationships[type] {
      slot = open
    } else {
      slot = try Self.open(&nextRelationshipChunk)
    }
    let next = slot + 1
    openRelationships[type] = StoreLayout.slot(of: next) == 0 ? nil : next
    return slot
  }

  static func open(_ chunk: inout UInt32) throws(GraphError) -> UInt32 {
    guard chunk < StoreLayout.maximumChunk else {
      throw GraphError(.limitReached, "a store holds at most 4,294,963,200 slots of a kind")
    }
    defer { chunk += 1 }
    return chunk << StoreLayout.chunkBits
  }

  func encoded() -> [UInt8] {
    var writer = RecordWriter()
    writer.number(UInt64(nextNodeChunk))
    writer.number(UInt64(nextRelationshipChunk))
    writer.number(UInt64(openNodes.count))
    for (labels, slot) in openNodes.sorted(by: { $0.value < $1.value }) {
      writer.number(UInt64(labels.count))
      for label in labels { writer.number(UInt64(label)) }
      writer.number(UInt64(slot))
    }
    writer.number(UInt64(openRelationships.count))
    for (type, slot) in openRelationships.sorted(by: { $0.key < $1.key }) {
      writer.number(UInt64(type))
      writer.number(UInt64(slot))
    }
    return writer.finished()
  }

  init(_ bytes: borrowing RawSpan) throws(GraphError) {
    var reader = try RecordReader(bytes)
    nextNodeChunk = UInt32(truncatingIfNeeded: try reader.number(bytes))
    nextRelationshipChunk = UInt32(truncatingIfNeeded: try reader.number(bytes))
    for _ in 0..<(try reader.number(bytes)) {
      var labels: [UInt16] = []
      for _ in 0..<(try reader.number(bytes)) {
        labels.append(UInt16(truncatingIfNeeded: try reader.number(bytes)))
      }
      openNodes[labels] = UInt32(truncatingIfNeeded: try reader.number(bytes))
    }
    for _ in 0..<(try reader.number(bytes)) {
      let type = UInt16(truncatingIfNeeded: try reader.number(bytes))
      openRelationships[type] = UInt32(truncatingIfNeeded: try reader.number(bytes))
    }
  }
}
