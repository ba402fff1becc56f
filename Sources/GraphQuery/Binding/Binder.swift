import PropertyGraph

/// Resolves names, decides kinds and types, and checks every rule that the text alone can break.
struct Binder {
  /// Whether aggregate functions may stand where an expression is bound.
  enum Aggregation {
    case forbidden(in: String)
    /// Within the arguments of another.
    case nested
    /// In a projection: they are collected.
    case collected
  }

  /// How many steps a plan may have one above the other: clauses, relationships of patterns and conditions.
  /// Later stages recurse over it. Runs of CREATE count as one.
  static let stepLimit = 1_000

  let procedures: ProcedureRegistry
  /// Steps so far.
  var stepCount = 0
  var variables: [BoundVariable] = []
  var parameters: [String] = []
  /// Labels, types and properties that are read, each once.
  private(set) var mentions: [SchemaMention] = []
  private var mentioned: Set<SchemaMention> = []
  var scope = Scope()
  var aggregation = Aggregation.forbidden(in: "this place")
  /// Those met since the projection began.
  var aggregates: [BoundAggregate] = []
  /// In SKIP and LIMIT: no variable may be used.
  var mustBeConstant = false
  /// Whether a function such as rand() was met.
  var metNondeterminism = false
  /// A parameter may stand for all properties of a pattern: in CREATE only.
  var allowsPropertyParameter = false
  /// What an initial WITH of the CALL { } that is being bound may import.
  var importable: [String: VariableID] = [:]
  /// One set for every query within an expression or clause that is being bound.
  private var usage: [Set<VariableID>] = []

  init(procedures: ProcedureRegistry) { self.procedures = procedures }

  /// Parses and binds a statement. Errors carry line and column.
  static func bind(_ text: String, procedures: ProcedureRegistry = ProcedureRegistry())
    throws(QueryError) -> BoundStatement
  {
    let statement = try Parser.parse(text)
    do {
      return try bind(statement, procedures: procedures)
    } catch {
      throw error.located(in: text)
    }
  }

  /// Binds a parsed statement.
  static func bind(_ statement: SyntaxStatement, procedures: ProcedureRegistry)
    throws(QueryError) -> BoundStatement
  {
    var binder = Binder(procedures: procedures)
    let body: BoundStatement.Body
    var isUpdating = false
    switch statement.body {
    case .schema(let command):
      body = .schema(command)
      isUpdating = true
    case .query(let syntax):
      let query = try binder.bindQuery(syntax, as: .statement)
      body = .query(query)
      isUpdating = query.isUpdating
    }
    return BoundStatement(
      mode: statement.mode, body: body, variables: binder.variables,
      parameters: binder.parameters, mentions: binder.mentions, isUpdating: isUpdating)
  }

  // Variables

  /// Makes a variable; anonymous when it has no name.
  mutating func makeVariable(_ name: String?, _ kind: VariableKind, type: StaticType? = nil)
    -> VariableID
  {
    let id = VariableID(rawValue: variables.count)
    variables.append(
      BoundVariable(
        id: id, name: name ?? "\u{0}\(id.rawValue)", kind: kind, type: type ?? kind.type,
        isAnonymous: name == nil))
    return id
  }

  /// Makes a variable and puts it into scope, where its name must be new.
  mutating func declare(_ name: Name, _ kind: VariableKind, type: StaticType? = nil)
    throws(QueryError) -> VariableID
  {
    try checkIsNew(name)
    let id = makeVariable(name.text, kind, type: type)
    scope.add(name.text, id)
    return id
  }

  func checkIsNew(_ name: Name) throws(QueryError) {
    guard let id = scope.variable(named: name.text) else { return }
    throw .compileTime(
      "VariableAlreadyBound",
      "\(name.text) is \(variables[id.rawValue].kind.phrase) already; choose another name.",
      at: name.offset)
  }

  func variable(_ id: VariableID) -> BoundVariable { variables[id.rawValue] }

