Feature: union

  Scenario Outline: <expression>
    When executing query:
      """
      RETURN <expression> AS x
      """
    Then the result should be, in any order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | expression            | value |
      | 1 AS x UNION RETURN 1 | 1     |

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                                     | kind        | detail                   |
      | RETURN 1 AS x UNION RETURN 2 AS y                         | SyntaxError | DifferentColumnsInUnion  |
      | RETURN 1 AS x, 2 AS y UNION RETURN 2 AS x                 | SyntaxError | DifferentColumnsInUnion  |
      | RETURN 1 AS x UNION RETURN 2 AS x UNION ALL RETURN 2 AS x | SyntaxError | InvalidClauseComposition |
      | RETURN 1 AS x UNION ALL RETURN 2 AS x UNION RETURN 2 AS x | SyntaxError | InvalidClauseComposition |
      | RETURN 1 AS x UNION MATCH (n)                             | SyntaxError | InvalidClauseComposition |
