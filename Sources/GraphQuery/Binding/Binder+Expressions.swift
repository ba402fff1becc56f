import PropertyGraph

extension Binder {
  /// Binds an expression; a pattern is an error here.
  mutating func bind(_ syntax: SyntaxExpression) throws(QueryError) -> BoundExpression {
    let offset = syntax.offset
    switch syntax.kind {
    case .literal(let value):
      return BoundExpression(.literal(value), at: offset, type: StaticType(of: value))
    case .parameter(let name):
      if !parameters.contains(name) { parameters.append(name) }
      return BoundExpression(.parameter(name), at: offset)
    case .variable(let name):
      let id = try resolve(name, at: offset)
      return BoundExpression(.variable(id), at: offset, type: variable(id).type)
    case .property(let operand, let key):
      return try bindProperty(try bind(operand), key, at: offset)
    case .hasLabels(let operand, let labels):
      return try bindLabelTest(try bind(operand), labels, at: offset)
    case .unary, .binary, .and, .or, .comparison:
      return try bindOperator(syntax)
    case .isNull, .isTruth, .isType:
      return try bindTest(syntax)
    case .list, .map, .index, .slice:
      return try bindCollection(syntax)
    case .case(let operand, let branches, let otherwise):
      return try bindCase(operand, branches, otherwise, at: offset)
    case .countStar:
      return try bindAggregate("count", [], isDistinct: false, type: .integer, at: offset)
    case .call(let name, let arguments, let isDistinct):
      return try bindCall(name, arguments, isDistinct: isDistinct, at: offset)
    case .listComprehension, .quantifier, .reduce:
      return try bindIteration(syntax)
    case .mapProjection(let name, let items):
      return try bindMapProjection(name, items, at: offset)
    case .pattern:
      throw .compileTime(
        "UnexpectedSyntax",
        """
        A pattern cannot stand for a value here. Ask whether it exists with EXISTS { … }, count it \
        with COUNT { … }, or list what it finds with [(a)-->(b) | b].
        """, at: offset)
    case .patternComprehension(let path, let predicate, let map):
      return try bindPatternComprehension(path, predicate, map, at: offset)
    case .subquery(let kind, let subquery):
      return try bindSubquery(kind, subquery, at: offset)
    case .shortestPath(let path):
      return try bindShortestPath(path, at: offset)
    }
  }

  /// Binds what must be true or false: a pattern asks whether it exists.
  mutating func bindCondition(_ syntax: SyntaxExpression) throws(QueryError) -> BoundExpression {
    let bound = try bindOperand(syntax)
    guard bound.type.canBeBoolean else {
      throw .compileTime(
        "InvalidArgumentType",
        "A condition must be true or false, and this is \(bound.type.phrase).", at: syntax.offset)
    }
    return bound
  }

  /// Binds an operand of a logical operator.
  private mutating func bindOperand(_ syntax: SyntaxExpression) throws(QueryError)
    -> BoundExpression
  {
    if case .pattern(let path) = syntax.kind {
      return try bindPatternPredicate(path, at: syntax.offset)
    }
    return try bind(syntax)
  }

  private mutating func bindLogical(_ syntax: SyntaxExpression, _ symbol: String)
    throws(QueryError) -> BoundExpression
  {
    let bound = try bindOperand(syntax)
    guard bound.type.canBeBoolean else {
      throw .compileTime(
        "InvalidArgumentType",
        "\(symbol) takes true and false, not \(bound.type.phrase).", at: syntax.offset)
    }
    return bound
  }

  private mutating func bindOperator(_ syntax: SyntaxExpression)
    throws(QueryError) -> BoundExpression
  {
    let offset = syntax.offset
    switch syntax.kind {
    case .unary(.not, let operand):
      return BoundExpression(
        .unary(.not, try bindLogical(operand, "NOT")), at: offset, type: .boolean)
    case .unary(let sign, let operand):
      let bound = try bind(operand)
      guard bound.type.canBeNumber || bound.type == .duration else {
        throw .compileTime(
          "InvalidArgumentType", "A sign needs a number, not \(bound.type.phrase).", at: offset)
      }
      return BoundExpression(.unary(sign, bound), at: offset, type: bound.type)
    case .and(let operands):
      var bound: [BoundExpression] = []
      for operand in operands { bound.append(try bindLogical(operand, "AND")) }
      return BoundExpression(.and(bound), at: offset, type: .boolean)
    case .or(let operands):
      var bound: [BoundExpression] = []
      for operand in operands { bound.append(try bindLogical(operand, "OR")) }
      return BoundExpression(.or(bound), at: offset, type: .boolean)
    case .binary(.xor, let left, let right):
      return BoundExpression(
        .binary(.xor, try bindLogical(left, "XOR"), try bindLogical(right, "XOR")), at: offset,
        type: .boolean)
    case .binary(let symbol, let left, let right):
      return try makeBinary(symbol, try bind(left), try bind(right), at: offset)
    case .comparison(let first, let rest):
      var parts: [BoundExpression] = []
      var left = try bind(first)
      for (symbol, operand) in rest {
        let right = try bind(operand)
        parts.append(try makeBinary(symbol, left, right, at: offset))
        left = right
      }
      return BoundExpression(.and(parts), at: offset, type: .boolean)
    default:
      return try bind(syntax)
    }
  }

