import Dispatch
import PropertyGraph

/// Times the graph store itself, without the query engine, on a store imported from the benchmark's
/// graph. One line a measure: name, median microseconds, worst microseconds.
@main struct StoreBench {
  static func main() throws {
    guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]) else {
      print("usage: store-bench STORE WRITES")
      return
    }
    let store = try GraphStore.open(at: CommandLine.arguments[1])
    try reads(store)
    try writes(store, count: count)
  }

  static func measure(_ name: String, _ count: Int, _ body: (Int) throws -> Void) rethrows {
    var times: [UInt64] = []
    for round in 0..<count {
      let start = DispatchTime.now().uptimeNanoseconds
      try body(round)
      times.append(DispatchTime.now().uptimeNanoseconds - start)
    }
    times.sort()
    print(
      "\(name)\t\(Double(times[times.count / 2]) / 1000)\t\(Double(times[times.count - 1]) / 1000)")
  }

  static func node(_ label: String, _ id: Int64, _ snapshot: GraphSnapshot) throws -> NodeID {
    guard let index = snapshot.indexes.first(where: { $0.name == label + "_id" }) else {
      throw GraphError(.schemaConflict, "no index \(label).id")
    }
    var scan = try snapshot.scan(index, .equals(.integer(id)))
    var nodes: [NodeID] = []
    _ = try scan.next(limit: 1, in: snapshot, into: &nodes)
    guard let node = nodes.first else {
      throw GraphError(.schemaConflict, "no \(label) with id \(id)")
    }
    return node
  }

  static func reads(_ store: GraphStore) throws {
    var projects: [Int64] = []
    var hub = NodeID(rawValue: 0)
    try store.read { snapshot in
      guard let id = snapshot.propertyKey(named: "id"),
        let refers = snapshot.relationshipType(named: "REFERS")
      else { return }
      var scan = snapshot.scanNodes(snapshot.label(named: "Project"))
      var nodes: [NodeID] = []
      while try scan.next(in: snapshot, into: &nodes) {
        if case .integers(let ids) = try snapshot.properties(id, of: nodes).storage {
          projects += ids
        }
      }
      scan = snapshot.scanNodes(snapshot.label(named: "Place"))
      var most = 0
      while try scan.next(in: snapshot, into: &nodes) {
        for node in nodes {
          let degree = try snapshot.degree(of: node, [refers], .incoming)
          if degree > most {
            most = degree
            hub = node
          }
        }
      }
      print("# hub with \(most) mentions")
    }
    let stride = 7_919
    try measure("point read: id to three properties", 20_000) { round in
      try store.read { snapshot in
        let node = try node("Project", projects[round * stride % projects.count], snapshot)
        for name in ["name", "sector", "invest"] {
          if let key = snapshot.propertyKey(named: name) {
            _ = try snapshot.property(key, of: node)
          }
        }
      }
    }
    try measure("one hop: names of related projects", 20_000) { round in
      try store.read { snapshot in
        guard let related = snapshot.relationshipType(named: "RELATED"),
          let name = snapshot.propertyKey(named: "name")
        else { return }
        let node = try node("Project", projects[round * stride % projects.count], snapshot)
        var neighbors: [NodeID] = []
        try snapshot.neighbors(of: [node], [related], .either, into: &neighbors)
        _ = try snapshot.properties(name, of: neighbors)
      }
    }
    try measure("hub: count and sum over mentions", 200) { _ in
      try store.read { snapshot in
        guard let refers = snapshot.relationshipType(named: "REFERS"),
          let position = snapshot.propertyKey(named: "pos")
        else { return }
        var neighbors: [NodeID] = []
        try snapshot.neighbors(of: [hub], [refers], .incoming, into: &neighbors)
        if case .integers(let numbers) = try snapshot.properties(position, of: neighbors).storage {
          _ = numbers.reduce(0, +)
        }
      }
    }
  }

  static func writes(_ store: GraphStore, count: Int) throws {
    let before = store.sizes.usedBytes
    try measure("durable write: a node and two relationships", count) { round in
      try store.write { draft in
        let snapshot = draft.snapshot
        let document = try first("Doc", snapshot)
        let place = try node("Place", 1, snapshot)
        let mention = try draft.createNode(
          [try draft.label(creating: "Mention")],
          [
            (try draft.propertyKey(creating: "id"), .integer(1_000_000_000 + Int64(round))),
            (try draft.propertyKey(creating: "text"), .string("测试写入第\(round)条提及文本")),
            (try draft.propertyKey(creating: "pos"), .integer(Int64(round))),
          ])
        _ = try draft.createRelationship(
          try draft.relationshipType(creating: "IN_DOC"), from: mention, to: document)
        _ = try draft.createRelationship(
          try draft.relationshipType(creating: "REFERS"), from: mention, to: place,
          [(try draft.propertyKey(creating: "conf"), .double(0.9))])
      }
    }
    print("# store grew by \((store.sizes.usedBytes - before) / max(count, 1)) bytes a write")
  }

  static func first(_ label: String, _ snapshot: GraphSnapshot) throws -> NodeID {
    var scan = snapshot.scanNodes(snapshot.label(named: label))
    var nodes: [NodeID] = []
    _ = try scan.next(in: snapshot, into: &nodes)
    guard let node = nodes.first else {
      throw GraphError(.schemaConflict, "no \(label) in the store")
    }
    return node
  }
}
