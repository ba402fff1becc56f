/// The identity of parks and projects: the place that the name begins with, or else the document's, and the rest of the
/// name with abbreviations undone, so that 娄底经开区, 娄底市经开区 and 娄底经济技术开发区 are one.
struct EntityIdentity {
  /// Type words of zones that mean the same, the full form first.
  private static let zoneWords: [(full: String, short: String)] = [
    ("国家级经济技术开发区", "经开区"), ("经济技术开发区", "经开区"), ("经济开发区", "经开区"),
    ("高新技术产业开发区", "高新区"), ("高新技术产业园区", "高新区"), ("高新技术开发区", "高新区"),
    ("高技术产业开发区", "高新区"), ("综合保税区", "综保区"),
  ]

  let vocabulary: Vocabulary
  /// The document's place, or -1.
  let home: Int32

  /// The identifier of a park or project by its canonical name.
  func id(_ type: EntityType, _ name: String) -> String {
    let units = Array(name.utf16)
    var scan = SentenceScan()
    scan.scan(units, 0..<units.count, vocabulary)
    var place = home
    var rest = name
    for found in PlaceResolver(vocabulary: vocabulary, home: home).resolve(units, scan)
    where found.range.lowerBound == 0 && found.place >= 0 {
      // A place by its first character alone, or with nothing behind it, is part of the name.
      guard found.range.count > 1, units.count - found.range.count > 1 else { continue }
      place = found.place
      rest = String(units: units[found.range.upperBound...])
    }
    if type == .park {
      for word in Self.zoneWords where rest.ends(with: word.full) {
        rest = String(rest.dropLast(word.full.count)) + word.short
        break
      }
    }
    let scope = place >= 0 ? vocabulary.places[place].code + "/" : ""
    return type.idPrefix + scope + rest
  }
}
