import PropertyGraph

/// Writes a query as text, and collects its parameters.
struct CypherWriter {
  var text = ""
  private(set) var parameters: [String: Value] = [:]
  private var names: [Identity: String] = [:]
  private var takenNames: Set<String> = []
  /// Nodes whose label stands in the text already.
  var labelled: Set<Identity> = []

  // Clauses

  mutating func write(_ steps: [QueryStep]) {
    var follows = false
    for step in steps {
      switch step.kind {
      case .match(let patterns, let isOptional):
        startLine(isOptional ? "OPTIONAL MATCH " : "MATCH ")
        write(patterns)
        follows = true
      case .filter(let condition):
        // A second condition on the same match is a filter of its own.
        startLine(follows ? "WHERE " : "WITH * WHERE ")
        write(condition, isNested: false)
        follows = false
      case .unwind(let list, let variable):
        startLine("UNWIND ")
        write(list, isNested: false)
        text += " AS "
        write(variable, isNested: false)
        follows = false
      case .create(let parts): writeCreate(parts)
      case .merge(let parts, let onCreate, let onMatch):
        writeMerge(parts, onCreate: onCreate, onMatch: onMatch)
      case .assign(let assignments): writeAssignments(assignments, after: "SET ")
      case .delete(let identity, let isDetaching):
        writeDelete(identity, isDetaching: isDetaching)
      }
    }
  }

  mutating func write(_ columns: [ColumnNode], isDistinct: Bool) {
    startLine(isDistinct ? "RETURN DISTINCT " : "RETURN ")
    var used: Set<String> = []
    for (index, column) in columns.enumerated() {
      if index > 0 { text += ", " }
      let start = text.utf8.count
      write(column.node, isNested: false)
      let written = String(decoding: text.utf8.dropFirst(start), as: UTF8.self)
      // Columns must differ in name.
      var alias = column.alias
      if !used.insert(alias ?? written).inserted {
        alias = "column\(index + 1)"
        used.insert("column\(index + 1)")
      }
      if let alias { text += " AS \(Self.quoted(alias))" }
    }
  }

  mutating func write(_ arrangements: [ResultArrangement]) {
    var keys: [(TermNode, isDescending: Bool)] = []
    var skip: Int?
    var limit: Int?
    for arrangement in arrangements {
      switch arrangement.kind {
      case .order(let more): keys += more
      case .skip(let count): skip = count
      case .limit(let count): limit = count
      }
    }
    for (index, key) in keys.enumerated() {
      if index == 0 { startLine("ORDER BY ") } else { text += ", " }
      write(key.0, isNested: false)
      if key.isDescending { text += " DESC" }
    }
    for (word, count) in [("SKIP ", skip), ("LIMIT ", limit)] {
      guard let count else { continue }
      startLine(word)
      write(.parameter(.integer(Int64(count))), isNested: false)
    }
  }

  mutating func startLine(_ word: String) {
    if !text.isEmpty { text += "\n" }
    text += word
  }

  // Patterns

  private mutating func write(_ patterns: [Pattern]) {
    for (index, pattern) in patterns.enumerated() {
      if index > 0 { text += ", " }
      write(pattern.start)
      guard let step = pattern.step else { continue }
      text += "-["
      if let edge = step.edge { text += name(of: edge) }
      text += ":\(Self.quoted(step.type))"
      writeHops(step)
      text += "]->"
      write(step.target)
    }
  }

  mutating func writeHops(_ step: Pattern.Step) {
    guard let hops = step.hops else { return }
    text += "*\(hops.minimum).." + (hops.maximum.map { String($0) } ?? "")
  }

  private mutating func write(_ node: PatternNode) {
    text += "(\(name(of: node.identity))"
    if labelled.insert(node.identity).inserted { text += ":\(Self.quoted(node.label))" }
    text += ")"
  }

  // Expressions

  mutating func write(_ node: TermNode, isNested: Bool) {
    if isNested { text += "(" }
    defer { if isNested { text += ")" } }
    switch node {
    case .variable(let identity): text += name(of: identity)
    case .property(let identity, let key): text += "\(name(of: identity)).\(Self.quoted(key))"
    case .parameter(let value):
      let name = "p\(parameters.count + 1)"
      parameters[name] = value
      text += "$\(name)"
    case .binary(let symbol, let left, let right):
      write(left, isNested: left.level < node.level || (left.level == node.level && !node.isChain))
      text += " \(symbol) "
      write(right, isNested: right.level <= node.level)
    case .prefix(let symbol, let operand):
      text += "\(symbol) "
      write(operand, isNested: operand.level <= node.level)
    case .postfix(let operand, let symbol):
      write(operand, isNested: operand.level <= node.level)
      text += " \(symbol)"
    case .call(let function, let arguments, let isDistinct):
      text += "\(function)(\(isDistinct ? "DISTINCT " : "")"
      for (index, argument) in arguments.enumerated() {
        if index > 0 { text += ", " }
        write(argument, isNested: false)
      }
      text += ")"
    case .countRows: text += "count(*)"
    case .subquery(let word, let patterns, let condition):
      let outside = labelled
      text += "\(word) { "
      write(patterns)
      if let condition {
        text += " WHERE "
        write(condition, isNested: false)
      }
      text += " }"
      labelled = outside
    }
  }

  // Names

  mutating func name(of identity: Identity) -> String {
    if let name = names[identity] { return name }
    var name = identity.suggestedName
    var number = 2
    while !takenNames.insert(name).inserted {
      name = "\(identity.suggestedName)\(number)"
      number += 1
    }
    let quoted = Self.quoted(name)
    names[identity] = quoted
    return quoted
  }

  /// A name as the text can have it: in backticks unless it is a plain word that means nothing else.
  static func quoted(_ name: String) -> String {
    let isPlain =
      name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
          true
        default: false
        }
      } && !(name.utf8.first.map { $0 < UInt8(ascii: "A") } ?? true)
    if isPlain, !reserved.contains(name.lowercased()) { return name }
    return "`" + name.replacing("`", with: "``") + "`"
  }

  private static let reserved: Set<String> = [
    "and", "as", "case", "contains", "create", "delete", "detach", "distinct", "else", "end",
    "ends", "false", "in", "is", "limit", "match", "merge", "not", "null", "optional", "or",
    "order", "remove", "return", "set", "skip", "starts", "then", "true", "union", "unwind", "when",
    "where", "with", "xor", "exists", "count", "collect", "all", "any", "none", "single", "reduce",
  ]
}

extension TermNode {
  /// How tightly the operator binds: more is tighter.
  fileprivate var level: Int {
    switch self {
    case .binary("OR", _, _): 1
    case .binary("AND", _, _): 2
    case .prefix: 3
    case .binary("=", _, _), .binary("<>", _, _), .binary("<", _, _), .binary("<=", _, _),
      .binary(">", _, _), .binary(">=", _, _):
      4
    case .binary("+", _, _), .binary("-", _, _): 6
    case .binary("*", _, _), .binary("/", _, _): 7
    case .binary, .postfix: 5
    default: 9
    }
  }

  /// Whether `a o b o c` means `(a o b) o c`: comparisons in a row would mean something else.
  fileprivate var isChain: Bool { level != 4 && level != 5 }
}
