import PropertyGraph

@testable import GraphQuery

typealias NaiveRow = [VariableID: Value]

/// Runs bound queries clause by clause and row by row, trying every assignment. Shares the semantics of
/// single values with the engine, and nothing of its planning, optimization and execution.
struct NaiveEvaluator {
  struct Unsupported: Error {
    let what: String
  }

  struct Failure: Error {
    let what: String
  }

  /// Trying everything would take too long.
  struct TooMuch: Error {}

  /// What is left of the steps that one query may take.
  final class Budget {
    private var steps = 100_000

    func spend() throws {
      steps -= 1
      if steps < 0 { throw TooMuch() }
    }

    func renew() { steps = 100_000 }
  }

  struct Node {
    let id: NodeID
    let labels: [String]
    let properties: [String: Value]
  }

  struct Edge {
    let relationship: Relationship
    let type: String
    let properties: [String: Value]
  }

  let nodes: [Node]
  let edges: [Edge]
  let budget = Budget()

  init(_ graph: RandomGraph, _ ids: (nodes: [NodeID], edges: [Relationship])) {
    nodes = zip(graph.nodes, ids.nodes).map {
      Node(id: $1, labels: $0.labels, properties: $0.properties)
    }
    edges = zip(graph.edges, ids.edges).map {
      Edge(relationship: $1, type: $0.type, properties: $0.properties)
    }
  }

  func rows(of statement: BoundStatement) throws -> [[Value]] {
    guard case .query(let query) = statement.body else { throw Unsupported(what: "schema") }
    budget.renew()
    return try rows(of: query, [:])
  }

  /// The rows of a query, one value a column; `base` are the variables that come from outside.
  func rows(of query: BoundQuery, _ base: NaiveRow) throws -> [[Value]] {
    var result: [[Value]] = []
    for branch in query.branches {
      var rows = [base]
      for clause in branch.clauses { rows = try run(clause, rows, base) }
      result += rows.map { row in branch.outputs.map { row[$0] ?? .null } }
    }
    return query.isDistinct ? Self.distinct(result) { $0 } : result
  }

  private func run(_ clause: BoundClause, _ rows: [NaiveRow], _ base: NaiveRow) throws
    -> [NaiveRow]
  {
    switch clause {
    case .match(let match): return try rows.flatMap { try self.match(match, $0) }
    case .unwind(let unwind): return try rows.flatMap { try self.unwind(unwind, $0) }
    case .project(let projection): return try project(projection, rows, base)
    case .filter(let predicate): return try rows.filter { try isTrue(predicate, $0) }
    case .extend(let items):
      return try rows.map { row in
        var row = row
        for item in items { row[item.variable] = try evaluate(item.expression, row) }
        return row
      }
    case .callSubquery(let call):
      return try rows.flatMap { row in
        let inner = try self.rows(of: call.query, row)
        return inner.map { values in
          var row = row
          for (column, value) in zip(call.query.columns, values) { row[column.variable] = value }
          return row
        }
      }
    default: throw Unsupported(what: "clause")
    }
  }

  private func match(_ match: BoundMatch, _ row: NaiveRow) throws -> [NaiveRow] {
    var found: [NaiveRow] = []
    try forEachMatch(of: match.paths, row, match.allowsRepeatedRelationships) { row in
      if let predicate = match.predicate, try !isTrue(predicate, row) { return }
      found.append(row)
    }
    guard found.isEmpty, match.isOptional else { return found }
    var empty = row
    for variable in match.introduced { empty[variable] = .null }
    return [empty]
  }

  private func unwind(_ unwind: BoundUnwind, _ row: NaiveRow) throws -> [NaiveRow] {
    let value = try evaluate(unwind.list, row)
    let elements: [Value]
    switch value {
    case .null: elements = []
    case .list(let list): elements = list
    default: elements = [value]
    }
    return elements.enumerated().map { index, element in
      var row = row
      row[unwind.variable] = element
      if let position = unwind.position {
        row[position.variable] = .integer(Int64(position.startsAtOne ? index + 1 : index))
      }
      return row
    }
  }

  static func distinct<Row>(_ rows: [Row], _ key: (Row) -> [Value]) -> [Row] {
    var seen: Set<DistinctRow> = []
    return rows.filter { seen.insert(DistinctRow(key($0))).inserted }
  }
}
