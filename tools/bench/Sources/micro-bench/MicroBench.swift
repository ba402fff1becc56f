import Foundation
import PropertyGraph

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Times the store's scans beside the same work on plain memory, in the same run: the ratios say what the
/// format costs. One line a measure: what, nanoseconds an element here and there, the ratio.
@main struct MicroBench {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: micro-bench STORE (imported from the benchmark's graph)")
      return
    }
    let store = try GraphStore.open(at: CommandLine.arguments[1])
    try store.read { snapshot in
      try columns(snapshot)
      try adjacency(snapshot)
      try text(snapshot)
    }
  }

  /// The least nanoseconds of many runs, for each element.
  static func least(_ count: Int, _ body: () throws -> Int) rethrows -> (Double, Int) {
    var least = UInt64.max
    var result = 0
    for _ in 0..<15 {
      let start = DispatchTime.now().uptimeNanoseconds
      result = try body()
      least = min(least, DispatchTime.now().uptimeNanoseconds - start)
    }
    return (Double(least) / Double(max(1, count)), result)
  }

  static func report(_ name: String, _ ours: (Double, Int), _ plain: (Double, Int)) {
    func number(_ value: Double) -> String { String(format: "%.2f", value) }
    let agreement = ours.1 == plain.1 ? "" : "  THEY DIFFER"
    print(
      "\(name)\t\(number(ours.0))\t\(number(plain.0))\t\(number(ours.0 / plain.0))\(agreement)")
  }

  static func nodes(_ label: String, _ snapshot: GraphSnapshot) throws -> [NodeID] {
    var scan = snapshot.scanNodes(snapshot.label(named: label))
    var all: [NodeID] = []
    var nodes: [NodeID] = []
    while try scan.next(in: snapshot, into: &nodes) { all += nodes }
    return all
  }

  static func key(_ name: String, _ snapshot: GraphSnapshot) throws -> PropertyKeyID {
    guard let key = snapshot.propertyKey(named: name) else {
      throw GraphError(.schemaConflict, "the store has no property \(name)")
    }
    return key
  }

  /// Summing up a property of all nodes of a label, beside an array of 64-bit integers.
  static func columns(_ snapshot: GraphSnapshot) throws {
    let position = try key("pos", snapshot)
    let label = snapshot.label(named: "Mention")
    var values: [Int64] = []
    let sum = { () throws -> Int in
      var total = 0
      var scan = snapshot.scanNodes(label)
      var nodes: [NodeID] = []
      while try scan.next(in: snapshot, into: &nodes) {
        if case .integers(let numbers) = try snapshot.properties(position, of: nodes).storage {
          for number in numbers { total &+= Int(number) }
        }
      }
      return total
    }
    for node in try nodes("Mention", snapshot) {
      if case .integer(let number) = try snapshot.property(position, of: node) {
        values.append(number)
      }
    }
    report(
      "column: sum of an integer", try least(values.count, sum),
      least(values.count) { values.reduce(0) { $0 &+ Int($1) } })
    var copy = values
    report(
      "column: the same beside a copy of the array", try least(values.count, sum),
      (
        least(values.count) {
          copy.withUnsafeMutableBytes { target in
            values.withUnsafeBytes { target.copyMemory(from: $0) }
          }
          return Int(copy[0])
        }.0, try sum()
      ))
  }

  /// Walking all relationships of a type, beside offsets and targets in two arrays.
  static func adjacency(_ snapshot: GraphSnapshot) throws {
    guard let related = snapshot.relationshipType(named: "RELATED") else { return }
    let projects = try nodes("Project", snapshot)
    var targets: [NodeID] = []
    var counts: [UInt32] = []
    try snapshot.neighbors(of: projects, [related], .outgoing, into: &targets, counts: &counts)
    var offsets: [Int] = [0]
    for count in counts { offsets.append((offsets.last ?? 0) + Int(count)) }
    let plain = least(targets.count) {
      var total = 0
      for row in projects.indices {
        for place in offsets[row]..<offsets[row + 1] { total &+= Int(targets[place].rawValue) }
      }
      return total
    }
    report(
      "adjacency: neighbours of all nodes",
      try least(targets.count) {
        var total = 0
        var found: [NodeID] = []
        for start in stride(from: 0, to: projects.count, by: 2_048) {
          found.removeAll(keepingCapacity: true)
          try snapshot.neighbors(
            of: Array(projects[start..<min(start + 2_048, projects.count)]), [related], .outgoing,
            into: &found)
          for node in found { total &+= Int(node.rawValue) }
        }
        return total
      }, plain)
    var degrees: [UInt32] = []
    report(
      "adjacency: degrees of all nodes",
      try least(projects.count) {
        degrees.removeAll(keepingCapacity: true)
        try snapshot.degrees(of: projects, [related], .outgoing, into: &degrees)
        return degrees.reduce(0) { $0 + Int($1) }
      },
      least(projects.count) {
        var total = 0
        for row in projects.indices { total += offsets[row + 1] - offsets[row] }
        return total
      })
  }

  /// Searching all texts, beside `strstr` over one long text.
  static func text(_ snapshot: GraphSnapshot) throws {
    let text = try key("text", snapshot)
    let mentions = try nodes("Mention", snapshot)
    let wanted = "固定资产投资同比下降"
    var whole: [CChar] = []
    for start in stride(from: 0, to: mentions.count, by: 4_096) {
      let part = Array(mentions[start..<min(start + 4_096, mentions.count)])
      let vector = try snapshot.properties(text, of: part)
      for row in part.indices {
        if case .string(let string) = vector.value(at: row) {
          whole += string.utf8.map { CChar(bitPattern: $0) } + [10]
        }
      }
    }
    whole.append(0)
    let needle = wanted.utf8CString.map { $0 }
    report(
      "text: CONTAINS, a byte",
      try least(whole.count) {
        var found = 0
        var scan = snapshot.scanNodes(snapshot.label(named: "Mention"))
        var nodes: [NodeID] = []
        var selection: [UInt32] = []
        while try scan.next(in: snapshot, into: &nodes) {
          selection.removeAll(keepingCapacity: true)
          try snapshot.select(text, .contains(wanted), among: nodes, into: &selection)
          found += selection.count
        }
        return found
      },
      least(whole.count) {
        var found = 0
        whole.withUnsafeBufferPointer { bytes in
          guard var rest = bytes.baseAddress else { return }
          while let place = strstr(rest, needle) {
            found += 1
            // One find a text.
            rest = UnsafePointer(place)
            while rest.pointee != 10, rest.pointee != 0 { rest += 1 }
          }
        }
        return found
      })
  }
}
