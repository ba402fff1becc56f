extension Parser {
  /// A type after `::`, as in `INTEGER NOT NULL` or `LIST<STRING | FLOAT>`.
  mutating func parseType() throws(QueryError) -> TypeExpression {
    try enter()
    defer { depth -= 1 }
    var parts = [try parseSingleType()]
    while at(.pipe), barJoinsLabels {
      advance()
      parts.append(try parseSingleType())
    }
    return parts.count == 1 ? parts[0] : .union(parts)
  }

  private mutating func parseSingleType() throws(QueryError) -> TypeExpression {
    var type = try parseTypeName()
    // LIST and ARRAY may also follow the type of their elements.
    while at(.list) || at(.array) {
      advance()
      type = .list(type, isNullable: takeNullability())
    }
    return type
  }

  private mutating func takeNullability() -> Bool {
    !(take(.not, .null) || take(.exclamation))
  }

  private mutating func parseTypeName() throws(QueryError) -> TypeExpression {
    guard let keyword = token.keyword else { throw unexpected("a type, such as INTEGER") }
    advance()
    let type: StaticType
    switch keyword {
    case .nothing: return .nothing
    case .null: return .null
    case .list, .array:
      try expect(.less, "<")
      let element = try parseType()
      try expect(.greater, ">")
      return .list(element, isNullable: takeNullability())
    case .any:
      if at(.less) {
        advance()
        let type = try parseType()
        try expect(.greater, ">")
        return type
      }
      switch token.keyword {
      case .node, .vertex, .relationship, .edge, .map: return try parseTypeName()
      case .property: advance()
      default: break
      }
      _ = take(.value)
      type = .any
    case .property:
      try expect(.value)
      type = .any
    case .bool, .boolean: type = .boolean
    case .string, .varchar: type = .string
    case .int, .integer: type = .integer
    case .signed:
      try expect(.integer)
      type = .integer
    case .float, .float64: type = .float
    case .number: type = .number
    case .date: type = .date
    case .local:
      let isTime = at(.time)
      if !take(.time), !take(.datetime) { throw unexpected("TIME or DATETIME") }
      type = isTime ? .localTime : .localDateTime
    case .zoned:
      let isTime = at(.time)
      if !take(.time), !take(.datetime) { throw unexpected("TIME or DATETIME") }
      type = isTime ? .zonedTime : .zonedDateTime
    case .time: type = try parseZone() ? .zonedTime : .localTime
    case .timestamp, .datetime: type = try parseZone() ? .zonedDateTime : .localDateTime
    case .duration: type = .duration
    case .point: type = .point
    case .bytes: type = .bytes
    case .map: type = .map
    case .node, .vertex: type = .node
    case .relationship, .edge: type = .relationship
    case .path: type = .path
    default:
      index -= 1
      throw unexpected("a type, such as INTEGER, STRING, LIST<FLOAT> or NODE")
    }
    return .type(type, isNullable: takeNullability())
  }

  /// WITH or WITHOUT TIME ZONE; with it when neither is written.
  private mutating func parseZone() throws(QueryError) -> Bool {
    if take(.with) {
      try expect(.time)
      try expect(.zone)
      return true
    }
    if at(.without) {
      advance()
      _ = take(.time) || take(.timestamp)
      try expect(.zone)
      return false
    }
    return true
  }
}
