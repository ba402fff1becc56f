import PropertyGraph

/// Conditions on every hop of a path, read once a row.
struct HopFilter {
  private let context: ExecutionContext
  private let expansion: VariableExpansion
  private var expected: [(key: PropertyKeyID, value: Value)] = []
  /// A property that no entity has, or a null, is asked for: nothing can match.
  private(set) var matchesNothing = false
  private var row: Row

  init(_ context: ExecutionContext, _ expansion: VariableExpansion, _ batch: Batch, row: Int) throws
  {
    self.context = context
    self.expansion = expansion
    self.row = Row(context, batch, index: row)
    for property in expansion.properties {
      let value = try property.value.evaluate(&self.row)
      guard !value.isNull, let key = context.key(property.key) else {
        matchesNothing = true
        continue
      }
      expected.append((key, value))
    }
  }

  var acceptsAll: Bool { expected.isEmpty && expansion.predicate == nil && !matchesNothing }

  mutating func accepts(_ relationship: Relationship) throws -> Bool {
    if matchesNothing { return false }
    for property in expected {
      let value = try context.snapshot.property(property.key, of: relationship.id)
      if value.isEqual(to: property.value) != true { return false }
    }
    guard let predicate = expansion.predicate else { return true }
    row.push(predicate.element, .relationship(relationship))
    defer { row.pop() }
    return try predicate.condition.evaluate(&row).truth(at: predicate.condition.source.offset)
      == true
  }
}

/// Follows relationships of one kind over several hops, depth first with a stack of its own: every
/// trail (or walk) gives a row.
final class ExpandVariableOperator: StreamOperator {
  private struct Frame {
    let node: NodeID
    var expansion: Expansion
    var next: Int
  }

  private let step: VariableExpansion
  private var rows: Batch?
  private var row = -1
  private var stack: [Frame] = []
  private var trail: [Relationship] = []
  private var trailSet: Set<RelationshipID> = []
  private var forbidden: Set<RelationshipID> = []
  private var filter: HopFilter?
  private var target: NodeID?
  private var types: [RelationshipTypeID]? = []
  private let needsList: Bool

  // The rows found so far.
  private var origins: [UInt32] = []
  private var nodes: [NodeID] = []
  private var lists: [Value] = []

  init(_ context: ExecutionContext, _ input: Operator, _ step: VariableExpansion, live: [Int]) {
    self.step = step
    needsList = live.contains(step.relationships)
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    rows = nil
    row = -1
    stack = []
  }

  override func next() throws -> Batch? {
    while true {
      if stack.isEmpty {
        if let batch = rows, row + 1 < batch.count {
          row += 1
        } else {
          if let batch = rows, !origins.isEmpty { return assemble(batch) }
          rows = try input.pull()
          row = 0
          if rows == nil { return nil }
          types = context.types(step.selection.types)
        }
        guard let batch = rows else { return nil }
        try start(batch)
        continue
      }
      if origins.count >= Batch.fullWidth, let batch = rows { return assemble(batch) }
      try advance()
    }
  }

  private func start(_ batch: Batch) throws {
    trail = []
    trailSet = []
    guard case .node(let node) = batch.value(step.from, at: row) else { return }
    if let maximum = step.maximum, maximum < step.minimum { return }
    target = nil
    if step.isInto {
      guard case .node(let end) = batch.value(step.to, at: row) else { return }
      target = end
    }
    forbidden = []
    for variable in step.distinctFrom {
      switch batch.value(variable, at: row) {
      case .relationship(let relationship): forbidden.insert(relationship.id)
      case .list(let list):
        for case .relationship(let relationship) in list { forbidden.insert(relationship.id) }
      default: break
      }
    }
    filter = try HopFilter(context, step, batch, row: row)
    if step.minimum == 0 { emit(node) }
    if step.maximum != 0 { try push(node) }
  }

  private func push(_ node: NodeID) throws {
    try context.checkLimits()
    var expansion = Expansion()
    if let types, filter?.matchesNothing == false {
      var cursor = ExpansionCursor()
      while try context.snapshot.expand(
        [node], types, step.selection.direction, from: &cursor, limit: .max, into: &expansion)
      {}
    }
    stack.append(Frame(node: node, expansion: expansion, next: 0))
  }

  /// Takes one hop, forwards or back.
  private func advance() throws {
    let top = stack.count - 1
    let next = stack[top].next
    guard next < stack[top].expansion.count else {
      stack.removeLast()
      if let last = trail.popLast() { trailSet.remove(last.id) }
      return
    }
    stack[top].next = next + 1
    let id = stack[top].expansion.relationships[next]
    if forbidden.contains(id) || !step.isWalk && trailSet.contains(id) { return }
    let relationship = stack[top].expansion.relationship(at: next, from: [stack[top].node])
    if filter?.acceptsAll == false, try filter?.accepts(relationship) != true { return }
    let neighbor = stack[top].expansion.neighbors[next]
    trail.append(relationship)
    trailSet.insert(id)
    if trail.count >= step.minimum { emit(neighbor) }
    if step.maximum.map({ trail.count < $0 }) ?? true {
      try push(neighbor)
    } else {
      trail.removeLast()
      trailSet.remove(id)
    }
  }

  private func emit(_ node: NodeID) {
    if let target, target != node { return }
    origins.append(UInt32(row))
    nodes.append(node)
    if needsList {
      let list = trail.map { Value.relationship($0) }
      lists.append(.list(step.isReversed ? list.reversed() : list))
    }
  }

  private func assemble(_ batch: Batch) -> Batch {
    var result = batch.gather(origins, live: live)
    if !step.isInto, live.contains(step.to) { result.columns[step.to] = .nodes(nodes) }
    if needsList { result.columns[step.relationships] = .values(lists) }
    origins = []
    nodes = []
    lists = []
    return result
  }
}
