Feature: mixed

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
      | expression                                                   | value |
      | 4611686018427387905 = 4611686018427387900                    | false |
      | 9007199254740993 = 9007199254740992.0                        | false |
      | 9007199254740993 > 9007199254740992.0                        | true  |
      | '//'                                                         | '//'  |
      | {match:1, return:2, null:3, true:4}.null                     | 3     |
      | 1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1 | 200   |

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                                        | kind        | detail                         |
      | MATCH (a) WITH a.age % 2 AS m, sum(a.age) AS c ORDER BY a.age % 2 + sum(a.age) RETURN m, c | SyntaxError | AmbiguousAggregationExpression |
      | MATCH (a) WITH a.age AS age, sum(a.num) AS c ORDER BY a.num2 RETURN age | SyntaxError | UndefinedVariable              |
      | WITH 1 AS a ORDER BY a, e RETURN a                           | SyntaxError | UndefinedVariable              |
      | MATCH (n) WITH n.a AS x RETURN n.a                           | SyntaxError | UndefinedVariable              |
      | MATCH (a) WITH a MATCH (b) WITH b RETURN a                   | SyntaxError | UndefinedVariable              |
      | WITH [1,2] AS l RETURN [x IN l \| x] AS y, x                 | SyntaxError | UndefinedVariable              |
      | RETURN reduce(a = 0, x IN [1,2] \| a + x) + a                | SyntaxError | UndefinedVariable              |
      | MATCH ()-[r*]->() RETURN type(r)                             | SyntaxError | InvalidArgumentType            |
