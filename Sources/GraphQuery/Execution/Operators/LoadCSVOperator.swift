import PropertyGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// LOAD CSV: one row for each record of a local file, read piece by piece.
final class LoadCSVOperator: StreamOperator {
  private let step: LoadCSVStep
  private var rows: Batch?
  private var row = -1
  private var reader: CSVReader?
  private var headers: [String]?

  init(_ context: ExecutionContext, _ input: Operator, _ step: LoadCSVStep, live: [Int]) {
    self.step = step
    super.init(context, input, live: live)
  }

  override func open(_ argument: Batch) throws {
    try super.open(argument)
    rows = nil
    row = -1
    reader = nil
  }

  override func next() throws -> Batch? {
    while true {
      try context.checkLimits()
      if reader == nil {
        if let batch = rows, row + 1 < batch.count {
          row += 1
        } else {
          rows = try input.pull()
          row = 0
        }
        guard let batch = rows else { return nil }
        try start(batch)
      }
      guard let batch = rows, let reader else { return nil }
      var values: [Value] = []
      while values.count < Batch.fullWidth, let record = try reader.next() {
        values.append(value(of: record))
      }
      if values.isEmpty {
        self.reader = nil
        continue
      }
      var result = batch.row(row).keeping(live)
      result.count = values.count
      result.columns[step.variable] = .values(values)
      return result
    }
  }

  private func start(_ batch: Batch) throws {
    let source = try step.source.value(context, batch, at: row)
    guard case .string(let location) = source else {
      throw QueryError.runtime(
        .type, "InvalidArgumentType",
        "LOAD CSV needs a file name, not \(TypeSet(of: source).names)",
        at: step.offset)
    }
    let path = try Self.path(location, step.offset)
    let reader = try CSVReader(
      path: path, separator: step.fieldTerminator?.utf8.first ?? UInt8(ascii: ","),
      offset: step.offset)
    headers = nil
    if step.hasHeaders { headers = try reader.next()?.map { $0 ?? "" } ?? [] }
    self.reader = reader
  }

  /// The local path of a `file:` address or plain path.
  private static func path(_ location: String, _ offset: Int) throws -> String {
    if location.hasPrefix("http:") || location.hasPrefix("https:") || location.hasPrefix("ftp:") {
      throw QueryError.runtime(
        .argument, "InvalidArgumentValue",
        "LOAD CSV reads local files only; download \(location) first", at: offset)
    }
    guard location.hasPrefix("file:") else { return location }
    var rest = location.dropFirst(5)
    if rest.hasPrefix("//") { rest = rest.dropFirst(2) }
    var bytes: [UInt8] = []
    var iterator = rest.utf8.makeIterator()
    while let byte = iterator.next() {
      if byte == UInt8(ascii: "%"), let high = iterator.next(), let low = iterator.next(),
        let code = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
      {
        bytes.append(code)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func value(of record: [String?]) -> Value {
    guard let headers else {
      return .list(record.map { $0.map { .string($0) } ?? .null })
    }
    var map: [String: Value] = [:]
    for (index, header) in headers.enumerated() {
      map[header] = index < record.count ? record[index].map { .string($0) } ?? .null : .null
    }
    return .map(map)
  }
}

/// Reads CSV records: fields in double quotes may hold separators, line ends and doubled quotes. An empty
/// field without quotes is null.
final class CSVReader {
  private let file: OpaqueFile
  private let separator: UInt8
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  private let path: String

  init(path: String, separator: UInt8, offset: Int) throws {
    guard let file = OpaqueFile(path) else {
      throw QueryError.runtime(
        .argument, "FileNotFound",
        "LOAD CSV cannot open \(path): \(String(cString: strerror(errno)))", at: offset)
    }
    self.file = file
    self.path = path
    self.separator = separator
    // A byte order mark is no part of the first field.
    if peek() == 0xEF, buffer.count >= 3, buffer[1] == 0xBB, buffer[2] == 0xBF { position = 3 }
  }

  private func peek() -> UInt8? {
    if position >= buffer.count {
      if isAtEnd { return nil }
      buffer = file.read()
      position = 0
      if buffer.isEmpty {
        isAtEnd = true
        return nil
      }
    }
    return buffer[position]
  }

  /// The next record; nil at the end. Empty lines are passed over.
  func next() throws -> [String?]? {
    while let byte = peek(), byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      position += 1
    }
    guard peek() != nil else { return nil }
    var record: [String?] = []
    var field: [UInt8] = []
    var wasQuoted = false
    func text() -> String? {
      field.isEmpty && !wasQuoted ? nil : String(decoding: field, as: UTF8.self)
    }
    while let byte = peek() {
      position += 1
      switch byte {
      case UInt8(ascii: "\"") where field.isEmpty && !wasQuoted:
        wasQuoted = true
        try readQuoted(into: &field)
      case separator:
        record.append(text())
        field = []
        wasQuoted = false
      case UInt8(ascii: "\n"):
        record.append(text())
        return record
      case UInt8(ascii: "\r"):
        if peek() == UInt8(ascii: "\n") { position += 1 }
        record.append(text())
        return record
      default: field.append(byte)
      }
    }
    record.append(text())
    return record
  }

  private func readQuoted(into field: inout [UInt8]) throws {
    while let byte = peek() {
      position += 1
      if byte != UInt8(ascii: "\"") {
        field.append(byte)
      } else if peek() == UInt8(ascii: "\"") {
        position += 1
        field.append(byte)
      } else {
        return
      }
    }
    throw QueryError.runtime(
      .argument, "InvalidCSV", "\(path) ends within a quoted field; close the quote")
  }
}

/// An open file that closes itself.
final class OpaqueFile {
  private let descriptor: Int32

  init?(_ path: String) {
    descriptor = open(path, O_RDONLY)
    if descriptor < 0 { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// The next piece; empty at the end.
  func read() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    #if canImport(Glibc)
      let count = Glibc.read(descriptor, &bytes, bytes.count)
    #else
      let count = Darwin.read(descriptor, &bytes, bytes.count)
    #endif
    return count <= 0 ? [] : Array(bytes[0..<count])
  }
}
