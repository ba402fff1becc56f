Feature: set

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                         | kind        | detail            |
      | MATCH (n:A) SET a.m = 1       | SyntaxError | UndefinedVariable |
      | MATCH (n:A) SET n.m = missing | SyntaxError | UndefinedVariable |
