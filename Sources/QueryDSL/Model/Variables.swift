/// What makes a variable of a query itself. The writer gives each one a name of its own in the text.
final class Identity: Sendable, Hashable {
  let suggestedName: String

  init(_ suggestedName: String) { self.suggestedName = suggestedName }

  static func == (left: Identity, right: Identity) -> Bool { left === right }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// A node of a query: the same value wherever it occurs is the same node.
///
/// Its properties and links are members: `city.name`, `city.near(other)`.
@dynamicMemberLookup
public struct Node<Model: NodeModel>: Sendable {
  let identity: Identity

  /// A new variable. `name` is what the text calls it; by default the label in lower case.
  public init(_ model: Model.Type = Model.self, _ name: String? = nil) {
    identity = Identity(name ?? Model.label.lowercased())
  }

  /// A property's value, null where the node has none.
  public subscript<Value>(dynamicMember path: KeyPath<Model, Property<Value>>) -> Term<Value> {
    Term(.property(identity, Model()[keyPath: path].key))
  }

  /// A property, to assign: `city.name <- "Malmö"`.
  @_disfavoredOverload
  public subscript<Value>(
    dynamicMember path: KeyPath<Model, Property<Value>>
  ) -> AssignableProperty<Value> {
    AssignableProperty(owner: identity, key: Model()[keyPath: path].key)
  }

  /// A kind of relationship that leaves the node; call it with the node where it ends.
  public subscript<Kind, Target>(
    dynamicMember path: KeyPath<Model, Link<Kind, Target>>
  ) -> Outgoing<Kind, Target> {
    Outgoing(source: pattern)
  }

  /// The node alone, as a pattern.
  var pattern: PatternNode {
    PatternNode(
      identity: identity, label: Model.label, generalLabels: Model.generalLabels)
  }
  /// The node as a value.
  var term: Term<NodeRecord<Model>> { Term(.variable(identity)) }
}

/// A relationship of a query.
@dynamicMemberLookup
public struct Edge<Model: RelationshipModel>: Sendable {
  let identity: Identity

  /// A new variable. `name` is what the text calls it; by default the type in lower case.
  public init(_ model: Model.Type = Model.self, _ name: String? = nil) {
    identity = Identity(name ?? Model.type.lowercased())
  }

  /// A property's value, null where the relationship has none.
  public subscript<Value>(dynamicMember path: KeyPath<Model, Property<Value>>) -> Term<Value> {
    Term(.property(identity, Model()[keyPath: path].key))
  }

  /// A property, to assign: `edge.basis <- "stated"`.
  @_disfavoredOverload
  public subscript<Value>(
    dynamicMember path: KeyPath<Model, Property<Value>>
  ) -> AssignableProperty<Value> {
    AssignableProperty(owner: identity, key: Model()[keyPath: path].key)
  }

  var term: Term<EdgeRecord<Model>> { Term(.variable(identity)) }
}

/// A kind of relationship from a certain node: `figure.about`.
public struct Outgoing<Kind: RelationshipModel, Target: NodeModel>: Sendable {
  let source: PatternNode

  /// One relationship to `target`; `edge` names it where its properties are asked for.
  public func callAsFunction(_ target: Node<Target>, as edge: Edge<Kind>? = nil) -> Pattern {
    link(to: target.pattern, edge, hops: nil)
  }

  /// One relationship to a node of a more special kind.
  public func callAsFunction<Special: NodeModel>(
    _ target: Node<Special>, as edge: Edge<Kind>? = nil
  ) -> Pattern where Special.General == Target {
    link(to: target.pattern, edge, hops: nil)
  }

  /// A chain of relationships to `target`, as long as `hops` says: `place.partOf(other, hops: 1...3)`.
  public func callAsFunction(_ target: Node<Target>, hops: ClosedRange<Int>) -> Pattern {
    link(to: target.pattern, nil, hops: (hops.lowerBound, hops.upperBound))
  }

  /// A chain of relationships to `target`, of any length from `hops` on.
  public func callAsFunction(_ target: Node<Target>, hops: PartialRangeFrom<Int>) -> Pattern {
    link(to: target.pattern, nil, hops: (hops.lowerBound, nil))
  }

  private func link(
    to target: PatternNode, _ edge: Edge<Kind>?, hops: (Int, Int?)?
  ) -> Pattern {
    Pattern(
      start: source,
      step: Pattern.Step(type: Kind.type, edge: edge?.identity, hops: hops, target: target))
  }
}
