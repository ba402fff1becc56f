import PropertyGraph

/// Binds or checks the ends of a relationship, or of a list of relationships, that is bound already.
final class EndpointsOperator: StreamOperator {
  private let step: EndpointsStep

  init(_ context: ExecutionContext, _ input: Operator, _ step: EndpointsStep, live: [Int]) {
    self.step = step
    super.init(context, input, live: live)
  }

  override func next() throws -> Batch? {
    while let batch = try input.pull() {
      try context.checkLimits()
      var origins: [UInt32] = []
      var starts: [NodeID] = []
      var ends: [NodeID] = []
      guard let types = context.types(step.selection.types) else { continue }
      for row in 0..<batch.count {
        let value = batch.value(step.relationship, at: row)
        for (start, end) in ways(value, types, batch, row) {
          if step.isFromBound {
            guard case .node(start) = batch.value(step.from, at: row) else { continue }
          }
          if step.isToBound, step.to != step.from {
            guard case .node(end) = batch.value(step.to, at: row) else { continue }
          }
          if step.to == step.from, start != end { continue }
          if isRepeated(value, batch, row) { continue }
          origins.append(UInt32(row))
          starts.append(start)
          ends.append(end)
        }
      }
      if origins.isEmpty { continue }
      var result = batch.gather(origins, live: live)
      if !step.isFromBound, live.contains(step.from) { result.columns[step.from] = .nodes(starts) }
      if !step.isToBound, live.contains(step.to) { result.columns[step.to] = .nodes(ends) }
      return result
    }
    return nil
  }

  private func isRepeated(_ value: Value, _ batch: Batch, _ row: Int) -> Bool {
    for variable in step.distinctFrom {
      let other = batch.value(variable, at: row)
      switch value {
      case .relationship(let relationship):
        if other.holds(relationship.id) { return true }
      case .list(let list):
        for case .relationship(let relationship) in list where other.holds(relationship.id) {
          return true
        }
      default: break
      }
    }
    return false
  }

  /// The pairs of ends that the relationship, or list, connects in the pattern's direction.
  private func ways(
    _ value: Value, _ types: [RelationshipTypeID], _ batch: Batch, _ row: Int
  ) -> [(NodeID, NodeID)] {
    switch value {
    case .relationship(let relationship):
      guard types.isEmpty || types.contains(relationship.type) else { return [] }
      return pairs(relationship)
    case .list(let list) where step.isList:
      var relationships: [Relationship] = []
      for element in list {
        guard case .relationship(let relationship) = element,
          types.isEmpty || types.contains(relationship.type)
        else { return [] }
        relationships.append(relationship)
      }
      if let length = step.length {
        if relationships.count < length.minimum { return [] }
        if let maximum = length.maximum, relationships.count > maximum { return [] }
      }
      guard !relationships.isEmpty else {
        guard step.isFromBound, case .node(let node) = batch.value(step.from, at: row) else {
          return []
        }
        return [(node, node)]
      }
      return walks(relationships)
    default: return []
    }
  }

  private func pairs(_ relationship: Relationship) -> [(NodeID, NodeID)] {
    switch step.selection.direction {
    case .outgoing: [(relationship.source, relationship.target)]
    case .incoming: [(relationship.target, relationship.source)]
    case .either:
      relationship.source == relationship.target
        ? [(relationship.source, relationship.target)]
        : [
          (relationship.source, relationship.target), (relationship.target, relationship.source),
        ]
    }
  }

  private func walks(_ relationships: [Relationship]) -> [(NodeID, NodeID)] {
    var ways: [(NodeID, NodeID)] = []
    for (start, second) in pairs(relationships[0]) {
      var node = second
      var isWhole = true
      for relationship in relationships.dropFirst() {
        guard let next = pairs(relationship).first(where: { $0.0 == node }) else {
          isWhole = false
          break
        }
        node = next.1
      }
      if isWhole { ways.append((start, node)) }
    }
    return ways
  }
}
