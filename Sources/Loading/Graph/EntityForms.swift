import TextExtraction

/// What texts call an entity, and what they say it is. Merging is the same in any order and grouping, so that the
/// graph does not depend on the order of loading.
struct EntityForms: Equatable, Sendable {
  var name = ""
  var kind = ""
  /// Every form in use, the name included, each once, in the order of their bytes. Most entities have few.
  private(set) var forms: [String] = []

  /// Takes in a name: of two, the longer is the fuller; of two as long, the first in order of code points.
  mutating func add(name other: String) {
    guard !other.isEmpty else { return }
    insert(other)
    if name.isEmpty || Self.isFuller(other, than: name) { name = other }
  }

  /// Takes in a form as a text has it, unless the text is garbled there: 武岡(gāng)市, characters with pinyin.
  mutating func add(form: String) {
    if !form.isEmpty, !form.utf8.contains(UInt8(ascii: "(")) { insert(form) }
  }

  /// Takes in a kind: "other" and nothing give way to any kind, of two kinds the first by name counts.
  mutating func add(kind other: String) {
    guard !other.isEmpty, other != kind else { return }
    if kind.isEmpty || kind == "other" || (other != "other" && other < kind) { kind = other }
  }

  mutating func merge(_ other: EntityForms) {
    add(name: other.name)
    add(kind: other.kind)
    for form in other.forms { insert(form) }
  }

  /// Takes in forms that the graph holds.
  mutating func add(aliases: [String]) {
    for alias in aliases { insert(alias) }
  }

  /// The other forms than the name, in order.
  var aliases: [String] { forms.filter { $0 != name } }

  private mutating func insert(_ form: String) {
    var low = 0
    var high = forms.count
    while low < high {
      let middle = (low + high) / 2
      let order = forms[middle].order(beside: form)
      if order == 0 { return }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    forms.insert(form, at: low)
  }

  private static func isFuller(_ left: String, than right: String) -> Bool {
    let leftCount = left.unicodeScalars.count
    let rightCount = right.unicodeScalars.count
    return leftCount != rightCount ? leftCount > rightCount : left < right
  }
}
