import ArgumentParser
import PropertyGraph

/// `fangzhi import`: builds a new store from CSV files.
struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build a new store from CSV files.",
    discussion: """
      The first line of a file names its columns, in the convention that graph databases share: \
      name:type (int, long, float, double, boolean, string, and lists of them as type[], their \
      elements separated by ;), id:ID or id:ID{id-type:long} for a node's id, :LABEL, :START_ID, \
      :END_ID, :TYPE, :IGNORE. An empty field is no value. The store is built beside its place \
      and moved there when it is whole.

      EXAMPLE
        fangzhi import --store graph.store --nodes Place=places.csv --nodes Project=projects.csv \
      --relationships LOCATED_IN=located.csv --index Place.name
      """)

  @OptionGroup var storeOptions: StoreOptions

  @Option(
    help: ArgumentHelp(
      "Nodes of a label (several: A:B) in a CSV file.", valueName: "LABEL=FILE"))
  var nodes: [String] = []

  @Option(
    help: ArgumentHelp("Relationships of a type in a CSV file.", valueName: "TYPE=FILE"))
  var relationships: [String] = []

  @Option(help: ArgumentHelp("A property to index.", valueName: "LABEL.PROPERTY"))
  var index: [String] = []

  func run() throws {
    let nodeFiles = try nodes.map { argument in
      let (labels, path) = try Self.split(argument, at: "=", option: "--nodes")
      return GraphImport.NodeFile(labels: labels.split(separator: ":").map(String.init), path: path)
    }
    let relationshipFiles = try relationships.map { argument in
      let (type, path) = try Self.split(argument, at: "=", option: "--relationships")
      return GraphImport.RelationshipFile(type: type, path: path)
    }
    let indexes = try index.map { argument in
      let (label, property) = try Self.split(argument, at: ".", option: "--index")
      return GraphImport.Index(label: label, property: property)
    }
    guard !nodeFiles.isEmpty else { throw ValidationError("name at least one --nodes LABEL=FILE") }
    let summary = try GraphImport.run(
      into: storeOptions.path, nodes: nodeFiles, relationships: relationshipFiles,
      indexes: indexes)
    print(
      "\(summary.nodeCount) nodes and \(summary.relationshipCount) relationships, "
        + "\(summary.storeBytes >> 20) MiB")
  }

  private static func split(
    _ argument: String, at mark: Character, option: String
  ) throws -> (String, String) {
    guard let position = argument.firstIndex(of: mark), position != argument.startIndex else {
      throw ValidationError("\(option) '\(argument)' must have the form NAME\(mark)…")
    }
    return (
      String(argument[..<position]), String(argument[argument.index(after: position)...])
    )
  }
}
