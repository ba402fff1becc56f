// The first pass over the patterns of a clause: every element gets its variable.

struct DeclaredNode: Sendable {
  /// Nil for a node that the text leaves out beside a quantified path.
  let syntax: SyntaxNodePattern?
  let variable: VariableID
  let isBound: Bool
  let offset: Int
}

struct DeclaredRelationship: Sendable {
  let syntax: SyntaxRelationshipPattern
  let variable: VariableID
  let isBound: Bool
}

struct DeclaredGroup: Sendable {
  let path: DeclaredPath
  let predicate: SyntaxExpression?
  let length: BoundLength
  /// What the inside sees.
  let scope: Scope
  let groups: [(inner: VariableID, outer: VariableID)]
}

enum DeclaredLink: Sendable {
  case relationship(DeclaredRelationship)
  case quantified(DeclaredGroup)
}

struct DeclaredPath: Sendable {
  let syntax: SyntaxPathPattern
  let variable: VariableID?
  let start: DeclaredNode
  let steps: [(link: DeclaredLink, node: DeclaredNode)]
}

/// Declares the variables of patterns, in order, and checks their kinds.
struct PatternDeclaration {
  var binder: Binder
  let allowsNew: Bool
  /// In CREATE a path is no chain of steps.
  let isCreation: Bool
  var introduced: [VariableID] = []
  /// Single relationships that these patterns name: none may occur twice.
  private var relationships: Set<VariableID> = []
  var conditions: [SyntaxExpression] = []

  init(binder: Binder, allowsNew: Bool, isCreation: Bool) {
    self.binder = binder
    self.isCreation = isCreation
    self.allowsNew = allowsNew
  }

  mutating func declare(_ path: SyntaxPathPattern) throws(QueryError) -> DeclaredPath {
    var variable = path.variable
    let elements = try flatten(path.elements, of: &variable)
    if !isCreation { try binder.countSteps(elements.count / 2, at: path.offset) }
    if path.isShortestFunction { try checkShortest(path) }
    var start: DeclaredNode?
    var steps: [(link: DeclaredLink, node: DeclaredNode)] = []
    var link: DeclaredLink?
    for element in elements {
      switch element {
      case .node(let syntax):
        let node = try declareNode(syntax)
        if let open = link {
          steps.append((open, node))
          link = nil
        } else if start == nil {
          start = node
        } else {
          throw .compileTime(
            "UnexpectedSyntax", "Two nodes stand side by side; put a relationship between them.",
            at: syntax.offset)
        }
      case .relationship(let syntax):
        closeGap(&start, &steps, &link, at: syntax.offset)
        link = .relationship(try declareRelationship(syntax))
      case .quantified(let group):
        closeGap(&start, &steps, &link, at: group.path.offset)
        link = .quantified(try declareGroup(group, hasPathVariable: variable != nil))
      }
    }
    if link != nil { closeGap(&start, &steps, &link, at: path.offset) }
    var pathVariable: VariableID?
    if let variable {
      pathVariable = try binder.declare(variable, .path)
      if let pathVariable { introduced.append(pathVariable) }
    }
    return DeclaredPath(
      syntax: path, variable: pathVariable, start: start ?? makeNode(at: path.offset),
      steps: steps)
  }

  /// Puts an anonymous node where a link follows a link, or begins the path.
  private mutating func closeGap(
    _ start: inout DeclaredNode?, _ steps: inout [(link: DeclaredLink, node: DeclaredNode)],
    _ link: inout DeclaredLink?, at offset: Int
  ) {
    if let open = link {
      steps.append((open, makeNode(at: offset)))
      link = nil
    } else if start == nil {
      start = makeNode(at: offset)
    }
  }

  /// Takes paths in parentheses without a quantifier apart.
  private mutating func flatten(
    _ elements: [SyntaxPatternElement], of variable: inout Name?
  ) throws(QueryError) -> [SyntaxPatternElement] {
    var flat: [SyntaxPatternElement] = []
    for element in elements {
      guard case .quantified(let group) = element, group.length == nil else {
        flat.append(element)
        continue
      }
      if let name = group.path.variable {
        guard elements.count == 1, variable == nil else {
          throw .compileTime(
            "UnexpectedSyntax", "Only a whole path can be named, not a part of one.",
            at: name.offset)
        }
        variable = name
      }
      flat += try flatten(group.path.elements, of: &variable)
      if let predicate = group.predicate { conditions.append(predicate) }
    }
    return flat
  }

  private func checkShortest(_ path: SyntaxPathPattern) throws(QueryError) {
    if path.elements.count == 3, case .relationship = path.elements[1] { return }
    throw .compileTime(
      "InvalidRelationshipPattern",
      "shortestPath() takes one relationship between two nodes, as in (a)-[:KNOWS*]-(b).",
      at: path.offset)
  }

