extension Binder {
  /// Binds CREATE, MERGE, SET, REMOVE, DELETE or FOREACH.
  mutating func bindUpdate(_ clause: SyntaxClause) throws(QueryError) -> BoundClause {
    switch clause.kind {
    case .create(let paths): return .create(try bindCreate(paths))
    case .merge(let merge): return .merge(try bindMerge(merge, at: clause.range.start))
    case .set(let items): return .set(try bindSetItems(items))
    case .remove(let items): return .remove(try bindRemoveItems(items))
    case .delete(let targets, let isDetach): return .delete(try bindDelete(targets, isDetach))
    case .forEach(let variable, let list, let clauses):
      return .forEach(try bindForEach(variable, list, clauses))
    default:
      throw .compileTime(
        "InvalidClauseComposition", "FOREACH may hold only clauses that write.",
        at: clause.range.start)
    }
  }

  // CREATE and MERGE

  private mutating func bindCreate(_ paths: [SyntaxPathPattern])
    throws(QueryError) -> BoundCreation
  {
    var names: Set<String> = []
    for path in paths { try checkCreatable(path, among: &names, isMerge: false) }
    allowsPropertyParameter = true
    defer { allowsPropertyParameter = false }
    // A path sees what the paths before it have made, but not what it makes itself. Constants need no
    // scope: scripts of thousands of CREATEs do without as many copies of it.
    var bound: [BoundPathPattern] = []
    for path in paths {
      let scope = path.hasConstantProperties ? nil : scope
      bound += try bindPattern([path], allowsNew: true, expressionScope: scope).paths
    }
    return Self.creation(of: bound)
  }

  private mutating func bindMerge(_ merge: SyntaxMerge, at offset: Int)
    throws(QueryError) -> BoundMerge
  {
    var names: Set<String> = []
    try checkCreatable(merge.path, among: &names, isMerge: true)
    let pattern = try bindPattern([merge.path], allowsNew: true, expressionScope: scope)
    try checkNoNulls(pattern.paths[0])
    return BoundMerge(
      pattern: pattern.paths[0], introduced: pattern.introduced,
      creation: Self.creation(of: pattern.paths), onCreate: try bindSetItems(merge.onCreate),
      onMatch: try bindSetItems(merge.onMatch), offset: offset)
  }

  /// A null that stands in the text; others show when the query runs.
  private func checkNoNulls(_ path: BoundPathPattern) throws(QueryError) {
    var properties = [path.start.properties]
    for (link, node) in path.steps {
      if case .relationship(let relationship) = link { properties.append(relationship.properties) }
      properties.append(node.properties)
    }
    for case .entries(let entries)? in properties {
      for (key, value) in entries where value.type == .null {
        throw .compileTime(
          .semantic, "MergeReadOwnWrites",
          "MERGE cannot look for a \(key) of null: null equals nothing. Leave the property out.",
          at: value.offset)
      }
    }
  }

  /// Checks that every element of a pattern can be made. `names` are those that the clause has bound
  /// already, beside the scope's.
  private func checkCreatable(
    _ path: SyntaxPathPattern, among names: inout Set<String>, isMerge: Bool
  ) throws(QueryError) {
    let verb = isMerge ? "MERGE" : "CREATE"
    if path.selector != .all {
      throw .compileTime(
        "UnexpectedSyntax", "\(verb) makes whole paths; it cannot choose among them.",
        at: path.offset)
    }
    for element in path.elements {
      switch element {
      case .node(let node):
        try checkCreatable(
          node, among: &names, isAlone: path.elements.count == 1, verb: verb)
      case .relationship(let relationship):
        try checkCreatable(relationship, among: &names, isMerge: isMerge, verb: verb)
      case .quantified(let group):
        throw .compileTime(
          "CreatingVarLength", "\(verb) takes single relationships, no repeated paths.",
          at: group.path.offset)
      }
    }
  }

  private func checkCreatable(
    _ node: SyntaxNodePattern, among names: inout Set<String>, isAlone: Bool, verb: String
  ) throws(QueryError) {
    if let name = node.variable, !isNew(name.text, among: &names) {
      let isOnlyReference = node.labels == nil && node.properties == nil
      if isAlone || !isOnlyReference {
        throw .compileTime(
          "VariableAlreadyBound",
          isAlone
            ? "\(name.text) is bound already, so \(verb) cannot make it; choose another name."
            : """
            \(name.text) is bound already: \(verb) can connect it, but not give it labels or \
            properties; use SET.
            """, at: name.offset)
      }
    }
    if node.labels != nil, node.labels?.conjuncts == nil {
      throw .compileTime(
        "UnexpectedSyntax", "\(verb) takes label names, joined by : or &.", at: node.offset)
    }
    try checkNoPredicate(node.predicate, verb)
  }

