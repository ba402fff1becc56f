internal import LMDB

/// Collects one property over runs of slots of the same chunk into a typed vector, which falls back
/// to mixed values when the runs' types differ.
struct PropertyGather {
  private enum Mode {
    case undecided, integers, doubles, strings, coded, values
  }

  private let snapshot: GraphSnapshot
  private let owner: Owner
  private let key: PropertyKeyID
  private let capacity: Int
  private let places: ReferenceTable
  private var mode = Mode.undecided
  private var count = 0
  private var integers: [Int64] = []
  private var doubles: [Double] = []
  private var strings: [String] = []
  private var codes: [UInt32] = []
  private var dictionary: [Value] = []
  private var dictionaryChunk = -1
  private var values: [Value] = []
  private var nulls: [Bool] = []

  init(snapshot: GraphSnapshot, owner: Owner, key: PropertyKeyID, count: Int) {
    self.snapshot = snapshot
    self.owner = owner
    self.key = key
    self.capacity = count
    places = snapshot.cache.column(owner, key)
  }

  /// Appends the rows of a run; all its ids are in `chunk`.
  @inline(__always)
  mutating func append(chunk: Int, _ rows: Range<Int>, _ id: (Int) -> UInt32) throws {
    let transaction = snapshot.transaction
    let found = try places.pair(at: chunk, in: transaction)
    let columnKey = StoreLayout.key(chunk, StoreLayout.columnTag(owner, key))
    if found.delta != nil || snapshot.overlay?.columnChanges(owner, columnKey) != nil {
      for row in rows { append(try snapshot.value(owner, key, id(row))) }
      return
    }
    guard let base = found.base else {
      for _ in rows { append(.null) }
      return
    }
    let bytes = transaction.bytes(base)
    let header = try ColumnHeader(bytes)
    let hasNulls = header.presence >= 0
    if let slots = consecutiveSlots(rows, id), !hasNulls, slots.upperBound <= header.count {
      if header.encoding == ColumnEncoding.integers, enter(.integers) {
        appendIntegers(slots, header, bytes)
        return
      }
      if header.encoding == ColumnEncoding.dictionary, dictionaryChunk < 0, rows.count > 8,
        enter(.coded)
      {
        dictionaryChunk = chunk
        dictionary = try snapshot.cache.dictionary(columnKey, state: transaction.stateName) {
          try Self.dictionary(header, bytes)
        }
        if header.width == 1 {
          var narrow: [UInt8] = []
          bytes.append(
            at: header.data + slots.lowerBound, count: slots.count, to: &narrow, filler: 0)
          codes.append(contentsOf: narrow.lazy.map { UInt32($0) })
        } else {
          for slot in slots { codes.append(UInt32(header.code(slot, bytes))) }
        }
        appendPresent(slots.count)
        return
      }
    }
    switch header.encoding {
    case ColumnEncoding.integers where enter(.integers):
      for row in rows {
        let slot = StoreLayout.slot(of: id(row))
        if hasNulls || slot >= header.count, !header.isPresent(slot, bytes) {
          append(.null)
        } else {
          integers.append(header.integer(slot, bytes))
          appendPresent()
        }
      }
    case ColumnEncoding.doubles where enter(.doubles):
      for row in rows {
        let slot = StoreLayout.slot(of: id(row))
        if hasNulls || slot >= header.count, !header.isPresent(slot, bytes) {
          append(.null)
        } else {
          doubles.append(header.double(slot, bytes))
          appendPresent()
        }
      }
    case ColumnEncoding.dictionary where dictionaryChunk < 0 && rows.count > 8 && enter(.coded):
      dictionaryChunk = chunk
      dictionary = try snapshot.cache.dictionary(columnKey, state: transaction.stateName) {
        try Self.dictionary(header, bytes)
      }
      for row in rows {
        let slot = StoreLayout.slot(of: id(row))
        if !header.isPresent(slot, bytes) {
          append(.null)
        } else {
          codes.append(UInt32(header.code(slot, bytes)))
          appendPresent()
        }
      }
    case ColumnEncoding.strings where enter(.strings),
      ColumnEncoding.dictionary where enter(.strings):
      for row in rows {
        let slot = StoreLayout.slot(of: id(row))
        if !header.isPresent(slot, bytes) {
          append(.null)
        } else {
          let range = try header.textExtent(slot, bytes)
          strings.append(bytes.text(at: range.lowerBound, count: range.count))
          appendPresent()
        }
      }
    default:
      for row in rows { append(try header.value(StoreLayout.slot(of: id(row)), bytes)) }
    }
  }

  private static func dictionary(
    _ header: ColumnHeader, _ bytes: borrowing RawSpan
  ) throws(GraphError) -> [Value] {
    var entries: [Value] = []
    for entry in 0..<Int(header.base) {
      let range = try header.extent(entry, bytes)
      entries.append(.string(bytes.text(at: range.lowerBound, count: range.count)))
    }
    return entries
  }

