/// An administrative division, country or region.
struct PlaceRecord: Sendable {
  var code: String
  var level: PlaceLevel
  var name: String
  var shortNames: [String]
  /// Former names with the year until which they held, 0 when unknown.
  var formerNames: [(name: String, until: Int)]
  var parent: Int32
  var longitude: Double?
  var latitude: Double?
  /// The short name is also a common word.
  var isAmbiguous: Bool
}

/// The levels of places, widest first.
enum PlaceLevel: Int, Sendable, Comparable {
  case country, region, province, prefecture, county, township, village

  init?(name: String) {
    switch name {
    case "country": self = .country
    case "region": self = .region
    case "province": self = .province
    case "prefecture": self = .prefecture
    case "county": self = .county
    case "township": self = .township
    case "village": self = .village
    default: return nil
    }
  }

  var name: String { "\(self)" }

  static func < (a: PlaceLevel, b: PlaceLevel) -> Bool { a.rawValue < b.rawValue }
}

/// The gazetteer.
struct PlaceTable: Sendable {
  private(set) var records: [PlaceRecord] = []
  /// The codes, numbered as the records.
  private var codes = WordIndex(minimumCapacity: 50_000)

  /// The place that has a code, or nil. O(1).
  func index(ofCode code: String) -> Int32? {
    codes.find(Array(code.utf16)[...]).map { Int32($0) }
  }

  /// Reads the table and gives every name of a place to `found`, in the order of the rows.
  init(
    _ table: VocabularyTable, found: (ArraySlice<UInt16>, WordClass, Int32) -> Void
  ) throws(ExtractionError) {
    var reader = try TableReader(
      table,
      columns: [
        "code", "level", "name", "short_names", "former_names", "parent", "longitude", "latitude",
        "ambiguous", "source",
      ], optional: 1)
    /// Places whose parent has no row yet.
    var orphans: [(place: Int, parent: String, location: String)] = []
    records.reserveCapacity(50_000)
    while try reader.advance() {
      guard let level = PlaceLevel(name: reader.cell(1)) else {
        throw reader.error("unknown level '\(reader.cell(1))'")
      }
      let place = Int32(records.count)
      guard codes.insert(reader.units(0)[...]).isNew else {
        throw reader.error("the code '\(reader.cell(0))' stands twice")
      }
      let name = reader.units(2)[...]
      found(name, .place, place)
      var shorts: [String] = []
      for short in reader.list(3) {
        if short != name { found(short, .placeShort, place) }
        shorts.append(String(decoding: short, as: UTF16.self))
      }
      var formers: [(String, Int)] = []
      for former in reader.list(4) {
        let parts = former.split(separator: 0x40, maxSplits: 1)
        if parts[0] != name { found(parts[0], .placeShort, place) }
        let year = parts.count > 1 ? Int(String(decoding: parts[1], as: UTF16.self)) : nil
        formers.append((String(decoding: parts[0], as: UTF16.self), year ?? 0))
      }
      var parent: Int32 = -1
      if !reader.isEmpty(5) {
        if let known = codes.find(reader.units(5)[...]) {
          parent = Int32(known)
        } else {
          orphans.append((records.count, reader.cell(5), "\(reader.file):\(reader.line)"))
        }
      }
      records.append(
        PlaceRecord(
          code: reader.cell(0), level: level, name: reader.cell(2), shortNames: shorts,
          formerNames: formers, parent: parent,
          longitude: reader.isEmpty(6) ? nil : Double(reader.cell(6)),
          latitude: reader.isEmpty(7) ? nil : Double(reader.cell(7)),
          isAmbiguous: reader.cell(8) == "1"))
    }
    for (place, parent, location) in orphans {
      guard let known = index(ofCode: parent) else {
        throw ExtractionError(
          code: .vocabulary, message: "the parent '\(parent)' has no row", location: location)
      }
      records[place].parent = known
    }
  }

  subscript(index: Int32) -> PlaceRecord { records[Int(index)] }

  /// Whether two places lie in the same province.
  func isNear(_ first: Int32, _ second: Int32) -> Bool {
    guard let province = ancestor(first, .province) else { return false }
    return province == ancestor(second, .province)
  }

  /// Whether `inner` lies in `outer` or is it.
  func isWithin(_ inner: Int32, _ outer: Int32) -> Bool {
    var place = inner
    for _ in 0..<8 {
      if place == outer { return true }
      if place < 0 { return false }
      place = records[Int(place)].parent
    }
    return false
  }

  /// The place itself or the one above it that has the level.
  func ancestor(_ place: Int32, _ level: PlaceLevel) -> Int32? {
    var place = place
    for _ in 0..<8 where place >= 0 {
      if records[Int(place)].level == level { return place }
      place = records[Int(place)].parent
    }
    return nil
  }
}
