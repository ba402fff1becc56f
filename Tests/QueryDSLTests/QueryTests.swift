import GraphQuery
import PropertyGraph
import QueryDSL
import Testing

/// The DSL's text, its results, and that both ways to ask agree.
@Suite struct QueryTests {
  private func makeEngine() throws -> QueryEngine {
    let engine = QueryEngine(store: try GraphStore.temporary())
    _ = try engine.run(
      """
      CREATE (h:Place:Entity {id: '1', name: '怀化市', code: '431200'}),
        (l:Place:Entity {id: '2', name: '娄底市'}),
        (p:Place:Entity {id: '3', name: '湖南省', code: '430000'}),
        (h)-[:PART_OF {basis: 'name', count: 2}]->(p), (l)-[:PART_OF {basis: 'stated', count: 1}]->(p),
        (g:Indicator {name: '地区生产总值', standard: true}),
        (s:Sentence {id: 's', text: '怀化市地区生产总值增长8%以上。', start: 0, end: 17}),
        (t:Sentence {id: 't', text: '娄底市地区生产总值增长7.5%。', start: 0, end: 16}),
        (f:Figure {text: '8%', value: 8.0, unit: '%', measure: 'growth', period: '2022',
          status: 'target', comparator: 'ge'}),
        (e:Figure {text: '7.5%', value: 7.5, unit: '%', measure: 'growth', period: '2022',
          status: 'target', comparator: 'eq'}),
        (f)-[:MEASURES]->(g), (e)-[:MEASURES]->(g), (f)-[:ABOUT]->(h), (e)-[:ABOUT]->(l),
        (f)-[:IN]->(s), (e)-[:IN]->(t)
      """)
    return engine
  }

  let figure = Node(Figure.self)
  let indicator = Node(Indicator.self)
  let place = Node(Place.self)
  let sentence = Node(Sentence.self)

  @Test func findsTargets() throws {
    let engine = try makeEngine()
    let targets = try engine.query {
      Match {
        figure.measures(indicator)
        figure.about(place)
        figure.in(sentence)
      }
      Where {
        indicator.name == "地区生产总值" && figure.status == .target && figure.period == "2022"
      }
      Return {
        place.name
        figure.comparator
        figure.value
        sentence.text
      }
      OrderBy(figure.value, .descending)
    }
    #expect(targets.map(\.0) == ["怀化市", "娄底市"])
    #expect(targets.map(\.1) == [.ge, .eq])
    #expect(targets.map(\.2) == [8, 7.5])
    #expect(targets[0].3 == "怀化市地区生产总值增长8%以上。")
  }

  @Test func printsAsText() {
    let query = Query {
      Match {
        figure.measures(indicator)
        figure.about(place)
      }
      Where {
        indicator.name == "地区生产总值" && figure.status == .target
        figure.period == nil || figure.value > 3
      }
      Return(distinct: true) {
        place.name
        figure.value.named("v")
        countRows()
      }
      OrderBy(figure.value, .descending)
      OrderBy(place.name)
      Skip(1)
      Limit(10)
    }
    #expect(
      query.description == """
        MATCH (figure:Figure)-[:MEASURES]->(indicator:Indicator), (figure)-[:ABOUT]->(place:Place)
        WHERE indicator.name = $p1 AND figure.status = $p2 AND (figure.period IS NULL OR figure.value > $p3)
        RETURN DISTINCT place.name, figure.value AS v, count(*)
        ORDER BY figure.value DESC, place.name
        SKIP $p4
        LIMIT $p5
        """)
    #expect(query.parameters.count == 5)
  }

  @Test func decodesNodesEdgesAndOptionals() throws {
    let engine = try makeEngine()
    let province = Node(Place.self, "province")
    let edge = Edge(PartOf.self)
    let rows = try engine.query {
      Match { place.partOf(province, as: edge) }
      Where { province.name.hasPrefix("湖南") }
      Return {
        place
        edge
        place.code
        edge.count
      }
      OrderBy(place.name, .descending)
    }
    #expect(rows.count == 2)
    #expect(try rows[0].0.name == "怀化市")
    #expect(try rows[0].0.code == "431200")
    #expect(try rows[0].1.basis == "name")
    #expect(rows.map(\.2) == ["431200", nil])
    #expect(rows.map(\.3) == [2, 1])
  }

  @Test func aggregatesAndCounts() throws {
    let engine = try makeEngine()
    let other = Node(Place.self)
    let rows = try engine.query {
      Match { place }
      OptionalMatch { other.partOf(place) }
      Where { exists { figure.about(other) } }
      Return {
        place.name
        count(other)
        collect(other.name, distinct: true)
        maximum(other.code)
        count { place.partOf(Node(Place.self)) }
      }
      OrderBy(count(other), .descending)
      OrderBy(place.name)
      Limit(2)
    }
    #expect(rows.map(\.0) == ["湖南省", "娄底市"])
    #expect(rows.map(\.1) == [2, 0])
    #expect(rows[0].2.sorted() == ["娄底市", "怀化市"])
    #expect(rows.map(\.3) == ["431200", nil])
    #expect(rows.map(\.4) == [0, 1])
  }

  @Test func followsChains() throws {
    let engine = try makeEngine()
    let top = Node(Place.self, "top")
    let names = try engine.query {
      Match {
        figure.about(place)
        place.partOf(top, hops: 1...3)
      }
      Return(distinct: true) { top.name }
    }
    #expect(names == ["湖南省"])
  }

  @Test func saysWhatDoesNotDecode() throws {
    let engine = try makeEngine()
    struct Wrong: NodeModel {
      static let label = "Place"
      let code = Property<String>("code")
    }
    let wrong = Node(Wrong.self)
    #expect(throws: DecodingFailure.self) {
      try engine.query {
        Match { wrong }
        Return { wrong.code }
      }
    }
  }

  @Test func quotesNamesAndBindsValues() throws {
    struct Odd: NodeModel {
      static let label = "a`b c"
      let key = Property<String>("x' OR 1=1 //")
    }
    let odd = Node(Odd.self, "match")
    let query = Query {
      Match { odd }
      Where { odd.key == "' RETURN 1 //" }
      Return { odd.key }
    }
    #expect(
      query.description == """
        MATCH (`match`:`a``b c`)
        WHERE `match`.`x' OR 1=1 //` = $p1
        RETURN `match`.`x' OR 1=1 //`
        """)
    #expect(try query.run(on: makeEngine()).isEmpty)
  }
}
