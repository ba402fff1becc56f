internal import LMDB

/// A scan over a range index's entries, in value order, or backwards.
public struct IndexScan {
  let index: IndexDescription
  /// Entries are visited while `lower <= entry < upper`.
  private var lower: [UInt8]
  /// Empty where every entry that begins with `lower` is wanted, and no other.
  private var upper: [UInt8] = []
  private let isDescending: Bool
  /// Set where keys were cut: then each entry's property is tested.
  private let verification: PropertyTest?
  /// A draft's entries are read at once, merged with its changes.
  private var merged: [[UInt8]]?
  private var mergedPosition = 0
  /// Where a scan that was cut off by its limit goes on.
  private var resume: [UInt8]?
  private var isFinished = false

  init(
    snapshot: GraphSnapshot, index: IndexDescription, bounds: IndexBounds, descending: Bool
  ) throws {
    self.index = index
    isDescending = descending
    lower = []
    lower.reserveCapacity(32)
    lower.append(UInt8(index.id.rawValue >> 8))
    lower.append(UInt8(index.id.rawValue & 0xFF))
    var needsTest: PropertyTest?
    switch bounds {
    case .all: upper = Self.successor(of: lower)
    case .equals(let value):
      if let isCut = IndexKey.append(value, after: &lower),
        lower[2] != IndexKey.TypeByte.notANumber
      {
        if descending { upper = Self.successor(of: lower) }
        if isCut { needsTest = PropertyTest(.equals(value)) }
      } else {
        isFinished = true
      }
    case .hasPrefix(let text):
      let (key, isCut) = IndexKey.prefix(text)
      lower += key
      upper = Self.successor(of: lower)
      if isCut { needsTest = PropertyTest(.hasPrefix(text)) }
    case .range(let low, let includesLow, let high, let includesHigh):
      guard let sample = low ?? high, let type = IndexKey.encode(sample)?.key.first else {
        isFinished = true
        break
      }
      let prefix = lower
      lower = prefix + [type]
      upper = prefix + [type + 1]
      if let low, let (key, isCut) = IndexKey.encode(low) {
        if isCut || key.first != type {
          needsTest = PropertyTest(includesLow ? .isAtLeast(low) : .isGreater(than: low))
        } else {
          lower = includesLow ? prefix + key : Self.successor(of: prefix + key)
        }
      }
      if let high {
        guard let (key, isCut) = IndexKey.encode(high), key.first == type else {
          isFinished = true
          break
        }
        if isCut {
          needsTest = PropertyTest(includesHigh ? .isAtMost(high) : .isLess(than: high))
        } else {
          upper = includesHigh ? Self.successor(of: prefix + key) : prefix + key
        }
      }
    }
    verification = needsTest
    if let changes = snapshot.overlay?.indexes[index.id], !isFinished {
      let isExact = if case .equals = bounds { true } else { false }
      merged = try Self.merge(
        snapshot, lower, upper.isEmpty ? Self.successor(of: lower) : upper, changes,
        isExact: isExact)
      if descending { merged?.reverse() }
    }
  }

  static func prefix(_ index: IndexID) -> [UInt8] {
    [UInt8(index.rawValue >> 8), UInt8(index.rawValue & 0xFF)]
  }

  /// The least key greater than all that begin with `key`.
  static func successor(of key: [UInt8]) -> [UInt8] {
    var key = key
    while let last = key.last {
      if last < 0xFF {
        key[key.count - 1] = last + 1
        return key
      }
      key.removeLast()
    }
    return [0xFF, 0xFF, 0xFF]
  }

  private static func merge(
    _ snapshot: GraphSnapshot, _ lower: [UInt8], _ upper: [UInt8], _ changes: IndexChanges,
    isExact: Bool
  ) throws -> [[UInt8]] {
    let transaction = snapshot.transaction
    var entries: [[UInt8]] = []
    var cursor = try transaction.cursor(over: snapshot.tables.indexes)
    var isAtEntry = try cursor.seek(lower)
    while isAtEntry {
      let key = cursor.key.copy(at: 0, count: cursor.key.byteCount)
      guard key.precedes(upper) else { break }
      if !changes.removes(key) { entries.append(key) }
      isAtEntry = try cursor.advance()
    }
    if isExact {
      changes.appendEntries(of: lower, to: &entries)
      return entries
    }
    let stored = entries.count
    changes.appendEntries(from: lower, to: upper, into: &entries)
    if entries.count > stored { entries.sort { $0.precedes($1) } }
    return entries
  }

