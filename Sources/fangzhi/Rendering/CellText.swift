import GraphQuery
import PropertyGraph

/// A value as a person reads it in a table: strings bare, null empty, nodes as `(:Place {name: '长沙市'})`.
struct CellText {
  let entities: ResultEntities

  /// Within lists, maps and properties strings stand in quotation marks.
  func text(_ value: Value, isNested: Bool = false) -> String {
    switch value {
    case .null: return isNested ? "null" : ""
    case .boolean(let boolean): return boolean ? "true" : "false"
    case .integer(let integer): return String(integer)
    case .double(let number): return Self.text(number)
    case .string(let text): return isNested ? "'" + text + "'" : text
    case .bytes(let bytes): return "0x" + Hexadecimal.text(bytes)
    case .list(let items):
      return "[" + items.map { text($0, isNested: true) }.joined(separator: ", ") + "]"
    case .map(let map): return text(map.sorted { $0.key < $1.key })
    case .node(let node): return text(node)
    case .relationship(let relationship): return text(relationship)
    case .path(let path): return text(path)
    default: return value.temporalText ?? ""
    }
  }

  private func text(_ properties: [(key: String, value: Value)]) -> String {
    let parts = properties.map { "\($0.key): \(text($0.value, isNested: true))" }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private func text(_ node: NodeID) -> String {
    guard let known = entities.nodes[node] else { return "(#\(node.rawValue))" }
    var parts = known.labels.isEmpty ? [] : [known.labels.map { ":" + $0 }.joined()]
    if !known.properties.isEmpty { parts.append(text(known.properties)) }
    return "(" + parts.joined(separator: " ") + ")"
  }

  private func text(_ relationship: Relationship) -> String {
    guard let known = entities.relationships[relationship.id] else {
      return "[#\(relationship.id.rawValue)]"
    }
    let properties = known.properties.isEmpty ? "" : " " + text(known.properties)
    return "[:" + known.type + properties + "]"
  }

  private func text(_ path: Path) -> String {
    var text = ""
    for (index, node) in path.nodes.enumerated() {
      text += self.text(node)
      guard index < path.relationships.count else { break }
      let relationship = path.relationships[index]
      let isForward = relationship.source == node
      text += (isForward ? "-" : "<-") + self.text(relationship) + (isForward ? "->" : "-")
    }
    return text
  }

  /// A double without exponent where it is a whole number that doubles hold exactly.
  private static func text(_ number: Double) -> String {
    if number.rounded() == number, abs(number) < 9_007_199_254_740_992 {
      return String(Int64(number))
    }
    return number.description
  }
}
