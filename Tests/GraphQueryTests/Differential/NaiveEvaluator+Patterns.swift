import PropertyGraph

@testable import GraphQuery

extension NaiveEvaluator {
  /// A path as far as it is matched.
  private struct Trail {
    var row: NaiveRow
    /// Relationships that this MATCH has used, in any of its paths.
    var used: Set<RelationshipID>
    var nodes: [NodeID] = []
    var edges: [Relationship] = []
  }

  /// Every assignment of the paths' variables, by walking along them from every node. Properties and
  /// inline predicates are looked at when all variables are bound.
  func forEachMatch(
    of paths: [BoundPathPattern], _ row: NaiveRow, _ allowsRepeats: Bool = false,
    _ visit: (NaiveRow) throws -> Void
  ) throws {
    var trails = [Trail(row: row, used: [])]
    for path in paths {
      trails = try trails.flatMap { try follow(path, $0, allowsRepeats) }
    }
    for trail in trails where try paths.allSatisfy({ try fulfils($0, trail.row) }) {
      try visit(trail.row)
    }
  }

  private func follow(_ path: BoundPathPattern, _ before: Trail, _ allowsRepeats: Bool) throws
    -> [Trail]
  {
    guard path.mode == .walk || path.mode == .trail else { throw Unsupported(what: "path mode") }
    var trails: [Trail] = []
    for node in nodes {
      try budget.spend()
      var trail = before
      trail.nodes = []
      trail.edges = []
      if bind(path.start, node.id, &trail) { trails.append(trail) }
    }
    for step in path.steps {
      guard case .relationship(let relationship) = step.link else {
        throw Unsupported(what: "quantified path")
      }
      trails = try trails.flatMap { try extend($0, relationship, step.node, allowsRepeats) }
    }
    switch path.selector {
    case .all: break
    case .shortest(count: 1):
      var first: Set<[NodeID]> = []
      trails = try shortest(path, trails).filter { first.insert(Self.ends($0)).inserted }
    case .shortestGroups(count: 1): trails = try shortest(path, trails)
    default: throw Unsupported(what: "path selector")
    }
    guard let variable = path.pathVariable else { return trails }
    return trails.map { trail in
      var trail = trail
      trail.row[variable] = .path(Path(nodes: trail.nodes, relationships: trail.edges))
      return trail
    }
  }

  private static func ends(_ trail: Trail) -> [NodeID] {
    [trail.nodes.first, trail.nodes.last].compactMap { $0 }
  }

  /// The trails that fulfil the path's conditions and are the shortest between their ends.
  private func shortest(_ path: BoundPathPattern, _ trails: [Trail]) throws -> [Trail] {
    let trails = try trails.filter { trail in
      // shortestPath() does not look for a way back to where it starts; SHORTEST does.
      if path.isShortestFunction, trail.nodes.first == trail.nodes.last, !trail.edges.isEmpty {
        return false
      }
      return try fulfils(path, trail.row)
    }
    let lengths = Dictionary(trails.map { (Self.ends($0), $0.edges.count) }, uniquingKeysWith: min)
    return trails.filter { lengths[Self.ends($0)] == $0.edges.count }
  }

  private func bind(_ pattern: BoundNodePattern, _ node: NodeID, _ trail: inout Trail) -> Bool {
    if let labels = pattern.labels, !satisfies(node, labels) { return false }
    if let known = trail.row[pattern.variable] {
      guard case .node(node) = known else { return false }
    }
    trail.row[pattern.variable] = .node(node)
    trail.nodes.append(node)
    return true
  }

