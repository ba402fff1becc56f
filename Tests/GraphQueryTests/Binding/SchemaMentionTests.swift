import PropertyGraph
import Testing

@testable import GraphQuery

/// Names that the graph does not have: no error, but a hint.
@Suite struct SchemaMentionTests {
  @Test(arguments: [
    ("MATCH (p:Plcae) RETURN p", ["No node has the label Plcae. Did you mean Place?"]),
    (
      "MATCH (:Place)-[r:PART_FO]->() RETURN r",
      ["No relationship has the type PART_FO. Did you mean PART_OF?"]
    ),
    ("MATCH (p:Place) RETURN p.nmae", ["Nothing has the property nmae. Did you mean name?"]),
    ("MATCH (p {nmae: 1}) RETURN p", ["Nothing has the property nmae. Did you mean name?"]),
    ("MATCH (p) WHERE p:Moon RETURN p", ["No node has the label Moon."]),
    ("MATCH (p:Place)-[:PART_OF]->(q) WHERE q:Place AND p.name = q.name RETURN p", []),
    ("WITH {nmae: 1} AS m RETURN m.nmae", []),
    ("RETURN date('2022-01-01').year", []),
  ])
  func hints(query: String, expected: [String]) throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run("CREATE (:Place {name: 'a'})-[:PART_OF]->(:Place {name: 'b'})")
    #expect(try engine.run(query).notifications == expected)
  }
}
