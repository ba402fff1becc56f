import PropertyGraph

/// A value as DISTINCT and grouping see it: null is the same as null, NaN as NaN, 1 as 1.0.
struct DistinctValue: Hashable, Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }

  static func == (left: Self, right: Self) -> Bool { left.value.isEquivalent(to: right.value) }

  func hash(into hasher: inout Hasher) { value.hashEquivalence(into: &hasher) }
}

/// Several values, as a grouping key or a distinct row.
struct DistinctRow: Hashable, Sendable {
  let values: [Value]

  init(_ values: [Value]) { self.values = values }

  static func == (left: Self, right: Self) -> Bool {
    guard left.values.count == right.values.count else { return false }
    for index in left.values.indices
    where !left.values[index].isEquivalent(to: right.values[index]) { return false }
    return true
  }

  func hash(into hasher: inout Hasher) {
    for value in values { value.hashEquivalence(into: &hasher) }
  }
}

extension Value {
  /// Whether DISTINCT and grouping take the two for one value.
  func isEquivalent(to other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): return true
    case (.double(let left), .double(let right)):
      return left == right || left.isNaN && right.isNaN
    case (.list(let left), .list(let right)):
      return DistinctRow(left) == DistinctRow(right)
    case (.map(let left), .map(let right)):
      guard left.count == right.count else { return false }
      return left.allSatisfy { key, value in right[key]?.isEquivalent(to: value) ?? false }
    default: return isEqual(to: other) ?? false
    }
  }

  /// Hashes equivalent values alike.
  func hashEquivalence(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0 as UInt8)
    case .boolean(let boolean): hasher.combine(boolean)
    case .integer(let integer): hasher.combine(integer)
    case .double(let float):
      // A float that is a whole number is equivalent to that integer.
      if let integer = Int64(exactly: float) {
        hasher.combine(integer)
      } else {
        hasher.combine(float.isNaN ? Double.nan.bitPattern : float.bitPattern)
      }
    case .string(let string): string.hashBytes(into: &hasher)
    case .bytes(let bytes): hasher.combine(bytes)
    case .list(let list):
      hasher.combine(list.count)
      for element in list { element.hashEquivalence(into: &hasher) }
    case .map(let map):
      // The entries have no order: their hashes are added up.
      var sum = 0
      for (key, value) in map {
        var entry = Hasher()
        key.hashBytes(into: &entry)
        value.hashEquivalence(into: &entry)
        sum &+= entry.finalize()
      }
      hasher.combine(sum)
    case .date(let date): hasher.combine(date)
    case .localTime(let time): hasher.combine(time)
    case .zonedTime(let time): hasher.combine(time)
    case .localDateTime(let dateTime): hasher.combine(dateTime)
    case .zonedDateTime(let dateTime): hasher.combine(dateTime)
    case .duration(let duration): hasher.combine(duration)
    case .node(let node): hasher.combine(node)
    case .relationship(let relationship): hasher.combine(relationship.id)
    case .path(let path):
      hasher.combine(path.nodes)
      for relationship in path.relationships { hasher.combine(relationship.id) }
    }
  }
}
