import GraphQuery
import PropertyGraph

/// Writes values as JSON, by hand and straight into bytes: it is on the way of every row.
///
/// Nodes are `{"id", "labels", "properties"}`, relationships `{"id", "type", "start", "end", "properties"}`, paths
/// `{"nodes", "relationships"}`; temporal values ISO 8601 strings, bytes hexadecimal, NaN and infinities null.
struct JSONWriter {
  /// Where labels, types and properties come from.
  var entities = ResultEntities()
  private(set) var bytes: [UInt8] = []

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(raw text: StaticString) {
    append(ascii: text.description)
  }

  mutating func append(ascii text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(mark byte: Unicode.Scalar) {
    bytes.append(UInt8(truncatingIfNeeded: byte.value))
  }

  mutating func append(_ value: Value) {
    switch value {
    case .null: append(raw: "null")
    case .boolean(let boolean): append(ascii: boolean ? "true" : "false")
    case .integer(let integer): append(integer)
    case .double(let double): append(double)
    case .string(let string): append(string)
    case .bytes(let raw): append(Hexadecimal.text(raw))
    case .list(let items): append(items)
    case .map(let map): append(map)
    case .node(let node): append(node)
    case .relationship(let relationship): append(relationship)
    case .path(let path):
      append(raw: "{\"nodes\":")
      append(path.nodes.map(Value.node))
      append(raw: ",\"relationships\":")
      append(path.relationships.map(Value.relationship))
      append(mark: "}")
    default: append(value.temporalText ?? "")
    }
  }

  mutating func append(_ items: [Value]) {
    append(mark: "[")
    for (index, item) in items.enumerated() {
      if index > 0 { append(mark: ",") }
      append(item)
    }
    append(mark: "]")
  }

  /// A string with its quotation marks.
  mutating func append(_ string: String) {
    append(mark: "\"")
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): append(raw: "\\\"")
      case UInt8(ascii: "\\"): append(raw: "\\\\")
      case UInt8(ascii: "\n"): append(raw: "\\n")
      case UInt8(ascii: "\r"): append(raw: "\\r")
      case UInt8(ascii: "\t"): append(raw: "\\t")
      case 0..<0x20:
        append(raw: "\\u00")
        append(ascii: Hexadecimal.text([byte]))
      default: bytes.append(byte)
      }
    }
    append(mark: "\"")
  }

  mutating func append(_ integer: Int64) {
    if integer < 0 || integer > 999_999_999 {
      append(ascii: String(integer))
      return
    }
    var digits = integer
    var divisor: Int64 = 1
    while digits / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / divisor))
      digits %= divisor
      divisor /= 10
    }
  }

  mutating func append(_ double: Double) {
    guard double.isFinite else {
      append(raw: "null")
      return
    }
    append(ascii: double.description)
  }

  private mutating func append(_ map: [String: Value]) {
    append(mark: "{")
    for (index, key) in map.keys.sorted().enumerated() {
      if index > 0 { append(mark: ",") }
      append(key)
      append(mark: ":")
      append(map[key] ?? .null)
    }
    append(mark: "}")
  }

  private mutating func append(_ node: NodeID) {
    append(raw: "{\"id\":")
    append(Int64(node.rawValue))
    if let known = entities.nodes[node] {
      append(raw: ",\"labels\":")
      append(known.labels.map(Value.string))
      append(raw: ",\"properties\":")
      append(properties: known.properties)
    }
    append(mark: "}")
  }

  private mutating func append(_ relationship: Relationship) {
    append(raw: "{\"id\":")
    append(Int64(relationship.id.rawValue))
    let known = entities.relationships[relationship.id]
    if let known {
      append(raw: ",\"type\":")
      append(known.type)
    }
    append(raw: ",\"start\":")
    append(Int64(relationship.source.rawValue))
    append(raw: ",\"end\":")
    append(Int64(relationship.target.rawValue))
    if let known {
      append(raw: ",\"properties\":")
      append(properties: known.properties)
    }
    append(mark: "}")
  }

  private mutating func append(properties: [(key: String, value: Value)]) {
    append(mark: "{")
    for (index, property) in properties.enumerated() {
      if index > 0 { append(mark: ",") }
      append(property.key)
      append(mark: ":")
      append(property.value)
    }
    append(mark: "}")
  }
}

/// Bytes as hexadecimal digits.
struct Hexadecimal {
  static func text(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
