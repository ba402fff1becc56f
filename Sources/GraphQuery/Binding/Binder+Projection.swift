import PropertyGraph

extension Binder {
  /// Binds WITH or RETURN, and leaves its columns as the scope.
  mutating func bindProjection(_ syntax: SyntaxProjection)
    throws(QueryError) -> (BoundProjection, columns: [BoundColumn])
  {
    let saved = (aggregation, aggregates)
    defer { (aggregation, aggregates) = saved }
    let input = scope
    let firstID = variables.count
    aggregates = []
    aggregation = .collected
    let (pending, missingName) = try bindItems(syntax)
    let isAggregating = !aggregates.isEmpty

    var columns: [BoundColumn] = []
    for item in pending {
      columns.append(BoundColumn(name: item.name, variable: makeOutput(item)))
    }
    var grouping = Grouping(
      keys: [], isAggregating: isAggregating, isRestricted: isAggregating || syntax.isDistinct,
      firstID: firstID, outer: Set(input.outer.values))
    for (item, column) in zip(pending, columns) where !item.isAggregating {
      var key = column.variable
      if isAggregating, case .variable(let id) = item.expression.kind { key = id }
      grouping.keys.append(BoundProjectionItem(variable: key, expression: item.expression))
    }
    var items: [BoundProjectionItem] = []
    for (item, column) in zip(pending, columns) {
      let expression: BoundExpression
      if !isAggregating {
        expression = item.expression
      } else if item.isAggregating {
        expression = try regroup(item.expression, by: grouping, matchesAny: false, isItem: true)
      } else if case .variable = item.expression.kind {
        expression = item.expression
      } else {
        expression = BoundExpression(
          .variable(column.variable), at: item.expression.offset, type: item.expression.type)
      }
      items.append(BoundProjectionItem(variable: column.variable, expression: expression))
    }

    var names: [String: VariableID] = [:]
    for column in columns { names[column.name] = column.variable }
    // After the items, sorting and filtering see new names before old ones.
    for column in columns { scope.add(column.name, column.variable) }
    grouping.outputs = Set(columns.map(\.variable))
    var orderBy: [BoundSortKey] = []
    for key in syntax.orderBy { orderBy.append(try bindSortKey(key, grouping)) }
    let skip = try syntax.skip.map { (count) throws(QueryError) in try bindCount(count, of: "SKIP")
    }
    let limit = try syntax.limit.map { (count) throws(QueryError) in
      try bindCount(count, of: "LIMIT")
    }
    var predicate: BoundExpression?
    if let syntax = syntax.predicate {
      let bound = try bindPredicate(syntax, in: "WHERE")
      predicate =
        grouping.isRestricted
        ? try regroup(bound, by: grouping, matchesAny: true, isItem: false) : bound
    }
    // Reported last: what else is wrong says more.
    if let missingName { throw missingName }
    scope = input.replacingRow(by: names)
    let projection = BoundProjection(
      isReturn: syntax.isReturn, isDistinct: syntax.isDistinct, isAggregating: isAggregating,
      groupingKeys: isAggregating ? Self.unique(grouping.keys) : [], aggregates: aggregates,
      items: items, orderBy: orderBy, skip: skip, limit: limit, predicate: predicate)
    return (projection, columns)
  }

  private static func unique(_ keys: [BoundProjectionItem]) -> [BoundProjectionItem] {
    var seen: Set<VariableID> = []
    return keys.filter { seen.insert($0.variable).inserted }
  }

  // Items

  private struct PendingItem {
    let name: String
    let expression: BoundExpression
    let isAggregating: Bool
  }

