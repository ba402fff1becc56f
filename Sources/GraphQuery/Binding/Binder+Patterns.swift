/// What binding the patterns of a clause gives.
struct BoundPattern {
  var paths: [BoundPathPattern] = []
  /// New variables, anonymous ones included, in order.
  var introduced: [VariableID] = []
  /// WHERE of parenthesised paths without a quantifier.
  var conditions: [BoundExpression] = []
}

extension Binder {
  /// Binds patterns in two passes: first all variables, then the expressions, which may use them all.
  ///
  /// - Parameters:
  ///   - allowsNew: false where every named variable must be bound already (pattern predicates).
  ///   - expressionScope: what property maps see instead; CREATE and MERGE do not see what they make.
  mutating func bindPattern(
    _ paths: [SyntaxPathPattern], allowsNew: Bool, expressionScope: Scope? = nil
  ) throws(QueryError) -> BoundPattern {
    // Swapped and not copied: a copy would make every variable that is added copy them all. When
    // something throws, binding has ended.
    var declaration = PatternDeclaration(
      binder: Binder(procedures: procedures), allowsNew: allowsNew,
      isCreation: allowsPropertyParameter)
    swap(&self, &declaration.binder)
    var declared: [DeclaredPath] = []
    for path in paths { declared.append(try declaration.declare(path)) }
    swap(&self, &declaration.binder)
    var pattern = BoundPattern()
    pattern.introduced = declaration.introduced
    let after = expressionScope == nil ? nil : scope
    if let expressionScope { scope = expressionScope }
    for path in declared { pattern.paths.append(try complete(path)) }
    for condition in declaration.conditions {
      pattern.conditions.append(try bindPredicate(condition, in: "WHERE"))
    }
    if let after { scope = after }
    return pattern
  }

  private mutating func complete(_ path: DeclaredPath) throws(QueryError) -> BoundPathPattern {
    let start = try complete(path.start)
    var steps: [(link: BoundPatternLink, node: BoundNodePattern)] = []
    for step in path.steps {
      let link: BoundPatternLink
      switch step.link {
      case .relationship(let relationship):
        link = .relationship(try complete(relationship))
      case .quantified(let group):
        link = .quantified(try complete(group))
      }
      steps.append((link, try complete(step.node)))
    }
    return BoundPathPattern(
      pathVariable: path.variable, selector: path.syntax.selector,
      isShortestFunction: path.syntax.isShortestFunction, mode: path.syntax.mode, start: start,
      steps: steps, offset: path.syntax.offset)
  }

  private mutating func complete(_ node: DeclaredNode) throws(QueryError) -> BoundNodePattern {
    for name in node.syntax?.labels?.names ?? [] { mention(.label(name)) }
    return BoundNodePattern(
      variable: node.variable, isBound: node.isBound, labels: node.syntax?.labels,
      properties: try bindProperties(node.syntax?.properties),
      predicate: try bindInline(node.syntax?.predicate), offset: node.offset)
  }

  private mutating func complete(_ relationship: DeclaredRelationship)
    throws(QueryError) -> BoundRelationshipPattern
  {
    let syntax = relationship.syntax
    for name in syntax.types?.names ?? [] { mention(.relationshipType(name)) }
    var element: VariableID?
    var predicate: BoundExpression?
    if let condition = syntax.predicate, syntax.length != nil {
      predicate = try withLocals { (binder: inout Binder) throws(QueryError) in
        let id = binder.makeVariable(syntax.variable?.text, .relationship)
        if let name = syntax.variable { binder.scope.add(name.text, id) }
        element = id
        return try binder.bindInline(condition)
      }
    } else {
      predicate = try bindInline(syntax.predicate)
    }
    return BoundRelationshipPattern(
      variable: relationship.variable, isBound: relationship.isBound, types: syntax.types,
      direction: syntax.direction, properties: try bindProperties(syntax.properties),
      predicate: predicate, length: syntax.length, element: element, offset: syntax.offset)
  }

  private mutating func complete(_ group: DeclaredGroup) throws(QueryError) -> BoundQuantifiedPath {
    let saved = scope
    defer { scope = saved }
    scope = group.scope
    let path = try complete(group.path)
    return BoundQuantifiedPath(
      path: path, predicate: try bindInline(group.predicate), length: group.length,
      groups: group.groups)
  }

  private mutating func bindInline(_ predicate: SyntaxExpression?)
    throws(QueryError) -> BoundExpression?
  {
    guard let predicate else { return nil }
    return try bindPredicate(predicate, in: "a pattern")
  }

  mutating func bindProperties(_ properties: SyntaxProperties?)
    throws(QueryError) -> BoundProperties?
  {
    switch properties {
    case nil: return nil
    case .entries(let syntax):
      var entries: [(key: String, value: BoundExpression)] = []
      for (key, value) in syntax {
        mention(.property(key.text))
        entries.append((key.text, try bindPlain(value, in: "a pattern")))
      }
      return .entries(entries)
    case .parameter(let parameter):
      guard allowsPropertyParameter else {
        throw .compileTime(
          "InvalidParameterUse",
          """
          A parameter cannot stand for all properties here, as it could in CREATE; name them: \
          {key: $parameter.key}.
          """, at: parameter.offset)
      }
      return .map(try bindPlain(parameter, in: "a pattern"))
    }
  }
}
