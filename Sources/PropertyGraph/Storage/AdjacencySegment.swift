internal import LMDB

/// One end of a relationship as a segment holds it.
struct AdjacencyEntry: Hashable {
  let slot: UInt16
  let neighbor: UInt32
  let relationship: UInt32
}

/// The packed neighbours of 512 sources, for one relationship type and direction.
///
/// Layout: count u32, first relationship u32 (or 0xFFFFFFFF when the ids are listed), slot count u16,
/// offset width u16, offsets (u16, or u32 where the count needs it) × (slot count + 1), neighbours
/// u32 × count, relationships u32 × count where listed, checksum u64.
struct AdjacencySegment {
  static let headerSize = 12
  static let listed = UInt32.max

  let count: Int
  let firstRelationship: UInt32
  let slotCount: Int
  private let hasWideOffsets: Bool
  let neighbors: Int
  let relationships: Int

  init(_ bytes: borrowing RawSpan) throws(GraphError) {
    guard bytes.byteCount >= Self.headerSize + 10 else { throw Self.damaged }
    count = Int(bytes.uint32(at: 0))
    firstRelationship = bytes.uint32(at: 4)
    slotCount = Int(bytes.uint16(at: 8))
    hasWideOffsets = bytes.uint16(at: 10) == 4
    neighbors = Self.headerSize + (slotCount + 1) * (hasWideOffsets ? 4 : 2)
    relationships = neighbors + count * 4
    let end = relationships + (firstRelationship == Self.listed ? count * 4 : 0) + 8
    guard end == bytes.byteCount, slotCount <= StoreLayout.segmentSize else { throw Self.damaged }
  }

  static var damaged: GraphError {
    GraphError(
      .damaged, "an adjacency segment is damaged; run 'check', then restore or reload")
  }

  /// The range of a source's entries.
  @inline(__always)
  func range(of slot: Int, _ bytes: borrowing RawSpan) throws(GraphError) -> Range<Int> {
    guard slot < slotCount else { return 0..<0 }
    let start: Int
    let end: Int
    if hasWideOffsets {
      start = Int(bytes.uint32(at: Self.headerSize + slot * 4))
      end = Int(bytes.uint32(at: Self.headerSize + slot * 4 + 4))
    } else {
      start = Int(bytes.uint16(at: Self.headerSize + slot * 2))
      end = Int(bytes.uint16(at: Self.headerSize + slot * 2 + 2))
    }
    guard start <= end, end <= count else { throw Self.damaged }
    return start..<end
  }

  @inline(__always)
  func neighbor(_ entry: Int, _ bytes: borrowing RawSpan) -> UInt32 {
    bytes.uint32(at: neighbors + entry * 4)
  }

  @inline(__always)
  func relationship(_ entry: Int, _ bytes: borrowing RawSpan) -> UInt32 {
    firstRelationship == Self.listed
      ? bytes.uint32(at: relationships + entry * 4) : firstRelationship + UInt32(entry)
  }

  /// Every entry, in slot order.
  func entries(_ bytes: borrowing RawSpan) throws(GraphError) -> [AdjacencyEntry] {
    var entries: [AdjacencyEntry] = []
    entries.reserveCapacity(count)
    for slot in 0..<slotCount {
      for entry in try range(of: slot, bytes) {
        entries.append(
          AdjacencyEntry(
            slot: UInt16(slot), neighbor: neighbor(entry, bytes),
            relationship: relationship(entry, bytes)))
      }
    }
    return entries
  }

  /// Encodes entries that are in slot order; nil when there are none.
  static func encode(_ entries: [AdjacencyEntry]) -> [UInt8]? {
    guard let first = entries.first, let last = entries.last else { return nil }
    let isConsecutive = entries.indices.allSatisfy {
      UInt64(entries[$0].relationship) == UInt64(first.relationship) + UInt64($0)
    }
    let slotCount = Int(last.slot) + 1
    var offsets: [UInt32] = []
    offsets.reserveCapacity(slotCount + 1)
    var entry = 0
    for slot in 0...slotCount {
      while entry < entries.count, Int(entries[entry].slot) < slot { entry += 1 }
      offsets.append(UInt32(entry))
    }
    return encode(
      offsets: offsets, neighbors: entries.map(\.neighbor)[...],
      first: isConsecutive ? first.relationship : listed,
      relationships: isConsecutive ? nil : entries.map(\.relationship))
  }

