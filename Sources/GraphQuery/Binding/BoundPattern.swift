/// A boolean expression over the labels of a node or the type of a relationship.
indirect enum LabelExpression: Sendable, Hashable {
  case name(String)
  /// `%`: any label at all.
  case wildcard
  case not(LabelExpression)
  case and([LabelExpression])
  case or([LabelExpression])

  /// The names, when the expression is `A` or `A|B|…`; nil otherwise.
  var alternatives: [String]? {
    switch self {
    case .name(let name): return [name]
    case .or(let parts):
      var names: [String] = []
      for part in parts {
        guard case .name(let name) = part else { return nil }
        if !names.contains(name) { names.append(name) }
      }
      return names
    default: return nil
    }
  }

  /// The names that must all be there, when the expression is `A` or `A&B&…`; nil otherwise.
  var conjuncts: [String]? {
    switch self {
    case .name(let name): return [name]
    case .and(let parts):
      var names: [String] = []
      for part in parts {
        guard case .name(let name) = part else { return nil }
        if !names.contains(name) { names.append(name) }
      }
      return names
    default: return nil
    }
  }
}

enum PatternDirection: Sendable, Hashable { case outgoing, incoming, either }

/// The property map of a pattern: every entry must be equal (MATCH) or is set (CREATE, MERGE). In MATCH the
/// values may use any variable of the clause, also ones that the text binds later.
enum BoundProperties: Sendable {
  case entries([(key: String, value: BoundExpression)])
  /// A parameter or another expression that gives a map.
  case map(BoundExpression)
}

struct BoundNodePattern: Sendable {
  let variable: VariableID
  /// Bound before this clause (or earlier in this clause's patterns): a constraint, not a new variable.
  let isBound: Bool
  let labels: LabelExpression?
  let properties: BoundProperties?
  /// An inline WHERE; may use any variable that is bound before, and this one.
  let predicate: BoundExpression?
  let offset: Int
}

/// How many hops. `maximum` nil is no upper bound; `maximum < minimum` matches nothing.
struct BoundLength: Sendable, Hashable {
  let minimum: Int
  let maximum: Int?
}

struct BoundRelationshipPattern: Sendable {
  /// With `length` its kind is `relationshipList`.
  let variable: VariableID
  let isBound: Bool
  let types: LabelExpression?
  let direction: PatternDirection
  /// Every hop must have them.
  let properties: BoundProperties?
  /// An inline WHERE; for a variable length every hop must satisfy it, as `element`.
  let predicate: BoundExpression?
  let length: BoundLength?
  /// The single relationship in `predicate` when there is a `length`.
  let element: VariableID?
  let offset: Int
}

/// `((a)-[r]->(b) WHERE …){min,max}`
struct BoundQuantifiedPath: Sendable {
  /// Its variables are seen by itself only, one binding a repetition.
  let path: BoundPathPattern
  let predicate: BoundExpression?
  let length: BoundLength
  /// For each variable of the body, the list that the rest of the query sees. Anonymous ones are left out,
  /// unless a path variable needs them.
  let groups: [(inner: VariableID, outer: VariableID)]
}

enum BoundPatternLink: Sendable {
  case relationship(BoundRelationshipPattern)
  case quantified(BoundQuantifiedPath)
}

/// Which of the matching paths between each pair of end nodes count.
enum PathSelector: Sendable, Hashable {
  /// Every path.
  case all
  /// Any `count` paths.
  case any(count: Int)
  /// shortestPath() and ANY SHORTEST are `count` 1.
  case shortest(count: Int)
  /// allShortestPaths() and ALL SHORTEST are `count` 1: all paths of the shortest `count` lengths.
  case shortestGroups(count: Int)
}

/// What a path may visit twice.
enum PathMode: Sendable, Hashable { case walk, trail, simple, acyclic }

/// Node, link, node, link, …, node.
struct BoundPathPattern: Sendable {
  var pathVariable: VariableID?
  let selector: PathSelector
  /// True for `shortestPath(…)` and `allShortestPaths(…)`: they look for a path between nodes that the rest
  /// of the pattern has found.
  let isShortestFunction: Bool
  let mode: PathMode
  let start: BoundNodePattern
  let steps: [(link: BoundPatternLink, node: BoundNodePattern)]
  let offset: Int
}
