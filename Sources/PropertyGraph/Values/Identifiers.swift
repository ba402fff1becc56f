/// The identity of a node: its slot in the store. Slots are dense within a chunk of 4,096 nodes that
/// were created with the same labels; a slot is never given to another node.
public struct NodeID: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The identity of a relationship: its slot among the relationships of the store.
public struct RelationshipID: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A node label's number in the store's catalog.
public struct LabelID: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A relationship type's number in the store's catalog.
public struct RelationshipTypeID: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable
{
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A property key's number in the store's catalog; nodes and relationships share one numbering.
public struct PropertyKeyID: RawRepresentable, Hashable, Comparable, Sendable, BitwiseCopyable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A relationship as a query holds it: who it is and whom it connects, without its properties.
public struct Relationship: Hashable, Sendable {
  public let id: RelationshipID
  public let type: RelationshipTypeID
  public let source: NodeID
  public let target: NodeID

  public init(id: RelationshipID, type: RelationshipTypeID, source: NodeID, target: NodeID) {
    self.id = id
    self.type = type
    self.source = source
    self.target = target
  }
}

/// A path: `nodes.count == relationships.count + 1`; each relationship connects its two neighbours,
/// in either direction.
public struct Path: Hashable, Sendable {
  public let nodes: [NodeID]
  public let relationships: [Relationship]

  public init(nodes: [NodeID], relationships: [Relationship]) {
    self.nodes = nodes
    self.relationships = relationships
  }
}
