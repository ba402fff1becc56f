/// A procedure's name, and the names and types of what it takes and gives, as in
/// `db.labels() :: (label :: STRING)`.
public struct ProcedureSignature: Sendable, Hashable, CustomStringConvertible {
  /// An input or an output.
  public struct Field: Sendable, Hashable {
    public let name: String
    /// As written: `INTEGER`, `LIST<STRING>`.
    public let typeName: String
    /// Written with `?`: may be null.
    public let isNullable: Bool
    let type: StaticType
  }

  /// With its namespace.
  public let name: String
  public let inputs: [Field]
  /// Empty for a procedure that is called for its effect only: `:: ()`.
  public let outputs: [Field]

  /// Reads a signature's text. Throws `QueryError` when it is none.
  public init(_ text: String) throws {
    var parser = Parser(text: text)
    name = try parser.procedureName()
    inputs = try parser.fields()
    try parser.expect("::")
    outputs = try parser.fields()
    try parser.expectEnd()
  }

  public var description: String {
    func list(_ fields: [Field]) -> String {
      fields.map { "\($0.name) :: \($0.typeName)\($0.isNullable ? "?" : "")" }
        .joined(separator: ", ")
    }
    return "\(name)(\(list(inputs))) :: (\(list(outputs)))"
  }

  private struct Parser {
    let text: String
    var rest: Substring

    init(text: String) {
      self.text = text
      rest = text[...]
    }

    func error(_ expected: String) -> QueryError {
      QueryError(
        .procedure, .compileTime, "InvalidSignature",
        "procedure signature \(text): expected \(expected)"
          + (rest.isEmpty ? " at the end" : " before \(rest.prefix(20))")
          + "; write it as in `my.proc(in :: STRING?) :: (out :: INTEGER?)`")
    }

    mutating func skipSpace() { rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "\t" } }

    mutating func take(_ symbol: String) -> Bool {
      skipSpace()
      guard rest.hasPrefix(symbol) else { return false }
      rest = rest.dropFirst(symbol.count)
      return true
    }

    mutating func expect(_ symbol: String) throws {
      guard take(symbol) else { throw error("`\(symbol)`") }
    }

    func expectEnd() throws {
      guard rest.allSatisfy({ $0 == " " || $0 == "\n" || $0 == "\t" }) else {
        throw error("nothing more")
      }
    }

    mutating func word(_ what: String, with extra: String = "_") throws -> String {
      skipSpace()
      let word = rest.prefix { $0.isLetter || $0.isNumber || extra.contains($0) }
      guard !word.isEmpty else { throw error(what) }
      rest = rest.dropFirst(word.count)
      return String(word)
    }

    mutating func procedureName() throws -> String {
      try word("the procedure's name", with: "_.")
    }

    mutating func fields() throws -> [Field] {
      try expect("(")
      var fields: [Field] = []
      if take(")") { return fields }
      repeat {
        let name = try word("a name")
        try expect("::")
        let (typeName, type) = try typeName()
        fields.append(Field(name: name, typeName: typeName, isNullable: take("?"), type: type))
      } while take(",")
      try expect(")")
      return fields
    }

    /// One word or several, `LIST<T>` and `LIST? OF T` included.
    mutating func typeName() throws -> (String, StaticType) {
      var words = [try word("a type").uppercased()]
      if words[0] == "LIST" {
        if take("<") {
          let (name, element) = try typeName()
          _ = take("?")
          try expect(">")
          return ("LIST<\(name)>", .list(element))
        }
        let before = rest
        _ = take("?")
        if take("OF ") || take("of ") {
          let (name, element) = try typeName()
          return ("LIST<\(name)>", .list(element))
        }
        rest = before
        return ("LIST", .list(.any))
      }
      skipSpace()
      while rest.first?.isLetter == true {
        words.append(try word("a type").uppercased())
        skipSpace()
      }
      let name = words.joined(separator: " ")
      guard let type = Self.types[name] else { throw error("a type that is known, not \(name)") }
      return (name, type)
    }

    private static let types: [String: StaticType] = [
      "ANY": .any, "BOOLEAN": .boolean, "BOOL": .boolean, "INTEGER": .integer, "INT": .integer,
      "FLOAT": .float, "NUMBER": .number, "STRING": .string, "MAP": .map, "NODE": .node,
      "RELATIONSHIP": .relationship, "EDGE": .relationship, "PATH": .path, "DATE": .date,
      "TIME": .zonedTime, "LOCALTIME": .localTime, "LOCAL TIME": .localTime,
      "ZONED TIME": .zonedTime, "DATETIME": .zonedDateTime, "ZONED DATETIME": .zonedDateTime,
      "LOCALDATETIME": .localDateTime, "LOCAL DATETIME": .localDateTime, "DURATION": .duration,
      "BYTES": .bytes,
    ]
  }
}
