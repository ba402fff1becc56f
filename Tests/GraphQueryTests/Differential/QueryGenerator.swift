/// Writes random read queries. Every expression is of a kind that is known while writing, so that few
/// queries fail; what depends on an order of rows that the language leaves open is not written.
struct QueryGenerator {
  enum Kind: Hashable {
    case node, relationship, path
    /// A path that only its length says something about: one of several shortest.
    case anyShortest
    case integer, number, string, boolean, any
    case integers, relationships
    /// A list in the order of rows: only its elements count.
    case bag(of: String)

    /// Whether equal graphs give equal values, so that a query may group or sort by them.
    var isDetermined: Bool {
      if case .bag = self { return false }
      return self != .anyShortest
    }
  }

  struct Variable {
    let name: String
    let kind: Kind
  }

  var random: FuzzGenerator
  var scope: [Variable] = []
  private var made = 0

  /// A query, and whether its rows come in a total order.
  struct Query {
    var text: String
    var isOrdered: Bool
  }

  init(random: FuzzGenerator) { self.random = random }

  // Choices

  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
  mutating func pick(_ texts: String...) -> String { texts.randomElement(using: &random) ?? "" }
  mutating func roll(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  mutating func fresh(_ prefix: String) -> String {
    made += 1
    return "\(prefix)\(made)"
  }

  mutating func variable(_ isWanted: (Kind) -> Bool) -> String? {
    scope.filter { isWanted($0.kind) }.randomElement(using: &random)?.name
  }

  mutating func variable(_ kind: Kind) -> String? { variable { $0 == kind } }

  // Queries

  mutating func query() -> Query {
    if chance(25) { return shaped() }
    let kinds = (0..<(1 + roll(3))).map { _ in Kind.integer }
    if chance(12) {
      let word = chance(50) ? " UNION ALL " : " UNION "
      let first = single(columns: kinds.count, isPartOfUnion: true).text
      scope = []
      let second = single(columns: kinds.count, isPartOfUnion: true).text
      return Query(text: first + word + second, isOrdered: false)
    }
    return single(columns: kinds.count, isPartOfUnion: false)
  }

  private mutating func single(columns: Int, isPartOfUnion: Bool) -> Query {
    var clauses = [chance(92) ? match() : unwind()]
    for _ in 0..<roll(4) {
      switch roll(10) {
      case 0...3: clauses.append(match())
      case 4...7: clauses.append(with())
      case 8: clauses.append(chance(50) ? call() : shortest() ?? unwind())
      default: clauses.append(unwind())
      }
    }
    let last = returning(columns: columns, isPartOfUnion: isPartOfUnion)
    return Query(text: (clauses + [last.text]).joined(separator: " "), isOrdered: last.isOrdered)
  }

  private mutating func match() -> String {
    let isOptional = chance(30)
    var text = (isOptional ? "OPTIONAL MATCH " : "MATCH ") + patterns()
    if chance(isOptional ? 50 : 30) { text += " WHERE " + condition(2) }
    return text
  }

  private mutating func shortest() -> String? {
    guard let start = variable(.node), let end = variable(.node) else { return nil }
    let isAll = chance(40)
    let path = fresh("p")
    let text =
      (chance(30) ? "OPTIONAL MATCH " : "MATCH ")
      + "\(path) = \(isAll ? "allShortestPaths" : "shortestPath")((\(start))"
      + relationship(within: pick("*", "*..3", "*1..2"), mayBind: false) + "(\(end)))"
    scope.append(Variable(name: path, kind: isAll ? .path : .anyShortest))
    return text
  }

  /// CALL (…) { } over all variables or some.
  private mutating func call() -> String {
    let outer = scope
    let imports = scope.filter { _ in chance(60) }
    scope = imports
    let pattern = patterns()
    let filter = chance(30) ? " WHERE " + condition(1) : ""
    let name = fresh("s")
    let (text, kind) = chance(50) ? aggregate() : (expression(.integer, 1), .integer)
    let query =
      "\(chance(30) ? "OPTIONAL " : "")MATCH \(pattern)\(filter) RETURN \(text) AS \(name)"
    scope = outer + [Variable(name: name, kind: kind)]
    return "CALL (\(imports.map(\.name).joined(separator: ", "))) { \(query) }"
  }

  private mutating func unwind() -> String {
    let name = fresh("u")
    var source = ("", Kind.integer)
    if chance(40), let bag = scope.filter({ $0.kind.element != nil }).randomElement(using: &random)
    {
      source = (bag.name, bag.kind.element ?? .any)
    } else if chance(30), let list = variable(.relationships) {
      source = (list, .relationship)
    } else {
      source = (expression(.integers, 2), .integer)
    }
    scope.append(Variable(name: name, kind: source.1))
    return "UNWIND \(source.0) AS \(name)"
  }

  private mutating func with() -> String {
    var items: [(text: String, name: String, kind: Kind)] = []
    var aggregates: [(text: String, name: String, kind: Kind)] = []
    let isAggregating = chance(40)
    for variable in scope where chance(isAggregating ? 35 : 75) {
      if isAggregating, !variable.kind.isDetermined { continue }
      items.append((variable.name, variable.name, variable.kind))
    }
    for _ in 0..<roll(3) {
      let kind = scalarKind()
      let name = fresh("v")
      items.append(("\(expression(kind, 2)) AS \(name)", name, kind))
    }
    if isAggregating {
      for _ in 0...roll(2) {
        let (text, kind) = aggregate()
        let name = fresh("g")
        aggregates.append(("\(text) AS \(name)", name, kind))
      }
    }
    var all = items + aggregates
    if all.isEmpty { all = [("1 AS one\(made)", "one\(made)", .integer)] }
    all.shuffle(using: &random)
    let isDetermined = all.allSatisfy { $0.kind.isDetermined }
    var text = "WITH " + (isDetermined && chance(20) ? "DISTINCT " : "")
    text += all.map(\.text).joined(separator: ", ")
    scope = all.map { Variable(name: $0.name, kind: $0.kind) }
    if isDetermined, chance(25) { text += orderAndLimit(all.map(\.name), always: true) }
    if chance(20) { text += " WHERE " + condition(2) }
    return text
  }

  /// ORDER BY all columns, mostly with SKIP or LIMIT.
  private mutating func orderAndLimit(_ names: [String], always: Bool) -> String {
    var text =
      " ORDER BY "
      + names.shuffled(using: &random).map { chance(40) ? $0 + " DESC" : $0 }
      .joined(separator: ", ")
    if chance(30) { text += " SKIP \(roll(3))" }
    if always || chance(60) { text += " LIMIT \(roll(30) == 0 ? 0 : 1 + roll(7))" }
    return text
  }

  private mutating func returning(columns: Int, isPartOfUnion: Bool) -> Query {
    var items: [(text: String, kind: Kind)] = []
    let isAggregating = chance(40)
    for column in 0..<columns {
      if isAggregating, column == 0 || chance(50) {
        let (text, kind) = aggregate()
        items.append((text, kind))
      } else if chance(40), let variable = scope.randomElement(using: &random),
        variable.kind != .anyShortest,
        variable.kind.isDetermined || !isAggregating && !isPartOfUnion
      {
        items.append((variable.name, variable.kind))
      } else {
        let kind = scalarKind()
        items.append((expression(kind, 2), kind))
      }
    }
    if isPartOfUnion {
      items = items.map { $0.kind.isDetermined ? $0 : ("size(\($0.text))", .integer) }
    }
    let isDetermined = items.allSatisfy { $0.kind.isDetermined }
    var text = "RETURN " + (isDetermined && chance(20) ? "DISTINCT " : "")
    text += items.enumerated().map { "\($1.text) AS c\($0)" }.joined(separator: ", ")
    let isOrdered = isDetermined && !isPartOfUnion && chance(35)
    if isOrdered { text += orderAndLimit((0..<columns).map { "c\($0)" }, always: false) }
    return Query(text: text, isOrdered: isOrdered)
  }

  mutating func aggregate() -> (text: String, kind: Kind) {
    let distinct = chance(35) ? "DISTINCT " : ""
    switch roll(10) {
    case 0, 1: return ("count(*)", .integer)
    case 2:
      let name = scope.randomElement(using: &random)
      return ("count(\(distinct)\(name?.name ?? "1"))", .integer)
    case 3: return ("count(\(distinct)\(expression(scalarKind(), 1)))", .integer)
    case 4: return ("sum(\(distinct)\(expression(.number, 1)))", .number)
    case 5: return ("sum(\(distinct)\(expression(.integer, 1)))", .integer)
    case 6: return ("avg(\(distinct)\(expression(.number, 1)))", .number)
    case 7:
      let kind = scalarKind()
      return ("\(pick("min", "max"))(\(expression(kind, 1)))", kind)
    case 8:
      if let node = variable(.node) { return ("collect(\(distinct)\(node))", .bag(of: "node")) }
      fallthrough
    default:
      return ("collect(\(distinct)\(expression(.integer, 1)))", .bag(of: "integer"))
    }
  }

  mutating func scalarKind() -> Kind {
    [.integer, .integer, .number, .string, .boolean, .any].randomElement(using: &random)
      ?? .integer
  }
}

extension QueryGenerator.Kind {
  /// What the elements of a list in the order of rows are.
  var element: QueryGenerator.Kind? {
    switch self {
    case .bag(of: "node"): .node
    case .bag(of: "integer"): .integer
    default: nil
    }
  }
}
