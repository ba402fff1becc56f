#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads scenarios from a `.jsonl` file (one expanded scenario a line), a `.feature` file, or a folder of
/// those.
public enum ScenarioFiles {
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  public static func read(_ path: String) throws -> [Scenario] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(description: "\(path): no such file or folder")
    }
    if isFolder { return try readFolder(path) }
    if path.hasSuffix(".jsonl") { return try readLines(path) }
    return try GherkinReader.scenarios(in: text(path), feature: featureName(path))
  }

  /// The script that builds a named graph; nil when it is not to be found near the scenarios.
  public static func graphScript(_ name: String, near path: String) -> String? {
    var folder = path[...]
    for _ in 0..<8 {
      for candidate in ["graphs", "tck/graphs"] {
        let file = "\(folder)/\(candidate)/\(name)/\(name).cypher"
        if let script = try? text(file) { return script }
      }
      if folder.isEmpty || folder == "/" { return nil }
      folder = folder.lastIndex(of: "/").map { folder[..<$0] } ?? "."
    }
    return nil
  }

  private static func readFolder(_ path: String) throws -> [Scenario] {
    let root = path.hasSuffix("/") ? String(path.dropLast()) : path
    var scenarios: [Scenario] = []
    // subpathsOfDirectory() leaves out folders here (FoundationEssentials of Swift 6.3 on Linux).
    for name in try FileManager.default.contentsOfDirectory(atPath: root).sorted() {
      let file = root + "/" + name
      var isFolder = false
      _ = FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
      if isFolder {
        scenarios += try readFolder(file)
      } else if name.hasSuffix(".feature") {
        scenarios += try GherkinReader.scenarios(in: text(file), feature: featureName(file))
      }
    }
    return scenarios
  }

  /// What follows `features/`.
  private static func featureName(_ path: String) -> String {
    guard let range = path.firstRange(of: "features/") else { return path }
    return String(path[range.upperBound...])
  }

  private static func readLines(_ path: String) throws -> [Scenario] {
    let decoder = JSONDecoder()
    return try text(path).split(separator: "\n").map { line in
      let record = try decoder.decode(Record.self, from: Data(line.utf8))
      return Scenario(
        feature: record.feature, name: record.scenario,
        example: record.example < 0 ? nil : record.example, tags: record.tags,
        steps: record.steps.map { Scenario.Step(text: $0.text, doc: $0.doc, table: $0.table) })
    }
  }

  private static func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  private struct Record: Decodable {
    struct Step: Decodable {
      let text: String
      let doc: String?
      let table: [[String]]?
    }

    let feature: String
    let scenario: String
    let example: Int
    let tags: [String]
    let steps: [Step]
  }
}