  private func makeBinary(
    _ symbol: BinaryOperator, _ left: BoundExpression, _ right: BoundExpression, at offset: Int
  ) throws(QueryError) -> BoundExpression {
    guard let type = StaticType.result(symbol, left.type, right.type) else {
      let message =
        symbol == .in
        ? "IN takes a list on its right side, not \(right.type.phrase)."
        : """
        \(symbol.text) does not apply to \(left.type.phrase) and \(right.type.phrase); convert one \
        of them, as with toInteger() or toString().
        """
      throw .compileTime("InvalidArgumentType", message, at: offset)
    }
    return BoundExpression(.binary(symbol, left, right), at: offset, type: type)
  }

  private mutating func bindTest(_ syntax: SyntaxExpression) throws(QueryError) -> BoundExpression {
    let kind: BoundExpression.Kind
    switch syntax.kind {
    case .isNull(let operand, let negated): kind = .isNull(try bind(operand), negated: negated)
    case .isTruth(let operand, let truth, let negated):
      kind = .isTruth(try bindLogical(operand, "IS TRUE"), truth, negated: negated)
    case .isType(let operand, let type, let negated):
      kind = .isType(try bind(operand), type, negated: negated)
    default: return try bind(syntax)
    }
    return BoundExpression(kind, at: syntax.offset, type: .boolean)
  }

  private mutating func bindProperty(_ operand: BoundExpression, _ key: Name, at offset: Int)
    throws(QueryError) -> BoundExpression
  {
    switch operand.type {
    case .boolean, .integer, .float, .number, .string, .list, .bytes:
      throw .compileTime(
        .type, "InvalidArgumentType",
        "\(operand.type.phrase) has no properties, so there is no .\(key.text).".capitalizedFirst,
        at: key.offset)
    case .path:
      throw .compileTime(
        "InvalidArgumentType",
        "A path has no properties; take those of its nodes(p) or relationships(p).",
        at: key.offset)
    default:
      if operand.type == .node || operand.type == .relationship { mention(.property(key.text)) }
      return BoundExpression(.property(operand, key: key.text), at: offset)
    }
  }

  private mutating func bindLabelTest(
    _ operand: BoundExpression, _ labels: LabelExpression, at offset: Int
  ) throws(QueryError) -> BoundExpression {
    guard operand.type.canBeNode || operand.type.canBeRelationship else {
      throw .compileTime(
        "InvalidArgumentType",
        "Only nodes and relationships have labels and types, not \(operand.type.phrase).",
        at: offset)
    }
    for name in labels.names {
      switch operand.type {
      case .node: mention(.label(name))
      case .relationship: mention(.relationshipType(name))
      default: mention(.labelOrType(name))
      }
    }
    return BoundExpression(.hasLabels(operand, labels), at: offset, type: .boolean)
  }

  // Lists and maps

  private mutating func bindCollection(_ syntax: SyntaxExpression)
    throws(QueryError) -> BoundExpression
  {
    let offset = syntax.offset
    switch syntax.kind {
    case .list(let items):
      var bound: [BoundExpression] = []
      for item in items { bound.append(try bind(item)) }
      let element = items.isEmpty ? .any : StaticType.joining(bound.lazy.map(\.type))
      return BoundExpression(.list(bound), at: offset, type: .list(element))
    case .map(let entries):
      var bound: [(key: String, value: BoundExpression)] = []
      for (key, value) in entries { bound.append((key.text, try bind(value))) }
      return BoundExpression(.map(bound), at: offset, type: .map)
    case .index(let operand, let index):
      let list = try bind(operand)
      let type = list.type.isList ? list.type.element : .any
      return BoundExpression(.index(list, try bind(index)), at: offset, type: type)
    case .slice(let operand, let from, let to):
      let list = try bind(operand)
      return BoundExpression(
        .slice(list, from: try bind(from), to: try bind(to)), at: offset,
        type: list.type.isList ? list.type : .any)
    default:
      return try bind(syntax)
    }
  }

  private mutating func bind(_ syntax: SyntaxExpression?) throws(QueryError) -> BoundExpression? {
    guard let syntax else { return nil }
    return try bind(syntax)
  }

