import PropertyGraph

/// Some rows of a query's intermediate result, stored by column; a variable's number is its column.
struct Batch: Sendable {
  /// Rows an operator aims at once it runs at full width.
  static let fullWidth = 2_048
  /// Rows of the first batch of a scan, so that small queries do little.
  static let firstWidth = 32

  var count: Int
  var columns: [Column]

  /// `count` rows with no variable bound.
  init(count: Int, width: Int) {
    self.count = count
    columns = Array(repeating: .unset, count: width)
  }

  func value(_ variable: Int, at row: Int) -> Value { columns[variable].value(at: row) }

  /// The given rows of the live variables, in that order.
  func gather(_ rows: [UInt32], live: [Int]) -> Batch {
    var result = Batch(count: rows.count, width: columns.count)
    for variable in live { result.columns[variable] = columns[variable].gather(rows) }
    return result
  }

  func gather(_ rows: [UInt32]) -> Batch {
    var result = self
    result.count = rows.count
    for variable in columns.indices where !columns[variable].isUnset {
      result.columns[variable] = columns[variable].gather(rows)
    }
    return result
  }

  func slice(_ range: Range<Int>) -> Batch {
    if range == 0..<count { return self }
    var result = self
    result.count = range.count
    for variable in columns.indices where !columns[variable].isUnset {
      result.columns[variable] = columns[variable].slice(range)
    }
    return result
  }

  /// One row with every bound variable as a constant: the argument of a correlated sub-plan.
  func row(_ row: Int) -> Batch {
    var result = self
    result.count = 1
    for variable in columns.indices {
      switch columns[variable] {
      case .unset, .constant: break
      default: result.columns[variable] = .constant(columns[variable].value(at: row))
      }
    }
    return result
  }

  /// The nodes that a variable holds and the rows that hold them; rows with a null are left out.
  /// `rows` is nil when every row holds a node.
  func nodes(of variable: Int) -> (nodes: [NodeID], rows: [UInt32]?) {
    switch columns[variable] {
    case .nodes(let nodes):
      return (nodes, nil)
    case .constant(.node(let node)):
      return (Array(repeating: node, count: count), nil)
    case .values(let values):
      var nodes: [NodeID] = []
      var rows: [UInt32] = []
      for (row, value) in values.enumerated() {
        guard case .node(let node) = value else { continue }
        nodes.append(node)
        rows.append(UInt32(row))
      }
      return (nodes, nodes.count == count ? nil : rows)
    default:
      return ([], count == 0 ? nil : [])
    }
  }

  /// The rough number of bytes that the live columns hold, for the memory limit.
  var estimatedByteCount: Int {
    var bytes = 64
    for column in columns {
      switch column {
      case .unset, .constant: break
      case .nodes: bytes += 4 * count
      case .relationships: bytes += 16 * count
      case .integers, .doubles: bytes += 8 * count
      case .coded: bytes += 4 * count
      case .strings(let strings):
        bytes += 16 * count
        if let first = strings.first { bytes += first.utf8.count * count }
      case .values(let values):
        bytes += 24 * count
        if let first = values.first { bytes += first.estimatedByteCount * count }
      }
    }
    return bytes
  }
}

extension Value {
  /// The rough number of bytes that the value holds beside its own storage.
  var estimatedByteCount: Int {
    switch self {
    case .string(let string): string.utf8.count + 16
    case .bytes(let bytes): bytes.count + 32
    case .list(let list): 32 + list.count * (24 + (list.first?.estimatedByteCount ?? 0))
    case .map(let map): 64 + map.count * (64 + (map.first?.value.estimatedByteCount ?? 0))
    case .path(let path): 96 + 20 * path.nodes.count
    default: 8
    }
  }
}
