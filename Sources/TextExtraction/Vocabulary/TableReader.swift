/// A table of the vocabulary: the bytes of one file, or of several of which the later ones add rows.
public struct VocabularyTable: Sendable {
  /// The files, each with the name that errors give.
  public var parts: [(bytes: [UInt8], file: String)]

  /// A table of one file.
  public init(bytes: [UInt8], file: String) { parts = [(bytes, file)] }

  /// The bytes of the last file, for what is no table of rows.
  var bytes: [UInt8] { parts.last?.bytes ?? [] }
  var file: String { parts.last?.file ?? "" }
}

/// Reads a table of schema/: lines of tab-separated cells, `#` comments, and one header line that names the columns. Of
/// several files each has a header of its own.
struct TableReader {
  private(set) var file: String
  private var bytes: [UInt8]
  private var later: ArraySlice<(bytes: [UInt8], file: String)>
  private let optional: Int
  private var position = 0
  private(set) var line = 0
  private let columns: [String]
  /// Where the cells of the current row stand, in the order of the columns asked for.
  private var ranges: [Range<Int>]
  private var order: [Int] = []

  /// The cells of the current row in the order of the columns asked for.
  var cells: [String] { ranges.indices.map { cell($0) } }

  /// One cell of the current row.
  func cell(_ column: Int) -> String { String(decoding: bytes[ranges[column]], as: UTF8.self) }

  /// One cell of the current row as UTF-16 units.
  func units(_ column: Int) -> [UInt16] {
    var result: [UInt16] = []
    result.reserveCapacity(ranges[column].count)
    var index = ranges[column].lowerBound
    while index < ranges[column].upperBound {
      let byte = bytes[index]
      // ASCII, and well-formed characters of three bytes that are no surrogates; anything else as `String` has it.
      if byte < 0x80 {
        result.append(UInt16(byte))
        index += 1
      } else if byte > 0xE0, byte < 0xF0, byte != 0xED, index + 2 < ranges[column].upperBound,
        bytes[index + 1] & 0xC0 == 0x80, bytes[index + 2] & 0xC0 == 0x80
      {
        let high = UInt16(byte & 0x0F) << 12 | UInt16(bytes[index + 1] & 0x3F) << 6
        result.append(high | UInt16(bytes[index + 2] & 0x3F))
        index += 3
      } else {
        return Array(cell(column).utf16)
      }
    }
    return result
  }

  /// The parts of a cell between bars, without empty ones, as UTF-16 units.
  func list(_ column: Int) -> [ArraySlice<UInt16>] {
    isEmpty(column) ? [] : units(column).split(separator: 0x7C)
  }

  /// Whether a cell of the current row is empty.
  func isEmpty(_ column: Int) -> Bool { ranges[column].isEmpty }

  /// Opens a table and checks its header: every column asked for must stand there, and no other.
  ///
  /// - Parameter optional: columns at the end of `columns` that may be missing.
  init(_ table: VocabularyTable, columns: [String], optional: Int = 0) throws(ExtractionError) {
    bytes = table.parts.first?.bytes ?? []
    file = table.parts.first?.file ?? ""
    later = table.parts.dropFirst()
    self.columns = columns
    self.optional = optional
    ranges = Array(repeating: 0..<0, count: columns.count)
    try readHeader()
  }

  private mutating func readHeader() throws(ExtractionError) {
    order = []
    guard let header = nextLine() else {
      if bytes.isEmpty || bytes == [0] { return }
      throw ExtractionError(
        code: .vocabulary, message: "the table has no header line", location: file)
    }
    let names = bytes[header].split(separator: 9, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    for name in names {
      guard let index = columns.firstIndex(of: name) else {
        throw error("unknown column '\(name)'; known are \(columns.joined(separator: ", "))")
      }
      if order.contains(index) { throw error("column '\(name)' stands twice") }
      order.append(index)
    }
    for index in 0..<columns.count - optional where !order.contains(index) {
      throw error("column '\(columns[index])' is missing")
    }
  }

  /// Moves to the next row; false at the end.
  mutating func advance() throws(ExtractionError) -> Bool {
    var found = nextLine()
    while found == nil, let next = later.popFirst() {
      bytes = next.bytes
      file = next.file
      position = 0
      line = 0
      try readHeader()
      found = nextLine()
    }
    guard let row = found else { return false }
    for index in ranges.indices { ranges[index] = 0..<0 }
    let isComplete = bytes.withUnsafeBufferPointer { bytes in
      var column = 0
      var start = row.lowerBound
      for index in row.lowerBound...row.upperBound
      where index == row.upperBound || bytes[index] == 9 {
        if column == order.count { return false }
        ranges[order[column]] = start..<index
        column += 1
        start = index + 1
      }
      return true
    }
    guard isComplete else {
      throw error("more cells than the \(order.count) that the header names")
    }
    return true
  }

  /// An error at the current line.
  func error(_ message: String) -> ExtractionError {
    ExtractionError(code: .vocabulary, message: message, location: "\(file):\(line)")
  }

  private mutating func nextLine() -> Range<Int>? {
    while position < bytes.count {
      let start = position
      var end = bytes.withUnsafeBufferPointer { bytes in
        var end = start
        while end < bytes.count, bytes[end] != 10 { end += 1 }
        return end
      }
      position = end + 1
      line += 1
      if end > start, bytes[end - 1] == 13 { end -= 1 }
      if end == start || bytes[start] == UInt8(ascii: "#") || bytes[start] == 0 { continue }
      return start..<end
    }
    return nil
  }
}
