Feature: aggregation

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                     | kind        | detail              |
      | MATCH (n) RETURN sum('a') | SyntaxError | InvalidArgumentType |
