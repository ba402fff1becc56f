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
    var pipeline = ExtractionPipeline(sources: sources, options: options)
    var batches = BatchQueue(options: options)

    try await withThrowingTaskGroup(of: Event.self) { group in
      defer { group.cancelAll() }
      while true {
        // The writer comes first: a batch that waits would keep its texts in memory.
        if let files = batches.next() {
          let store = store
          let extractor = extractor
          group.addTask {
            try store.write { draft in
              try BatchWriter(draft: draft, enclosure: extractor.enclosure(ofPlace:)).write(files)
            }
            return .written
          }
        }
        while !report.wasInterrupted, let job = pipeline.nextJob(isWriting: batches.isWriting) {
          let worker = SourceReader(
            store: store, extractor: extractor, skipsUnchanged: !options.loadsUnchanged)
          group.addTask {
            .read(.init(index: job.index, outcome: try worker.read(job.source)))
          }
        }
        guard let event = try await group.next() else {
          // All is read: what is left is written, smaller than a batch as it may be.
          if batches.close() { continue }
          break
        }
        switch event {
        case .written:
          let files = batches.finish()
          for file in files { report.count(file) }
          progress(report, files.map(\.source))
        case .read(let output):
          for outcome in pipeline.finish(output) {
            switch outcome {
            case .unchanged(let byteCount):
              report.unchangedFiles += 1
              report.byteCount += byteCount
            case .failed(let source, let error):
              if options.isStrict { throw error }
              report.failures.append(.init(source: source, message: "\(error)"))
            case .extracted(let file): batches.add(file)
            }
          }
        }
        if isInterrupted() { report.wasInterrupted = true }
      }
    }
    return report
  }

  /// What a child of the load has done.
  private enum Event: Sendable {
    case read(ExtractionPipeline.Output)
    case written
  }
}
