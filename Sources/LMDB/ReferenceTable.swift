internal import CLMDB

/// The places of a family of values, found once per state of the store.
///
/// The value of an index has the big-endian 8-byte key `base + index * stride`; where the family has
/// deltas, the next key holds the value's delta, so that one descent finds both. When the store's
/// state changes, all places are forgotten. Looking up a known place costs a few nanoseconds.
public final class ReferenceTable {
  /// Where a value and its delta stand.
  public struct Pair: Sendable {
    public let base: ValueReference?
    public let delta: ValueReference?
  }

  private struct Slot {
    var baseAddress = UInt.max
    var deltaAddress: UInt = 0
    var baseCount: UInt32 = 0
    var deltaCount: UInt32 = 0
  }

  private let table: Table
  private let base: UInt64
  private let stride: UInt64
  private let hasDeltas: Bool
  private var slots: [Slot] = []
  private var state: UInt64 = 0

  public init(table: Table, base: UInt64, stride: UInt64, hasDeltas: Bool) {
    self.table = table
    self.base = base
    self.stride = stride
    self.hasDeltas = hasDeltas
  }

  /// Where the value of an index and its delta stand.
  @inline(__always)
  public func pair(
    at index: Int, in transaction: ReadTransaction
  ) throws(LMDBError) -> Pair {
    if state != transaction.stateName {
      slots.removeAll(keepingCapacity: true)
      state = transaction.stateName
    }
    if index < slots.count, slots[index].baseAddress != UInt.max {
      try transaction.state.requireLive()
      transaction.state.countRead()
      return pair(slots[index])
    }
    return try find(index, in: transaction)
  }

  @inline(__always)
  private func pair(_ slot: Slot) -> Pair {
    Pair(
      base: slot.baseAddress == 0
        ? nil
        : ValueReference(address: slot.baseAddress, count: Int(slot.baseCount), state: state),
      delta: slot.deltaAddress == 0
        ? nil
        : ValueReference(address: slot.deltaAddress, count: Int(slot.deltaCount), state: state))
  }

  @inline(never)
  private func find(
    _ index: Int, in transaction: ReadTransaction
  ) throws(LMDBError) -> Pair {
    if index >= slots.count {
      let count = max(index + 1, min(slots.count * 2, 1 << 24))
      slots.append(contentsOf: repeatElement(Slot(), count: count - slots.count))
    }
    var slot = Slot()
    slot.baseAddress = 0
    let key = base + UInt64(index) * stride
    if !hasDeltas {
      if let found = try transaction.reference(for: key, in: table) {
        slot.baseAddress = found.address
        slot.baseCount = UInt32(found.count)
      }
      slots[index] = slot
      return pair(slot)
    }
    var cursor = try transaction.cursor(over: table)
    var isAtEntry = try cursor.seek(key)
    if isAtEntry, cursor.isAt(key) {
      let found = cursor.reference
      slot.baseAddress = found.address
      slot.baseCount = UInt32(found.count)
      isAtEntry = try cursor.advance()
    }
    if isAtEntry, cursor.isAt(key + 1) {
      let found = cursor.reference
      slot.deltaAddress = found.address
      slot.deltaCount = UInt32(found.count)
    }
    slots[index] = slot
    return pair(slot)
  }
}
