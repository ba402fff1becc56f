/// What became of the scenarios.
public struct ConformanceReport: Sendable {
  public enum Outcome: Sendable, Equatable {
    case passed
    case failed(String)
    case skipped(String)
  }

  public private(set) var entries: [(scenario: Scenario, outcome: Outcome)] = []

  public init() {}

  public mutating func add(_ scenario: Scenario, _ outcome: Outcome) {
    entries.append((scenario, outcome))
  }

  public var passedCount: Int { entries.count { $0.outcome == .passed } }

  /// Skipped scenarios have not passed.
  public var failedCount: Int { entries.count - passedCount }

  /// A line a category, with scenarios that expect rows and those that expect an error apart, then the
  /// totals. The last line is `N passed, N failed`.
  public func table() -> String {
    var counts: [String: [Int]] = [:]
    for (scenario, outcome) in entries {
      let column = scenario.isNegative ? 2 : 0
      counts[scenario.category, default: [0, 0, 0, 0]][column] += outcome == .passed ? 1 : 0
      counts[scenario.category, default: [0, 0, 0, 0]][column + 1] += 1
    }
    let width = (counts.keys.map(\.count).max() ?? 0) + 2
    func line(_ name: String, _ cells: [String]) -> String {
      var line = name + String(repeating: " ", count: max(0, width - name.count))
      for cell in cells { line += String(repeating: " ", count: max(0, 14 - cell.count)) + cell }
      return line + "\n"
    }
    func cells(_ counts: [Int]) -> [String] {
      [0, 2].map { counts[$0 + 1] == 0 ? "-" : "\(counts[$0])/\(counts[$0 + 1])" }
    }
    var text = line("category", ["results", "errors"])
    var total = [0, 0, 0, 0]
    for (category, numbers) in counts.sorted(by: { $0.key < $1.key }) {
      text += line(category, cells(numbers))
      for index in 0..<4 { total[index] += numbers[index] }
    }
    text += line("all", cells(total))
    let skipped = entries.count { if case .skipped = $0.outcome { true } else { false } }
    if skipped > 0 { text += "\(skipped) of the failed were skipped\n" }
    return text + "\(passedCount) passed, \(failedCount) failed"
  }

  /// Every scenario that did not pass: its title, its query and why.
  public func failures() -> String {
    var text = ""
    for (scenario, outcome) in entries {
      let reason: String
      switch outcome {
      case .passed: continue
      case .failed(let why): reason = why
      case .skipped(let why): reason = "skipped: " + why
      }
      text += "\(scenario.title)\n"
      for step in scenario.steps {
        guard let doc = step.doc else { continue }
        let lines = doc.split(separator: "\n").map { "      " + $0 }.joined(separator: "\n")
        text += "  \(step.text)\n\(lines)\n"
      }
      text += "  => \(reason)\n\n"
    }
    return text
  }
}
