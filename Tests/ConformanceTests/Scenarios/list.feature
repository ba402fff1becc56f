Feature: list

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
      | expression                      | value        |
      | [1,2,3][0]                      | 1            |
      | [1,2,3][-1]                     | 3            |
      | [1,2,3][3]                      | null         |
      | [1,2,3][-4]                     | null         |
      | [1,2,3][null]                   | null         |
      | null[0]                         | null         |
      | [1,2,3][0..1]                   | [1]          |
      | [1,2,3][..2]                    | [1, 2]       |
      | [1,2,3][1..]                    | [2, 3]       |
      | [1,2,3][-2..]                   | [2, 3]       |
      | [1,2,3][..-1]                   | [1, 2]       |
      | [1,2,3][2..1]                   | []           |
      | [1,2,3][5..9]                   | []           |
      | [1,2,3][0..0]                   | []           |
      | [1,2,3][-9..9]                  | [1, 2, 3]    |
      | [1,2,3][null..1]                | null         |
      | [1,2,3][1..null]                | null         |
      | [1,2,3][null..null]             | null         |
      | [1,2,3][..null]                 | null         |
      | [1,2,3][null..]                 | null         |
      | null[0..1]                      | null         |
      | [1,2]+[3]                       | [1, 2, 3]    |
      | [1,2]+3                         | [1, 2, 3]    |
      | 3+[1,2]                         | [3, 1, 2]    |
      | [1]+[[2]]                       | [1, [2]]     |
      | []+[]                           | []           |
      | [1]+null                        | null         |
      | null+[1]                        | null         |
      | [1]+'a'                         | [1, 'a']     |
      | 'a'+[1]                         | ['a', 1]     |
      | [true]+1.5                      | [true, 1.5]  |
      | size([1,null])                  | 2            |
      | size([])                        | 0            |
      | size(null)                      | null         |
      | head([1,2])                     | 1            |
      | head([])                        | null         |
      | head(null)                      | null         |
      | last([1,2])                     | 2            |
      | last([])                        | null         |
      | tail([1,2])                     | [2]          |
      | tail([])                        | []           |
      | tail(null)                      | null         |
      | reverse([1,2,null])             | [null, 2, 1] |
      | reverse('abc')                  | 'cba'        |
      | reverse(null)                   | null         |
      | range(0,3)                      | [0, 1, 2, 3] |
      | range(0,10,3)                   | [0, 3, 6, 9] |
      | range(3,0)                      | []           |
      | range(3,0,-1)                   | [3, 2, 1, 0] |
      | range(0,0)                      | [0]          |
      | range(0,-1,1)                   | []           |
      | range(0,1,-1)                   | []           |
      | range(0,10,100)                 | [0]          |
      | range(-5,-1,2)                  | [-5, -3, -1] |
      | [x IN [1,2,3] WHERE x>1]        | [2, 3]       |
      | [x IN [1,2,3] \| x*2]           | [2, 4, 6]    |
      | [x IN [1,2,3] WHERE x>1 \| x*2] | [4, 6]       |
      | [x IN [1,2,3]]                  | [1, 2, 3]    |
      | [x IN null \| x]                | null         |
      | [x IN [] \| x]                  | []           |
      | [x IN [1] \| [y IN [2] \| x+y]] | [[3]]        |
      | [x IN [1,null] WHERE x > 0]     | [1]          |
      | [x IN [[1,2],[3]] \| size(x)]   | [2, 1]       |
      | [1,2,3][toInteger('1')]         | 2            |
      | [[1,2],[3]][0][1]               | 2            |
      | {a:[1,{b:5}]}.a[1].b            | 5            |
      | {a:1}['a']                      | 1            |
      | {a:1}['A']                      | null         |
      | {a:1}[null]                     | null         |
      | null['a']                       | null         |
      | null.a                          | null         |
      | {a:null}.a                      | null         |
      | {a:1}.b                         | null         |
      | properties({a:1})               | {a: 1}       |
      | properties(null)                | null         |
      | coalesce(null,1)                | 1            |
      | coalesce(null,null)             | null         |
      | coalesce(1)                     | 1            |
      | coalesce('a',1)                 | 'a'          |

  Scenario Outline: <query>, runtime
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at runtime: <detail>

    Examples:
      | query                                  | kind          | detail                        |
      | RETURN range(1,2,0) AS x               | ArgumentError | NumberOutOfRange              |
      | WITH [1,2] AS l, true AS i RETURN l[i] | TypeError     | ListElementAccessByNonInteger |
      | WITH [1,2] AS l, 1.5 AS i RETURN l[i]  | TypeError     | ListElementAccessByNonInteger |
      | WITH [1,2] AS l, 'a' AS i RETURN l[i]  | TypeError     | ListElementAccessByNonInteger |
      | WITH [1,2] AS l, [] AS i RETURN l[i]   | TypeError     | ListElementAccessByNonInteger |
      | WITH [1,2] AS l, {} AS i RETURN l[i]   | TypeError     | ListElementAccessByNonInteger |
      | WITH {a:1} AS m, true AS i RETURN m[i] | TypeError     | MapElementAccessByNonString   |
      | WITH {a:1} AS m, 1.5 AS i RETURN m[i]  | TypeError     | MapElementAccessByNonString   |
      | WITH {a:1} AS m, 1 AS i RETURN m[i]    | TypeError     | MapElementAccessByNonString   |
      | WITH {a:1} AS m, [] AS i RETURN m[i]   | TypeError     | MapElementAccessByNonString   |
      | WITH {a:1} AS m, {} AS i RETURN m[i]   | TypeError     | MapElementAccessByNonString   |
      | WITH true AS l, 0 AS i RETURN l[i]     | TypeError     | InvalidArgumentType           |
      | WITH [123, true] AS l RETURN (l[1]).a  | TypeError     | InvalidArgumentType           |
      | WITH 1 AS l, 0 AS i RETURN l[i]        | TypeError     | InvalidArgumentType           |
      | WITH 1.5 AS l, 0 AS i RETURN l[i]      | TypeError     | InvalidArgumentType           |
      | WITH 'a' AS l, 0 AS i RETURN l[i]      | TypeError     | InvalidArgumentType           |
      | WITH [123, 'a'] AS l RETURN (l[1]).a   | TypeError     | InvalidArgumentType           |

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                      | kind        | detail                   |
      | RETURN size(1) AS x                        | SyntaxError | InvalidArgumentType      |
      | RETURN size({}) AS x                       | SyntaxError | InvalidArgumentType      |
      | RETURN keys(1) AS x                        | SyntaxError | InvalidArgumentType      |
      | RETURN keys([]) AS x                       | SyntaxError | InvalidArgumentType      |
      | RETURN properties(1) AS x                  | SyntaxError | InvalidArgumentType      |
      | RETURN properties('a') AS x                | SyntaxError | InvalidArgumentType      |
      | RETURN properties([1]) AS x                | SyntaxError | InvalidArgumentType      |
      | RETURN [x IN [1] \| y] AS x                | SyntaxError | UndefinedVariable        |
      | RETURN [x IN [1] \| count(x)] AS x         | SyntaxError | InvalidAggregation       |
      | RETURN [x IN [1] WHERE count(*) > 1] AS x  | SyntaxError | InvalidAggregation       |
      | RETURN [x IN 1 \| x] AS x                  | SyntaxError | InvalidArgumentType      |
      | RETURN all(x IN [1] WHERE count(x)>1) AS x | SyntaxError | InvalidAggregation       |
      | RETURN any(x IN [1] WHERE y) AS x          | SyntaxError | UndefinedVariable        |
      | RETURN foo(1) AS x                         | SyntaxError | UnknownFunction          |
      | RETURN size(1,2) AS x                      | SyntaxError | InvalidNumberOfArguments |
      | RETURN substring('a') AS x                 | SyntaxError | InvalidNumberOfArguments |
      | RETURN count() AS x                        | SyntaxError | InvalidNumberOfArguments |
      | RETURN true.x AS x                         | TypeError   | InvalidArgumentType      |
      | RETURN 'a'.x AS x                          | TypeError   | InvalidArgumentType      |
      | WITH true AS l RETURN l.a                  | TypeError   | InvalidArgumentType      |
      | WITH 1 AS l RETURN l.a                     | TypeError   | InvalidArgumentType      |
      | WITH [123, 1] AS l RETURN (l[1]).a         | TypeError   | InvalidArgumentType      |
      | WITH 1.5 AS l RETURN l.a                   | TypeError   | InvalidArgumentType      |
      | WITH 'a' AS l RETURN l.a                   | TypeError   | InvalidArgumentType      |
      | WITH [1,2] AS l RETURN l.a                 | TypeError   | InvalidArgumentType      |
