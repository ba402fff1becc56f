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
  private(set) var indexByCode: [String: Int32] = [:]

  init(_ table: VocabularyTable) throws(ExtractionError) {
    var reader = try TableReader(
      table,
      columns: [
        "code", "level", "name", "short_names", "former_names", "parent", "longitude", "latitude",
        "ambiguous", "source",
      ], optional: 1)
    var parents: [(String, String)] = []
    records.reserveCapacity(50_000)
    indexByCode.reserveCapacity(50_000)
    while try reader.advance() {
      guard let level = PlaceLevel(name: reader.cell(1)) else {
        throw reader.error("unknown level '\(reader.cell(1))'")
      }
      let code = reader.cell(0)
      guard indexByCode.updateValue(Int32(records.count), forKey: code) == nil else {
        throw reader.error("the code '\(code)' stands twice")
      }
      var formers: [(String, Int)] = []
      if !reader.isEmpty(4) {
        for former in reader.cell(4).split(separator: "|") {
          let parts = former.split(separator: "@", maxSplits: 1)
          formers.append((String(parts[0]), parts.count > 1 ? Int(parts[1]) ?? 0 : 0))
        }
      }
      let shorts =
        reader.isEmpty(3) ? [] : reader.cell(3).split(separator: "|").map(String.init)
      records.append(
        PlaceRecord(
          code: code, level: level, name: reader.cell(2), shortNames: shorts, formerNames: formers,
          parent: -1, longitude: reader.isEmpty(6) ? nil : Double(reader.cell(6)),
          latitude: reader.isEmpty(7) ? nil : Double(reader.cell(7)),
          isAmbiguous: reader.cell(8) == "1"))
      parents.append((reader.cell(5), "\(reader.file):\(reader.line)"))
    }
    for (index, (parent, location)) in parents.enumerated() where !parent.isEmpty {
      guard let place = indexByCode[parent] else {
        throw ExtractionError(
          code: .vocabulary, message: "the parent '\(parent)' has no row",
          location: location)
      }
      records[index].parent = place
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
