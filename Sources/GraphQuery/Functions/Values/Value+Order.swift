import PropertyGraph

extension Value {
  /// The place of the value's type in the order of all values, ascending.
  private var typeRank: Int {
    switch self {
    case .map: 0
    case .node: 1
    case .relationship: 2
    case .list: 3
    case .path: 4
    case .zonedDateTime: 5
    case .localDateTime: 6
    case .date: 7
    case .zonedTime: 8
    case .localTime: 9
    case .duration: 10
    case .bytes: 11
    case .string: 12
    case .boolean: 13
    case .integer, .double: 14
    case .null: 15
    }
  }

  /// The total order of ORDER BY, min and max: negative, zero or positive. Zero exactly for
  /// equivalent values. NaN comes after all numbers, null after everything.
  static func order(_ left: Value, _ right: Value) -> Int {
    switch (left, right) {
    case (.integer(let left), .integer(let right)): return NumberOrder.compare(left, right)
    case (.double(let left), .double(let right)):
      return NumberOrder.compare(left, right)
        ?? NumberOrder.compare(left.isNaN ? 1 : 0, right.isNaN ? 1 : 0)
    case (.integer(let left), .double(let right)): return NumberOrder.compare(left, right) ?? -1
    case (.double(let left), .integer(let right)):
      return NumberOrder.compare(right, left).map { -$0 } ?? 1
    case (.string(let left), .string(let right)): return left.byteOrder(to: right)
    case (.boolean(let left), .boolean(let right)):
      return NumberOrder.compare(left ? 1 : 0, right ? 1 : 0)
    case (.bytes(let left), .bytes(let right)):
      return left.lexicographicallyPrecedes(right) ? -1 : left == right ? 0 : 1
    case (.list(let left), .list(let right)): return order(left, right)
    case (.map(let left), .map(let right)): return order(left, right)
    case (.node(let left), .node(let right)):
      return NumberOrder.compare(left.rawValue, right.rawValue)
    case (.relationship(let left), .relationship(let right)):
      return NumberOrder.compare(left.id.rawValue, right.id.rawValue)
    case (.path(let left), .path(let right)): return order(left, right)
    default:
      let rank = (left.typeRank, right.typeRank)
      return rank.0 == rank.1 ? temporalOrder(left, right) : rank.0 - rank.1
    }
  }

  private static func order(_ left: [Value], _ right: [Value]) -> Int {
    for index in 0..<min(left.count, right.count) {
      let order = order(left[index], right[index])
      if order != 0 { return order }
    }
    return left.count - right.count
  }

  /// By the number of entries, then the sorted keys, then the values in the keys' order.
  private static func order(_ left: [String: Value], _ right: [String: Value]) -> Int {
    guard left.count == right.count else { return left.count - right.count }
    let leftKeys = left.keys.sorted { $0.byteOrder(to: $1) < 0 }
    let rightKeys = right.keys.sorted { $0.byteOrder(to: $1) < 0 }
    for (leftKey, rightKey) in zip(leftKeys, rightKeys) {
      let order = leftKey.byteOrder(to: rightKey)
      if order != 0 { return order }
    }
    for key in leftKeys {
      let order = order(left[key] ?? .null, right[key] ?? .null)
      if order != 0 { return order }
    }
    return 0
  }

  private static func order(_ left: Path, _ right: Path) -> Int {
    let steps = min(left.nodes.count, right.nodes.count)
    for index in 0..<steps {
      let nodes = NumberOrder.compare(left.nodes[index], right.nodes[index])
      if nodes != 0 { return nodes }
      guard index < left.relationships.count, index < right.relationships.count else { break }
      let relationships = NumberOrder.compare(
        left.relationships[index].id, right.relationships[index].id)
      if relationships != 0 { return relationships }
    }
    return left.nodes.count - right.nodes.count
  }

  /// Of two values of the same temporal type: by instant; equal instants in different zones by
  /// offset, then zone name, so that only equal values tie.
  private static func temporalOrder(_ left: Value, _ right: Value) -> Int {
    switch (left, right) {
    case (.date(let left), .date(let right)):
      return NumberOrder.compare(left.daysSinceEpoch, right.daysSinceEpoch)
    case (.localTime(let left), .localTime(let right)):
      return NumberOrder.compare(left.nanosecondOfDay, right.nanosecondOfDay)
    case (.zonedTime(let left), .zonedTime(let right)):
      return first(
        NumberOrder.compare(left.utcNanosecond, right.utcNanosecond),
        NumberOrder.compare(left.offsetSeconds, right.offsetSeconds))
    case (.localDateTime(let left), .localDateTime(let right)):
      return first(
        NumberOrder.compare(left.daysSinceEpoch, right.daysSinceEpoch),
        NumberOrder.compare(left.nanosecondOfDay, right.nanosecondOfDay))
    case (.zonedDateTime(let left), .zonedDateTime(let right)):
      return first(
        first(
          NumberOrder.compare(left.epochSecond, right.epochSecond),
          NumberOrder.compare(left.nanosecondOfSecond, right.nanosecondOfSecond)),
        first(
          NumberOrder.compare(left.offsetSeconds, right.offsetSeconds),
          (left.zone ?? "").byteOrder(to: right.zone ?? "")))
    case (.duration(let left), .duration(let right)):
      return first(
        NumberOrder.compare(left.averageSeconds, right.averageSeconds),
        first(
          first(
            NumberOrder.compare(left.months, right.months),
            NumberOrder.compare(left.days, right.days)),
          first(
            NumberOrder.compare(left.seconds, right.seconds),
            NumberOrder.compare(left.nanoseconds, right.nanoseconds))))
    default:
      return 0
    }
  }

  private static func first(_ order: Int, _ next: @autoclosure () -> Int) -> Int {
    order != 0 ? order : next()
  }
}

extension ZonedTime {
  /// The nanosecond of the UTC day; below zero or above a day's length near midnight.
  var utcNanosecond: Int64 { nanosecondOfDay - Int64(offsetSeconds) * 1_000_000_000 }
}

extension ZonedDateTime {
  /// Seconds since 1970-01-01T00:00Z.
  var epochSecond: Int64 {
    local.daysSinceEpoch * 86_400 + local.nanosecondOfDay / 1_000_000_000 - Int64(offsetSeconds)
  }

  var nanosecondOfSecond: Int64 { local.nanosecondOfDay % 1_000_000_000 }
}

extension TemporalDuration {
  /// The length in seconds, a month taken as a twelfth of the Gregorian mean year.
  var averageSeconds: Double {
    Double(months) * 2_629_746 + Double(days) * 86_400 + Double(seconds)
      + Double(nanoseconds) * 1e-9
  }
}
