public import PropertyGraph

extension Value {
  /// What toString() and `'text' + value` make of a scalar; nil for anything else.
  public var scalarText: String? {
    switch self {
    case .boolean(let boolean): boolean ? "true" : "false"
    case .integer(let integer): String(integer)
    case .double(let float): ValueText.text(float)
    case .string(let string): string
    default: temporalText
    }
  }

  /// A temporal value in ISO 8601; nil for other types.
  public var temporalText: String? {
    switch self {
    case .date(let date): TemporalText.text(date)
    case .localTime(let time): TemporalText.text(time)
    case .zonedTime(let time): TemporalText.text(time)
    case .localDateTime(let local): TemporalText.text(local)
    case .zonedDateTime(let zoned): TemporalText.text(zoned)
    case .duration(let duration): TemporalText.text(duration)
    default: nil
    }
  }
}

/// Values as text, in the style of Cypher literals: `'text'`, `[1, 2.0]`, `(:Place {name: '长沙'})`.
public struct ValueText {
  /// Where labels, types and properties come from; without it, nodes show as their number.
  let snapshot: GraphSnapshot?

  public init(_ snapshot: GraphSnapshot? = nil) { self.snapshot = snapshot }

  public func text(_ value: Value) throws -> String {
    var text = ""
    try append(value, to: &text)
    return text
  }

  /// The shortest decimal that reads back as the same number, always with a point: `1.0`, `1.0E20`.
  static func text(_ float: Double) -> String {
    if float.isNaN { return "NaN" }
    if float.isInfinite { return float < 0 ? "-Infinity" : "Infinity" }
    let text = float.description
    guard let mark = text.utf8.firstIndex(of: UInt8(ascii: "e")) else { return text }
    var mantissa = String(text[..<mark])
    if !mantissa.utf8.contains(UInt8(ascii: ".")) { mantissa += ".0" }
    var exponent = text[text.index(after: mark)...]
    if exponent.utf8.first == UInt8(ascii: "+") { exponent = exponent.dropFirst() }
    if exponent.hasPrefix("-0") { return mantissa + "E-" + exponent.dropFirst(2) }
    return mantissa + "E" + exponent
  }

  func append(_ value: Value, to text: inout String) throws {
    switch value {
    case .null: text += "null"
    case .string(let string): Self.append(quoted: string, to: &text)
    case .bytes(let bytes):
      text += "bytes["
      for byte in bytes {
        text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
      text += "]"
    case .list(let list):
      text += "["
      for (index, element) in list.enumerated() {
        if index > 0 { text += ", " }
        try append(element, to: &text)
      }
      text += "]"
    case .map(let map):
      try append(map.sorted { $0.key < $1.key }, to: &text)
    case .node(let node): try append(node, to: &text)
    case .relationship(let relationship): try append(relationship, to: &text)
    case .path(let path):
      text += "<"
      for (index, node) in path.nodes.enumerated() {
        try append(node, to: &text)
        guard index < path.relationships.count else { break }
        let relationship = path.relationships[index]
        let isForward = relationship.source == node
        text += isForward ? "-" : "<-"
        try append(relationship, to: &text)
        text += isForward ? "->" : "-"
      }
      text += ">"
    case .boolean, .integer, .double: text += value.scalarText ?? ""
    case .date, .localTime, .zonedTime, .localDateTime, .zonedDateTime, .duration:
      text += "'" + (value.temporalText ?? "") + "'"
    }
  }

  private func append(_ node: NodeID, to text: inout String) throws {
    guard let snapshot else {
      text += "(#\(node.rawValue))"
      return
    }
    text += "("
    for label in try snapshot.labels(of: node).map(snapshot.name(of:)).sorted() {
      text += ":" + Self.name(label)
    }
    let properties = try snapshot.properties(of: node)
    if !properties.isEmpty {
      if text.utf8.last != UInt8(ascii: "(") { text += " " }
      try append(named(properties, in: snapshot), to: &text)
    }
    text += ")"
  }

  private func append(_ relationship: Relationship, to text: inout String) throws {
    guard let snapshot else {
      text += "[#\(relationship.id.rawValue)]"
      return
    }
    text += "[:" + Self.name(snapshot.name(of: relationship.type))
    let properties = try snapshot.properties(of: relationship.id)
    if !properties.isEmpty {
      text += " "
      try append(named(properties, in: snapshot), to: &text)
    }
    text += "]"
  }

  private func named(
    _ properties: [(key: PropertyKeyID, value: Value)], in snapshot: GraphSnapshot
  ) -> [(key: String, value: Value)] {
    properties.map { (snapshot.name(of: $0.key), $0.value) }.sorted { $0.key < $1.key }
  }

  private func append(_ entries: [(key: String, value: Value)], to text: inout String) throws {
    text += "{"
    for (index, entry) in entries.enumerated() {
      if index > 0 { text += ", " }
      text += Self.name(entry.key) + ": "
      try append(entry.value, to: &text)
    }
    text += "}"
  }

  /// A name, in backticks where it is no plain identifier.
  static func name(_ name: String) -> String {
    var isPlain = !name.isEmpty
    for (index, scalar) in name.unicodeScalars.enumerated() {
      let properties = scalar.properties
      guard index == 0 ? properties.isXIDStart || scalar == "_" : properties.isXIDContinue else {
        isPlain = false
        break
      }
    }
    return isPlain ? name : "`" + name.replacing("`", with: "``") + "`"
  }

  static func append(quoted string: String, to text: inout String) {
    text += "'"
    for scalar in string.unicodeScalars {
      switch scalar {
      case "'": text += "\\'"
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "'"
  }
}
