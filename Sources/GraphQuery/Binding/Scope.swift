/// The variables that a place in the query sees, by name.
struct Scope: Sendable {
  /// Of the row: what clauses before have bound or projected.
  private(set) var row: [String: VariableID] = [:]
  /// Of the query around a subquery: seen throughout, whatever the subquery projects.
  private(set) var outer: [String: VariableID] = [:]

  init() {}

  /// The scope of a subquery that sees these names all the time.
  init(outer: [String: VariableID]) { self.outer = outer }

  func variable(named name: String) -> VariableID? { row[name] ?? outer[name] }

  mutating func add(_ name: String, _ id: VariableID) { row[name] = id }

  /// After a projection: only these, and the query around.
  func replacingRow(by names: [String: VariableID]) -> Scope {
    var scope = self
    scope.row = names
    return scope
  }

  /// Everything that is seen.
  var all: [String: VariableID] { outer.merging(row) { $1 } }

  /// The names of the row, in alphabetical order, as `*` lists them.
  var sortedRow: [(name: String, id: VariableID)] {
    row.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
