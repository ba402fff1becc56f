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

  /// Builds the trie; word `i` is `entries[i]`. Entries must be distinct.
  init(_ entries: [[UInt16]]) {
    rootNode = Array(repeating: -1, count: 65536)
    let order = entries.indices.sorted { entries[$0].lexicographicallyPrecedes(entries[$1]) }
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
        let label = entries[order[low]][depth]
        var end = low + 1
        while end < high, entries[order[end]][depth] == label { end += 1 }
        labels.append(label)
        nodes.append(Int32(queue.count))
        if depth == 0 { rootNode[Int(label)] = Int32(queue.count) }
        queue.append((low, end, depth + 1))
        low = end
      }
    }
    firstChild.append(Int32(labels.count))
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
    var index = position + 1
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
