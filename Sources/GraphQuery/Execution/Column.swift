import PropertyGraph

/// One variable's values over the rows of a batch, typed where that pays.
///
/// The typed cases hold no nulls: a column with a null falls back to `values`.
enum Column: Sendable {
  /// The variable is not bound here (or no longer needed).
  case unset
  /// The same value in every row.
  case constant(Value)
  case nodes([NodeID])
  case relationships([Relationship])
  case integers([Int64])
  case doubles([Double])
  case strings([String])
  /// Row i is `dictionary[Int(codes[i])]`; a dictionary entry may be null.
  case coded(codes: [UInt32], dictionary: [Value])
  case values([Value])

  /// Stores values in the tightest column that holds them all.
  init(_ values: [Value]) {
    self = Column.typed(values) ?? .values(values)
  }

  init(_ vector: PropertyVector, count: Int) {
    let nulls = vector.nulls
    switch vector.storage {
    case .absent:
      self = .constant(.null)
    case .integers(let numbers) where nulls.isEmpty:
      self = .integers(numbers)
    case .integers(let numbers):
      self = .values(numbers.indices.map { nulls[$0] ? .null : .integer(numbers[$0]) })
    case .doubles(let numbers) where nulls.isEmpty:
      self = .doubles(numbers)
    case .doubles(let numbers):
      self = .values(numbers.indices.map { nulls[$0] ? .null : .double(numbers[$0]) })
    case .strings(let strings) where nulls.isEmpty:
      self = .strings(strings)
    case .strings(let strings):
      self = .values(strings.indices.map { nulls[$0] ? .null : .string(strings[$0]) })
    case .coded(let codes, let dictionary) where nulls.isEmpty:
      self = .coded(codes: codes, dictionary: dictionary)
    case .coded(var codes, var dictionary):
      let nullCode = UInt32(dictionary.count)
      dictionary.append(.null)
      for row in codes.indices where nulls[row] { codes[row] = nullCode }
      self = .coded(codes: codes, dictionary: dictionary)
    case .values(let values):
      self = .values(values)
    }
  }

  private static func typed(_ values: [Value]) -> Column? {
    guard let first = values.first else { return nil }
    switch first {
    case .node:
      var nodes: [NodeID] = []
      nodes.reserveCapacity(values.count)
      for value in values {
        guard case .node(let node) = value else { return nil }
        nodes.append(node)
      }
      return .nodes(nodes)
    case .relationship:
      var relationships: [Relationship] = []
      relationships.reserveCapacity(values.count)
      for value in values {
        guard case .relationship(let relationship) = value else { return nil }
        relationships.append(relationship)
      }
      return .relationships(relationships)
    case .integer:
      var integers: [Int64] = []
      integers.reserveCapacity(values.count)
      for value in values {
        guard case .integer(let integer) = value else { return nil }
        integers.append(integer)
      }
      return .integers(integers)
    case .double:
      var doubles: [Double] = []
      doubles.reserveCapacity(values.count)
      for value in values {
        guard case .double(let double) = value else { return nil }
        doubles.append(double)
      }
      return .doubles(doubles)
    default:
      return nil
    }
  }

  var isUnset: Bool {
    if case .unset = self { return true }
    return false
  }

  /// The value in a row; null where the variable is not bound.
  func value(at row: Int) -> Value {
    switch self {
    case .unset: .null
    case .constant(let value): value
    case .nodes(let nodes): .node(nodes[row])
    case .relationships(let relationships): .relationship(relationships[row])
    case .integers(let integers): .integer(integers[row])
    case .doubles(let doubles): .double(doubles[row])
    case .strings(let strings): .string(strings[row])
    case .coded(let codes, let dictionary): dictionary[Int(codes[row])]
    case .values(let values): values[row]
    }
  }

  /// The rows at `rows`, in that order.
  func gather(_ rows: [UInt32]) -> Column {
    switch self {
    case .unset, .constant: self
    case .nodes(let nodes): .nodes(rows.map { nodes[Int($0)] })
    case .relationships(let relationships): .relationships(rows.map { relationships[Int($0)] })
    case .integers(let integers): .integers(rows.map { integers[Int($0)] })
    case .doubles(let doubles): .doubles(rows.map { doubles[Int($0)] })
    case .strings(let strings): .strings(rows.map { strings[Int($0)] })
    case .coded(let codes, let dictionary):
      .coded(codes: rows.map { codes[Int($0)] }, dictionary: dictionary)
    case .values(let values): .values(rows.map { values[Int($0)] })
    }
  }

  func slice(_ range: Range<Int>) -> Column {
    switch self {
    case .unset, .constant: self
    case .nodes(let nodes): .nodes(Array(nodes[range]))
    case .relationships(let relationships): .relationships(Array(relationships[range]))
    case .integers(let integers): .integers(Array(integers[range]))
    case .doubles(let doubles): .doubles(Array(doubles[range]))
    case .strings(let strings): .strings(Array(strings[range]))
    case .coded(let codes, let dictionary):
      .coded(codes: Array(codes[range]), dictionary: dictionary)
    case .values(let values): .values(Array(values[range]))
    }
  }

  /// Every row as a value.
  func values(count: Int) -> [Value] {
    switch self {
    case .unset: Array(repeating: .null, count: count)
    case .constant(let value): Array(repeating: value, count: count)
    case .nodes(let nodes): nodes.map { .node($0) }
    case .relationships(let relationships): relationships.map { .relationship($0) }
    case .integers(let integers): integers.map { .integer($0) }
    case .doubles(let doubles): doubles.map { .double($0) }
    case .strings(let strings): strings.map { .string($0) }
    case .coded(let codes, let dictionary): codes.map { dictionary[Int($0)] }
    case .values(let values): values
    }
  }
}