  /// Finds a variable, and notes that it is used.
  mutating func resolve(_ name: String, at offset: Int) throws(QueryError) -> VariableID {
    if mustBeConstant, scope.variable(named: name) == nil {
      throw .compileTime(
        "NonConstantExpression",
        "SKIP and LIMIT take a number, a parameter or constants, but no variable like \(name).",
        at: offset)
    }
    guard let id = scope.variable(named: name) else {
      throw undefined(name, at: offset)
    }
    use(id)
    return id
  }

  mutating func countSteps(_ count: Int, at offset: Int) throws(QueryError) {
    stepCount += count
    guard stepCount <= Self.stepLimit else {
      throw .compileTime(
        .limit, "QueryTooLong",
        """
        The query has more than \(Self.stepLimit) clauses, relationships and conditions. Split it into \
        several, or use UNWIND over a list in a parameter.
        """, at: offset)
    }
  }

  mutating func mention(_ mention: SchemaMention) {
    if mentioned.insert(mention).inserted { mentions.append(mention) }
  }

  mutating func use(_ id: VariableID) {
    for level in usage.indices { usage[level].insert(id) }
  }

  func undefined(_ name: String, at offset: Int) -> QueryError {
    let names = scope.all.keys.sorted()
    let known =
      names.isEmpty
      ? "No variable is in scope here."
      : "In scope: \(names.prefix(8).joined(separator: ", "))\(names.count > 8 ? ", …" : "")."
    return .compileTime(
      "UndefinedVariable", "The variable \(name) is not defined here. \(known)", at: offset,
      suggestion: Spelling.closest(to: name, among: names))
  }

  /// Runs `body` on a scope of its own; gives what it used of the variables that were there before.
  mutating func nested<Result>(
    _ scope: Scope, _ body: (inout Binder) throws(QueryError) -> Result
  ) throws(QueryError) -> (Result, imports: [VariableID]) {
    let saved = (
      self.scope, aggregation, aggregates, mustBeConstant
    )
    let firstInner = variables.count
    usage.append([])
    self.scope = scope
    aggregates = []
    mustBeConstant = false
    let result = try body(&self)
    (self.scope, aggregation, aggregates, mustBeConstant) = saved
    let used = usage.removeLast()
    return (result, used.filter { $0.rawValue < firstInner }.sorted())
  }

  /// Runs `body` with variables that only it sees.
  mutating func withLocals<Result>(
    _ body: (inout Binder) throws(QueryError) -> Result
  ) throws(QueryError) -> Result {
    let saved = scope
    let result = try body(&self)
    scope = saved
    return result
  }

  /// Binds an expression in which aggregate functions are an error.
  mutating func bindPlain(_ expression: SyntaxExpression, in place: String)
    throws(QueryError) -> BoundExpression
  {
    let saved = aggregation
    aggregation = .forbidden(in: place)
    let bound = try bind(expression)
    aggregation = saved
    return bound
  }

  /// Binds a condition: patterns may stand in it, its type must be boolean.
  mutating func bindPredicate(_ expression: SyntaxExpression, in place: String)
    throws(QueryError) -> BoundExpression
  {
    let saved = aggregation
    aggregation = .forbidden(in: place)
    let bound = try bindCondition(expression)
    aggregation = saved
    if case .and(let operands) = bound.kind {
      try countSteps(operands.count, at: expression.offset)
    }
    return bound
  }
}

extension VariableKind {
  var type: StaticType {
    switch self {
    case .node: .node
    case .relationship: .relationship
    case .path: .path
    case .relationshipList: .list(.relationship)
    case .nodeList: .list(.node)
    case .value: .any
    }
  }

  /// The kind of a variable that takes a value of this type.
  init(of type: StaticType) {
    self =
      switch type {
      case .node: .node
      case .relationship: .relationship
      case .path: .path
      default: .value
      }
  }

  var phrase: String {
    switch self {
    case .node: "a node"
    case .relationship: "a relationship"
    case .path: "a path"
    case .relationshipList: "a list of relationships"
    case .nodeList: "a list of nodes"
    case .value: "a variable"
    }
  }
}
