import PropertyGraph

/// Functions of nodes, relationships and maps.
enum EntityFunctions {
  static let signatures: [FunctionSignature] = [
    .scalar("id", [.entity], gives: .integer) { arguments, _ in
      switch arguments[0] {
      case .node(let node): return .integer(Int64(node.rawValue))
      case .relationship(let relationship): return .integer(Int64(relationship.id.rawValue))
      default: throw QueryFailure.wrongType("id", arguments[0], expected: .entity)
      }
    },
    .scalar("elementId", [.entity], gives: .string) { arguments, _ in
      switch arguments[0] {
      case .node(let node): return .string("n\(node.rawValue)")
      case .relationship(let relationship): return .string("r\(relationship.id.rawValue)")
      default: throw QueryFailure.wrongType("elementId", arguments[0], expected: .entity)
      }
    },
    .scalar("type", [.relationship], gives: .string, isConstant: false) { arguments, context in
      guard case .relationship(let relationship) = arguments[0] else {
        throw QueryFailure.wrongType("type", arguments[0], expected: .relationship)
      }
      // The type is known even when the relationship has been deleted.
      return .string(try context.graph().name(of: relationship.type))
    },
    .scalar("labels", [.node], gives: .list, isConstant: false) { arguments, context in
      guard case .node(let node) = arguments[0] else {
        throw QueryFailure.wrongType("labels", arguments[0], expected: .node)
      }
      let graph = try context.graph()
      guard graph.exists(node) else { throw QueryFailure.deletedEntity("the labels of a node") }
      return .list(try graph.labels(of: node).map { .string(graph.name(of: $0)) })
    },
    .scalar("keys", [[.entity, .map]], gives: .list, isConstant: false) { arguments, context in
      switch arguments[0] {
      case .map(let map): return .list(map.keys.sorted().map { .string($0) })
      default:
        let graph = try context.graph()
        return .list(
          try properties(of: arguments[0], "keys", in: graph).map {
            .string(graph.name(of: $0.key))
          })
      }
    },
    .scalar("properties", [[.entity, .map]], gives: .map, isConstant: false) { arguments, context in
      if case .map = arguments[0] { return arguments[0] }
      let graph = try context.graph()
      var map: [String: Value] = [:]
      for (key, value) in try properties(of: arguments[0], "properties", in: graph) {
        map[graph.name(of: key)] = value
      }
      return .map(map)
    },
    .scalar("startNode", [.relationship], gives: .node) { arguments, _ in
      guard case .relationship(let relationship) = arguments[0] else {
        throw QueryFailure.wrongType("startNode", arguments[0], expected: .relationship)
      }
      return .node(relationship.source)
    },
    .scalar("endNode", [.relationship], gives: .node) { arguments, _ in
      guard case .relationship(let relationship) = arguments[0] else {
        throw QueryFailure.wrongType("endNode", arguments[0], expected: .relationship)
      }
      return .node(relationship.target)
    },
  ]

  private static func properties(
    of entity: Value, _ function: String, in graph: GraphSnapshot
  ) throws -> [(key: PropertyKeyID, value: Value)] {
    switch entity {
    case .node(let node):
      guard graph.exists(node) else { throw QueryFailure.deletedEntity("properties of a node") }
      return try graph.properties(of: node)
    case .relationship(let relationship):
      guard graph.exists(relationship.id) else {
        throw QueryFailure.deletedEntity("properties of a relationship")
      }
      return try graph.properties(of: relationship.id)
    default: throw QueryFailure.wrongType(function, entity, expected: [.entity, .map])
    }
  }
}
