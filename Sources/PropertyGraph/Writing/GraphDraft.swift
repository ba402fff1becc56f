internal import LMDB

/// The changes of one write transaction. Nothing is seen by others before the write ends well; all
/// of it is kept in memory until then.
///
/// All methods throw `GraphError`: `unstorableValue`, `uniqueKeyViolated`, `limitReached`, or what
/// reading the store throws.
public final class GraphDraft {
  /// The graph with this draft's changes.
  public let snapshot: GraphSnapshot
  let overlay: Overlay
  var allocation: Allocation
  var catalogChanged = false
  /// Indexes that were created, and filled, by this draft; and dropped ones.
  var droppedIndexes: [IndexID] = []
  private(set) var hasChanges = false
  private var deletedNodes: [NodeID] = []
  /// The labels of nodes that relationships were made to or from; a change of labels forgets them.
  private var knownLabels: [NodeID: [LabelID]] = [:]
  /// The labels of nodes that were made, by their chunk; a change of labels forgets all of them.
  private var madeLabels: [UInt32: (made: Range<UInt32>, labels: [LabelID])] = [:]
  private var indexTable = IndexTable()
  /// What constraints look at when the write ends; empty as long as there are none.
  private(set) var touchedNodes: Set<NodeID> = []
  private(set) var touchedRelationships: Set<Relationship> = []

  init(snapshot: GraphSnapshot, overlay: Overlay, allocation: Allocation) {
    self.snapshot = snapshot
    self.overlay = overlay
    self.allocation = allocation
  }

  func changed() { hasChanges = true }

  /// The indexes of a kind on a label or type and a property.
  func indexes(
    on target: IndexDescription.Target, _ key: PropertyKeyID,
    _ kind: IndexDescription.Kind = .range
  ) -> [IndexDescription] {
    if !indexTable.isRead { indexTable.read(snapshot.indexes) }
    return indexTable.indexes(on: target, key, kind)
  }

  func schemaChanged() {
    indexTable = IndexTable()
    hasChanges = true
    catalogChanged = true
    snapshot.catalog.version += 1
  }

  func touch(_ node: NodeID) {
    if !snapshot.constraints.isEmpty { touchedNodes.insert(node) }
  }

  func touch(_ relationship: Relationship) {
    if !snapshot.constraints.isEmpty { touchedRelationships.insert(relationship) }
  }

  // MARK: Names

  /// The label of a name, made if it is new.
  public func label(creating name: String) throws -> LabelID {
    if let known = snapshot.catalog.label(name) { return known }
    defer { schemaChanged() }
    return try snapshot.catalog.add(label: name)
  }

  /// The relationship type of a name, made if it is new.
  public func relationshipType(creating name: String) throws -> RelationshipTypeID {
    if let known = snapshot.catalog.type(name) { return known }
    defer { schemaChanged() }
    return try snapshot.catalog.add(type: name)
  }

  /// The property key of a name, made if it is new.
  public func propertyKey(creating name: String) throws -> PropertyKeyID {
    if let known = snapshot.catalog.key(name) { return known }
    defer { schemaChanged() }
    return try snapshot.catalog.add(key: name)
  }

  // MARK: Nodes

  /// Creates a node. Throws `uniqueKeyViolated` before anything is changed.
  public func createNode(
    _ labels: [LabelID], _ properties: [(key: PropertyKeyID, value: Value)] = []
  ) throws -> NodeID {
    let distinct = labels.count == 1 ? labels : Array(Set(labels)).sorted()
    for (key, value) in properties {
      try requireStorable(value)
      for label in distinct { try requireUnique(.nodes(label), key, value, except: nil) }
    }
    hasChanges = true
    let node = NodeID(rawValue: try allocation.node(distinct.map(\.rawValue)))
    touch(node)
    try setMember(StoreLayout.everyNode, node.rawValue, true)
    snapshot.statistics.count(StoreLayout.everyNode, by: 1)
    for label in distinct {
      try setMember(label.rawValue, node.rawValue, true)
      snapshot.statistics.count(label.rawValue, by: 1)
    }
    know(node.rawValue..<node.rawValue + 1, distinct)
    for (key, value) in properties {
      if case .null = value { continue }
      setColumn(.node, key, node.rawValue, value)
      for label in distinct {
        for index in indexes(on: .nodes(label), key) { try addEntry(index, value, node) }
        noteText(label, key, value, node)
      }
    }
    return node
  }

