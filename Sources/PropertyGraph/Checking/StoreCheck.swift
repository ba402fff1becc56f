internal import LMDB

/// Verifies every invariant of a store: encodings and checksums, members against columns, both
/// directions of every relationship, indexes against data, and counts.
public struct StoreCheck {
  /// One thing that is wrong: where, and what.
  public struct Finding: Sendable, CustomStringConvertible {
    public let place: String
    public let problem: String
    public var description: String { "\(place): \(problem)" }
  }

  /// What was looked at, and what is wrong with it.
  public struct Report: Sendable {
    public internal(set) var nodeCount = 0
    public internal(set) var relationshipCount = 0
    public internal(set) var columnCount = 0
    public internal(set) var segmentCount = 0
    public internal(set) var indexEntryCount = 0
    /// At most a hundred; `isCut` says whether there were more.
    public internal(set) var findings: [Finding] = []
    public internal(set) var isCut = false
    public var isSound: Bool { findings.isEmpty }

    mutating func add(_ place: String, _ problem: String) {
      if findings.count < 100 {
        findings.append(Finding(place: place, problem: problem))
      } else {
        isCut = true
      }
    }
  }

  let snapshot: GraphSnapshot
  var report = Report()
  /// Members of the store, by chunk.
  var nodes: [Int: MemberBitmap] = [:]
  var labels: [UInt16: [Int: MemberBitmap]] = [:]
  var relationships: [Int: MemberBitmap] = [:]

  init(_ snapshot: GraphSnapshot) { self.snapshot = snapshot }

  mutating func run() throws -> Report {
    try readMembers()
    try checkColumns()
    try checkAdjacency()
    try checkIndexes()
    try checkTextIndexes()
    checkCounts()
    for constraint in snapshot.constraints {
      if let violation = try snapshot.firstViolation(of: constraint) {
        report.add("constraint \(constraint.name)", violation.message)
      }
    }
    return report
  }

  func checksumIsRight(_ bytes: borrowing RawSpan) -> Bool {
    let end = bytes.byteCount - 8
    return end >= 0 && bytes.checksum(to: end) == bytes.uint64(at: end)
  }

  private mutating func readMembers() throws {
    let transaction = snapshot.transaction
    var cursor = try transaction.cursor(over: snapshot.tables.members)
    while try cursor.advance() {
      guard cursor.key.byteCount == 8 else {
        report.add("members", "a key has \(cursor.key.byteCount) bytes")
        continue
      }
      let key = UInt64(bigEndian: cursor.key.uint64(at: 0))
      let tag = UInt16(truncatingIfNeeded: key >> 32)
      let chunk = Int(key & 0xFFFF_FFFF)
      let place = "members \(tag), chunk \(chunk)"
      guard cursor.value.byteCount == MemberBitmap.byteCount, checksumIsRight(cursor.value) else {
        report.add(place, "size or checksum is wrong")
        continue
      }
      let members = try MemberBitmap(cursor.value)
      if members.isEmpty { report.add(place, "an empty membership is stored") }
      if tag == StoreLayout.relationshipTag {
        relationships[chunk] = members
      } else if tag == StoreLayout.everyNode {
        nodes[chunk] = members
      } else if Int(tag) < snapshot.labels.count {
        labels[tag, default: [:]][chunk] = members
      } else {
        report.add(place, "the catalog knows no such label")
      }
    }
    for (tag, chunks) in labels {
      for (chunk, members) in chunks {
        let all = nodes[chunk] ?? MemberBitmap()
        if zip(members.words, all.words).contains(where: { $0 & ~$1 != 0 }) {
          report.add(
            "label \(snapshot.labels[Int(tag)]), chunk \(chunk)", "a labelled node does not exist")
        }
      }
    }
    report.nodeCount = nodes.values.reduce(0) { $0 + $1.count }
    report.relationshipCount = relationships.values.reduce(0) { $0 + $1.count }
  }

  private mutating func checkColumns() throws {
    let transaction = snapshot.transaction
    var cursor = try transaction.cursor(over: snapshot.tables.columns)
    while try cursor.advance() {
      guard cursor.key.byteCount == 8 else {
        report.add("columns", "a key has \(cursor.key.byteCount) bytes")
        continue
      }
      let key = UInt64(bigEndian: cursor.key.uint64(at: 0))
      let chunk = Int(key >> 32)
      let isRelationship = key & 1 << 31 != 0
      let number = Int((key & 0x7FFF_FFFF) >> 1)
      let isDelta = key & 1 != 0
      let kind = isRelationship ? "relationship" : "node"
      let place = "\(kind) column \(number), chunk \(chunk)\(isDelta ? ", delta" : "")"
      report.columnCount += 1
      guard number < snapshot.propertyKeys.count else {
        report.add(place, "the catalog knows no such property key")
        continue
      }
      guard checksumIsRight(cursor.value) else {
        report.add(place, "the checksum is wrong")
        continue
      }
      let members = (isRelationship ? relationships[chunk] : nodes[chunk]) ?? MemberBitmap()
      do {
        if isDelta {
          _ = try ColumnDelta.changes(cursor.value)
          continue
        }
        let header = try ColumnHeader(cursor.value)
        let hasDelta =
          try transaction.reference(for: key | 1, in: snapshot.tables.columns) != nil
        for slot in 0..<header.count {
          let value = try header.value(slot, cursor.value)
          if case .null = value { continue }
          if !members.contains(slot), !hasDelta {
            report.add(place, "slot \(slot) has a value, but does not exist")
          }
        }
      } catch {
        report.add(place, "\(error)")
      }
    }
  }

  private mutating func checkCounts() {
    let counted = snapshot.statistics
    if counted.nodes[StoreLayout.everyNode] ?? 0 != report.nodeCount {
      report.add(
        "statistics",
        "\(counted.nodes[StoreLayout.everyNode] ?? 0) nodes are counted, "
          + "\(report.nodeCount) exist")
    }
    for number in 1..<max(1, UInt16(snapshot.labels.count)) {
      let actual = (labels[number] ?? [:]).values.reduce(0) { $0 + $1.count }
      let known = counted.nodes[number] ?? 0
      if known != actual {
        report.add(
          "statistics",
          "\(known) nodes are counted with label \(snapshot.labels[Int(number)]), \(actual) have it"
        )
      }
    }
    if counted.relationshipCount != report.relationshipCount {
      report.add(
        "statistics",
        "\(counted.relationshipCount) relationships are counted, "
          + "\(report.relationshipCount) exist")
    }
  }
}

extension GraphStore {
  /// Verifies the store in the folder at `path` from the ground up: first its pages, without trusting
  /// them, then, where they are sound, every invariant of the graph. Nobody may write meanwhile.
  public static func check(at path: String) throws -> StoreCheck.Report {
    let inspection: FileInspection
    do {
      inspection = try FileInspection.inspect(path: path)
    } catch {
      throw GraphError(.storage, "cannot check the store: \(error)", cause: error)
    }
    if !inspection.findings.isEmpty {
      var report = StoreCheck.Report()
      for finding in inspection.findings { report.add("data.mdb", finding) }
      return report
    }
    var options = Options()
    options.createsIfMissing = false
    return try GraphStore.open(at: path, options: options).check()
  }

  /// Verifies every invariant of the store's last commit. Reads everything; takes memory for the
  /// relationships of one type at a time. Throws only where the storage itself cannot be read.
  public func check() throws -> StoreCheck.Report {
    try read { snapshot in
      var check = StoreCheck(snapshot)
      return try check.run()
    }
  }
}
