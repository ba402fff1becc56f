internal import LMDB

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Builds a new store from CSV files in one go: beside its final place, moved there when it is
/// whole and on the disk.
public struct GraphImport {
  /// Nodes in a file; a `:LABEL` column adds labels to these (several are separated by `;`).
  public struct NodeFile: Sendable {
    public let labels: [String]
    public let path: String
    public init(labels: [String], path: String) {
      self.labels = labels
      self.path = path
    }
  }

  /// Relationships in a file; a `:TYPE` column overrides the type.
  public struct RelationshipFile: Sendable {
    public let type: String
    public let path: String
    public init(type: String, path: String) {
      self.type = type
      self.path = path
    }
  }

  /// A range index to build on the way.
  public struct Index: Sendable {
    public let label: String
    public let property: String
    public init(label: String, property: String) {
      self.label = label
      self.property = property
    }
  }

  /// What an import holds in memory beside the nodes' ids; the rest is sorted on the disk.
  public struct Limits: Sendable {
    /// Relationships of one type; each takes about 30 bytes and its properties.
    public var relationships = 6 << 20
    /// Bytes of each index, and of each sort of relationships beyond the limit.
    public var sortBytes = 48 << 20
    public init() {}
  }

  /// What an import made.
  public struct Summary: Sendable {
    public let nodeCount: Int
    public let relationshipCount: Int
    public let storeBytes: Int
  }

  private let writer: ImportWriter
  private var catalog = Catalog()
  private var allocation = Allocation()
  private var statistics = Statistics()
  private var identifiers = ImportIdentifiers()
  private var groups: [ImportNodeGroup] = []
  /// The labels of each chunk's nodes.
  private var groupOfChunk: [Int] = []
  private var indexes: [(description: IndexDescription, entries: ImportIndexEntries)] = []
  private let limits: Limits
  private let progress: (String) -> Void

  /// Imports files into a new store at `path`.
  ///
  /// Throws `badImport` with file and line for what cannot be read, `schemaConflict` when there is a
  /// store at the path already. Memory: four bytes a node's id, if ids are small integers, and what the
  /// limits say.
  public static func run(
    into path: String, nodes: [NodeFile], relationships: [RelationshipFile], indexes: [Index],
    limits: Limits = Limits(), progress: @escaping (String) -> Void = { _ in }
  ) throws -> Summary {
    if access(path + "/data.mdb", F_OK) == 0 {
      throw GraphError(
        .schemaConflict, "there is a store at \(path) already; import makes a new one elsewhere")
    }
    let building = path + ".building-\(getpid())"
    rmdir(path)
    guard mkdir(building, 0o755) == 0 else {
      throw GraphError(
        .storage, "cannot make \(building): \(String(cString: strerror(errno)))")
    }
    do {
      let summary = try build(in: building, nodes, relationships, indexes, limits, progress)
      guard rename(building, path) == 0 else {
        throw GraphError(
          .storage, "cannot move the store to \(path): \(String(cString: strerror(errno)))")
      }
      return summary
    } catch {
      for name in ["data.mdb", "lock.mdb"] { unlink(building + "/" + name) }
      rmdir(building)
      throw error
    }
  }

  private static func build(
    in folder: String, _ nodes: [NodeFile], _ relationships: [RelationshipFile],
    _ indexes: [Index], _ limits: Limits, _ progress: @escaping (String) -> Void
  ) throws -> Summary {
    var options = Environment.Options()
    options.isScratch = true
    let environment = try Environment(path: folder, options: options)
    let tables = try environment.write { transaction in
      let tables = try StoreTables(creatingIn: transaction)
      try transaction.put(GraphStore.format, for: CatalogKey.format, in: tables.catalog)
      return tables
    }
    var run = GraphImport(
      writer: ImportWriter(environment, tables), limits: limits, progress: progress)
    try run.createIndexes(indexes)
    for file in nodes { try run.importNodes(file) }
    for index in run.groups.indices {
      try run.groups[index].close(run.writer)
      let count = run.groups[index].count
      run.statistics.count(StoreLayout.everyNode, by: count)
      for label in run.groups[index].labels { run.statistics.count(label.rawValue, by: count) }
    }
    try run.importRelationships(relationships)
    try run.finish()
    try environment.sync()
    return Summary(
      nodeCount: run.statistics.nodes[StoreLayout.everyNode] ?? 0,
      relationshipCount: run.statistics.relationshipCount,
      storeBytes: environment.information().usedSize)
  }

  private init(writer: ImportWriter, limits: Limits, progress: @escaping (String) -> Void) {
    self.writer = writer
    self.limits = limits
    self.progress = progress
  }

  private mutating func createIndexes(_ wanted: [Index]) throws {
    for index in wanted {
      let label = try catalog.add(label: index.label)
      let key = try catalog.add(key: index.property)
      let description = try catalog.add(
        index: "\(index.label)_\(index.property)", .range, .nodes(label), key, isUnique: false)
      let entries = ImportIndexEntries(
        folder: writer.environment.path, byteLimit: limits.sortBytes)
      indexes.append((description, entries))
    }
  }

  // MARK: Nodes

