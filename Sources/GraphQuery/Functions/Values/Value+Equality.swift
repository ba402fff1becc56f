import PropertyGraph

extension Value {
  var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// `=`: nil where the answer is unknown because of a null. Values of different types are not
  /// equal; integers and floats are equal when their numbers are.
  func isEqual(to other: Value) -> Bool? {
    switch (self, other) {
    case (.null, _), (_, .null): return nil
    case (.boolean(let left), .boolean(let right)): return left == right
    case (.integer(let left), .integer(let right)): return left == right
    case (.double(let left), .double(let right)): return left == right
    case (.integer(let left), .double(let right)): return NumberOrder.compare(left, right) == 0
    case (.double(let left), .integer(let right)): return NumberOrder.compare(right, left) == 0
    case (.string(let left), .string(let right)): return left.hasSameBytes(as: right)
    case (.bytes(let left), .bytes(let right)): return left == right
    case (.list(let left), .list(let right)): return Self.areEqual(left, right)
    case (.map(let left), .map(let right)): return Self.areEqual(left, right)
    case (.date(let left), .date(let right)): return left == right
    case (.localTime(let left), .localTime(let right)): return left == right
    case (.zonedTime(let left), .zonedTime(let right)): return left == right
    case (.localDateTime(let left), .localDateTime(let right)): return left == right
    case (.zonedDateTime(let left), .zonedDateTime(let right)): return left == right
    case (.duration(let left), .duration(let right)): return left == right
    case (.node(let left), .node(let right)): return left == right
    case (.relationship(let left), .relationship(let right)): return left.id == right.id
    case (.path(let left), .path(let right)): return Self.areSame(left, right)
    default: return false
    }
  }

  /// Element by element: a difference decides, however many nulls there are.
  private static func areEqual(_ left: [Value], _ right: [Value]) -> Bool? {
    guard left.count == right.count else { return false }
    var isKnown = true
    for index in left.indices {
      switch left[index].isEqual(to: right[index]) {
      case .some(false): return false
      case .some(true): break
      case .none: isKnown = false
      }
    }
    return isKnown ? true : nil
  }

  private static func areEqual(_ left: [String: Value], _ right: [String: Value]) -> Bool? {
    guard left.count == right.count else { return false }
    var isKnown = true
    for (key, value) in left {
      guard let counterpart = right[key] else { return false }
      switch value.isEqual(to: counterpart) {
      case .some(false): return false
      case .some(true): break
      case .none: isKnown = false
      }
    }
    return isKnown ? true : nil
  }

  static func areSame(_ left: Path, _ right: Path) -> Bool {
    guard left.nodes == right.nodes, left.relationships.count == right.relationships.count else {
      return false
    }
    for index in left.relationships.indices
    where left.relationships[index].id != right.relationships[index].id { return false }
    return true
  }

  /// `IN`: whether the list holds an equal element; unknown when none is found and a comparison
  /// was unknown.
  func isMember(of list: [Value]) -> Bool? {
    var isKnown = true
    for element in list {
      switch isEqual(to: element) {
      case .some(true): return true
      case .some(false): break
      case .none: isKnown = false
      }
    }
    return isKnown ? false : nil
  }
}