  private func extend(
    _ trail: Trail, _ pattern: BoundRelationshipPattern, _ node: BoundNodePattern,
    _ allowsRepeats: Bool
  ) throws -> [Trail] {
    var result: [Trail] = []
    let start = trail.edges.count
    let minimum = pattern.length?.minimum ?? 1
    let maximum = pattern.length.map { $0.maximum ?? edges.count } ?? 1
    var pending = [trail]
    while let trail = pending.popLast() {
      try budget.spend()
      let hops = trail.edges.count - start
      if hops >= minimum, hops <= maximum, let last = trail.nodes.last {
        var trail = trail
        trail.nodes.removeLast()
        let value: Value =
          pattern.length == nil
          ? trail.edges.last.map { .relationship($0) } ?? .null
          : .list(trail.edges[start...].map { .relationship($0) })
        let known = trail.row[pattern.variable]
        if known == nil || known?.isEqual(to: value) == true {
          trail.row[pattern.variable] = value
          if bind(node, last, &trail) { result.append(trail) }
        }
      }
      guard hops < maximum, let current = trail.nodes.last else { continue }
      for (edge, other) in steps(from: current, pattern)
      where allowsRepeats || !trail.used.contains(edge.id) {
        var longer = trail
        longer.used.insert(edge.id)
        longer.edges.append(edge)
        longer.nodes.append(other)
        pending.append(longer)
      }
    }
    return result
  }

  private func steps(from node: NodeID, _ pattern: BoundRelationshipPattern) -> [(
    Relationship, NodeID
  )] {
    var steps: [(Relationship, NodeID)] = []
    for edge in edges where pattern.types.map({ has(edge.type, $0) }) ?? true {
      let relationship = edge.relationship
      let leaves = relationship.source == node && pattern.direction != .incoming
      let enters = relationship.target == node && pattern.direction != .outgoing
      if leaves { steps.append((relationship, relationship.target)) }
      // Without a direction a loop is one step, not two.
      if enters, !leaves || relationship.source != relationship.target {
        steps.append((relationship, relationship.source))
      }
    }
    return steps
  }

  // Conditions

  private func fulfils(_ path: BoundPathPattern, _ row: NaiveRow) throws -> Bool {
    guard try fulfils(path.start, row) else { return false }
    for step in path.steps {
      guard try fulfils(step.node, row) else { return false }
      guard case .relationship(let pattern) = step.link else { continue }
      let value = row[pattern.variable] ?? .null
      var hops = [value]
      if pattern.length != nil, case .list(let list) = value { hops = list }
      for hop in hops {
        var row = row
        row[pattern.element ?? pattern.variable] = hop
        guard try has(hop, pattern.properties, row) else { return false }
        if let predicate = pattern.predicate, try !isTrue(predicate, row) { return false }
      }
    }
    return true
  }

  private func fulfils(_ pattern: BoundNodePattern, _ row: NaiveRow) throws -> Bool {
    guard try has(row[pattern.variable] ?? .null, pattern.properties, row) else { return false }
    if let predicate = pattern.predicate { return try isTrue(predicate, row) }
    return true
  }

  private func has(_ entity: Value, _ properties: BoundProperties?, _ row: NaiveRow) throws -> Bool
  {
    guard let properties else { return true }
    guard case .entries(let entries) = properties else { throw Unsupported(what: "map pattern") }
    for (key, expression) in entries {
      let value = try evaluate(expression, row)
      guard try property(key, of: entity).isEqual(to: value) == true else { return false }
    }
    return true
  }

  func satisfies(_ node: NodeID, _ expression: LabelExpression) -> Bool {
    let labels = nodes.first { $0.id == node }?.labels ?? []
    switch expression {
    case .name(let name): return labels.contains(name)
    case .wildcard: return !labels.isEmpty
    case .not(let inner): return !satisfies(node, inner)
    case .and(let parts): return parts.allSatisfy { satisfies(node, $0) }
    case .or(let parts): return parts.contains { satisfies(node, $0) }
    }
  }

  func has(_ type: String, _ expression: LabelExpression) -> Bool {
    switch expression {
    case .name(let name): return type == name
    case .wildcard: return true
    case .not(let inner): return !has(type, inner)
    case .and(let parts): return parts.allSatisfy { has(type, $0) }
    case .or(let parts): return parts.contains { has(type, $0) }
    }
  }
}
