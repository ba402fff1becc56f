Feature: merge

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                     | kind          | detail                   |
      | MERGE (a:L {x: null})                     | SemanticError | MergeReadOwnWrites       |
      | MERGE (a)-[r:T {x: null}]->(b)            | SemanticError | MergeReadOwnWrites       |
      | MATCH (a) MERGE (a)                       | SyntaxError   | VariableAlreadyBound     |
      | MERGE (a) MERGE (a)                       | SyntaxError   | VariableAlreadyBound     |
      | CREATE (a) MERGE (a:X)                    | SyntaxError   | VariableAlreadyBound     |
      | MERGE (a)-[r:T]->(b) MERGE (a)-[r:T]->(b) | SyntaxError   | VariableAlreadyBound     |
      | MATCH (a), (b) MERGE (a)-[r]->(b)         | SyntaxError   | NoSingleRelationshipType |
      | MATCH (a), (b) MERGE (a)-->(b)            | SyntaxError   | NoSingleRelationshipType |
      | MATCH (a), (b) MERGE (a)-[r:A\|B]->(b)    | SyntaxError   | NoSingleRelationshipType |
      | MATCH (a), (b) MERGE (a)-[r:A*2]->(b)     | SyntaxError   | CreatingVarLength        |
      | MERGE (a {x: missing})                    | SyntaxError   | UndefinedVariable        |
      | MERGE (a) ON CREATE SET x.num = 1         | SyntaxError   | UndefinedVariable        |
      | MERGE (a) ON MATCH SET x.num = 1          | SyntaxError   | UndefinedVariable        |
