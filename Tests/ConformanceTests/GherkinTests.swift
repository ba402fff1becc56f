import Testing

@testable import Conformance

struct GherkinTests {
  private let feature = """
    #comment
    Feature: Things

      Background:
        Given an empty graph

      @tag @other
      Scenario: [1] Plain
        When executing query:
          \"\"\"
          MATCH (n)
            WHERE n.a
          RETURN n
          \"\"\"
        Then the result should be, in any order:
          | n      | m    |
          | 'a\\|b' | '\\\\' |
        And no side effects

      Scenario Outline: [2] Outline
        When executing query:
          \"\"\"
          RETURN <x> AS r
          \"\"\"
        Then a <kind> should be raised at runtime: <detail>

        Examples:
          | x | kind      | detail |
          | 1 | TypeError | A      |
        Examples:
          | x | kind      | detail |
          | 2 | TypeError | B      |
    """

  @Test func readsBackgroundsDocStringsTablesAndOutlines() {
    let scenarios = GherkinReader.scenarios(in: feature, feature: "a/b/C.feature")
    #expect(scenarios.map(\.name) == ["[1] Plain", "[2] Outline", "[2] Outline"])
    #expect(scenarios.map(\.example) == [nil, 0, 1])
    #expect(scenarios.map(\.isNegative) == [false, true, true])
    #expect(scenarios[0].tags == ["@tag", "@other"])
    #expect(scenarios[1].tags == [])
    #expect(scenarios[0].category == "a/b")
    #expect(scenarios[0].steps.map(\.text)[0] == "an empty graph")
    #expect(scenarios[0].steps[1].doc == "MATCH (n)\n  WHERE n.a\nRETURN n")
    #expect(scenarios[0].steps[2].table == [["n", "m"], ["'a|b'", "'\\'"]])
    #expect(scenarios[2].steps[1].doc == "RETURN 2 AS r")
    #expect(scenarios[2].steps[2].text == "a TypeError should be raised at runtime: B")
  }

  @Test(arguments: [
    "null", "true", "-1", "1.5", "'it\\'s'", "[1, [2.0], []]", "{a: 1, b: {c: null}}",
    "(:A:B {x: 1})",
    "()", "[:T {since: 2020}]", "<(:A)-[:T]->(:B)<-[:T {x: 1}]->", "<(:A)-[:T]->(:B)<-[:U]-()>",
  ])
  func valuesReadBackAsTheyPrint(text: String) throws {
    if text.hasSuffix("]->") {
      #expect(throws: (any Error).self) { try KitValueParser.parse(text) }
    } else {
      #expect(try KitValueParser.parse(text).description == text)
    }
  }

  @Test func listsCompareWithoutOrderWhereAsked() throws {
    let left = try KitValueParser.parse("[[2, 1], {a: [3, 1]}, 1]")
    let right = try KitValueParser.parse("[1, {a: [1, 3]}, [1, 2]]")
    #expect(left != right)
    #expect(left.withSortedLists == right.withSortedLists)
    #expect(try KitValueParser.parse("1") != KitValueParser.parse("1.0"))
    let zeros = try ["0.0", "-0.0"].map { try KitValueParser.parse($0) }
    #expect(Set(zeros).count == 1)
  }
}
