import Testing

@testable import GraphQuery

/// Paths of several hops: variable length, repetitions, shortest paths.
struct PathQueryTests {
  /// A ring a→b→c→d→e→a with a chord a→c and a tail e→f.
  static let ring =
    "CREATE (a:N {n:'a'}), (b:N {n:'b'}), (c:N {n:'c'}), (d:N {n:'d'}), (e:N {n:'e'}), (f:T {n:'f'}), "
    + "(a)-[:R {w:1}]->(b), (b)-[:R {w:2}]->(c), (c)-[:R {w:3}]->(d), (d)-[:R {w:4}]->(e), "
    + "(e)-[:R {w:5}]->(a), (a)-[:S {w:9}]->(c), (e)-[:S {w:1}]->(f)"

  static let cases: [QueryCase] = [
    QueryCase(
      "MATCH p = shortestPath((a {n:'a'})-[*]->(d {n:'d'})) RETURN length(p), [x IN nodes(p) | x.n]",
      ["2|[a,c,d]"], after: ring),
    QueryCase(
      "MATCH p = shortestPath((a {n:'a'})-[:R*]->(d {n:'d'})) RETURN [x IN nodes(p) | x.n]",
      ["[a,b,c,d]"], after: ring),
    QueryCase(
      "MATCH p = shortestPath((a {n:'a'})-[:R*..2]->(d {n:'d'})) RETURN length(p)", [], after: ring),
    QueryCase(
      "MATCH p = allShortestPaths((a {n:'b'})-[*]-(e {n:'e'})) RETURN [x IN nodes(p) | x.n] AS x ORDER BY x",
      ["[b,a,e]"], after: ring),
    QueryCase(
      "MATCH p = allShortestPaths((a {n:'a'})-[*]-(d {n:'d'})) RETURN [x IN nodes(p) | x.n] AS x ORDER BY x",
      ["[a,c,d]", "[a,e,d]"], after: ring),
    QueryCase(
      "MATCH (a {n:'a'}), (d {n:'d'}) RETURN length(shortestPath((a)-[:R*]->(d))) AS l", ["3"],
      after: ring),
    QueryCase(
      "MATCH p = ANY SHORTEST (a {n:'a'})-[:R]->+(d {n:'d'}) RETURN [x IN nodes(p) | x.n]",
      ["[a,b,c,d]"], after: ring),
    QueryCase(
      "MATCH p = ALL SHORTEST (a {n:'a'})-[]-+(d {n:'d'}) RETURN [x IN nodes(p) | x.n] AS x ORDER BY x",
      ["[a,c,d]", "[a,e,d]"], after: ring),
    QueryCase(
      "MATCH p = SHORTEST 2 (a {n:'a'})-[]->+(d {n:'d'}) RETURN length(p) AS l ORDER BY l",
      ["2", "3"], after: ring),
    QueryCase(
      "MATCH (a {n:'a'})((x)-[r:R]->(y) WHERE r.w < 3){1,5}(z) RETURN [q IN x | q.n] AS xs, z.n AS z ORDER BY z",
      ["[a]|b", "[a,b]|c"], after: ring),
    QueryCase(
      "MATCH (a {n:'a'})-[r:R]->{2,3}(z) RETURN [q IN r | q.w] AS ws, z.n",
      ["[1,2]|c", "[1,2,3]|d"],
      after: ring),
    QueryCase(
      "MATCH (z {n:'d'})<-[r:R]-{2,3}(a) RETURN [q IN r | q.w] AS ws, a.n ORDER BY a.n",
      ["[3,2,1]|a", "[3,2]|b"], after: ring),
    QueryCase(
      "MATCH (a {n:'a'})-[r:R*0..1]->(z) RETURN size(r), z.n ORDER BY z.n", ["0|a", "1|b"],
      after: ring),
    QueryCase(
      "MATCH (a {n:'a'})-[*2]-(z) RETURN z.n AS z, count(*) AS c ORDER BY z",
      ["b|1", "c|1", "d|2", "f|1"], after: ring),
    QueryCase(
      "MATCH (a {n:'a'})-[r:R* {w:1}]->(z) RETURN z.n", ["b"], after: ring),
    QueryCase(
      "MATCH (a {n:'a'})-[:R|S]->(x) RETURN x.n ORDER BY x.n", ["b", "c"], after: ring),
    QueryCase("MATCH (x:N&!T) RETURN count(x)", ["5"], after: ring),
    QueryCase("MATCH (x:N|T) RETURN count(x)", ["6"], after: ring),
    QueryCase("MATCH (x:!N) RETURN x.n", ["f"], after: ring),
    QueryCase("MATCH (x:%) RETURN count(*)", ["6"], after: ring),
    QueryCase(
      "MATCH (x:N WHERE x.n > 'c') RETURN x.n ORDER BY x.n", ["d", "e"], after: ring),
    QueryCase(
      "MATCH (x)-[r WHERE r.w > 4]->(y) RETURN x.n, y.n ORDER BY r.w", ["e|a", "a|c"], after: ring),
    QueryCase(
      "MATCH (x)-[r:!R]->(y) RETURN x.n, y.n ORDER BY x.n", ["a|c", "e|f"], after: ring),
    QueryCase(
      "MATCH p = (a {n:'e'})-[:S]->(b)<-[:S]-(c) RETURN p", [], after: ring),
    QueryCase(
      "MATCH p = (:T)<-[:S]-(e)-[:R]->(a) RETURN p", ["<(f)-(e)-(a)>"], after: ring),
  ]

  @Test(arguments: cases)
  func gives(_ test: QueryCase) throws {
    #expect(try test.rows() == test.expected)
  }
}
