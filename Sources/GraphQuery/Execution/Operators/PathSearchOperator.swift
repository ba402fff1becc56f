import PropertyGraph

/// Finds whole paths by breadth-first search over graph and pattern machine at once, level by level, so
/// that shorter paths come first.
final class PathSearchOperator: StreamOperator {
  /// A partial path, as a link to the one it grew from.
  private final class Entry {
    let node: NodeID
    let state: Int
    let parent: Entry?
    /// How it grew: nil for a move without a hop.
    let relationship: Relationship?
    let mark: Mark
    /// The repetition it is in, and its number from 1.
    let group: Int
    let repetition: Int
    let length: Int

    init(
      _ node: NodeID, state: Int, parent: Entry?, relationship: Relationship?, mark: Mark,
      group: Int, repetition: Int, length: Int
    ) {
      self.node = node
      self.state = state
      self.parent = parent
      self.relationship = relationship
      self.mark = mark
      self.group = group
      self.repetition = repetition
      self.length = length
    }
  }

  private enum Mark {
    case start
    case enter(Int)
    case leave(Int)
    case hop(relationship: Int, node: Int)
  }

  private struct Visit: Hashable {
    let node: NodeID
    let state: Int
  }

  private let plan: PathSearchPlan

  init(_ context: ExecutionContext, _ input: Operator, _ plan: PathSearchPlan, live: [Int]) {
    self.plan = plan
    super.init(context, input, live: live)
  }

  override func next() throws -> Batch? {
    while let batch = try input.pull() {
      var origins: [UInt32] = []
      var found: [Entry] = []
      for row in 0..<batch.count {
        let before = found.count
        try search(batch, row, into: &found)
        origins += Array(repeating: UInt32(row), count: found.count - before)
      }
      if found.isEmpty { continue }
      return assemble(batch, origins, found)
    }
    return nil
  }

  private func search(_ batch: Batch, _ row: Int, into found: inout [Entry]) throws {
    guard case .node(let start) = batch.value(plan.from, at: row) else { return }
    var target: NodeID?
    if plan.isInto {
      guard case .node(let node) = batch.value(plan.to, at: row) else { return }
      target = node
    }
    var forbidden: Set<RelationshipID> = []
    for variable in plan.distinctFrom {
      switch batch.value(variable, at: row) {
      case .relationship(let relationship): forbidden.insert(relationship.id)
      case .list(let list):
        for case .relationship(let relationship) in list { forbidden.insert(relationship.id) }
      default: break
      }
    }
    var view = Row(context, batch, index: row)
    var results = SelectedPaths(plan.selector)
    var visited: [Visit: Int] = [:]
    var level = [
      Entry(
        start, state: 0, parent: nil, relationship: nil, mark: .start, group: -1, repetition: 0,
        length: 0)
    ]
    while !level.isEmpty {
      try context.checkLimits()
      var next: [Entry] = []
      // Moves without a hop grow this level while it is read.
      var index = 0
      while index < level.count {
        let entry = level[index]
        index += 1
        if entry.state == plan.accepting, target.map({ $0 == entry.node }) ?? true,
          results.takes(entry.node, length: entry.length)
        {
          found.append(entry)
          if let target, results.isComplete(target) { return }
        }
        if canPrune {
          let visit = Visit(node: entry.node, state: entry.state)
          if let length = visited[visit], length < entry.length || !plan.selector.keepsTies {
            continue
          }
          visited[visit] = entry.length
        }
        for transition in plan.transitions[entry.state] {
          switch transition.move {
          case .enter(let group):
            if try enter(group, entry, &view) {
              level.append(
                Entry(
                  entry.node, state: transition.target, parent: entry, relationship: nil,
                  mark: .enter(group), group: group,
                  repetition: entry.group == group ? entry.repetition + 1 : 1,
                  length: entry.length))
            }
          case .leave(let group):
            if try leave(group, entry, &view) {
              level.append(
                Entry(
                  entry.node, state: transition.target, parent: entry, relationship: nil,
                  mark: .leave(group), group: -1, repetition: 0, length: entry.length))
            }
          case .hop(let selection, let relationship, let node):
            try hop(
              entry, selection, relationship, node, transition.target, forbidden, &view, &next)
          }
        }
      }
      try context.reserve(next.count * 96)
      level = next
    }
  }

