internal import LMDB

/// The records of a text index: for every pair of neighbouring scalars and every chunk, the slots
/// whose string holds the pair. Slots whose string was set lately wait in a list of the chunk until
/// there are enough to be worth folding in.
///
/// What a string no longer holds stays listed: the index only promises to name every node that may
/// hold a text, and answers are verified on the property.
enum TextIndex {
  /// More waiting slots of a chunk than this are folded in.
  static let maximumWaiting = 256
  static let waiting: UInt64 = 0

  /// The pairs of neighbouring scalars of a text, each once, packed into 48 bits.
  static func pairs(_ text: String) -> Set<UInt64> {
    var pairs: Set<UInt64> = []
    var last: UInt64?
    for scalar in text.unicodeScalars {
      if let last { pairs.insert(last << 24 | UInt64(scalar.value)) }
      last = UInt64(scalar.value)
    }
    return pairs
  }

  static func prefix(_ index: IndexID, _ pair: UInt64) -> [UInt8] {
    var key = IndexScan.prefix(index)
    for shift in stride(from: UInt64(40), through: 0, by: -8) {
      key.append(UInt8(truncatingIfNeeded: pair >> shift))
    }
    return key
  }

  static func key(_ index: IndexID, _ pair: UInt64, _ chunk: Int) -> [UInt8] {
    var key = prefix(index, pair)
    key.appendNumber(UInt32(chunk).bigEndian)
    return key
  }

  /// Up to 255 slots are listed; more are 4,096 bits.
  static func encode(_ slots: MemberBitmap) -> [UInt8] {
    var bytes: [UInt8] = []
    if slots.count > 255 {
      bytes.appendPacked(slots.words)
    } else {
      for slot in slots.slots { bytes.appendNumber(UInt16(slot)) }
    }
    return bytes
  }

  static func decode(_ bytes: borrowing RawSpan) -> MemberBitmap {
    var slots = MemberBitmap()
    if bytes.byteCount == StoreLayout.chunkSize / 8 {
      var words: [UInt64] = []
      bytes.append(at: 0, count: StoreLayout.chunkSize / 64, to: &words, filler: 0)
      slots.words = words
    } else {
      for entry in 0..<bytes.byteCount / 2 {
        slots.insert(Int(bytes.uint16(at: entry * 2)) & (StoreLayout.chunkSize - 1))
      }
    }
    return slots
  }

  /// The slots that wait in each chunk.
  static func waitingSlots(
    _ index: IndexID, _ transaction: ReadTransaction, _ table: Table
  ) throws(LMDBError) -> [Int: MemberBitmap] {
    try slots(index, waiting, transaction, table)
  }

  /// The slots of a pair in each chunk.
  static func slots(
    _ index: IndexID, _ pair: UInt64, _ transaction: ReadTransaction, _ table: Table
  ) throws(LMDBError) -> [Int: MemberBitmap] {
    let prefix = prefix(index, pair)
    var chunks: [Int: MemberBitmap] = [:]
    var cursor = try transaction.cursor(over: table)
    var isAtEntry = try cursor.seek(prefix)
    while isAtEntry, cursor.key.hasBytes(prefix, at: 0), cursor.key.byteCount == 12 {
      chunks[Int(IndexScan.bigEndian(cursor.key, 8))] = decode(cursor.value)
      isAtEntry = try cursor.advance()
    }
    return chunks
  }
}

extension MemberBitmap {
  /// The members, in order.
  var slots: [Int] {
    var slots: [Int] = []
    for (index, word) in words.enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        slots.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return slots
  }

  mutating func formUnion(_ other: MemberBitmap) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  mutating func formIntersection(_ other: MemberBitmap) {
    for index in words.indices { words[index] &= other.words[index] }
  }
}

extension GraphSnapshot {
  /// Nodes whose indexed string may contain the text, in id order: verify on the property. Nil when
  /// the index cannot narrow the search: for texts of fewer than two scalars.
  ///
  /// Cost: the chunks in which the text's rarest-looking pair occurs, times the text's length.
  public func candidates(
    in index: IndexDescription, containing text: String
  ) throws -> [NodeID]? {
    let pairs = TextIndex.pairs(text).sorted()
    guard index.kind == .text, !pairs.isEmpty else { return nil }
    var found = try TextIndex.slots(index.id, pairs[0], transaction, tables.text)
    for pair in pairs.dropFirst() {
      for chunk in found.keys.sorted() {
        let key = TextIndex.key(index.id, pair, chunk)
        guard let place = try transaction.reference(for: key, in: tables.text) else {
          found[chunk] = nil
          continue
        }
        let transaction = self.transaction
        found[chunk]?.formIntersection(TextIndex.decode(transaction.bytes(place)))
      }
    }
    for (chunk, slots) in try TextIndex.waitingSlots(index.id, transaction, tables.text) {
      found[chunk, default: MemberBitmap()].formUnion(slots)
    }
    for (chunk, slots) in overlay?.texts[index.id] ?? [:] {
      found[chunk, default: MemberBitmap()].formUnion(slots)
    }
    var nodes: [NodeID] = []
    for chunk in found.keys.sorted() {
      found[chunk]?.appendMembers(from: UInt32(chunk) << StoreLayout.chunkBits, to: &nodes)
    }
    guard case .nodes(let label) = index.target else { return [] }
    return try nodes.filter { try has(label, $0) }
  }
}
