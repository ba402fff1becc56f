/// Which sources are read next and which outcomes may be written: a bounded number ahead of the writer, and outcomes in
/// the order of the sources, so that a load gives the same store on every run.
struct ExtractionPipeline {
  struct Output: Sendable {
    let index: Int
    let outcome: SourceReader.Outcome
  }

  private let sources: [TextSource]
  private let options: Loader.Options
  private var started = 0
  private var running = 0
  private var delivered = 0
  private var pendingByteCount = 0
  private var waiting: [Int: SourceReader.Outcome] = [:]

  init(sources: [TextSource], options: Loader.Options) {
    self.sources = sources
    self.options = options
  }

  /// The next source to start on, or nil while enough is under way: as many as there are workers, one of which writes when
  /// there is something to write, and one more that waits for its turn. A source larger than the bound goes alone.
  mutating func nextJob(isWriting: Bool) -> (index: Int, source: TextSource)? {
    let depth =
      options.workers == 1 ? (isWriting ? 0 : 1) : options.workers + (isWriting ? 0 : 1)
    guard started < sources.count, running < depth else { return nil }
    let source = sources[started]
    if pendingByteCount > 0, pendingByteCount + source.byteCount > options.pendingByteCount {
      return nil
    }
    pendingByteCount += max(1, source.byteCount)
    running += 1
    defer { started += 1 }
    return (started, source)
  }

  /// Takes in what a worker gave. Returns the outcomes whose turn has come.
  mutating func finish(_ output: Output) -> [SourceReader.Outcome] {
    running -= 1
    waiting[output.index] = output.outcome
    var ready: [SourceReader.Outcome] = []
    while let outcome = waiting.removeValue(forKey: delivered) {
      pendingByteCount -= max(1, sources[delivered].byteCount)
      ready.append(outcome)
      delivered += 1
    }
    return ready
  }
}

/// The extracted files in the order of their sources, cut into batches that are written one after the other.
struct BatchQueue {
  private static let fileLimit = 256

  private let options: Loader.Options
  private var waiting: [LoadedFile] = []
  private var byteCount = 0
  private var isClosed = false
  /// The files that are being written.
  private var writing: [LoadedFile] = []

  init(options: Loader.Options) { self.options = options }

  var isWriting: Bool { !writing.isEmpty }

  mutating func add(_ file: LoadedFile) {
    waiting.append(file)
    byteCount += file.byteCount
  }

  /// The files of the next batch, nil while one is being written or there are too few; after `close` any number will do.
  mutating func next() -> [LoadedFile]? {
    guard writing.isEmpty, !waiting.isEmpty,
      isClosed || byteCount >= options.batchByteCount || waiting.count >= Self.fileLimit
    else { return nil }
    var count = 0
    var taken = 0
    while count < waiting.count, count < Self.fileLimit, taken < options.batchByteCount {
      taken += waiting[count].byteCount
      count += 1
    }
    writing = Array(waiting.prefix(count))
    waiting.removeFirst(count)
    byteCount -= taken
    return writing
  }

  /// Takes back the files of the batch that is written now.
  mutating func finish() -> [LoadedFile] {
    defer { writing = [] }
    return writing
  }

  /// No file follows. Returns whether any is left to write.
  mutating func close() -> Bool {
    isClosed = true
    return !waiting.isEmpty
  }
}
