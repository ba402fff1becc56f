import PropertyGraph

/// Reads the kit's notation of values: `(:A {x: 1})`, `[:T]`, `<(:A)-[:T]->(:B)>`, `[1, 'a']`, `{k: null}`.
struct KitValueParser {
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  static func parse(_ text: String) throws -> KitValue {
    var parser = KitValueParser(text: text)
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == parser.characters.count else { throw parser.failure("nothing more") }
    return value
  }

  private let text: String
  private let characters: [Unicode.Scalar]
  private var position = 0

  private init(text: String) {
    self.text = text
    characters = Array(text.unicodeScalars)
  }

  private var current: Unicode.Scalar? {
    position < characters.count ? characters[position] : nil
  }

  private func failure(_ expected: String) -> Failure {
    Failure(description: "value \(text): expected \(expected) at \(position)")
  }

  private mutating func skipSpace() {
    while let current, current.properties.isWhitespace { position += 1 }
  }

  private mutating func take(_ symbol: String) -> Bool {
    skipSpace()
    let scalars = Array(symbol.unicodeScalars)
    guard characters[position...].starts(with: scalars) else { return false }
    position += scalars.count
    return true
  }

  private mutating func expect(_ symbol: String) throws {
    guard take(symbol) else { throw failure(symbol) }
  }

  private mutating func value() throws -> KitValue {
    skipSpace()
    switch current {
    case "'": return .string(try string())
    case "{": return .map(try map())
    case "(": return try node()
    case "<": return try path()
    case "[":
      position += 1
      if take(":") { return try relationship() }
      var list: [KitValue] = []
      if take("]") { return .list(list) }
      repeat { list.append(try value()) } while take(",")
      try expect("]")
      return .list(list)
    default: return try word()
    }
  }

  private mutating func word() throws -> KitValue {
    let start = position
    while let current, !",]}|".unicodeScalars.contains(current), !current.properties.isWhitespace {
      position += 1
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: characters[start..<position])
    switch String(text) {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "NaN": return .float(.nan)
    case "Inf", "Infinity": return .float(.infinity)
    case "-Inf", "-Infinity": return .float(-.infinity)
    case let word:
      if let integer = Int64(word) { return .integer(integer) }
      if let float = Double(word) { return .float(float) }
      throw failure("a value")
    }
  }

  private mutating func string() throws -> String {
    position += 1
    var string = String.UnicodeScalarView()
    while let current, current != "'" {
      position += 1
      if current == "\\", let next = self.current, next == "'" || next == "\\" {
        position += 1
        string.append(next)
      } else {
        string.append(current)
      }
    }
    try expect("'")
    return String(string)
  }

  private mutating func name() throws -> String {
    skipSpace()
    var name = String.UnicodeScalarView()
    if current == "`" {
      position += 1
      while let current, current != "`" {
        name.append(current)
        position += 1
      }
      position += 1
      return String(name)
    }
    while let current, current.properties.isXIDContinue || current == "_" {
      name.append(current)
      position += 1
    }
    guard !name.isEmpty else { throw failure("a name") }
    return String(name)
  }

  private mutating func map() throws -> [String: KitValue] {
    try expect("{")
    var map: [String: KitValue] = [:]
    if take("}") { return map }
    repeat {
      let key = try name()
      try expect(":")
      map[key] = try value()
    } while take(",")
    try expect("}")
    return map
  }

  private mutating func optionalMap() throws -> [String: KitValue] {
    skipSpace()
    return current == "{" ? try map() : [:]
  }

  private mutating func node() throws -> KitValue {
    try expect("(")
    var labels: Set<String> = []
    while take(":") { labels.insert(try name()) }
    let properties = try optionalMap()
    try expect(")")
    return .node(labels: labels, properties: properties)
  }

  /// After `[:`.
  private mutating func relationship() throws -> KitValue {
    let type = try name()
    let properties = try optionalMap()
    try expect("]")
    return .relationship(type: type, properties: properties)
  }

  private mutating func path() throws -> KitValue {
    try expect("<")
    var elements = [try node()]
    var forward: [Bool] = []
    while !take(">") {
      let isBackward = take("<-")
      if !isBackward { try expect("-") }
      try expect("[")
      try expect(":")
      elements.append(try relationship())
      try expect(isBackward ? "-" : "->")
      forward.append(!isBackward)
      elements.append(try node())
    }
    return .path(elements, forward: forward)
  }
}

extension KitValue {
  /// As a parameter or a procedure's result.
  func value() throws -> Value {
    switch self {
    case .null: return .null
    case .boolean(let boolean): return .boolean(boolean)
    case .integer(let integer): return .integer(integer)
    case .float(let float): return .double(float)
    case .string(let string): return .string(string)
    case .list(let list): return .list(try list.map { try $0.value() })
    case .map(let map): return .map(try map.mapValues { try $0.value() })
    case .node, .relationship, .path:
      throw KitValueParser.Failure(description: "\(self) cannot be a parameter")
    }
  }
}
