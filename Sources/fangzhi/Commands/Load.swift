import ArgumentParser
import Loading
import TextExtraction

/// `fangzhi load`: texts into the store.
struct LoadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "Load texts into the store.",
    discussion: """
      Folders are read recursively, without hidden files; - is standard input. Loading is incremental: a file that \
      the store has as it is, is passed over; a changed file replaces what it said. A file that cannot be read or \
      decoded is reported and skipped, the rest is loaded, and the exit status is 1.

      EXAMPLES
        fangzhi load --samples
        fangzhi load reports/ news.txt
        curl -s https://example.org/report.txt | fangzhi load -
        fangzhi load --strict --store city.store reports/
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var vocabulary: VocabularyOptions

  @Flag(help: "Stop at the first file that cannot be read or decoded.")
  var strict = false

  @Flag(help: "Read files anew that are unchanged, after a change of vocabulary.")
  var again = false

  @Flag(name: [.short, .long], help: "Name each file once what it says is committed.")
  var verbose = false

  @Option(help: ArgumentHelp("Files that are read at the same time.", valueName: "n"))
  var threads = 2

  @Option(
    help: ArgumentHelp("KiB of texts that are committed together.", valueName: "kib"))
  var batch = 2048

  @Flag(help: "Load the sample texts that are in the binary.")
  var samples = false

  @Argument(help: "Files and folders; - for standard input.", completion: .file())
  var paths: [String] = []

  func validate() throws {
    if paths.isEmpty && !samples {
      throw ValidationError(
        "say what to load: files and folders, - for standard input, or --samples")
    }
    guard (1...64).contains(threads) else {
      throw ValidationError("--threads takes a number from 1 to 64, not \(threads)")
    }
    guard (1...65536).contains(batch) else {
      throw ValidationError("--batch takes a number from 1 to 65536, not \(batch)")
    }
  }

  func run() async throws {
    let found = try SourceFiles(paths: paths)
    for failure in found.failures {
      if strict { throw failure.error }
      Terminal.complain("skipped: \(failure.error)")
    }
    let sources = (samples ? SampleTexts.allCases.map(\.source) : []) + found.files
    var options = Loader.Options()
    options.isStrict = strict
    options.workers = threads
    options.loadsUnchanged = again
    options.batchByteCount = batch << 10
    let graph = try store.open(creating: true)
    let extractor = Extractor(vocabulary: try vocabulary.vocabulary())
    let loader = Loader(store: graph, extractor: extractor, options: options)
    let showsProgress = Terminal.showsProgress
    var terminal = Terminal()

    Interruption.watch()
    let start = ContinuousClock.now
    var reported = 0
    let report = try await loader.load(
      sources, isInterrupted: { Interruption.isRequested },
      progress: { report, committed in
        if verbose {
          for name in committed { terminal.writeLine("committed \(name)") }
          terminal.flush()
        }
        if showsProgress {
          Terminal.progress("\(report.fileCount) of \(sources.count) files committed")
        }
        for failure in report.failures.dropFirst(reported) { complain(failure, showsProgress) }
        reported = report.failures.count
      })
    if showsProgress { Terminal.progress("") }
    for failure in report.failures.dropFirst(reported) { complain(failure, showsProgress) }
    terminal.writeLine(
      summary(
        report, skipped: report.failures.count + found.failures.count, ContinuousClock.now - start))
    terminal.flush()
    if report.wasInterrupted { throw ExitCode(130) }
    if !report.failures.isEmpty || !found.failures.isEmpty { throw ExitCode(1) }
  }

  private func complain(_ failure: LoadReport.Failure, _ showsProgress: Bool) {
    if showsProgress { Terminal.progress("") }
    Terminal.complain("skipped: \(failure.message)")
  }

  private func summary(_ report: LoadReport, skipped: Int, _ time: Duration) -> String {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    var text = "loaded \(report.documents) documents from \(report.loadedFiles) files"
    text +=
      " (\(report.sentences) sentences, \(report.mentions) mentions, \(report.figures) figures)"
    text += ", \(report.unchangedFiles) unchanged, \(skipped) skipped"
    text += " in \(Decimals.text(seconds, digits: 2)) s"
    if report.wasInterrupted { text += "; interrupted, load again to complete it" }
    return text
  }
}