  private mutating func importNodes(_ file: NodeFile) throws {
    var reader = try CSVReader(path: file.path)
    defer { reader.close() }
    guard try reader.next() else {
      throw GraphError(.badImport, "\(file.path) is empty; its first line must name the columns")
    }
    let header = try ImportHeader(reader)
    let properties = try header.properties.map {
      (key: try catalog.add(key: $0.name), property: $0)
    }
    var fixed: Int?
    if header.labels == nil { fixed = try group(file.labels) }
    var current = -1
    var columns: [Int] = []
    var indexed: [(index: Int, column: Int)] = []
    var rows = 0
    while try reader.next() {
      try requireFields(reader, header)
      let number = try fixed ?? group(file.labels + labels(reader, header))
      if number != current {
        current = number
        columns = groups[number].positions(properties)
        indexed = indexesOf(groups[number], columns)
      }
      if groups[number].isFull { try groups[number].close(writer) }
      let node = try groups[number].nextNode(&allocation)
      if StoreLayout.slot(of: node) == 0 {
        while groupOfChunk.count <= StoreLayout.chunk(of: node) { groupOfChunk.append(number) }
        groupOfChunk[StoreLayout.chunk(of: node)] = number
      }
      for column in columns { try groups[number].append(reader, to: column) }
      for (index, column) in indexed {
        try indexes[index].entries.add(groups[number].lastValue(column), node)
      }
      if let identifier = header.identifier {
        try identifiers.add(reader, identifier, space: header.identifierSpace, node: node)
      }
      rows += 1
    }
    progress("\(rows) nodes from \(file.path)")
  }

  private func indexesOf(
    _ group: ImportNodeGroup, _ columns: [Int]
  ) -> [(index: Int, column: Int)] {
    indexes.indices.flatMap { index in
      columns.filter { column in
        guard case .nodes(let label) = indexes[index].description.target else { return false }
        return group.labels.contains(label)
          && group.columns[column].key == indexes[index].description.key
      }.map { (index, $0) }
    }
  }

  private mutating func group(_ names: [String]) throws -> Int {
    let labels = try Set(names.map { try catalog.add(label: $0) }).sorted()
    if let known = groups.firstIndex(where: { $0.labels == labels }) { return known }
    groups.append(ImportNodeGroup(labels: labels))
    return groups.count - 1
  }

  private func labels(_ reader: CSVReader, _ header: ImportHeader) -> [String] {
    guard let field = header.labels else { return [] }
    return reader.text(field).split(separator: ";").map(String.init)
  }

  private func requireFields(
    _ reader: CSVReader, _ header: ImportHeader
  ) throws(GraphError) {
    if reader.fields.count != header.fieldCount {
      throw GraphError(
        .badImport,
        "\(reader.path):\(reader.line): \(reader.fields.count) fields, but the first line names "
          + "\(header.fieldCount)")
    }
  }

  // MARK: Relationships

  private mutating func importRelationships(_ files: [RelationshipFile]) throws {
    var types: [String] = []
    for file in files where !types.contains(file.type) { types.append(file.type) }
    for type in types {
      var byType: [ImportRelationships] = []
      for file in files where file.type == type { try importFile(file, &byType) }
      for index in byType.indices {
        guard let sorter = byType[index].spilled else {
          count(byType[index])
          try byType[index].write(writer, &allocation)
          continue
        }
        try spill(&byType[index])
        try byType[index].writeSpilled(
          sorter, writer, &allocation, folder: writer.environment.path,
          byteLimit: limits.sortBytes)
      }
    }
  }

  private mutating func importFile(
    _ file: RelationshipFile, _ byType: inout [ImportRelationships]
  ) throws {
    var reader = try CSVReader(path: file.path)
    defer { reader.close() }
    guard try reader.next() else {
      throw GraphError(.badImport, "\(file.path) is empty; its first line must name the columns")
    }
    let header = try ImportHeader(reader)
    guard let start = header.start, let end = header.end else {
      throw GraphError(.badImport, "\(file.path):1: the columns :START_ID and :END_ID are needed")
    }
    let properties = try header.properties.map {
      (key: try catalog.add(key: $0.name), property: $0)
    }
    var current = try position(of: file.type, &byType)
    var rows = 0
    while try reader.next() {
      try requireFields(reader, header)
      if let type = header.type { current = try position(of: reader.text(type), &byType) }
      let source = try identifiers.node(reader, start, space: header.startSpace)
      let target = try identifiers.node(reader, end, space: header.endSpace)
      byType[current].append(source, target)
      if !properties.isEmpty { try byType[current].append(properties, reader) }
      if byType[current].count >= limits.relationships { try spill(&byType[current]) }
      rows += 1
    }
    progress("\(rows) relationships from \(file.path)")
  }

  private mutating func spill(_ relationships: inout ImportRelationships) throws {
    count(relationships)
    try relationships.spill(folder: writer.environment.path, byteLimit: limits.sortBytes)
  }

  private mutating func position(
    of type: String, _ byType: inout [ImportRelationships]
  ) throws -> Int {
    let id = try catalog.add(type: type)
    if let known = byType.firstIndex(where: { $0.type == id }) { return known }
    byType.append(ImportRelationships(type: id))
    return byType.count - 1
  }

  private mutating func count(_ relationships: ImportRelationships) {
    var pairs = [Int](repeating: 0, count: groups.count * groups.count)
    for row in 0..<relationships.count {
      let source = groupOfChunk[StoreLayout.chunk(of: relationships.sources[row])]
      let target = groupOfChunk[StoreLayout.chunk(of: relationships.targets[row])]
      pairs[source * groups.count + target] += 1
    }
    for (pair, count) in pairs.enumerated() where count > 0 {
      statistics.count(
        from: groups[pair / groups.count].labels, relationships.type,
        to: groups[pair % groups.count].labels, by: count)
    }
  }

  // MARK: The end

  private mutating func finish() throws {
    try writer.flush()
    for position in indexes.indices {
      let description = indexes[position].description
      statistics.indexes[description.id.rawValue] = try indexes[position].entries.write(
        description, writer)
    }
    catalog.version = 1
    try writer.putCatalog(catalog.encoded(), for: CatalogKey.names)
    try writer.putCatalog(allocation.encoded(), for: CatalogKey.allocation)
    try writer.putCatalog(statistics.encoded(), for: CatalogKey.statistics)
    progress("indexes and catalog written")
  }
}
