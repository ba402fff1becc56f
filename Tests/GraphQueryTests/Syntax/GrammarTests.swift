import PropertyGraph
import Testing

@testable import GraphQuery

/// Queries that must parse and bind, form by form.
@Suite struct GrammarTests {
  static let queries: [String] = [
    // Lexical
    "RETURN 1 // comment\n;",
    "/* a */ RETURN /* b */ 1",
    "return 'it''s' = 'it' + 's'".replacing("''", with: "\\'"),
    "RETURN \"\\u4e2d\\U0001F600\\t\\n\"",
    "MATCH (`a b``c`:`X Y` {`k`: 1}) RETURN `a b``c`.`k` AS `z`",
    "RETURN 0x1F, 0o17, 1_000, .5, 1.5e-3, 1E5, -9223372036854775808, - 0x8000000000000000",
    "MATCH (地:区划 {名: '怀化市'}) RETURN 地.名 AS 名称",
    "RETURN $p, $0, $`a b`, $参数",
    "\u{FEFF}RETURN\u{3000}1",
    "EXPLAIN MATCH (n) RETURN n",
    "profile RETURN 1",
    // Patterns
    "MATCH () RETURN 1",
    "MATCH (a)-->(b)<--(c)--(d)<-->(e) RETURN *",
    "MATCH (a)->(b)<-(c)-(d) RETURN *",
    "MATCH (a:A:B {x: 1})-[r:R|S|:T {y: 2}]->(b) RETURN r",
    "MATCH (a:(A|B)&!C), (d:%), (e IS X|Y) RETURN *",
    "MATCH (a:A WHERE a.x > 1)-[r:R WHERE r.y < b.z]->(b) RETURN r",
    "MATCH (a)-[*]->(b)-[*2]->(c)-[*1..]->(d)-[*..3]->(e)-[:R*0..2 {x: 1}]->(f) RETURN *",
    "MATCH (a)-[r:R]->{2,3}(b)-[:S]->+(c)-[:T]-*(d)-[u]->{,4}(e)-[v]->{2,}(f) RETURN r",
    "MATCH (a)((x)-[r:R]->(y) WHERE r.w > 1){1,3}(b) RETURN x, r, y",
    "MATCH ((x)-[:R]->(y))+ RETURN x",
    "MATCH p = (a)(()-[:R]->()){2}(()-[:S]->()){,3}-[:T]->(z) RETURN p, nodes(p)",
    "MATCH (p = (a)-->(b) WHERE a.x = 1) RETURN p",
    "MATCH p = shortestPath((a)-[*]-(b)) RETURN p",
    "MATCH p = allShortestPaths((a:A)-[:R*..5]->(b:B)) RETURN p",
    "MATCH p = ANY SHORTEST (a)-[:R]->+(b) RETURN p",
    "MATCH p = ALL SHORTEST (a)-[:R]->+(b) RETURN p",
    "MATCH p = SHORTEST 3 (a)-[:R]->+(b) RETURN p",
    "MATCH p = SHORTEST 2 PATHS (a)-[:R]->+(b) RETURN p",
    "MATCH p = SHORTEST 2 GROUPS (a)-[:R]->+(b) RETURN p",
    "MATCH ANY 2 PATHS (a)-[:R]->+(b) RETURN a",
    "MATCH p = ACYCLIC (a)-[:R]->{1,3}(b), q = WALK PATH (a)-[:S]->{1,2}(b) RETURN p, q",
    "MATCH REPEATABLE ELEMENTS (a)-->(b)-->(c) RETURN a",
    "MATCH DIFFERENT RELATIONSHIPS (a)-->(b) RETURN a",
    "MATCH (n:A) USING INDEX n:A(x) WHERE n.x = 1 RETURN n",
    "MATCH (a) WHERE (a)-->() AND NOT (a)<-[:R]-(:B {x: 1}) OR exists((a)--(a)) RETURN a",
    "MATCH (a), (b) WHERE (a) - (b) RETURN a".replacing("(a) - (b)", with: "(a.x) - (b.x) > 0"),
    "MATCH (a) WHERE ((a)-->()) RETURN a",
    "MATCH (n) WHERE n:A|B AND n:(C&!D) AND n IS LABELED E RETURN n:A",
    // Expressions
    "RETURN 1 + 2 * 3 ^ 2 % 4 / -5 - +6 < 7 AND NOT true OR false XOR null",
    "RETURN 1 < 2 <= 3 = 3 <> 4 >= 3 > 2",
    "RETURN 'a' STARTS WITH 'b' OR 'a' ENDS WITH 'b' OR 'a' CONTAINS 'b' OR 'a' =~ 'b.*'",
    "RETURN 1 IN [1, 2] AND NOT 3 IN [] AND null IS NULL AND 1 IS NOT NULL",
    "RETURN (1 = 1) IS TRUE, false IS NOT UNKNOWN, true IS NOT FALSE",
    "RETURN 1 IS :: INTEGER, 'a' IS NOT :: STRING NOT NULL, 1 :: INT | FLOAT, 1 IS TYPED BOOL",
    "RETURN [1] IS :: LIST<INTEGER NOT NULL>, 1 IS :: ANY VALUE, null IS :: NULL",
    "RETURN 1 IS :: ZONED DATETIME, 1 IS :: LOCAL TIME, 1 IS :: TIMESTAMP WITHOUT TIME ZONE",
    "RETURN 'a' || 'b', [1] || [2]",
    "RETURN [1, 2, 3][0], [1, 2, 3][-1..], [1, 2][..1], [1, 2][..], {a: {b: 1}}.a.b, {a: 1}['a']",
    "RETURN CASE 1 WHEN 1, 2 THEN 'a' ELSE 'b' END, CASE WHEN true THEN 1 END",
    "RETURN [x IN [1, 2] WHERE x > 1 | x * 2], [x IN [1]], [x IN [1] WHERE x = 1]",
    "MATCH (n) RETURN [x IN nodes(null) WHERE x:A | x.name]",
    "RETURN [1 IN [1], 2]",
    "MATCH (a) RETURN [(a)-->(b) WHERE b:B | b.name], [p = (a)-->() | length(p)]",
    "RETURN all(x IN [1] WHERE x > 0), any(x IN [] WHERE x), none(x IN [] WHERE x), single(x IN [] WHERE x)",
    "RETURN reduce(s = 0, x IN [1, 2] | s + x)",
    "MATCH (n) WITH n, 1 AS x RETURN n {.name, .*, x, y: 2, z: n {.a}}",
    "MATCH (n) RETURN EXISTS { (n)-->(:A) WHERE n.x = 1 }, COUNT { (n)--() }",
    "MATCH (n) RETURN EXISTS { MATCH (n)-->(m) WITH m WHERE m.x = n.x RETURN 1 UNION RETURN 2 AS `1` }",
    "MATCH (n) RETURN COLLECT { MATCH (n)-->(m) RETURN m.name ORDER BY m.name LIMIT 3 }",
    "MATCH (a), (b) RETURN length(shortestPath((a)-[*]-(b)))",
    "RETURN count(*), count(DISTINCT 1), collect(DISTINCT [1]), count( * )",
    "RETURN date('2022-01-01'), DATE '2022-01-01', duration.between(date(), date())",
    "MATCH (n) WHERE n.return = 1 AND n.match = 2 RETURN n.order AS `order`, n.limit",
    "MATCH (count) RETURN count.exists AS exists, count(count) AS all",
    "MATCH (all) RETURN all",
    "MATCH (n) RETURN ALL n.x AS x, count(ALL n.y) AS c",
    // Clauses
    "MATCH (n) OPTIONAL MATCH (n)-->(m) WHERE m.x = 1 RETURN n, m",
    "MATCH (n) WITH DISTINCT n.x AS x ORDER BY x DESC, n.x ASC NULLS LAST SKIP 1 LIMIT 2 WHERE x > 1 RETURN x",
    "MATCH (n) RETURN n.x AS x OFFSET 3 ROWS LIMIT $k",
    "UNWIND $xs AS x RETURN x",
    "RETURN 1 AS a UNION ALL RETURN 2 AS a UNION ALL RETURN 3 AS a",
    "RETURN 1 AS a, 2 AS b UNION RETURN 3 AS b, 4 AS a",
    "CREATE (a:A {x: 1})-[r:R {y: 2}]->(b)<-[:S]-(c), p = (a)-[:T]->(d) RETURN p",
    "CREATE (n $properties) RETURN n",
    "INSERT (a:A&B {x: 1})",
    "MERGE (a:A {x: 1}) ON CREATE SET a.y = 1, a:B ON MATCH SET a.z = 2, a += {w: 3} RETURN a",
    "MATCH (a), (b) MERGE (a)-[r:R]-(b) RETURN r",
    "MATCH (a) SET a.x = 1, a = {y: 2}, a += $m, a:B:C, a['k'] = 3, (a).z = 4",
    "MATCH (a)-[r]->() SET r = properties(a)",
    "MATCH (a) REMOVE a.x, a:B:C, a['k']",
    "MATCH (a)-[r]-() DELETE r, a",
    "MATCH p = (a)-->() DETACH DELETE p, a",
    "MATCH (a) NODETACH DELETE a",
    "MATCH (a) FOREACH (x IN [1, 2] | SET a.x = x FOREACH (y IN [x] | CREATE (:Y {y: y})))",
    "CALL db.labels()",
    "CALL db.labels",
    "CALL db.labels() YIELD *",
    "CALL db.labels() YIELD label AS l WHERE l STARTS WITH 'A' RETURN l",
    "MATCH (n) CALL db.labels() YIELD label RETURN n, label",
    "MATCH (n) CALL { WITH n MATCH (n)-->(m) RETURN m UNION WITH n RETURN n AS m } RETURN n, m",
    "MATCH (n) CALL (n) { MATCH (n)-->(m) WITH m RETURN m.x + n.x AS s } RETURN s",
    "MATCH (n) CALL (*) { RETURN n.x AS y } RETURN y",
    "MATCH (n) OPTIONAL CALL (n) { MATCH (n)-->(m) RETURN m } RETURN m",
    "UNWIND [1, 2] AS i CALL { WITH i CREATE (:N {i: i}) } IN TRANSACTIONS OF 100 ROWS ON ERROR CONTINUE REPORT STATUS AS s RETURN s",
    "MATCH (n) CALL (n) { DETACH DELETE n } IN 2 CONCURRENT TRANSACTIONS OF 10 ROWS",
    "LOAD CSV WITH HEADERS FROM 'a.csv' AS row FIELDTERMINATOR ';' CREATE (:A {x: row.x})",
    "LOAD CSV FROM $file AS row RETURN row[0]",
    // GQL
    "MATCH (n) LET x = n.x, y = x + 1 FILTER y > 2 RETURN x, y",
    "MATCH (n) FILTER WHERE n.x > 1 RETURN n",
    "FOR x IN [1, 2, 3] WITH ORDINALITY i RETURN x, i",
    "FOR x IN [1, 2, 3] WITH OFFSET i RETURN x, i",
    "FOR x IN [1] RETURN x",
    "MATCH (n) RETURN n.x AS x NEXT FILTER x > 1 RETURN x + 1 AS y NEXT RETURN count(y) AS c",
    "RETURN 1 AS x UNION RETURN 2 AS x NEXT RETURN sum(x) AS s",
    "MATCH (n) DETACH DELETE n FINISH",
    "MATCH (n) ORDER BY n.x LIMIT 3 RETURN n",
    // Aggregation
    "MATCH (a) RETURN a.x AS x, a.x + count(*) AS s",
    "MATCH (a) RETURN a, a.x + count(*) ORDER BY a.y",
    "MATCH (a) RETURN a.x, sum(a.y) / count(*) ORDER BY sum(a.y), a.x",
    "MATCH (a) RETURN a.x + 1, count(*) ORDER BY a.x + 1",
    "MATCH (a) RETURN DISTINCT a.x + 1 AS y ORDER BY (a.x + 1) * 2",
    "MATCH (a) RETURN DISTINCT a ORDER BY a.x",
    "MATCH (a) RETURN a AS b, count(*) ORDER BY b.x",
    "MATCH (a) WITH a, collect(a.x)[0..3] AS xs WHERE size(xs) > 1 RETURN a",
    "MATCH (a) RETURN $p + avg(a.x) - 1000 ORDER BY $p + avg(a.x) - 1000",
    "MATCH (a) RETURN a.name AS name, COUNT { (a)-->() } AS out, count(*) AS n",
    // Schema
    "CREATE INDEX FOR (n:A) ON (n.x)",
    "CREATE INDEX named IF NOT EXISTS FOR (n:A) ON (n.x, n.y)",
    "CREATE TEXT INDEX t FOR (n:A) ON (n.x)",
    "CREATE FULLTEXT INDEX f FOR (n:A|B) ON EACH [n.x, n.y] OPTIONS {a: 1}",
    "CREATE RANGE INDEX r FOR ()-[r:T]-() ON (r.x)",
    "CREATE INDEX ON :A(x)",
    "CREATE CONSTRAINT c IF NOT EXISTS FOR (n:A) REQUIRE n.x IS UNIQUE",
    "CREATE CONSTRAINT FOR (n:A) REQUIRE (n.x, n.y) IS NODE KEY",
    "CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS NOT NULL",
    "CREATE CONSTRAINT FOR (n:A) REQUIRE n.x IS :: STRING",
    "CREATE CONSTRAINT ON (n:A) ASSERT n.x IS UNIQUE",
    "DROP INDEX named IF EXISTS",
    "DROP INDEX ON :A(x)",
    "DROP CONSTRAINT c",
    "SHOW INDEXES",
    "SHOW ALL CONSTRAINTS",
    "SHOW CONSTRAINTS YIELD *",
    "SHOW INDEXES YIELD name AS n ORDER BY n SKIP 1 LIMIT 2 WHERE n > 'a' RETURN count(*)",
    "SHOW RANGE INDEXES WHERE entries > 1",
    "SHOW FUNCTIONS",
    "SHOW PROCEDURES YIELD name RETURN name",
    "RETURN normalize('a'), normalize('a', NFD), normalize('a', 'nfc')",
  ]

