internal import LMDB

extension GraphSnapshot {
  /// Appends to `selection` the indexes of those nodes whose property passes the test.
  public func select(
    _ key: PropertyKeyID, _ predicate: PropertyPredicate, among nodes: [NodeID],
    into selection: inout [UInt32]
  ) throws {
    let test = PropertyTest(predicate)
    var start = 0
    while start < nodes.count {
      let chunk = StoreLayout.chunk(of: nodes[start].rawValue)
      var end = start + 1
      while end < nodes.count, StoreLayout.chunk(of: nodes[end].rawValue) == chunk { end += 1 }
      try select(.node, key, test, chunk: chunk, start..<end, { nodes[$0].rawValue }, &selection)
      start = end
    }
  }

  /// Appends to `selection` the indexes of those relationships whose property passes the test.
  public func select(
    _ key: PropertyKeyID, _ predicate: PropertyPredicate, among relationships: [RelationshipID],
    into selection: inout [UInt32]
  ) throws {
    let test = PropertyTest(predicate)
    for (index, relationship) in relationships.enumerated()
    where test.passes(try value(.relationship, key, relationship.rawValue)) {
      selection.append(UInt32(index))
    }
  }

  private func select(
    _ owner: Owner, _ key: PropertyKeyID, _ test: PropertyTest, chunk: Int, _ rows: Range<Int>,
    _ id: (Int) -> UInt32, _ selection: inout [UInt32]
  ) throws {
    let transaction = self.transaction
    let places = try cache.column(owner, key).pair(at: chunk, in: transaction)
    let columnKey = StoreLayout.key(chunk, StoreLayout.columnTag(owner, key))
    if places.delta != nil || overlay?.columnChanges(owner, columnKey) != nil {
      for row in rows where test.passes(try value(owner, key, id(row))) {
        selection.append(UInt32(row))
      }
      return
    }
    guard let base = places.base else {
      if test.passes(.null) { for row in rows { selection.append(UInt32(row)) } }
      return
    }
    let bytes = transaction.bytes(base)
    let header = try ColumnHeader(bytes)
    switch (header.encoding, test.kind) {
    case (ColumnEncoding.integers, .integerRange(let low, let high, _)):
      for row in rows {
        let slot = StoreLayout.slot(of: id(row))
        guard header.isPresent(slot, bytes) else { continue }
        let number = header.integer(slot, bytes)
        if number >= low, number <= high { selection.append(UInt32(row)) }
      }
    case (ColumnEncoding.doubles, .doubleRange(let range)),
      (ColumnEncoding.doubles, .integerRange(_, _, let range?)):
      for row in rows {
        let slot = StoreLayout.slot(of: id(row))
        guard header.isPresent(slot, bytes) else { continue }
        if range.contains(header.double(slot, bytes)) { selection.append(UInt32(row)) }
      }
    case (ColumnEncoding.strings, .text(let match, let needle)):
      if match == .contains, rows.count >= header.count / 2, header.count > 64 {
        try scan(rows, id, header, bytes, needle, &selection)
        return
      }
      for row in rows {
        let slot = StoreLayout.slot(of: id(row))
        guard header.isPresent(slot, bytes) else { continue }
        let range = try header.textExtent(slot, bytes)
        if match.holds(needle, range, bytes) { selection.append(UInt32(row)) }
      }
    case (ColumnEncoding.dictionary, .text(let match, let needle)) where rows.count < 8:
      for row in rows {
        let slot = StoreLayout.slot(of: id(row))
        guard header.isPresent(slot, bytes) else { continue }
        let range = try header.textExtent(slot, bytes)
        if match.holds(needle, range, bytes) { selection.append(UInt32(row)) }
      }
    case (ColumnEncoding.dictionary, .text(let match, let needle)):
      var answers = [Int8](repeating: -1, count: Int(header.base))
      for row in rows {
        let slot = StoreLayout.slot(of: id(row))
        guard header.isPresent(slot, bytes) else { continue }
        let code = header.code(slot, bytes)
        guard code < answers.count else { throw ColumnHeader.damaged }
        if answers[code] < 0 {
          let range = try header.extent(code, bytes)
          answers[code] = match.holds(needle, range, bytes) ? 1 : 0
        }
        if answers[code] == 1 { selection.append(UInt32(row)) }
      }
    default:
      for row in rows
      where test.passes(try header.value(StoreLayout.slot(of: id(row)), bytes)) {
        selection.append(UInt32(row))
      }
    }
  }

