Feature: exists

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                                        | kind        | detail                   |
      | MATCH (n) WHERE exists { MATCH (n)-->(m) SET m.x = 1 } RETURN n | SyntaxError | InvalidClauseComposition |
