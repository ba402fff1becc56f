import ArgumentParser
import Loading
import PropertyGraph
import TextExtraction

/// `fangzhi schema`: the graph's types as they are in the store; `schema check` for vocabularies.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Show the graph's types, or check a vocabulary.",
    subcommands: [ShowSchema.self, CheckVocabulary.self], defaultSubcommand: ShowSchema.self)
}

struct ShowSchema: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show node and relationship types with their properties and counts.",
    discussion:
      "In the notation of GQL graph types. Properties are those of the first nodes of each label.")

  @OptionGroup var store: StoreOptions

  func run() throws {
    let graph = try store.open()
    let lines = try graph.read { try GraphTypeListing(snapshot: $0).lines() }
    var terminal = Terminal()
    for line in lines { terminal.writeLine(line) }
    terminal.flush()
  }
}

struct CheckVocabulary: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check the tables of a vocabulary folder.",
    discussion:
      "Names the file and line of the first mistake and exits with status 1, or says that all is well."
  )

  @Argument(help: "A folder laid out like schema/.", completion: .directory)
  var directory: String

  @Flag(help: "Its tables add rows to the built-in ones, instead of replacing them.")
  var overlay = false

  func validate() throws {
    guard FileEntry(path: directory)?.isFolder == true else {
      throw ValidationError("\(directory): no such folder")
    }
  }

  func run() throws {
    var options = VocabularyOptions()
    options.schema = overlay ? nil : directory
    options.overlay = overlay ? directory : nil
    _ = try options.vocabulary()
    var terminal = Terminal()
    terminal.writeLine("\(directory): the tables are in order")
    terminal.flush()
  }
}
