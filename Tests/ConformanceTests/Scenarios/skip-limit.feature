Feature: skip-limit

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                         | kind        | detail              |
      | MATCH (n) RETURN n SKIP null  | SyntaxError | InvalidArgumentType |
      | MATCH (n) RETURN n LIMIT null | SyntaxError | InvalidArgumentType |