  private mutating func makeNode(at offset: Int) -> DeclaredNode {
    let id = binder.makeVariable(nil, .node)
    introduced.append(id)
    return DeclaredNode(syntax: nil, variable: id, isBound: false, offset: offset)
  }

  private mutating func declareNode(_ syntax: SyntaxNodePattern)
    throws(QueryError) -> DeclaredNode
  {
    if let name = syntax.variable, let id = try find(name) {
      guard binder.variable(id).type.canBeNode else { throw conflict(name, id, "a node") }
      return DeclaredNode(syntax: syntax, variable: id, isBound: true, offset: syntax.offset)
    }
    let id = make(syntax.variable, .node)
    return DeclaredNode(syntax: syntax, variable: id, isBound: false, offset: syntax.offset)
  }

  private mutating func declareRelationship(_ syntax: SyntaxRelationshipPattern)
    throws(QueryError) -> DeclaredRelationship
  {
    let isList = syntax.length != nil
    if let name = syntax.variable, let id = try find(name) {
      let type = binder.variable(id).type
      guard isList ? type.canBeRelationshipList : type.canBeRelationship else {
        throw conflict(name, id, isList ? "a list of relationships" : "a relationship")
      }
      guard relationships.insert(id).inserted else {
        throw .compileTime(
          "RelationshipUniquenessViolation",
          "\(name.text) names two relationships of one pattern, which are never the same.",
          at: name.offset)
      }
      return DeclaredRelationship(syntax: syntax, variable: id, isBound: true)
    }
    let id = make(syntax.variable, isList ? .relationshipList : .relationship)
    relationships.insert(id)
    return DeclaredRelationship(syntax: syntax, variable: id, isBound: false)
  }

  private mutating func declareGroup(_ group: SyntaxQuantifiedPath, hasPathVariable: Bool)
    throws(QueryError) -> DeclaredGroup
  {
    for name in group.path.names {
      if let id = binder.scope.variable(named: name.text) {
        throw .compileTime(
          "VariableAlreadyBound",
          """
          \(name.text) is \(binder.variable(id).kind.phrase) already; a repeated path binds its \
          own variables, so choose another name.
          """, at: name.offset)
      }
    }
    let outerScope = binder.scope
    let outerIntroduced = introduced
    introduced = []
    let path = try declare(group.path)
    let inner = introduced
    let innerScope = binder.scope
    binder.scope = outerScope
    introduced = outerIntroduced
    var groups: [(inner: VariableID, outer: VariableID)] = []
    for id in inner {
      let variable = binder.variable(id)
      if variable.isAnonymous, !hasPathVariable { continue }
      let kind: VariableKind =
        switch variable.kind {
        case .node: .nodeList
        case .relationship: .relationshipList
        default: .value
        }
      let outer = binder.makeVariable(
        variable.isAnonymous ? nil : variable.name, kind, type: .list(variable.type))
      if !variable.isAnonymous { binder.scope.add(variable.name, outer) }
      introduced.append(outer)
      groups.append((id, outer))
    }
    return DeclaredGroup(
      path: path, predicate: group.predicate,
      length: group.length ?? BoundLength(minimum: 1, maximum: 1), scope: innerScope,
      groups: groups)
  }

  private mutating func find(_ name: Name) throws(QueryError) -> VariableID? {
    guard let id = binder.scope.variable(named: name.text) else {
      if !allowsNew { throw binder.undefined(name.text, at: name.offset) }
      return nil
    }
    binder.use(id)
    return id
  }

  private mutating func make(_ name: Name?, _ kind: VariableKind) -> VariableID {
    let id = binder.makeVariable(name?.text, kind)
    if let name { binder.scope.add(name.text, id) }
    introduced.append(id)
    return id
  }

  private func conflict(_ name: Name, _ id: VariableID, _ wanted: String) -> QueryError {
    let variable = binder.variable(id)
    let phrase = variable.kind == .value ? variable.type.phrase : variable.kind.phrase
    return .compileTime(
      "VariableTypeConflict",
      "\(name.text) is \(phrase), and cannot be \(wanted) here; choose another name.",
      at: name.offset)
  }
}

extension SyntaxPathPattern {
  /// Every name that the path's elements have.
  fileprivate var names: [Name] {
    elements.flatMap { element in
      switch element {
      case .node(let node): node.variable.map { [$0] } ?? []
      case .relationship(let relationship): relationship.variable.map { [$0] } ?? []
      case .quantified(let group): group.path.names
      }
    }
  }
}
