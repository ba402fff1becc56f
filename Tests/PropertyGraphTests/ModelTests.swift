import Foundation
import PropertyGraph
import Testing

/// A graph in dictionaries: what the store must agree with after any sequence of changes.
struct GraphModel: Equatable {
  struct Edge: Equatable {
    var type: String
    var source: UInt32
    var target: UInt32
    var properties: [String: String]
  }
  var labels: [UInt32: Set<String>] = [:]
  var properties: [UInt32: [String: String]] = [:]
  var edges: [UInt32: Edge] = [:]
}

/// A value as text, for comparing.
func rendered(_ value: Value) -> String {
  switch value {
  case .map(let entries):
    "{" + entries.sorted { $0.key < $1.key }.map { "\($0.key): \(rendered($0.value))" }.joined()
      + "}"
  case .list(let elements): "[" + elements.map(rendered).joined(separator: ", ") + "]"
  case .null: "null"
  case .boolean(let flag): "boolean(\(flag))"
  case .integer(let number): "integer(\(number))"
  case .double(let number): "double(\(number))"
  case .string(let text): "string(\"\(text)\")"
  case .date(let date): "date(\(date.daysSinceEpoch))"
  default: "other"
  }
}

extension GraphModel {
  /// Reads the whole graph through the public interface.
  init(_ snapshot: GraphSnapshot) throws {
    var scan = snapshot.scanNodes(nil)
    var nodes: [NodeID] = []
    while try scan.next(in: snapshot, into: &nodes) {
      for node in nodes {
        labels[node.rawValue] = Set(try snapshot.labels(of: node).map(snapshot.name(of:)))
        var found: [String: String] = [:]
        for (key, value) in try snapshot.properties(of: node) {
          found[snapshot.name(of: key)] = rendered(value)
        }
        properties[node.rawValue] = found
      }
      var cursor = ExpansionCursor()
      var isMore = true
      while isMore {
        var expansion = Expansion()
        isMore = try snapshot.expand(
          nodes, [], .outgoing, from: &cursor, limit: 3, into: &expansion)
        for row in 0..<expansion.count {
          let edge = expansion.relationship(at: row, from: nodes)
          var found: [String: String] = [:]
          for (key, value) in try snapshot.properties(of: edge.id) {
            found[snapshot.name(of: key)] = rendered(value)
          }
          edges[edge.id.rawValue] = Edge(
            type: snapshot.name(of: edge.type), source: edge.source.rawValue,
            target: edge.target.rawValue, properties: found)
        }
      }
    }
  }
}

