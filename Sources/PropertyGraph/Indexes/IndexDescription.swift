/// An index's number in the store's catalog.
public struct IndexID: RawRepresentable, Hashable, Sendable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }
}

/// What an index covers and promises.
public struct IndexDescription: Sendable, Hashable {
  public enum Kind: UInt8, Sendable, Hashable {
    /// Values in order: equality, ranges, prefixes, ordered scans.
    case range = 0
    /// Character n-grams of strings: substring search.
    case text = 1
  }

  public enum Target: Sendable, Hashable {
    case nodes(LabelID)
    case relationships(RelationshipTypeID)
  }

  public let id: IndexID
  public let name: String
  public let kind: Kind
  public let target: Target
  public let key: PropertyKeyID
  /// No two nodes (or relationships) may share a value.
  public let isUnique: Bool
}

/// Which entries of a range index to visit. Values compare as openCypher's `=`, `<` and
/// `STARTS WITH` do: only values of a comparable type are visited.
public enum IndexBounds: Sendable {
  case equals(Value)
  case range(lower: Value?, includesLower: Bool, upper: Value?, includesUpper: Bool)
  case hasPrefix(String)
  /// Every entry, in orderability order.
  case all
}
