extension Parser {
  /// CREATE and DROP of indexes and constraints; nil when the statement is a query.
  mutating func parseSchemaCommand() throws(QueryError) -> BoundSchemaCommand? {
    let start = offset
    switch token.keyword {
    case .create:
      var ahead = 1
      if peek(1).keyword == .or { ahead = 3 }
      switch peek(ahead).keyword {
      case .index, .range, .btree, .text, .fulltext, .lookup, .point:
        let hasKind = peek(ahead).keyword != .index
        guard !hasKind || peek(ahead + 1).keyword == .index else { return nil }
        for _ in 0..<ahead { advance() }
        return try parseCreateIndex(from: start)
      case .constraint:
        for _ in 0...ahead { advance() }
        return try parseCreateConstraint(from: start)
      default: return nil
      }
    case .drop:
      advance()
      if take(.index) { return try parseDropIndex(from: start) }
      guard take(.constraint) else { throw unexpected("INDEX or CONSTRAINT") }
      let name = try parseSchemaName("the constraint's name").text
      return .dropConstraint(name: name, ifExists: take(.if, .exists), offset: start)
    default: return nil
    }
  }

  private mutating func parseCreateIndex(from start: Int) throws(QueryError) -> BoundSchemaCommand {
    let kind: BoundSchemaCommand.IndexKind
    switch token.keyword {
    case .text: kind = .text
    case .fulltext: kind = .fulltext
    case .point, .lookup:
      throw .compileTime(
        "UnexpectedSyntax", "There are RANGE, TEXT and FULLTEXT indexes; labels need none.",
        at: offset)
    default: kind = .range
    }
    if !at(.index) { advance() }
    advance()
    var name: String?
    if take(.on) {
      // The form of older Cypher: CREATE INDEX ON :Label(key)
      let (label, keys) = try parseLabelAndKeys()
      return .createIndex(
        name: nil, kind: kind, target: .nodes(labels: [label]), keys: keys, ifNotExists: false,
        offset: start)
    }
    var ifNotExists = take(.if, .not, .exists)
    if !at(.for) {
      name = try parseSchemaName("the index's name or FOR").text
      ifNotExists = take(.if, .not, .exists) || ifNotExists
    }
    try expect(.for)
    let (variable, target) = try parseSchemaTarget()
    try expect(.on)
    let hasBrackets = take(.each)
    try expect(hasBrackets ? .leftBracket : .leftParenthesis, hasBrackets ? "[" : "(")
    let keys = try parseKeys(of: variable)
    try expect(
      hasBrackets ? .rightBracket : .rightParenthesis, hasBrackets ? ", or ]" : ", or )")
    try skipOptions()
    return .createIndex(
      name: name, kind: kind, target: target, keys: keys, ifNotExists: ifNotExists,
      offset: start)
  }

  private mutating func skipOptions() throws(QueryError) {
    if take(.options) { _ = try parseMapEntries() }
  }

  private mutating func parseLabelAndKeys() throws(QueryError) -> (String, [String]) {
    try expect(.colon, ":")
    let label = try parseSchemaName("a label").text
    try expect(.leftParenthesis, "(")
    let keys = try parseList { (parser: inout Parser) throws(QueryError) in
      try parser.parseSchemaName("a property").text
    }
    try expect(.rightParenthesis, ", or )")
    return (label, keys)
  }

  private mutating func parseDropIndex(from start: Int) throws(QueryError) -> BoundSchemaCommand {
    if take(.on) {
      let (label, keys) = try parseLabelAndKeys()
      return .dropIndexOn(target: .nodes(labels: [label]), keys: keys, offset: start)
    }
    let name = try parseSchemaName("the index's name").text
    return .dropIndex(name: name, ifExists: take(.if, .exists), offset: start)
  }

  /// `(n:A|B)` or `()-[r:T]-()`
  private mutating func parseSchemaTarget() throws(QueryError)
    -> (variable: String, BoundSchemaCommand.Target)
  {
    let start = offset
    let elements = try parseElements()
    func invalid() -> QueryError {
      .compileTime(
        "UnexpectedSyntax", "Expected (n:Label) or ()-[r:TYPE]-() to say what is indexed.",
        at: start)
    }
    if elements.count == 1, case .node(let node) = elements[0] {
      guard let variable = node.variable, let labels = node.labels?.alternatives else {
        throw invalid()
      }
      return (variable.text, .nodes(labels: labels))
    }
    guard elements.count == 3, case .relationship(let relationship) = elements[1],
      let variable = relationship.variable, let types = relationship.types?.alternatives
    else { throw invalid() }
    return (variable.text, .relationships(types: types))
  }

  /// `n.a, n.b`
  private mutating func parseKeys(of variable: String) throws(QueryError) -> [String] {
    try parseList { (parser: inout Parser) throws(QueryError) in
      let name = try parser.parseVariable()
      guard name.text == variable else {
        throw .compileTime(
          "UndefinedVariable", "\(name.text) is not defined; write \(variable).property.",
          at: name.offset, suggestion: variable)
      }
      try parser.expect(.dot, ".")
      return try parser.parseSchemaName("a property").text
    }
  }

  private mutating func parseCreateConstraint(from start: Int)
    throws(QueryError) -> BoundSchemaCommand
  {
    var name: String?
    var ifNotExists = take(.if, .not, .exists)
    if !at(.for), !at(.on) {
      name = try parseSchemaName("the constraint's name or FOR").text
      ifNotExists = take(.if, .not, .exists) || ifNotExists
    }
    if !take(.for), !take(.on) { throw unexpected("FOR") }
    let (variable, target) = try parseSchemaTarget()
    // ASSERT is the word of older Cypher.
    if !take(.require) {
      guard text(of: token).lowercased() == "assert" else { throw unexpected("REQUIRE") }
      advance()
    }
    let hasParentheses = take(.leftParenthesis)
    let keys = try parseKeys(of: variable)
    if hasParentheses { try expect(.rightParenthesis, ", or )") }
    let kind: BoundSchemaCommand.ConstraintKind
    if take(.doubleColon) {
      kind = .propertyType(try parseConstraintType())
    } else {
      try expect(.is)
      kind = try parseConstraintKind()
    }
    try skipOptions()
    return .createConstraint(
      name: name, kind: kind, target: target, keys: keys, ifNotExists: ifNotExists,
      offset: start)
  }

  private mutating func parseConstraintKind() throws(QueryError)
    -> BoundSchemaCommand.ConstraintKind
  {
    if take(.not, .null) { return .exists }
    if take(.typed) || take(.doubleColon) { return .propertyType(try parseConstraintType()) }
    _ = take(.node) || take(.relationship)
    if take(.unique) { return .unique }
    if take(.key) { return .key }
    throw unexpected("UNIQUE, NOT NULL, KEY or :: TYPE")
  }

  private mutating func parseConstraintType() throws(QueryError) -> StaticType {
    let start = offset
    switch try parseType() {
    case .type(let type, _): return type
    case .list(.type(let element, _), _): return .list(element)
    default:
      throw .compileTime(
        "UnexpectedSyntax", "A constraint takes one simple type, such as INTEGER.", at: start)
    }
  }
}
