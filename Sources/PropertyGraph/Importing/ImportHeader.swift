/// The first line of a bulk-import file, in the convention that graph databases share: `name:type`,
/// with `:ID`, `:LABEL`, `:START_ID`, `:END_ID`, `:TYPE` and `:IGNORE` for what is no property.
struct ImportHeader {
  enum PropertyType {
    case integer, double, boolean, string
  }

  struct Property {
    let name: String
    let type: PropertyType
    let isList: Bool
    let field: Int
  }

  private(set) var properties: [Property] = []
  private(set) var identifier: Int?
  /// The id space of `:ID(space)` and its like; ids of one space are unique in it.
  private(set) var identifierSpace = ""
  private(set) var labels: Int?
  private(set) var start: Int?
  private(set) var startSpace = ""
  private(set) var end: Int?
  private(set) var endSpace = ""
  private(set) var type: Int?
  let fieldCount: Int

  init(_ reader: CSVReader) throws(GraphError) {
    fieldCount = reader.fields.count
    for field in reader.fields.indices {
      try add(reader.text(field), field, reader.path)
    }
  }

  private mutating func add(
    _ column: String, _ field: Int, _ path: String
  ) throws(GraphError) {
    guard let colon = column.lastIndex(of: ":") else {
      properties.append(Property(name: column, type: .string, isList: false, field: field))
      return
    }
    // `id:ID{id-type:long}` has a colon inside its options.
    let options = column.firstIndex(of: "{")
    let mark =
      options.flatMap { open in open < colon ? column[..<open].lastIndex(of: ":") : colon }
      ?? colon
    let name = String(column[..<mark])
    var kind = String(column[column.index(after: mark)...])
    var isLong = false
    if let open = kind.firstIndex(of: "{") {
      isLong = kind[open...].contains("id-type:long") || kind[open...].contains("id-type:int")
      kind = String(kind[..<open])
    }
    var space = ""
    if let open = kind.firstIndex(of: "("), kind.hasSuffix(")") {
      space = String(kind[kind.index(after: open)...].dropLast())
      kind = String(kind[..<open])
    }
    switch kind.uppercased() {
    case "ID":
      identifier = field
      identifierSpace = space
      if !name.isEmpty {
        properties.append(
          Property(name: name, type: isLong ? .integer : .string, isList: false, field: field))
      }
    case "START_ID":
      start = field
      startSpace = space
    case "END_ID":
      end = field
      endSpace = space
    case "LABEL": labels = field
    case "TYPE": type = field
    case "IGNORE": break
    default:
      let isList = kind.hasSuffix("[]")
      let element = isList ? String(kind.dropLast(2)) : kind
      guard let type = Self.types[element.lowercased()] else {
        throw GraphError(
          .badImport,
          "\(path):1: unknown type '\(kind)' of column '\(name)'; use "
            + Self.types.keys.sorted().joined(separator: ", "))
      }
      properties.append(Property(name: name, type: type, isList: isList, field: field))
    }
  }

  private static let types: [String: PropertyType] = [
    "int": .integer, "long": .integer, "short": .integer, "byte": .integer, "float": .double,
    "double": .double, "boolean": .boolean, "string": .string, "char": .string,
  ]
}