  private func checkCreatable(
    _ relationship: SyntaxRelationshipPattern, among names: inout Set<String>, isMerge: Bool,
    verb: String
  ) throws(QueryError) {
    if let name = relationship.variable, !isNew(name.text, among: &names) {
      throw .compileTime(
        "VariableAlreadyBound",
        "\(name.text) is bound already, so \(verb) cannot make it; choose another name.",
        at: name.offset)
    }
    if relationship.length != nil {
      throw .compileTime(
        "CreatingVarLength", "\(verb) makes single relationships, none of variable length.",
        at: relationship.offset)
    }
    guard case .name = relationship.types else {
      throw .compileTime(
        "NoSingleRelationshipType",
        "\(verb) needs exactly one type for a relationship, as in -[:KNOWS]->.",
        at: relationship.offset)
    }
    if relationship.pointsBothWays || (!isMerge && relationship.direction == .either) {
      throw .compileTime(
        "RequiresDirectedRelationship",
        "\(verb) needs one direction for a relationship: --> or <--.", at: relationship.offset)
    }
    try checkNoPredicate(relationship.predicate, verb)
  }

  private func isNew(_ name: String, among names: inout Set<String>) -> Bool {
    scope.variable(named: name) == nil && names.insert(name).inserted
  }

  private func checkNoPredicate(_ predicate: SyntaxExpression?, _ verb: String)
    throws(QueryError)
  {
    guard let predicate else { return }
    throw .compileTime(
      "UnexpectedSyntax", "\(verb) takes no WHERE within its pattern.", at: predicate.offset)
  }

  /// What is new in the patterns, in order.
  private static func creation(of paths: [BoundPathPattern]) -> BoundCreation {
    var elements: [BoundCreation.Element] = []
    var named: [BoundCreation.Path] = []
    func add(_ node: BoundNodePattern) {
      if node.isBound { return }
      elements.append(
        .node(
          BoundCreation.Node(
            variable: node.variable, labels: node.labels?.conjuncts ?? [],
            properties: node.properties, offset: node.offset)))
    }
    for path in paths {
      add(path.start)
      var left = path.start.variable
      var chain = [left]
      for (link, node) in path.steps {
        add(node)
        guard case .relationship(let relationship) = link,
          case .name(let type) = relationship.types
        else { continue }
        let isReversed = relationship.direction == .incoming
        elements.append(
          .relationship(
            BoundCreation.Relationship(
              variable: relationship.variable, type: type,
              source: isReversed ? node.variable : left,
              target: isReversed ? left : node.variable, properties: relationship.properties,
              offset: relationship.offset)))
        chain += [relationship.variable, node.variable]
        left = node.variable
      }
      if let variable = path.pathVariable {
        named.append(BoundCreation.Path(variable: variable, elements: chain))
      }
    }
    return BoundCreation(elements: elements, paths: named)
  }

  // SET and REMOVE

  private mutating func bindSetItems(_ items: [SyntaxSetItem])
    throws(QueryError) -> [BoundSetItem]
  {
    var bound: [BoundSetItem] = []
    for item in items { bound.append(try bindSetItem(item)) }
    return bound
  }

  private mutating func bindSetItem(_ item: SyntaxSetItem) throws(QueryError) -> BoundSetItem {
    switch item {
    case .assign(let target, let value):
      let bound = try bindPlain(value, in: "SET")
      switch target.kind {
      case .property(let entity, let key):
        return .property(target: try bindEntity(entity), key: key.text, value: bound)
      case .index(let entity, let key):
        return .dynamicProperty(
          target: try bindEntity(entity), key: try bindPlain(key, in: "SET"), value: bound)
      default:
        throw .compileTime(
          "UnexpectedSyntax", "SET takes a property, as in SET n.name = value.", at: target.offset)
      }
    case .replace(let target, let value):
      return .replaceProperties(target: try bindEntity(target), value: try bindMapValue(value))
    case .merge(let target, let value):
      return .mergeProperties(target: try bindEntity(target), value: try bindMapValue(value))
    case .labels(let target, let labels):
      return .labels(target: try bindEntity(target), labels: labels)
    }
  }

