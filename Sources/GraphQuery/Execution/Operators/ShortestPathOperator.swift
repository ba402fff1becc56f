import PropertyGraph

/// The shortest path, or all of them, between two nodes that are bound: breadth first from both ends,
/// always widening the smaller side.
final class ShortestPathOperator: StreamOperator {
  private let step: ShortestPathStep
  private var expansion: VariableExpansion { step.expansion }

  init(_ context: ExecutionContext, _ input: Operator, _ step: ShortestPathStep, live: [Int]) {
    self.step = step
    super.init(context, input, live: live)
  }

  override func next() throws -> Batch? {
    while let batch = try input.pull() {
      var origins: [UInt32] = []
      var lists: [Value] = []
      var paths: [Value] = []
      for row in 0..<batch.count {
        guard case .node(let from) = batch.value(expansion.from, at: row),
          case .node(let to) = batch.value(expansion.to, at: row)
        else { continue }
        for path in try search(from, to, batch, row) {
          origins.append(UInt32(row))
          lists.append(.list(path.relationships.map { .relationship($0) }))
          paths.append(.path(path))
        }
      }
      if origins.isEmpty { continue }
      var result = batch.gather(origins, live: live)
      result.columns[expansion.relationships] = .values(lists)
      if let path = step.path { result.columns[path] = .values(paths) }
      return result
    }
    return nil
  }

  private func search(_ from: NodeID, _ to: NodeID, _ batch: Batch, _ row: Int) throws -> [Path] {
    guard let types = context.types(expansion.selection.types) else {
      return from == to && expansion.minimum == 0 ? [Path(nodes: [from], relationships: [])] : []
    }
    let filter = try HopFilter(context, expansion, batch, row: row)
    if from == to {
      if expansion.minimum == 0 { return [Path(nodes: [from], relationships: [])] }
      return []
    }
    if filter.matchesNothing { return [] }
    var search = BidirectionalSearch(
      context, types, expansion.selection.direction, filter: filter,
      maximum: expansion.maximum ?? .max)
    return try search.paths(from: from, to: to, all: step.findsAll)
  }
}

/// Breadth-first search from both ends of a path.
struct BidirectionalSearch {
  /// A way by which a node was first reached: at a given depth there may be several.
  private struct Side {
    var depth: [NodeID: Int32]
    /// For each node, the hops from the level before.
    var parents: [NodeID: [Relationship]] = [:]
    var frontier: [NodeID]
    let direction: Direction
    var level: Int32 = 0

    init(_ node: NodeID, _ direction: Direction) {
      depth = [node: 0]
      frontier = [node]
      self.direction = direction
    }
  }

  private let context: ExecutionContext
  private let types: [RelationshipTypeID]
  private let direction: Direction
  private var filter: HopFilter
  private let maximum: Int

  init(
    _ context: ExecutionContext, _ types: [RelationshipTypeID], _ direction: Direction,
    filter: HopFilter, maximum: Int
  ) {
    self.context = context
    self.types = types
    self.direction = direction
    self.filter = filter
    self.maximum = maximum
  }

  mutating func paths(from: NodeID, to: NodeID, all: Bool) throws -> [Path] {
    let backwards: Direction =
      switch direction {
      case .outgoing: .incoming
      case .incoming: .outgoing
      case .either: .either
      }
    var front = Side(from, direction)
    var back = Side(to, backwards)
    while !front.frontier.isEmpty, !back.frontier.isEmpty,
      Int(front.level) + Int(back.level) < maximum
    {
      try context.checkLimits()
      let meeting: [NodeID]
      if front.frontier.count <= back.frontier.count {
        meeting = try widen(&front, other: back, all: all)
      } else {
        meeting = try widen(&back, other: front, all: all)
      }
      if !meeting.isEmpty { return join(front, back, meeting, all: all) }
    }
    return []
  }

  /// Goes one level further; returns the nodes where the sides meet.
  private mutating func widen(_ side: inout Side, other: Side, all: Bool) throws -> [NodeID] {
    var expansion = Expansion()
    var cursor = ExpansionCursor()
    let frontier = side.frontier
    side.level += 1
    var next: [NodeID] = []
    var meeting: [NodeID] = []
    var hasMore = true
    while hasMore {
      expansion = Expansion()
      hasMore = try context.snapshot.expand(
        frontier, types, side.direction, from: &cursor, limit: 4_096, into: &expansion)
      for row in 0..<expansion.count {
        let neighbor = expansion.neighbors[row]
        let known = side.depth[neighbor]
        if let known, known < side.level || !all { continue }
        let relationship = expansion.relationship(at: row, from: frontier)
        if !filter.acceptsAll, try !filter.accepts(relationship) { continue }
        if known == nil {
          side.depth[neighbor] = side.level
          next.append(neighbor)
          if other.depth[neighbor] != nil {
            meeting.append(neighbor)
            side.parents[neighbor] = [relationship]
            if !all {
              side.frontier = next
              return meeting
            }
          }
        }
        if all {
          side.parents[neighbor, default: []].append(relationship)
        } else {
          side.parents[neighbor] = [relationship]
        }
      }
      try context.checkLimits()
    }
    try context.reserve(next.count * 80)
    side.frontier = next
    if all, !meeting.isEmpty {
      for node in meeting {
        var unique: [Relationship] = []
        for relationship in side.parents[node] ?? [] where !unique.contains(relationship) {
          unique.append(relationship)
        }
        side.parents[node] = unique
      }
      // Only the nodes of the least total length make shortest paths.
      let least = meeting.compactMap { other.depth[$0] }.min() ?? 0
      return meeting.filter { other.depth[$0] == least }
    }
    return meeting
  }

  private func join(_ front: Side, _ back: Side, _ meeting: [NodeID], all: Bool) -> [Path] {
    var paths: [Path] = []
    for node in meeting {
      let heads = trails(front, to: node)
      let tails = trails(back, to: node)
      for head in heads {
        for tail in tails {
          let path = Path(
            nodes: head.nodes.reversed() + tail.nodes.dropFirst(),
            relationships: head.relationships.reversed() + tail.relationships)
          paths.append(path)
          if !all { return paths }
        }
      }
    }
    return paths
  }

  /// All ways from a node back to where a side began, nearest node first.
  private func trails(_ side: Side, to node: NodeID) -> [Path] {
    var open = [Path(nodes: [node], relationships: [])]
    var level = side.depth[node] ?? 0
    while level > 0 {
      var longer: [Path] = []
      for path in open {
        guard let last = path.nodes.last else { continue }
        for relationship in side.parents[last] ?? [] {
          let before = relationship.source == last ? relationship.target : relationship.source
          longer.append(
            Path(
              nodes: path.nodes + [before], relationships: path.relationships + [relationship]))
        }
      }
      open = longer
      level -= 1
    }
    return open
  }
}