  /// Replaces `nodes` by the next at most `limit` nodes; false when there are no more.
  public mutating func next(
    limit: Int, in snapshot: GraphSnapshot, into nodes: inout [NodeID]
  ) throws -> Bool {
    nodes.removeAll(keepingCapacity: true)
    try visit(limit, snapshot) { key in
      nodes.append(NodeID(rawValue: Self.bigEndian(key, key.byteCount - 4)))
    }
    if let verification, !nodes.isEmpty {
      let candidates = nodes
      nodes.removeAll(keepingCapacity: true)
      for node in candidates
      where verification.passes(try snapshot.property(index.key, of: node)) {
        nodes.append(node)
      }
      if nodes.isEmpty { return try next(limit: limit, in: snapshot, into: &nodes) }
    }
    return !nodes.isEmpty
  }

  /// Replaces `relationships` by the next at most `limit` ones; false when there are no more.
  public mutating func next(
    limit: Int, in snapshot: GraphSnapshot, into relationships: inout [Relationship]
  ) throws -> Bool {
    relationships.removeAll(keepingCapacity: true)
    guard case .relationships(let type) = index.target else { return false }
    try visit(limit, snapshot) { key in
      let end = key.byteCount
      relationships.append(
        Relationship(
          id: RelationshipID(rawValue: Self.bigEndian(key, end - 12)), type: type,
          source: NodeID(rawValue: Self.bigEndian(key, end - 8)),
          target: NodeID(rawValue: Self.bigEndian(key, end - 4))))
    }
    if let verification, !relationships.isEmpty {
      let candidates = relationships
      relationships.removeAll(keepingCapacity: true)
      for candidate in candidates
      where verification.passes(try snapshot.property(index.key, of: candidate.id)) {
        relationships.append(candidate)
      }
      if relationships.isEmpty {
        return try next(limit: limit, in: snapshot, into: &relationships)
      }
    }
    return !relationships.isEmpty
  }

  static func bigEndian(_ key: borrowing RawSpan, _ offset: Int) -> UInt32 {
    UInt32(bigEndian: key.uint32(at: offset))
  }

  private mutating func visit(
    _ limit: Int, _ snapshot: GraphSnapshot, _ body: (borrowing RawSpan) -> Void
  ) throws {
    let transaction = snapshot.transaction
    if isFinished { return }
    if let merged {
      let end = min(merged.count, mergedPosition + max(limit, 1))
      for key in merged[mergedPosition..<end] { body(key.span.bytes) }
      mergedPosition = end
      return
    }
    var cursor = try transaction.cursor(over: snapshot.tables.indexes)
    var count = 0
    if isDescending {
      var isAtEntry = try cursor.seek(upper) ? try cursor.retreat() : try cursor.last()
      while isAtEntry, count < limit, Self.order(cursor.key, lower) >= 0 {
        body(cursor.key)
        count += 1
        if count == limit { upper = cursor.key.copy(at: 0, count: cursor.key.byteCount) }
        isAtEntry = try cursor.retreat()
      }
    } else {
      var isAtEntry = try cursor.seek(resume ?? lower)
      while isAtEntry, count < limit, isBeforeEnd(cursor.key) {
        body(cursor.key)
        count += 1
        if count == limit { resume = cursor.key.copy(at: 0, count: cursor.key.byteCount) + [0] }
        isAtEntry = try cursor.advance()
      }
    }
    if count < limit { isFinished = true }
  }

  private func isBeforeEnd(_ key: borrowing RawSpan) -> Bool {
    upper.isEmpty ? key.hasBytes(lower, at: 0) : Self.order(key, upper) < 0
  }

  /// Byte order of a key and a bound: negative, zero or positive.
  private static func order(_ key: borrowing RawSpan, _ bound: [UInt8]) -> Int {
    let count = min(key.byteCount, bound.count)
    for offset in 0..<count {
      let byte = key.byte(at: offset)
      if byte != bound[offset] { return Int(byte) - Int(bound[offset]) }
    }
    return key.byteCount - bound.count
  }
}

extension GraphSnapshot {
  /// Starts a scan over a range index.
  public func scan(
    _ index: IndexDescription, _ bounds: IndexBounds, descending: Bool = false
  ) throws -> IndexScan {
    try IndexScan(snapshot: self, index: index, bounds: bounds, descending: descending)
  }
}