  private mutating func bindRemoveItems(_ items: [SyntaxRemoveItem])
    throws(QueryError) -> [BoundRemoveItem]
  {
    var bound: [BoundRemoveItem] = []
    for item in items {
      switch item {
      case .labels(let target, let labels):
        bound.append(.labels(target: try bindEntity(target), labels: labels))
      case .property(let target):
        if case .property(let entity, let key) = target.kind {
          bound.append(.property(target: try bindEntity(entity), key: key.text))
        } else if case .index(let entity, let key) = target.kind {
          bound.append(
            .dynamicProperty(
              target: try bindEntity(entity), key: try bindPlain(key, in: "REMOVE")))
        }
      }
    }
    return bound
  }

  /// What SET and REMOVE change: a node or a relationship.
  private mutating func bindEntity(_ syntax: SyntaxExpression) throws(QueryError) -> BoundExpression
  {
    let bound = try bindPlain(syntax, in: "SET")
    guard bound.type.canBeNode || bound.type.canBeRelationship else {
      throw .compileTime(
        "InvalidArgumentType",
        "Only nodes and relationships can be changed, and this is \(bound.type.phrase).",
        at: bound.offset)
    }
    return bound
  }

  private mutating func bindMapValue(_ syntax: SyntaxExpression)
    throws(QueryError) -> BoundExpression
  {
    let bound = try bindPlain(syntax, in: "SET")
    switch bound.type {
    case .any, .null, .map, .node, .relationship: return bound
    default:
      throw .compileTime(
        "InvalidArgumentType",
        "Properties are set from a map, a node or a relationship, not from \(bound.type.phrase).",
        at: bound.offset)
    }
  }

  // DELETE, FOREACH

  private mutating func bindDelete(_ targets: [SyntaxExpression], _ isDetach: Bool)
    throws(QueryError) -> BoundDelete
  {
    var bound: [BoundExpression] = []
    for target in targets {
      if case .hasLabels = target.kind {
        throw .compileTime(
          "InvalidDelete",
          "DELETE removes nodes, relationships and paths; labels and properties go with REMOVE.",
          at: target.offset)
      }
      let expression = try bindPlain(target, in: "DELETE")
      switch expression.type {
      case .any, .null, .node, .relationship, .path: bound.append(expression)
      default:
        throw .compileTime(
          "InvalidArgumentType",
          "DELETE takes nodes, relationships and paths, not \(expression.type.phrase).",
          at: target.offset)
      }
    }
    return BoundDelete(targets: bound, isDetach: isDetach)
  }

  private mutating func bindForEach(
    _ name: Name, _ list: SyntaxExpression, _ clauses: [SyntaxClause]
  ) throws(QueryError) -> BoundForEach {
    let list = try bindPlain(list, in: "FOREACH")
    guard list.type.canBeList else {
      throw .compileTime(
        "InvalidArgumentType", "FOREACH takes a list, not \(list.type.phrase).", at: list.offset)
    }
    return try withLocals { (binder: inout Binder) throws(QueryError) in
      let element = list.type.element
      let variable = try binder.declare(name, VariableKind(of: element), type: element)
      var bound: [BoundClause] = []
      for clause in clauses { bound.append(try binder.bindUpdate(clause)) }
      return BoundForEach(variable: variable, list: list, clauses: bound)
    }
  }
}

extension SyntaxPathPattern {
  /// Whether no property of the pattern needs a variable.
  fileprivate var hasConstantProperties: Bool {
    elements.allSatisfy { element in
      switch element {
      case .node(let node): node.properties?.isConstant ?? true
      case .relationship(let relationship): relationship.properties?.isConstant ?? true
      case .quantified: false
      }
    }
  }
}

extension SyntaxProperties {
  fileprivate var isConstant: Bool {
    switch self {
    case .entries(let entries): entries.allSatisfy { $0.value.isConstant }
    case .parameter: true
    }
  }
}

extension SyntaxExpression {
  fileprivate var isConstant: Bool {
    switch kind {
    case .literal, .parameter: true
    case .list(let items), .call(_, let items, false): items.allSatisfy(\.isConstant)
    case .map(let entries): entries.allSatisfy { $0.value.isConstant }
    case .unary(_, let operand): operand.isConstant
    default: false
    }
  }
}
