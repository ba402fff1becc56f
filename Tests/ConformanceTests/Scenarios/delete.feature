Feature: delete

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                        | kind        | detail              |
      | MATCH (n) DELETE n:Person    | SyntaxError | InvalidDelete       |
      | MATCH ()-[r:T]-() DELETE r:T | SyntaxError | InvalidDelete       |
      | MATCH () DELETE 1 + 1        | SyntaxError | InvalidArgumentType |
      | MATCH (a) DELETE x           | SyntaxError | UndefinedVariable   |
      | DETACH DELETE 1              | SyntaxError | InvalidArgumentType |
      | MATCH ()-[r*]->() DELETE r   | SyntaxError | InvalidArgumentType |
      | DELETE 'x'                   | SyntaxError | InvalidArgumentType |
      | WITH 'x' AS s DELETE s       | SyntaxError | InvalidArgumentType |
