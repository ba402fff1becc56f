import GraphQuery

/// Prints what a query gave: rows in the chosen format; hints, changes and plans for people on standard error or in
/// the table.
struct QueryOutput {
  let format: OutputFormat

  func print(_ result: QueryResult) {
    for hint in result.notifications { Terminal.complain("hint: \(hint)") }
    var terminal = Terminal()
    if let plan = result.plan { print(plan, withRows: !result.columns.isEmpty, to: &terminal) }
    if !result.columns.isEmpty {
      RowPrinter(format: format, entities: result.entities)
        .print(result.columns, result.rows, to: &terminal)
    }
    terminal.flush()
    if !result.updates.isEmpty { Terminal.complain(Self.summary(result.updates)) }
  }

  /// A plan alone is the answer; beside rows that another program reads it is a message.
  private func print(_ plan: PlanDescription, withRows: Bool, to terminal: inout Terminal) {
    switch format {
    case .table: terminal.writeLine(plan.text)
    case .json where !withRows, .jsonl where !withRows: terminal.writeLine(plan.json)
    default: Terminal.complain(plan.text)
    }
  }

  private static func summary(_ updates: UpdateStatistics) -> String {
    let counts = [
      (updates.nodesCreated, "nodes created"), (updates.nodesDeleted, "nodes deleted"),
      (updates.relationshipsCreated, "relationships created"),
      (updates.relationshipsDeleted, "relationships deleted"),
      (updates.propertiesSet, "properties set"), (updates.labelsAdded, "labels added"),
      (updates.labelsRemoved, "labels removed"), (updates.indexesAdded, "indexes added"),
      (updates.indexesRemoved, "indexes removed"),
      (updates.constraintsAdded, "constraints added"),
      (updates.constraintsRemoved, "constraints removed"),
    ]
    return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
