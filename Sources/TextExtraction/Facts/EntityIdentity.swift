/// The identity of parks and projects: the place that the name begins with, or else the document's, and the rest of the
/// name with abbreviations undone, so that 娄底经开区, 娄底市经开区 and 娄底经济技术开发区 are one.
struct EntityIdentity {
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
      for word in vocabulary.shortForms.zones where rest.ends(with: word.full) {
        rest = String(rest.dropLast(word.full.count)) + word.short
        break
      }
    }
    let scope = place >= 0 ? vocabulary.places[place].code + "/" : ""
    return type.idPrefix + scope + rest
  }
}
