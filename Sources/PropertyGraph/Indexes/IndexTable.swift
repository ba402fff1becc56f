/// The indexes of a catalog by what they cover, so that a write finds those of each value without searching. Made for
/// one state of the catalog, when it is first asked.
struct IndexTable {
  private struct Cover: Hashable {
    let target: IndexDescription.Target
    let key: PropertyKeyID
    let kind: IndexDescription.Kind
  }

  private var indexes: [Cover: [IndexDescription]] = [:]
  /// Which property keys any index covers; most values are told by this alone.
  private var covered: [Bool] = []
  private(set) var isRead = false

  /// The indexes of a kind on a label or type and a property.
  func indexes(
    on target: IndexDescription.Target, _ key: PropertyKeyID, _ kind: IndexDescription.Kind
  ) -> [IndexDescription] {
    guard Int(key.rawValue) < covered.count, covered[Int(key.rawValue)] else { return [] }
    return indexes[Cover(target: target, key: key, kind: kind)] ?? []
  }

  mutating func read(_ indexes: [IndexDescription]) {
    isRead = true
    for index in indexes {
      let key = Int(index.key.rawValue)
      while covered.count <= key { covered.append(false) }
      covered[key] = true
      self.indexes[Cover(target: index.target, key: index.key, kind: index.kind), default: []]
        .append(index)
    }
  }
}
