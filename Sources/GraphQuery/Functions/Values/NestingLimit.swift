import PropertyGraph

/// Keeps computed lists and maps from nesting without end (`reduce(l = [], x IN … | [l])`): comparing,
/// printing and even releasing a value goes as deep as the value does, and the stack is finite.
enum NestingLimit {
  static let levels = 1_000
  /// How many elements a check looks at: enough to see where a value gets deeper step by step, at a
  /// cost that does not grow with the value.
  private static let budget = 10_000

  /// Checks the elements of a list or map that is being made.
  static func check(_ elements: [Value]) throws {
    for element in elements where isContainer(element) {
      var budget = budget
      guard depth(of: element, below: levels, &budget) < levels else {
        throw QueryError.runtime(
          .limit, "NestingTooDeep",
          "lists and maps may nest \(levels) levels deep; a value of this query nests deeper")
      }
    }
  }

  static func check(_ map: [String: Value]) throws {
    for element in map.values where isContainer(element) { try check([element]) }
  }

  private static func isContainer(_ value: Value) -> Bool {
    switch value {
    case .list(let list): !list.isEmpty
    case .map(let map): !map.isEmpty
    default: false
    }
  }

  /// The levels of a value, but at most `limit`. Stops looking when the budget is used up.
  private static func depth(of value: Value, below limit: Int, _ budget: inout Int) -> Int {
    guard limit > 0 else { return 0 }
    var deepest = 0
    switch value {
    case .list(let list):
      for element in list {
        budget -= 1
        if budget < 0 || deepest + 1 >= limit { break }
        if isContainer(element) {
          deepest = max(deepest, depth(of: element, below: limit - 1, &budget))
        }
      }
    case .map(let map):
      for element in map.values {
        budget -= 1
        if budget < 0 || deepest + 1 >= limit { break }
        if isContainer(element) {
          deepest = max(deepest, depth(of: element, below: limit - 1, &budget))
        }
      }
    default: return 0
    }
    return deepest + 1
  }
}