  /// Searches a whole column of text at once and keeps the rows whose text holds the needle.
  private func scan(
    _ rows: Range<Int>, _ id: (Int) -> UInt32, _ header: ColumnHeader, _ bytes: borrowing RawSpan,
    _ needle: [UInt8], _ selection: inout [UInt32]
  ) throws {
    var row = rows.lowerBound
    var position = header.payload
    let end = header.payload + Int(bytes.uint32(at: header.offsets + header.count * 4))
    guard end <= bytes.byteCount - 8 else { throw ColumnHeader.damaged }
    var lastSlot = -1
    while row < rows.upperBound {
      let slot = StoreLayout.slot(of: id(row))
      // Ids out of order, or beyond the column, end the sweep: the rest goes one by one.
      guard slot > lastSlot, slot < header.count else {
        if slot < header.count, header.isPresent(slot, bytes) {
          let range = try header.textExtent(slot, bytes)
          if TextMatch.contains.holds(needle, range, bytes) { selection.append(UInt32(row)) }
        }
        row += 1
        continue
      }
      let range = try header.extent(slot, bytes)
      lastSlot = slot
      if position < range.lowerBound { position = range.lowerBound }
      if position >= range.upperBound {
        row += 1
        continue
      }
      guard let found = bytes.firstOffset(of: needle, from: position, to: end) else { return }
      position = found
      if found + needle.count <= range.upperBound {
        if header.isPresent(slot, bytes) { selection.append(UInt32(row)) }
        row += 1
      } else if found >= range.upperBound {
        row += 1
      } else {
        // The needle lies across the border of two texts.
        position = found + 1
      }
    }
  }
}

/// How a text is compared with a needle.
enum TextMatch {
  case equals, hasPrefix, hasSuffix, contains

  @inline(__always)
  func holds(_ needle: [UInt8], _ range: Range<Int>, _ bytes: borrowing RawSpan) -> Bool {
    guard range.count >= needle.count else { return false }
    switch self {
    case .equals:
      return range.count == needle.count && bytes.hasBytes(needle, at: range.lowerBound)
    case .hasPrefix: return bytes.hasBytes(needle, at: range.lowerBound)
    case .hasSuffix: return bytes.hasBytes(needle, at: range.upperBound - needle.count)
    case .contains:
      return bytes.firstOffset(of: needle, from: range.lowerBound, to: range.upperBound) != nil
    }
  }
}

/// The doubles that pass a comparison with a number.
struct DoubleRange {
  private var low = -Double.infinity
  private var high = Double.infinity
  private var includesLow = true
  private var includesHigh = true

  /// nil when the predicate compares with something else, or with an integer that is no double.
  init?(_ predicate: PropertyPredicate) {
    func number(_ value: Value) -> Double? {
      switch value {
      case .double(let number): number
      case .integer(let number): number.magnitude <= 1 << 53 ? Double(number) : nil
      default: nil
      }
    }
    switch predicate {
    case .equals(let value):
      guard let number = number(value) else { return nil }
      low = number
      high = number
    case .isLess(let value), .isAtMost(let value):
      guard let number = number(value) else { return nil }
      high = number
      if case .isLess = predicate { includesHigh = false }
    case .isGreater(let value), .isAtLeast(let value):
      guard let number = number(value) else { return nil }
      low = number
      if case .isGreater = predicate { includesLow = false }
    default: return nil
    }
  }

  @inline(__always)
  func contains(_ number: Double) -> Bool {
    (number > low || (includesLow && number == low))
      && (number < high || (includesHigh && number == high))
  }
}

/// A predicate prepared for the columns it will meet.
struct PropertyTest {
  enum Kind {
    /// The same for doubles, where the bound is one exactly.
    case integerRange(Int64, Int64, DoubleRange?)
    case doubleRange(DoubleRange)
    case text(TextMatch, [UInt8])
    case general
  }

  private let predicate: PropertyPredicate
  let kind: Kind

  init(_ predicate: PropertyPredicate) {
    self.predicate = predicate
    kind = Self.kind(of: predicate)
  }