  private mutating func bindItems(_ syntax: SyntaxProjection)
    throws(QueryError) -> ([PendingItem], missingName: QueryError?)
  {
    var items: [PendingItem] = []
    var missingName: QueryError?
    var names: Set<String> = []
    if syntax.includesAll {
      let row = scope.sortedRow
      if row.isEmpty, syntax.isReturn {
        throw .compileTime(
          "NoVariablesInScope", "RETURN * needs a variable in scope; name what to return.",
          at: syntax.offset)
      }
      for (name, id) in row {
        names.insert(name)
        use(id)
        items.append(
          PendingItem(
            name: name,
            expression: BoundExpression(.variable(id), at: syntax.offset, type: variable(id).type),
            isAggregating: false))
      }
    }
    for item in syntax.items {
      let count = aggregates.count
      let expression = try bind(item.expression)
      let name = item.name
      if !syntax.isReturn, !item.hasName, missingName == nil {
        missingName = .compileTime(
          "NoExpressionAlias", "In WITH an expression needs a name: \(item.text) AS name.",
          at: item.expression.offset)
      }
      guard names.insert(name).inserted else {
        throw .compileTime(
          "ColumnNameConflict", "Two columns are named \(name); rename one with AS.",
          at: item.alias?.offset ?? item.expression.offset)
      }
      items.append(
        PendingItem(name: name, expression: expression, isAggregating: aggregates.count > count))
    }
    return (items, missingName)
  }

  /// The variable of a column; a variable that keeps its name keeps its identity.
  private mutating func makeOutput(_ item: PendingItem) -> VariableID {
    if case .variable(let id) = item.expression.kind {
      let source = variable(id)
      if source.name == item.name { return id }
      return makeVariable(item.name, source.kind, type: source.type)
    }
    let type = item.expression.type
    return makeVariable(item.name, VariableKind(of: type), type: type)
  }

  // Grouping

  /// What expressions may use once rows have been grouped, or made distinct.
  private struct Grouping {
    /// The columns that do not aggregate.
    var keys: [BoundProjectionItem]
    var outputs: Set<VariableID> = []
    let isAggregating: Bool
    /// Old variables are out of reach, unless they are keys.
    let isRestricted: Bool
    /// Variables from here on were made by the projection itself.
    let firstID: Int
    let outer: Set<VariableID>

    func allows(_ id: VariableID) -> Bool {
      id.rawValue >= firstID || outputs.contains(id) || outer.contains(id)
        || (isAggregating && keys.contains { $0.variable == id })
    }
  }

  /// Writes an expression over grouping keys and aggregates. `matchesAny` false: only variables and
  /// properties of variables count as keys, as openCypher has it beside an aggregate.
  private func regroup(
    _ expression: BoundExpression, by grouping: Grouping, matchesAny: Bool, isItem: Bool
  ) throws(QueryError) -> BoundExpression {
    if matchesAny || expression.isVariableOrProperty {
      for key in grouping.keys where expression.isSame(as: key.expression) {
        return BoundExpression(
          .variable(key.variable), at: expression.offset, type: expression.type)
      }
    }
    let variables =
      expression.accessedVariable.map { [$0] } ?? expression.directVariables
    for id in variables where !grouping.allows(id) {
      throw outOfReach(id, in: expression, grouping, matchesAny: matchesAny, isItem: isItem)
    }
    return try expression.mapChildren { (child: BoundExpression) throws(QueryError) in
      try regroup(child, by: grouping, matchesAny: matchesAny, isItem: isItem)
    }
  }

  /// `expression` is the variable, or a property of it.
  private func outOfReach(
    _ id: VariableID, in expression: BoundExpression, _ grouping: Grouping, matchesAny: Bool,
    isItem: Bool
  ) -> QueryError {
    let name = variable(id).name
    let offset = expression.offset
    let isPartOfKey = grouping.keys.contains { $0.expression.contains(expression) }
    if isItem || (isPartOfKey && !matchesAny) {
      return .compileTime(
        "AmbiguousAggregationExpression",
        """
        \(name) stands beside an aggregate, but is not grouped by. Make the part that uses it a \
        column of its own in a WITH before.
        """, at: offset)
    }
    return .compileTime(
      "UndefinedVariable",
      """
      \(name) is not defined after \(grouping.isAggregating ? "the aggregation" : "DISTINCT"): \
      only the columns are. Make what is needed a column.
      """, at: offset)
  }

  // ORDER BY

