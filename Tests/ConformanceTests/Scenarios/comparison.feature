Feature: comparison

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
      | expression                                             | value |
      | 1 = 1.0                                                | true  |
      | 1 = '1'                                                | false |
      | 'a' = 'A'                                              | false |
      | [1] = [1.0]                                            | true  |
      | [1,2] = [1]                                            | false |
      | [null] = [null]                                        | null  |
      | [null] = [1]                                           | null  |
      | [null,1] = [1,2]                                       | false |
      | [1,null] = [2,null]                                    | false |
      | [] = []                                                | true  |
      | [[1]] = [[1]]                                          | true  |
      | [1] = 1                                                | false |
      | {} = {}                                                | true  |
      | {a:1} = {a:1.0}                                        | true  |
      | {a:1} = {b:1}                                          | false |
      | {a:null} = {a:null}                                    | null  |
      | {a:1,b:null} = {a:2,b:null}                            | false |
      | {a:1,b:null} = {a:1}                                   | false |
      | {a:null} = {}                                          | false |
      | {a:null,b:1} = {a:1,b:1}                               | null  |
      | null = null                                            | null  |
      | null <> null                                           | null  |
      | 1 <> 1.0                                               | false |
      | 1 <> 'a'                                               | true  |
      | 0.0/0.0 = 0.0/0.0                                      | false |
      | 0.0/0.0 <> 0.0/0.0                                     | true  |
      | 0.0/0.0 = 1                                            | false |
      | 0.0/0.0 <> 1                                           | true  |
      | 0.0/0.0 = 'a'                                          | false |
      | 0.0/0.0 <> 'a'                                         | true  |
      | 0.0/0.0 > 1                                            | false |
      | 0.0/0.0 >= 1                                           | false |
      | 0.0/0.0 < 1                                            | false |
      | 0.0/0.0 <= 0.0/0.0                                     | false |
      | 0.0/0.0 > 'a'                                          | null  |
      | 0.0/0.0 < null                                         | null  |
      | 1 < 2                                                  | true  |
      | 1 < 1.5                                                | true  |
      | 'a' < 'b'                                              | true  |
      | 'a' < 1                                                | null  |
      | true < false                                           | false |
      | false < true                                           | true  |
      | true < 1                                               | null  |
      | [1] < [2]                                              | true  |
      | [1] < [1,0]                                            | true  |
      | [1,2] < [1]                                            | false |
      | [1] < [null]                                           | null  |
      | [1,null] < [2]                                         | true  |
      | [1,'a'] < [1,null]                                     | null  |
      | [1,2] >= [1]                                           | true  |
      | [1,2] >= [1,null]                                      | null  |
      | [1,2] >= [3,null]                                      | false |
      | [1,'a'] < [1,2]                                        | null  |
      | {} < {}                                                | null  |
      | {a:1} > {a:1}                                          | null  |
      | 1 < 2 < 3                                              | true  |
      | 1 < 3 < 2                                              | false |
      | 1 < 2 > 1                                              | true  |
      | 1 = 1 = true                                           | false |
      | 1 < null < 3                                           | null  |
      | 3 < null < 2                                           | null  |
      | 5 < 2 < null                                           | false |
      | 1 <= 1 < 2 <= 2                                        | true  |
      | 1 < 2 <> 3 = 3                                         | true  |
      | date('2020-01-01') = date('2020-01-01')                | true  |
      | date('2020-01-01') < date('2020-01-02')                | true  |
      | duration('P1D') = duration('PT24H')                    | false |
      | duration('P1D') < duration('P2D')                      | null  |
      | duration('P1D') = duration('P1D')                      | true  |
      | date('2020-01-01') < 1                                 | null  |
      | date('2020-01-01') = localdatetime('2020-01-01T00:00') | false |
      | 1 IN [1,null]                                          | true  |
      | 2 IN [1,null]                                          | null  |
      | null IN [1]                                            | null  |
      | null IN []                                             | false |
      | 1 IN []                                                | false |
      | 1 IN null                                              | null  |
      | [1] IN [[1.0]]                                         | true  |
      | [null] IN [[null]]                                     | null  |
      | [1,null] IN [[1,2]]                                    | null  |
      | [1,2] IN [1,[1,2]]                                     | true  |
      | [1] IN [1,2]                                           | false |
      | 1 IN [1] IN [true]                                     | true  |
      | [] IN []                                               | false |
      | [] IN [[]]                                             | true  |
      | null IN [null]                                         | null  |
      | [null] IN [[1,2]]                                      | false |
      | 'a' IN ['A']                                           | false |
      | 1 IN ['1',1.0]                                         | true  |

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                 | kind        | detail              |
      | RETURN 1 IN 1 AS x    | SyntaxError | InvalidArgumentType |
      | RETURN 1 IN 'a' AS x  | SyntaxError | InvalidArgumentType |
      | RETURN 1 IN {} AS x   | SyntaxError | InvalidArgumentType |
      | RETURN 1 IN true AS x | SyntaxError | InvalidArgumentType |
      | RETURN 1 IN 1.5 AS x  | SyntaxError | InvalidArgumentType |
