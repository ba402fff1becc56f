import PropertyGraph

/// The indexes that the loader needs, and those that questions usually start from.
enum LoaderIndexes {
  /// Creates those that are missing.
  static func ensure(in store: GraphStore) throws {
    guard try store.read({ !missing(in: $0).isEmpty }) else { return }
    try store.write { draft in
      // Looked at again: another loader may have been here in between.
      for wanted in missing(in: draft.snapshot) {
        _ = try draft.createIndex(
          named: "\(wanted.label)_\(wanted.property)", .range,
          on: .nodes(try draft.label(creating: wanted.label)),
          try draft.propertyKey(creating: wanted.property), isUnique: wanted.isUnique)
      }
    }
  }

  private static func missing(
    in snapshot: GraphSnapshot
  ) -> [(label: String, property: String, isUnique: Bool)] {
    GraphTypes.indexes.filter { wanted in
      guard let label = snapshot.label(named: wanted.label),
        let key = snapshot.propertyKey(named: wanted.property)
      else { return true }
      return !snapshot.indexes.contains {
        $0.kind == .range && $0.target == .nodes(label) && $0.key == key
      }
    }
  }
}
