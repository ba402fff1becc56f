Feature: match-where

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                          | kind        | detail              |
      | MATCH (n) WHERE (n)-[r]->() RETURN n.name AS n | SyntaxError | UndefinedVariable   |
      | MATCH (n) WHERE (n)-->(m) RETURN n.name AS n   | SyntaxError | UndefinedVariable   |
      | MATCH (n) WHERE count(n) > 1 RETURN n          | SyntaxError | InvalidAggregation  |
      | MATCH (n) WHERE n.x = max(n.x) RETURN n        | SyntaxError | InvalidAggregation  |
      | MATCH (n) WHERE foo.x = 1 RETURN n             | SyntaxError | UndefinedVariable   |
      | MATCH (n) WHERE (n) RETURN n                   | SyntaxError | InvalidArgumentType |
      | MATCH (n) WHERE n RETURN n                     | SyntaxError | InvalidArgumentType |
      | MATCH (n) WHERE 1 RETURN n                     | SyntaxError | InvalidArgumentType |
      | MATCH (n) WHERE 'x' RETURN n                   | SyntaxError | InvalidArgumentType |
      | MATCH p=(n) WHERE p.x RETURN n                 | SyntaxError | InvalidArgumentType |
      | MATCH p=(n)-[r]->() WHERE p.x = 1 RETURN n     | SyntaxError | InvalidArgumentType |
