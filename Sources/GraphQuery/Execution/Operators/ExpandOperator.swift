import PropertyGraph

/// Which relationships a step follows, by name; resolved when the step runs, since a statement may
/// create the type it later looks for.
struct RelationshipSelection: Sendable, Hashable {
  /// Empty: any type.
  var types: [String]
  var direction: Direction
}

/// Follows one relationship from a bound node: one row a relationship.
final class ExpandOperator: StreamOperator {
  struct Step: Sendable {
    var from: Int
    /// The relationship's variable, or nil when nobody reads it.
    var relationship: Int?
    var to: Int
    /// Whether `to` is bound before: then only relationships between the two remain.
    var isInto: Bool
    var selection: RelationshipSelection
    /// Labels that the target must have.
    var labels: [String]
    /// Relationship variables (single or list) of the same MATCH that must differ from this one.
    var distinctFrom: [Int]
  }

  private let step: Step
  private var rows: Batch?
  private var nodes: [NodeID] = []
  private var nodeRows: [UInt32]?
  private var cursor = ExpansionCursor()
  private var hasMore = false
  private var width = Batch.firstWidth
  private var types: [RelationshipTypeID]? = []
  private var labels: [LabelID]? = []

  init(_ context: ExecutionContext, _ input: Operator, _ step: Step, live: [Int]) {
    self.step = step
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    rows = nil
    hasMore = false
    resolve()
  }

  private func resolve() {
    types = context.types(step.selection.types)
    labels = context.labelsToCheck(step)
  }

  override func next() throws -> Batch? {
    while true {
      try context.checkLimits()
      if !hasMore {
        guard let batch = try input.pull() else { return nil }
        if context.draft != nil { resolve() }
        guard types != nil, labels != nil else { continue }
        rows = batch
        (nodes, nodeRows) = batch.nodes(of: step.from)
        if nodes.isEmpty { continue }
        cursor = ExpansionCursor()
        hasMore = true
      }
      guard let batch = rows, let types, let labels else { return nil }
      var expansion = Expansion()
      hasMore = try context.snapshot.expand(
        nodes, types, step.selection.direction, from: &cursor, limit: width, into: &expansion)
      if width < Batch.fullWidth { width *= 2 }
      if expansion.count == 0 { continue }
      if let result = try emit(expansion, batch, labels) { return result }
    }
  }

  private func emit(_ expansion: Expansion, _ batch: Batch, _ labels: [LabelID]) throws -> Batch? {
    var selected: [UInt32]?
    if step.isInto { selected = selectTarget(expansion, batch) }
    if !step.distinctFrom.isEmpty { selected = selectDistinct(expansion, batch, selected) }
    for label in labels {
      if let rows = selected {
        let candidates = rows.map { expansion.neighbors[Int($0)] }
        var passing: [UInt32] = []
        try context.snapshot.select(label, among: candidates, into: &passing)
        selected = passing.map { rows[Int($0)] }
      } else {
        var passing: [UInt32] = []
        try context.snapshot.select(label, among: expansion.neighbors, into: &passing)
        selected = passing.count == expansion.count ? nil : passing
      }
    }
    if let selected, selected.isEmpty { return nil }
    return assemble(expansion, batch, selected)
  }

  private func inputRow(_ origin: UInt32) -> UInt32 {
    guard let nodeRows else { return origin }
    return nodeRows[Int(origin)]
  }

  private func selectTarget(_ expansion: Expansion, _ batch: Batch) -> [UInt32] {
    var selected: [UInt32] = []
    let column = batch.columns[step.to]
    for row in 0..<expansion.count {
      let target: NodeID
      switch column {
      case .nodes(let nodes): target = nodes[Int(inputRow(expansion.origins[row]))]
      default:
        guard case .node(let node) = column.value(at: Int(inputRow(expansion.origins[row])))
        else { continue }
        target = node
      }
      if target == expansion.neighbors[row] { selected.append(UInt32(row)) }
    }
    return selected
  }

  private func selectDistinct(
    _ expansion: Expansion, _ batch: Batch, _ candidates: [UInt32]?
  ) -> [UInt32] {
    var selected = candidates ?? Array(0..<UInt32(expansion.count))
    for variable in step.distinctFrom {
      let column = batch.columns[variable]
      switch column {
      case .relationships(let others):
        selected.removeAll { row in
          others[Int(inputRow(expansion.origins[Int(row)]))].id
            == expansion.relationships[Int(row)]
        }
      default:
        selected.removeAll { row in
          let value = column.value(at: Int(inputRow(expansion.origins[Int(row)])))
          return value.holds(expansion.relationships[Int(row)])
        }
      }
    }
    return selected
  }

  private func assemble(_ expansion: Expansion, _ batch: Batch, _ selected: [UInt32]?) -> Batch {
    let origins: [UInt32]
    if let selected {
      origins = selected.map { inputRow(expansion.origins[Int($0)]) }
    } else if nodeRows != nil {
      origins = expansion.origins.map { inputRow($0) }
    } else {
      origins = expansion.origins
    }
    var result = Batch(count: origins.count, width: batch.columns.count)
    for variable in live {
      if variable == step.to, !step.isInto {
        if let selected {
          result.columns[variable] = .nodes(selected.map { expansion.neighbors[Int($0)] })
        } else {
          result.columns[variable] = .nodes(expansion.neighbors)
        }
      } else if variable == step.relationship {
        if let selected {
          result.columns[variable] = .relationships(
            selected.map { expansion.relationship(at: Int($0), from: nodes) })
        } else {
          result.columns[variable] = .relationships(
            (0..<expansion.count).map { expansion.relationship(at: $0, from: nodes) })
        }
      } else {
        result.columns[variable] = batch.columns[variable].gather(origins)
      }
    }
    return result
  }
}

extension Value {
  /// Whether the value is the relationship, or a list that holds it.
  func holds(_ id: RelationshipID) -> Bool {
    switch self {
    case .relationship(let relationship): return relationship.id == id
    case .list(let list):
      for case .relationship(let relationship) in list where relationship.id == id { return true }
      return false
    default: return false
    }
  }
}
