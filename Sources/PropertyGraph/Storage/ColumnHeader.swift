internal import LMDB

/// Where the parts of an encoded column stand. Reading it checks that they fit the value.
struct ColumnHeader {
  let encoding: UInt8
  let count: Int
  let width: Int
  /// Where the presence bits begin, or -1 when no slot is null.
  let presence: Int
  /// The least integer, or the size of the dictionary.
  let base: Int64
  /// Where numbers, codes or offsets begin.
  let data: Int
  /// Where a dictionary's offsets begin; for strings and tagged values the same as `data`.
  let offsets: Int
  /// Where text or tagged bytes begin.
  let payload: Int

  init(_ bytes: borrowing RawSpan) throws(GraphError) {
    guard bytes.byteCount >= ColumnEncoding.headerSize + 8 else { throw Self.damaged }
    encoding = bytes.byte(at: 0)
    count = Int(bytes.uint16(at: 2))
    width = Int(bytes.byte(at: 4))
    var offset = ColumnEncoding.headerSize
    if bytes.byte(at: 1) & ColumnEncoding.hasNulls != 0 {
      presence = offset
      offset += (count + 63) / 64 * 8
    } else {
      presence = -1
    }
    let end = bytes.byteCount - 8
    var base: Int64 = 0
    var entries = count
    var offsets = -1
    switch encoding {
    case ColumnEncoding.integers:
      guard offset + 8 <= end, [1, 2, 4, 8].contains(width) else { throw Self.damaged }
      base = bytes.int64(at: offset)
      offset += 8
      guard offset + count * width <= end else { throw Self.damaged }
    case ColumnEncoding.doubles: guard offset + count * 8 <= end else { throw Self.damaged }
    case ColumnEncoding.booleans: guard offset + count <= end else { throw Self.damaged }
    case ColumnEncoding.dictionary:
      guard offset + 4 <= end, [1, 2].contains(width) else { throw Self.damaged }
      base = Int64(bytes.uint32(at: offset))
      entries = Int(base)
      offset += 4
      offsets = offset + count * width
    case ColumnEncoding.strings, ColumnEncoding.tagged: offsets = offset
    default: throw Self.damaged
    }
    if offsets >= 0 {
      let start = offsets + (entries + 1) * 4
      guard start <= end, start + Int(bytes.uint32(at: start - 4)) <= end else {
        throw Self.damaged
      }
      payload = start
    } else {
      payload = end
    }
    self.base = base
    self.data = offset
    self.offsets = offsets
  }

  static var damaged: GraphError {
    GraphError(.damaged, "a column of the store is damaged; run 'check', then restore or reload")
  }

  @inline(__always)
  func isPresent(_ slot: Int, _ bytes: borrowing RawSpan) -> Bool {
    guard slot < count else { return false }
    guard presence >= 0 else { return true }
    return bytes.byte(at: presence + slot >> 3) & (1 << UInt8(slot & 7)) != 0
  }

  @inline(__always)
  func integer(_ slot: Int, _ bytes: borrowing RawSpan) -> Int64 {
    switch width {
    case 1: base &+ Int64(bytes.byte(at: data + slot))
    case 2: base &+ Int64(bytes.uint16(at: data + slot * 2))
    case 4: base &+ Int64(bytes.uint32(at: data + slot * 4))
    default: bytes.int64(at: data + slot * 8)
    }
  }

  @inline(__always)
  func double(_ slot: Int, _ bytes: borrowing RawSpan) -> Double {
    Double(bitPattern: bytes.uint64(at: data + slot * 8))
  }

  @inline(__always)
  func code(_ slot: Int, _ bytes: borrowing RawSpan) -> Int {
    width == 1 ? Int(bytes.byte(at: data + slot)) : Int(bytes.uint16(at: data + slot * 2))
  }

  /// The range of an entry's text, checked against the column's end.
  @inline(__always)
  func extent(_ entry: Int, _ bytes: borrowing RawSpan) throws(GraphError) -> Range<Int> {
    let start = payload + Int(bytes.uint32(at: offsets + entry * 4))
    let end = payload + Int(bytes.uint32(at: offsets + entry * 4 + 4))
    guard start <= end, end <= bytes.byteCount - 8 else { throw Self.damaged }
    return start..<end
  }

  /// The range of the text of a slot of a string or dictionary column.
  @inline(__always)
  func textExtent(_ slot: Int, _ bytes: borrowing RawSpan) throws(GraphError) -> Range<Int> {
    if encoding == ColumnEncoding.dictionary {
      let entry = code(slot, bytes)
      guard entry < Int(base) else { throw Self.damaged }
      return try extent(entry, bytes)
    }
    return try extent(slot, bytes)
  }

  /// The value of a slot.
  func value(_ slot: Int, _ bytes: borrowing RawSpan) throws(GraphError) -> Value {
    guard isPresent(slot, bytes) else { return .null }
    switch encoding {
    case ColumnEncoding.integers: return .integer(integer(slot, bytes))
    case ColumnEncoding.doubles: return .double(double(slot, bytes))
    case ColumnEncoding.booleans: return .boolean(bytes.byte(at: data + slot) != 0)
    case ColumnEncoding.tagged:
      let range = try extent(slot, bytes)
      var offset = range.lowerBound
      return try TaggedValue.read(bytes, at: &offset)
    default:
      let range = try textExtent(slot, bytes)
      return .string(bytes.text(at: range.lowerBound, count: range.count))
    }
  }
}
