import Foundation
import PropertyGraph
import Testing

@Suite struct Importing {
  final class Files {
    let folder = NSTemporaryDirectory() + "fangzhi-import-" + UUID().uuidString
    init() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ name: String, _ text: String) throws -> String {
      let path = folder + "/" + name
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return path
    }
  }

  /// What does not fit in memory is sorted on the disk: the store is the same.
  @Test func littleMemoryGivesTheSameStore() throws {
    let files = try Files()
    var random = SplitMix64(seed: 7)
    var nodes = "id:ID{id-type:long},name\n"
    for number in 0..<6_000 { nodes += "\(number),名\(random.next() % 700)\n" }
    var links = ":START_ID,:END_ID,weight:long,note,share:double,flag:boolean\n"
    for number in 0..<30_000 {
      let source = random.next() % 3 == 0 ? 4_242 : random.next() % 6_000
      let note = random.next() % 4 == 0 ? "" : "注\(random.next() % 50)"
      links +=
        "\(source),\(random.next() % 6_000),\(number),\(note),\(number).5,\(number % 2 == 0)\n"
    }
    let nodeFile = try files.write("nodes.csv", nodes)
    let linkFile = try files.write("links.csv", links)
    func build(_ name: String, _ limits: GraphImport.Limits) throws -> GraphStore {
      let path = files.folder + "/" + name
      let summary = try GraphImport.run(
        into: path, nodes: [.init(labels: ["N"], path: nodeFile)],
        relationships: [.init(type: "R", path: linkFile), .init(type: "S", path: linkFile)],
        indexes: [.init(label: "N", property: "name"), .init(label: "N", property: "id")],
        limits: limits)
      #expect(summary.relationshipCount == 60_000)
      return try GraphStore.open(at: path)
    }
    var limits = GraphImport.Limits()
    let plain = try build("plain", limits)
    limits.relationships = 7_000
    limits.sortBytes = 1 << 16
    let sorted = try build("sorted", limits)
    let report = try sorted.check()
    #expect(report.isSound, "\(report.findings)")
    try plain.read { one in
      try sorted.read { other in
        #expect(one.relationshipCount == other.relationshipCount)
        for name in ["R", "S"] {
          let type = try #require(one.relationshipType(named: name))
          var scan = one.scanNodes(nil)
          var nodes: [NodeID] = []
          while try scan.next(in: one, into: &nodes) {
            for direction in [Direction.outgoing, .incoming] {
              var cursor = ExpansionCursor()
              var first = Expansion()
              _ = try one.expand(
                nodes, [type], direction, from: &cursor, limit: .max / 2, into: &first)
              cursor = ExpansionCursor()
              var second = Expansion()
              _ = try other.expand(
                nodes, [type], direction, from: &cursor, limit: .max / 2, into: &second)
              #expect(first.origins == second.origins)
              #expect(first.neighbors == second.neighbors)
              #expect(first.relationships == second.relationships)
              for key in ["weight", "note", "share", "flag"] {
                let key = try #require(one.propertyKey(named: key))
                let left = try one.properties(key, of: first.relationships)
                let right = try other.properties(key, of: second.relationships)
                for row in stride(from: 0, to: first.count, by: 17) {
                  #expect("\(left.value(at: row))" == "\(right.value(at: row))")
                }
              }
            }
          }
        }
        for index in one.indexes {
          let twin = try #require(other.indexes.first { $0.name == index.name })
          let counts = (one.statistics(of: index.id), other.statistics(of: twin.id))
          #expect(counts.0 == counts.1)
          #expect(counts.0.entries == 6_000)
        }
      }
    }
  }

  @Test func filesBecomeTheGraphTheySay() throws {
    let files = try Files()
    let places = try files.write(
      "places.csv",
      """
      id:ID{id-type:long},name,level:int,area:double,tags:string[],:LABEL
      7,"长沙, 市",2,11819.5,a;b,
      9,"说""引""号",,,,City;Old
      -3,"两
      行",3,-0.25,c,

      """)
    let links = try files.write(
      "links.csv",
      ":START_ID,:END_ID,weight:long,note\r\n7,9,1,x\r\n9,9,,\r\n7,9,3,z\r\n-3,7,4,\r\n")
    let path = files.folder + "/store"
    let summary = try GraphImport.run(
      into: path, nodes: [.init(labels: ["Place"], path: places)],
      relationships: [.init(type: "NEAR", path: links)],
      indexes: [.init(label: "Place", property: "name"), .init(label: "Place", property: "id")])
    #expect(summary.nodeCount == 3)
    #expect(summary.relationshipCount == 4)
    let store = try GraphStore.open(at: path)
    try store.read { snapshot in
      let model = try GraphModel(snapshot)
      let byName = Dictionary(
        uniqueKeysWithValues: model.properties.map { ($0.value["name"] ?? "", $0.key) })
      let one = try #require(byName["string(\"长沙, 市\")"])
      let two = try #require(byName["string(\"说\"引\"号\")"])
      let three = try #require(byName["string(\"两\n行\")"])
      #expect(model.labels[one] == ["Place"])
      #expect(model.labels[two] == ["Place", "City", "Old"])
      #expect(
        model.properties[one] == [
          "id": "integer(7)", "name": "string(\"长沙, 市\")", "level": "integer(2)",
          "area": "double(11819.5)", "tags": "[string(\"a\"), string(\"b\")]",
        ])
      #expect(model.properties[two]?["level"] == nil)
      #expect(model.properties[three]?["area"] == "double(-0.25)")
      let edges = model.edges.values.map { edge in
        "\(edge.source == one ? 1 : edge.source == two ? 2 : 3)"
          + "\(edge.target == one ? 1 : edge.target == two ? 2 : 3)"
          + (edge.properties["weight"] ?? "-") + (edge.properties["note"] ?? "-")
      }
      #expect(
        edges.sorted() == [
          "12integer(1)string(\"x\")", "12integer(3)string(\"z\")", "22--", "31integer(4)-",
        ])
      let index = try #require(snapshot.indexes.first { $0.name == "Place_id" })
      var scan = try snapshot.scan(
        index,
        .range(
          lower: .integer(0), includesLower: true, upper: nil, includesUpper: false))
      var nodes: [NodeID] = []
      #expect(try scan.next(limit: 10, in: snapshot, into: &nodes))
      #expect(nodes.map(\.rawValue) == [one, two])
    }
    #expect(try store.check().findings.isEmpty)
    try store.write { draft in
      let node = try draft.createNode([try draft.label(creating: "Place")])
      _ = try draft.createRelationship(
        try draft.relationshipType(creating: "NEAR"), from: node, to: NodeID(rawValue: 0))
    }
    #expect(try store.check().findings.isEmpty)
  }

  @Test(arguments: [
    ("id:ID,x:int\n1,a\n", "a.csv:2: 'a' in column 'x' is no integer"),
    ("id:ID,x:int\n1\n", "a.csv:2: 1 fields, but the first line names 2"),
    ("id:ID,x:colour\n", "a.csv:1: unknown type 'colour'"),
    ("id:ID\n1\n1\n", "a.csv:3: the id '1' occurs twice"),
    ("id:ID\n\"1\n", "a.csv:2: a quoted field is never closed"),
    ("", "is empty"),
  ])
  func whatIsWrongIsNamed(text: String, message: String) throws {
    let files = try Files()
    let path = try files.write("a.csv", text)
    let error = #expect(throws: GraphError.self) {
      try GraphImport.run(
        into: files.folder + "/store", nodes: [.init(labels: ["A"], path: path)],
        relationships: [], indexes: [])
    }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    #expect(!FileManager.default.fileExists(atPath: files.folder + "/store"))
  }

  @Test func aRelationshipToNowhereIsNamed() throws {
    let files = try Files()
    let nodes = try files.write("n.csv", "id:ID\nx\n")
    let links = try files.write("l.csv", ":START_ID,:END_ID\nx,y\n")
    let error = #expect(throws: GraphError.self) {
      try GraphImport.run(
        into: files.folder + "/store", nodes: [.init(labels: ["A"], path: nodes)],
        relationships: [.init(type: "R", path: links)], indexes: [])
    }
    #expect(error?.message.contains("l.csv:2: no node has the id 'y'") == true)
  }

  @Test func manyChunksKeepTheirRows() throws {
    let files = try Files()
    var nodes = "id:ID{id-type:long},name,year:int\n"
    var links = ":START_ID,:END_ID,w:double\n"
    for id in 0..<10_000 {
      nodes += "\(id),名\(id % 700),\(id % 5 == 0 ? "" : String(2000 + id % 30))\n"
      links += "\(id),\(id * 7 % 10_000),\(id).5\n\(id),\(id / 2),\n"
    }
    let path = files.folder + "/store"
    _ = try GraphImport.run(
      into: path, nodes: [.init(labels: ["N"], path: try files.write("n.csv", nodes))],
      relationships: [.init(type: "R", path: try files.write("l.csv", links))],
      indexes: [.init(label: "N", property: "id")])
    let store = try GraphStore.open(at: path)
    #expect(try store.check().findings.isEmpty)
    try store.read { snapshot in
      let key = try #require(snapshot.propertyKey(named: "id"))
      let weight = try #require(snapshot.propertyKey(named: "w"))
      var scan = snapshot.scanNodes(snapshot.label(named: "N"))
      var batch: [NodeID] = []
      var id: Int64 = 0
      while try scan.next(in: snapshot, into: &batch) {
        let ids = try snapshot.properties(key, of: batch)
        for (row, node) in batch.enumerated() {
          guard case .integer(let number) = ids.value(at: row) else { continue }
          #expect(number == id)
          id += 1
          var expansion = Expansion()
          var cursor = ExpansionCursor()
          _ = try snapshot.expand(
            [node], [], .outgoing, from: &cursor, limit: 10, into: &expansion)
          let weights = try snapshot.properties(weight, of: expansion.relationships)
          #expect(expansion.count == 2)
          for edge in 0..<expansion.count {
            let target = try snapshot.property(key, of: expansion.neighbors[edge])
            guard case .integer(let other) = target else { continue }
            if case .double(let value) = weights.value(at: edge) {
              #expect(other == number * 7 % 10_000 && value == Double(number) + 0.5)
            } else {
              #expect(other == number / 2)
            }
          }
        }
      }
      #expect(id == 10_000)
    }
  }
}
