import ArgumentParser
import FoundationEssentials
import TextExtraction

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `fangzhi extract`: reads texts and prints what they say, one JSON object per document.
struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the facts of texts as JSON Lines; needs no store.")

  @Argument(help: "Files and folders; folders are read recursively.")
  var paths: [String]

  @Option(help: "A folder laid out like schema/; its tables replace the built-in ones.")
  var schema: String?

  @Flag(help: "Say for each fact which rule or cue decided it.")
  var explain = false

  @Option(help: .hidden)
  var training: String?

  func run() throws {
    let vocabulary = try Self.vocabulary(schema)
    let extractor = Extractor(vocabulary: vocabulary)
    var failed = 0
    for path in Self.files(paths) {
      do {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        if let training {
          let rows =
            switch training {
            case "mentions": try extractor.mentionRows(bytes, source: path)
            default: try extractor.indicatorRows(bytes, source: path)
            }
          for row in rows {
            let numbers = row.numbers.map { [$0.lowerBound, $0.upperBound] }
            let words = row.words.map { [$0.lowerBound, $0.upperBound] }
            print("{\"source\":\"\(path)\",\"words\":\(words),", terminator: "")
            print("\"numbers\":\(numbers),\"features\":\(row.features)}")
          }
          continue
        }
        for document in try extractor.extract(bytes, source: path) {
          let line = ExtractionRendering.json(document, explain: explain)
          print(String(decoding: line, as: UTF8.self))
        }
      } catch let error as ExtractionError {
        failed += 1
        Self.complain("fangzhi: \(error)")
      } catch {
        failed += 1
        Self.complain("fangzhi: \(path): \(error)")
      }
    }
    if failed > 0 { throw ExitCode(1) }
  }

  private static func complain(_ message: String) {
    let bytes = Array((message + "\n").utf8)
    _ = write(2, bytes, bytes.count)
  }

  /// The built-in vocabulary, or one whose tables come from a folder.
  static func vocabulary(_ folder: String?) throws -> Vocabulary {
    guard let folder else { return try .builtIn() }
    return try Vocabulary { table in
      let path = folder + "/" + table
      guard FileManager.default.fileExists(atPath: path) else { return nil }
      return (bytes: [UInt8](try Data(contentsOf: URL(filePath: path))), file: path)
    }
  }

  /// The files that paths name, folders searched in the order of their names.
  static func files(_ paths: [String]) -> [String] {
    var result: [String] = []
    for path in paths {
      var isFolder = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let inside = names.filter { !$0.hasPrefix(".") }.sorted().map { path + "/" + $0 }
        result.append(contentsOf: files(inside))
      } else {
        result.append(path)
      }
    }
    return result
  }
}
