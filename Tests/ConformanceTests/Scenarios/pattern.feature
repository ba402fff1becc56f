Feature: pattern

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                              | kind        | detail             |
      | MATCH (n:A) RETURN [(n)-[r]->(m) \| y] AS l        | SyntaxError | UndefinedVariable  |
      | MATCH (n:A) RETURN [(n)-[r]->(m) \| count(m)] AS l | SyntaxError | InvalidAggregation |
