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

  /// The next source to start on, or nil while enough is under way. A source larger than the bound goes alone.
  mutating func nextJob() -> (index: Int, source: TextSource)? {
    // While the writer commits it starts nothing, so the workers need enough to go on with.
    let depth = options.workers == 1 ? 1 : options.workers * 64
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
