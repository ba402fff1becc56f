Feature: boolean

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
      | expression      | value |
      | NOT true        | false |
      | true AND true   | true  |
      | true OR true    | true  |
      | true XOR true   | false |
      | true AND false  | false |
      | true OR false   | true  |
      | true XOR false  | true  |
      | true AND null   | null  |
      | true OR null    | true  |
      | true XOR null   | null  |
      | NOT false       | true  |
      | false AND true  | false |
      | false OR true   | true  |
      | false XOR true  | true  |
      | false AND false | false |
      | false OR false  | false |
      | false XOR false | false |
      | false AND null  | false |
      | false OR null   | null  |
      | false XOR null  | null  |
      | NOT null        | null  |
      | null AND true   | null  |
      | null OR true    | true  |
      | null XOR true   | null  |
      | null AND false  | false |
      | null OR false   | null  |
      | null XOR false  | null  |
      | null AND null   | null  |
      | null OR null    | null  |
      | null XOR null   | null  |

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                                 | kind        | detail              |
      | RETURN NOT 0 AS x                                     | SyntaxError | InvalidArgumentType |
      | RETURN 0 AND true AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN true AND 0 AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN 0 AND false AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN false AND 0 AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN 0 AND null AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN null AND 0 AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN 0 AND 0 AS x                                   | SyntaxError | InvalidArgumentType |
      | RETURN 0 OR true AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN true OR 0 AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN 0 OR false AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN false OR 0 AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN 0 OR null AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN null OR 0 AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN 0 OR 0 AS x                                    | SyntaxError | InvalidArgumentType |
      | RETURN 0 XOR true AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN true XOR 0 AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN 0 XOR false AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN false XOR 0 AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN 0 XOR null AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN null XOR 0 AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN 0 XOR 0 AS x                                   | SyntaxError | InvalidArgumentType |
      | RETURN NOT 1 AS x                                     | SyntaxError | InvalidArgumentType |
      | RETURN 1 AND true AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN true AND 1 AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN 1 AND false AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN false AND 1 AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN 1 AND null AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN null AND 1 AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN 1 AND 1 AS x                                   | SyntaxError | InvalidArgumentType |
      | RETURN 1 OR true AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN true OR 1 AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN 1 OR false AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN false OR 1 AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN 1 OR null AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN null OR 1 AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN 1 OR 1 AS x                                    | SyntaxError | InvalidArgumentType |
      | RETURN 1 XOR true AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN true XOR 1 AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN 1 XOR false AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN false XOR 1 AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN 1 XOR null AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN null XOR 1 AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN 1 XOR 1 AS x                                   | SyntaxError | InvalidArgumentType |
      | RETURN NOT 123.4 AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN 123.4 AND true AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN true AND 123.4 AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN 123.4 AND false AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN false AND 123.4 AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN 123.4 AND null AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN null AND 123.4 AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN 123.4 AND 123.4 AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN 123.4 OR true AS x                             | SyntaxError | InvalidArgumentType |
      | RETURN true OR 123.4 AS x                             | SyntaxError | InvalidArgumentType |
      | RETURN 123.4 OR false AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN false OR 123.4 AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN 123.4 OR null AS x                             | SyntaxError | InvalidArgumentType |
      | RETURN null OR 123.4 AS x                             | SyntaxError | InvalidArgumentType |
      | RETURN 123.4 OR 123.4 AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN 123.4 XOR true AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN true XOR 123.4 AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN 123.4 XOR false AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN false XOR 123.4 AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN 123.4 XOR null AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN null XOR 123.4 AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN 123.4 XOR 123.4 AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN NOT 'x' AS x                                   | SyntaxError | InvalidArgumentType |
      | RETURN 'x' AND true AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN true AND 'x' AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN 'x' AND false AS x                             | SyntaxError | InvalidArgumentType |
      | RETURN false AND 'x' AS x                             | SyntaxError | InvalidArgumentType |
      | RETURN 'x' AND null AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN null AND 'x' AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN 'x' AND 'x' AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN 'x' OR true AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN true OR 'x' AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN 'x' OR false AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN false OR 'x' AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN 'x' OR null AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN null OR 'x' AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN 'x' OR 'x' AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN 'x' XOR true AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN true XOR 'x' AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN 'x' XOR false AS x                             | SyntaxError | InvalidArgumentType |
      | RETURN false XOR 'x' AS x                             | SyntaxError | InvalidArgumentType |
      | RETURN 'x' XOR null AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN null XOR 'x' AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN 'x' XOR 'x' AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN NOT '' AS x                                    | SyntaxError | InvalidArgumentType |
      | RETURN '' AND true AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN true AND '' AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN '' AND false AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN false AND '' AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN '' AND null AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN null AND '' AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN '' AND '' AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN '' OR true AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN true OR '' AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN '' OR false AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN false OR '' AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN '' OR null AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN null OR '' AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN '' OR '' AS x                                  | SyntaxError | InvalidArgumentType |
      | RETURN '' XOR true AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN true XOR '' AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN '' XOR false AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN false XOR '' AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN '' XOR null AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN null XOR '' AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN '' XOR '' AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN NOT [] AS x                                    | SyntaxError | InvalidArgumentType |
      | RETURN [] AND true AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN true AND [] AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN [] AND false AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN false AND [] AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN [] AND null AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN null AND [] AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN [] AND [] AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN [] OR true AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN true OR [] AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN [] OR false AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN false OR [] AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN [] OR null AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN null OR [] AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN [] OR [] AS x                                  | SyntaxError | InvalidArgumentType |
      | RETURN [] XOR true AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN true XOR [] AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN [] XOR false AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN false XOR [] AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN [] XOR null AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN null XOR [] AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN [] XOR [] AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN NOT [true] AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN [true] AND true AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN true AND [true] AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN [true] AND false AS x                          | SyntaxError | InvalidArgumentType |
      | RETURN false AND [true] AS x                          | SyntaxError | InvalidArgumentType |
      | RETURN [true] AND null AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN null AND [true] AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN [true] AND [true] AS x                         | SyntaxError | InvalidArgumentType |
      | RETURN [true] OR true AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN true OR [true] AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN [true] OR false AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN false OR [true] AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN [true] OR null AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN null OR [true] AS x                            | SyntaxError | InvalidArgumentType |
      | RETURN [true] OR [true] AS x                          | SyntaxError | InvalidArgumentType |
      | RETURN [true] XOR true AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN true XOR [true] AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN [true] XOR false AS x                          | SyntaxError | InvalidArgumentType |
      | RETURN false XOR [true] AS x                          | SyntaxError | InvalidArgumentType |
      | RETURN [true] XOR null AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN null XOR [true] AS x                           | SyntaxError | InvalidArgumentType |
      | RETURN [true] XOR [true] AS x                         | SyntaxError | InvalidArgumentType |
      | RETURN NOT {} AS x                                    | SyntaxError | InvalidArgumentType |
      | RETURN {} AND true AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN true AND {} AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN {} AND false AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN false AND {} AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN {} AND null AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN null AND {} AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN {} AND {} AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN {} OR true AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN true OR {} AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN {} OR false AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN false OR {} AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN {} OR null AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN null OR {} AS x                                | SyntaxError | InvalidArgumentType |
      | RETURN {} OR {} AS x                                  | SyntaxError | InvalidArgumentType |
      | RETURN {} XOR true AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN true XOR {} AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN {} XOR false AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN false XOR {} AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN {} XOR null AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN null XOR {} AS x                               | SyntaxError | InvalidArgumentType |
      | RETURN {} XOR {} AS x                                 | SyntaxError | InvalidArgumentType |
      | RETURN NOT {x:true} AS x                              | SyntaxError | InvalidArgumentType |
      | RETURN {x:true} AND true AS x                         | SyntaxError | InvalidArgumentType |
      | RETURN true AND {x:true} AS x                         | SyntaxError | InvalidArgumentType |
      | RETURN {x:true} AND false AS x                        | SyntaxError | InvalidArgumentType |
      | RETURN false AND {x:true} AS x                        | SyntaxError | InvalidArgumentType |
      | RETURN {x:true} AND null AS x                         | SyntaxError | InvalidArgumentType |
      | RETURN null AND {x:true} AS x                         | SyntaxError | InvalidArgumentType |
      | RETURN {x:true} AND {x:true} AS x                     | SyntaxError | InvalidArgumentType |
      | RETURN {x:true} OR true AS x                          | SyntaxError | InvalidArgumentType |
      | RETURN true OR {x:true} AS x                          | SyntaxError | InvalidArgumentType |
      | RETURN {x:true} OR false AS x                         | SyntaxError | InvalidArgumentType |
      | RETURN false OR {x:true} AS x                         | SyntaxError | InvalidArgumentType |
      | RETURN {x:true} OR null AS x                          | SyntaxError | InvalidArgumentType |
      | RETURN null OR {x:true} AS x                          | SyntaxError | InvalidArgumentType |
      | RETURN {x:true} OR {x:true} AS x                      | SyntaxError | InvalidArgumentType |
      | RETURN {x:true} XOR true AS x                         | SyntaxError | InvalidArgumentType |
      | RETURN true XOR {x:true} AS x                         | SyntaxError | InvalidArgumentType |
      | RETURN {x:true} XOR false AS x                        | SyntaxError | InvalidArgumentType |
      | RETURN false XOR {x:true} AS x                        | SyntaxError | InvalidArgumentType |
      | RETURN {x:true} XOR null AS x                         | SyntaxError | InvalidArgumentType |
      | RETURN null XOR {x:true} AS x                         | SyntaxError | InvalidArgumentType |
      | RETURN {x:true} XOR {x:true} AS x                     | SyntaxError | InvalidArgumentType |
      | RETURN NOT date('2020-01-01') AS x                    | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') AND true AS x               | SyntaxError | InvalidArgumentType |
      | RETURN true AND date('2020-01-01') AS x               | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') AND false AS x              | SyntaxError | InvalidArgumentType |
      | RETURN false AND date('2020-01-01') AS x              | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') AND null AS x               | SyntaxError | InvalidArgumentType |
      | RETURN null AND date('2020-01-01') AS x               | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') AND date('2020-01-01') AS x | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') OR true AS x                | SyntaxError | InvalidArgumentType |
      | RETURN true OR date('2020-01-01') AS x                | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') OR false AS x               | SyntaxError | InvalidArgumentType |
      | RETURN false OR date('2020-01-01') AS x               | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') OR null AS x                | SyntaxError | InvalidArgumentType |
      | RETURN null OR date('2020-01-01') AS x                | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') OR date('2020-01-01') AS x  | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') XOR true AS x               | SyntaxError | InvalidArgumentType |
      | RETURN true XOR date('2020-01-01') AS x               | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') XOR false AS x              | SyntaxError | InvalidArgumentType |
      | RETURN false XOR date('2020-01-01') AS x              | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') XOR null AS x               | SyntaxError | InvalidArgumentType |
      | RETURN null XOR date('2020-01-01') AS x               | SyntaxError | InvalidArgumentType |
      | RETURN date('2020-01-01') XOR date('2020-01-01') AS x | SyntaxError | InvalidArgumentType |
      | MATCH (n) RETURN NOT n                                | SyntaxError | InvalidArgumentType |
      | MATCH ()-[n]->() RETURN NOT n                         | SyntaxError | InvalidArgumentType |
