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
      let added = try create(
        name, kind == .range ? .range : .text, target, keys, isUnique: false,
        ifNotExists: ifNotExists, offset)
      result.updates.indexesAdded = added ? 1 : 0
    case .createConstraint(
      let name, let kind, let target, let keys, let ifNotExists, let offset):
      switch kind {
      case .unique, .key:
        let added = try create(
          name, .range, target, keys, isUnique: true, ifNotExists: ifNotExists, offset)
        result.updates.indexesAdded = added ? 1 : 0
        if case .key = kind {
          result.notifications.append(
            "the key is enforced as unique; that the property is present is not enforced")
        }
      case .exists, .propertyType:
        throw QueryError.compileTime(
          .semantic, "UnsupportedConstraint",
          "only UNIQUE and KEY constraints are enforced by this store; check presence and type in "
            + "the loading program", at: offset)
      }
    case .dropIndex(let name, let ifExists, let offset),
      .dropConstraint(let name, let ifExists, let offset):
      let removed = try environment.store.write { draft in
        guard let index = draft.snapshot.indexes.first(where: { $0.name == name }) else {
          if ifExists { return false }
          let names = draft.snapshot.indexes.map(\.name).sorted().joined(separator: ", ")
          throw QueryError.runtime(
            .argument, "SchemaConflict",
            "there is no index \(name)" + (names.isEmpty ? "" : "; there are \(names)"),
            at: offset)
        }
        try draft.dropIndex(index.id)
        return true
      }
      result.updates.indexesRemoved = removed ? 1 : 0
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

  /// Creates an index; false when it was there and that is allowed.
  private func create(
    _ name: String?, _ kind: IndexDescription.Kind, _ target: BoundSchemaCommand.Target,
    _ keys: [String], isUnique: Bool, ifNotExists: Bool, _ offset: Int
  ) throws -> Bool {
    let names: [String]
    let isNodes: Bool
    switch target {
    case .nodes(let labels):
      names = labels
      isNodes = true
    case .relationships(let types):
      names = types
      isNodes = false
    }
    guard names.count == 1, keys.count == 1 else {
      throw QueryError.compileTime(
        .semantic, "UnsupportedIndex",
        "an index covers one property of one label or type; create one for each", at: offset)
    }
    return try environment.store.write { draft in
      let described: IndexDescription.Target =
        isNodes
        ? .nodes(try draft.label(creating: names[0]))
        : .relationships(try draft.relationshipType(creating: names[0]))
      let key = try draft.propertyKey(creating: keys[0])
      let chosen =
        name ?? "\(isUnique ? "unique" : kind == .text ? "text" : "index")_\(names[0])_\(keys[0])"
      if ifNotExists,
        draft.snapshot.indexes.contains(where: {
          $0.name == chosen || $0.target == described && $0.key == key && $0.kind == kind
        })
      {
        return false
      }
      _ = try draft.createIndex(named: chosen, kind, on: described, key, isUnique: isUnique)
      return true
    }
  }
}
