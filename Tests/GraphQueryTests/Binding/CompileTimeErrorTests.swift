import PropertyGraph
import Testing

@testable import GraphQuery

/// Queries that must be refused before execution, with the rule that they break.
@Suite struct CompileTimeErrorTests {
  @Test(arguments: [
    // Names
    ("MATCH (n) RETURN m", "UndefinedVariable"),
    ("RETURN x", "UndefinedVariable"),
    ("MATCH (a) SET a.name = missing RETURN a", "UndefinedVariable"),
    ("MATCH (a) SET b.name = 1", "UndefinedVariable"),
    ("MATCH (a) REMOVE b.name", "UndefinedVariable"),
    ("MATCH (a) DELETE x", "UndefinedVariable"),
    ("MATCH (a) WITH a.name AS name RETURN a", "UndefinedVariable"),
    ("MATCH (a) WHERE b.x = 1 RETURN a", "UndefinedVariable"),
    ("UNWIND xs AS x RETURN x", "UndefinedVariable"),
    ("MERGE (a {x: b.x}) RETURN a", "UndefinedVariable"),
    ("CREATE (a {x: a.y}) RETURN a", "UndefinedVariable"),
    ("RETURN [x IN [1] | y]", "UndefinedVariable"),
    ("RETURN [x IN [1] | x] + x", "UndefinedVariable"),
    ("MATCH (n) WHERE (n)-[:T]->(m) RETURN n", "UndefinedVariable"),
    ("MATCH (n) WHERE NOT (n)-[r]->() RETURN n", "UndefinedVariable"),
    ("CALL { MATCH (n) RETURN n } RETURN m", "UndefinedVariable"),
    ("MATCH (n) CALL { RETURN n.x AS x } RETURN x", "UndefinedVariable"),
    ("MATCH (n) CALL (m) { RETURN 1 AS x } RETURN x", "UndefinedVariable"),
    ("MATCH (n) RETURN EXISTS { MATCH (n)-->(m) } AND m.x", "UndefinedVariable"),
    ("MATCH (a) RETURN DISTINCT a.name ORDER BY a.age", "UndefinedVariable"),
    ("MATCH (a) RETURN a.name, count(*) ORDER BY a.age", "UndefinedVariable"),
    ("MATCH (a) WITH count(*) AS c ORDER BY a.age RETURN c", "UndefinedVariable"),
    ("MATCH (a) WITH DISTINCT a.x AS x WHERE a.y > 1 RETURN x", "UndefinedVariable"),
    ("MATCH (a) RETURN count(a) AS c ORDER BY a.x + count(a)", "UndefinedVariable"),
    ("MATCH (n) FOREACH (x IN [1] | SET n.a = x) RETURN x", "UndefinedVariable"),
    // Kinds
    ("MATCH (n) CREATE (n)", "VariableAlreadyBound"),
    ("MATCH (n) CREATE (n:Foo)-[:T]->()", "VariableAlreadyBound"),
    ("MATCH (n) CREATE (n {a: 1})-[:T]->()", "VariableAlreadyBound"),
    ("MATCH ()-[r]->() CREATE ()-[r:T]->()", "VariableAlreadyBound"),
    ("CREATE (n), (n)", "VariableAlreadyBound"),
    ("MATCH (a) MERGE (a)", "VariableAlreadyBound"),
    ("MATCH (a) MERGE (a:X)-[:T]->()", "VariableAlreadyBound"),
    ("MATCH (a)-[r:T]->() MERGE (a)-[r:T]->()", "VariableAlreadyBound"),
    ("MATCH (a) UNWIND [1] AS a RETURN a", "VariableAlreadyBound"),
    ("WITH 1 AS p MATCH p = (a)-->(b) RETURN p", "VariableAlreadyBound"),
    ("MATCH p = (p)-->(b) RETURN p", "VariableAlreadyBound"),
    ("MATCH p = (a)-->(b), p = (c)-->(d) RETURN p", "VariableAlreadyBound"),
    ("MATCH (a) LET a = 1 RETURN a", "VariableAlreadyBound"),
    ("MATCH (n) CALL { MATCH (m) RETURN m AS n } RETURN n", "VariableAlreadyBound"),
    ("MATCH (x) MATCH (a)((x)-[r]->(y))+(b) RETURN a", "VariableAlreadyBound"),
    ("MATCH (n)-[n]->() RETURN n", "VariableTypeConflict"),
    ("MATCH (n) MATCH ()-[n]->() RETURN n", "VariableTypeConflict"),
    ("MATCH ()-[r]->() MATCH (r) RETURN r", "VariableTypeConflict"),
    ("MATCH ()-[r*]->() MATCH (r) RETURN r", "VariableTypeConflict"),
    ("MATCH ()-[r]->() MATCH ()-[r*]->() RETURN r", "VariableTypeConflict"),
    ("MATCH p = ()-->() MATCH (p) RETURN p", "VariableTypeConflict"),
    ("WITH 1 AS n MATCH (n) RETURN n", "VariableTypeConflict"),
    ("WITH [1] AS r MATCH ()-[r]->() RETURN r", "VariableTypeConflict"),
    ("WITH {a: 1} AS n MATCH (n)-->() RETURN n", "VariableTypeConflict"),
    ("MATCH (n) WITH [n] AS ns MATCH (ns)-->() RETURN ns", "VariableTypeConflict"),
    ("MATCH (a)((x)-[r]->(y))+(b) MATCH (x) RETURN x", "VariableTypeConflict"),
    ("MATCH (a)-[r]->()-[r]->(a) RETURN r", "RelationshipUniquenessViolation"),
    // Writing
    ("CREATE ()-->()", "NoSingleRelationshipType"),
    ("CREATE ()-[:A|B]->()", "NoSingleRelationshipType"),
    ("CREATE ()-[:A]-()", "RequiresDirectedRelationship"),
    ("CREATE ()<-[:A]->()", "RequiresDirectedRelationship"),
    ("MERGE ()<-[:A]->()", "RequiresDirectedRelationship"),
    ("CREATE ()-[:A*2]->()", "CreatingVarLength"),
    ("CREATE (a)((b)-[:T]->(c)){2}(d)", "CreatingVarLength"),
    ("MATCH (n) DELETE n:Person", "InvalidDelete"),
    ("MATCH (n) DELETE 1 + 1", "InvalidArgumentType"),
    ("MATCH (n) SET n = 1", "InvalidArgumentType"),
    ("WITH 1 AS n SET n.x = 1", "InvalidArgumentType"),
    ("MATCH (n $p) RETURN n", "InvalidParameterUse"),
    ("MATCH ()-[r:T $p]->() RETURN r", "InvalidParameterUse"),
    ("MERGE (n $p) RETURN n", "InvalidParameterUse"),
    ("MATCH ()-[:T*$n]->() RETURN 1", "InvalidParameterUse"),
    // Aggregation
    ("MATCH (n) WHERE count(n) > 1 RETURN n", "InvalidAggregation"),
    ("MATCH (n) SET n.x = count(*)", "InvalidAggregation"),
    ("MATCH (n) RETURN n.x ORDER BY count(*)", "InvalidAggregation"),
    ("UNWIND [count(*)] AS x RETURN x", "InvalidAggregation"),
    ("RETURN [x IN [1] | count(x)]", "InvalidAggregation"),
    ("MATCH (n) RETURN n.x LIMIT count(*)", "InvalidAggregation"),
    ("MATCH (n) WITH n.x AS x, count(*) AS c WHERE count(*) > 1 RETURN x", "InvalidAggregation"),
    ("RETURN count(count(*))", "NestedAggregation"),
    ("MATCH (n) RETURN sum(max(n.x))", "NestedAggregation"),
    ("RETURN count(rand())", "NonConstantExpression"),
    ("MATCH (a) RETURN a.x + count(*)", "AmbiguousAggregationExpression"),
    ("MATCH (a) RETURN a.x + a.y, a.x + a.y + count(*)", "AmbiguousAggregationExpression"),
    ("MATCH (a) WITH a.x + count(*) AS s RETURN s", "AmbiguousAggregationExpression"),
    (
      "MATCH (a) RETURN a.x + a.y, count(*) AS c ORDER BY a.x + a.y + count(*)",
      "AmbiguousAggregationExpression"
    ),
    // Projections
    ("MATCH () RETURN *", "NoVariablesInScope"),
    ("RETURN 1 AS a, 2 AS a", "ColumnNameConflict"),
    ("MATCH (a) RETURN *, 1 AS a", "ColumnNameConflict"),
    ("MATCH (a) WITH a.x RETURN 1", "NoExpressionAlias"),
    ("MATCH (a) WITH a, count(*) RETURN a", "NoExpressionAlias"),
    ("MATCH (n) RETURN n LIMIT n.x", "NonConstantExpression"),
    ("RETURN 1 AS x SKIP x", "NonConstantExpression"),
    ("RETURN 1 LIMIT -1", "NegativeIntegerArgument"),
    ("RETURN 1 SKIP -1", "NegativeIntegerArgument"),
    ("RETURN 1 LIMIT 1.5", "InvalidArgumentType"),
    ("RETURN 1 LIMIT 'a'", "InvalidArgumentType"),
    // Composition
    ("RETURN 1 AS a UNION RETURN 1 AS b", "DifferentColumnsInUnion"),
    ("RETURN 1 AS a UNION RETURN 1 AS a, 2 AS b", "DifferentColumnsInUnion"),
    ("RETURN 1 AS a UNION RETURN 1 AS a UNION ALL RETURN 1 AS a", "InvalidClauseComposition"),
    ("RETURN 1 AS a MATCH (n) RETURN n", "InvalidClauseComposition"),
    ("MATCH (n)", "InvalidClauseComposition"),
    ("MATCH (n) WITH n", "InvalidClauseComposition"),
    ("UNWIND [1] AS x", "InvalidClauseComposition"),
    ("FOREACH (x IN [1] | MATCH (n))", "InvalidClauseComposition"),
    ("MATCH (n) WHERE EXISTS { MATCH (n)-->(m) SET m.x = 1 } RETURN n", "InvalidClauseComposition"),
    // Types
    ("RETURN 1 AND true", "InvalidArgumentType"),
    ("RETURN NOT 'a'", "InvalidArgumentType"),
    ("RETURN [] XOR true", "InvalidArgumentType"),
    ("WITH 1 AS x RETURN x OR true", "InvalidArgumentType"),
    ("MATCH (n) WHERE n RETURN n", "InvalidArgumentType"),
    ("MATCH (n) WHERE 'a' RETURN n", "InvalidArgumentType"),
    ("RETURN 1 IN 2", "InvalidArgumentType"),
    ("RETURN 'a' * 2", "InvalidArgumentType"),
    ("RETURN 1 - 'a'", "InvalidArgumentType"),
    ("RETURN -'a'", "InvalidArgumentType"),
    ("RETURN all(x IN ['a'] WHERE x - 1 = 0)", "InvalidArgumentType"),
    ("RETURN [x IN 1 | x]", "InvalidArgumentType"),
    ("MATCH (n) RETURN type(n)", "InvalidArgumentType"),
    ("MATCH (n) RETURN length(n)", "InvalidArgumentType"),
    ("MATCH p = (n)-->() RETURN labels(p)", "InvalidArgumentType"),
    ("MATCH p = (n)-->() RETURN p.name", "InvalidArgumentType"),
    ("RETURN 1.x", "InvalidArgumentType"),
    ("WITH 'a' AS s RETURN s.x", "InvalidArgumentType"),
    ("WITH [1] AS s RETURN s.x", "InvalidArgumentType"),
    // Functions and procedures
    ("RETURN foo(1)", "UnknownFunction"),
    ("MATCH (n) RETURN toUper(n.x)", "UnknownFunction"),
    ("RETURN abs()", "InvalidNumberOfArguments"),
    ("RETURN abs(1, 2)", "InvalidNumberOfArguments"),
    ("CALL no.such.procedure()", "ProcedureNotFound"),
    // Text
    ("RETURN 9223372036854775808", "IntegerOverflow"),
    ("RETURN -9223372036854775809", "IntegerOverflow"),
    ("RETURN 0x8000000000000000", "IntegerOverflow"),
    ("RETURN 1e400", "FloatingPointOverflow"),
    ("RETURN 9223372h54775808", "InvalidNumberLiteral"),
    ("RETURN 0x", "InvalidNumberLiteral"),
    ("RETURN 0x1A2b3j4D5E6f7", "InvalidNumberLiteral"),
    ("RETURN 0o8", "InvalidNumberLiteral"),
    ("RETURN 9223372#54775808", "UnexpectedSyntax"),
    ("RETURN {1B2c3e67:1}", "UnexpectedSyntax"),
    ("RETURN '\\uZZZZ'", "InvalidUnicodeLiteral"),
    ("RETURN '\\uD800'", "InvalidUnicodeLiteral"),
    ("RETURN 42 — 41", "InvalidUnicodeCharacter"),
    ("MATCH （n） RETURN n", "InvalidUnicodeCharacter"),
    ("RETURN [1, 2", "UnexpectedSyntax"),
    ("RETURN 'abc", "UnexpectedSyntax"),
    ("RETURN 1 /* abc", "UnexpectedSyntax"),
    ("MATCH (n) RETURN (n)-->()", "UnexpectedSyntax"),
    ("MATCH (n) RETURN size((n)-->())", "UnexpectedSyntax"),
    ("MATCH (n) WITH (n)-->() AS x RETURN x", "UnexpectedSyntax"),
    ("MATCH (a)-[:T..]->(b) RETURN a", "InvalidRelationshipPattern"),
    ("MATCH (a)-[:T*-2]->(b) RETURN a", "InvalidRelationshipPattern"),
    ("MATCH p = shortestPath((a)-->(b)-->(c)) RETURN p", "InvalidRelationshipPattern"),
    ("", "UnexpectedSyntax"),
    ("   // only a comment", "UnexpectedSyntax"),
    ("MATCH", "UnexpectedSyntax"),
    ("RETURN 1 RETURN", "UnexpectedSyntax"),
    ("RETURN 1; RETURN 2", "UnexpectedSyntax"),
    ("MATCH (n) WHERE RETURN n", "UnexpectedSyntax"),
    ("RETURN 1 != 2", "UnexpectedSyntax"),
    ("RETURN 1 == 2", "UnexpectedSyntax"),
    ("RETURN normalize('a', form)", "UndefinedVariable"),
    ("MERGE (a {x: null})", "MergeReadOwnWrites"),
    (
      "MATCH (a) WITH a.x AS x, count(*) AS c ORDER BY a.y + count(*) RETURN x", "UndefinedVariable"
    ),
    (
      "MATCH (a) RETURN a.x + a.y, count(*) ORDER BY a.x + a.y + count(*)",
      "AmbiguousAggregationExpression"
    ),
    ("MERGE (a)-[:R {x: null}]->(b)", "MergeReadOwnWrites"),
    ("WITH null AS x MERGE (a)-[:R]->(b {x: x})", "MergeReadOwnWrites"),
    ("SHOW TABLES", "UnexpectedSyntax"),
    ("SHOW INDEXES YIELD nmae", "UndefinedVariable"),
  ])
  func isRefused(query: String, detail: String) {
    do {
      _ = try Binder.bind(query)
      Issue.record("no error")
    } catch {
      #expect(error.detail == detail, "\(error)")
      #expect(error.phase == .compileTime)
      #expect(error.position != nil)
    }
  }