  private mutating func bindCase(
    _ operand: SyntaxExpression?,
    _ branches: [(condition: SyntaxExpression, result: SyntaxExpression)],
    _ otherwise: SyntaxExpression?, at offset: Int
  ) throws(QueryError) -> BoundExpression {
    let boundOperand = try bind(operand)
    var bound: [(condition: BoundExpression, result: BoundExpression)] = []
    for (condition, result) in branches {
      let boundCondition = operand == nil ? try bindOperand(condition) : try bind(condition)
      bound.append((boundCondition, try bind(result)))
    }
    let boundOtherwise = try bind(otherwise)
    let type = StaticType.joining(bound.map(\.result.type) + [boundOtherwise?.type ?? .null])
    return BoundExpression(
      .case(operand: boundOperand, branches: bound, otherwise: boundOtherwise), at: offset,
      type: type)
  }

  private mutating func bindMapProjection(
    _ name: Name, _ items: [SyntaxMapProjectionItem], at offset: Int
  ) throws(QueryError) -> BoundExpression {
    let id = try resolve(name.text, at: name.offset)
    let operand = BoundExpression(.variable(id), at: name.offset, type: variable(id).type)
    switch operand.type {
    case .any, .null, .node, .relationship, .map: break
    default:
      throw .compileTime(
        "InvalidArgumentType",
        "\(name.text) {…} needs a node, a relationship or a map, not \(operand.type.phrase).",
        at: offset)
    }
    var bound: [MapProjectionItem] = []
    for item in items {
      switch item {
      case .property(let key): bound.append(.property(key.text))
      case .allProperties: bound.append(.allProperties)
      case .entry(let key, let value): bound.append(.entry(key.text, try bind(value)))
      case .variable(let name):
        let id = try resolve(name.text, at: name.offset)
        bound.append(
          .entry(
            name.text,
            BoundExpression(.variable(id), at: name.offset, type: variable(id).type)))
      }
    }
    return BoundExpression(.mapProjection(operand, bound), at: offset, type: .map)
  }

  // Forms with variables of their own

  private mutating func bindIteration(_ syntax: SyntaxExpression)
    throws(QueryError) -> BoundExpression
  {
    let offset = syntax.offset
    switch syntax.kind {
    case .listComprehension(let name, let list, let predicate, let map):
      let list = try bindList(list)
      return try withLocals { (binder: inout Binder) throws(QueryError) in
        let variable = binder.makeElement(name, of: list)
        let condition = try binder.bindBody(predicate, isCondition: true)
        let result = try binder.bindBody(map, isCondition: false)
        let element = result?.type ?? list.type.element
        return BoundExpression(
          .listComprehension(variable, in: list, where: condition, map: result), at: offset,
          type: .list(element))
      }
    case .quantifier(let kind, let name, let list, let predicate):
      let list = try bindList(list)
      return try withLocals { (binder: inout Binder) throws(QueryError) in
        let variable = binder.makeElement(name, of: list)
        guard let condition = try binder.bindBody(predicate, isCondition: true) else {
          return list
        }
        return BoundExpression(
          .quantifier(kind, variable, in: list, where: condition), at: offset, type: .boolean)
      }
    case .reduce(let accumulator, let initial, let name, let list, let step):
      let initial = try bind(initial)
      let list = try bindList(list)
      return try withLocals { (binder: inout Binder) throws(QueryError) in
        let total = binder.makeVariable(accumulator.text, .value)
        binder.scope.add(accumulator.text, total)
        let variable = binder.makeElement(name, of: list)
        guard let step = try binder.bindBody(step, isCondition: false) else { return list }
        return BoundExpression(
          .reduce(accumulator: total, initial: initial, variable, in: list, step), at: offset)
      }
    default:
      return try bind(syntax)
    }
  }

  private mutating func bindList(_ syntax: SyntaxExpression) throws(QueryError) -> BoundExpression {
    let list = try bind(syntax)
    guard list.type.canBeList else {
      throw .compileTime(
        "InvalidArgumentType", "IN takes a list here, not \(list.type.phrase).", at: list.offset)
    }
    return list
  }

  /// The variable that runs over a list; it may hide one of the same name.
  private mutating func makeElement(_ name: Name, of list: BoundExpression) -> VariableID {
    let type = list.type.element
    let id = makeVariable(name.text, VariableKind(of: type), type: type)
    scope.add(name.text, id)
    return id
  }

  private mutating func bindBody(_ syntax: SyntaxExpression?, isCondition: Bool)
    throws(QueryError) -> BoundExpression?
  {
    guard let syntax else { return nil }
    let place = "the inside of a list expression"
    return isCondition ? try bindPredicate(syntax, in: place) : try bindPlain(syntax, in: place)
  }
}

extension BinaryOperator {
  /// As queries write it.
  var text: String {
    switch self {
    case .xor: "XOR"
    case .equal: "="
    case .notEqual: "<>"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .in: "IN"
    case .startsWith: "STARTS WITH"
    case .endsWith: "ENDS WITH"
    case .contains: "CONTAINS"
    case .matches: "=~"
    case .add: "+"
    case .subtract: "-"
    case .multiply: "*"
    case .divide: "/"
    case .modulo: "%"
    case .power: "^"
    case .concatenate: "||"
    }
  }
}

extension String {
  /// With its first letter in upper case, to begin a sentence.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
