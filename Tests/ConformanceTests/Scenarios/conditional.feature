Feature: conditional

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
      | expression                                         | value |
      | CASE WHEN null THEN 1 ELSE 2 END                   | 2     |
      | CASE null WHEN null THEN 1 ELSE 2 END              | 2     |
      | CASE 1 WHEN 1.0 THEN 'y' END                       | 'y'   |
      | CASE 1 WHEN 2 THEN 'y' END                         | null  |
      | CASE WHEN false THEN 1 WHEN true THEN 2 ELSE 3 END | 2     |
      | CASE 'a' WHEN 1 THEN 1 WHEN 'a' THEN 2 END         | 2     |
      | CASE [1] WHEN [1] THEN 1 END                       | 1     |
      | CASE WHEN true THEN null ELSE 1 END                | null  |
      | CASE 1+1 WHEN 2 THEN CASE WHEN true THEN 5 END END | 5     |
