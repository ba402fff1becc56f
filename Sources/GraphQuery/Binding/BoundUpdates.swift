/// What CREATE (and MERGE, when nothing matches) makes, in order of the text.
struct BoundCreation: Sendable {
  struct Node: Sendable {
    let variable: VariableID
    let labels: [String]
    let properties: BoundProperties?
    let offset: Int
  }

  struct Relationship: Sendable {
    let variable: VariableID
    let type: String
    let source: VariableID
    let target: VariableID
    let properties: BoundProperties?
    let offset: Int
  }

  enum Element: Sendable {
    case node(Node)
    case relationship(Relationship)
  }

  /// A path variable, and the nodes and relationships that make the path, alternating.
  struct Path: Sendable {
    let variable: VariableID
    let elements: [VariableID]
  }

  /// New nodes and relationships; a node comes before the relationships that need it.
  var elements: [Element]
  var paths: [Path]
}

struct BoundMerge: Sendable {
  let pattern: BoundPathPattern
  /// Variables that the pattern binds.
  let introduced: [VariableID]
  let creation: BoundCreation
  let onCreate: [BoundSetItem]
  let onMatch: [BoundSetItem]
  let offset: Int
}

enum BoundSetItem: Sendable {
  /// SET target.key = value
  case property(target: BoundExpression, key: String, value: BoundExpression)
  /// SET target[key] = value
  case dynamicProperty(target: BoundExpression, key: BoundExpression, value: BoundExpression)
  /// SET v = map: all other properties go. The value may be a node or relationship, too.
  case replaceProperties(target: BoundExpression, value: BoundExpression)
  /// SET v += map
  case mergeProperties(target: BoundExpression, value: BoundExpression)
  case labels(target: BoundExpression, labels: [String])
}

enum BoundRemoveItem: Sendable {
  case property(target: BoundExpression, key: String)
  case dynamicProperty(target: BoundExpression, key: BoundExpression)
  case labels(target: BoundExpression, labels: [String])
}

struct BoundDelete: Sendable {
  let targets: [BoundExpression]
  let isDetach: Bool
}

struct BoundForEach: Sendable {
  let variable: VariableID
  let list: BoundExpression
  /// Updating clauses only, run for every element.
  let clauses: [BoundClause]
}

/// CREATE and DROP of indexes and constraints.
enum BoundSchemaCommand: Sendable {
  enum IndexKind: Sendable, Hashable { case range, text, fulltext }
  enum Target: Sendable, Hashable {
    /// Several names only for a full-text index.
    case nodes(labels: [String])
    case relationships(types: [String])
  }
  enum ConstraintKind: Sendable, Hashable {
    case unique, exists, key
    case propertyType(StaticType)
  }

  case createIndex(
    name: String?, kind: IndexKind, target: Target, keys: [String], ifNotExists: Bool, offset: Int)
  case createConstraint(
    name: String?, kind: ConstraintKind, target: Target, keys: [String], ifNotExists: Bool,
    offset: Int)
  case dropIndex(name: String, ifExists: Bool, offset: Int)
  /// DROP INDEX ON :Label(key)
  case dropIndexOn(target: Target, keys: [String], offset: Int)
  case dropConstraint(name: String, ifExists: Bool, offset: Int)
}
