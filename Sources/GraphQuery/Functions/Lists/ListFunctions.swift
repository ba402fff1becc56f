import PropertyGraph

/// Functions of lists.
enum ListFunctions {
  static let signatures: [FunctionSignature] = [
    .scalar("head", [.list], gives: .any) { arguments, _ in
      try arguments[0].list(for: "head").first ?? .null
    },
    .scalar("last", [.list], gives: .any) { arguments, _ in
      try arguments[0].list(for: "last").last ?? .null
    },
    .scalar("tail", [.list], gives: .list) { arguments, _ in
      .list(Array(try arguments[0].list(for: "tail").dropFirst()))
    },
    // Its arguments are checked when it runs, even where they are literals.
    .scalar("range", [.any, .any, .any], optional: 1, gives: .list) { arguments, _ in
      var bounds: [Int64] = []
      for (argument, name) in zip(arguments, ["start", "end", "step"]) {
        guard case .integer(let bound) = argument else {
          throw QueryFailure.badArgumentType(
            "range() takes integers, but its \(name) is \(TypeSet(of: argument).names)")
        }
        bounds.append(bound)
      }
      return .list(
        try range(from: bounds[0], through: bounds[1], by: bounds.count > 2 ? bounds[2] : 1))
    },
    .scalar("coll.distinct", [.list], gives: .list) { arguments, _ in
      var seen: Set<DistinctValue> = []
      return .list(
        try arguments[0].list(for: "coll.distinct").filter {
          seen.insert(DistinctValue($0)).inserted
        })
    },
    .scalar("coll.sort", [.list], gives: .list) { arguments, _ in
      .list(try arguments[0].list(for: "coll.sort").sorted { Value.order($0, $1) < 0 })
    },
    .scalar("coll.max", [.list], gives: .any) { arguments, _ in
      try arguments[0].list(for: "coll.max").filter { !$0.isNull }
        .max { Value.order($0, $1) < 0 } ?? .null
    },
    .scalar("coll.min", [.list], gives: .any) { arguments, _ in
      try arguments[0].list(for: "coll.min").filter { !$0.isNull }
        .min { Value.order($0, $1) < 0 } ?? .null
    },
    .scalar("coll.indexOf", [.list, .any], gives: .integer) { arguments, _ in
      let index = try arguments[0].list(for: "coll.indexOf")
        .firstIndex { $0.isEqual(to: arguments[1]) == true }
      return .integer(Int64(index ?? -1))
    },
    .scalar("coll.flatten", [.list, .integer], optional: 1, gives: .list) { arguments, _ in
      let depth = arguments.count > 1 ? try arguments[1].integer(for: "coll.flatten") : 1
      var list = try arguments[0].list(for: "coll.flatten")
      for _ in 0..<max(0, depth) {
        guard list.contains(where: { if case .list = $0 { true } else { false } }) else { break }
        list = list.flatMap { element -> [Value] in
          if case .list(let inner) = element { inner } else { [element] }
        }
      }
      return .list(list)
    },
    .scalar("coll.insert", [.list, .integer, .any], gives: .list, givesNullOnNull: false) {
      arguments, _ in
      if arguments[0].isNull || arguments[1].isNull { return .null }
      var list = try arguments[0].list(for: "coll.insert")
      let index = try arguments[1].integer(for: "coll.insert")
      guard index >= 0, index <= list.count else {
        throw QueryFailure.outOfRange(
          "coll.insert(): index \(index) is outside of the list of \(list.count)")
      }
      list.insert(arguments[2], at: Int(index))
      return .list(list)
    },
    .scalar("coll.remove", [.list, .integer], gives: .list) { arguments, _ in
      var list = try arguments[0].list(for: "coll.remove")
      let index = try arguments[1].integer(for: "coll.remove")
      guard index >= 0, index < list.count else {
        throw QueryFailure.outOfRange(
          "coll.remove(): index \(index) is outside of the list of \(list.count)")
      }
      list.remove(at: Int(index))
      return .list(list)
    },
  ]

  /// More elements than this are refused: they would not fit into memory.
  private static let rangeLimit: UInt64 = 33_000_000

  /// `start`, `start + step`, … up to and including `end`; empty when the step leads away from it.
  static func range(from start: Int64, through end: Int64, by step: Int64) throws -> [Value] {
    guard step != 0 else { throw QueryFailure.outOfRange("range() takes a step other than 0") }
    guard step > 0 ? start <= end : start >= end else { return [] }
    let distance = step > 0 ? end &- start : start &- end
    let steps = UInt64(bitPattern: distance) / step.magnitude
    guard steps < rangeLimit else {
      throw QueryError.runtime(
        .limit, "ListTooLong",
        "range() would make \(steps) elements; at most \(rangeLimit) are possible")
    }
    var list: [Value] = []
    list.reserveCapacity(Int(steps) + 1)
    var value = start
    for _ in 0..<steps {
      list.append(.integer(value))
      value &+= step
    }
    list.append(.integer(value))
    return list
  }
}
