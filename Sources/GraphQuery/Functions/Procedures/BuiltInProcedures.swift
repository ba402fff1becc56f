import PropertyGraph

/// The procedures that come with the engine.
enum BuiltInProcedures {
  static let all: [Procedure] = definitions.compactMap { signature, body in
    // The texts are ours and tested; one that did not parse would be missing there.
    (try? ProcedureSignature(signature)).map { Procedure($0, body) }
  }

  static let definitions: [(String, Procedure.Body)] =
    catalog + SchemaProcedures.definitions + FullTextSearch.definitions

  private static let catalog: [(String, Procedure.Body)] = [
    (
      "db.labels() :: (label :: STRING)",
      { _, graph in try labelsInUse(graph).map { [.string($0.name)] } }
    ),
    (
      "db.relationshipTypes() :: (relationshipType :: STRING)",
      { _, graph in typesInUse(graph).map { [.string($0.name)] } }
    ),
    (
      "db.propertyKeys() :: (propertyKey :: STRING)",
      { _, graph in graph.propertyKeys.filter { !$0.isEmpty }.sorted().map { [.string($0)] } }
    ),
    ("db.indexes() :: (\(indexColumns))", { _, graph in indexRows(graph) }),
    (
      "db.constraints() :: (name :: STRING, type :: STRING, entityType :: STRING, "
        + "labelsOrTypes :: LIST<STRING>, properties :: LIST<STRING>, propertyType :: STRING?)",
      { _, graph in constraintRows(graph) }
    ),
    (
      "dbms.components() :: (name :: STRING, versions :: LIST<STRING>, edition :: STRING)",
      { _, _ in [[.string("Fangzhi"), .list([.string("0.1")]), .string("embedded")]] }
    ),
    (
      "dbms.functions() :: (name :: STRING, signature :: STRING, aggregating :: BOOLEAN)",
      { _, _ in
        FunctionRegistry.all.map { function in
          [.string(function.name), .string(function.usage), .boolean(function.isAggregate)]
        }
      }
    ),
    (
      "dbms.procedures() :: (name :: STRING, signature :: STRING)",
      { _, _ in
        all.map(\.signature).sorted { $0.name < $1.name }
          .map { [.string($0.name), .string($0.description)] }
      }
    ),
  ]

  private static let indexColumns =
    "name :: STRING, type :: STRING, entityType :: STRING, labelsOrTypes :: LIST<STRING>, "
    + "properties :: LIST<STRING>, unique :: BOOLEAN, entries :: INTEGER"

  private static func indexRows(_ graph: GraphSnapshot) -> [[Value]] {
    graph.indexes.sorted { $0.name < $1.name }.map { index in
      let target = describe(index.target, in: graph)
      return [
        .string(index.name), .string(index.kind == .range ? "RANGE" : "TEXT"),
        .string(target.entity), .list([.string(target.name)]),
        .list([.string(graph.name(of: index.key))]), .boolean(index.isUnique),
        .integer(Int64(graph.statistics(of: index.id).entries)),
      ]
    }
  }

  /// A key is kept as a unique index and a constraint of presence of the same name.
  private static func constraintRows(_ graph: GraphSnapshot) -> [[Value]] {
    let unique = graph.indexes.filter(\.isUnique)
    let present = Set(graph.constraints.filter { $0.rule == .present }.map(\.name))
    var rows: [(name: String, row: [Value])] = []
    func add(
      _ name: String, _ type: String, _ target: IndexDescription.Target, _ key: PropertyKeyID,
      _ propertyType: Value = .null
    ) {
      let target = describe(target, in: graph)
      rows.append(
        (
          name,
          [
            .string(name), .string(type), .string(target.entity), .list([.string(target.name)]),
            .list([.string(graph.name(of: key))]), propertyType,
          ]
        ))
    }
    for index in unique {
      add(index.name, present.contains(index.name) ? "KEY" : "UNIQUENESS", index.target, index.key)
    }
    for constraint in graph.constraints {
      switch constraint.rule {
      case .present where unique.contains { $0.name == constraint.name }: continue
      case .present: add(constraint.name, "EXISTENCE", constraint.target, constraint.key)
      case .type(let type):
        add(
          constraint.name, "TYPE", constraint.target, constraint.key, .string(type.name))
      }
    }
    return rows.sorted { $0.name < $1.name }.map(\.row)
  }

  static func describe(
    _ target: IndexDescription.Target, in graph: GraphSnapshot
  ) -> (entity: String, name: String) {
    switch target {
    case .nodes(let label): ("NODE", graph.name(of: label))
    case .relationships(let type): ("RELATIONSHIP", graph.name(of: type))
    }
  }

  static func labelsInUse(_ graph: GraphSnapshot) throws -> [(name: String, id: LabelID)] {
    graph.labels.filter { !$0.isEmpty }.sorted()
      .compactMap { name in graph.label(named: name).map { (name, $0) } }
      .filter { graph.nodeCount($0.1) > 0 }
  }

  static func typesInUse(_ graph: GraphSnapshot) -> [(name: String, id: RelationshipTypeID)] {
    graph.relationshipTypes.filter { !$0.isEmpty }.sorted()
      .compactMap { name in graph.relationshipType(named: name).map { (name, $0) } }
      .filter { graph.relationshipCount($0.1) > 0 }
  }
}

extension FunctionSignature {
  /// `substring(String, Integer, [Integer]) :: String`
  var usage: String {
    var words: [String] = []
    for (index, types) in parameters.enumerated() {
      words.append(index < arity.lowerBound ? types.names : "[\(types.names)]")
    }
    if arity.upperBound > parameters.count { words.append("…") }
    return "\(name)(\(words.joined(separator: ", "))) :: \(result.names)"
  }
}
