import PropertyGraph

/// Runs CREATE and DROP of indexes and constraints.
struct SchemaCommandRun {
  private let command: BoundSchemaCommand
  private let environment: QueryEnvironment

  init(_ command: BoundSchemaCommand, _ environment: QueryEnvironment) {
    self.command = command
    self.environment = environment
  }

  func run() throws -> QueryResult {
    var result = QueryResult()
    switch command {
    case .createIndex(let name, let kind, let target, let keys, let ifNotExists, let offset):
      let kind: IndexDescription.Kind = kind == .range ? .range : .text
      let prefix = kind == .text ? "text" : "index"
      let added = try create(name, prefix, target, keys, offset) { draft, name, target, key in
        if ifNotExists, draft.hasIndex(named: name, kind, target, key) { return false }
        _ = try draft.createIndex(named: name, kind, on: target, key)
        return true
      }
      result.updates.indexesAdded = added ? 1 : 0
    case .createConstraint(
      let name, let kind, let target, let keys, let ifNotExists, let offset):
      result.updates = try create(
        name, kind, target, keys, ifNotExists: ifNotExists, offset)
    case .dropIndex(let name, let ifExists, let offset),
      .dropConstraint(let name, let ifExists, let offset):
      result.updates = try drop(name, ifExists: ifExists, offset)
    case .dropIndexOn(let target, let keys, let offset):
      try environment.store.write { draft in
        let snapshot = draft.snapshot
        guard
          let index = snapshot.indexes.first(where: { index in
            keys == [snapshot.name(of: index.key)] && matches(index.target, target, snapshot)
          })
        else {
          throw QueryError.runtime(
            .argument, "SchemaConflict", "there is no such index", at: offset)
        }
        try draft.dropIndex(index.id)
      }
      result.updates.indexesRemoved = 1
    }
    return result
  }

  private func matches(
    _ target: IndexDescription.Target, _ wanted: BoundSchemaCommand.Target,
    _ snapshot: GraphSnapshot
  ) -> Bool {
    switch (target, wanted) {
    case (.nodes(let label), .nodes(let names)): names == [snapshot.name(of: label)]
    case (.relationships(let type), .relationships(let names)):
      names == [snapshot.name(of: type)]
    default: false
    }
  }

  /// Runs `body` with the ids of what the command names; the name is made up where it gives none.
  private func create<Result>(
    _ name: String?, _ prefix: String, _ target: BoundSchemaCommand.Target, _ keys: [String],
    _ offset: Int,
    _ body: (GraphDraft, String, IndexDescription.Target, PropertyKeyID) throws -> Result
  ) throws -> Result {
    let names: [String]
    let isNodes: Bool
    switch target {
    case .nodes(let labels): (names, isNodes) = (labels, true)
    case .relationships(let types): (names, isNodes) = (types, false)
    }
    guard names.count == 1, keys.count == 1 else {
      throw QueryError.compileTime(
        .semantic, "UnsupportedIndex",
        "an index or constraint covers one property of one label or type. For several labels create "
          + "one each; for a key of several properties keep a property that joins them",
        at: offset)
    }
    return try environment.store.write { draft in
      let described: IndexDescription.Target =
        isNodes
        ? .nodes(try draft.label(creating: names[0]))
        : .relationships(try draft.relationshipType(creating: names[0]))
      let key = try draft.propertyKey(creating: keys[0])
      return try body(draft, name ?? "\(prefix)_\(names[0])_\(keys[0])", described, key)
    }
  }

  private func create(
    _ name: String?, _ kind: BoundSchemaCommand.ConstraintKind,
    _ target: BoundSchemaCommand.Target, _ keys: [String], ifNotExists: Bool, _ offset: Int
  ) throws -> UpdateStatistics {
    var rule: ConstraintDescription.Rule?
    let prefix: String
    switch kind {
    case .unique: prefix = "unique"
    case .key: (prefix, rule) = ("key", .present)
    case .exists: (prefix, rule) = ("exists", .present)
    case .propertyType(let type):
      guard let propertyType = PropertyType(type) else {
        throw QueryError.compileTime(
          .semantic, "UnsupportedConstraint",
          "a property is held to BOOLEAN, INTEGER, FLOAT, STRING, a temporal type, or a LIST of one, "
            + "not to \(type.phrase)", at: offset)
      }
      (prefix, rule) = ("type", .type(propertyType))
    }
    let isUnique = kind == .unique || kind == .key
    return try create(name, prefix, target, keys, offset) { draft, name, target, key in
      var updates = UpdateStatistics()
      let snapshot = draft.snapshot
      let isThere =
        (isUnique && draft.hasIndex(named: name, .range, target, key))
        || snapshot.constraints.contains {
          $0.name == name || ($0.target == target && $0.key == key && $0.rule == rule)
        }
      if ifNotExists, isThere { return updates }
      if isUnique {
        _ = try draft.createIndex(named: name, .range, on: target, key, isUnique: true)
        updates.indexesAdded = 1
      } else if snapshot.indexes.contains(where: { $0.name == name }) {
        throw QueryError.runtime(
          .argument, "SchemaConflict", "there is an index named '\(name)' already", at: offset)
      }
      if let rule {
        try draft.createConstraint(
          ConstraintDescription(name: name, target: target, key: key, rule: rule))
        updates.constraintsAdded = 1
      }
      return updates
    }
  }

  /// Drops the index and the constraint of a name: a key is both.
  private func drop(_ name: String, ifExists: Bool, _ offset: Int) throws -> UpdateStatistics {
    try environment.store.write { draft in
      var updates = UpdateStatistics()
      if draft.dropConstraint(named: name) { updates.constraintsRemoved = 1 }
      if let index = draft.snapshot.indexes.first(where: { $0.name == name }) {
        try draft.dropIndex(index.id)
        updates.indexesRemoved = 1
      }
      if updates.isEmpty, !ifExists {
        let snapshot = draft.snapshot
        let names = snapshot.indexes.map(\.name) + snapshot.constraints.map(\.name)
        throw QueryError(
          .argument, .runtime, "SchemaConflict",
          "there is no index or constraint \(name)"
            + (names.isEmpty ? "" : "; there are \(names.sorted().joined(separator: ", "))") + ".",
          at: offset, suggestion: Spelling.closest(to: name, among: names.sorted()))
      }
      return updates
    }
  }
}

extension GraphDraft {
  fileprivate func hasIndex(
    named name: String, _ kind: IndexDescription.Kind, _ target: IndexDescription.Target,
    _ key: PropertyKeyID
  ) -> Bool {
    snapshot.indexes.contains {
      $0.name == name || ($0.target == target && $0.key == key && $0.kind == kind)
    }
  }
}

extension PropertyType {
  /// Nil for what no property can be, or only loosely.
  fileprivate init?(_ type: StaticType) {
    let element: Element
    switch type {
    case .boolean: element = .boolean
    case .integer: element = .integer
    case .float: element = .float
    case .string: element = .string
    case .bytes: element = .bytes
    case .date: element = .date
    case .localTime: element = .localTime
    case .zonedTime: element = .zonedTime
    case .localDateTime: element = .localDateTime
    case .zonedDateTime: element = .zonedDateTime
    case .duration: element = .duration
    case .list(let inner):
      guard let inner = PropertyType(inner), !inner.isList else { return nil }
      self.init(inner.element, isList: true)
      return
    default: return nil
    }
    self.init(element)
  }
}
