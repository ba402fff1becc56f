Feature: precedence

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
      | expression                           | value  |
      | 2+3*4                                | 14     |
      | 2*3+4                                | 10     |
      | 2^3^2                                | 64.0   |
      | -2^2                                 | 4.0    |
      | 2^-1                                 | 0.5    |
      | 4/2*3                                | 6      |
      | 4*3/2                                | 6      |
      | 7%4*2                                | 6      |
      | 2*7%4                                | 2      |
      | 2-3-4                                | -5     |
      | 1+2-3+4                              | 4      |
      | - 3 + 2                              | -1     |
      | -(3)                                 | -3     |
      | 4^2*2                                | 32.0   |
      | 2*4^2                                | 32.0   |
      | NOT true AND false                   | false  |
      | NOT false OR true                    | true   |
      | true OR true XOR true                | true   |
      | true XOR true AND false              | true   |
      | false AND false OR true              | true   |
      | NOT 1 = 2                            | true   |
      | NOT null IS NULL                     | false  |
      | 1 + 2 = 3                            | true   |
      | 1 = 1 AND 2 = 2                      | true   |
      | 1 + 2 IN [3]                         | true   |
      | null + 1 IS NULL                     | true   |
      | 'a' + 'b' STARTS WITH 'a'            | true   |
      | 1 = 2 IS NULL                        | false  |
      | null = 1 IS NULL                     | null   |
      | [1,2][0] + 1                         | 2      |
      | -[1,2][0]                            | -1     |
      | - {a:5}.a                            | -5     |
      | 3 - -3                               | 6      |
      | 1 < 2 AND 2 < 3 OR false             | true   |
      | not true                             | false  |
      | NOT NOT true                         | true   |
      | (true = (NOT false))                 | true   |
      | 5 / 2                                | 2      |
      | -5 / 2                               | -2     |
      | 5 % -3                               | 2      |
      | -5 % 3                               | -2     |
      | 5.0 / 2                              | 2.5    |
      | 1 / 2.0                              | 0.5    |
      | 5.5 % 2                              | 1.5    |
      | 2 ^ 2                                | 4.0    |
      | 1 + 1.0                              | 2.0    |
      | 0.0 * 1                              | 0.0    |
      | 'a' IN ['a'] AND true                | true   |
      | [1]+[2] IN [[1,2]]                   | true   |
      | 1 IN [1]+[2]                         | true   |
      | 'a' + 1                              | 'a1'   |
      | 1 + 'a'                              | '1a'   |
      | 'a' + 1.5                            | 'a1.5' |
      | 'a'+'b'+1                            | 'ab1'  |
      | 'a' STARTS WITH 'a' = true           | true   |
      | true = 'a' STARTS WITH 'a'           | true   |
      | NOT 'a' STARTS WITH 'b'              | true   |
      | 1 <> 2 = true                        | false  |
      | 1 IS NULL = false                    | true   |
      | 1 IS NOT NULL                        | true   |
      | 1 IS NOT NULL AND null IS NULL       | true   |
      | CASE WHEN true THEN 1 ELSE 2 END + 1 | 2      |
      | [1,2,3][1..][0]                      | 2      |
      | 2 + [1][0]                           | 3      |
      | +1                                   | 1      |
      | + 1.5                                | 1.5    |
      | - -1                                 | 1      |
      | 1 - - 1                              | 2      |

  Scenario Outline: <query>, runtime
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at runtime: <detail>

    Examples:
      | query           | kind            | detail         |
      | RETURN 1/0 AS x | ArithmeticError | DivisionByZero |
      | RETURN 1%0 AS x | ArithmeticError | DivisionByZero |

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                               | kind        | detail              |
      | RETURN 'a' - 1 AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN true + 1 AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN [1] - 1 AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN [1] * 2 AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN {} + 1 AS x                                  | SyntaxError | InvalidArgumentType |
      | RETURN 'a' * 2 AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN 'a' / 'b' AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN true * true AS x                             | SyntaxError | InvalidArgumentType |
      | RETURN 1 ^ 'a' AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN - 'a' AS x                                   | SyntaxError | InvalidArgumentType |
      | RETURN - true AS x                                  | SyntaxError | InvalidArgumentType |
      | RETURN -[] AS x                                     | SyntaxError | InvalidArgumentType |
      | RETURN true % 2 AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') + 1 AS x                  | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') - date('2019-01-01') AS x | SyntaxError | InvalidArgumentType |
