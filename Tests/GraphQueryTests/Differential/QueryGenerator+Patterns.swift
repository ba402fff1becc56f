extension QueryGenerator {
  /// One path or two, as MATCH takes them; their variables come into scope.
  mutating func patterns() -> String {
    var texts: [String] = []
    var used: Set<String> = []
    for _ in 0..<(chance(25) ? 2 : 1) { texts.append(path(&used)) }
    return texts.joined(separator: ", ")
  }

  private mutating func path(_ used: inout Set<String>) -> String {
    let isNamed = chance(15)
    var text = node()
    for _ in 0..<[0, 1, 1, 1, 2, 2, 3][roll(7)] {
      text += relationship(&used)
      text += node()
    }
    guard isNamed else { return text }
    let name = fresh("p")
    scope.append(Variable(name: name, kind: .path))
    return "\(name) = \(text)"
  }

  private mutating func node() -> String {
    if chance(35), let known = variable(.node) {
      return "(\(known)\(chance(15) ? labels("A", "B", "C") : ""))"
    }
    let name = chance(75) ? fresh("n") : ""
    var text = name + (chance(35) ? labels("A", "B", "C") : "")
    if chance(9) { text += " " + propertyMap() }
    if !name.isEmpty {
      scope.append(Variable(name: name, kind: .node))
      if chance(8) { text += " WHERE \(name).i \(comparison()) \(roll(3))" }
    }
    return "(\(text))"
  }

  private mutating func labels(_ first: String, _ second: String, _ third: String) -> String {
    switch roll(10) {
    case 0...5: return ":" + pick(first, first, second)
    case 6: return ":\(first)|\(second)"
    case 7: return ":!\(pick(first, second))"
    case 8: return ":\(pick(first, second))&\(pick("!", ""))\(pick(first, second))"
    default: return ":" + pick("%", third)
    }
  }

  private mutating func propertyMap() -> String {
    switch roll(6) {
    case 0, 1: return "{i: \(roll(3))}"
    case 2: return "{d: \(pick("1", "1.0", "0.5"))}"
    case 3: return "{s: \(pick("'a'", "'ab'", "''"))}"
    case 4: return "{b: \(pick("true", "false"))}"
    default: return "{i: \(expression(.integer, 0))}"
    }
  }

  private mutating func relationship(_ used: inout Set<String>) -> String {
    if chance(10), let known = variable(.relationship), used.insert(known).inserted {
      return arrow("[\(known)]")
    }
    let length = chance(25) ? pick("*", "*1..2", "*0..1", "*2", "*0..", "*..3", "*2..1") : ""
    return relationship(within: length, mayBind: true, &used)
  }

  /// A relationship of a length (as `*1..2`, or empty for one hop) with its arrow.
  mutating func relationship(within length: String, mayBind: Bool) -> String {
    var used: Set<String> = []
    return relationship(within: length, mayBind: mayBind, &used)
  }

  private mutating func relationship(
    within length: String, mayBind: Bool, _ used: inout Set<String>
  ) -> String {
    var text = ""
    if mayBind, chance(45) {
      text = fresh("r")
      used.insert(text)
      scope.append(Variable(name: text, kind: length.isEmpty ? .relationship : .relationships))
    }
    if chance(50) {
      text += pick(":R", ":S", ":R|S", ":!R", ":R|T", ":R", chance(30) ? ":T" : ":S")
    }
    text += length
    if chance(8) { text += " {b: \(pick("true", "false"))}" }
    return arrow(text.isEmpty && chance(50) ? "" : "[\(text)]")
  }

  private mutating func arrow(_ inner: String) -> String {
    switch roll(3) {
    case 0: "-\(inner)->"
    case 1: "<-\(inner)-"
    default: "-\(inner)-"
    }
  }

  /// A pattern without new variables, for conditions.
  mutating func patternPredicate() -> String {
    let start = variable(.node) ?? ""
    let length = chance(15) ? pick("*1..2", "*2") : ""
    let end = chance(40) ? variable(.node) ?? "" : ""
    return "(\(start))" + relationship(within: length, mayBind: false)
      + "(\(end)\(end.isEmpty && chance(50) ? labels("A", "B", "C") : ""))"
  }

  /// What stands between the braces of EXISTS and COUNT.
  mutating func subquery() -> String {
    let saved = scope
    defer { scope = saved }
    var text = patterns()
    if chance(50) { text += " WHERE " + condition(1) }
    if chance(25) {
      text = "MATCH \(text) RETURN \(chance(50) ? "DISTINCT " : "")\(expression(.integer, 1)) AS x"
    }
    return text
  }

  mutating func comparison() -> String { pick("=", "<>", "<", "<=", ">", ">=") }
}
