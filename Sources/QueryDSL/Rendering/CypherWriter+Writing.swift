extension CypherWriter {
  mutating func writeCreate(_ parts: [WritingPart]) {
    var properties = parts.assignments
    for (index, pattern) in parts.patterns.enumerated() {
      if index == 0 { startLine("CREATE ") } else { text += ", " }
      write(pattern, taking: &properties)
    }
    writeAssignments(properties, after: "SET ")
  }

  mutating func writeMerge(
    _ parts: [WritingPart], onCreate: [Assignment], onMatch: [Assignment]
  ) {
    var properties = parts.assignments
    for pattern in parts.patterns {
      startLine("MERGE ")
      write(pattern, taking: &properties)
    }
    writeAssignments(onCreate, after: "ON CREATE SET ")
    writeAssignments(onMatch, after: "ON MATCH SET ")
    writeAssignments(properties, after: "SET ")
  }

  mutating func writeAssignments(_ assignments: [Assignment], after word: String) {
    for (index, assignment) in assignments.enumerated() {
      if index == 0 { startLine(word) } else { text += ", " }
      write(.property(assignment.owner, assignment.key), isNested: false)
      text += " = "
      write(assignment.value, isNested: false)
    }
  }

  mutating func writeDelete(_ identity: Identity, isDetaching: Bool) {
    startLine(isDetaching ? "DETACH DELETE " : "DELETE ")
    write(.variable(identity), isNested: false)
  }

  /// Writes a pattern whose new elements get their properties; what it does not use stays in
  /// `assignments`.
  private mutating func write(_ pattern: Pattern, taking assignments: inout [Assignment]) {
    writeElement(pattern.start, taking: &assignments)
    guard let step = pattern.step else { return }
    text += "-["
    if let edge = step.edge { text += name(of: edge) }
    text += ":\(Self.quoted(step.type))"
    writeHops(step)
    if let edge = step.edge { writeProperties(of: edge, taking: &assignments) }
    text += "]->"
    writeElement(step.target, taking: &assignments)
  }

  private mutating func writeElement(_ node: PatternNode, taking assignments: inout [Assignment]) {
    text += "(\(name(of: node.identity))"
    if labelled.insert(node.identity).inserted {
      for label in [node.label] + node.generalLabels { text += ":\(Self.quoted(label))" }
      writeProperties(of: node.identity, taking: &assignments)
    }
    text += ")"
  }

  private mutating func writeProperties(
    of identity: Identity, taking assignments: inout [Assignment]
  ) {
    let own = assignments.filter { $0.owner == identity }
    if own.isEmpty { return }
    assignments.removeAll { $0.owner == identity }
    text += " {"
    for (index, assignment) in own.enumerated() {
      if index > 0 { text += ", " }
      text += "\(Self.quoted(assignment.key)): "
      write(assignment.value, isNested: false)
    }
    text += "}"
  }
}

extension [WritingPart] {
  fileprivate var patterns: [Pattern] {
    compactMap { if case .pattern(let pattern) = $0.kind { pattern } else { nil } }
  }

  fileprivate var assignments: [Assignment] {
    compactMap { if case .assignment(let assignment) = $0.kind { assignment } else { nil } }
  }
}
