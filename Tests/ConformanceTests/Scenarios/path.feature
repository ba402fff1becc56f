Feature: path

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                  | kind        | detail              |
      | MATCH (n) RETURN length(n)             | SyntaxError | InvalidArgumentType |
      | MATCH ()-[n]->() RETURN length(n)      | SyntaxError | InvalidArgumentType |
      | MATCH p=(n)-[*0..1]->() RETURN size(p) | SyntaxError | InvalidArgumentType |
      | MATCH (n) RETURN nodes(n)              | SyntaxError | InvalidArgumentType |
      | MATCH (n) RETURN relationships(n)      | SyntaxError | InvalidArgumentType |
      | RETURN length('abc') AS x              | SyntaxError | InvalidArgumentType |
      | RETURN length([1]) AS x                | SyntaxError | InvalidArgumentType |