  /// Whether only the first visit of a place matters: one shortest path each, and no repetition
  /// that asks for a detour.
  private var canPrune: Bool {
    guard plan.selector.wantsOnlyShortest else { return false }
    return plan.groups.allSatisfy { $0.minimum <= 1 && $0.maximum == nil || $0.body.count == 1 }
      && plan.mode != .simple && plan.mode != .acyclic
  }

  private func enter(_ number: Int, _ entry: Entry, _ view: inout Row) throws -> Bool {
    let group = plan.groups[number]
    if entry.group != number { return group.maximum.map { $0 >= 1 } ?? true }
    if let maximum = group.maximum, entry.repetition >= maximum { return false }
    return try satisfies(group, entry, &view)
  }

  private func leave(_ number: Int, _ entry: Entry, _ view: inout Row) throws -> Bool {
    let group = plan.groups[number]
    if entry.group != number { return group.minimum == 0 }
    if entry.repetition < group.minimum { return false }
    return try satisfies(group, entry, &view)
  }

  /// Checks a repetition's conditions at its end.
  private func satisfies(_ group: PathSearchPlan.Group, _ entry: Entry, _ view: inout Row) throws
    -> Bool
  {
    if group.conditions.isEmpty { return true }
    var pushed = 0
    defer { for _ in 0..<pushed { view.pop() } }
    var element = group.body.count - 1
    var current: Entry? = entry
    while element >= 0, let place = current {
      view.push(group.body[element], .node(place.node))
      pushed += 1
      if element > 0, let relationship = place.relationship {
        view.push(group.body[element - 1], .relationship(relationship))
        pushed += 1
      }
      element -= 2
      current = place.parent
    }
    for condition in group.conditions {
      if try condition.evaluate(&view).truth(at: condition.source.offset) != true { return false }
    }
    return true
  }

  private func hop(
    _ entry: Entry, _ selection: RelationshipSelection,
    _ relationshipElement: PathSearchPlan.Element,
    _ nodeElement: PathSearchPlan.Element, _ target: Int, _ forbidden: Set<RelationshipID>,
    _ view: inout Row, _ next: inout [Entry]
  ) throws {
    guard let types = context.types(selection.types) else { return }
    var expansion = Expansion()
    var cursor = ExpansionCursor()
    while try context.snapshot.expand(
      [entry.node], types, selection.direction, from: &cursor, limit: .max, into: &expansion)
    {}
    for row in 0..<expansion.count {
      let id = expansion.relationships[row]
      let neighbor = expansion.neighbors[row]
      if forbidden.contains(id) || isBarred(entry, id, neighbor) { continue }
      let relationship = expansion.relationship(at: row, from: [entry.node])
      if !relationshipElement.conditions.isEmpty || !nodeElement.conditions.isEmpty {
        let pushed = bind(entry, &view)
        view.push(relationshipElement.variable, .relationship(relationship))
        view.push(nodeElement.variable, .node(neighbor))
        defer { for _ in 0..<pushed + 2 { view.pop() } }
        var passes = true
        for condition in relationshipElement.conditions + nodeElement.conditions
        where try condition.evaluate(&view).truth(at: condition.source.offset) != true {
          passes = false
          break
        }
        if !passes { continue }
      }
      next.append(
        Entry(
          neighbor, state: target, parent: entry, relationship: relationship,
          mark: .hop(relationship: relationshipElement.variable, node: nodeElement.variable),
          group: entry.group, repetition: entry.repetition, length: entry.length + 1))
    }
  }

  /// Puts what the current repetition (or the path before it) has bound on the row.
  private func bind(_ entry: Entry, _ view: inout Row) -> Int {
    var bindings: [(Int, Value)] = []
    var current: Entry? = entry
    walk: while let place = current {
      switch place.mark {
      case .hop(let relationship, let node):
        bindings.append((node, .node(place.node)))
        if let hop = place.relationship { bindings.append((relationship, .relationship(hop))) }
      case .enter(let group):
        if let first = plan.groups[group].body.first { bindings.append((first, .node(place.node))) }
        break walk
      case .leave, .start: break walk
      }
      current = place.parent
    }
    for (variable, value) in bindings { view.push(variable, value) }
    return bindings.count
  }

