import GraphQuery
import PropertyGraph

/// Runs one scenario on a graph of its own.
final class ScenarioRunner {
  /// What a step found wrong.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// A scenario that cannot be run here.
  struct Skip: Error, CustomStringConvertible {
    let description: String
  }

  private let store: GraphStore
  private let graphScript: (String) -> String?
  private var procedures = ProcedureRegistry()
  private var parameters: [String: Value] = [:]
  private var outcome: Result<Rows, any Error>?
  private var before: GraphObservation?
  private var after: GraphObservation?

  private struct Rows {
    let columns: [String]
    let rows: [[KitValue]]
  }

  init(store: GraphStore, graphScript: @escaping (String) -> String?) {
    self.store = store
    self.graphScript = graphScript
  }

  /// Throws at the first step that fails.
  func run(_ scenario: Scenario) throws {
    for step in scenario.steps { try run(step) }
    if case .failure(let error) = outcome, !scenario.isNegative { throw unexpected(error) }
  }

  private func run(_ step: Scenario.Step) throws {
    let text = step.text
    switch text {
    case "an empty graph", "any graph": break
    case "having executed:": _ = try engine().run(try doc(of: step), parameters: [:])
    case "parameters are:":
      for row in step.table ?? [] where row.count == 2 {
        parameters[row[0]] = try KitValueParser.parse(row[1]).value()
      }
    case "executing query:", "executing control query:": try execute(try doc(of: step))
    case "the result should be empty":
      let result = try result()
      guard result.rows.isEmpty else {
        throw Failure(
          description: "expected no rows, got \(result.rows.count): \(result.rows.prefix(3))")
      }
    case "no side effects": try checkSideEffects([])
    case "the side effects should be:": try checkSideEffects(step.table ?? [])
    default:
      if text.hasPrefix("there exists a procedure ") {
        try addProcedure(text, step.table ?? [])
      } else if text.hasPrefix("the result should be") {
        try check(
          step.table ?? [], isOrdered: text.contains("in order"),
          ignoresListOrder: text.contains("ignoring element order for lists"))
      } else if text.contains(" should be raised at ") {
        try checkError(text)
      } else if text.hasPrefix("the "), text.hasSuffix(" graph") {
        try build(String(text.dropFirst(4).dropLast(6)))
      } else {
        throw Skip(description: "unknown step: \(text)")
      }
    }
  }

  private func engine() -> QueryEngine { QueryEngine(store: store, procedures: procedures) }

  private func doc(of step: Scenario.Step) throws -> String {
    guard let doc = step.doc else { throw Skip(description: "no query: \(step.text)") }
    return doc
  }

  private func build(_ name: String) throws {
    guard let script = graphScript(name) else {
      throw Skip(description: "the script of graph \(name) is not there")
    }
    for statement in script.split(separator: ";") where statement.contains(where: \.isLetter) {
      _ = try engine().run(String(statement), parameters: [:])
    }
  }

  private func execute(_ query: String) throws {
    before = try store.read { try GraphObservation($0) }
    do {
      let result = try engine().run(query, parameters: parameters)
      let rows = result.rows.map { row in row.map { KitValue($0, result.entities) } }
      outcome = .success(Rows(columns: result.columns, rows: rows))
    } catch {
      outcome = .failure(error)
    }
    after = try store.read { try GraphObservation($0) }
  }

  private func result() throws -> Rows {
    switch outcome {
    case .success(let rows): return rows
    case .failure(let error): throw unexpected(error)
    case .none: throw Skip(description: "no query was executed")
    }
  }

  private func unexpected(_ error: any Error) -> Failure {
    guard let error = error as? QueryError else {
      return Failure(description: "unexpected error: \(error)")
    }
    return Failure(
      description: "unexpected \(error.kind.rawValue) at \(error.phase.rawValue): \(error.detail): "
        + error.message)
  }