  private static func kind(of predicate: PropertyPredicate) -> Kind {
    let doubles = DoubleRange(predicate)
    return switch predicate {
    case .equals(.integer(let number)): .integerRange(number, number, doubles)
    case .isLess(than: .integer(let number)):
      number == .min ? .general : .integerRange(.min, number - 1, doubles)
    case .isAtMost(.integer(let number)): .integerRange(.min, number, doubles)
    case .isGreater(than: .integer(let number)):
      number == .max ? .general : .integerRange(number + 1, .max, doubles)
    case .isAtLeast(.integer(let number)): .integerRange(number, .max, doubles)
    case .equals(.double), .isLess(than: .double), .isAtMost(.double), .isGreater(than: .double),
      .isAtLeast(.double):
      doubles.map { .doubleRange($0) } ?? .general
    case .equals(.string(let text)): .text(.equals, Array(text.utf8))
    case .hasPrefix(let text): .text(.hasPrefix, Array(text.utf8))
    case .hasSuffix(let text): .text(.hasSuffix, Array(text.utf8))
    case .contains(let text): .text(.contains, Array(text.utf8))
    default: .general
    }
  }

  /// The test on a value of any type.
  func passes(_ value: Value) -> Bool {
    switch (predicate, value) {
    case (.isAbsent, .null): true
    case (.isAbsent, _), (_, .null): false
    case (.isPresent, _): true
    case (.equals(let wanted), _): value.comparison(with: wanted) == .equal
    case (.isLess(let limit), _): value.ordering(with: limit) == .less
    case (.isAtMost(let limit), _): [.less, .equal].contains(value.ordering(with: limit))
    case (.isGreater(let limit), _): value.ordering(with: limit) == .greater
    case (.isAtLeast(let limit), _): [.greater, .equal].contains(value.ordering(with: limit))
    case (.hasPrefix(let text), .string(let whole)): whole.utf8.starts(with: text.utf8)
    case (.hasSuffix(let text), .string(let whole)):
      whole.utf8.reversed().starts(with: text.utf8.reversed())
    case (.contains(let text), .string(let whole)):
      Array(whole.utf8).span.bytes.firstOffset(
        of: Array(text.utf8), from: 0, to: whole.utf8.count) != nil
    default: false
    }
  }
}

extension Value {
  enum Comparison {
    case less, equal, greater
  }

  /// How two storable values stand to each other under openCypher's `<`; nil where it gives no
  /// answer: durations and maps have no order, and lists have one as far as their elements do.
  func ordering(with other: Value) -> Comparison? {
    switch (self, other) {
    case (.duration, _), (.map, _): return nil
    case (.list(let left), .list(let right)):
      for (one, two) in zip(left, right) {
        let order = one.ordering(with: two)
        if order == .equal || order == nil && one.comparison(with: two) == .equal { continue }
        return order
      }
      return left.count < right.count ? .less : left.count == right.count ? .equal : .greater
    default: return comparison(with: other)
    }
  }

  /// How two storable values of comparable types compare; nil where openCypher's `=` gives no
  /// answer, or they are of different types.
  func comparison(with other: Value) -> Comparison? {
    switch (self, other) {
    case (.double(let number), _) where number.isNaN: return nil
    case (_, .double(let number)) where number.isNaN: return nil
    case (.integer(let one), .integer(let two)):
      return one == two ? .equal : one < two ? .less : .greater
    case (.double(let one), .double(let two)):
      return one == two ? .equal : one < two ? .less : .greater
    case (.list, .list), (.map, .map):
      // Equality only, and three-valued: where a null is inside, there is no answer.
      guard let left = IndexKey.encode(self), let right = IndexKey.encode(other) else { return nil }
      return left.key == right.key && !holdsNull ? .equal : nil
    default:
      guard let left = IndexKey.encode(self), let right = IndexKey.encode(other),
        left.key.first == right.key.first
      else { return nil }
      if left.isCut || right.isCut, case .string(let one) = self, case .string(let two) = other {
        if one.utf8.elementsEqual(two.utf8) { return .equal }
        return one.utf8.lexicographicallyPrecedes(two.utf8) ? .less : .greater
      }
      if left.key == right.key { return .equal }
      return left.key.lexicographicallyPrecedes(right.key) ? .less : .greater
    }
  }

  private var holdsNull: Bool {
    switch self {
    case .null: true
    case .list(let elements): elements.contains { $0.holdsNull }
    case .map(let entries): entries.values.contains { $0.holdsNull }
    default: false
    }
  }
}
