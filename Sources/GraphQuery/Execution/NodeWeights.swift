import PropertyGraph

/// Nodes in order of first appearance, each with a weight; an open hash table finds them.
struct NodeWeights {
  private(set) var nodes: [NodeID] = []
  private(set) var weights: [Int64] = []
  /// Position in `nodes` plus one; 0 is free.
  private var table: [UInt32]
  private var mask: Int

  init(expected: Int = 16) {
    var capacity = 32
    while capacity < expected * 2 { capacity *= 2 }
    table = Array(repeating: 0, count: capacity)
    mask = capacity - 1
    nodes.reserveCapacity(expected)
    weights.reserveCapacity(expected)
  }

  var count: Int { nodes.count }

  @inline(__always)
  private func place(_ node: NodeID) -> Int {
    Int(truncatingIfNeeded: UInt64(node.rawValue) &* 0x9E37_79B9_7F4A_7C15 >> 20) & mask
  }

  mutating func add(_ node: NodeID, _ weight: Int64) throws {
    var slot = place(node)
    while true {
      let entry = Int(table[slot])
      if entry == 0 { break }
      if nodes[entry - 1] == node {
        let (sum, overflow) = weights[entry - 1].addingReportingOverflow(weight)
        guard !overflow else { throw QueryFailure.integerOverflow("count()") }
        weights[entry - 1] = sum
        return
      }
      slot = (slot + 1) & mask
    }
    nodes.append(node)
    weights.append(weight)
    table[slot] = UInt32(nodes.count)
    if nodes.count * 2 > table.count { grow() }
  }

  private mutating func grow() {
    table = Array(repeating: 0, count: table.count * 2)
    mask = table.count - 1
    for (index, node) in nodes.enumerated() {
      var slot = place(node)
      while table[slot] != 0 { slot = (slot + 1) & mask }
      table[slot] = UInt32(index + 1)
    }
  }

  @inline(__always)
  func weight(of node: NodeID) -> Int64 {
    var slot = place(node)
    while true {
      let entry = Int(table[slot])
      if entry == 0 { return 0 }
      if nodes[entry - 1] == node { return weights[entry - 1] }
      slot = (slot + 1) & mask
    }
  }

  /// Keeps the nodes at the given positions.
  mutating func keep(_ positions: [UInt32]) {
    var kept = NodeWeights(expected: positions.count)
    kept.nodes = positions.map { nodes[Int($0)] }
    kept.weights = positions.map { weights[Int($0)] }
    kept.reindex()
    self = kept
  }

  private mutating func reindex() {
    for (index, node) in nodes.enumerated() {
      var slot = place(node)
      while table[slot] != 0 { slot = (slot + 1) & mask }
      table[slot] = UInt32(index + 1)
    }
  }

  /// Whether the two have a node in common.
  func intersects(_ other: NodeWeights) -> Bool {
    let (small, large) = count < other.count ? (self, other) : (other, self)
    return small.nodes.contains { large.weight(of: $0) != 0 }
  }
}
