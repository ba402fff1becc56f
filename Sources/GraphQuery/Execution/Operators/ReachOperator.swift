import PropertyGraph

/// The nodes that some trail of allowed length leads to, each once for an input row: a search level by level
/// in place of every trail.
///
/// A node other than the start that any trail reaches is reached by a shortest one. Whether a trail
/// comes back to the start is told by the search's own loops.
final class ReachOperator: StreamOperator {
  private let step: VariableExpansion
  private var rows: Batch?
  private var row = 0

  init(_ context: ExecutionContext, _ input: Operator, _ step: VariableExpansion, live: [Int]) {
    self.step = step
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    rows = nil
  }

  override func next() throws -> Batch? {
    while true {
      if let batch = rows, row + 1 < batch.count {
        row += 1
      } else {
        rows = try input.pull()
        row = 0
      }
      guard let batch = rows else { return nil }
      guard case .node(let start) = batch.value(step.from, at: row) else { continue }
      let nodes = try reach(from: start, batch)
      if !nodes.isEmpty { return batch.crossed(row: row, step.to, nodes, live: live) }
    }
  }

  private func reach(from start: NodeID, _ batch: Batch) throws -> [NodeID] {
    let maximum = step.maximum ?? .max
    if maximum < step.minimum { return [] }
    var found: [NodeID] = step.minimum == 0 ? [start] : []
    guard maximum > 0, let types = context.types(step.selection.types) else { return found }
    var filter = try HopFilter(context, step, batch, row: row)
    if filter.matchesNothing { return found }
    let isUndirected = step.selection.direction == .either
    // Every node but the start gets a number; depth and branch (the first node on its way) by it.
    var numbers = NumberTable()
    _ = numbers.number(of: UInt64(start.rawValue))
    var depths = [0]
    var branches = [-1]
    var frontier = [start]
    var depth = 0
    var closes = step.minimum == 0
    while !frontier.isEmpty, depth < maximum {
      depth += 1
      var next: [NodeID] = []
      var cursor = ExpansionCursor()
      var hasMore = true
      while hasMore {
        try context.checkLimits()
        var expansion = Expansion()
        hasMore = try context.snapshot.expand(
          frontier, types, step.selection.direction, from: &cursor, limit: 4_096, into: &expansion)
        for hop in 0..<expansion.count {
          if !filter.acceptsAll,
            try !filter.accepts(expansion.relationship(at: hop, from: frontier))
          {
            continue
          }
          let neighbor = expansion.neighbors[hop]
          let number = Int(numbers.number(of: UInt64(neighbor.rawValue)))
          let origin = frontier[Int(expansion.origins[hop])]
          if number == depths.count {
            let from = Int(numbers.number(of: UInt64(origin.rawValue)))
            depths.append(depth)
            branches.append(depth == 1 ? number : branches[from])
            found.append(neighbor)
            next.append(neighbor)
          } else if !closes {
            let from = Int(numbers.number(of: UInt64(origin.rawValue)))
            if number == 0 {
              // Back at the start: by a loop, or on a directed way; otherwise by the way it came.
              closes = !isUndirected || from == 0
            } else if isUndirected, depth == 1 {
              // A second relationship to the same neighbour.
              closes = maximum >= 2
            } else if isUndirected, branches[from] != branches[number] {
              closes = depths[from] + 1 + depths[number] <= maximum
            }
            if closes { found.append(start) }
          }
        }
      }
      try context.reserve(next.count * 32)
      frontier = next
    }
    context.release(found.count * 32)
    return found
  }
}
