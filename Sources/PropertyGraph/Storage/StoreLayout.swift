internal import LMDB

/// How nodes, relationships and their data are laid out in tables; schema/STORE.md draws it.
enum StoreLayout {
  /// Changes with every incompatible change of any record.
  static let formatVersion: UInt32 = 1
  /// Reads as another number on a machine of the other byte order.
  static let byteOrderMark: UInt32 = 0x0102_0304
  static let magic: [UInt8] = Array("fangzhi-store".utf8)

  /// Slots a chunk: nodes (or relationships) whose columns and membership stand together.
  static let chunkBits: UInt32 = 12
  static let chunkSize = 1 << 12
  /// Sources an adjacency segment.
  static let segmentBits: UInt32 = 9
  static let segmentSize = 1 << 9
  static let maximumChunk: UInt32 = 0xF_FFFF

  /// A delta larger than this is folded into its value.
  static let maximumDeltaBytes = 2_048

  static func chunk(of slot: UInt32) -> Int { Int(slot >> chunkBits) }
  static func slot(of id: UInt32) -> Int { Int(id & UInt32(chunkSize - 1)) }
  static func segment(of node: UInt32) -> Int { Int(node >> segmentBits) }
  static func segmentSlot(of node: UInt32) -> Int { Int(node & UInt32(segmentSize - 1)) }

  /// The key of a value, or with the tag's lowest bit set of its delta.
  static func key(_ index: Int, _ tag: UInt32) -> UInt64 { UInt64(index) << 32 | UInt64(tag) }

  /// Columns: nodes and relationships have their own tags for the same property key.
  static func columnTag(_ owner: Owner, _ key: PropertyKeyID) -> UInt32 {
    (owner == .relationship ? 1 << 31 : 0) | UInt32(key.rawValue) << 1
  }

  static func adjacencyTag(_ type: RelationshipTypeID, incoming: Bool) -> UInt32 {
    UInt32(type.rawValue) << 8 | (incoming ? 2 : 0)
  }

  /// Members: label 0 stands for every node, type 0x8000 for every relationship.
  static func memberKey(_ tag: UInt16, _ chunk: Int) -> UInt64 { UInt64(tag) << 32 | UInt64(chunk) }
  static let everyNode: UInt16 = 0
  static let relationshipTag: UInt16 = 0x8000
}

/// Whose column or membership a record is.
enum Owner: Hashable, Sendable {
  case node, relationship
}

/// The tables of a store; a class, so that a snapshot takes them with one count.
final class StoreTables: Sendable {
  let catalog: Table
  let members: Table
  let columns: Table
  let adjacency: Table
  let indexes: Table
  let text: Table

  init(creatingIn transaction: borrowing WriteTransaction) throws(LMDBError) {
    catalog = try transaction.table(creating: "catalog")
    members = try transaction.table(creating: "members")
    columns = try transaction.table(creating: "columns")
    adjacency = try transaction.table(creating: "adjacency")
    indexes = try transaction.table(creating: "indexes")
    text = try transaction.table(creating: "text")
  }

  init?(openingIn environment: Environment) throws(LMDBError) {
    guard let catalog = try environment.table(named: "catalog"),
      let members = try environment.table(named: "members"),
      let columns = try environment.table(named: "columns"),
      let adjacency = try environment.table(named: "adjacency"),
      let indexes = try environment.table(named: "indexes"),
      let text = try environment.table(named: "text")
    else { return nil }
    self.catalog = catalog
    self.members = members
    self.columns = columns
    self.adjacency = adjacency
    self.indexes = indexes
    self.text = text
  }
}
