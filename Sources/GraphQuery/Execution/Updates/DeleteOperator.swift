import PropertyGraph

/// DELETE and DETACH DELETE. That no deleted node keeps a relationship is checked at the end of the
/// statement.
final class DeleteOperator: UpdateOperator {
  private let targets: [CompiledExpression]
  private let isDetach: Bool

  init(
    _ context: ExecutionContext, _ input: Operator, _ targets: [CompiledExpression],
    isDetach: Bool, live: [Int]
  ) {
    self.targets = targets
    self.isDetach = isDetach
    super.init(context, input, live: live)
  }

  override func write(_ batch: inout Batch) throws {
    for row in 0..<batch.count {
      var view = Row(context, batch, index: row)
      // What to delete is read before the first deletion of the row.
      let values = try targets.map { ($0.source.offset, try $0.evaluate(&view)) }
      for (offset, value) in values { try delete(value, offset) }
    }
  }

  private func delete(_ value: Value, _ offset: Int) throws {
    switch value {
    case .null: break
    case .node(let node): try delete(node)
    case .relationship(let relationship): try delete(relationship)
    case .path(let path):
      for relationship in path.relationships { try delete(relationship) }
      for node in path.nodes { try delete(node) }
    case .list(let list):
      for element in list {
        if case .relationship(let relationship) = element { try delete(relationship) }
      }
      for element in list {
        if case .relationship = element { continue }
        try delete(element, offset)
      }
    default:
      throw QueryError.runtime(
        .type, "InvalidArgumentType",
        "DELETE takes nodes, relationships and paths, not \(TypeSet(of: value).names)", at: offset)
    }
  }

  private func delete(_ node: NodeID) throws {
    guard !context.deletedNodes.contains(node), context.snapshot.exists(node) else { return }
    if isDetach {
      var expansion = Expansion()
      var cursor = ExpansionCursor()
      while try context.snapshot.expand(
        [node], [], .either, from: &cursor, limit: .max, into: &expansion)
      {}
      for row in 0..<expansion.count {
        try delete(expansion.relationship(at: row, from: [node]))
      }
    }
    try context.writableDraft().delete(node)
    context.deletedNodes.insert(node)
    context.hasDeletions = true
    context.updates.nodesDeleted += 1
  }

  private func delete(_ relationship: Relationship) throws {
    guard !context.deletedRelationships.contains(relationship.id),
      context.snapshot.exists(relationship.id)
    else { return }
    try context.writableDraft().delete(relationship)
    context.deletedRelationships.insert(relationship.id)
    context.hasDeletions = true
    context.updates.relationshipsDeleted += 1
  }
}

/// FOREACH: runs its clauses for each element of a list.
final class ForEachOperator: UpdateOperator {
  private let step: ForEachStep
  private let body: Operator

  init(
    _ context: ExecutionContext, _ input: Operator, _ body: Operator, _ step: ForEachStep,
    live: [Int]
  ) {
    self.step = step
    self.body = body
    super.init(context, input, live: live)
  }

  override func write(_ batch: inout Batch) throws {
    for row in 0..<batch.count {
      let value = try step.list.value(context, batch, at: row)
      if value.isNull { continue }
      guard case .list(let elements) = value else {
        throw QueryError.runtime(
          .type, "InvalidArgumentType", "FOREACH needs a list, not \(TypeSet(of: value).names)",
          at: step.list.source.offset)
      }
      var argument = batch.row(row)
      for element in elements {
        argument.columns[step.variable] = .constant(element)
        try body.open(argument)
        while try body.pull() != nil {}
      }
    }
  }
}
