import PropertyGraph

/// Keeps the rows for which every condition is true.
final class FilterOperator: StreamOperator {
  private let conditions: [CompiledExpression]

  init(
    _ context: ExecutionContext, _ input: Operator, _ conditions: [CompiledExpression],
    live: [Int]
  ) {
    self.conditions = conditions
    super.init(context, input, live: live)
  }

  override func next() throws -> Batch? {
    while var batch = try input.pull() {
      try context.checkLimits()
      for condition in conditions where batch.count > 0 {
        let selected = try condition.select(context, batch)
        if selected.count < batch.count { batch = batch.gather(selected) }
      }
      if batch.count > 0 { return batch.keeping(live) }
    }
    return nil
  }
}

extension Batch {
  /// Drops the columns that are not needed any more.
  func keeping(_ live: [Int]) -> Batch {
    var result = Batch(count: count, width: columns.count)
    for variable in live { result.columns[variable] = columns[variable] }
    return result
  }
}

/// Keeps the rows whose node or relationship passes a test that the store decides.
final class NodePredicateOperator: StreamOperator {
  private let step: NodePredicateStep

  init(_ context: ExecutionContext, _ input: Operator, _ step: NodePredicateStep, live: [Int]) {
    self.step = step
    super.init(context, input, live: live)
  }

  override func next() throws -> Batch? {
    while let batch = try input.pull() {
      try context.checkLimits()
      let selected = try select(batch)
      if selected.isEmpty { continue }
      return selected.count == batch.count
        ? batch.keeping(live) : batch.gather(selected, live: live)
    }
    return nil
  }

  private func select(_ batch: Batch) throws -> [UInt32] {
    try Self.select(step, context, batch)
  }

  /// The rows of a batch that pass a test.
  static func select(_ step: NodePredicateStep, _ context: ExecutionContext, _ batch: Batch) throws
    -> [UInt32]
  {
    var selected: [UInt32] = []
    let snapshot = context.snapshot
    if case .property(let key, .notEquals, let value) = step.test {
      // A list with a null is neither equal nor unequal to many: only rows one by one can tell.
      let comparand = try value.value(context, batch, at: 0)
      if TypeSet(of: comparand).isSubset(of: [.list, .map]) {
        for row in 0..<batch.count {
          let entity = batch.value(step.variable, at: row)
          let property = try context.property(key, of: entity, at: value.source.offset)
          if property.isEqual(to: comparand) == false { selected.append(UInt32(row)) }
        }
        return selected
      }
    }
    if step.isRelationship {
      let found = batch.relationships(of: step.variable)
      if case .property(let key, .notEquals, let value) = step.test {
        guard let id = context.key(key),
          let predicate = try predicate(.equals, value, context, batch)
        else { return [] }
        try snapshot.select(id, .isPresent, among: found.relationships, into: &selected)
        var equal: [UInt32] = []
        try snapshot.select(id, predicate, among: found.relationships, into: &equal)
        selected = selected.subtracting(equal)
      } else if case .property(let key, let comparison, let value) = step.test {
        guard let id = context.key(key),
          let predicate = try predicate(comparison, value, context, batch)
        else { return [] }
        try snapshot.select(id, predicate, among: found.relationships, into: &selected)
      } else if case .isPresent(let key) = step.test {
        guard let id = context.key(key) else { return [] }
        try snapshot.select(id, .isPresent, among: found.relationships, into: &selected)
      } else if case .isAbsent(let key) = step.test {
        // The absence of a property holds for a null entity, too.
        return try absent(step, context, batch, key)
      }
      return found.rows.map { rows in selected.map { rows[Int($0)] } } ?? selected
    }
    let found = batch.nodes(of: step.variable)
    switch step.test {
    case .property(let key, .notEquals, let value):
      guard let id = context.key(key),
        let predicate = try predicate(.equals, value, context, batch)
      else { return [] }
      try snapshot.select(id, .isPresent, among: found.nodes, into: &selected)
      var equal: [UInt32] = []
      try snapshot.select(id, predicate, among: found.nodes, into: &equal)
      selected = selected.subtracting(equal)
    case .label(let name):
      guard let label = context.label(name) else { return [] }
      try snapshot.select(label, among: found.nodes, into: &selected)
    case .property(let key, let comparison, let value):
      guard let id = context.key(key),
        let predicate = try predicate(comparison, value, context, batch)
      else { return [] }
      try snapshot.select(id, predicate, among: found.nodes, into: &selected)
    case .isPresent(let key):
      guard let id = context.key(key) else { return [] }
      try snapshot.select(id, .isPresent, among: found.nodes, into: &selected)
    case .isAbsent(let key):
      return try absent(step, context, batch, key)
    }
    return found.rows.map { rows in selected.map { rows[Int($0)] } } ?? selected
  }

  private static func absent(
    _ step: NodePredicateStep, _ context: ExecutionContext, _ batch: Batch, _ key: String
  ) throws -> [UInt32] {
    var selected: [UInt32] = []
    for row in 0..<batch.count {
      let value = batch.value(step.variable, at: row)
      if try context.property(key, of: value, at: 0).isNull { selected.append(UInt32(row)) }
    }
    return selected
  }

  /// The store's form of the test; nil when the comparand is null or of a type that never passes.
  private static func predicate(
    _ comparison: NodePredicateStep.Comparison, _ value: CompiledExpression,
    _ context: ExecutionContext, _ batch: Batch
  ) throws -> PropertyPredicate? {
    let comparand = try value.value(context, batch, at: 0)
    if comparand.isNull { return nil }
    switch comparison {
    case .equals, .notEquals: return .equals(comparand)
    case .isLess: return .isLess(than: comparand)
    case .isAtMost: return .isAtMost(comparand)
    case .isGreater: return .isGreater(than: comparand)
    case .isAtLeast: return .isAtLeast(comparand)
    case .hasPrefix, .hasSuffix, .contains:
      guard case .string(let text) = comparand else { return nil }
      return comparison == .hasPrefix
        ? .hasPrefix(text) : comparison == .hasSuffix ? .hasSuffix(text) : .contains(text)
    }
  }
}

extension [UInt32] {
  /// Without the elements of another ascending list.
  fileprivate func subtracting(_ other: [UInt32]) -> [UInt32] {
    if other.isEmpty { return self }
    var result: [UInt32] = []
    result.reserveCapacity(count)
    var position = 0
    for element in self {
      while position < other.count, other[position] < element { position += 1 }
      if position < other.count, other[position] == element { continue }
      result.append(element)
    }
    return result
  }
}

extension Batch {
  /// The relationships that a variable holds and the rows that hold them, nulls left out.
  func relationships(of variable: Int) -> (relationships: [RelationshipID], rows: [UInt32]?) {
    if case .relationships(let relationships) = columns[variable] {
      return (relationships.map(\.id), nil)
    }
    var found: [RelationshipID] = []
    var rows: [UInt32] = []
    for row in 0..<count {
      guard case .relationship(let relationship) = columns[variable].value(at: row) else {
        continue
      }
      found.append(relationship.id)
      rows.append(UInt32(row))
    }
    return (found, rows)
  }
}
