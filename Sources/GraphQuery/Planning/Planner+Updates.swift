import PropertyGraph

extension Planner {
  /// Plans a clause that writes. Its operator reads its whole input before the first write and
  /// writes for every row before it gives one, so that no read sees a write of its own clause or of
  /// a later one, and no later LIMIT cuts a write off.
  func planUpdate(_ clause: BoundClause, input: PlanNode) throws -> PlanNode {
    switch clause {
    case .create(let creation):
      let step = try creationStep(creation)
      // A row of CREATE clauses is one, unless the later ones look at the graph.
      if case .create(let before) = input.step, let below = input.inputs.first,
        !step.containsSubquery
      {
        let joined = CreationStep(
          elements: before.elements + step.elements, paths: before.paths + step.paths)
        return node(.create(joined), below)
      }
      return node(.create(step), input)
    case .merge(let merge):
      let match = BoundMatch(
        isOptional: false, paths: [merge.pattern], predicate: nil, introduced: merge.introduced,
        allowsRepeatedRelationships: false, offset: merge.offset)
      let inner = try MatchPlanner.plan(match, input: argument(), self)
      let step = MergeStep(
        introduced: merge.introduced.map(\.rawValue), creation: try creationStep(merge.creation),
        onCreate: try merge.onCreate.map { try setStep($0) },
        onMatch: try merge.onMatch.map { try setStep($0) }, offset: merge.offset)
      return node(.merge(step), input, inner, rows: input.estimatedRows)
    case .set(let items):
      return node(.set(try items.map { try setStep($0) }), input)
    case .remove(let items):
      return node(.remove(try items.map { try removeStep($0) }), input)
    case .delete(let delete):
      return node(
        .delete(try delete.targets.map { try compile($0) }, isDetach: delete.isDetach), input)
    case .forEach(let forEach):
      let inner = try forEach.clauses.reduce(argument()) { try plan($1, input: $0) }
      let step = ForEachStep(
        variable: forEach.variable.rawValue, list: try compile(forEach.list))
      return node(
        .forEach(step), input, node(.finish, inner, rows: 0), rows: input.estimatedRows)
    default:
      return try plan(clause, input: input)
    }
  }

  private func creationStep(_ creation: BoundCreation) throws -> CreationStep {
    CreationStep(
      elements: try creation.elements.map { element in
        switch element {
        case .node(let node):
          .node(
            CreationStep.Node(
              variable: node.variable.rawValue, labels: node.labels,
              properties: try source(node.properties)))
        case .relationship(let relationship):
          .relationship(
            CreationStep.Relationship(
              variable: relationship.variable.rawValue, type: relationship.type,
              source: relationship.source.rawValue, target: relationship.target.rawValue,
              properties: try source(relationship.properties), offset: relationship.offset))
        }
      },
      paths: creation.paths.map {
        PathStep(variable: $0.variable.rawValue, elements: $0.elements.map(\.rawValue))
      })
  }

  private func source(_ properties: BoundProperties?) throws -> PropertySource {
    switch properties {
    case nil: .none
    case .entries(let entries):
      .entries(try entries.map { ($0.key, try compile($0.value)) })
    case .map(let map): .map(try compile(map))
    }
  }

  private func setStep(_ item: BoundSetItem) throws -> SetStep {
    switch item {
    case .property(let target, let key, let value):
      .property(target: try compile(target), key: key, value: try compile(value))
    case .dynamicProperty(let target, let key, let value):
      .dynamicProperty(
        target: try compile(target), key: try compile(key), value: try compile(value))
    case .replaceProperties(let target, let value):
      .replace(target: try compile(target), value: try compile(value))
    case .mergeProperties(let target, let value):
      .merge(target: try compile(target), value: try compile(value))
    case .labels(let target, let labels):
      .labels(target: try compile(target), labels: labels)
    }
  }

  private func removeStep(_ item: BoundRemoveItem) throws -> RemoveStep {
    switch item {
    case .property(let target, let key):
      .property(target: try compile(target), key: key)
    case .dynamicProperty(let target, let key):
      .dynamicProperty(target: try compile(target), key: try compile(key))
    case .labels(let target, let labels):
      .labels(target: try compile(target), labels: labels)
    }
  }
}

extension CreationStep {
  /// Whether a property is computed by a query of its own.
  fileprivate var containsSubquery: Bool {
    elements.contains { element in
      let source: PropertySource =
        switch element {
        case .node(let node): node.properties
        case .relationship(let relationship): relationship.properties
        }
      switch source {
      case .none: return false
      case .entries(let entries): return entries.contains { $0.value.source.containsSubquery }
      case .map(let map): return map.source.containsSubquery
      }
    }
  }
}

extension BoundExpression {
  /// Whether a query, or a pattern, is within the expression.
  fileprivate var containsSubquery: Bool {
    switch kind {
    case .patternComprehension, .exists, .count, .collect, .shortestPath: return true
    default:
      var found = false
      _ = try? mapChildren { child in
        if child.containsSubquery { found = true }
        return child
      }
      return found
    }
  }
}
