#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Reads a CSV file (RFC 4180: quotes, doubled quotes, line breaks inside quotes) row by row, in
/// bounded memory.
struct CSVReader {
  let path: String
  private let file: Int32
  /// Bytes read; the row at hand lies in it.
  private(set) var buffer: [UInt8] = []
  private var filled = 0
  private var position = 0
  private var isAtEnd = false
  /// The fields of the row at hand, as ranges of `buffer`, without their quotes.
  private(set) var fields: [Range<Int>] = []
  /// The line on which the row at hand begins, from 1.
  private(set) var line = 0
  private var nextLine = 1

  private static let blockSize = 1 << 22

  init(path: String) throws(GraphError) {
    self.path = path
    file = open(path, O_RDONLY)
    guard file >= 0 else {
      throw GraphError(.badImport, "cannot read \(path): \(String(cString: strerror(errno)))")
    }
    buffer = [UInt8](repeating: 0, count: Self.blockSize)
  }

  func close() { _ = Self.closeFile(file) }

  private static func closeFile(_ file: Int32) -> Int32 {
    #if canImport(Glibc)
      Glibc.close(file)
    #else
      Darwin.close(file)
    #endif
  }

  /// Moves the unread rest to the front and reads more behind it.
  private mutating func refill(keeping start: Int) throws(GraphError) {
    let rest = filled - start
    if start > 0 {
      buffer.replaceSubrange(0..<rest, with: buffer[start..<filled])
      position -= start
    }
    if buffer.count - rest < Self.blockSize / 2 {
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    }
    let count = read(file, &buffer[rest], buffer.count - rest)
    guard count >= 0 else {
      throw GraphError(.badImport, "cannot read \(path): \(String(cString: strerror(errno)))")
    }
    filled = rest + count
    isAtEnd = count == 0
  }

  /// Reads the next row that is not empty; false at the end of the file.
  mutating func next() throws(GraphError) -> Bool {
    while true {
      let start = position
      if try parseRow() {
        if fields.count == 1, fields[0].isEmpty { continue }
        return true
      }
      // The row goes on beyond what was read, or there is none.
      position = start
      if isAtEnd { return false }
      try refill(keeping: start)
    }
  }

  private mutating func parseRow() throws(GraphError) -> Bool {
    fields.removeAll(keepingCapacity: true)
    line = nextLine
    guard position < filled else { return false }
    var index = position
    while true {
      if index < filled, buffer[index] == 0x22 {
        guard let end = try parseQuoted(index) else { return false }
        index = end
      } else {
        let start = index
        while index < filled, buffer[index] != 0x2C, buffer[index] != 0x0A { index += 1 }
        if index == filled, !isAtEnd { return false }
        var end = index
        if end > start, buffer[end - 1] == 0x0D { end -= 1 }
        fields.append(start..<end)
      }
      if index < filled, buffer[index] == 0x2C {
        index += 1
        continue
      }
      if index < filled, buffer[index] == 0x0D { index += 1 }
      if index == filled, !isAtEnd { return false }
      if index < filled { index += 1 }
      position = index
      nextLine += 1
      return true
    }
  }

  /// Unquotes a field in place; nil when it goes on beyond what was read.
  private mutating func parseQuoted(_ quote: Int) throws(GraphError) -> Int? {
    var index = quote + 1
    // First find the end, so that nothing is moved when the field must be read again.
    var breaks = 0
    while true {
      guard index < filled else {
        if isAtEnd {
          throw GraphError(.badImport, "\(path):\(line): a quoted field is never closed")
        }
        return nil
      }
      if buffer[index] == 0x0A { breaks += 1 }
      if buffer[index] == 0x22 {
        if index + 1 == filled, !isAtEnd { return nil }
        if index + 1 < filled, buffer[index + 1] == 0x22 {
          index += 2
          continue
        }
        break
      }
      index += 1
    }
    if index + 1 < filled, buffer[index + 1] != 0x2C, buffer[index + 1] != 0x0A,
      buffer[index + 1] != 0x0D
    {
      throw GraphError(.badImport, "\(path):\(line): text stands after a closing quote")
    }
    if index + 1 == filled, !isAtEnd { return nil }
    let text = buffer[quote + 1..<index]
    var end = quote + 1
    var isSecond = false
    for byte in text {
      if byte == 0x22, !isSecond {
        isSecond = true
      } else {
        isSecond = false
      }
      if byte == 0x22, isSecond { continue }
      buffer[end] = byte
      end += 1
    }
    fields.append(quote + 1..<end)
    nextLine += breaks
    return index + 1
  }

  func text(_ field: Int) -> String { String(decoding: buffer[fields[field]], as: UTF8.self) }
}
