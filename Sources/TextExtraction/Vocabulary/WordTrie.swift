/// A compact trie over UTF-16 units: children of a node stand sorted side by side, the root has a direct table.
///
/// A lookup that fails at the first unit costs one load. Building sorts the words once.
struct WordTrie: Sendable {
  private var rootNode: [Int32]
  private var labels: [UInt16] = []
  private var nodes: [Int32] = []
  private var firstChild: [Int32] = []
  /// The word that ends at a node, or -1.
  private var words: [Int32] = []
  /// Which two units words begin with, by a hash: most positions of a text are told by one look here.
  private var pairs: [UInt64] = Array(repeating: 0, count: 1 << 14)

  /// Builds the trie.
  init(_ entries: WordIndex) {
    rootNode = Array(repeating: -1, count: 65536)
    let entries = (0..<entries.count).map { entries[$0] }
    let order = Self.sorted(entries)
    labels.reserveCapacity(2 * entries.count)
    nodes.reserveCapacity(2 * entries.count)
    words.reserveCapacity(2 * entries.count)
    firstChild.reserveCapacity(2 * entries.count)
    // Breadth first, so that the children of a node are neighbours.
    var queue: [(low: Int, high: Int, depth: Int)] = [(0, order.count, 0)]
    var next = 0
    while next < queue.count {
      let (first, high, depth) = queue[next]
      var low = first
      next += 1
      var word: Int32 = -1
      while low < high, entries[order[low]].count == depth {
        word = Int32(order[low])
        low += 1
      }
      words.append(word)
      firstChild.append(Int32(labels.count))
      while low < high {
        let label = entries[order[low]][entries[order[low]].startIndex + depth]
        var end = low + 1
        while end < high, entries[order[end]][entries[order[end]].startIndex + depth] == label {
          end += 1
        }
        labels.append(label)
        nodes.append(Int32(queue.count))
        if depth == 0 { rootNode[Int(label)] = Int32(queue.count) }
        queue.append((low, end, depth + 1))
        low = end
      }
    }
    firstChild.append(Int32(labels.count))
    for entry in entries where entry.count > 1 {
      let pair = Self.pair(entry[entry.startIndex], entry[entry.startIndex + 1])
      pairs[pair >> 6] |= 1 << UInt64(pair & 63)
    }
  }

  /// The numbers of words in their order: most pairs are told apart by the first four units, packed in one number.
  private static func sorted(_ entries: [ArraySlice<UInt16>]) -> [Int] {
    var keys: [(first: UInt64, word: Int)] = []
    keys.reserveCapacity(entries.count)
    for (word, entry) in entries.enumerated() {
      var first: UInt64 = 0
      for unit in entry.prefix(4) { first = first << 16 | UInt64(unit) }
      keys.append((first << UInt64(16 * max(0, 4 - entry.count)), word))
    }
    keys.sort {
      $0.first != $1.first
        ? $0.first < $1.first : entries[$0.word].lexicographicallyPrecedes(entries[$1.word])
    }
    return keys.map(\.word)
  }

  @inline(__always)
  private static func pair(_ first: UInt16, _ second: UInt16) -> Int {
    Int(((UInt32(first) << 16 | UInt32(second)) &* 0x9E37_79B1) >> 12)
  }

  /// The node that a unit leads to, or -1.
  @inline(__always)
  private func child(of node: Int32, _ unit: UInt16) -> Int32 {
    var low = Int(firstChild[Int(node)])
    var high = Int(firstChild[Int(node) + 1])
    while high - low > 4 {
      let middle = (low + high) / 2
      if labels[middle] <= unit { low = middle } else { high = middle }
    }
    while low < high {
      if labels[low] == unit { return nodes[low] }
      low += 1
    }
    return -1
  }

  /// Calls `found(word, end)` for each word that begins at `position`, shortest first.
  @inline(__always)
  func matches(_ text: [UInt16], at position: Int, limit: Int, found: (Int32, Int) -> Void) {
    var node = rootNode[Int(text[position])]
    guard node >= 0 else { return }
    var index = position + 1
    if index < limit {
      let pair = Self.pair(text[position], text[index])
      if pairs[pair >> 6] & (1 << UInt64(pair & 63)) == 0 {
        let word = words[Int(node)]
        if word >= 0 { found(word, index) }
        return
      }
    }
    while node >= 0 {
      let word = words[Int(node)]
      if word >= 0 { found(word, index) }
      if index >= limit { return }
      node = child(of: node, text[index])
      index += 1
    }
  }

  /// The longest word that begins at `position`, or nil.
  func longest(_ text: [UInt16], at position: Int, limit: Int) -> (word: Int, end: Int)? {
    guard position < limit else { return nil }
    var best: (word: Int, end: Int)?
    matches(text, at: position, limit: limit) { best = (Int($0), $1) }
    return best
  }
}
