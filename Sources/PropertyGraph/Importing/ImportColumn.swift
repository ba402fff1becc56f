internal import LMDB

/// Values of one property on their way into column chunks, typed as the file's header says.
struct ImportColumn {
  let property: ImportHeader.Property
  private(set) var count = 0
  private var nulls: [Int] = []
  private var integers: [Int64] = []
  private var doubles: [Double] = []
  private var offsets: [UInt32] = [0]
  private var text: [UInt8] = []
  private var values: [Value] = []

  private enum Mode {
    case integers, doubles, text, values
  }

  private let mode: Mode

  init(_ property: ImportHeader.Property) {
    self.property = property
    mode =
      switch property.type {
      case _ where property.isList: .values
      case .integer: .integers
      case .double: .doubles
      case .string: .text
      case .boolean: .values
      }
  }

  mutating func append(_ reader: CSVReader) throws(GraphError) {
    let field = reader.fields[property.field]
    if field.isEmpty {
      appendNull()
      return
    }
    switch mode {
    case .integers:
      guard let number = ImportField.integer(reader.buffer, field) else {
        throw ImportField.wrong(property, reader, field)
      }
      integers.append(number)
    case .doubles:
      guard let number = ImportField.double(reader.buffer, field) else {
        throw ImportField.wrong(property, reader, field)
      }
      doubles.append(number)
    case .text:
      text.append(contentsOf: reader.buffer[field])
      offsets.append(UInt32(text.count))
    case .values: values.append(try ImportField.value(property, reader))
    }
    count += 1
  }

  mutating func appendNull() {
    nulls.append(count)
    switch mode {
    case .integers: integers.append(0)
    case .doubles: doubles.append(0)
    case .text: offsets.append(UInt32(text.count))
    case .values: values.append(.null)
    }
    count += 1
  }

  mutating func removeAll() {
    count = 0
    nulls.removeAll(keepingCapacity: true)
    integers.removeAll(keepingCapacity: true)
    doubles.removeAll(keepingCapacity: true)
    offsets.removeAll(keepingCapacity: true)
    offsets.append(0)
    text.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }

  /// For each row, whether it has no value; empty when all have one.
  var nullFlags: [Bool] {
    if nulls.isEmpty { return [] }
    var flags = [Bool](repeating: false, count: count)
    for row in nulls { flags[row] = true }
    return flags
  }

  /// Appends rows of another column of the same property, in the order given.
  mutating func append(_ other: ImportColumn, rows: ArraySlice<UInt32>, nullFlags: [Bool]) {
    for row in rows {
      let row = Int(row)
      if !nullFlags.isEmpty, nullFlags[row] {
        appendNull()
        continue
      }
      switch mode {
      case .integers: integers.append(other.integers[row])
      case .doubles: doubles.append(other.doubles[row])
      case .text:
        text.append(contentsOf: other.text[Int(other.offsets[row])..<Int(other.offsets[row + 1])])
        offsets.append(UInt32(text.count))
      case .values: values.append(other.values[row])
      }
      count += 1
    }
  }

  /// The value of the last row, for an index.
  var lastValue: Value {
    count == 0 || nulls.last == count - 1 ? .null : value(count - 1)
  }

  /// The value of a row that has one.
  func value(_ row: Int) -> Value {
    switch mode {
    case .integers: return .integer(integers[row])
    case .doubles: return .double(doubles[row])
    case .text:
      let range = Int(offsets[row])..<Int(offsets[row + 1])
      return .string(String(decoding: text[range], as: UTF8.self))
    case .values: return values[row]
    }
  }

  /// Appends a value that came from a column of the same property.
  mutating func append(_ value: Value) {
    switch (mode, value) {
    case (.integers, .integer(let number)): integers.append(number)
    case (.doubles, .double(let number)): doubles.append(number)
    case (.text, .string(let string)):
      text.append(contentsOf: string.utf8)
      offsets.append(UInt32(text.count))
    case (.values, _): values.append(value)
    default: return appendNull()
    }
    count += 1
  }

  /// The chunk's column, or nil when all its values are null.
  func encoded() throws(GraphError) -> [UInt8]? {
    if nulls.count == count { return nil }
    switch mode {
    case .integers: return ColumnEncoding.encode(integers: integers, nulls: nulls)
    case .doubles: return ColumnEncoding.encode(doubles: doubles, nulls: nulls)
    case .text: return ColumnEncoding.encode(text: text, offsets: offsets, nulls: nulls)
    case .values: return try ColumnEncoding.encode(values)
    }
  }
}
