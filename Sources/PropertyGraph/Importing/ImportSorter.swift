internal import LMDB

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Sorts byte strings of any number in bounded memory: what does not fit goes to the disk in sorted
/// runs, which are merged at the end.
final class ImportSorter {
  private struct Place {
    /// The first eight bytes, big-endian: most comparisons end there.
    let prefix: UInt64
    let start: Int
    let end: Int
  }

  private let folder: String
  private let byteLimit: Int
  private var bytes: [UInt8] = []
  private var places: [Place] = []
  private var isSorted = true
  private var runs: [SortedRun] = []
  private(set) var count = 0

  /// Runs are files in `folder`, without a name there; `byteLimit` is what is held in memory.
  init(folder: String, byteLimit: Int) {
    self.folder = folder
    self.byteLimit = byteLimit
  }

  func add(_ record: [UInt8]) throws(GraphError) {
    let place = Place(
      prefix: Self.prefix(record), start: bytes.count, end: bytes.count + record.count)
    bytes.append(contentsOf: record)
    if isSorted, let last = places.last { isSorted = !precedes(place, last) }
    places.append(place)
    count += 1
    if bytes.count + places.count * MemoryLayout<Place>.stride >= byteLimit { try spill() }
  }

  private static func prefix(_ record: [UInt8]) -> UInt64 {
    var prefix: UInt64 = 0
    for index in 0..<8 {
      prefix = prefix << 8 | (index < record.count ? UInt64(record[index]) : 0)
    }
    return prefix
  }

  private func precedes(_ one: Place, _ other: Place) -> Bool {
    if one.prefix != other.prefix { return one.prefix < other.prefix }
    return bytes[one.start..<one.end].lexicographicallyPrecedes(bytes[other.start..<other.end])
  }

  private func sort() {
    if !isSorted { places.sort { precedes($0, $1) } }
    isSorted = true
  }

  private func spill() throws(GraphError) {
    sort()
    var run = try SortedRun(folder: folder)
    for place in places { try run.append(bytes[place.start..<place.end]) }
    try run.rewind()
    runs.append(run)
    forget()
  }

  private func forget() {
    bytes.removeAll()
    places.removeAll()
    isSorted = true
  }

  /// Hands out all records in order, and forgets them.
  func drain(_ body: ([UInt8]) throws -> Void) throws {
    defer {
      for run in runs { run.close() }
      runs = []
      count = 0
    }
    if runs.isEmpty {
      sort()
      for place in places { try body(Array(bytes[place.start..<place.end])) }
      return forget()
    }
    if !places.isEmpty { try spill() }
    var heads: [[UInt8]?] = []
    for index in runs.indices { heads.append(try runs[index].next()) }
    while true {
      var least = -1
      for index in heads.indices {
        guard let head = heads[index] else { continue }
        if least < 0 || head.lexicographicallyPrecedes(heads[least] ?? []) { least = index }
      }
      guard least >= 0, let record = heads[least] else { return }
      heads[least] = try runs[least].next()
      try body(record)
    }
  }
}

/// A file of sorted records, written once and read once.
private struct SortedRun {
  private let file: Int32
  private var buffer: [UInt8] = []
  private var position = 0

  private static let blockSize = 1 << 20

  init(folder: String) throws(GraphError) {
    let path = folder + "/run"
    file = open(path, O_RDWR | O_CREAT | O_EXCL, 0o600)
    // Gone from the folder at once, from the disk when it is closed.
    unlink(path)
    if file < 0 { throw Self.failure("make a temporary file in \(folder)") }
  }

  private static func failure(_ what: String) -> GraphError {
    GraphError(.storage, "cannot \(what): \(String(cString: strerror(errno)))")
  }

  mutating func append(_ record: ArraySlice<UInt8>) throws(GraphError) {
    buffer.appendNumber(UInt32(record.count))
    buffer.append(contentsOf: record)
    if buffer.count >= Self.blockSize { try flush() }
  }

  private mutating func flush() throws(GraphError) {
    while !buffer.isEmpty {
      let count = write(file, buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure("write a temporary file") }
      buffer.removeFirst(count)
    }
  }

  mutating func rewind() throws(GraphError) {
    try flush()
    guard lseek(file, 0, SEEK_SET) == 0 else { throw Self.failure("read a temporary file") }
  }

  mutating func next() throws(GraphError) -> [UInt8]? {
    guard try fill(4) else { return nil }
    let count = Int(buffer.span.bytes.uint32(at: position))
    guard try fill(4 + count) else { throw Self.failure("read a temporary file") }
    defer { position += 4 + count }
    return Array(buffer[position + 4..<position + 4 + count])
  }

  /// Reads until so many bytes are there; false at the end of the file.
  private mutating func fill(_ wanted: Int) throws(GraphError) -> Bool {
    while buffer.count - position < wanted {
      buffer.removeSubrange(..<position)
      position = 0
      var block = [UInt8](repeating: 0, count: Self.blockSize)
      let count = read(file, &block, block.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { throw Self.failure("read a temporary file") }
      if count == 0 { return false }
      buffer.append(contentsOf: block[..<count])
    }
    return true
  }

  func close() { _ = Self.closeFile(file) }

  private static func closeFile(_ file: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(file)
    #else
      Darwin.close(file)
    #endif
  }
}
