extension GraphDraft {
  /// Creates a constraint. Throws `schemaConflict` when the name is taken or an equal one exists,
  /// `constraintViolated` when the data breaks it.
  public func createConstraint(_ constraint: ConstraintDescription) throws {
    try snapshot.firstViolation(of: constraint).map { throw $0 }
    try snapshot.catalog.add(constraint: constraint)
    schemaChanged()
  }

  /// Drops a constraint; false when there is none of that name.
  public func dropConstraint(named name: String) -> Bool {
    guard snapshot.catalog.remove(constraint: name) else { return false }
    schemaChanged()
    return true
  }

  /// Throws `constraintViolated` when something that this draft has changed breaks a constraint.
  func requireConstraints() throws {
    for constraint in snapshot.constraints {
      switch constraint.target {
      case .nodes(let label):
        for node in touchedNodes where try snapshot.has(label, node) {
          try snapshot.violation(of: constraint, node).map { throw $0 }
        }
      case .relationships(let type):
        for relationship in touchedRelationships where relationship.type == type {
          guard snapshot.exists(relationship.id) else { continue }
          try snapshot.violation(of: constraint, relationship).map { throw $0 }
        }
      }
    }
  }
}

extension GraphSnapshot {
  public var constraints: [ConstraintDescription] { catalog.constraints }

  /// The first thing in the whole graph that breaks a constraint. O(n).
  func firstViolation(of constraint: ConstraintDescription) throws -> GraphError? {
    let label: LabelID? = if case .nodes(let label) = constraint.target { label } else { nil }
    var scan = scanNodes(label)
    var nodes: [NodeID] = []
    while try scan.next(in: self, into: &nodes) {
      switch constraint.target {
      case .nodes:
        for node in nodes {
          if let found = try violation(of: constraint, node) { return found }
        }
      case .relationships(let type):
        var cursor = ExpansionCursor()
        var isMore = true
        while isMore {
          var expansion = Expansion()
          isMore = try expand(
            nodes, [type], .outgoing, from: &cursor, limit: 8_192, into: &expansion)
          for row in 0..<expansion.count {
            let relationship = expansion.relationship(at: row, from: nodes)
            if let found = try violation(of: constraint, relationship) { return found }
          }
        }
      }
    }
    return nil
  }

  fileprivate func violation(
    of constraint: ConstraintDescription, _ node: NodeID
  ) throws -> GraphError? {
    describe(try property(constraint.key, of: node), against: constraint)
  }

  fileprivate func violation(
    of constraint: ConstraintDescription, _ relationship: Relationship
  ) throws -> GraphError? {
    describe(try property(constraint.key, of: relationship.id), against: constraint)
  }

  private func describe(
    _ value: Value, against constraint: ConstraintDescription
  ) -> GraphError? {
    if constraint.allows(value) { return nil }
    let what =
      switch constraint.target {
      case .nodes(let label): "a node with the label \(name(of: label))"
      case .relationships(let type): "a relationship of the type \(name(of: type))"
      }
    let key = name(of: constraint.key)
    let problem =
      switch constraint.rule {
      case .present: "\(what) has no \(key)"
      case .type(let type): "the \(key) of \(what) is no \(type.name)"
      }
    return GraphError(
      .constraintViolated, "\(problem), against the constraint '\(constraint.name)'")
  }
}
