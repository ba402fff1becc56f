Feature: string

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
      | expression                   | value          |
      | substring('hello',1)         | 'ello'         |
      | substring('hello',1,3)       | 'ell'          |
      | substring('hello',5)         | ''             |
      | substring('hello',9)         | ''             |
      | substring('hello',0,0)       | ''             |
      | substring(null,1)            | null           |
      | split('a,b',',')             | ['a', 'b']     |
      | split('',',')                | ['']           |
      | split('ab','')               | ['a', 'b']     |
      | split(null,',')              | null           |
      | split('a',null)              | null           |
      | split('one1two','1')         | ['one', 'two'] |
      | toLower('AbÄ')               | 'abä'          |
      | toUpper('abß')               | 'ABSS'         |
      | trim('  a ')                 | 'a'            |
      | ltrim('  a ')                | 'a '           |
      | rtrim('  a ')                | '  a'          |
      | replace('aXbX','X','-')      | 'a-b-'         |
      | left('hello',2)              | 'he'           |
      | right('hello',2)             | 'lo'           |
      | reverse('añb')               | 'bña'          |
      | size('añ')                   | 2              |
      | size('')                     | 0              |
      | 'abc' STARTS WITH ''         | true           |
      | 'abc' ENDS WITH ''           | true           |
      | 'abc' CONTAINS ''            | true           |
      | '' STARTS WITH 'a'           | false          |
      | 'abc' STARTS WITH null       | null           |
      | null CONTAINS 'a'            | null           |
      | 'abc' STARTS WITH 1          | null           |
      | 1 ENDS WITH 'a'              | null           |
      | true CONTAINS 't'            | null           |
      | [] STARTS WITH []            | null           |
      | NOT 'abc' CONTAINS 1         | null           |
      | 'abc' CONTAINS 'b'           | true           |
      | 'ABC' CONTAINS 'b'           | false          |
      | 'a\\nb' CONTAINS '\\n'       | true           |
      | ' ' STARTS WITH ' '          | true           |
      | toString(1)                  | '1'            |
      | toString(1.0)                | '1.0'          |
      | toString(true)               | 'true'         |
      | toString('a')                | 'a'            |
      | toString(null)               | null           |
      | toString(-0.5)               | '-0.5'         |
      | toString(1e20)               | '1.0E20'       |
      | toString(date('2020-01-01')) | '2020-01-01'   |
      | toString(duration('P1D'))    | 'P1D'          |
      | toInteger('42')              | 42             |
      | toInteger('42.9')            | 42             |
      | toInteger(42.9)              | 42             |
      | toInteger(-42.9)             | -42            |
      | toInteger('foo')             | null           |
      | toInteger('')                | null           |
      | toInteger(null)              | null           |
      | toInteger('-1')              | -1             |
      | toFloat('1')                 | 1.0            |
      | toFloat(1)                   | 1.0            |
      | toFloat('foo')               | null           |
      | toFloat('1.5e3')             | 1500.0         |
      | toFloat(null)                | null           |
      | toBoolean('true')            | true           |
      | toBoolean('TRUE')            | true           |
      | toBoolean(' false ')         | false          |
      | toBoolean('foo')             | null           |
      | toBoolean(true)              | true           |
      | toBoolean(null)              | null           |
      | toBoolean('')                | null           |
      | toInteger(' 5 ')             | 5              |
      | toString(toInteger('007'))   | '7'            |
      | abs(-1)                      | 1              |
      | abs(-1.5)                    | 1.5            |
      | ceil(1.2)                    | 2.0            |
      | floor(-1.2)                  | -2.0           |
      | sign(-3)                     | -1             |
      | sign(0)                      | 0              |
      | sqrt(16)                     | 4.0            |
      | sqrt(12.96)                  | 3.6            |
      | round(1.5)                   | 2.0            |
      | abs(null)                    | null           |
      | exp(0)                       | 1.0            |
      | log(1)                       | 0.0            |
      | log10(100)                   | 2.0            |
      | sin(0)                       | 0.0            |
      | atan2(0,1)                   | 0.0            |
      | pi() > 3                     | true           |
      | e() > 2.7                    | true           |
      | rand() < 1                   | true           |

  Scenario Outline: <query>, runtime
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at runtime: <detail>

    Examples:
      | query                                                | kind      | detail               |
      | WITH [1, []] AS list RETURN toInteger(list[1]) AS n  | TypeError | InvalidArgumentValue |
      | WITH [1, {}] AS list RETURN toInteger(list[1]) AS n  | TypeError | InvalidArgumentValue |
      | WITH [1, true] AS list RETURN toFloat(list[1]) AS n  | TypeError | InvalidArgumentValue |
      | WITH [1, []] AS list RETURN toFloat(list[1]) AS n    | TypeError | InvalidArgumentValue |
      | WITH [1, {}] AS list RETURN toFloat(list[1]) AS n    | TypeError | InvalidArgumentValue |
      | WITH [1, 1.5] AS list RETURN toBoolean(list[1]) AS n | TypeError | InvalidArgumentValue |
      | WITH [1, []] AS list RETURN toBoolean(list[1]) AS n  | TypeError | InvalidArgumentValue |
      | WITH [1, {}] AS list RETURN toBoolean(list[1]) AS n  | TypeError | InvalidArgumentValue |
      | WITH [1, []] AS list RETURN toString(list[1]) AS n   | TypeError | InvalidArgumentValue |
      | WITH [1, {}] AS list RETURN toString(list[1]) AS n   | TypeError | InvalidArgumentValue |
