import PropertyGraph

/// The indexes that the loader needs, and those that questions usually start from.
enum LoaderIndexes {
  /// Creates those that are missing.
  static func ensure(in store: GraphStore) throws {
    let missing = try store.read { snapshot in
      GraphTypes.indexes.filter { wanted in
        guard let label = snapshot.label(named: wanted.label),
          let key = snapshot.propertyKey(named: wanted.property)
        else { return true }
        return !snapshot.indexes.contains {
          $0.kind == .range && $0.target == .nodes(label) && $0.key == key
        }
      }
    }
    guard !missing.isEmpty else { return }
    try store.write { draft in
      for wanted in missing {
        _ = try draft.createIndex(
          named: "\(wanted.label)_\(wanted.property)", .range,
          on: .nodes(try draft.label(creating: wanted.label)),
          try draft.propertyKey(creating: wanted.property), isUnique: wanted.isUnique)
      }
    }
  }
}
