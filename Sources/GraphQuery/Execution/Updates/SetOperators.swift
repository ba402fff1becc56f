import PropertyGraph

/// SET.
final class SetOperator: UpdateOperator {
  private let items: [SetStep]

  init(_ context: ExecutionContext, _ input: Operator, _ items: [SetStep], live: [Int]) {
    self.items = items
    super.init(context, input, live: live)
  }

  override func write(_ batch: inout Batch) throws {
    for row in 0..<batch.count { try context.set(items, batch, row) }
  }
}

/// REMOVE.
final class RemoveOperator: UpdateOperator {
  private let items: [RemoveStep]

  init(_ context: ExecutionContext, _ input: Operator, _ items: [RemoveStep], live: [Int]) {
    self.items = items
    super.init(context, input, live: live)
  }

  override func write(_ batch: inout Batch) throws {
    for row in 0..<batch.count {
      var view = Row(context, batch, index: row)
      for item in items {
        switch item {
        case .property(let target, let key):
          try context.set(key, .null, of: target, &view)
        case .dynamicProperty(let target, let key):
          guard case .string(let name) = try key.evaluate(&view) else { continue }
          try context.set(name, .null, of: target, &view)
        case .labels(let target, let labels):
          let value = try target.evaluate(&view)
          if value.isNull { continue }
          guard case .node(let node) = value else {
            throw context.cannotChange(value, target.source.offset)
          }
          try context.refuseDeleted(value, target.source.offset)
          for name in labels {
            guard let label = context.label(name), try context.snapshot.has(label, node) else {
              continue
            }
            try context.writableDraft().remove(label, from: node)
            context.updates.labelsRemoved += 1
          }
        }
      }
    }
  }
}

extension ExecutionContext {
  /// Runs the items of SET for one row.
  func set(_ items: [SetStep], _ batch: Batch, _ row: Int) throws {
    var view = Row(self, batch, index: row)
    for item in items {
      switch item {
      case .property(let target, let key, let value):
        let value = try value.evaluate(&view)
        try set(key, value, of: target, &view)
      case .dynamicProperty(let target, let key, let value):
        let name = try key.evaluate(&view)
        guard case .string(let key) = name else {
          throw QueryError.runtime(
            .type, "InvalidArgumentType",
            "a property's name must be a string, not \(TypeSet(of: name).names)",
            at: target.source.offset)
        }
        let value = try value.evaluate(&view)
        try set(key, value, of: target, &view)
      case .replace(let target, let value):
        try setAll(target, value, &view, replaces: true)
      case .merge(let target, let value):
        try setAll(target, value, &view, replaces: false)
      case .labels(let target, let labels):
        let value = try target.evaluate(&view)
        if value.isNull { continue }
        guard case .node(let node) = value else {
          throw cannotChange(value, target.source.offset)
        }
        try refuseDeleted(value, target.source.offset)
        for name in labels {
          let label = try writableDraft().label(creating: name)
          if try snapshot.has(label, node) { continue }
          try writableDraft().add(label, to: node)
          updates.labelsAdded += 1
        }
      }
    }
  }

  /// Sets one property; null removes it.
  fileprivate func set(
    _ key: String, _ value: Value, of target: CompiledExpression, _ view: inout Row
  ) throws {
    let entity = try target.evaluate(&view)
    let offset = target.source.offset
    if entity.isNull { return }
    try refuseDeleted(entity, offset)
    if !value.isNull { try located(offset) { try value.requireStorable(as: key) } }
    if value.isNull, self.key(key) == nil { return }
    let id = try writableDraft().propertyKey(creating: key)
    try set(id, value, of: entity, offset)
  }

  private func set(_ key: PropertyKeyID, _ value: Value, of entity: Value, _ offset: Int) throws {
    switch entity {
    case .node(let node): try writableDraft().set(key, to: value, of: node)
    case .relationship(let relationship): try writableDraft().set(key, to: value, of: relationship)
    default: throw cannotChange(entity, offset)
    }
    updates.propertiesSet += 1
  }

  /// SET n = map, and SET n += map.
  private func setAll(
    _ target: CompiledExpression, _ source: CompiledExpression, _ view: inout Row, replaces: Bool
  ) throws {
    let entity = try target.evaluate(&view)
    let offset = target.source.offset
    let map = try source.evaluate(&view)
    if entity.isNull { return }
    try refuseDeleted(entity, offset)
    let entries = try properties(of: map, at: source.source.offset)
    for (key, value) in entries where !value.isNull {
      try located(source.source.offset) { try value.requireStorable(as: key) }
    }
    if replaces {
      let kept = Set(entries.filter { !$0.value.isNull }.map(\.key))
      for (key, _) in try properties(of: entity, at: offset) where !kept.contains(key) {
        try set(try writableDraft().propertyKey(creating: key), .null, of: entity, offset)
      }
    }
    for (key, value) in entries {
      if value.isNull, self.key(key) == nil { continue }
      try set(try writableDraft().propertyKey(creating: key), value, of: entity, offset)
    }
  }

  fileprivate func refuseDeleted(_ entity: Value, _ offset: Int) throws {
    guard hasDeletions else { return }
    switch entity {
    case .node(let node) where deletedNodes.contains(node):
      throw QueryError.deletedEntity(at: offset)
    case .relationship(let relationship) where deletedRelationships.contains(relationship.id):
      throw QueryError.deletedEntity(at: offset)
    default: break
    }
  }

  fileprivate func cannotChange(_ value: Value, _ offset: Int) -> QueryError {
    .runtime(
      .type, "InvalidArgumentType",
      "only nodes and relationships can be changed, not \(TypeSet(of: value).names)", at: offset)
  }
}