  @Test(arguments: [
    ("MATCH (place) RETURN plcae.name", "place"),
    ("MATCH (n) RETURN toUper(n.name)", "toUpper"),
    ("MATCH (n) RETURN conut(n)", "count"),
    ("MTCH (n) RETURN n", "MATCH"),
    ("MATCH (n) RETRUN n", "RETURN"),
    ("MATCH (n) WEHRE n.x = 1 RETURN n", "WHERE"),
    ("CALL db.lables()", "db.labels"),
    ("WITH 1 AS 数值 RETURN 数直", "数值"),
  ])
  func suggestsWhatWasMeant(query: String, name: String) {
    #expect {
      try Binder.bind(query)
    } throws: { error in
      (error as? QueryError)?.suggestion == name
    }
  }

  @Test(arguments: [
    ("RETURN date({yaer: 2020})", "year"),
    ("RETURN date({year: 2020}).yaer", "year"),
    ("RETURN duration({hous: 2})", "hours"),
    ("RETURN duration('P1D').minute", "minutes"),
    ("RETURN time('12:00').minutes", "minute"),
  ])
  func suggestsFields(query: String, name: String) throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    let error = #expect(throws: QueryError.self) { try engine.run(query) }
    #expect(error?.suggestion == name)
  }

  @Test func pointsAtThePlace() throws {
    let query = "MATCH (地:Place)\nWHERE 地.名 = '怀化市'\nRETURN 地.名, 他.名"
    do {
      _ = try Binder.bind(query)
      Issue.record("no error")
    } catch {
      #expect(error.position == QueryError.Position(line: 3, column: 13, offset: 62))
      #expect(
        error.rendered(in: query) == """
          SyntaxError: The variable 他 is not defined here. In scope: 地.
             3 | RETURN 地.名, 他.名
               |               ^
          (UndefinedVariable, compile time)
          """)
    }
  }
}
