/// The names of the divisions that a place lies in, or is.
public struct PlaceEnclosure: Sendable, Equatable {
  /// The province, "" for what lies in none.
  public var province = ""
  /// The prefecture, "" for what lies in none.
  public var prefecture = ""

  public init() {}
}

extension Extractor {
  /// The province and prefecture of a place, by its code in the gazetteer; both empty for an unknown code.
  public func enclosure(ofPlace code: String) -> PlaceEnclosure {
    let places = vocabulary.places
    var enclosure = PlaceEnclosure()
    var current = places.index(ofCode: code) ?? -1
    while current >= 0 {
      let record = places.records[Int(current)]
      if record.level == .province { enclosure.province = record.name }
      if record.level == .prefecture { enclosure.prefecture = record.name }
      current = record.parent
    }
    return enclosure
  }
}
