internal import LMDB

extension StoreCheck {
  /// One relationship as one of its ends tells it.
  private struct Link: Hashable, Comparable {
    let id: UInt32
    let source: UInt32
    let target: UInt32

    static func < (left: Link, right: Link) -> Bool {
      (left.id, left.source, left.target) < (right.id, right.source, right.target)
    }
  }

  /// Both directions of every type must tell of the same relationships, between nodes that exist.
  mutating func checkAdjacency() throws {
    var seen: [Int: MemberBitmap] = [:]
    var triples: [Statistics.Triple: Int] = [:]
    let segments = try segmentsByTag()
    for number in snapshot.relationshipTypes.indices {
      let type = RelationshipTypeID(rawValue: UInt16(number))
      let name = snapshot.relationshipTypes[number]
      let outgoing = try links(type, isIncoming: false, segments)
      let incoming = try links(type, isIncoming: true, segments)
      compare(outgoing, incoming, name)
      for link in outgoing {
        note(link, name, &seen)
        count(link, type, &triples)
      }
    }
    for (chunk, members) in relationships where seen[chunk]?.words != members.words {
      report.add("relationships, chunk \(chunk)", "some exist that no node has")
    }
    for (chunk, _) in seen where relationships[chunk] == nil {
      report.add("relationships, chunk \(chunk)", "nodes have some that do not exist")
    }
    if triples != snapshot.statistics.relationships {
      report.add("statistics", "the counts of relationships by their ends' labels are wrong")
    }
  }

  private mutating func compare(_ outgoing: [Link], _ incoming: [Link], _ type: String) {
    if outgoing == incoming { return }
    let missing = Set(outgoing).subtracting(incoming)
    let extra = Set(incoming).subtracting(outgoing)
    report.add(
      "relationships of type \(type)",
      "\(missing.count) are known to their source only, \(extra.count) to their target only")
  }

  private mutating func note(_ link: Link, _ type: String, _ seen: inout [Int: MemberBitmap]) {
    for node in [link.source, link.target] {
      if nodes[StoreLayout.chunk(of: node)]?.contains(StoreLayout.slot(of: node)) != true {
        report.add(
          "relationship \(link.id) of type \(type)",
          "it connects node \(node), which does not exist")
      }
    }
    let chunk = StoreLayout.chunk(of: link.id)
    let slot = StoreLayout.slot(of: link.id)
    if seen[chunk, default: MemberBitmap()].contains(slot) {
      report.add("relationship \(link.id) of type \(type)", "its number occurs twice")
    }
    seen[chunk, default: MemberBitmap()].insert(slot)
  }

  private func labels(of node: UInt32) -> [UInt16] {
    let chunk = StoreLayout.chunk(of: node)
    let slot = StoreLayout.slot(of: node)
    return labels.keys.filter { labels[$0]?[chunk]?.contains(slot) == true }
  }

  private func count(
    _ link: Link, _ type: RelationshipTypeID, _ triples: inout [Statistics.Triple: Int]
  ) {
    for source in [0] + labels(of: link.source) {
      for target in [0] + labels(of: link.target) {
        triples[
          Statistics.Triple(source: source, type: type.rawValue, target: target), default: 0] += 1
      }
    }
  }

  /// The segments that are stored, with or without a base, by tag.
  private func segmentsByTag() throws -> [UInt32: Set<Int>] {
    var segments: [UInt32: Set<Int>] = [:]
    let transaction = snapshot.transaction
    var cursor = try transaction.cursor(over: snapshot.tables.adjacency)
    while try cursor.advance() {
      guard cursor.key.byteCount == 8 else { continue }
      let key = UInt64(bigEndian: cursor.key.uint64(at: 0))
      segments[UInt32(truncatingIfNeeded: key) & ~1, default: []].insert(Int(key >> 32))
    }
    return segments
  }

