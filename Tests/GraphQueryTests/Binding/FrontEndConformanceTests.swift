import Foundation
import Testing

@testable import GraphQuery

/// Parser and binder alone against the scenarios of openCypher's compatibility kit: queries that fail
/// at compile time fail with the right type and detail, all others bind.
/// Runs where `TCK_SCENARIOS` names the file of expanded scenarios.
@Suite struct FrontEndConformanceTests {
  static let path = ProcessInfo.processInfo.environment["TCK_SCENARIOS"]

  @Test(.enabled(if: path != nil)) func scenarios() throws {
    let path = try #require(Self.path)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var failures: [String] = []
    for line in text.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      let scenario = try #require(object as? [String: Any])
      failures += try check(scenario)
    }
    #expect(failures.isEmpty, "\(failures.count) failures:\n\(failures.joined(separator: "\n"))")
  }

  private func check(_ scenario: [String: Any]) throws -> [String] {
    let steps = try #require(scenario["steps"] as? [[String: Any]])
    var procedures = ProcedureRegistry()
    var queries: [String] = []
    var expected: String?
    for step in steps {
      let text = try #require(step["text"] as? String)
      if let range = text.range(of: "there exists a procedure ") {
        var signature = text[range.upperBound...]
        if signature.hasSuffix(":") { signature = signature.dropLast() }
        try procedures.add(String(signature)) { _, _ in [] }
      }
      if let document = step["doc"] as? String,
        text.hasPrefix("executing") || text.hasPrefix("having")
      {
        queries.append(document)
      }
      if let match = text.firstMatch(
        of: /an? (\w+) should be raised at (compile time|any time): (.*)/)
      {
        expected = "\(match.1) \(match.3)"
      }
    }
    var failures: [String] = []
    let name = "\(scenario["uid"] ?? "") \(scenario["scenario"] ?? "")"
    for (index, query) in queries.enumerated() {
      let wanted = index == queries.count - 1 ? expected : nil
      do {
        _ = try Binder.bind(query, procedures: procedures)
        guard let wanted, !wanted.hasPrefix("ParameterMissing"), !wanted.hasSuffix("*") else {
          continue
        }
        failures.append("\(name)\n  no error, but \(wanted)\n  \(query)")
      } catch {
        let found = "\(error.kind.rawValue) \(error.detail)"
        if found != wanted, wanted?.hasSuffix("*") != true {
          failures.append("\(name)\n  \(error)\n  instead of \(wanted ?? "success")\n  \(query)")
        }
      }
    }
    return failures
  }
}
