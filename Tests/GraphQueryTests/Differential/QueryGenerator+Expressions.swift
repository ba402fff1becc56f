extension QueryGenerator {
  /// A condition of WHERE, where patterns may stand.
  mutating func condition(_ depth: Int) -> String {
    switch roll(depth > 0 ? 12 : 8) {
    case 0 where variable(.node) != nil: return patternPredicate()
    case 1 where chance(60):
      return "EXISTS { \(subquery()) }"
    case 2 where chance(60):
      return "COUNT { \(subquery()) } \(comparison()) \(roll(4))"
    case 8, 9: return "(\(condition(depth - 1)) AND \(condition(depth - 1)))"
    case 10:
      return "(\(condition(depth - 1)) \(pick("OR", "OR", "XOR")) \(condition(depth - 1)))"
    case 11: return "NOT (\(condition(depth - 1)))"
    default: return expression(.boolean, depth)
    }
  }

  /// An expression of a kind; `depth` bounds its nesting.
  mutating func expression(_ kind: Kind, _ depth: Int) -> String {
    if chance(4) { return "null" }
    if chance(25), let known = variable(kind) { return known }
    switch kind {
    case .integer: return integer(depth)
    case .number: return number(depth)
    case .string: return string(depth)
    case .boolean: return boolean(depth)
    case .integers: return integers(depth)
    default: return property("m") ?? expression(scalarKindButAny(), depth)
    }
  }

  private mutating func scalarKindButAny() -> Kind {
    [.integer, .number, .string, .boolean].randomElement(using: &random) ?? .integer
  }

  private mutating func property(_ key: String) -> String? {
    variable { $0 == .node || $0 == .relationship }.map { "\($0).\(chance(3) ? "zz" : key)" }
  }

  private mutating func cases(_ kind: Kind, _ depth: Int) -> String {
    if chance(25) {
      return
        "CASE \(expression(.integer, depth)) WHEN \(roll(3)) THEN \(expression(kind, depth)) "
        + "ELSE \(expression(kind, depth)) END"
    }
    let otherwise = chance(60) ? " ELSE \(expression(kind, depth))" : ""
    return
      "CASE WHEN \(expression(.boolean, depth)) THEN \(expression(kind, depth))\(otherwise) END"
  }

  private mutating func integer(_ depth: Int) -> String {
    guard depth > 0 else {
      return chance(65) ? property("i") ?? "\(roll(4))" : "\(roll(4))"
    }
    switch roll(14) {
    case 0, 1:
      return "(\(integer(depth - 1)) \(pick("+", "-", "*")) \(expression(.integer, depth - 1)))"
    case 2: return "(\(expression(.integer, depth - 1)) \(pick("/", "%")) \(1 + roll(3)))"
    case 3: return "size(\(expression(.integers, depth - 1)))"
    case 4: return cases(.integer, depth - 1)
    case 5: return "coalesce(\(expression(.integer, depth - 1)), \(integer(depth - 1)))"
    case 6:
      if let path = variable({ $0 == .path || $0 == .anyShortest }) { return "length(\(path))" }
      if let list = variable({ $0.element != nil || $0 == .relationships }) {
        return "size(\(list))"
      }
    case 7:
      return "reduce(t = 0, x IN \(expression(.integers, depth - 1)) | t + x)"
    case 8 where chance(50): return "COUNT { \(subquery()) }"
    case 9 where chance(50):
      if let node = variable(.node) {
        return "size([(\(node))\(relationship(within: "", mayBind: false))() | 1])"
      }
    case 10 where chance(40):
      if let start = variable(.node), let end = variable(.node) {
        return
          "length(shortestPath((\(start))"
          + relationship(within: pick("*", "*..2"), mayBind: false) + "(\(end))))"
      }
    default: break
    }
    return property("i") ?? "\(roll(4))"
  }

  private mutating func number(_ depth: Int) -> String {
    guard depth > 0 else { return property("d") ?? pick("1", "1.0", "0.25", "2.5") }
    switch roll(6) {
    case 0: return "(\(number(depth - 1)) \(pick("+", "-", "*")) \(number(depth - 1)))"
    case 1: return cases(.number, depth - 1)
    case 2: return integer(depth - 1)
    case 3: return "abs(\(number(depth - 1)))"
    default: return property("d") ?? "1.5"
    }
  }

  private mutating func string(_ depth: Int) -> String {
    guard depth > 0 else { return property("s") ?? pick("'a'", "'ab'", "''", "'b'", "'长'") }
    switch roll(6) {
    case 0: return "(\(string(depth - 1)) + \(expression(.string, depth - 1)))"
    case 1: return cases(.string, depth - 1)
    case 2: return "\(pick("toUpper", "toLower", "trim"))(\(string(depth - 1)))"
    case 3:
      if let known = variable(.relationship) { return "type(\(known))" }
    default: break
    }
    return property("s") ?? "'a'"
  }

  private mutating func integers(_ depth: Int) -> String {
    if chance(45), let list = property("l") { return list }
    guard depth > 0 else { return pick("[1, 2]", "[]", "[0, null, 2]", "[1, 1, 3]") }
    switch roll(4) {
    case 0:
      let filter = chance(60) ? " WHERE x \(comparison()) \(expression(.integer, 0))" : ""
      let map = chance(60) ? " | x + \(expression(.integer, 0))" : ""
      return "[x IN \(expression(.integers, depth - 1))\(filter)\(map)]"
    case 1: return "range(\(roll(2)), \(roll(4)))"
    default: return "[\(expression(.integer, depth - 1)), \(expression(.integer, 0))]"
    }
  }

  private mutating func boolean(_ depth: Int) -> String {
    switch roll(depth > 0 ? 20 : 9) {
    case 0, 1: return "\(expression(.integer, 0)) \(comparison()) \(expression(.integer, depth))"
    case 2: return "\(expression(.number, 0)) \(comparison()) \(expression(.number, 0))"
    case 3: return "\(expression(.string, 0)) \(comparison()) \(expression(.string, 0))"
    case 4:
      return
        "\(expression(.string, 0)) \(pick("STARTS WITH", "ENDS WITH", "CONTAINS")) "
        + expression(.string, 0)
    case 5: return property("b") ?? pick("true", "false", "null")
    case 6: return "\(expression(.any, 0)) IS \(pick("", "NOT "))NULL"
    case 7:
      if let node = variable(.node) { return "\(node):\(pick("A", "B", "A|B", "!A", "C"))" }
      return "true"
    case 8: return "\(expression(.any, 0)) \(comparison()) \(expression(.any, 0))"
    case 9: return "\(expression(.integer, 0)) IN \(expression(.integers, 1))"
    case 10: return "\(expression(.any, 0)) IN [1, 'a', \(expression(.any, 0))]"
    case 11, 12: return "(\(boolean(depth - 1)) AND \(boolean(depth - 1)))"
    case 13: return "(\(boolean(depth - 1)) OR \(boolean(depth - 1)))"
    case 14: return "(\(boolean(depth - 1)) XOR \(boolean(depth - 1)))"
    case 15: return "NOT (\(boolean(depth - 1)))"
    case 16:
      let list = variable { $0 == .bag(of: "integer") } ?? expression(.integers, depth - 1)
      return
        "\(pick("all", "any", "none", "single"))(x IN \(list) WHERE "
        + "x \(comparison()) \(expression(.integer, 0)))"
    case 17:
      if let first = variable(.node), let second = variable(.node) {
        return "\(first) \(pick("=", "<>")) \(second)"
      }
      return "false"
    case 18: return "\(roll(3)) \(pick("<", "<=")) \(expression(.integer, 0)) < \(1 + roll(4))"
    default: return cases(.boolean, depth - 1)
    }
  }
}
