/// Reads a table of schema/: lines of tab-separated cells, `#` comments, and one header line that names the columns.
struct TableReader {
  let file: String
  private let bytes: [UInt8]
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

  /// Whether a cell of the current row is empty.
  func isEmpty(_ column: Int) -> Bool { ranges[column].isEmpty }

  /// Opens a table and checks its header: every column asked for must stand there, and no other.
  ///
  /// - Parameter optional: columns at the end of `columns` that may be missing.
  init(_ bytes: [UInt8], file: String, columns: [String], optional: Int = 0)
    throws(ExtractionError)
  {
    self.bytes = bytes
    self.file = file
    self.columns = columns
    ranges = Array(repeating: 0..<0, count: columns.count)
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
    guard let row = nextLine() else { return false }
    for index in ranges.indices { ranges[index] = 0..<0 }
    var column = 0
    var start = row.lowerBound
    for index in row.lowerBound...row.upperBound where index == row.upperBound || bytes[index] == 9
    {
      guard column < order.count else {
        throw error("more cells than the \(order.count) that the header names")
      }
      ranges[order[column]] = start..<index
      column += 1
      start = index + 1
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
      while position < bytes.count, bytes[position] != 10 { position += 1 }
      var end = position
      position += 1
      line += 1
      if end > start, bytes[end - 1] == 13 { end -= 1 }
      if end == start || bytes[start] == UInt8(ascii: "#") || bytes[start] == 0 { continue }
      return start..<end
    }
    return nil
  }
}
