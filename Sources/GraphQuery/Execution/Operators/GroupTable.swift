import PropertyGraph

/// Numbers groups of rows by their keys, in order of first appearance.
///
/// Keys that are nodes, integers or dictionary codes are numbered without making values of them.
final class GroupTable {
  private let keyCount: Int
  /// The key values of each group, key by key.
  private var keys: [[Value]]
  private(set) var rowCounts: [Int64] = []
  private(set) var count = 0
  private var byRow: [DistinctRow: UInt32] = [:]
  private var byNode: [NodeID: UInt32] = [:]
  private var byInteger: [Int64: UInt32] = [:]

  /// For each key, the number of each distinct value, and the groups by the numbers of all keys.
  private var valueNumbers: [[DistinctValue: UInt32]]
  private var byNumbers: [UInt64: UInt32] = [:]

  init(keyCount: Int) {
    self.keyCount = keyCount
    keys = Array(repeating: [], count: keyCount)
    valueNumbers = Array(repeating: [:], count: keyCount)
  }

  func column(_ key: Int) -> Column { Column(keys[key]) }

  func countRows(_ groups: [UInt32]) {
    while rowCounts.count < count { rowCounts.append(0) }
    for group in groups { rowCounts[Int(group)] += 1 }
  }

  private func newGroup(_ values: [Value]) -> UInt32 {
    for (key, value) in values.enumerated() { keys[key].append(value) }
    count += 1
    return UInt32(count - 1)
  }

  /// The group of each row; new groups are made as they appear.
  func groups(of columns: [Column], count rows: Int) -> [UInt32] {
    if keyCount == 1 { return groups(of: columns[0], count: rows) }
    if keyCount == 2 { return pairs(columns[0], columns[1], count: rows) }
    var groups: [UInt32] = []
    groups.reserveCapacity(rows)
    for row in 0..<rows {
      groups.append(group(of: columns.map { $0.value(at: row) }))
    }
    return groups
  }

  private func group(of values: [Value]) -> UInt32 {
    let key = DistinctRow(values)
    if let known = byRow[key] { return known }
    let group = newGroup(values)
    byRow[key] = group
    return group
  }

  private func group(of value: Value) -> UInt32 {
    switch value {
    case .node(let node): return group(of: node)
    case .integer(let integer): return group(of: integer)
    case .double(let double):
      // An equal integer is in the same group.
      if let integer = Int64(exactly: double) {
        if let known = byInteger[integer] { return known }
        let group = newGroup([value])
        byInteger[integer] = group
        return group
      }
      return group(of: [value])
    default: return group(of: [value])
    }
  }

  private func group(of node: NodeID) -> UInt32 {
    if let known = byNode[node] { return known }
    let group = newGroup([.node(node)])
    byNode[node] = group
    return group
  }

  private func group(of integer: Int64) -> UInt32 {
    if let known = byInteger[integer] { return known }
    let group = newGroup([.integer(integer)])
    byInteger[integer] = group
    return group
  }

  private func groups(of column: Column, count rows: Int) -> [UInt32] {
    switch column {
    case .nodes(let nodes): return nodes.map { group(of: $0) }
    case .integers(let integers): return integers.map { group(of: $0) }
    case .coded(let codes, let dictionary):
      var known = Array(repeating: UInt32.max, count: dictionary.count)
      return codes.map { code in
        let number = known[Int(code)]
        if number != .max { return number }
        let group = group(of: dictionary[Int(code)])
        known[Int(code)] = group
        return group
      }
    case .constant(let value): return Array(repeating: group(of: value), count: rows)
    default: return (0..<rows).map { group(of: column.value(at: $0)) }
    }
  }

  /// The number of each row's value among the values of its key.
  private func numbers(_ column: Column, key: Int, count rows: Int) -> [UInt32] {
    func number(_ value: Value) -> UInt32 {
      let distinct = DistinctValue(value)
      if let known = valueNumbers[key][distinct] { return known }
      let number = UInt32(valueNumbers[key].count)
      valueNumbers[key][distinct] = number
      return number
    }
    switch column {
    case .coded(let codes, let dictionary):
      var known = Array(repeating: UInt32.max, count: dictionary.count)
      return codes.map { code in
        if known[Int(code)] == .max { known[Int(code)] = number(dictionary[Int(code)]) }
        return known[Int(code)]
      }
    case .constant(let value):
      return Array(repeating: number(value), count: rows)
    case .integers(let integers):
      var last: (integer: Int64, number: UInt32)?
      return integers.map { integer in
        if let last, last.integer == integer { return last.number }
        let found = number(.integer(integer))
        last = (integer, found)
        return found
      }
    default:
      return (0..<rows).map { number(column.value(at: $0)) }
    }
  }

  private func pairs(_ first: Column, _ second: Column, count rows: Int) -> [UInt32] {
    let left = numbers(first, key: 0, count: rows)
    let right = numbers(second, key: 1, count: rows)
    var groups: [UInt32] = []
    groups.reserveCapacity(rows)
    for row in 0..<rows {
      let key = UInt64(left[row]) << 32 | UInt64(right[row])
      if let known = byNumbers[key] {
        groups.append(known)
      } else {
        let group = newGroup([first.value(at: row), second.value(at: row)])
        byNumbers[key] = group
        groups.append(group)
      }
    }
    return groups
  }
}