@Suite struct StoreAgainstModel {
  static func randomValue(_ random: inout SplitMix64) -> Value {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: .integer(Int64.random(in: -5...300, using: &random))
    case 1: .integer(Int64.random(in: .min ... .max, using: &random))
    case 2: .double(Double(Int.random(in: -9...9, using: &random)) / 4)
    case 3: .boolean(Bool.random(using: &random))
    case 4, 5: .string(["甲", "乙", "", "长沙市"][Int.random(in: 0..<4, using: &random)])
    case 6: .string(String(repeating: "邵", count: Int.random(in: 0..<40, using: &random)))
    case 7: .list([.integer(1), .null, .string("x")])
    case 8: .date(CalendarDate(daysSinceEpoch: Int64.random(in: -9...9, using: &random)))
    default: .map(["a": .integer(1), "b": .list([])])
    }
  }

  /// One transaction of random changes to the store and to the model.
  static func change(
    _ draft: GraphDraft, _ model: inout GraphModel, _ random: inout SplitMix64, count: Int
  ) throws {
    let labels = ["A", "B", "C"]
    let keys = ["p", "q", "名"]
    let types = ["R", "S"]
    for _ in 0..<count {
      let nodes = model.labels.keys.sorted()
      switch Int.random(in: 0..<12, using: &random) {
      case 0...3:
        let chosen = labels.filter { _ in Bool.random(using: &random) }
        let value = randomValue(&random)
        let node = try draft.createNode(
          chosen.map { try draft.label(creating: $0) },
          [(try draft.propertyKey(creating: "p"), value)])
        model.labels[node.rawValue] = Set(chosen)
        model.properties[node.rawValue] = ["p": rendered(value)]
      case 4...6 where !nodes.isEmpty:
        let source = nodes.randomElement(using: &random) ?? 0
        let target = nodes.randomElement(using: &random) ?? 0
        let type = types.randomElement(using: &random) ?? ""
        let edge = try draft.createRelationship(
          try draft.relationshipType(creating: type), from: NodeID(rawValue: source),
          to: NodeID(rawValue: target), [(try draft.propertyKey(creating: "w"), .integer(7))])
        model.edges[edge.id.rawValue] = GraphModel.Edge(
          type: type, source: source, target: target, properties: ["w": rendered(.integer(7))])
      case 7...8 where !nodes.isEmpty:
        let node = nodes.randomElement(using: &random) ?? 0
        let key = keys.randomElement(using: &random) ?? ""
        let value = Bool.random(using: &random) ? randomValue(&random) : .null
        try draft.set(
          try draft.propertyKey(creating: key), to: value, of: NodeID(rawValue: node))
        if case .null = value {
          model.properties[node]?[key] = nil
        } else {
          model.properties[node]?[key] = rendered(value)
        }
      case 9 where !nodes.isEmpty:
        let node = nodes.randomElement(using: &random) ?? 0
        let label = labels.randomElement(using: &random) ?? ""
        let id = try draft.label(creating: label)
        if Bool.random(using: &random) {
          try draft.add(id, to: NodeID(rawValue: node))
          model.labels[node]?.insert(label)
        } else {
          try draft.remove(id, from: NodeID(rawValue: node))
          model.labels[node]?.remove(label)
        }
      case 10 where !model.edges.isEmpty:
        let id = model.edges.keys.sorted().randomElement(using: &random) ?? 0
        try delete(id, draft, &model)
      case 11 where !nodes.isEmpty:
        let node = nodes.randomElement(using: &random) ?? 0
        for (id, edge) in model.edges where edge.source == node || edge.target == node {
          try delete(id, draft, &model)
        }
        try draft.delete(NodeID(rawValue: node))
        model.labels[node] = nil
        model.properties[node] = nil
      default: break
      }
    }
  }

  private static func delete(
    _ id: UInt32, _ draft: GraphDraft, _ model: inout GraphModel
  ) throws {
    guard let edge = model.edges[id],
      let type = draft.snapshot.relationshipType(named: edge.type)
    else { return }
    try draft.delete(
      Relationship(
        id: RelationshipID(rawValue: id), type: type, source: NodeID(rawValue: edge.source),
        target: NodeID(rawValue: edge.target)))
    model.edges[id] = nil
  }

  @Test(arguments: 0..<30) func randomChangesAgree(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let store = try GraphStore.temporary()
    var model = GraphModel()
    try store.write { draft in
      let label = try draft.label(creating: "A")
      let key = try draft.propertyKey(creating: "p")
      _ = try draft.createIndex(named: "a_p", .range, on: .nodes(label), key)
    }
    for round in 0..<12 {
      try store.write { draft in
        try Self.change(
          draft, &model, &random, count: Int.random(in: 1..<60, using: &random))
        let inside = try GraphModel(draft.snapshot)
        #expect(inside == model, "seed \(seed), round \(round), inside the draft")
      }
      try store.read { snapshot in
        let stored = try GraphModel(snapshot)
        #expect(stored == model, "seed \(seed), round \(round)")
        #expect(snapshot.nodeCount == model.labels.count)
        #expect(snapshot.relationshipCount == model.edges.count)
        try Self.compareDerived(snapshot, model)
      }
      let report = try store.check()
      #expect(report.findings.isEmpty, "seed \(seed), round \(round): \(report.findings)")
    }
  }

  /// Degrees, incoming lists, counts, vectors and the index against the model.
  static func compareDerived(_ snapshot: GraphSnapshot, _ model: GraphModel) throws {
    for label in ["A", "B", "C"] {
      guard let id = snapshot.label(named: label) else { continue }
      #expect(snapshot.nodeCount(id) == model.labels.values.count { $0.contains(label) })
    }
    for type in ["R", "S"] {
      guard let id = snapshot.relationshipType(named: type) else { continue }
      #expect(snapshot.relationshipCount(id) == model.edges.values.count { $0.type == type })
      for (source, target) in [("A", "B"), ("C", "A")] {
        guard let from = snapshot.label(named: source), let to = snapshot.label(named: target)
        else { continue }
        let expected = model.edges.values.count {
          $0.type == type && model.labels[$0.source]?.contains(source) == true
            && model.labels[$0.target]?.contains(target) == true
        }
        #expect(snapshot.relationshipCount(from: from, id, to: to) == expected)
      }
    }
    let nodes = model.labels.keys.sorted().map(NodeID.init(rawValue:))
    for node in nodes {
      let incoming = model.edges.values.count { $0.target == node.rawValue }
      #expect(try snapshot.degree(of: node, [], .incoming) == incoming)
      let either = model.edges.values.count {
        $0.target == node.rawValue || $0.source == node.rawValue
      }
      #expect(try snapshot.degree(of: node, [], .either) == either)
    }
    for name in ["p", "q", "名"] {
      guard let key = snapshot.propertyKey(named: name) else { continue }
      let vector = try snapshot.properties(key, of: nodes)
      for (row, node) in nodes.enumerated() {
        let expected = model.properties[node.rawValue]?[name] ?? rendered(.null)
        #expect(rendered(vector.value(at: row)) == expected)
      }
      for wanted in [Value.string("甲"), .integer(7), .double(0.5), .boolean(true)] {
        var selection: [UInt32] = []
        try snapshot.select(key, .equals(wanted), among: nodes, into: &selection)
        let expected = nodes.indices.filter {
          model.properties[nodes[$0].rawValue]?[name] == rendered(wanted)
        }
        #expect(selection.map(Int.init) == expected)
      }
      var selection: [UInt32] = []
      try snapshot.select(key, .contains("沙"), among: nodes, into: &selection)
      let expected = nodes.indices.filter {
        model.properties[nodes[$0].rawValue]?[name] == rendered(.string("长沙市"))
      }
      #expect(selection.map(Int.init) == expected)
    }
    guard let index = snapshot.indexes.first else { return }
    let entries = model.labels.filter {
      $0.value.contains("A") && model.properties[$0.key]?["p"] != nil
    }
    #expect(snapshot.statistics(of: index.id).entries == entries.count)
    // 2 and 2.0 are one value to an index.
    let distinct = Set(
      entries.keys.compactMap {
        model.properties[$0]?["p"]?.replacing("double(", with: "integer(")
          .replacing("-0.0", with: "0").replacing(".0)", with: ")")
      })
    #expect(snapshot.statistics(of: index.id).distinctValues == distinct.count)
    for bounds in [
      IndexBounds.equals(.string("乙")), .all, .hasPrefix("邵"),
      .range(lower: .integer(0), includesLower: true, upper: .integer(100), includesUpper: false),
    ] {
      for descending in [false, true] {
        var scan = try snapshot.scan(index, bounds, descending: descending)
        var batch: [NodeID] = []
        var found: [UInt32] = []
        while try scan.next(limit: 2, in: snapshot, into: &batch) {
          found += batch.map(\.rawValue)
        }
        let expected = entries.keys.filter { id in
          let text = model.properties[id]?["p"] ?? ""
          return switch bounds {
          case .equals(let value): text == rendered(value)
          case .hasPrefix: text.hasPrefix("string(\"邵")
          case .range:
            (0..<100).contains { text == "integer(\($0))" }
              || [
                "0.0", "-0.0", "0.25", "0.5", "0.75", "1.0", "1.25", "1.5", "1.75", "2.0", "2.25",
              ]
              .contains { text == "double(\($0))" }
          default: true
          }
        }
        #expect(found.sorted() == expected.sorted())
      }
    }
  }
}

struct SplitMix64: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