  /// Deletes a node with its labels and properties. Its relationships must be gone by the end of
  /// the write. Deleting a deleted node does nothing.
  public func delete(_ node: NodeID) throws {
    guard snapshot.exists(node) else { return }
    hasChanges = true
    let labels = try snapshot.labels(of: node)
    // Relationships that stay for now are counted by the labels their ends still have.
    try recountRelationships(of: node, labels, by: -1)
    for (key, value) in try snapshot.properties(of: node) {
      for label in labels {
        for index in indexes(on: .nodes(label), key) { try removeEntry(index, value, node) }
      }
      setColumn(.node, key, node.rawValue, .null)
    }
    for label in labels {
      try setMember(label.rawValue, node.rawValue, false)
      snapshot.statistics.count(label.rawValue, by: -1)
    }
    forgetLabels(of: node)
    try setMember(StoreLayout.everyNode, node.rawValue, false)
    snapshot.statistics.count(StoreLayout.everyNode, by: -1)
    try recountRelationships(of: node, [], by: 1)
    deletedNodes.append(node)
  }

  /// A node deleted by this draft that still has relationships, if there is one.
  public func firstConnectedDeletedNode() throws -> NodeID? {
    try deletedNodes.first { try snapshot.degree(of: $0, [], .either) > 0 }
  }

  public func add(_ label: LabelID, to node: NodeID) throws {
    guard snapshot.exists(node), try !snapshot.has(label, node) else { return }
    let properties = try snapshot.properties(of: node)
    for (key, value) in properties {
      try requireUnique(.nodes(label), key, value, except: node.rawValue)
    }
    hasChanges = true
    touch(node)
    let labels = try snapshot.labels(of: node)
    try recountRelationships(of: node, labels, by: -1)
    try setMember(label.rawValue, node.rawValue, true)
    forgetLabels(of: node)
    snapshot.statistics.count(label.rawValue, by: 1)
    try recountRelationships(of: node, labels + [label], by: 1)
    for (key, value) in properties {
      for index in indexes(on: .nodes(label), key) { try addEntry(index, value, node) }
      noteText(label, key, value, node)
    }
  }

  public func remove(_ label: LabelID, from node: NodeID) throws {
    guard snapshot.exists(node), try snapshot.has(label, node) else { return }
    hasChanges = true
    let labels = try snapshot.labels(of: node)
    for (key, value) in try snapshot.properties(of: node) {
      for index in indexes(on: .nodes(label), key) { try removeEntry(index, value, node) }
    }
    try recountRelationships(of: node, labels, by: -1)
    try setMember(label.rawValue, node.rawValue, false)
    forgetLabels(of: node)
    snapshot.statistics.count(label.rawValue, by: -1)
    try recountRelationships(of: node, labels.filter { $0 != label }, by: 1)
  }

  /// Sets a property; null removes it.
  public func set(_ key: PropertyKeyID, to value: Value, of node: NodeID) throws {
    guard snapshot.exists(node) else { return }
    try requireStorable(value)
    let labels = try snapshot.labels(of: node)
    let affected = labels.flatMap { indexes(on: .nodes($0), key) }
    if !affected.isEmpty {
      for label in labels { try requireUnique(.nodes(label), key, value, except: node.rawValue) }
      let old = try snapshot.property(key, of: node)
      for index in affected {
        try removeEntry(index, old, node)
        try addEntry(index, value, node)
      }
    }
    hasChanges = true
    touch(node)
    setColumn(.node, key, node.rawValue, value)
    for label in labels { noteText(label, key, value, node) }
  }

  // MARK: Relationships

