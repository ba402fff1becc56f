/// What a call's type is, given its arguments' types as the binder knows them.
extension FunctionSignature {
  func resultType(of arguments: [StaticType]) -> StaticType {
    switch name.lowercased() {
    case "nodes": .list(.node)
    case "relationships", "rels": .list(.relationship)
    case "labels", "keys", "split", "tostringlist": .list(.string)
    case "range", "tointegerlist": .list(.integer)
    case "tofloatlist": .list(.float)
    case "tobooleanlist": .list(.boolean)
    case "collect": .list(arguments.first ?? .any)
    case "head", "last", "coll.max", "coll.min":
      if case .list(let element) = arguments.first { element } else { .any }
    case "tail", "reverse", "coll.distinct", "coll.sort", "coll.remove": arguments.first ?? .any
    case "min", "max", "sum", "abs", "nullif": arguments.first ?? .any
    case "coalesce": Self.union(arguments)
    default: result.staticType
    }
  }

  private static func union(_ types: [StaticType]) -> StaticType {
    var union: StaticType?
    for type in types where type != .null {
      guard union == nil || union == type else { return .any }
      union = type
    }
    return union ?? .null
  }
}

extension TypeSet {
  /// The binder's name for these types; `.any` where it has none for the mixture.
  var staticType: StaticType {
    switch self {
    case .boolean: .boolean
    case .integer: .integer
    case .float: .float
    case .number: .number
    case .string: .string
    case .bytes: .bytes
    case .list: .list(.any)
    case .map: .map
    case .node: .node
    case .relationship: .relationship
    case .path: .path
    case .date: .date
    case .localTime: .localTime
    case .zonedTime: .zonedTime
    case .localDateTime: .localDateTime
    case .zonedDateTime: .zonedDateTime
    case .duration: .duration
    case .null: .null
    default: .any
    }
  }

  /// The possible types of an expression, to check with `canBe`.
  init(_ type: StaticType) {
    self =
      switch type {
      case .any: .any
      case .null: .null
      case .boolean: .boolean
      case .integer: .integer
      case .float: .float
      case .string: .string
      case .number: .number
      case .list: .list
      case .map: .map
      case .node: .node
      case .relationship: .relationship
      case .path: .path
      case .date: .date
      case .localTime: .localTime
      case .zonedTime: .zonedTime
      case .localDateTime: .localDateTime
      case .zonedDateTime: .zonedDateTime
      case .duration: .duration
      case .bytes: .bytes
      // There are no points; nothing accepts one.
      case .point: TypeSet(rawValue: 1 << 31)
      }
  }
}