  /// Encodes a segment from its parts; `offsets` has one more entry than there are slots.
  static func encode(
    offsets: [UInt32], neighbors: ArraySlice<UInt32>, first: UInt32, relationships: [UInt32]?
  ) -> [UInt8] {
    let isWide = neighbors.count > Int(UInt16.max)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(headerSize + offsets.count * 4 + neighbors.count * 8 + 8)
    bytes.appendNumber(UInt32(neighbors.count))
    bytes.appendNumber(relationships == nil ? first : listed)
    bytes.appendNumber(UInt16(offsets.count - 1))
    bytes.appendNumber(UInt16(isWide ? 4 : 2))
    if isWide {
      bytes.appendPacked(offsets)
    } else {
      bytes.appendPacked(offsets.map { UInt16($0) })
    }
    bytes.appendPacked(neighbors)
    if let relationships { bytes.appendPacked(relationships) }
    bytes.appendNumber(bytes.checksum)
    return bytes
  }
}

/// Changes of a segment that are not folded into it yet.
///
/// Layout: added count u32, removed count u32, added entries (slot u32, neighbour u32,
/// relationship u32) in slot order, removed relationships u32 in order, checksum u64.
struct AdjacencyDelta {
  let addedCount: Int
  let removedCount: Int

  init(_ bytes: borrowing RawSpan) throws(GraphError) {
    guard bytes.byteCount >= 16 else { throw AdjacencySegment.damaged }
    addedCount = Int(bytes.uint32(at: 0))
    removedCount = Int(bytes.uint32(at: 4))
    guard 8 + addedCount * 12 + removedCount * 4 + 8 == bytes.byteCount else {
      throw AdjacencySegment.damaged
    }
  }

  func added(_ entry: Int, _ bytes: borrowing RawSpan) -> AdjacencyEntry {
    let offset = 8 + entry * 12
    return AdjacencyEntry(
      slot: UInt16(truncatingIfNeeded: bytes.uint32(at: offset)),
      neighbor: bytes.uint32(at: offset + 4), relationship: bytes.uint32(at: offset + 8))
  }

  /// The range of the entries that were added to a source.
  func added(to slot: Int, _ bytes: borrowing RawSpan) -> Range<Int> {
    var low = 0
    var high = addedCount
    while low < high {
      let middle = (low + high) / 2
      if Int(bytes.uint32(at: 8 + middle * 12)) < slot { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < addedCount, Int(bytes.uint32(at: 8 + end * 12)) == slot { end += 1 }
    return low..<end
  }

  func removes(_ relationship: UInt32, _ bytes: borrowing RawSpan) -> Bool {
    let start = 8 + addedCount * 12
    var low = 0
    var high = removedCount
    while low < high {
      let middle = (low + high) / 2
      let found = bytes.uint32(at: start + middle * 4)
      if found == relationship { return true }
      if found < relationship { low = middle + 1 } else { high = middle }
    }
    return false
  }

  func removed(_ bytes: borrowing RawSpan) -> [UInt32] {
    let start = 8 + addedCount * 12
    return (0..<removedCount).map { bytes.uint32(at: start + $0 * 4) }
  }

  static func encode(added: [AdjacencyEntry], removed: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendNumber(UInt32(added.count))
    bytes.appendNumber(UInt32(removed.count))
    for entry in added {
      bytes.appendNumber(UInt32(entry.slot))
      bytes.appendNumber(entry.neighbor)
      bytes.appendNumber(entry.relationship)
    }
    for relationship in removed { bytes.appendNumber(relationship) }
    bytes.appendNumber(bytes.checksum)
    return bytes
  }
}