  /// Creates a relationship between two nodes that exist.
  public func createRelationship(
    _ type: RelationshipTypeID, from source: NodeID, to target: NodeID,
    _ properties: [(key: PropertyKeyID, value: Value)] = []
  ) throws -> Relationship {
    for (key, value) in properties {
      try requireStorable(value)
      try requireUnique(.relationships(type), key, value, except: nil)
    }
    hasChanges = true
    let id = try allocation.relationship(type.rawValue)
    let relationship = Relationship(
      id: RelationshipID(rawValue: id), type: type, source: source, target: target)
    touch(relationship)
    connect(type, source, target, id)
    try setMember(StoreLayout.relationshipTag, id, true)
    snapshot.statistics.count(
      from: try labels(of: source), type, to: try labels(of: target), by: 1)
    for (key, value) in properties {
      if case .null = value { continue }
      setColumn(.relationship, key, id, value)
      for index in indexes(on: .relationships(type), key) {
        try addEntry(index, value, relationship)
      }
    }
    return relationship
  }

  /// Deletes a relationship with its properties. Deleting a deleted one does nothing.
  public func delete(_ relationship: Relationship) throws {
    guard snapshot.exists(relationship.id) else { return }
    hasChanges = true
    let id = relationship.id.rawValue
    for (key, value) in try snapshot.properties(of: relationship.id) {
      for index in indexes(on: .relationships(relationship.type), key) {
        try removeEntry(index, value, relationship)
      }
      setColumn(.relationship, key, id, .null)
    }
    changes(relationship.type, incoming: false, relationship.source)
      .remove(id, slot: slot(relationship.source))
    changes(relationship.type, incoming: true, relationship.target)
      .remove(id, slot: slot(relationship.target))
    try setMember(StoreLayout.relationshipTag, id, false)
    snapshot.statistics.count(
      from: try snapshot.labels(of: relationship.source), relationship.type,
      to: try snapshot.labels(of: relationship.target), by: -1)
  }

  /// Sets a property; null removes it.
  public func set(
    _ key: PropertyKeyID, to value: Value, of relationship: Relationship
  ) throws {
    guard snapshot.exists(relationship.id) else { return }
    try requireStorable(value)
    let affected = indexes(on: .relationships(relationship.type), key)
    if !affected.isEmpty {
      try requireUnique(
        .relationships(relationship.type), key, value, except: relationship.id.rawValue)
      let old = try snapshot.property(key, of: relationship.id)
      for index in affected {
        try removeEntry(index, old, relationship)
        try addEntry(index, value, relationship)
      }
    }
    hasChanges = true
    touch(relationship)
    setColumn(.relationship, key, relationship.id.rawValue, value)
  }

  /// Enters a relationship at both of its ends.
  func connect(_ type: RelationshipTypeID, _ source: NodeID, _ target: NodeID, _ id: UInt32) {
    changes(type, incoming: false, source).add(
      AdjacencyEntry(slot: slot(source), neighbor: target.rawValue, relationship: id))
    changes(type, incoming: true, target).add(
      AdjacencyEntry(slot: slot(target), neighbor: source.rawValue, relationship: id))
  }

  /// Notes the labels of nodes that were made one after the other in one chunk.
  func know(_ made: Range<UInt32>, _ labels: [LabelID]) {
    let chunk = made.lowerBound >> StoreLayout.chunkBits
    if let known = madeLabels[chunk], known.made.upperBound == made.lowerBound {
      madeLabels[chunk] = (known.made.lowerBound..<made.upperBound, labels)
    } else {
      madeLabels[chunk] = (made, labels)
    }
  }

  private func forgetLabels(of node: NodeID) {
    knownLabels[node] = nil
    madeLabels.removeAll()
  }

  /// The labels of a node, kept for the next relationship of the same one.
  func labels(of node: NodeID) throws -> [LabelID] {
    if let known = madeLabels[node.rawValue >> StoreLayout.chunkBits],
      known.made.contains(node.rawValue)
    {
      return known.labels
    }
    if let known = knownLabels[node] { return known }
    let labels = try snapshot.labels(of: node)
    knownLabels[node] = labels
    return labels
  }

  // MARK: The overlay

  private func slot(_ node: NodeID) -> UInt16 {
    UInt16(StoreLayout.segmentSlot(of: node.rawValue))
  }

