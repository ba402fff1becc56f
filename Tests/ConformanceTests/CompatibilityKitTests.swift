import Foundation
import Testing

@testable import Conformance

/// openCypher's compatibility kit, where its scenarios are: `TCK_SCENARIOS` names them, or they lie beside
/// this package in `../shared/tck`.
struct CompatibilityKitTests {
  static let path: String? = {
    if let path = ProcessInfo.processInfo.environment["TCK_SCENARIOS"] { return path }
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = package.deletingLastPathComponent().path + "/shared/tck/dev.jsonl"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()

  @Test(.enabled(if: path != nil), .timeLimit(.minutes(2))) func allScenariosPass() throws {
    let path = try #require(Self.path)
    let report = try ConformanceRun.run(ScenarioFiles.read(path), from: path)
    #expect(report.failedCount == 0, "\(report.failures())")
    #expect(report.passedCount > 0)
  }

  /// Scenarios of this project's own, in the kit's form: values of expressions, and queries that must be
  /// refused with this error and no other.
  @Test(.timeLimit(.minutes(2))) func ownScenariosPass() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scenarios")
      .path
    let report = try ConformanceRun.run(ScenarioFiles.read(path), from: path)
    #expect(report.failedCount == 0, "\(report.failures())")
    #expect(report.passedCount > 1_000)
  }

  @Test func knowsTheNamedGraphs() throws {
    let feature = """
      Feature: F
        Scenario Outline: <graph>
          Given the <graph> graph
          When executing query:
            \"\"\"
            MATCH (a:A)-[r:KNOWS|FOLLOWS]->(b)-[:FRIEND]->(c)-[:FRIEND]->(d:<label>)
            RETURN type(r) AS t, count(d.name) AS n
            \"\"\"
          Then the result should be, in any order:
            | t         | n   |
            | 'KNOWS'   | <n> |
            | 'FOLLOWS' | <n> |
          Examples:
            | graph         | label | n |
            | binary-tree-1 | X     | 6 |
            | binary-tree-2 | X     | 4 |
            | binary-tree-2 | Y     | 2 |
      """
    let scenarios = GherkinReader.scenarios(in: feature, feature: "f/F.feature")
    let report = try ConformanceRun.run(scenarios, from: "/nowhere")
    #expect(report.passedCount == 3, "\(report.failures())")
  }

  @Test func aWrongExpectationFails() throws {
    let feature = """
      Feature: F
        Scenario: value
          When executing query:
            \"\"\"
            RETURN 1 AS x
            \"\"\"
          Then the result should be, in any order:
            | x   |
            | 1.0 |
        Scenario: phase
          When executing query:
            \"\"\"
            RETURN x
            \"\"\"
          Then a SyntaxError should be raised at runtime: UndefinedVariable
        Scenario: effect
          When executing query:
            \"\"\"
            CREATE (:A {x: 1})
            \"\"\"
          Then the side effects should be:
            | +nodes | 1 |
        Scenario: right
          Given having executed:
            \"\"\"
            CREATE (:A {x: 1})-[:T]->(:B)
            \"\"\"
          When executing query:
            \"\"\"
            MATCH p = (a:A)-->() SET a.x = 2, a:C RETURN p
            \"\"\"
          Then the result should be, in order:
            | p                              |
            | <(:A:C {x: 2})-[:T]->(:B)> |
          And the side effects should be:
            | +labels     | 1 |
            | +properties | 1 |
            | -properties | 1 |
      """
    let scenarios = GherkinReader.scenarios(in: feature, feature: "f/F.feature")
    let report = try ConformanceRun.run(scenarios, from: "")
    let passed = report.entries.filter { $0.outcome == .passed }.map(\.scenario.name)
    #expect(passed == ["right"], "\(report.failures())")
    #expect(report.table().hasSuffix("1 passed, 3 failed"))
  }
}
