import PropertyGraph

/// How two values stand to each other under `<`, `<=`, `>` and `>=`.
enum Comparability: Sendable, Hashable {
  case less, equal, greater
  /// Comparable, but no comparison holds: NaN with a number.
  case unordered
  /// Not comparable: the comparison is null.
  case undefined

  init(_ order: Int?) {
    self =
      switch order {
      case .some(let order): order < 0 ? .less : order > 0 ? .greater : .equal
      case .none: .unordered
      }
  }

  var isLess: Bool? { self == .undefined ? nil : self == .less }
  var isAtMost: Bool? { self == .undefined ? nil : self == .less || self == .equal }
  var isGreater: Bool? { self == .undefined ? nil : self == .greater }
  var isAtLeast: Bool? { self == .undefined ? nil : self == .greater || self == .equal }
}

extension Value {
  /// Compares as `<` does. Only values of one type compare, and not all types: durations, maps,
  /// nodes, relationships and paths have no order.
  func compared(to other: Value) -> Comparability {
    switch (self, other) {
    case (.integer(let left), .integer(let right)):
      return Comparability(NumberOrder.compare(left, right))
    case (.double(let left), .double(let right)):
      return Comparability(NumberOrder.compare(left, right))
    case (.integer(let left), .double(let right)):
      return Comparability(NumberOrder.compare(left, right))
    case (.double(let left), .integer(let right)):
      return Comparability(NumberOrder.compare(right, left).map { -$0 })
    case (.string(let left), .string(let right)):
      return Comparability(left.byteOrder(to: right))
    case (.boolean(let left), .boolean(let right)):
      return Comparability(NumberOrder.compare(left ? 1 : 0, right ? 1 : 0))
    case (.list(let left), .list(let right)):
      return Self.compare(left, right)
    case (.date, .date), (.localTime, .localTime), (.zonedTime, .zonedTime),
      (.localDateTime, .localDateTime), (.zonedDateTime, .zonedDateTime), (.bytes, .bytes):
      return Comparability(Value.order(self, other))
    default:
      return .undefined
    }
  }

  /// The first pair of elements that differ decides; of a list and its beginning, the longer one
  /// is the greater.
  private static func compare(_ left: [Value], _ right: [Value]) -> Comparability {
    for index in 0..<min(left.count, right.count) {
      let comparison = left[index].compared(to: right[index])
      if comparison == .equal { continue }
      if comparison == .undefined, left[index].isEqual(to: right[index]) == true { continue }
      return comparison
    }
    return Comparability(NumberOrder.compare(left.count, right.count))
  }
}
