internal import LMDB

/// Changes of a column that are not folded into it yet: slots in order, each with its new value.
/// Layout: count u16, slots u16 × count, offsets u32 × (count + 1), tagged values, checksum u64.
enum ColumnDelta {
  static func encode(_ changes: [(slot: Int, value: Value)]) throws(GraphError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.appendNumber(UInt16(changes.count))
    for change in changes { bytes.appendNumber(UInt16(change.slot)) }
    var payload: [UInt8] = []
    bytes.appendNumber(UInt32(0))
    for change in changes {
      try TaggedValue.append(change.value, to: &payload)
      bytes.appendNumber(UInt32(payload.count))
    }
    bytes.append(contentsOf: payload)
    bytes.appendNumber(bytes.checksum)
    return bytes
  }

  static func count(_ bytes: borrowing RawSpan) throws(GraphError) -> Int {
    guard bytes.byteCount >= 10 else { throw ColumnHeader.damaged }
    let count = Int(bytes.uint16(at: 0))
    guard 2 + count * 6 + 4 + 8 <= bytes.byteCount else { throw ColumnHeader.damaged }
    return count
  }

  /// The changed value of a slot, or nil where the delta says nothing of it. O(log n).
  static func value(of slot: Int, _ bytes: borrowing RawSpan) throws(GraphError) -> Value? {
    let count = try count(bytes)
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(bytes.uint16(at: 2 + middle * 2)) < slot { low = middle + 1 } else { high = middle }
    }
    guard low < count, Int(bytes.uint16(at: 2 + low * 2)) == slot else { return nil }
    return try value(at: low, count, bytes)
  }

  static func changes(
    _ bytes: borrowing RawSpan
  ) throws(GraphError) -> [(slot: Int, value: Value)] {
    let count = try count(bytes)
    var changes: [(slot: Int, value: Value)] = []
    for entry in 0..<count {
      changes.append(
        (Int(bytes.uint16(at: 2 + entry * 2)), try value(at: entry, count, bytes)))
    }
    return changes
  }

  private static func value(
    at entry: Int, _ count: Int, _ bytes: borrowing RawSpan
  ) throws(GraphError) -> Value {
    let payload = 2 + count * 2 + (count + 1) * 4
    var offset = payload + Int(bytes.uint32(at: 2 + count * 2 + entry * 4))
    guard offset < bytes.byteCount - 8 else { throw ColumnHeader.damaged }
    return try TaggedValue.read(bytes, at: &offset)
  }
}
