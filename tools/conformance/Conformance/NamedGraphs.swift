/// The kit's named graphs, for scenarios that come without the scripts of theirs.
enum NamedGraphs {
  /// A script that builds the graph; nil for a name that is not known.
  ///
  /// Both trees have a root A, four children in a ring of FRIEND (the root KNOWS two of them and FOLLOWS the
  /// others), and two leaves for each child; every second leaf of the second tree is a Y.
  static func script(_ name: String) -> String? {
    let label: String
    switch name {
    case "binary-tree-1": label = "X"
    case "binary-tree-2": label = "Y"
    default: return nil
    }
    var parts = ["(a:A {name: 'a'})"]
    for child in 1...4 {
      parts.append("(b\(child):X {name: 'b\(child)'})")
      parts.append("(c\(child)1:X {name: 'c\(child)1'})")
      parts.append("(c\(child)2:\(label) {name: 'c\(child)2'})")
    }
    for child in 1...4 {
      parts.append("(a)-[:\(child <= 2 ? "KNOWS" : "FOLLOWS")]->(b\(child))")
      parts.append("(b\(child))-[:FRIEND]->(c\(child)1)")
      parts.append("(b\(child))-[:FRIEND]->(c\(child)2)")
      parts.append("(b\(child))-[:FRIEND]->(b\(child % 4 + 1))")
    }
    return "CREATE " + parts.joined(separator: ", ")
  }
}
