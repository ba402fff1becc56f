/// One property of many nodes or relationships, typed where the store's column is.
///
/// `nulls` is empty when no value is null; otherwise it has one flag a row, and the entry of a null
/// row in the typed arrays is meaningless (0 or empty).
public struct PropertyVector: Sendable {
  public enum Storage: Sendable {
    /// Every row is null.
    case absent(count: Int)
    case integers([Int64])
    case doubles([Double])
    case strings([String])
    /// Row i is `dictionary[Int(codes[i])]`; the dictionary holds distinct values.
    case coded(codes: [UInt32], dictionary: [Value])
    /// Values of any mix of types; null is `.null`.
    case values([Value])
  }

  public var storage: Storage
  public var nulls: [Bool]

  public init(storage: Storage, nulls: [Bool] = []) {
    self.storage = storage
    self.nulls = nulls
  }
}

/// A test on one property that the store decides on its columns, without making values of them.
/// A row passes only where the answer is true: null and incomparable types do not pass.
public enum PropertyPredicate: Sendable {
  case equals(Value)
  case isLess(than: Value)
  case isAtMost(Value)
  case isGreater(than: Value)
  case isAtLeast(Value)
  case hasPrefix(String)
  case hasSuffix(String)
  case contains(String)
  case isPresent
  case isAbsent
}
