import Foundation
import GraphQuery
import PropertyGraph
import QueryDSL
import Testing

// The README's example, as it stands there: swift-format would spread it over more lines.
// swift-format-ignore
func printTargets(in store: GraphStore) throws {
  let figure = Node(Figure.self), place = Node(Place.self)
  let indicator = Node(Indicator.self), sentence = Node(Sentence.self)
  let targets = try store.query {
    Match { figure.measures(indicator); figure.about(place); figure.in(sentence) }
    Where { indicator.name == "地区生产总值" && figure.status == .target && figure.period == "2022" }
    Return { place.name; figure.comparator; figure.value; sentence.text }
    OrderBy(figure.value, .descending)
  }
  for (place, comparator, value, sentence) in targets { print(place, comparator, value, sentence) }
}
// And ends here.

// swift-format-ignore
func addPark(to store: GraphStore) throws {
  let park = Node(Park.self), place = Node(Place.self), located = Edge(LocatedIn.self)
  let updates = try store.update {
    Match { place }
    Where { place.name == "枝江市" }
    Merge { park; park.id <- "枝江经开区" } onCreate: { park.name <- "枝江经开区"; park.kind <- "development_zone" }
    Create { park.locatedIn(place, as: located); located.basis <- "stated"; located.count <- 1 }
  }
  print(updates.nodesCreated, "park was added")
}
// And this one here.

/// The README's Swift compiles (it stands above), runs, and is what the README says.
@Suite struct ReadmeTests {
  @Test func exampleIsTheReadmes() throws {
    let own = try String(contentsOfFile: #filePath, encoding: .utf8)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let start = try #require(own.range(of: "// swift-format-ignore\n"))
    let end = try #require(own.range(of: "// And ends here.\n"))
    #expect(readme.contains(own[start.upperBound..<end.lowerBound]))
  }

  @Test func writingExampleIsTheReadmesAndRuns() throws {
    let own = try String(contentsOfFile: #filePath, encoding: .utf8)
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let start = try #require(own.range(of: "// swift-format-ignore\nfunc addPark"))
    let end = try #require(own.range(of: "// And this one here.\n"))
    let example = own[start.lowerBound..<end.lowerBound].drop { $0 != "\n" }.dropFirst()
    #expect(readme.contains(example))

    let store = try GraphStore.temporary()
    let engine = QueryEngine(store: store)
    _ = try engine.run("CREATE (:Place:Entity {name: '枝江市'})")
    try addPark(to: store)
    let result = try engine.run(
      "MATCH (k:Park:Entity {name: '枝江经开区'})-[l:LOCATED_IN]->(p:Place) RETURN p.name, l.basis")
    #expect(result.rows.count == 1)
  }

  @Test func exampleRuns() throws {
    let store = try GraphStore.temporary()
    _ = try QueryEngine(store: store).run(
      """
      CREATE (f:Figure {value: 8.0, status: 'target', comparator: 'ge', period: '2022'}),
        (f)-[:MEASURES]->(:Indicator {name: '地区生产总值'}), (f)-[:ABOUT]->(:Place {name: '邵阳市'}),
        (f)-[:IN]->(:Sentence {text: '增长8%以上'})
      """)
    try printTargets(in: store)
  }

  @Test func errorIsTheReadmes() throws {
    let query = "MATCH (place:Place) RETURN plcae.name"
    #expect {
      try QueryEngine(store: try GraphStore.temporary()).run(query)
    } throws: { error in
      (error as? QueryError)?.rendered(in: query) == """
        SyntaxError: The variable plcae is not defined here. In scope: place. Did you mean place?
           1 | MATCH (place:Place) RETURN plcae.name
             |                            ^
        (UndefinedVariable, compile time)
        """
    }
  }
}
