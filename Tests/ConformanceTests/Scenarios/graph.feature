Feature: graph

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                             | kind        | detail              |
      | RETURN labels(1) AS x             | SyntaxError | InvalidArgumentType |
      | RETURN labels('a') AS x           | SyntaxError | InvalidArgumentType |
      | RETURN labels([]) AS x            | SyntaxError | InvalidArgumentType |
      | RETURN labels({}) AS x            | SyntaxError | InvalidArgumentType |
      | RETURN labels(true) AS x          | SyntaxError | InvalidArgumentType |
      | RETURN type(1) AS x               | SyntaxError | InvalidArgumentType |
      | RETURN type('a') AS x             | SyntaxError | InvalidArgumentType |
      | RETURN type([]) AS x              | SyntaxError | InvalidArgumentType |
      | RETURN type({}) AS x              | SyntaxError | InvalidArgumentType |
      | RETURN type(true) AS x            | SyntaxError | InvalidArgumentType |
      | MATCH p=(a) RETURN labels(p)      | SyntaxError | InvalidArgumentType |
      | MATCH ()-[r]->() RETURN labels(r) | SyntaxError | InvalidArgumentType |
      | MATCH (r) RETURN type(r)          | SyntaxError | InvalidArgumentType |
