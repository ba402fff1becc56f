import PropertyGraph

extension ExecutionContext {
  /// `value.key`.
  func property(_ key: String, of value: Value, at offset: Int) throws -> Value {
    switch value {
    case .null: return .null
    case .node(let node):
      if hasDeletions, deletedNodes.contains(node) { throw QueryError.deletedEntity(at: offset) }
      guard let id = self.key(key) else { return .null }
      return try snapshot.property(id, of: node)
    case .relationship(let relationship):
      if hasDeletions, deletedRelationships.contains(relationship.id) {
        throw QueryError.deletedEntity(at: offset)
      }
      guard let id = self.key(key) else { return .null }
      return try snapshot.property(id, of: relationship.id)
    case .map(let map):
      return map[key] ?? .null
    case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration:
      return try located(offset) { try TemporalAccessors.property(key, of: value) }
    default:
      throw QueryError.runtime(
        .type, "InvalidArgumentType",
        "\(TypeSet(of: value).names) has no property \(key): nodes, relationships, maps and temporal "
          + "values have properties", at: offset)
    }
  }

  /// All properties of a node, relationship or map, ordered by name.
  func properties(of value: Value, at offset: Int) throws -> [(key: String, value: Value)] {
    switch value {
    case .null: return []
    case .node(let node):
      if hasDeletions, deletedNodes.contains(node) { throw QueryError.deletedEntity(at: offset) }
      return try snapshot.properties(of: node).map { (snapshot.name(of: $0.key), $0.value) }
        .sorted { $0.key < $1.key }
    case .relationship(let relationship):
      if hasDeletions, deletedRelationships.contains(relationship.id) {
        throw QueryError.deletedEntity(at: offset)
      }
      return try snapshot.properties(of: relationship.id)
        .map { (snapshot.name(of: $0.key), $0.value) }.sorted { $0.key < $1.key }
    case .map(let map):
      return map.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    default:
      throw QueryError.runtime(
        .type, "InvalidArgumentType",
        "\(TypeSet(of: value).names) has no properties; a node, relationship or map is needed",
        at: offset)
    }
  }

  /// `value[index]`.
  func element(of value: Value, at index: Value, offset: Int) throws -> Value {
    switch value {
    case .null: return .null
    case .list(let list):
      switch index {
      case .null: return .null
      case .integer(let position):
        let place = position < 0 ? position &+ Int64(list.count) : position
        return place >= 0 && place < list.count ? list[Int(place)] : .null
      default:
        throw QueryError.runtime(
          .type, "ListElementAccessByNonInteger",
          "a list is indexed by integers, not by \(TypeSet(of: index).names)", at: offset)
      }
    case .map, .node, .relationship:
      switch index {
      case .null: return .null
      case .string(let key): return try property(key, of: value, at: offset)
      default:
        throw QueryError.runtime(
          .type, "MapElementAccessByNonString",
          "a map is indexed by strings, not by \(TypeSet(of: index).names)", at: offset)
      }
    default:
      throw QueryError.runtime(
        .type, "InvalidArgumentType",
        "\(TypeSet(of: value).names) cannot be indexed; a list, map, node or relationship can",
        at: offset)
    }
  }

  /// Whether a node's labels, or a relationship's type, satisfy an expression; nil for null.
  func satisfies(_ value: Value, _ expression: LabelExpression, at offset: Int) throws -> Bool? {
    switch value {
    case .null: return nil
    case .node(let node):
      if hasDeletions, deletedNodes.contains(node) { throw QueryError.deletedEntity(at: offset) }
      if case .name(let name) = expression {
        guard let label = label(name) else { return false }
        return try snapshot.has(label, node)
      }
      let labels = try snapshot.labels(of: node)
      return expression.isSatisfied(hasAny: !labels.isEmpty) { name in
        label(name).map { labels.contains($0) } ?? false
      }
    case .relationship(let relationship):
      return expression.isSatisfied(hasAny: true) { type($0) == relationship.type }
    default:
      throw QueryError.runtime(
        .type, "InvalidArgumentType",
        "\(TypeSet(of: value).names) has no labels; a node or relationship is needed", at: offset)
    }
  }

  /// Refuses functions that look into entities that this statement has deleted.
  func checkAccess(_ function: String, _ arguments: [Value], at offset: Int) throws {
    switch function.lowercased() {
    case "labels", "properties", "keys":
      for argument in arguments {
        switch argument {
        case .node(let node) where deletedNodes.contains(node):
          throw QueryError.deletedEntity(at: offset)
        case .relationship(let relationship) where deletedRelationships.contains(relationship.id):
          throw QueryError.deletedEntity(at: offset)
        default: break
        }
      }
    default: break
    }
  }
}

extension QueryError {
  static func deletedEntity(at offset: Int) -> QueryError {
    .runtime(
      .entityNotFound, "DeletedEntityAccess",
      "this node or relationship was deleted earlier in the statement; read what you need before DELETE",
      at: offset)
  }
}

extension LabelExpression {
  func isSatisfied(hasAny: Bool, _ has: (String) -> Bool) -> Bool {
    switch self {
    case .name(let name): has(name)
    case .wildcard: hasAny
    case .not(let inner): !inner.isSatisfied(hasAny: hasAny, has)
    case .and(let parts): parts.allSatisfy { $0.isSatisfied(hasAny: hasAny, has) }
    case .or(let parts): parts.contains { $0.isSatisfied(hasAny: hasAny, has) }
    }
  }
}

extension TypeExpression {
  /// Whether a value is of the type.
  func admits(_ value: Value) -> Bool {
    switch self {
    case .nothing: return false
    case .null: return value.isNull
    case .union(let types): return types.contains { $0.admits(value) }
    case .list(let element, let isNullable):
      if value.isNull { return isNullable }
      guard case .list(let list) = value else { return false }
      return list.allSatisfy { element.admits($0) }
    case .type(let type, let isNullable):
      return value.isNull ? isNullable : type.admits(value)
    }
  }
}

extension StaticType {
  /// Whether a value that is not null is of the type.
  func admits(_ value: Value) -> Bool {
    switch (self, value) {
    case (.any, _), (.boolean, .boolean), (.integer, .integer), (.float, .double),
      (.string, .string), (.number, .integer), (.number, .double), (.map, .map), (.node, .node),
      (.relationship, .relationship), (.path, .path), (.date, .date), (.localTime, .localTime),
      (.zonedTime, .zonedTime), (.localDateTime, .localDateTime), (.zonedDateTime, .zonedDateTime),
      (.duration, .duration), (.bytes, .bytes):
      return true
    case (.list(let element), .list(let list)):
      return list.allSatisfy { $0.isNull || element.admits($0) }
    default: return false
    }
  }
}
