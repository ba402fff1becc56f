import PropertyGraph

/// A query that is one index lookup: its rows come straight from the store, with no operators between.
struct LookupPlan: Sendable {
  /// What is known before any row is.
  private enum Term: Sendable {
    case constant(Value)
    case parameter(String)

    init?(_ expression: CompiledExpression) {
      switch expression.shape {
      case .constant(let value): self = .constant(value)
      case .parameter(let name): self = .parameter(name)
      default: return nil
      }
    }

    func value(_ parameters: [String: Value]) -> Value {
      switch self {
      case .constant(let value): value
      case .parameter(let name): parameters[name] ?? .null
      }
    }
  }

  private enum Output: Sendable {
    case term(Term)
    /// nil where the graph has no such property.
    case property(PropertyKeyID?)
  }

  /// Rows that are read before they are handed on.
  private static let batchSize = 256

  private let index: IndexDescription
  private let term: Term
  private let isPrefix: Bool
  private let isDescending: Bool
  private let outputs: [Output]
  private let limit: Term?
  /// The output whose values must come in order.
  private let ordered: Int?
}

extension LookupPlan {
  /// The lookup that a finished plan amounts to; nil when it is more than one.
  init?(_ root: PlanNode, columns: [Int], _ names: SchemaNames) {
    var node = root
    var limit: Term?
    var order: BoundExpression?
    switch node.step {
    case .limit(let amount):
      guard let term = Term(amount) else { return nil }
      limit = term
      node = node.inputs[0]
    case .top(let keys, let amount, nil, true) where keys.count == 1:
      guard let term = Term(amount) else { return nil }
      limit = term
      order = keys[0].expression.source
      node = node.inputs[0]
    default: break
    }
    guard case .project(let assignments) = node.step, let below = node.inputs.first,
      case .indexSeek(let seek) = below.step, case .argument? = below.inputs.first?.step
    else { return nil }
    switch seek.bounds {
    case .equals(let value):
      guard let term = Term(value) else { return nil }
      self.term = term
      isPrefix = false
    case .hasPrefix(let value):
      guard let term = Term(value) else { return nil }
      self.term = term
      isPrefix = true
    default: return nil
    }
    var outputs: [Output] = []
    var ordered: Int?
    for (position, column) in columns.enumerated() {
      guard let expression = assignments.first(where: { $0.variable == column })?.expression else {
        return nil
      }
      if let term = Term(expression) {
        outputs.append(.term(term))
      } else if case .property(seek.variable, let key) = expression.shape {
        if key == seek.key { ordered = position }
        outputs.append(.property(names.keys[key]))
      } else {
        return nil
      }
    }
    if order == nil {
      ordered = nil
    } else if ordered == nil {
      return nil
    }
    index = seek.index
    isDescending = seek.isDescending
    self.outputs = outputs
    self.limit = limit
    self.ordered = ordered
  }

  /// Hands the rows out. False, with nothing handed out, where the operators are needed after all.
  func run(
    _ snapshot: GraphSnapshot, _ parameters: [String: Value], checkingLimits: () throws -> Void,
    _ body: ([[Value]]) throws -> Void
  ) throws -> Bool {
    var remaining = Int.max
    if let limit {
      guard case .integer(let count) = limit.value(parameters), count >= 0 else { return false }
      remaining = Int(count)
    }
    // Rows that must be in order are handed out when all are known to be.
    if ordered != nil, remaining > Self.batchSize { return false }
    let bounds: IndexBounds
    switch term.value(parameters) {
    case .null: return true
    case .string(let text) where isPrefix: bounds = .hasPrefix(text)
    case let value:
      if isPrefix { return true }
      bounds = .equals(value)
    }
    var scan = try snapshot.scan(index, bounds, descending: isDescending)
    var nodes: [NodeID] = []
    var rows: [[Value]] = []
    while remaining > 0,
      try scan.next(limit: min(remaining, Self.batchSize), in: snapshot, into: &nodes)
    {
      remaining -= nodes.count
      for node in nodes {
        let row = try row(node, snapshot, parameters)
        // The index orders long texts by their beginnings only.
        if let ordered, row[ordered].isLongText { return false }
        rows.append(row)
      }
      if ordered == nil {
        try body(rows)
        rows.removeAll(keepingCapacity: true)
      }
      try checkingLimits()
    }
    if !rows.isEmpty { try body(rows) }
    return true
  }

  private func row(
    _ node: NodeID, _ snapshot: GraphSnapshot, _ parameters: [String: Value]
  ) throws -> [Value] {
    var row: [Value] = []
    row.reserveCapacity(outputs.count)
    for output in outputs {
      switch output {
      case .term(let term): row.append(term.value(parameters))
      case .property(let key?): row.append(try snapshot.property(key, of: node))
      case .property(nil): row.append(.null)
      }
    }
    return row
  }
}