  @Test(arguments: queries) func parsesAndBinds(query: String) {
    #expect(throws: Never.self) { try Binder.bind(query) }
  }

  /// Every form goes the whole road, on a graph of a few nodes; an error may only come from the data.
  @Test(arguments: queries) func runs(query: String) throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run(
      """
      CREATE (a:A {x: 1, name: 'a'})-[:R {y: 2, w: 3}]->(b:B {x: 2, name: 'b'})-[:S]->(c:A:C {x: 3}),
        (a)-[:R]->(c), (c)-[:T]->(a), (:区划 {名: '怀化市'})
      """)
    do {
      _ = try engine.run(
        query,
        parameters: [
          "p": .integer(1), "0": .integer(2), "a b": .null, "参数": .string("x"), "k": .integer(3),
          "xs": .list([.integer(1), .null]), "properties": .map(["x": .integer(1)]),
          "m": .map(["x": .integer(9)]), "file": .string("/nonexistent.csv"),
        ])
    } catch let error as QueryError {
      // What these queries ask of this graph, or of the machine, cannot be had.
      let allowed = [
        "DeleteConnectedNode", "InvalidArgumentValue", "InvalidArgumentType", "FileNotFound",
        "UnsupportedIndex", "UnsupportedConstraint", "SchemaConflict",
        "PropertyConstraintViolated",
      ]
      #expect(allowed.contains(error.detail), "\(error)")
    }
  }

  /// The tree of operators, with every operation in parentheses.
  @Test(arguments: [
    ("1 + 2 * 3", "(1 + (2 * 3))"),
    ("1 - 2 - 3", "((1 - 2) - 3)"),
    ("2 ^ 3 ^ 2", "((2 ^ 3) ^ 2)"),
    ("-2 ^ 2", "(-2 ^ 2)"),
    ("- (2) ^ 2", "((- 2) ^ 2)"),
    ("1 + 2 IN [3]", "((1 + 2) IN [3])"),
    ("1 = 2 IN [3]", "(1 = (2 IN [3]))"),
    ("NOT 1 = 2", "(NOT (1 = 2))"),
    ("NOT NOT true", "(NOT (NOT true))"),
    ("true OR false XOR true AND false", "(true OR (false XOR (true AND false)))"),
    ("1 < 2 < 3", "((1 < 2) AND (2 < 3))"),
    ("1 + 1 IS NULL", "((1 + 1) IS NULL)"),
    ("1 = 1 IS NULL", "(1 = (1 IS NULL))"),
    ("6 % 4 * 2 / 3", "(((6 % 4) * 2) / 3)"),
    ("1 + 2 || 3", "((1 + 2) || 3)"),
    ("[1, 2][0] + 1", "([1, 2][0] + 1)"),
  ])
  func bindsTighter(text: String, tree: String) throws {
    // The binder checks types that precedence is not about: read the syntax tree alone.
    let statement = try Parser.parse("RETURN " + text + " AS x")
    guard case .query(let query) = statement.body,
      case .project(let projection) = query.first.branches[0].clauses[0].kind
    else {
      Issue.record("no projection")
      return
    }
    #expect(projection.items[0].expression.tree == tree)
  }

  @Test func namesColumnsAsWritten() throws {
    let statement = try Binder.bind("MATCH (n) RETURN n, n.x,  count( * ), 1 +  2 AS y, (n.z)")
    guard case .query(let query) = statement.body else { return }
    #expect(query.columns.map(\.name) == ["n", "n.x", "count( * )", "y", "(n.z)"])
  }
}

extension SyntaxExpression {
  /// Enough of an expression's structure to test precedence by.
  fileprivate var tree: String {
    switch kind {
    case .literal(.integer(let value)): "\(value)"
    case .literal(.boolean(let value)): "\(value)"
    case .unary(.not, let operand): "(NOT \(operand.tree))"
    case .unary(.minus, let operand): "(- \(operand.tree))"
    case .binary(let symbol, let left, let right):
      "(\(left.tree) \(symbol.text) \(right.tree))"
    case .and(let operands): "(\(operands.map(\.tree).joined(separator: " AND ")))"
    case .or(let operands): "(\(operands.map(\.tree).joined(separator: " OR ")))"
    case .comparison(let first, let rest):
      "("
        + zip([first] + rest.map(\.1), rest).map { left, pair in
          "(\(left.tree) \(pair.0.text) \(pair.1.tree))"
        }.joined(separator: " AND ") + ")"
    case .isNull(let operand, false): "(\(operand.tree) IS NULL)"
    case .list(let items): "[\(items.map(\.tree).joined(separator: ", "))]"
    case .index(let list, let index): "\(list.tree)[\(index.tree)]"
    default: "?"
    }
  }
}