  /// All relationships of a type as one direction tells them, by number.
  private mutating func links(
    _ type: RelationshipTypeID, isIncoming: Bool, _ segments: [UInt32: Set<Int>]
  ) throws -> [Link] {
    let tag = StoreLayout.adjacencyTag(type, incoming: isIncoming)
    let name = snapshot.name(of: type)
    var links: [Link] = []
    let transaction = snapshot.transaction
    let places = snapshot.cache.adjacency(type, incoming: isIncoming)
    for segment in (segments[tag] ?? []).sorted() {
      report.segmentCount += 1
      let place = "segment \(segment) of \(isIncoming ? "incoming" : "outgoing") \(name)"
      let pair = try places.pair(at: segment, in: transaction)
      var isRight = true
      for found in [pair.base, pair.delta].compactMap({ $0 })
      where !checksumIsRight(transaction.bytes(found)) {
        report.add(place, "the checksum is wrong")
        isRight = false
      }
      guard isRight else { continue }
      do {
        for slot in 0..<StoreLayout.segmentSize {
          let node = UInt32(segment << Int(StoreLayout.segmentBits) + slot)
          for entry in try snapshot.mergedEntries(type, isIncoming, pair, node) {
            links.append(
              Link(
                id: entry.relationship, source: isIncoming ? entry.neighbor : node,
                target: isIncoming ? node : entry.neighbor))
          }
        }
      } catch {
        report.add(place, "\(error)")
      }
    }
    links.sort()
    return links
  }

  /// Every string of a text index's nodes is listed under its pairs, or waits to be.
  mutating func checkTextIndexes() throws {
    for index in snapshot.indexes where index.kind == .text {
      guard case .nodes(let label) = index.target else { continue }
      let waiting = try TextIndex.waitingSlots(
        index.id, snapshot.transaction, snapshot.tables.text)
      var missing = 0
      var scan = snapshot.scanNodes(label)
      var nodes: [NodeID] = []
      while try scan.next(in: snapshot, into: &nodes) {
        let chunk = StoreLayout.chunk(of: nodes[0].rawValue)
        var listed: [UInt64: MemberBitmap] = [:]
        for node in nodes {
          let slot = StoreLayout.slot(of: node.rawValue)
          guard waiting[chunk]?.contains(slot) != true,
            case .string(let text) = try snapshot.property(index.key, of: node)
          else { continue }
          for pair in TextIndex.pairs(text) {
            if listed[pair] == nil {
              let key = TextIndex.key(index.id, pair, chunk)
              let place = try snapshot.transaction.reference(for: key, in: snapshot.tables.text)
              let transaction = snapshot.transaction
              listed[pair] =
                place.map { TextIndex.decode(transaction.bytes($0)) } ?? MemberBitmap()
            }
            if listed[pair]?.contains(slot) != true { missing += 1 }
          }
        }
      }
      if missing > 0 { report.add("index \(index.name)", "\(missing) pairs are not listed") }
    }
  }

  /// Every indexed value has its entry, and every entry its value.
  mutating func checkIndexes() throws {
    for index in snapshot.indexes where index.kind == .range {
      let place = "index \(index.name)"
      var entries: Set<[UInt8]> = []
      let transaction = snapshot.transaction
      var cursor = try transaction.cursor(over: snapshot.tables.indexes)
      let prefix = IndexScan.prefix(index.id)
      var isAtEntry = try cursor.seek(prefix)
      while isAtEntry, cursor.key.hasBytes(prefix, at: 0) {
        entries.insert(cursor.key.copy(at: 2, count: cursor.key.byteCount - 2))
        isAtEntry = try cursor.advance()
      }
      report.indexEntryCount += entries.count
      let known = snapshot.statistics(of: index.id)
      if known.entries != entries.count {
        report.add(place, "\(known.entries) entries are counted, \(entries.count) exist")
      }
      let width: Int = if case .nodes = index.target { 4 } else { 12 }
      let distinct = Set(entries.map { $0.dropLast(width) }).count
      if known.distinctValues != distinct {
        report.add(place, "\(known.distinctValues) values are counted, \(distinct) exist")
      }
      if index.isUnique, distinct != entries.count {
        report.add(place, "a value of this unique key occurs twice")
      }
      guard case .nodes(let label) = index.target else { continue }
      var missing = 0
      var scan = snapshot.scanNodes(label)
      var batch: [NodeID] = []
      while try scan.next(in: snapshot, into: &batch) {
        for node in batch {
          let value = try snapshot.property(index.key, of: node)
          guard let (key, _) = IndexKey.encode(value) else { continue }
          var entry = key
          entry.appendNumber(node.rawValue.bigEndian)
          if entries.remove(entry) == nil { missing += 1 }
        }
      }
      if missing > 0 { report.add(place, "\(missing) nodes have no entry") }
      if !entries.isEmpty { report.add(place, "\(entries.count) entries have no node") }
    }
  }
}
