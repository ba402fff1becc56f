import ArgumentParser
import FoundationEssentials
import Loading
import TextExtraction

/// `fangzhi extract`: reads texts and prints what they say, one JSON object per document.
struct Extract: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the facts of texts as JSON Lines; needs no store.")

  @Argument(
    help: "Files and folders; folders are read recursively; - is standard input.",
    completion: .file())
  var paths: [String]

  @OptionGroup var vocabulary: VocabularyOptions

  @Flag(help: "Say for each fact which rule or cue decided it.")
  var explain = false

  @Option(help: .hidden)
  var training: String?

  func run() async throws {
    let extractor = Extractor(vocabulary: try vocabulary.vocabulary())
    let files = Self.files(paths)
    var terminal = Terminal()
    var failed = 0
    var written = 0
    var waiting: [Int: Result<[UInt8], Failure>] = [:]
    // Files are read side by side and printed in their order, not too many ahead of the next to print.
    let workers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    try await withThrowingTaskGroup(of: (Int, Result<[UInt8], Failure>).self) { group in
      var started = 0
      while written < files.count {
        while started < files.count, started < written + 2 * workers,
          started - written - waiting.count < workers
        {
          let (index, path) = (started, files[started])
          group.addTask { (index, output(of: path, extractor)) }
          started += 1
        }
        if let (index, result) = try await group.next() { waiting[index] = result }
        while let result = waiting.removeValue(forKey: written) {
          switch result {
          case .success(let bytes):
            terminal.write(bytes)
            terminal.flush()
          case .failure(let failure):
            failed += 1
            Terminal.complain("fangzhi: \(failure.message)")
          }
          written += 1
        }
      }
    }
    if failed > 0 { throw ExitCode(1) }
  }

  private struct Failure: Error {
    var message: String
  }

  /// What is printed of one file.
  private func output(of path: String, _ extractor: Extractor) -> Result<[UInt8], Failure> {
    do {
      let source = path == "-" ? try TextSource.standardInput() : TextSource(path: path)
      let bytes = try source.read()
      var lines: [UInt8] = []
      if let training {
        let rows =
          training == "mentions"
          ? try extractor.mentionRows(bytes, source: path)
          : try extractor.indicatorRows(bytes, source: path)
        for row in rows {
          let numbers = row.numbers.map { [$0.lowerBound, $0.upperBound] }
          let words = row.words.map { [$0.lowerBound, $0.upperBound] }
          lines += Array(
            "{\"source\":\"\(path)\",\"words\":\(words),\"numbers\":\(numbers),".utf8)
          lines += Array("\"features\":\(row.features)}\n".utf8)
        }
        return .success(lines)
      }
      for document in try extractor.extract(bytes, source: path) {
        lines += ExtractionRendering.json(document, explain: explain)
        lines.append(UInt8(ascii: "\n"))
      }
      return .success(lines)
    } catch let error as ExtractionError {
      return .failure(Failure(message: "\(error)"))
    } catch {
      return .failure(Failure(message: "\(error)"))
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
