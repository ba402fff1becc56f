Feature: literals

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
      | expression                | value                     |
      | 0x1                       | 1                         |
      | 0xFF                      | 255                       |
      | 0x1A2b3c4D5E6f7           | 460367961908983           |
      | -0x1                      | -1                        |
      | -0x0                      | 0                         |
      | 0x0                       | 0                         |
      | 0o7                       | 7                         |
      | -0o17                     | -15                       |
      | 0o1                       | 1                         |
      | 1e9                       | 1000000000.0              |
      | 1E9                       | 1000000000.0              |
      | -1e-9                     | -0.000000001              |
      | .1                        | 0.1                       |
      | -.1                       | -0.1                      |
      | .1e-5                     | 0.000001                  |
      | 1.0                       | 1.0                       |
      | -0                        | 0                         |
      | 0                         | 0                         |
      | -1                        | -1                        |
      | 0.0                       | 0.0                       |
      | -0.0                      | 0.0                       |
      | 3985764.3405892687        | 3985764.3405892686        |
      | 1e308                     | 1e308                     |
      | 123.456e2                 | 12345.6                   |
      | 9223372036854775807       | 9223372036854775807       |
      | -9223372036854775808      | -9223372036854775808      |
      | 0x7FFFFFFFFFFFFFFF        | 9223372036854775807       |
      | -0x8000000000000000       | -9223372036854775808      |
      | 0o777777777777777777777   | 9223372036854775807       |
      | -0o1000000000000000000000 | -9223372036854775808      |
      | 'a'                       | 'a'                       |
      | "a"                       | 'a'                       |
      | "it's"                    | 'it\\'s'                  |
      | ''                        | ''                        |
      | '\\u01FF'                 | 'ǿ'                       |
      | true                      | true                      |
      | TRUE                      | true                      |
      | False                     | false                     |
      | NULL                      | null                      |
      | null                      | null                      |
      | []                        | []                        |
      | [ ]                       | []                        |
      | [[[]]]                    | [[[]]]                    |
      | [1,'a',null,2.5,true]     | [1, 'a', null, 2.5, true] |
      | {}                        | {}                        |
      | {a:{b:{}}}                | {a: {b: {}}}              |
      | {k1:1,K1:2}               | {k1: 1, K1: 2}            |
      | {abc:null}                | {abc: null}               |
      | {null:1}                  | {null: 1}                 |
      | {a1B2:1}                  | {a1B2: 1}                 |
      | {a_:1}                    | {a_: 1}                   |

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                | kind        | detail                  |
      | RETURN 9223372036854775808 AS x      | SyntaxError | IntegerOverflow         |
      | RETURN -9223372036854775809 AS x     | SyntaxError | IntegerOverflow         |
      | RETURN 0x8000000000000000 AS x       | SyntaxError | IntegerOverflow         |
      | RETURN -0x8000000000000001 AS x      | SyntaxError | IntegerOverflow         |
      | RETURN 0o1000000000000000000000 AS x | SyntaxError | IntegerOverflow         |
      | RETURN 1.34E999 AS x                 | SyntaxError | FloatingPointOverflow   |
      | RETURN -1.34E999 AS x                | SyntaxError | FloatingPointOverflow   |
      | RETURN 9223372h54775808 AS x         | SyntaxError | InvalidNumberLiteral    |
      | RETURN 0x AS x                       | SyntaxError | InvalidNumberLiteral    |
      | RETURN 0xG AS x                      | SyntaxError | InvalidNumberLiteral    |
      | RETURN 0o8 AS x                      | SyntaxError | InvalidNumberLiteral    |
      | RETURN 0x1g AS x                     | SyntaxError | InvalidNumberLiteral    |
      | RETURN 0o AS x                       | SyntaxError | InvalidNumberLiteral    |
      | RETURN 92233720368547758#08 AS x     | SyntaxError | UnexpectedSyntax        |
      | RETURN '\\uH' AS x                   | SyntaxError | InvalidUnicodeLiteral   |
      | RETURN '\\u12' AS x                  | SyntaxError | InvalidUnicodeLiteral   |
      | RETURN 'abc AS x                     | SyntaxError | UnexpectedSyntax        |
      | RETURN [1,2 AS x                     | SyntaxError | UnexpectedSyntax        |
      | RETURN [1,,2] AS x                   | SyntaxError | UnexpectedSyntax        |
      | RETURN [,] AS x                      | SyntaxError | UnexpectedSyntax        |
      | RETURN {a:1,} AS x                   | SyntaxError | UnexpectedSyntax        |
      | RETURN {1:1} AS x                    | SyntaxError | UnexpectedSyntax        |
      | RETURN {1B2c3:1} AS x                | SyntaxError | UnexpectedSyntax        |
      | RETURN {a} AS x                      | SyntaxError | UnexpectedSyntax        |
      | RETURN {a:1 AS x                     | SyntaxError | UnexpectedSyntax        |
      | RETURN {,} AS x                      | SyntaxError | UnexpectedSyntax        |
      | RETURN [[1] AS x                     | SyntaxError | UnexpectedSyntax        |
      | RETURN {}} AS x                      | SyntaxError | UnexpectedSyntax        |
      | RETURN {-a:1} AS x                   | SyntaxError | UnexpectedSyntax        |
      | RETURN —1 AS x                       | SyntaxError | InvalidUnicodeCharacter |
      | RETURN [1;2] AS x                    | SyntaxError | UnexpectedSyntax        |
