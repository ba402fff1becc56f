import PropertyGraph

/// `db.schema.…`: what the graph consists of, as found in its data.
enum SchemaProcedures {
  static let definitions: [(String, Procedure.Body)] = [
    (
      "db.schema.nodeTypeProperties() :: (nodeType :: STRING, nodeLabels :: LIST<STRING>, "
        + "propertyName :: STRING?, propertyTypes :: LIST<STRING>?, mandatory :: BOOLEAN)",
      { _, graph in try nodeProperties(graph) }
    ),
    (
      "db.schema.relTypeProperties() :: (relType :: STRING, propertyName :: STRING?, "
        + "propertyTypes :: LIST<STRING>?, mandatory :: BOOLEAN)",
      { _, graph in try relationshipProperties(graph) }
    ),
    (
      "db.schema.relationships() :: (source :: STRING, type :: STRING, target :: STRING, "
        + "count :: INTEGER)",
      { _, graph in try relationships(graph) }
    ),
  ]

  /// What was seen of one kind of node or relationship.
  private struct Census {
    var count = 0
    var properties: [PropertyKeyID: (count: Int, types: Set<String>)] = [:]

    mutating func add(_ entries: [(key: PropertyKeyID, value: Value)]) {
      count += 1
      for (key, value) in entries {
        var type = GeneralFunctions.typeName(of: value)
        if type.hasSuffix(" NOT NULL") { type.removeLast(9) }
        properties[key, default: (0, [])].count += 1
        properties[key]?.types.insert(type)
      }
    }

    /// Name, types and whether every one has it; one row of nulls when there are no properties.
    func rows(in graph: GraphSnapshot) -> [[Value]] {
      guard !properties.isEmpty else { return [[.null, .null, .boolean(false)]] }
      return properties.map { (graph.name(of: $0.key), $0.value) }.sorted { $0.0 < $1.0 }
        .map { name, seen in
          [
            .string(name), .list(seen.types.sorted().map { .string($0) }),
            .boolean(seen.count == count),
          ]
        }
    }
  }

  private static func nodeProperties(_ graph: GraphSnapshot) throws -> [[Value]] {
    var kinds: [[LabelID]: Census] = [:]
    var batch: [NodeID] = []
    var scan = graph.scanNodes(nil)
    while try scan.next(in: graph, into: &batch) {
      for node in batch {
        kinds[try graph.labels(of: node).sorted(), default: Census()].add(
          try graph.properties(of: node))
      }
    }
    return kinds.map { labels, census in (labels.map { graph.name(of: $0) }.sorted(), census) }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }
      .flatMap { names, census in
        census.rows(in: graph).map { row in
          [
            .string(names.map { ":" + ValueText.name($0) }.joined()),
            .list(names.map { .string($0) }),
          ] + row
        }
      }
  }

  private static func relationshipProperties(_ graph: GraphSnapshot) throws -> [[Value]] {
    var kinds: [RelationshipTypeID: Census] = [:]
    var batch: [NodeID] = []
    var scan = graph.scanNodes(nil)
    while try scan.next(in: graph, into: &batch) {
      var cursor = ExpansionCursor()
      var hasMore = true
      while hasMore {
        var expansion = Expansion()
        hasMore = try graph.expand(
          batch, [], .outgoing, from: &cursor, limit: 4_096, into: &expansion)
        for (relationship, type) in zip(expansion.relationships, expansion.types) {
          kinds[type, default: Census()].add(try graph.properties(of: relationship))
        }
      }
    }
    return kinds.map { (graph.name(of: $0.key), $0.value) }.sorted { $0.0 < $1.0 }
      .flatMap { name, census in
        census.rows(in: graph).map { [.string(":" + ValueText.name(name))] + $0 }
      }
  }

  /// From the statistics: no scan.
  private static func relationships(_ graph: GraphSnapshot) throws -> [[Value]] {
    let labels = try BuiltInProcedures.labelsInUse(graph)
    var rows: [[Value]] = []
    for type in BuiltInProcedures.typesInUse(graph) {
      for source in labels {
        guard graph.relationshipCount(from: source.id, type.id, to: nil) > 0 else { continue }
        for target in labels {
          let count = graph.relationshipCount(from: source.id, type.id, to: target.id)
          guard count > 0 else { continue }
          rows.append([
            .string(source.name), .string(type.name), .string(target.name),
            .integer(Int64(count)),
          ])
        }
      }
    }
    return rows
  }
}