  /// The slots of a run whose ids follow each other without a gap, as a scan's do.
  @inline(__always)
  private func consecutiveSlots(_ rows: Range<Int>, _ id: (Int) -> UInt32) -> Range<Int>? {
    let first = id(rows.lowerBound)
    for row in rows where id(row) &- first != UInt32(truncatingIfNeeded: row - rows.lowerBound) {
      return nil
    }
    let slot = StoreLayout.slot(of: first)
    return slot..<slot + rows.count
  }

  private mutating func appendIntegers(
    _ slots: Range<Int>, _ header: ColumnHeader, _ bytes: borrowing RawSpan
  ) {
    let base = header.base
    let data = header.data
    switch header.width {
    case 1:
      var narrow: [UInt8] = []
      bytes.append(at: data + slots.lowerBound, count: slots.count, to: &narrow, filler: 0)
      integers.append(contentsOf: narrow.lazy.map { base &+ Int64($0) })
    case 2:
      var narrow: [UInt16] = []
      bytes.append(at: data + slots.lowerBound * 2, count: slots.count, to: &narrow, filler: 0)
      integers.append(contentsOf: narrow.lazy.map { base &+ Int64($0) })
    case 4:
      var narrow: [UInt32] = []
      bytes.append(at: data + slots.lowerBound * 4, count: slots.count, to: &narrow, filler: 0)
      integers.append(contentsOf: narrow.lazy.map { base &+ Int64($0) })
    default:
      bytes.append(at: data + slots.lowerBound * 8, count: slots.count, to: &integers, filler: 0)
    }
    appendPresent(slots.count)
  }

  private mutating func appendPresent(_ rows: Int) {
    if !nulls.isEmpty { nulls.append(contentsOf: repeatElement(false, count: rows)) }
    count += rows
  }

  @inline(__always)
  private mutating func appendPresent() {
    if !nulls.isEmpty { nulls.append(false) }
    count += 1
  }

  /// True when rows of this type can be appended as such; otherwise all becomes mixed values.
  private mutating func enter(_ wanted: Mode) -> Bool {
    if mode == wanted { return wanted != .coded }
    if mode == .undecided {
      mode = wanted
      switch wanted {
      case .integers: start(&integers, 0)
      case .doubles: start(&doubles, 0)
      case .strings: start(&strings, "")
      case .coded: start(&codes, 0)
      case .values: start(&values, .null)
      case .undecided: break
      }
      return true
    }
    if mode == .coded, wanted == .strings {
      strings.reserveCapacity(capacity)
      for (row, code) in codes.enumerated() {
        if !nulls.isEmpty, nulls[row] {
          strings.append("")
        } else if case .string(let text) = dictionary[Int(code)] {
          strings.append(text)
        }
      }
      mode = .strings
      return true
    }
    mix()
    return false
  }

  /// Rows so far were all null.
  private func start<Element>(_ array: inout [Element], _ filler: Element) {
    array.reserveCapacity(capacity)
    for _ in 0..<count { array.append(filler) }
  }

  private mutating func mix() {
    if mode == .values { return }
    let rows = count
    let vector = storage
    mode = .values
    values.reserveCapacity(capacity)
    for row in 0..<rows {
      values.append(PropertyVector(storage: vector, nulls: nulls).value(at: row))
    }
  }

  /// Appends one value of any type.
  private mutating func append(_ value: Value) {
    if case .null = value {
      if nulls.isEmpty { nulls = [Bool](repeating: false, count: count) }
      switch mode {
      case .undecided: break
      case .integers: integers.append(0)
      case .doubles: doubles.append(0)
      case .strings: strings.append("")
      case .coded: codes.append(0)
      case .values: values.append(.null)
      }
      nulls.append(true)
      count += 1
      return
    }
    switch value {
    case .integer(let number) where enter(.integers): integers.append(number)
    case .double(let number) where enter(.doubles): doubles.append(number)
    case .string(let text) where enter(.strings): strings.append(text)
    default:
      mix()
      if mode == .values, values.count < count { start(&values, .null) }
      values.append(value)
    }
    appendPresent()
  }

  private var storage: PropertyVector.Storage {
    switch mode {
    case .undecided: .absent(count: count)
    case .integers: .integers(integers)
    case .doubles: .doubles(doubles)
    case .strings: .strings(strings)
    case .coded: .coded(codes: codes, dictionary: dictionary)
    case .values: .values(values)
    }
  }

  consuming func finish() -> PropertyVector { PropertyVector(storage: storage, nulls: nulls) }
}

extension PropertyVector {
  /// The value of a row.
  public func value(at row: Int) -> Value {
    if !nulls.isEmpty, nulls[row] { return .null }
    switch storage {
    case .absent: return .null
    case .integers(let numbers): return .integer(numbers[row])
    case .doubles(let numbers): return .double(numbers[row])
    case .strings(let texts): return .string(texts[row])
    case .coded(let codes, let dictionary): return dictionary[Int(codes[row])]
    case .values(let values): return values[row]
    }
  }
}
