Feature: return

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                                        | kind        | detail                         |
      | MATCH (n) RETURN x                                           | SyntaxError | UndefinedVariable              |
      | MATCH (n) RETURN (n)-[]->()                                  | SyntaxError | UnexpectedSyntax               |
      | MATCH (n) RETURN size((n)-[]->())                            | SyntaxError | UnexpectedSyntax               |
      | MATCH (n) RETURN head((n)-[]->())                            | SyntaxError | UnexpectedSyntax               |
      | MATCH (n) WITH (n)-[]->() AS x RETURN x                      | SyntaxError | UnexpectedSyntax               |
      | MATCH (n) SET n.prop = head(nodes(head((n)-[:R]->()))).foo   | SyntaxError | UnexpectedSyntax               |
      | MATCH (n) RETURN n.v AS a, n.n AS a                          | SyntaxError | ColumnNameConflict             |
      | RETURN 1 AS a, 2 AS a                                        | SyntaxError | ColumnNameConflict             |
      | WITH 1 AS a, 2 AS a RETURN a                                 | SyntaxError | ColumnNameConflict             |
      | MATCH () RETURN *                                            | SyntaxError | NoVariablesInScope             |
      | RETURN *                                                     | SyntaxError | NoVariablesInScope             |
      | MATCH (n) RETURN DISTINCT n.v ORDER BY n.n                   | SyntaxError | UndefinedVariable              |
      | MATCH (n) RETURN n.v AS v, count(*) AS c ORDER BY n.n        | SyntaxError | UndefinedVariable              |
      | MATCH (n) RETURN n.v ORDER BY count(*)                       | SyntaxError | InvalidAggregation             |
      | MATCH (n) RETURN n.v AS v ORDER BY max(n.v)                  | SyntaxError | InvalidAggregation             |
      | MATCH (n) RETURN count(n) + n.v                              | SyntaxError | AmbiguousAggregationExpression |
      | MATCH (n) RETURN n.v AS v, v + count(n) AS x                 | SyntaxError | UndefinedVariable              |
      | MATCH (n) RETURN n.v + 1, n.v + 1 + count(n) AS x            | SyntaxError | AmbiguousAggregationExpression |
      | MATCH (n) RETURN n.v + n.w, n.v + n.w + count(n) AS x        | SyntaxError | AmbiguousAggregationExpression |
      | MATCH (n) RETURN {v: n.v, c: count(*)} AS m                  | SyntaxError | AmbiguousAggregationExpression |
      | RETURN count(count(*))                                       | SyntaxError | NestedAggregation              |
      | RETURN sum(1 + max(1))                                       | SyntaxError | NestedAggregation              |
      | RETURN count(rand())                                         | SyntaxError | NonConstantExpression          |
      | MATCH (n) RETURN count(*) ORDER BY n.v + 1                   | SyntaxError | UndefinedVariable              |
      | MATCH (me)--(you) RETURN count(you.v) AS c ORDER BY you.v    | SyntaxError | UndefinedVariable              |
      | MATCH (me)-[r]-(you) RETURN me.v + you.v, count(*) AS c ORDER BY me.v + you.v + count(*) | SyntaxError | AmbiguousAggregationExpression |
      | MATCH (me)-[r]-(you) WITH me.v + you.v AS s, count(*) AS c ORDER BY me.v + you.v + count(*) RETURN s | SyntaxError | AmbiguousAggregationExpression |
      | MATCH (n) WITH DISTINCT n.v AS v WHERE n.n = 'b' RETURN v    | SyntaxError | UndefinedVariable              |
      | MATCH (n) WITH n.v AS v WHERE v = 2 RETURN n                 | SyntaxError | UndefinedVariable              |
      | MATCH (n) WITH n.v RETURN 1                                  | SyntaxError | NoExpressionAlias              |
      | MATCH (n) WITH n, count(*) RETURN n                          | SyntaxError | NoExpressionAlias              |
      | MATCH (n) WITH n AS m RETURN n                               | SyntaxError | UndefinedVariable              |