  private mutating func bindSortKey(_ key: SyntaxSortKey, _ grouping: Grouping)
    throws(QueryError) -> BoundSortKey
  {
    let count = aggregates.count
    aggregation = grouping.isAggregating ? .collected : .forbidden(in: "ORDER BY")
    var expression = try bind(key.expression)
    if grouping.isRestricted {
      let hasAggregate = aggregates.count > count
      if hasAggregate { expression = try reuseAggregates(in: expression, from: count, grouping) }
      expression = try regroup(
        expression, by: grouping, matchesAny: !hasAggregate, isItem: false)
    }
    return BoundSortKey(
      expression: expression, isDescending: key.isDescending, nullsFirst: key.nullsFirst)
  }

  /// Aggregates of ORDER BY that the columns have computed already are taken from there.
  private mutating func reuseAggregates(
    in expression: BoundExpression, from count: Int, _ grouping: Grouping
  ) throws(QueryError) -> BoundExpression {
    var replaced: [VariableID: VariableID] = [:]
    var kept = Array(aggregates[..<count])
    for aggregate in aggregates[count...] {
      if let known = kept.first(where: { $0.isSame(as: aggregate) }) {
        replaced[aggregate.variable] = known.variable
        continue
      }
      for argument in aggregate.arguments {
        var stray: VariableID?
        argument.forEachVariable { id in
          if !grouping.allows(id)
            || grouping.outputs.contains(id) && id.rawValue >= grouping.firstID
          {
            stray = id
          }
        }
        if let stray {
          throw outOfReach(
            stray, in: argument, grouping, matchesAny: true, isItem: false)
        }
      }
      kept.append(aggregate)
    }
    aggregates = kept
    return replaced.isEmpty ? expression : Self.replace(replaced, in: expression)
  }

  private static func replace(
    _ replaced: [VariableID: VariableID], in expression: BoundExpression
  ) -> BoundExpression {
    if case .variable(let id) = expression.kind, let other = replaced[id] {
      return BoundExpression(.variable(other), at: expression.offset, type: expression.type)
    }
    let mapped = try? expression.mapChildren { (child: BoundExpression) throws(QueryError) in
      replace(replaced, in: child)
    }
    return mapped ?? expression
  }

  // SKIP, LIMIT

  /// A count that must be known before the first row.
  mutating func bindCount(_ syntax: SyntaxExpression, of place: String)
    throws(QueryError) -> BoundExpression
  {
    let saved = (scope, aggregation, mustBeConstant)
    defer { (scope, aggregation, mustBeConstant) = saved }
    scope = Scope()
    aggregation = .forbidden(in: place)
    mustBeConstant = true
    let bound = try bind(syntax)
    switch bound.type {
    case .any, .integer, .number: break
    default:
      throw .compileTime(
        "InvalidArgumentType", "\(place) takes an integer, not \(bound.type.phrase).",
        at: bound.offset)
    }
    if case .literal(.integer(let count)) = bound.kind, count < 0 {
      throw .compileTime(
        "NegativeIntegerArgument", "\(place) takes 0 or more, not \(count).", at: bound.offset)
    }
    return bound
  }
}

extension BoundExpression {
  fileprivate var isVariableOrProperty: Bool {
    switch kind {
    case .variable: true
    case .property(let operand, _): operand.isVariableOrProperty
    default: false
    }
  }
}

extension BoundExpression {
  /// The variable whose property this is.
  fileprivate var accessedVariable: VariableID? {
    guard case .property(let operand, _) = kind, case .variable(let id) = operand.kind
    else { return nil }
    return id
  }

  /// Whether the expression occurs in this one.
  fileprivate func contains(_ other: BoundExpression) -> Bool {
    if isSame(as: other) { return true }
    var isFound = false
    forEachChild { if $0.contains(other) { isFound = true } }
    return isFound
  }
}

extension BoundAggregate {
  fileprivate func isSame(as other: BoundAggregate) -> Bool {
    function == other.function && isDistinct == other.isDistinct
      && arguments.count == other.arguments.count
      && zip(arguments, other.arguments).allSatisfy { $0.isSame(as: $1) }
  }
}

extension SyntaxProjection.Item {
  /// Whether the text names the column: by AS, or because it is a variable.
  fileprivate var hasName: Bool {
    if alias != nil { return true }
    if case .variable = expression.kind { return true }
    return false
  }

  fileprivate var name: String {
    if let alias { return alias.text }
    if case .variable(let name) = expression.kind { return name }
    return text
  }
}
