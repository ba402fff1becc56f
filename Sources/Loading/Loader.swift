public import PropertyGraph
public import TextExtraction

/// Loads texts into a graph. Loading the same texts in any order, at once or one by one, once or twice, gives the same
/// graph; a changed file replaces what it said before.
public struct Loader: Sendable {
  /// How a load behaves.
  public struct Options: Sendable {
    /// Stops at the first file that cannot be read or decoded, instead of reporting and skipping it.
    public var isStrict = false
    /// Reads files anew that the store has as they are: after a change of vocabulary.
    public var loadsUnchanged = false
    /// Files that are read and extracted at the same time, no more than there are cores; with 1, one after the other.
    public var workers = 2
    /// Source bytes that are written in one transaction. A file is never split.
    public var batchByteCount = 2 << 20
    /// Source bytes that may be extracted ahead of the writer: the bound of the memory in use.
    public var pendingByteCount = 12 << 20

    public init() {}
  }

  private let store: GraphStore
  private let extractor: Extractor
  private let options: Options

  public init(store: GraphStore, extractor: Extractor, options: Options = Options()) {
    self.store = store
    self.extractor = extractor
    self.options = options
  }

  /// Loads the sources in their order.
  ///
  /// - Parameters:
  ///   - isInterrupted: asked between transactions; true ends the load with what is committed.
  ///   - progress: called after each transaction, with the names of the files that it committed.
  /// - Throws: what the store throws; with `isStrict`, also the first source's failure.
  public func load(
    _ sources: [TextSource],
    isInterrupted: () -> Bool = { false },
    progress: (_ report: LoadReport, _ committed: [String]) -> Void = { _, _ in }
  ) async throws -> LoadReport {
    try LoaderIndexes.ensure(in: store)
    var report = LoadReport()
    var batch: [LoadedFile] = []
    var batchByteCount = 0

    func commit() throws {
      guard !batch.isEmpty else { return }
      let files = batch
      try store.write { draft in
        try BatchWriter(draft: draft, enclosure: extractor.enclosure(ofPlace:)).write(files)
      }
      for file in files { report.count(file) }
      batch = []
      batchByteCount = 0
      progress(report, files.map(\.source))
    }

    var pipeline = ExtractionPipeline(sources: sources, options: options)
    try await withThrowingTaskGroup(of: ExtractionPipeline.Output.self) { group in
      defer { group.cancelAll() }
      while true {
        while let job = pipeline.nextJob() {
          let worker = SourceReader(
            store: store, extractor: extractor, skipsUnchanged: !options.loadsUnchanged)
          group.addTask { .init(index: job.index, outcome: try worker.read(job.source)) }
        }
        guard let output = try await group.next() else { break }
        for outcome in pipeline.finish(output) {
          switch outcome {
          case .unchanged(let byteCount):
            report.unchangedFiles += 1
            report.byteCount += byteCount
          case .failed(let source, let error):
            if options.isStrict { throw error }
            report.failures.append(.init(source: source, message: "\(error)"))
          case .extracted(let file):
            batch.append(file)
            batchByteCount += file.byteCount
          }
          if batchByteCount >= options.batchByteCount || batch.count >= 256 { try commit() }
        }
        if isInterrupted() {
          report.wasInterrupted = true
          break
        }
      }
    }
    try commit()
    return report
  }
}
