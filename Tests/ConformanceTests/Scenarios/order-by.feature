Feature: order-by

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                                        | kind        | detail             |
      | MATCH (a) WITH a.n AS n ORDER BY zz LIMIT 1 RETURN n         | SyntaxError | UndefinedVariable  |
      | MATCH (a) WITH a.n AS n WITH n ORDER BY a.n LIMIT 1 RETURN n | SyntaxError | UndefinedVariable  |
      | MATCH (a) WITH a.n AS n ORDER BY count(*) RETURN n           | SyntaxError | InvalidAggregation |
      | MATCH (a) WITH DISTINCT a.n AS n ORDER BY a.m RETURN n       | SyntaxError | UndefinedVariable  |
      | MATCH (a) WITH a.n AS n, count(*) AS c ORDER BY a.q RETURN n | SyntaxError | UndefinedVariable  |
