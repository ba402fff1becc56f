internal import LMDB

/// The self-describing encoding of one value: a tag byte, then the payload. Used where a column
/// holds several types, in deltas, and inside lists and maps.
enum TaggedValue {
  private enum Tag {
    static let null: UInt8 = 0
    static let `false`: UInt8 = 1
    static let `true`: UInt8 = 2
    static let integer: UInt8 = 3
    static let double: UInt8 = 4
    static let string: UInt8 = 5
    static let bytes: UInt8 = 6
    static let list: UInt8 = 7
    static let map: UInt8 = 8
    static let date: UInt8 = 9
    static let localTime: UInt8 = 10
    static let zonedTime: UInt8 = 11
    static let localDateTime: UInt8 = 12
    static let zonedDateTime: UInt8 = 13
    static let duration: UInt8 = 14
  }

  /// Lists and maps nest at most this deep in a property.
  static let maximumDepth = 64

  /// Throws `unstorableValue` for nodes, relationships, paths and values nested too deep.
  static func append(
    _ value: Value, to bytes: inout [UInt8], depth: Int = 0
  ) throws(GraphError) {
    guard depth < maximumDepth else {
      throw GraphError(
        .unstorableValue, "a property's lists and maps may nest \(maximumDepth) deep, not deeper")
    }
    switch value {
    case .null: bytes.append(Tag.null)
    case .boolean(let flag): bytes.append(flag ? Tag.true : Tag.false)
    case .integer(let number):
      bytes.append(Tag.integer)
      bytes.appendNumber(number)
    case .double(let number):
      bytes.append(Tag.double)
      bytes.appendNumber(number.bitPattern)
    case .string(let text):
      bytes.append(Tag.string)
      append(text, to: &bytes)
    case .bytes(let data):
      bytes.append(Tag.bytes)
      bytes.appendNumber(UInt32(data.count))
      bytes.append(contentsOf: data)
    case .list(let elements):
      bytes.append(Tag.list)
      bytes.appendNumber(UInt32(elements.count))
      for element in elements { try append(element, to: &bytes, depth: depth + 1) }
    case .map(let entries):
      bytes.append(Tag.map)
      bytes.appendNumber(UInt32(entries.count))
      for (key, element) in entries.sorted(by: { $0.key < $1.key }) {
        append(key, to: &bytes)
        try append(element, to: &bytes, depth: depth + 1)
      }
    case .date(let date):
      bytes.append(Tag.date)
      bytes.appendNumber(date.daysSinceEpoch)
    case .localTime(let time):
      bytes.append(Tag.localTime)
      bytes.appendNumber(time.nanosecondOfDay)
    case .zonedTime(let time):
      bytes.append(Tag.zonedTime)
      bytes.appendNumber(time.nanosecondOfDay)
      bytes.appendNumber(time.offsetSeconds)
    case .localDateTime(let moment):
      bytes.append(Tag.localDateTime)
      append(moment, to: &bytes)
    case .zonedDateTime(let moment):
      bytes.append(Tag.zonedDateTime)
      append(moment.local, to: &bytes)
      bytes.appendNumber(moment.offsetSeconds)
      bytes.append(moment.zone == nil ? 0 : 1)
      if let zone = moment.zone { append(zone, to: &bytes) }
    case .duration(let duration):
      bytes.append(Tag.duration)
      bytes.appendNumber(duration.months)
      bytes.appendNumber(duration.days)
      bytes.appendNumber(duration.seconds)
      bytes.appendNumber(duration.nanoseconds)
    case .node, .relationship, .path:
      throw GraphError(
        .unstorableValue, "a property cannot hold a node, a relationship or a path")
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.appendNumber(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  private static func append(_ moment: LocalDateTime, to bytes: inout [UInt8]) {
    bytes.appendNumber(moment.daysSinceEpoch)
    bytes.appendNumber(moment.nanosecondOfDay)
  }

  /// Reads the value that begins at `offset` and moves `offset` past it.
  static func read(
    _ bytes: borrowing RawSpan, at offset: inout Int, depth: Int = 0
  ) throws(GraphError) -> Value {
    guard depth <= maximumDepth else { throw damaged }
    let tag = UInt8(truncatingIfNeeded: try number(bytes, &offset, UInt8.self))
    switch tag {
    case Tag.null: return .null
    case Tag.false: return .boolean(false)
    case Tag.true: return .boolean(true)
    case Tag.integer: return .integer(try number(bytes, &offset, Int64.self))
    case Tag.double: return .double(Double(bitPattern: try number(bytes, &offset, UInt64.self)))
    case Tag.string: return .string(try text(bytes, &offset))
    case Tag.bytes:
      let count = try length(bytes, &offset, elementSize: 1)
      defer { offset += count }
      return .bytes(bytes.copy(at: offset, count: count))
    case Tag.list:
      let count = try length(bytes, &offset, elementSize: 1)
      var elements: [Value] = []
      elements.reserveCapacity(count)
      for _ in 0..<count { elements.append(try read(bytes, at: &offset, depth: depth + 1)) }
      return .list(elements)
    case Tag.map:
      let count = try length(bytes, &offset, elementSize: 5)
      var entries: [String: Value] = [:]
      for _ in 0..<count {
        let key = try text(bytes, &offset)
        entries[key] = try read(bytes, at: &offset, depth: depth + 1)
      }
      return .map(entries)
    case Tag.date:
      return .date(CalendarDate(daysSinceEpoch: try number(bytes, &offset, Int64.self)))
    case Tag.localTime:
      return .localTime(LocalTime(nanosecondOfDay: try number(bytes, &offset, Int64.self)))
    case Tag.zonedTime:
      let nanosecond = try number(bytes, &offset, Int64.self)
      return .zonedTime(
        ZonedTime(
          nanosecondOfDay: nanosecond, offsetSeconds: try number(bytes, &offset, Int32.self)))
    case Tag.localDateTime: return .localDateTime(try moment(bytes, &offset))
    case Tag.zonedDateTime:
      let local = try moment(bytes, &offset)
      let seconds = try number(bytes, &offset, Int32.self)
      let hasZone = try number(bytes, &offset, UInt8.self) != 0
      let zone = hasZone ? try text(bytes, &offset) : nil
      return .zonedDateTime(ZonedDateTime(local: local, offsetSeconds: seconds, zone: zone))
    case Tag.duration:
      let months = try number(bytes, &offset, Int64.self)
      let days = try number(bytes, &offset, Int64.self)
      let seconds = try number(bytes, &offset, Int64.self)
      return .duration(
        TemporalDuration(
          months: months, days: days, seconds: seconds,
          nanoseconds: try number(bytes, &offset, Int32.self)))
    default: throw damaged
    }
  }

  private static var damaged: GraphError {
    GraphError(.damaged, "a stored value cannot be read; run 'check' on the store")
  }

  private static func number<Number: FixedWidthInteger & BitwiseCopyable>(
    _ bytes: borrowing RawSpan, _ offset: inout Int, _ type: Number.Type
  ) throws(GraphError) -> Number {
    let size = MemoryLayout<Number>.size
    guard offset >= 0, offset + size <= bytes.byteCount else { throw damaged }
    defer { offset += size }
    switch size {
    case 1: return Number(truncatingIfNeeded: bytes.byte(at: offset))
    case 4: return Number(truncatingIfNeeded: bytes.uint32(at: offset))
    default: return Number(truncatingIfNeeded: bytes.uint64(at: offset))
    }
  }

  private static func length(
    _ bytes: borrowing RawSpan, _ offset: inout Int, elementSize: Int
  ) throws(GraphError) -> Int {
    let count = Int(try number(bytes, &offset, UInt32.self))
    guard offset + count * elementSize <= bytes.byteCount else { throw damaged }
    return count
  }

  private static func text(
    _ bytes: borrowing RawSpan, _ offset: inout Int
  ) throws(GraphError) -> String {
    let count = try length(bytes, &offset, elementSize: 1)
    defer { offset += count }
    return bytes.text(at: offset, count: count)
  }

  private static func moment(
    _ bytes: borrowing RawSpan, _ offset: inout Int
  ) throws(GraphError) -> LocalDateTime {
    let days = try number(bytes, &offset, Int64.self)
    return LocalDateTime(
      daysSinceEpoch: days, nanosecondOfDay: try number(bytes, &offset, Int64.self))
  }
}
