internal import LMDB

/// Writes a catalog record: 8-byte numbers and counted texts, closed by a checksum.
struct RecordWriter {
  private var bytes: [UInt8] = []

  mutating func number(_ number: UInt64) { bytes.appendNumber(number) }

  mutating func text(_ text: String) {
    bytes.appendNumber(UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  consuming func finished() -> [UInt8] {
    bytes.appendNumber(bytes.checksum)
    return bytes
  }
}

/// Reads a catalog record; its checksum is verified first.
struct RecordReader {
  private var offset = 0
  private let end: Int

  init(_ bytes: borrowing RawSpan) throws(GraphError) {
    end = bytes.byteCount - 8
    guard end >= 0, bytes.checksum(to: end) == bytes.uint64(at: end) else { throw Self.damaged }
  }

  var isAtEnd: Bool { offset >= end }

  mutating func number(_ bytes: borrowing RawSpan) throws(GraphError) -> UInt64 {
    guard offset + 8 <= end else { throw Self.damaged }
    defer { offset += 8 }
    return bytes.uint64(at: offset)
  }

  mutating func text(_ bytes: borrowing RawSpan) throws(GraphError) -> String {
    let count = try number(bytes)
    guard count <= UInt64(end - offset) else { throw Self.damaged }
    defer { offset += Int(count) }
    return bytes.text(at: offset, count: Int(count))
  }

  private static var damaged: GraphError {
    GraphError(
      .damaged, "the store's catalog is damaged; restore a copy, or load the texts anew")
  }
}
