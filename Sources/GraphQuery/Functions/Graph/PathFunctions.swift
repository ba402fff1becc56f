import PropertyGraph

/// Functions of paths.
enum PathFunctions {
  static let signatures: [FunctionSignature] = [
    .scalar("nodes", [.path], gives: .list) { arguments, _ in
      .list(try path(arguments[0], "nodes").nodes.map { .node($0) })
    },
    .scalar("relationships", [.path], gives: .list, relationships),
    .scalar("rels", [.path], gives: .list, relationships),
    .scalar("length", [.path], gives: .integer) { arguments, _ in
      .integer(Int64(try path(arguments[0], "length").relationships.count))
    },
  ]

  private static let relationships: FunctionSignature.Evaluation = { arguments, _ in
    .list(try path(arguments[0], "relationships").relationships.map { .relationship($0) })
  }

  private static func path(_ value: Value, _ function: String) throws -> Path {
    guard case .path(let path) = value else {
      throw QueryFailure.wrongType(function, value, expected: .path)
    }
    return path
  }
}
