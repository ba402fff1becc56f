internal import LMDB

/// Which slots of a chunk belong to a label or relationship type: 64 words, then a checksum.
struct MemberBitmap {
  static let byteCount = StoreLayout.chunkSize / 8 + 8
  var words: [UInt64]

  init() { words = [UInt64](repeating: 0, count: StoreLayout.chunkSize / 64) }

  init(_ bytes: borrowing RawSpan) throws(GraphError) {
    try Self.validate(bytes)
    words = []
    bytes.append(at: 0, count: StoreLayout.chunkSize / 64, to: &words, filler: 0)
  }

  static func validate(_ bytes: borrowing RawSpan) throws(GraphError) {
    guard bytes.byteCount == byteCount else {
      throw GraphError(.damaged, "a member bitmap has \(bytes.byteCount) bytes; run 'check'")
    }
  }

  @inline(__always)
  static func contains(_ slot: Int, _ bytes: borrowing RawSpan) -> Bool {
    bytes.byte(at: slot >> 3) & (1 << UInt8(slot & 7)) != 0
  }

  func contains(_ slot: Int) -> Bool { words[slot >> 6] & (1 << UInt64(slot & 63)) != 0 }
  mutating func insert(_ slot: Int) { words[slot >> 6] |= 1 << UInt64(slot & 63) }
  mutating func remove(_ slot: Int) { words[slot >> 6] &= ~(1 << UInt64(slot & 63)) }
  mutating func set(_ slot: Int, _ isMember: Bool) {
    if isMember { insert(slot) } else { remove(slot) }
  }
  mutating func insert(_ slots: some Sequence<Int>) {
    for slot in slots { insert(slot) }
  }
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendPacked(words)
    bytes.appendNumber(bytes.checksum)
    return bytes
  }

  /// Appends the ids of the members, given the id of slot 0.
  func appendMembers(from first: UInt32, to nodes: inout [NodeID]) {
    for (index, word) in words.enumerated() {
      var rest = word
      if rest == .max {
        for bit in UInt32(0)..<64 {
          nodes.append(NodeID(rawValue: first + UInt32(index) * 64 + bit))
        }
        continue
      }
      while rest != 0 {
        let bit = UInt32(rest.trailingZeroBitCount)
        nodes.append(NodeID(rawValue: first + UInt32(index) * 64 + bit))
        rest &= rest - 1
      }
    }
  }
}
