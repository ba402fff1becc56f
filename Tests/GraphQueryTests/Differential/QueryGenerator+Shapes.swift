extension QueryGenerator {
  /// A query of a shape that the planner has a way of its own for: counts along chains, reachable nodes,
  /// index seeks, ordered and cut rows.
  mutating func shaped() -> Query {
    switch roll(6) {
    case 0, 1: return Query(text: chainCount(), isOrdered: false)
    case 2: return Query(text: reach(), isOrdered: false)
    case 3, 4: return seek()
    default: return topGroups()
    }
  }

  private mutating func shapedNode(_ name: String) -> String {
    let rest = chance(12) ? " {i: \(roll(3))}" : chance(8) ? " WHERE \(name).i > \(roll(3))" : ""
    return "(\(name)\(pick("", "", ":A", ":B"))\(rest))"
  }

  private mutating func chain(_ hops: Int) -> (text: String, last: String) {
    var text = shapedNode("n0")
    for hop in 1...hops {
      let type = pick("", "[:R]", "[:S]", "[:R|S]")
      text += pick("-\(type)->", "<-\(type)-", "-\(type)-")
      text += chance(20) && hop < hops ? "()" : shapedNode("n\(hop)")
    }
    return (text, "n\(hops)")
  }

  private mutating func chainCount() -> String {
    let (text, last) = chain(1 + roll(4))
    let filter =
      chance(15) ? " WHERE n0 <> \(last)" : chance(20) ? " WHERE \(last).i >= \(roll(3))" : ""
    let key = pick("", "\(last) AS k, ", "\(last).i AS k, ", "\(last).s AS k, ")
    let value = pick(
      "count(*)", "count(\(last))", "count(DISTINCT \(last))", "count(DISTINCT n0)",
      "count(DISTINCT \(last).i)", "min(\(last).i)", "sum(\(last).i)", "count(n0.s)")
    let more = chance(20) ? ", count(*) AS m" : ""
    return "MATCH \(text)\(filter) RETURN \(key)\(value) AS c\(more)"
  }

  private mutating func reach() -> String {
    let type = pick("", ":R", ":S", ":R|S")
    let length = pick("*", "*1..2", "*0..", "*0..2", "*..3", "*1..")
    let arrow = pick("-[\(type)\(length)]->", "<-[\(type)\(length)]-", "-[\(type)\(length)]-")
    var text = "MATCH \(shapedNode("n0"))\(arrow)\(shapedNode("n1"))"
    if chance(35) { text += "-[:R]-\(shapedNode("n2"))" }
    if chance(20) { text += " WHERE n0 \(pick("=", "<>")) n1" }
    let value = pick(
      "DISTINCT n1", "DISTINCT n0, n1", "count(DISTINCT n1)", "n0, count(DISTINCT n1) AS c",
      "DISTINCT n1.s", "n1, count(*) AS c", "min(n1.i)", "count(DISTINCT n0)")
    return "\(text) RETURN \(value)"
  }

  private mutating func seek() -> Query {
    let label = pick("A", "A", "B")
    let literal = pick("0", "1", "1.0", "0.5", "null", "2", "-1", "'a'", "true", "[]")
    let comparison = comparison()
    let condition = pick(
      "n.i \(comparison) \(literal)", "n.d \(comparison) \(literal)",
      "n.m \(comparison) \(literal)",
      "n.m IN [1, 0.25, 'a', false, [], null]", "n.i IN [1, 1.0, 2, 2]", "n.d IN [1, 0.5]",
      "n.i > 0 AND n.i <= 2", "0 <= n.i < 2", "n.d >= 0.25 AND n.d < 2 AND n.d > 0",
      "n.s STARTS WITH \(pick("'a'", "''", "'长'", "null"))",
      "n.s CONTAINS \(pick("'b'", "''", "'长沙'"))", "n.s ENDS WITH \(pick("'b'", "'沙'", "''"))",
      "n.s = \(pick("'a'", "''", "'长沙'"))", "n.i = 1 OR n.i = 2", "n.i IS NOT NULL",
      "n.m > 'a' AND n.m < 2", "n.i = n.d", "n.i <> 1", "NOT n.i > 1", "n.s > 'a' AND n.s <= 'b'")
    var text = "MATCH (n:\(label))"
    if chance(40) { text += pick("-->", "<-[:R]-", "-[:S]-", "-[*1..2]->") + shapedNode("n1") }
    text += " WHERE \(condition)"
    if chance(25) {
      text += " MATCH (o:A) WHERE o.i \(pick("=", ">=", "=")) n.\(pick("i", "d"))"
      return Query(text: text + " RETURN n, o", isOrdered: false)
    }
    guard chance(40) else { return Query(text: text + " RETURN n, n.i, n.m", isOrdered: false) }
    let key = pick("n.i", "n.d", "n.m", "n.s")
    let order = pick("", " DESC")
    let rest = chance(70) ? " SKIP \(roll(2)) LIMIT \(1 + roll(3))" : ""
    return Query(
      text: "\(text) RETURN \(key) AS k, n ORDER BY k\(order), n\(rest)", isOrdered: true)
  }

  private mutating func topGroups() -> Query {
    let (text, last) = chain(1 + roll(3))
    let key = pick(last, "\(last).s", "n0", "\(last).i")
    let order = pick("c DESC, k", "k, c", "k DESC", "c, k DESC")
    let query =
      "MATCH \(text) WITH \(key) AS k, count(*) AS c\(chance(30) ? " WHERE c > 1" : "")"
      + " RETURN k, c ORDER BY \(order) LIMIT \(1 + roll(4))"
    return Query(text: query, isOrdered: true)
  }
}
