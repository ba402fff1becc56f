import PropertyGraph

extension Value {
  /// Why no property can hold the value; nil when one can. Properties hold booleans, numbers,
  /// strings, bytes, temporal values, and lists of those; null removes a property.
  func storabilityProblem() -> String? {
    switch self {
    case .map: return "a map"
    case .node: return "a node"
    case .relationship: return "a relationship"
    case .path: return "a path"
    case .list(let elements):
      for element in elements {
        switch element {
        case .null: return "a list with a null"
        case .list: return "a list of lists"
        default:
          if let problem = element.storabilityProblem() {
            return "a list with " + problem
          }
        }
      }
      return nil
    default: return nil
    }
  }

  /// Throws when no property can hold the value.
  func requireStorable(as property: String) throws {
    if let problem = storabilityProblem() {
      throw QueryFailure.unstorable(property: property, problem)
    }
  }
}
