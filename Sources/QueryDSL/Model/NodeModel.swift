/// A kind of node, declared in Swift: its label, its properties and where its relationships lead.
///
/// ```swift
/// struct City: NodeModel {
///   static let label = "City"
///   let name = Property<String>("name")
///   let population = Property<Int?>("population")
///   let near = Link<Near, City>()
/// }
/// ```
public protocol NodeModel: Sendable {
  /// The label in the graph.
  static var label: String { get }
  /// A kind that this one also is: links to it accept this kind.
  associatedtype General: NodeModel = Self
  /// A model has no state of its own; its key paths name properties.
  init()
}

extension NodeModel {
  /// The labels of the kinds that this one also is.
  static var generalLabels: [String] {
    General.self == Self.self ? [] : [General.label] + General.generalLabels
  }
}

/// A kind of relationship, declared in Swift: its type and its properties.
public protocol RelationshipModel: Sendable {
  /// The type in the graph.
  static var type: String { get }
  init()
}

/// A property and the type of its values; optional where it may be absent.
public struct Property<Value: Sendable>: Sendable {
  /// The key in the graph.
  public let key: String
  public init(_ key: String) { self.key = key }
}

/// A kind of relationship that leaves a kind of node, and the kind of node where it ends.
public struct Link<Kind: RelationshipModel, Target: NodeModel>: Sendable {
  public init() {}
}
