import Conformance

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs openCypher's compatibility kit against the engine.
@main struct TCK {
  static let usage = """
    usage: tools/tck [PATH] [--only REGEX] [--report FILE]
      PATH           a folder of .feature files, one such file, or a .jsonl file of expanded scenarios
      --only REGEX   scenarios whose `feature name #example` matches
      --report FILE  writes every scenario that did not pass, with the reason
    """

  static func main() {
    do {
      exit(try run(Array(CommandLine.arguments.dropFirst())) ? 0 : 1)
    } catch {
      StandardError.print("tck: \(error)")
      exit(2)
    }
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Whether all passed.
  private static func run(_ arguments: [String]) throws -> Bool {
    var path: String?
    var only: Regex<AnyRegexOutput>?
    var reportFile: String?
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--only":
        guard let pattern = rest.popFirst() else { throw Failure(description: usage) }
        only = try Regex(pattern)
      case "--report":
        guard let file = rest.popFirst() else { throw Failure(description: usage) }
        reportFile = file
      case "-h", "--help":
        print(usage)
        return true
      default:
        guard path == nil, !argument.hasPrefix("-") else { throw Failure(description: usage) }
        path = argument
      }
    }
    guard let path else { throw Failure(description: usage) }
    var scenarios = try ScenarioFiles.read(path)
    if let only { scenarios = scenarios.filter { $0.title.contains(only) } }
    let report = try ConformanceRun.run(scenarios, from: path)
    if let reportFile {
      try Data(report.failures().utf8).write(to: URL(filePath: reportFile))
    } else if only != nil {
      print(report.failures(), terminator: "")
    }
    print(report.table())
    return report.failedCount == 0
  }
}

enum StandardError {
  /// To standard error; C's `stderr` does not compile in language mode 6.
  static func print(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = write(2, bytes, bytes.count)
  }
}
