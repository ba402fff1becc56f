Feature: quantifier

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
      | all(x IN [] WHERE x)                                         | true  |
      | all(x IN [true] WHERE x)                                     | true  |
      | all(x IN [false] WHERE x)                                    | false |
      | all(x IN [null] WHERE x)                                     | null  |
      | all(x IN [true, true] WHERE x)                               | true  |
      | all(x IN [true, false] WHERE x)                              | false |
      | all(x IN [true, null] WHERE x)                               | null  |
      | all(x IN [false, false] WHERE x)                             | false |
      | all(x IN [false, null] WHERE x)                              | false |
      | all(x IN [null, null] WHERE x)                               | null  |
      | all(x IN [true, true, true] WHERE x)                         | true  |
      | all(x IN [true, true, false] WHERE x)                        | false |
      | all(x IN [true, true, null] WHERE x)                         | null  |
      | all(x IN [true, false, false] WHERE x)                       | false |
      | all(x IN [true, false, null] WHERE x)                        | false |
      | all(x IN [true, null, null] WHERE x)                         | null  |
      | all(x IN [false, false, false] WHERE x)                      | false |
      | all(x IN [false, false, null] WHERE x)                       | false |
      | all(x IN [false, null, null] WHERE x)                        | false |
      | all(x IN [null, null, null] WHERE x)                         | null  |
      | all(x IN null WHERE x)                                       | null  |
      | all(x IN [] WHERE x = 1)                                     | true  |
      | all(x IN [null] WHERE x = 1)                                 | null  |
      | all(x IN [null] WHERE x IS NULL)                             | true  |
      | all(x IN [[1,2],[3]] WHERE all(y IN x WHERE y > 1))          | false |
      | all(x IN [1,2,3] WHERE x = size([y IN [1,2,3] WHERE y <= x])) | true  |
      | any(x IN [] WHERE x)                                         | false |
      | any(x IN [true] WHERE x)                                     | true  |
      | any(x IN [false] WHERE x)                                    | false |
      | any(x IN [null] WHERE x)                                     | null  |
      | any(x IN [true, true] WHERE x)                               | true  |
      | any(x IN [true, false] WHERE x)                              | true  |
      | any(x IN [true, null] WHERE x)                               | true  |
      | any(x IN [false, false] WHERE x)                             | false |
      | any(x IN [false, null] WHERE x)                              | null  |
      | any(x IN [null, null] WHERE x)                               | null  |
      | any(x IN [true, true, true] WHERE x)                         | true  |
      | any(x IN [true, true, false] WHERE x)                        | true  |
      | any(x IN [true, true, null] WHERE x)                         | true  |
      | any(x IN [true, false, false] WHERE x)                       | true  |
      | any(x IN [true, false, null] WHERE x)                        | true  |
      | any(x IN [true, null, null] WHERE x)                         | true  |
      | any(x IN [false, false, false] WHERE x)                      | false |
      | any(x IN [false, false, null] WHERE x)                       | null  |
      | any(x IN [false, null, null] WHERE x)                        | null  |
      | any(x IN [null, null, null] WHERE x)                         | null  |
      | any(x IN null WHERE x)                                       | null  |
      | any(x IN [] WHERE x = 1)                                     | false |
      | any(x IN [null] WHERE x = 1)                                 | null  |
      | any(x IN [null] WHERE x IS NULL)                             | true  |
      | any(x IN [[1,2],[3]] WHERE any(y IN x WHERE y > 1))          | true  |
      | any(x IN [1,2,3] WHERE x = size([y IN [1,2,3] WHERE y <= x])) | true  |
      | none(x IN [] WHERE x)                                        | true  |
      | none(x IN [true] WHERE x)                                    | false |
      | none(x IN [false] WHERE x)                                   | true  |
      | none(x IN [null] WHERE x)                                    | null  |
      | none(x IN [true, true] WHERE x)                              | false |
      | none(x IN [true, false] WHERE x)                             | false |
      | none(x IN [true, null] WHERE x)                              | false |
      | none(x IN [false, false] WHERE x)                            | true  |
      | none(x IN [false, null] WHERE x)                             | null  |
      | none(x IN [null, null] WHERE x)                              | null  |
      | none(x IN [true, true, true] WHERE x)                        | false |
      | none(x IN [true, true, false] WHERE x)                       | false |
      | none(x IN [true, true, null] WHERE x)                        | false |
      | none(x IN [true, false, false] WHERE x)                      | false |
      | none(x IN [true, false, null] WHERE x)                       | false |
      | none(x IN [true, null, null] WHERE x)                        | false |
      | none(x IN [false, false, false] WHERE x)                     | true  |
      | none(x IN [false, false, null] WHERE x)                      | null  |
      | none(x IN [false, null, null] WHERE x)                       | null  |
      | none(x IN [null, null, null] WHERE x)                        | null  |
      | none(x IN null WHERE x)                                      | null  |
      | none(x IN [] WHERE x = 1)                                    | true  |
      | none(x IN [null] WHERE x = 1)                                | null  |
      | none(x IN [null] WHERE x IS NULL)                            | false |
      | none(x IN [[1,2],[3]] WHERE none(y IN x WHERE y > 1))        | true  |
      | none(x IN [1,2,3] WHERE x = size([y IN [1,2,3] WHERE y <= x])) | false |
      | single(x IN [] WHERE x)                                      | false |
      | single(x IN [true] WHERE x)                                  | true  |
      | single(x IN [false] WHERE x)                                 | false |
      | single(x IN [null] WHERE x)                                  | null  |
      | single(x IN [true, true] WHERE x)                            | false |
      | single(x IN [true, false] WHERE x)                           | true  |
      | single(x IN [true, null] WHERE x)                            | null  |
      | single(x IN [false, false] WHERE x)                          | false |
      | single(x IN [false, null] WHERE x)                           | null  |
      | single(x IN [null, null] WHERE x)                            | null  |
      | single(x IN [true, true, true] WHERE x)                      | false |
      | single(x IN [true, true, false] WHERE x)                     | false |
      | single(x IN [true, true, null] WHERE x)                      | false |
      | single(x IN [true, false, false] WHERE x)                    | true  |
      | single(x IN [true, false, null] WHERE x)                     | null  |
      | single(x IN [true, null, null] WHERE x)                      | null  |
      | single(x IN [false, false, false] WHERE x)                   | false |
      | single(x IN [false, false, null] WHERE x)                    | null  |
      | single(x IN [false, null, null] WHERE x)                     | null  |
      | single(x IN [null, null, null] WHERE x)                      | null  |
      | single(x IN null WHERE x)                                    | null  |
      | single(x IN [] WHERE x = 1)                                  | false |
      | single(x IN [null] WHERE x = 1)                              | null  |
      | single(x IN [null] WHERE x IS NULL)                          | true  |
      | single(x IN [[1,2],[3]] WHERE single(y IN x WHERE y > 1))    | false |
      | single(x IN [1,2,3] WHERE x = size([y IN [1,2,3] WHERE y <= x])) | false |
      | NOT all(x IN [1,2] WHERE x = 1)                              | true  |

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                                    | kind        | detail              |
      | RETURN all(x IN 1 WHERE true) AS x                       | SyntaxError | InvalidArgumentType |
      | RETURN all(x IN 'a' WHERE true) AS x                     | SyntaxError | InvalidArgumentType |
      | RETURN all(x IN true WHERE true) AS x                    | SyntaxError | InvalidArgumentType |
      | RETURN all(x IN 1.5 WHERE true) AS x                     | SyntaxError | InvalidArgumentType |
      | RETURN all(x IN {} WHERE true) AS x                      | SyntaxError | InvalidArgumentType |
      | RETURN all(x IN ['Clara'] WHERE x % 2 = 0) AS x          | SyntaxError | InvalidArgumentType |
      | RETURN all(x IN [false,true] WHERE x % 2 = 0) AS x       | SyntaxError | InvalidArgumentType |
      | RETURN all(x IN ['Clara','Bob'] WHERE x % 2 = 0) AS x    | SyntaxError | InvalidArgumentType |
      | RETURN all(x IN [{a:1}] WHERE x % 2 = 0) AS x            | SyntaxError | InvalidArgumentType |
      | RETURN all(x IN ['a'] WHERE x - 1 = 0) AS x              | SyntaxError | InvalidArgumentType |
      | RETURN all(x IN [1,2] WHERE x) AS x                      | SyntaxError | InvalidArgumentType |
      | RETURN all(x IN [1,2] WHERE 7) AS x                      | SyntaxError | InvalidArgumentType |
      | RETURN all(x IN [1,2]) AS x                              | SyntaxError | UnexpectedSyntax    |
      | RETURN any(x IN 1 WHERE true) AS x                       | SyntaxError | InvalidArgumentType |
      | RETURN any(x IN 'a' WHERE true) AS x                     | SyntaxError | InvalidArgumentType |
      | RETURN any(x IN true WHERE true) AS x                    | SyntaxError | InvalidArgumentType |
      | RETURN any(x IN 1.5 WHERE true) AS x                     | SyntaxError | InvalidArgumentType |
      | RETURN any(x IN {} WHERE true) AS x                      | SyntaxError | InvalidArgumentType |
      | RETURN any(x IN ['Clara'] WHERE x % 2 = 0) AS x          | SyntaxError | InvalidArgumentType |
      | RETURN any(x IN [false,true] WHERE x % 2 = 0) AS x       | SyntaxError | InvalidArgumentType |
      | RETURN any(x IN ['Clara','Bob'] WHERE x % 2 = 0) AS x    | SyntaxError | InvalidArgumentType |
      | RETURN any(x IN [{a:1}] WHERE x % 2 = 0) AS x            | SyntaxError | InvalidArgumentType |
      | RETURN any(x IN ['a'] WHERE x - 1 = 0) AS x              | SyntaxError | InvalidArgumentType |
      | RETURN any(x IN [1,2] WHERE x) AS x                      | SyntaxError | InvalidArgumentType |
      | RETURN any(x IN [1,2] WHERE 7) AS x                      | SyntaxError | InvalidArgumentType |
      | RETURN any(x IN [1,2]) AS x                              | SyntaxError | UnexpectedSyntax    |
      | RETURN none(x IN 1 WHERE true) AS x                      | SyntaxError | InvalidArgumentType |
      | RETURN none(x IN 'a' WHERE true) AS x                    | SyntaxError | InvalidArgumentType |
      | RETURN none(x IN true WHERE true) AS x                   | SyntaxError | InvalidArgumentType |
      | RETURN none(x IN 1.5 WHERE true) AS x                    | SyntaxError | InvalidArgumentType |
      | RETURN none(x IN {} WHERE true) AS x                     | SyntaxError | InvalidArgumentType |
      | RETURN none(x IN ['Clara'] WHERE x % 2 = 0) AS x         | SyntaxError | InvalidArgumentType |
      | RETURN none(x IN [false,true] WHERE x % 2 = 0) AS x      | SyntaxError | InvalidArgumentType |
      | RETURN none(x IN ['Clara','Bob'] WHERE x % 2 = 0) AS x   | SyntaxError | InvalidArgumentType |
      | RETURN none(x IN [{a:1}] WHERE x % 2 = 0) AS x           | SyntaxError | InvalidArgumentType |
      | RETURN none(x IN ['a'] WHERE x - 1 = 0) AS x             | SyntaxError | InvalidArgumentType |
      | RETURN none(x IN [1,2] WHERE x) AS x                     | SyntaxError | InvalidArgumentType |
      | RETURN none(x IN [1,2] WHERE 7) AS x                     | SyntaxError | InvalidArgumentType |
      | RETURN none(x IN [1,2]) AS x                             | SyntaxError | UnexpectedSyntax    |
      | RETURN single(x IN 1 WHERE true) AS x                    | SyntaxError | InvalidArgumentType |
      | RETURN single(x IN 'a' WHERE true) AS x                  | SyntaxError | InvalidArgumentType |
      | RETURN single(x IN true WHERE true) AS x                 | SyntaxError | InvalidArgumentType |
      | RETURN single(x IN 1.5 WHERE true) AS x                  | SyntaxError | InvalidArgumentType |
      | RETURN single(x IN {} WHERE true) AS x                   | SyntaxError | InvalidArgumentType |
      | RETURN single(x IN ['Clara'] WHERE x % 2 = 0) AS x       | SyntaxError | InvalidArgumentType |
      | RETURN single(x IN [false,true] WHERE x % 2 = 0) AS x    | SyntaxError | InvalidArgumentType |
      | RETURN single(x IN ['Clara','Bob'] WHERE x % 2 = 0) AS x | SyntaxError | InvalidArgumentType |
      | RETURN single(x IN [{a:1}] WHERE x % 2 = 0) AS x         | SyntaxError | InvalidArgumentType |
      | RETURN single(x IN ['a'] WHERE x - 1 = 0) AS x           | SyntaxError | InvalidArgumentType |
      | RETURN single(x IN [1,2] WHERE x) AS x                   | SyntaxError | InvalidArgumentType |
      | RETURN single(x IN [1,2] WHERE 7) AS x                   | SyntaxError | InvalidArgumentType |
      | RETURN single(x IN [1,2]) AS x                           | SyntaxError | UnexpectedSyntax    |
