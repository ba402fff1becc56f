/// The nodes that a bulk import's ids stand for. Ids are kept as integers where they are such:
/// dense ones in an array, others in a hash table.
struct ImportIdentifiers {
  fileprivate struct Space {
    /// Node + 1 at a small integer id; 0 where there is none.
    var dense: [UInt32] = []
    var sparse: [Int64: UInt32] = [:]
    var texts: [String: UInt32] = [:]
  }

  private var spaces: [String: Space] = [:]
  fileprivate static let denseLimit: Int64 = 1 << 28

  /// Adds ids of one space; the caller keeps the space while it adds many.
  mutating func add(
    _ reader: CSVReader, _ field: Int, space: String, node: UInt32
  ) throws(GraphError) {
    let range = reader.fields[field]
    let isNew: Bool
    if let number = ImportField.integer(reader.buffer, range) {
      isNew = spaces[space, default: Space()].add(number, node)
    } else {
      let text = reader.text(field)
      isNew = spaces[space, default: Space()].texts.updateValue(node, forKey: text) == nil
    }
    if !isNew {
      throw GraphError(
        .badImport, "\(reader.path):\(reader.line): the id '\(reader.text(field))' occurs twice")
    }
  }

  func node(_ reader: CSVReader, _ field: Int, space: String) throws(GraphError) -> UInt32 {
    let range = reader.fields[field]
    if let known = spaces[space] {
      if let number = ImportField.integer(reader.buffer, range) {
        if number >= 0, number < known.dense.count, known.dense[Int(number)] != 0 {
          return known.dense[Int(number)] - 1
        }
        if let node = known.sparse[number] { return node }
      } else if let node = known.texts[reader.text(field)] {
        return node
      }
    }
    throw GraphError(
      .badImport,
      "\(reader.path):\(reader.line): no node has the id '\(reader.text(field))'")
  }
}

extension ImportIdentifiers.Space {
  fileprivate mutating func add(_ number: Int64, _ node: UInt32) -> Bool {
    // The array may be at most four times as long as it has ids, with room to begin.
    let limit = min(Int64(dense.count) * 4 + 65_536, ImportIdentifiers.denseLimit)
    guard number >= 0, number < limit else {
      return sparse.updateValue(node, forKey: number) == nil
    }
    let index = Int(number)
    if index >= dense.count {
      dense.append(
        contentsOf: repeatElement(0, count: max(index + 1, dense.count * 2) - dense.count))
    }
    if dense[index] != 0 || sparse[number] != nil { return false }
    dense[index] = node + 1
    return true
  }
}
