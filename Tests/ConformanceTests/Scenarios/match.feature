Feature: match

  Scenario Outline: <query>, compile time
    When executing query:
      """
      <query>
      """
    Then a <kind> should be raised at compile time: <detail>

    Examples:
      | query                                           | kind        | detail                          |
      | WITH true AS n MATCH (n) RETURN n               | SyntaxError | VariableTypeConflict            |
      | WITH true AS r MATCH ()-[r]-() RETURN r         | SyntaxError | VariableTypeConflict            |
      | WITH true AS p MATCH p=() RETURN p              | SyntaxError | VariableAlreadyBound            |
      | WITH true AS p MATCH p=()-[]-() RETURN p        | SyntaxError | VariableAlreadyBound            |
      | WITH 123 AS n MATCH (n) RETURN n                | SyntaxError | VariableTypeConflict            |
      | WITH 123 AS r MATCH ()-[r]-() RETURN r          | SyntaxError | VariableTypeConflict            |
      | WITH 123 AS p MATCH p=() RETURN p               | SyntaxError | VariableAlreadyBound            |
      | WITH 123 AS p MATCH p=()-[]-() RETURN p         | SyntaxError | VariableAlreadyBound            |
      | WITH 123.4 AS n MATCH (n) RETURN n              | SyntaxError | VariableTypeConflict            |
      | WITH 123.4 AS r MATCH ()-[r]-() RETURN r        | SyntaxError | VariableTypeConflict            |
      | WITH 123.4 AS p MATCH p=() RETURN p             | SyntaxError | VariableAlreadyBound            |
      | WITH 123.4 AS p MATCH p=()-[]-() RETURN p       | SyntaxError | VariableAlreadyBound            |
      | WITH 'foo' AS n MATCH (n) RETURN n              | SyntaxError | VariableTypeConflict            |
      | WITH 'foo' AS r MATCH ()-[r]-() RETURN r        | SyntaxError | VariableTypeConflict            |
      | WITH 'foo' AS p MATCH p=() RETURN p             | SyntaxError | VariableAlreadyBound            |
      | WITH 'foo' AS p MATCH p=()-[]-() RETURN p       | SyntaxError | VariableAlreadyBound            |
      | WITH [] AS n MATCH (n) RETURN n                 | SyntaxError | VariableTypeConflict            |
      | WITH [] AS r MATCH ()-[r]-() RETURN r           | SyntaxError | VariableTypeConflict            |
      | WITH [] AS p MATCH p=() RETURN p                | SyntaxError | VariableAlreadyBound            |
      | WITH [] AS p MATCH p=()-[]-() RETURN p          | SyntaxError | VariableAlreadyBound            |
      | WITH [10] AS n MATCH (n) RETURN n               | SyntaxError | VariableTypeConflict            |
      | WITH [10] AS r MATCH ()-[r]-() RETURN r         | SyntaxError | VariableTypeConflict            |
      | WITH [10] AS p MATCH p=() RETURN p              | SyntaxError | VariableAlreadyBound            |
      | WITH [10] AS p MATCH p=()-[]-() RETURN p        | SyntaxError | VariableAlreadyBound            |
      | WITH {} AS n MATCH (n) RETURN n                 | SyntaxError | VariableTypeConflict            |
      | WITH {} AS r MATCH ()-[r]-() RETURN r           | SyntaxError | VariableTypeConflict            |
      | WITH {} AS p MATCH p=() RETURN p                | SyntaxError | VariableAlreadyBound            |
      | WITH {} AS p MATCH p=()-[]-() RETURN p          | SyntaxError | VariableAlreadyBound            |
      | WITH {x: 1} AS n MATCH (n) RETURN n             | SyntaxError | VariableTypeConflict            |
      | WITH {x: 1} AS r MATCH ()-[r]-() RETURN r       | SyntaxError | VariableTypeConflict            |
      | WITH {x: 1} AS p MATCH p=() RETURN p            | SyntaxError | VariableAlreadyBound            |
      | WITH {x: 1} AS p MATCH p=()-[]-() RETURN p      | SyntaxError | VariableAlreadyBound            |
      | WITH {x: []} AS n MATCH (n) RETURN n            | SyntaxError | VariableTypeConflict            |
      | WITH {x: []} AS r MATCH ()-[r]-() RETURN r      | SyntaxError | VariableTypeConflict            |
      | WITH {x: []} AS p MATCH p=() RETURN p           | SyntaxError | VariableAlreadyBound            |
      | WITH {x: []} AS p MATCH p=()-[]-() RETURN p     | SyntaxError | VariableAlreadyBound            |
      | MATCH ()-[r]-() MATCH (r) RETURN r              | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[r]-(), (r) RETURN r                   | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[r]-() MATCH r=() RETURN r             | SyntaxError | VariableAlreadyBound            |
      | MATCH ()-[r]-(), r=() RETURN r                  | SyntaxError | VariableAlreadyBound            |
      | MATCH r=(), ()-[r]-() RETURN r                  | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[r]->() MATCH (r) RETURN r             | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[r]->(), (r) RETURN r                  | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[r]->() MATCH r=() RETURN r            | SyntaxError | VariableAlreadyBound            |
      | MATCH ()-[r]->(), r=() RETURN r                 | SyntaxError | VariableAlreadyBound            |
      | MATCH r=(), ()-[r]->() RETURN r                 | SyntaxError | VariableTypeConflict            |
      | MATCH ()<-[r]-() MATCH (r) RETURN r             | SyntaxError | VariableTypeConflict            |
      | MATCH ()<-[r]-(), (r) RETURN r                  | SyntaxError | VariableTypeConflict            |
      | MATCH ()<-[r]-() MATCH r=() RETURN r            | SyntaxError | VariableAlreadyBound            |
      | MATCH ()<-[r]-(), r=() RETURN r                 | SyntaxError | VariableAlreadyBound            |
      | MATCH r=(), ()<-[r]-() RETURN r                 | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[r*]-() MATCH (r) RETURN r             | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[r*]-(), (r) RETURN r                  | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[r*]-() MATCH r=() RETURN r            | SyntaxError | VariableAlreadyBound            |
      | MATCH ()-[r*]-(), r=() RETURN r                 | SyntaxError | VariableAlreadyBound            |
      | MATCH r=(), ()-[r*]-() RETURN r                 | SyntaxError | VariableTypeConflict            |
      | MATCH p=()-[r]-() MATCH (r) RETURN r            | SyntaxError | VariableTypeConflict            |
      | MATCH p=()-[r]-(), (r) RETURN r                 | SyntaxError | VariableTypeConflict            |
      | MATCH p=()-[r]-() MATCH r=() RETURN r           | SyntaxError | VariableAlreadyBound            |
      | MATCH p=()-[r]-(), r=() RETURN r                | SyntaxError | VariableAlreadyBound            |
      | MATCH r=(), p=()-[r]-() RETURN r                | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[]-()-[r]-() MATCH (r) RETURN r        | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[]-()-[r]-(), (r) RETURN r             | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[]-()-[r]-() MATCH r=() RETURN r       | SyntaxError | VariableAlreadyBound            |
      | MATCH ()-[]-()-[r]-(), r=() RETURN r            | SyntaxError | VariableAlreadyBound            |
      | MATCH r=(), ()-[]-()-[r]-() RETURN r            | SyntaxError | VariableTypeConflict            |
      | MATCH (), ()-[r]-() MATCH (r) RETURN r          | SyntaxError | VariableTypeConflict            |
      | MATCH (), ()-[r]-(), (r) RETURN r               | SyntaxError | VariableTypeConflict            |
      | MATCH (), ()-[r]-() MATCH r=() RETURN r         | SyntaxError | VariableAlreadyBound            |
      | MATCH (), ()-[r]-(), r=() RETURN r              | SyntaxError | VariableAlreadyBound            |
      | MATCH r=(), (), ()-[r]-() RETURN r              | SyntaxError | VariableTypeConflict            |
      | MATCH (a), (b)-[r]->(c) MATCH (r) RETURN r      | SyntaxError | VariableTypeConflict            |
      | MATCH (a), (b)-[r]->(c), (r) RETURN r           | SyntaxError | VariableTypeConflict            |
      | MATCH (a), (b)-[r]->(c) MATCH r=() RETURN r     | SyntaxError | VariableAlreadyBound            |
      | MATCH (a), (b)-[r]->(c), r=() RETURN r          | SyntaxError | VariableAlreadyBound            |
      | MATCH r=(), (a), (b)-[r]->(c) RETURN r          | SyntaxError | VariableTypeConflict            |
      | MATCH (r) MATCH ()-[r]-() RETURN r              | SyntaxError | VariableTypeConflict            |
      | MATCH (r), ()-[r]-() RETURN r                   | SyntaxError | VariableTypeConflict            |
      | MATCH (r), ()-[r*]-() RETURN r                  | SyntaxError | VariableTypeConflict            |
      | MATCH (r) MATCH r=()-[]-() RETURN r             | SyntaxError | VariableAlreadyBound            |
      | MATCH r=()-[]-() MATCH (r) RETURN r             | SyntaxError | VariableTypeConflict            |
      | MATCH (r)-[]-() MATCH ()-[r]-() RETURN r        | SyntaxError | VariableTypeConflict            |
      | MATCH (r)-[]-(), ()-[r]-() RETURN r             | SyntaxError | VariableTypeConflict            |
      | MATCH (r)-[]-(), ()-[r*]-() RETURN r            | SyntaxError | VariableTypeConflict            |
      | MATCH (r)-[]-() MATCH r=()-[]-() RETURN r       | SyntaxError | VariableAlreadyBound            |
      | MATCH r=()-[]-() MATCH (r)-[]-() RETURN r       | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[]-(r) MATCH ()-[r]-() RETURN r        | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[]-(r), ()-[r]-() RETURN r             | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[]-(r), ()-[r*]-() RETURN r            | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[]-(r) MATCH r=()-[]-() RETURN r       | SyntaxError | VariableAlreadyBound            |
      | MATCH r=()-[]-() MATCH ()-[]-(r) RETURN r       | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[]-(r)-[]-() MATCH ()-[r]-() RETURN r  | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[]-(r)-[]-(), ()-[r]-() RETURN r       | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[]-(r)-[]-(), ()-[r*]-() RETURN r      | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[]-(r)-[]-() MATCH r=()-[]-() RETURN r | SyntaxError | VariableAlreadyBound            |
      | MATCH r=()-[]-() MATCH ()-[]-(r)-[]-() RETURN r | SyntaxError | VariableTypeConflict            |
      | MATCH (a), (r) MATCH ()-[r]-() RETURN r         | SyntaxError | VariableTypeConflict            |
      | MATCH (a), (r), ()-[r]-() RETURN r              | SyntaxError | VariableTypeConflict            |
      | MATCH (a), (r), ()-[r*]-() RETURN r             | SyntaxError | VariableTypeConflict            |
      | MATCH (a), (r) MATCH r=()-[]-() RETURN r        | SyntaxError | VariableAlreadyBound            |
      | MATCH r=()-[]-() MATCH (a), (r) RETURN r        | SyntaxError | VariableTypeConflict            |
      | MATCH (r)-[r]-() RETURN r                       | SyntaxError | VariableTypeConflict            |
      | MATCH ()-[r]-(r) RETURN r                       | SyntaxError | VariableTypeConflict            |
      | MATCH p=(p) RETURN p                            | SyntaxError | VariableAlreadyBound            |
      | MATCH p=()-[p]-() RETURN p                      | SyntaxError | VariableAlreadyBound            |
      | MATCH p=()-[]-(p) RETURN p                      | SyntaxError | VariableAlreadyBound            |
      | MATCH p=(), p=() RETURN p                       | SyntaxError | VariableAlreadyBound            |
      | MATCH (a)-[r]->(b)<-[r]-(c) RETURN r            | SyntaxError | RelationshipUniquenessViolation |
      | MATCH (a)-[r]->()-[r]->(a) RETURN r             | SyntaxError | RelationshipUniquenessViolation |
      | MATCH (a:A)-[:R..2]->(c) RETURN c               | SyntaxError | InvalidRelationshipPattern      |
      | MATCH (a:A)-[:R*-2]->(c) RETURN c               | SyntaxError | InvalidRelationshipPattern      |