  private func check(_ table: [[String]], isOrdered: Bool, ignoresListOrder: Bool) throws {
    let result = try result()
    guard let header = table.first else { throw Skip(description: "no table of results") }
    guard header == result.columns else {
      throw Failure(description: "expected columns \(header), got \(result.columns)")
    }
    func normal(_ rows: [[KitValue]]) -> [[KitValue]] {
      ignoresListOrder ? rows.map { $0.map(\.withSortedLists) } : rows
    }
    let expected = normal(try table.dropFirst().map { try $0.map(KitValueParser.parse) })
    let actual = normal(result.rows)
    guard !isOrdered else {
      guard expected == actual else { throw difference(expected, actual) }
      return
    }
    var counts: [[KitValue]: Int] = [:]
    for row in expected { counts[row, default: 0] += 1 }
    for row in actual { counts[row, default: 0] -= 1 }
    guard counts.values.allSatisfy({ $0 == 0 }) else { throw difference(expected, actual) }
  }

  private func difference(_ expected: [[KitValue]], _ actual: [[KitValue]]) -> Failure {
    func text(_ rows: [[KitValue]]) -> String {
      rows.prefix(6).map { "\n      | " + $0.map(\.description).joined(separator: " | ") + " |" }
        .joined() + (rows.count > 6 ? "\n      … \(rows.count) rows" : "")
    }
    return Failure(description: "expected rows:\(text(expected))\n    got:\(text(actual))")
  }

  private func checkSideEffects(_ table: [[String]]) throws {
    if case .failure(let error) = outcome { throw unexpected(error) }
    guard let before, let after else { throw Skip(description: "no query was executed") }
    var expected: [String: Int] = [:]
    for row in table where row.count == 2 { expected[row[0]] = Int(row[1]) }
    let actual = before.sideEffects(to: after)
    guard expected.filter({ $0.value != 0 }) == actual else {
      throw Failure(
        description: "expected side effects \(describe(expected)), got \(describe(actual))")
    }
  }

  private func describe(_ effects: [String: Int]) -> String {
    effects.isEmpty
      ? "none"
      : effects.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }

  /// `a SyntaxError should be raised at compile time: UndefinedVariable`; `any time` and `*` match all.
  private func checkError(_ text: String) throws {
    guard case .failure(let error) = outcome else {
      throw Failure(description: "expected an error (\(text)), got rows")
    }
    guard let error = error as? QueryError else { throw unexpected(error) }
    let words = text.split(separator: " ")
    guard words.count > 1, let mark = text.firstRange(of: " should be raised at "),
      let colon = text[mark.upperBound...].firstIndex(of: ":")
    else { throw Skip(description: "cannot read: \(text)") }
    let kind = String(words[1])
    let phase = String(text[mark.upperBound..<colon])
    let detail = String(text[text.index(after: colon)...].drop { $0 == " " })
    let isRightPhase = phase == "any time" || phase == error.phase.rawValue
    let isRightDetail = detail == "*" || detail == error.detail
    guard kind == error.kind.rawValue, isRightPhase, isRightDetail else {
      throw Failure(
        description: "expected \(kind) at \(phase): \(detail), got \(error.kind.rawValue) at "
          + "\(error.phase.rawValue): \(error.detail): \(error.message)")
    }
    if let before, let after, !before.sideEffects(to: after).isEmpty {
      throw Failure(description: "the failed query changed the graph")
    }
  }

  /// The table is the procedure as a relation: inputs, then outputs.
  private func addProcedure(_ text: String, _ table: [[String]]) throws {
    var signature = String(text.dropFirst("there exists a procedure ".count))
    while signature.last == ":" || signature.last == " " { signature.removeLast() }
    let parsed = try ProcedureSignature(signature)
    let relation = try table.dropFirst().map { row in
      try row.map { try KitValueParser.parse($0).value() }
    }
    let inputCount = parsed.inputs.count
    procedures.add(
      Procedure(parsed) { arguments, _ in
        relation.filter { row in
          row.count >= inputCount
            && zip(arguments, row).allSatisfy { $0.isSame(as: $1) }
        }.map { Array($0.dropFirst(inputCount)) }
      })
  }
}

extension Value {
  /// Whether an argument is what a procedure's table has; null matches null, integers match floats.
  fileprivate func isSame(as other: Value) -> Bool {
    switch (self, other) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.double(let left), .double(let right)): left == right
    case (.integer(let left), .double(let right)): Double(left) == right
    case (.double(let left), .integer(let right)): left == Double(right)
    case (.string(let left), .string(let right)): left == right
    default: false
    }
  }
}
