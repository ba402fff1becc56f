Feature: unwind

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                    | kind        | detail               |
      | UNWIND [1] AS x UNWIND [2] AS x RETURN x | SyntaxError | VariableAlreadyBound |
      | UNWIND x AS y RETURN y                   | SyntaxError | UndefinedVariable    |