  private func isBarred(_ entry: Entry, _ id: RelationshipID, _ node: NodeID) -> Bool {
    if plan.mode == .walk { return false }
    let checksNodes = plan.mode == .acyclic || plan.mode == .simple
    var current: Entry? = entry
    while let place = current {
      if place.relationship?.id == id { return true }
      if checksNodes, place.node == node {
        // SIMPLE lets a path close at its start.
        if plan.mode == .acyclic || place.length > 0 { return true }
      }
      current = place.parent
    }
    return false
  }

  private func assemble(_ batch: Batch, _ origins: [UInt32], _ found: [Entry]) -> Batch {
    var result = batch.gather(origins, live: live)
    var columns: [Int: [Value]] = [:]
    for entry in found {
      var bindings = bindings(of: entry)
      bindings[plan.to] = .node(entry.node)
      for variable in live {
        if let value = bindings[variable] { columns[variable, default: []].append(value) }
      }
    }
    for (variable, values) in columns where values.count == found.count {
      if plan.isInto, variable == plan.to { continue }
      result.columns[variable] = Column(values)
    }
    return result
  }

  private func bindings(of entry: Entry) -> [Int: Value] {
    var trail: [Entry] = []
    var current: Entry? = entry
    while let place = current {
      trail.append(place)
      current = place.parent
    }
    trail.reverse()
    var bindings: [Int: Value] = [:]
    var lists: [Int: [Value]] = [:]
    var nodes: [NodeID] = []
    var relationships: [Relationship] = []
    var isRepeating = false
    for place in trail {
      switch place.mark {
      case .start: nodes.append(place.node)
      case .enter(let group):
        isRepeating = plan.groups[group].body.count > 1
        guard let first = plan.groups[group].body.first else { break }
        if isRepeating {
          lists[first, default: []].append(.node(place.node))
        } else {
          bindings[first] = .node(place.node)
        }
      case .leave: isRepeating = false
      case .hop(let relationship, let node):
        guard let hop = place.relationship else { break }
        nodes.append(place.node)
        relationships.append(hop)
        if isRepeating {
          lists[relationship, default: []].append(.relationship(hop))
          lists[node, default: []].append(.node(place.node))
        } else {
          bindings[relationship] = .relationship(hop)
          bindings[node] = .node(place.node)
        }
      }
    }
    if plan.isReversed {
      nodes.reverse()
      relationships.reverse()
    }
    for group in plan.groups {
      for (inner, outer) in group.variables {
        let list = lists[inner] ?? []
        bindings[outer] = .list(plan.isReversed ? list.reversed() : list)
      }
    }
    bindings[plan.relationships] = .list(relationships.map { .relationship($0) })
    if let path = plan.path {
      bindings[path] = .path(Path(nodes: nodes, relationships: relationships))
    }
    return bindings
  }
}

/// Which of the paths found so far count, for each node where they end.
private struct SelectedPaths {
  private let selector: PathSelector
  private var counts: [NodeID: Int] = [:]
  private var lengths: [NodeID: [Int]] = [:]

  init(_ selector: PathSelector) { self.selector = selector }

  mutating func takes(_ node: NodeID, length: Int) -> Bool {
    switch selector {
    case .all: return true
    case .any(let count), .shortest(let count):
      if counts[node, default: 0] >= count { return false }
      counts[node, default: 0] += 1
      return true
    case .shortestGroups(let count):
      var known = lengths[node] ?? []
      if known.contains(length) { return true }
      if known.count >= count { return false }
      known.append(length)
      lengths[node] = known
      return true
    }
  }

  /// Whether no further path to the node can count.
  func isComplete(_ node: NodeID) -> Bool {
    switch selector {
    case .all, .shortestGroups: false
    case .any(let count), .shortest(let count): counts[node, default: 0] >= count
    }
  }
}

extension PathSelector {
  var wantsOnlyShortest: Bool {
    switch self {
    case .all: false
    case .any(let count), .shortest(let count), .shortestGroups(let count): count == 1
    }
  }

  /// Whether paths of equal length all count.
  var keepsTies: Bool {
    if case .shortestGroups = self { true } else { false }
  }
}
