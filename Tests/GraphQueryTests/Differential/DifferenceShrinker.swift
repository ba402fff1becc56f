@testable import GraphQuery

/// Makes a query and a graph that differ smaller, as long as they differ.
struct DifferenceShrinker {
  private(set) var query: String
  private(set) var graph: RandomGraph
  let isOrdered: Bool

  init(_ query: String, _ graph: RandomGraph, isOrdered: Bool) {
    self.query = query
    self.graph = graph
    self.isOrdered = isOrdered
  }

  mutating func shrink() {
    shrinkQuery()
    shrinkGraph()
    shrinkQuery()
  }

  private func differs(_ query: String, _ graph: RandomGraph) -> Bool {
    guard let differential = try? Differential(graph) else { return false }
    if case .different = differential.compare(query, isOrdered: isOrdered) { return true }
    return false
  }

  /// Leaves out runs of words and signs. What is sorted and cut stays: the order must remain total.
  private mutating func shrinkQuery() {
    guard let differential = try? Differential(graph) else { return }
    var pieces = Self.pieces(of: query)
    var length = pieces.count / 2
    while length > 0 {
      var place = 0
      while place + length <= pieces.count {
        let removed = pieces[place..<(place + length)]
        var shorter = pieces
        shorter.removeSubrange(place..<(place + length))
        let text = shorter.joined()
        if text.contains("LIMIT") || text.contains("SKIP") || removed.contains("LIMIT") {
          place += 1
          continue
        }
        if case .different = differential.compare(text, isOrdered: isOrdered) {
          pieces = shorter
        } else {
          place += 1
        }
      }
      length = length > 8 ? length / 2 : length - 1
    }
    query = pieces.joined()
  }

  private mutating func shrinkGraph() {
    for index in graph.edges.indices.reversed() {
      var smaller = graph
      smaller.edges.remove(at: index)
      if differs(query, smaller) { graph = smaller }
    }
    for index in graph.nodes.indices.reversed()
    where !graph.edges.contains(where: { $0.source == index || $0.target == index }) {
      var smaller = graph
      smaller.nodes.remove(at: index)
      for edge in smaller.edges.indices {
        if smaller.edges[edge].source > index { smaller.edges[edge].source -= 1 }
        if smaller.edges[edge].target > index { smaller.edges[edge].target -= 1 }
      }
      if differs(query, smaller) { graph = smaller }
    }
    for index in graph.nodes.indices {
      for key in graph.nodes[index].properties.keys.sorted() {
        var smaller = graph
        smaller.nodes[index].properties[key] = nil
        if differs(query, smaller) { graph = smaller }
      }
    }
    for index in graph.edges.indices {
      for key in graph.edges[index].properties.keys.sorted() {
        var smaller = graph
        smaller.edges[index].properties[key] = nil
        if differs(query, smaller) { graph = smaller }
      }
    }
  }

  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "'" {
        word.unicodeScalars.append(scalar)
      } else {
        if !word.isEmpty { pieces.append(word) }
        word = ""
        pieces.append(String(scalar))
      }
    }
    return word.isEmpty ? pieces : pieces + [word]
  }
}
