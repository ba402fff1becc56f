import GraphQuery
import PropertyGraph
import QueryDSL
import Testing

/// What the DSL writes: its text, the graph it leaves, and that a model of the graph in Swift agrees.
@Suite struct WritingTests {
  struct Person: NodeModel {
    typealias General = Being
    static let label = "Person"
    let id = Property<Int>("id")
    let age = Property<Int?>("age")
    let name = Property<String?>("name")
    let knows = Link<Knows, Person>()
  }

  struct Being: NodeModel {
    static let label = "Being"
    let id = Property<Int>("id")
  }

  struct Knows: RelationshipModel {
    static let type = "KNOWS"
    let weight = Property<Int?>("weight")
  }

  let person = Node(Person.self)
  let friend = Node(Person.self, "friend")
  let knows = Edge(Knows.self)

  @Test func printsAsText() {
    let update = Update {
      Match { person }
      Where { person.name == "' OR 1=1 //" }
      Merge {
        friend
        friend.id <- 2
      } onCreate: {
        friend.age <- 0
      } onMatch: {
        friend.age <- person.age
        friend.name <- nil
      }
      Create {
        person.knows(friend, as: knows)
        knows.weight <- 3
        person.age <- 41
      }
      Assign { person.id <- person.id + 1 }
      Delete(knows)
      Delete(friend, detaching: true)
    }
    #expect(
      update.description == """
        MATCH (person:Person)
        WHERE person.name = $p1
        MERGE (friend:Person:Being {id: $p2})
        ON CREATE SET friend.age = $p3
        ON MATCH SET friend.age = person.age, friend.name = $p4
        CREATE (person)-[knows:KNOWS {weight: $p5}]->(friend)
        SET person.age = $p6
        SET person.id = person.id + $p7
        DELETE knows
        DETACH DELETE friend
        """)
    #expect(update.parameters.count == 7)
  }

  @Test func createsAndReturnsTypedRows() throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    let rows = try engine.query {
      Create {
        person.knows(friend, as: knows)
        person.id <- 1
        friend.id <- 2
        if Bool(true) { knows.weight <- 7 }
      }
      Return {
        person
        friend.id
        knows.weight
      }
    }
    #expect(rows.count == 1)
    #expect(rows[0].0.labels == ["Being", "Person"])
    #expect(try rows[0].0.id == 1)
    #expect(try rows[0].0.age == nil)
    #expect(rows[0].1 == 2)
    #expect(rows[0].2 == 7)
  }

  @Test func runsForEachValue() throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    let id = Term<Int>.variable("id")
    let updates = try engine.update {
      For(id, in: [1, 2, 2, 3])
      Merge {
        person
        person.id <- id
      } onCreate: {
        person.age <- 1
      } onMatch: {
        person.age <- 2
      }
    }
    #expect(updates.nodesCreated == 3)
    let ages = try engine.query {
      Match { person }
      Return { person.age }
      OrderBy(person.id)
    }
    #expect(ages == [1, 2, 1])
  }

  @Test func refusedStatementsChangeNothing() throws {
    let engine = QueryEngine(store: try GraphStore.temporary())
    try engine.update {
      Create {
        person.knows(friend)
        person.id <- 1
      }
    }
    #expect(throws: QueryError.self) {
      try engine.update {
        Match { person.knows(friend) }
        Assign { person.id <- 5 }
        Delete(person)
      }
    }
    let ids = try engine.query {
      Match { person.knows(friend) }
      Return { person.id }
    }
    #expect(ids == [1])
  }

  // Random statements against a model

  private struct Model: Equatable {
    struct Edge: Hashable {
      let source: Int
      let target: Int
    }
    var ages: [Int: Int?] = [:]
    /// The weights of the relationships between two people; MERGE finds one of the same weight.
    var weights: [Edge: [Int]] = [:]

    var ids: [Int] { ages.keys.sorted() }
  }

  /// What a random statement is in Swift, and what it does to the model.
  private func step(_ generator: inout Generator, _ model: inout Model) -> Update {
    let id = Int.random(in: 0..<6, using: &generator)
    let other = Int.random(in: 0..<6, using: &generator)
    let number = Int.random(in: 0..<4, using: &generator)
    let both = model.ages.keys.contains(id) && model.ages.keys.contains(other)
    let edge = Model.Edge(source: id, target: other)
    switch Int.random(in: 0..<7, using: &generator) {
    case 0:
      if let age = model.ages[id] {
        model.ages.updateValue(age.map { $0 + 1 }, forKey: id)
      } else {
        model.ages[id] = number
      }
      return Update {
        Merge {
          person
          person.id <- id
        } onCreate: {
          person.age <- number
        } onMatch: {
          person.age <- person.age + 1
        }
      }
    case 1:
      if both { model.weights[edge, default: []].append(number) }
      return Update {
        Match {
          person
          friend
        }
        Where { person.id == id && friend.id == other }
        Create {
          person.knows(friend, as: knows)
          knows.weight <- number
        }
      }
    case 2:
      if both, !model.weights[edge, default: []].contains(number) {
        model.weights[edge, default: []].append(number)
      }
      return Update {
        Match {
          person
          friend
        }
        Where { person.id == id && friend.id == other }
        Merge {
          person.knows(friend, as: knows)
          knows.weight <- number
        }
      }
    case 3:
      for known in model.ids where (model.ages[known] ?? nil).map({ $0 > number }) == true {
        model.ages[known] = .some(nil)
      }
      return Update {
        Match { person }
        Where { person.age > number }
        Assign { person.age <- nil }
      }
    case 4:
      for (found, weights) in model.weights where found.source == id {
        model.weights[found] = weights.map { _ in number }
      }
      return Update {
        Match { person.knows(friend, as: knows) }
        Where { person.id == id }
        Assign { knows.weight <- number }
      }
    case 5:
      model.ages[id] = nil
      model.weights = model.weights.filter { $0.key.source != id && $0.key.target != id }
      return Update {
        Match { person }
        Where { person.id == id }
        Delete(person, detaching: true)
      }
    default:
      model.weights[edge] = model.weights[edge]?.filter { $0 != number }
      return Update {
        Match { person.knows(friend, as: knows) }
        Where { person.id == id && friend.id == other && knows.weight == number }
        Delete(knows)
      }
    }
  }

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

  private func graph(of engine: QueryEngine) throws -> Model {
    var model = Model()
    let people = try engine.query {
      Match { person }
      Return {
        person.id
        person.age
      }
    }
    for (id, age) in people { model.ages[id] = .some(age) }
    let edges = try engine.query {
      Match { person.knows(friend, as: knows) }
      Return {
        person.id
        friend.id
        knows.weight
      }
    }
    for (source, target, weight) in edges {
      model.weights[.init(source: source, target: target), default: []].append(weight ?? -1)
    }
    return model
  }

  @Test(arguments: 0..<20) func leavesTheSameGraph(seed: UInt64) throws {
    var generator = Generator(state: seed)
    let engine = QueryEngine(store: try GraphStore.temporary())
    let textEngine = QueryEngine(store: try GraphStore.temporary())
    var model = Model()
    for _ in 0..<30 {
      let update = step(&generator, &model)
      let updates = try update.run(on: engine)
      let text = try textEngine.run(update.description, parameters: update.parameters)
      #expect(text.updates == updates, "seed \(seed): \(update)")
      var found = try graph(of: engine)
      for (edge, weights) in found.weights { found.weights[edge] = weights.sorted() }
      model.weights = model.weights.filter { !$0.value.isEmpty }.mapValues { $0.sorted() }
      #expect(found == model, "seed \(seed): \(update)")
      #expect(try graph(of: textEngine).ages == model.ages)
    }
  }
}
