import GraphQuery
import PropertyGraph
import QueryDSL
import Testing

/// Random conditions and patterns: what the DSL finds is what a loop over the graph's facts finds, and what
/// its printed text finds.
@Suite struct AgreementTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var bits = state
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }
  }

  struct Person: NodeModel {
    static let label = "Person"
    let id = Property<Int>("id")
    let age = Property<Int?>("age")
    let name = Property<String>("name")
    let knows = Link<Knows, Person>()
  }

  struct Knows: RelationshipModel {
    static let type = "KNOWS"
    let weight = Property<Int>("weight")
  }

  /// A person's facts, and a condition on them that is true, false or unknown.
  private struct Fact {
    let id: Int
    let age: Int?
    let name: String
  }

  private struct Condition {
    let term: Term<Bool>
    let holds: (Fact) -> Bool?
  }

  private func makeCondition(
    _ person: Node<Person>, depth: Int, _ generator: inout Generator
  ) -> Condition {
    let number = Int.random(in: 0...9, using: &generator)
    let letter = String(UnicodeScalar(UInt8(97 + number % 4)))
    guard depth > 0, Int.random(in: 0..<4, using: &generator) > 0 else {
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: return Condition(term: person.age == number) { $0.age.map { $0 == number } }
      case 1: return Condition(term: person.age < number) { $0.age.map { $0 < number } }
      case 2: return Condition(term: person.age != number) { $0.age.map { $0 != number } }
      case 3: return Condition(term: person.age == nil) { $0.age == nil }
      case 4: return Condition(term: person.name.contains(letter)) { $0.name.contains(letter) }
      case 5: return Condition(term: person.name.hasPrefix(letter)) { $0.name.hasPrefix(letter) }
      case 6:
        return Condition(term: person.id.isOne(of: [number, number + 3])) {
          $0.id == number || $0.id == number + 3
        }
      default:
        return Condition(term: person.id + number >= person.id * 2) { $0.id + number >= $0.id * 2 }
      }
    }
    let left = makeCondition(person, depth: depth - 1, &generator)
    let right = makeCondition(person, depth: depth - 1, &generator)
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: return Condition(term: !left.term) { left.holds($0).map { !$0 } }
    case 1:
      return Condition(term: left.term && right.term) { fact in
        switch (left.holds(fact), right.holds(fact)) {
        case (false, _), (_, false): false
        case (true, true): true
        default: nil
        }
      }
    default:
      return Condition(term: left.term || right.term) { fact in
        switch (left.holds(fact), right.holds(fact)) {
        case (true, _), (_, true): true
        case (false, false): false
        default: nil
        }
      }
    }
  }

  @Test(arguments: 0..<20) func findsTheSame(seed: UInt64) throws {
    var generator = Generator(state: seed)
    let engine = QueryEngine(store: try GraphStore.temporary())
    var facts: [Fact] = []
    for id in 0..<12 {
      let age = Bool.random(using: &generator) ? Int.random(in: 0...9, using: &generator) : nil
      let letters = (0..<3).map { _ in
        Character(UnicodeScalar(UInt8.random(in: 97...100, using: &generator)))
      }
      facts.append(Fact(id: id, age: age, name: String(letters)))
      _ = try engine.run(
        "CREATE (:Person {id: $id, age: $age, name: $name})",
        parameters: [
          "id": .integer(Int64(id)), "age": age.map { .integer(Int64($0)) } ?? .null,
          "name": .string(String(letters)),
        ])
    }
    var edges: Set<[Int]> = []
    for _ in 0..<20 {
      edges.insert([
        Int.random(in: 0..<12, using: &generator), Int.random(in: 0..<12, using: &generator),
      ])
    }
    for edge in edges {
      _ = try engine.run(
        "MATCH (a:Person {id: $a}), (b:Person {id: $b}) CREATE (a)-[:KNOWS {weight: $a + $b}]->(b)",
        parameters: ["a": .integer(Int64(edge[0])), "b": .integer(Int64(edge[1]))])
    }

    for _ in 0..<25 {
      let person = Node(Person.self)
      let friend = Node(Person.self, "friend")
      let own = makeCondition(person, depth: 3, &generator)
      let theirs = makeCondition(friend, depth: 2, &generator)
      let query = Query {
        Match { person.knows(friend) }
        Where {
          own.term
          theirs.term
        }
        Return {
          person.id
          friend.id
          person.age
        }
        OrderBy(person.id)
        OrderBy(friend.id)
      }
      let expected = edges.filter {
        own.holds(facts[$0[0]]) == true && theirs.holds(facts[$0[1]]) == true
      }.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
      let rows = try query.run(on: engine)
      #expect(rows.map { [$0.0, $0.1] } == expected, "seed \(seed): \(query)")
      #expect(rows.map(\.2) == expected.map { facts[$0[0]].age })
      let text = try engine.run(query.description, parameters: query.parameters)
      #expect(text.rows.count == rows.count)
    }
  }
}
