Feature: create

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                                       | kind        | detail                       |
      | MATCH (a) CREATE (a)                                        | SyntaxError | VariableAlreadyBound         |
      | MATCH (a) CREATE (a {name:'foo'}) RETURN a                  | SyntaxError | VariableAlreadyBound         |
      | CREATE (n:Foo)-[:T1]->(), (n:Bar)-[:T2]->()                 | SyntaxError | VariableAlreadyBound         |
      | CREATE (n:Foo) CREATE (n:Bar)-[:OWNS]->(:Dog)               | SyntaxError | VariableAlreadyBound         |
      | CREATE (n) CREATE (n)                                       | SyntaxError | VariableAlreadyBound         |
      | CREATE (n), (n)                                             | SyntaxError | VariableAlreadyBound         |
      | CREATE (n) CREATE (n {})-[:OWNS]->(:Dog)                    | SyntaxError | VariableAlreadyBound         |
      | CREATE (b {name: missing}) RETURN b                         | SyntaxError | UndefinedVariable            |
      | CREATE (a)-->(b)                                            | SyntaxError | NoSingleRelationshipType     |
      | CREATE ()-->()                                              | SyntaxError | NoSingleRelationshipType     |
      | CREATE (a)-[:FOO]-(b)                                       | SyntaxError | RequiresDirectedRelationship |
      | CREATE (a)<-[:FOO]->(b)                                     | SyntaxError | RequiresDirectedRelationship |
      | CREATE ()-[:A\|:B]->()                                      | SyntaxError | NoSingleRelationshipType     |
      | CREATE ()-[:A\|B]->()                                       | SyntaxError | NoSingleRelationshipType     |
      | CREATE ()-[:FOO*2]->()                                      | SyntaxError | CreatingVarLength            |
      | CREATE ()-[r:FOO*1..2]->()                                  | SyntaxError | CreatingVarLength            |
      | MATCH ()-[r]->() CREATE ()-[r]->()                          | SyntaxError | VariableAlreadyBound         |
      | MATCH ()-[r]->() CREATE ()-[r:T]->()                        | SyntaxError | VariableAlreadyBound         |
      | CREATE ()-[r:T]->(), ()-[r:T]->()                           | SyntaxError | VariableAlreadyBound         |
      | MATCH (a) CREATE (a)-[:KNOWS]->(b {name: missing}) RETURN b | SyntaxError | UndefinedVariable            |
      | CREATE (a)-[:T {x: missing}]->(b)                           | SyntaxError | UndefinedVariable            |
      | WITH 1 AS a CREATE (a)                                      | SyntaxError | VariableAlreadyBound         |
      | WITH 1 AS a CREATE (a)-[:T]->()                             | SyntaxError | VariableTypeConflict         |
      | MATCH (a) CREATE ()-[a:T]->()                               | SyntaxError | VariableAlreadyBound         |
      | MATCH p=(a) CREATE p=()                                     | SyntaxError | VariableAlreadyBound         |
      | CREATE (p)-[:T]->(), p=()                                   | SyntaxError | VariableAlreadyBound         |
      | CREATE (a {x:1})-[:T]->(b {x:a.x})                          | SyntaxError | UndefinedVariable            |

  Scenario Outline: <query>, runtime
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at runtime: <detail>

    Examples:
      | query                   | kind      | detail              |
      | CREATE (n {p: [{a:1}]}) | TypeError | InvalidPropertyType |
