import PropertyGraph

/// A clause that writes: reads its whole input first, then writes for every row, and only then gives
/// rows.
class UpdateOperator: StreamOperator {
  private var batches: [Batch]?
  private var position = 0

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    batches = nil
    position = 0
  }

  override final func next() throws -> Batch? {
    if batches == nil {
      var input = try context.materialize(input)
      for index in input.indices {
        try context.checkLimits()
        try write(&input[index])
      }
      batches = input
    }
    guard let batches, position < batches.count else { return nil }
    defer { position += 1 }
    return batches[position]
  }

  /// Writes for every row of a batch, and adds the columns that the clause binds.
  func write(_ batch: inout Batch) throws {}
}

/// CREATE.
final class CreateOperator: UpdateOperator {
  private let step: CreationStep

  init(_ context: ExecutionContext, _ input: Operator, _ step: CreationStep, live: [Int]) {
    self.step = step
    super.init(context, input, live: live)
  }

  override func write(_ batch: inout Batch) throws {
    let creator = try PatternCreator(context, step)
    var columns: [[Value]] = Array(repeating: [], count: creator.variables.count)
    for row in 0..<batch.count {
      let values = try creator.create(batch, row)
      for index in columns.indices { columns[index].append(values[index]) }
    }
    for (variable, values) in zip(creator.variables, columns) {
      batch.columns[variable] = Column(values)
    }
    for path in step.paths {
      batch.columns[path.variable] = .values(
        (0..<batch.count).map { path.path(in: batch, at: $0) })
    }
  }
}

/// Makes the nodes and relationships of a pattern, row by row.
struct PatternCreator {
  private enum Source {
    /// Made by this pattern: the number among `variables`.
    case made(Int)
    case column(Int)
  }

  private let context: ExecutionContext
  private let draft: GraphDraft
  private let step: CreationStep
  /// The new variables, in order of creation.
  let variables: [Int]
  private let labels: [[LabelID]]
  private let types: [RelationshipTypeID?]

  init(_ context: ExecutionContext, _ step: CreationStep) throws {
    self.context = context
    self.step = step
    let draft = try context.writableDraft()
    self.draft = draft
    var variables: [Int] = []
    var labels: [[LabelID]] = []
    var types: [RelationshipTypeID?] = []
    for element in step.elements {
      switch element {
      case .node(let node):
        variables.append(node.variable)
        labels.append(try node.labels.map { try draft.label(creating: $0) })
        types.append(nil)
      case .relationship(let relationship):
        variables.append(relationship.variable)
        labels.append([])
        types.append(try draft.relationshipType(creating: relationship.type))
      }
    }
    self.variables = variables
    self.labels = labels
    self.types = types
  }

  /// Creates the pattern for one row; returns the new entities in the order of `variables`.
  func create(_ batch: Batch, _ row: Int) throws -> [Value] {
    var made: [Value] = []
    var view = Row(context, batch, index: row)
    for (index, element) in step.elements.enumerated() {
      switch element {
      case .node(let node):
        let properties = try context.storable(node.properties, &view)
        let id = try draft.createNode(labels[index], properties)
        context.updates.nodesCreated += 1
        context.updates.propertiesSet += properties.count
        context.updates.labelsAdded += labels[index].count
        made.append(.node(id))
        view.push(node.variable, .node(id))
      case .relationship(let relationship):
        guard let type = types[index], case .node(let source) = view[relationship.source],
          case .node(let target) = view[relationship.target]
        else {
          throw QueryError.runtime(
            .semantic, "MissingNode",
            "a relationship cannot be created to a node that is null; filter the row out with IS NOT "
              + "NULL first", at: relationship.offset)
        }
        if context.hasDeletions,
          context.deletedNodes.contains(source) || context.deletedNodes.contains(target)
        {
          throw QueryError.deletedEntity(at: relationship.offset)
        }
        let properties = try context.storable(relationship.properties, &view)
        let id = try draft.createRelationship(type, from: source, to: target, properties)
        context.updates.relationshipsCreated += 1
        context.updates.propertiesSet += properties.count
        made.append(.relationship(id))
        view.push(relationship.variable, .relationship(id))
      }
    }
    return made
  }
}

extension ExecutionContext {
  /// The properties that a pattern asks for, nulls left out.
  func storable(_ source: PropertySource, _ row: inout Row) throws -> [(
    key: PropertyKeyID, value: Value
  )] {
    switch source {
    case .none: return []
    case .entries(let entries):
      var properties: [(key: PropertyKeyID, value: Value)] = []
      for entry in entries {
        let value = try entry.value.evaluate(&row)
        if value.isNull { continue }
        try located(entry.value.source.offset) { try value.requireStorable(as: entry.key) }
        properties.append((try writableDraft().propertyKey(creating: entry.key), value))
      }
      return properties
    case .map(let expression):
      let value = try expression.evaluate(&row)
      return try storable(value, expression.source.offset)
    }
  }

  /// A map's (or an entity's) entries as properties, nulls left out.
  func storable(_ map: Value, _ offset: Int) throws -> [(key: PropertyKeyID, value: Value)] {
    var properties: [(key: PropertyKeyID, value: Value)] = []
    for (key, value) in try self.properties(of: map, at: offset) where !value.isNull {
      try located(offset) { try value.requireStorable(as: key) }
      properties.append((try writableDraft().propertyKey(creating: key), value))
    }
    return properties
  }
}
