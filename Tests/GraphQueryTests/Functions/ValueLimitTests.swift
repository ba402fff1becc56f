import PropertyGraph
import Testing

@testable import GraphQuery

/// Values that would exhaust stack or memory end in an error.
@Suite struct ValueLimitTests {
  @Test(arguments: [
    "RETURN size(reduce(l = [], x IN range(1, 100000) | [l])) AS s",
    "RETURN size(reduce(l = [], x IN range(1, 100000) | [1, [2], l, 3])) AS s",
    "RETURN reduce(m = {}, x IN range(1, 100000) | {m: m}) AS s",
    "RETURN reduce(l = [], x IN range(1, 100000) | [y IN [1] | l]) AS s",
    "RETURN size(reduce(s = 'a', x IN range(1, 40) | s + s)) AS s",
    "RETURN size(reduce(l = [1], x IN range(1, 40) | l + l)) AS s",
    "RETURN range(0, 1000000000000) AS s",
  ])
  func runawayValues(query: String) throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    let error = try #require(throws: QueryError.self) { try engine.run(query) }
    #expect(error.kind == .limit)
  }

  @Test func ordinaryNestingWorks() throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    let result = try engine.run(
      "WITH reduce(l = [], x IN range(1, 900) | [l]) AS l RETURN l = l AS e, size(toString(size(l))) AS s"
    )
    #expect(try ValueText().text(result.rows[0][0]) == "true")
  }
}