  private func changes(
    _ type: RelationshipTypeID, incoming: Bool, _ node: NodeID
  ) -> SegmentChanges {
    let key = StoreLayout.key(
      StoreLayout.segment(of: node.rawValue), StoreLayout.adjacencyTag(type, incoming: incoming))
    if let known = overlay.adjacency[key] { return known }
    let made = SegmentChanges()
    overlay.adjacency[key] = made
    return made
  }

  private func setMember(_ tag: UInt16, _ id: UInt32, _ isMember: Bool) throws {
    let chunk = StoreLayout.chunk(of: id)
    let key = StoreLayout.memberKey(tag, chunk)
    let slot = StoreLayout.slot(of: id)
    // In place; nil where the chunk has not been changed yet.
    if overlay.members[key]?.set(slot, isMember) != nil { return }
    var members = try snapshot.members(tag, chunk: chunk) ?? MemberBitmap()
    members.set(slot, isMember)
    overlay.members[key] = members
  }

  /// Adds members of one chunk that were none before.
  func setMembers(_ tag: UInt16, _ run: Range<UInt32>) throws {
    let chunk = StoreLayout.chunk(of: run.lowerBound)
    let key = StoreLayout.memberKey(tag, chunk)
    let slots = run.lazy.map(StoreLayout.slot(of:))
    if overlay.members[key]?.insert(slots) != nil { return }
    var members = try snapshot.members(tag, chunk: chunk) ?? MemberBitmap()
    members.insert(slots)
    overlay.members[key] = members
  }

  /// Sets a property of nodes that were made one after the other in one chunk.
  func setColumn(
    _ owner: Owner, _ key: PropertyKeyID, _ run: Range<UInt32>, _ values: ArraySlice<Value>
  ) {
    let columnKey = StoreLayout.key(
      StoreLayout.chunk(of: run.lowerBound), StoreLayout.columnTag(owner, key))
    let first = UInt16(StoreLayout.slot(of: run.lowerBound))
    if let known = overlay.columnChanges(owner, columnKey) {
      known.set(from: first, to: values)
      return
    }
    let changes = ColumnChanges()
    changes.set(from: first, to: values)
    if owner == .node {
      overlay.nodeColumns[columnKey] = changes
    } else {
      overlay.relationshipColumns[columnKey] = changes
    }
  }

  func setColumn(_ owner: Owner, _ key: PropertyKeyID, _ id: UInt32, _ value: Value) {
    let columnKey = StoreLayout.key(
      StoreLayout.chunk(of: id), StoreLayout.columnTag(owner, key))
    let slot = UInt16(StoreLayout.slot(of: id))
    if let known = overlay.columnChanges(owner, columnKey) {
      known.set(slot, to: value)
      return
    }
    let changes = ColumnChanges()
    changes.set(slot, to: value)
    if owner == .node {
      overlay.nodeColumns[columnKey] = changes
    } else {
      overlay.relationshipColumns[columnKey] = changes
    }
  }

  /// Counts a node's relationships as if it had the given labels.
  private func recountRelationships(of node: NodeID, _ labels: [LabelID], by change: Int) throws {
    var cursor = ExpansionCursor()
    var expansion = Expansion()
    guard try snapshot.degree(of: node, [], .either) > 0 else { return }
    _ = try snapshot.expand([node], [], .either, from: &cursor, limit: .max / 2, into: &expansion)
    for row in 0..<expansion.count {
      let neighbor = expansion.neighbors[row]
      let other = neighbor == node ? labels : try snapshot.labels(of: neighbor)
      let isIncoming = expansion.isIncoming[row]
      snapshot.statistics.count(
        from: isIncoming ? other : labels, expansion.types[row], to: isIncoming ? labels : other,
        by: change)
    }
  }

  func requireStorable(_ value: Value) throws {
    switch value {
    case .list, .map:
      var scratch: [UInt8] = []
      try TaggedValue.append(value, to: &scratch)
    case .node, .relationship, .path:
      throw GraphError(
        .unstorableValue, "a property cannot hold a node, a relationship or a path")
    default: break
    }
  }
}
