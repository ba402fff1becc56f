import PropertyGraph

/// Numbers groups of rows by their keys, in order of first appearance.
///
/// Each key numbers its distinct values; the numbers of several keys are then numbered in pairs. Nodes,
/// integers and dictionary codes are numbered without making values of them.
struct GroupTable {
  private var keys: [KeyNumbers]
  /// pairs[i] numbers the pairs of what the keys up to i gave and key i + 1.
  private var pairs: [PairNumbers]
  /// For each key, the number of its value in each group; unused with a single key.
  private var members: [[UInt32]]
  private(set) var count = 0

  init(keyCount: Int) {
    keys = Array(repeating: KeyNumbers(), count: keyCount)
    pairs = Array(repeating: PairNumbers(), count: max(0, keyCount - 1))
    members = Array(repeating: [], count: keyCount)
  }

  /// A key's values, group by group.
  func column(_ key: Int) -> Column {
    if keys.count == 1 { return Column(keys[0].values) }
    let values = keys[key].values
    return Column(members[key].map { values[Int($0)] })
  }

  /// The values of a single key from a group on.
  func values(from group: Int) -> ArraySlice<Value> { keys[0].values[group...] }

  /// The group of each row; new groups are made as they appear.
  mutating func groups(of columns: [Column], count rows: Int) -> [UInt32] {
    guard let first = columns.first else {
      count = max(count, rows > 0 ? 1 : 0)
      return Array(repeating: 0, count: rows)
    }
    var groups = keys[0].numbers(of: first, count: rows)
    if columns.count == 1 {
      count = keys[0].values.count
      return groups
    }
    var numbers = [groups]
    for key in 1..<columns.count {
      numbers.append(keys[key].numbers(of: columns[key], count: rows))
      pairs[key - 1].combine(&groups, numbers[key])
    }
    // Group numbers grow in order of appearance: a row is the first of its group when its number
    // is the next one.
    for row in 0..<rows where groups[row] == UInt32(count) {
      for key in members.indices { members[key].append(numbers[key][row]) }
      count += 1
    }
    return groups
  }

}

/// Numbers pairs of numbers in order of first appearance.
private struct PairNumbers {
  private var table = NumberTable()
  /// For pairs of small numbers, the pair's number plus one; 0 where it is not known yet.
  private var small: [UInt32] = []

  private static let smallBits: UInt32 = 8
  /// So many rows at once are worth the table of small pairs.
  private static let manyRows = 1_024

  /// Replaces each left number by the number of its pair.
  mutating func combine(_ left: inout [UInt32], _ right: [UInt32]) {
    if left.count >= Self.manyRows {
      if small.isEmpty { small = Array(repeating: 0, count: 1 << (2 * Self.smallBits)) }
      for row in left.indices {
        let one = left[row]
        let other = right[row]
        guard (one | other) >> Self.smallBits == 0 else {
          left[row] = number(one, other)
          continue
        }
        let place = Int(one << Self.smallBits | other)
        let known = small[place]
        if known != 0 {
          left[row] = known - 1
        } else {
          let number = number(one, other)
          small[place] = number + 1
          left[row] = number
        }
      }
      return
    }
    for row in left.indices { left[row] = number(left[row], right[row]) }
  }

  @inline(__always)
  private mutating func number(_ one: UInt32, _ other: UInt32) -> UInt32 {
    table.number(of: UInt64(one) << 32 | UInt64(other))
  }
}

/// Numbers the distinct values of one key.
private struct KeyNumbers {
  /// The distinct values, by number.
  private(set) var values: [Value] = []
  private var integers = NumberTable()
  private var integerNumbers: [UInt32] = []
  private var nodes = NumberTable()
  private var nodeNumbers: [UInt32] = []
  private var others: [DistinctValue: UInt32] = [:]

  /// So many integers at once, within so small a range, are numbered through a table of the range.
  private static let manyRows = 1_024
  private static let smallRange: Int64 = 1_024

  @inline(__always)
  private mutating func number(ofInteger integer: Int64) -> UInt32 {
    let place = Int(integers.number(of: UInt64(bitPattern: integer)))
    if place < integerNumbers.count { return integerNumbers[place] }
    let number = UInt32(values.count)
    values.append(.integer(integer))
    integerNumbers.append(number)
    return number
  }

  @inline(__always)
  private mutating func number(ofNode node: NodeID) -> UInt32 {
    let place = Int(nodes.number(of: UInt64(node.rawValue)))
    if place < nodeNumbers.count { return nodeNumbers[place] }
    let number = UInt32(values.count)
    values.append(.node(node))
    nodeNumbers.append(number)
    return number
  }

  private mutating func number(of value: Value) -> UInt32 {
    switch value {
    case .integer(let integer): return number(ofInteger: integer)
    case .node(let node): return number(ofNode: node)
    case .double(let double):
      // Equivalent to an integer where it is one.
      if let integer = Int64(exactly: double) {
        let before = values.count
        let number = number(ofInteger: integer)
        if values.count > before { values[Int(number)] = value }
        return number
      }
    default: break
    }
    let distinct = DistinctValue(value)
    if let known = others[distinct] { return known }
    let number = UInt32(values.count)
    values.append(value)
    others[distinct] = number
    return number
  }

  /// The numbers of integers that lie close together; nil where they do not.
  private mutating func smallNumbers(of integers: [Int64]) -> [UInt32]? {
    var low = Int64.max
    var high = Int64.min
    for integer in integers {
      low = integer < low ? integer : low
      high = integer > high ? integer : high
    }
    let (range, overflow) = high.subtractingReportingOverflow(low)
    guard !overflow, range >= 0, range < Self.smallRange else { return nil }
    var known = Array(repeating: UInt32.max, count: Int(range) + 1)
    return integers.map { integer in
      let place = Int(integer - low)
      if known[place] == .max { known[place] = number(ofInteger: integer) }
      return known[place]
    }
  }

  /// The number of each row's value.
  mutating func numbers(of column: Column, count rows: Int) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(rows)
    switch column {
    case .constant(let value):
      return Array(repeating: rows > 0 ? number(of: value) : 0, count: rows)
    case .nodes(let nodes):
      for node in nodes { result.append(number(ofNode: node)) }
    case .integers(let integers):
      if rows >= Self.manyRows, let numbers = smallNumbers(of: integers) { return numbers }
      for integer in integers { result.append(number(ofInteger: integer)) }
    case .coded(let codes, let dictionary) where dictionary.count <= 4 * rows:
      var known = Array(repeating: UInt32.max, count: dictionary.count)
      return codes.map { code in
        if known[Int(code)] == .max { known[Int(code)] = number(of: dictionary[Int(code)]) }
        return known[Int(code)]
      }
    default:
      for row in 0..<rows { result.append(number(of: column.value(at: row))) }
    }
    return result
  }
}
