import ArgumentParser
import GraphQuery
import Loading
import PropertyGraph

/// `fangzhi query`: one question, its rows.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Ask a question in openCypher.",
    discussion: """
      Prints a table on a terminal and JSON Lines in a pipe. Values of --param are JSON where they parse as JSON, \
      strings otherwise; a query refers to them as $name.

      EXAMPLES
        fangzhi query 'MATCH (d:Document) RETURN d.title, d.year ORDER BY d.year'
        fangzhi query --param city=怀化市 'MATCH (p:Project)-[:LOCATED_IN]->(:Place {name: $city}) RETURN p.name'
        fangzhi query --format csv --file question.cypher > answer.csv
        echo 'MATCH (n) RETURN count(*)' | fangzhi query -
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var threads: ThreadOptions

  @Option(
    name: .customLong("param"),
    help: ArgumentHelp("A parameter of the query; may be given again.", valueName: "name=value"))
  var parameters: [String] = []

  @Option(
    name: .customLong("file"), help: ArgumentHelp("Read the query from a file.", valueName: "path"),
    completion: .file())
  var file: String?

  @Option(
    name: .customLong("timeout"),
    help: ArgumentHelp("End with an error after so many seconds.", valueName: "seconds"))
  var timeout: Double?

  @Argument(help: "The query; - for standard input.")
  var text: String?

  func validate() throws {
    if (text == nil) == (file == nil) {
      throw ValidationError("give a query, or - for standard input, or --file")
    }
    if let timeout, timeout <= 0 { throw ValidationError("--timeout takes a number above 0") }
    for parameter in parameters { _ = try Self.parameter(parameter) }
  }

  func run() throws {
    let query = try queryText()
    var values: [String: Value] = [:]
    for parameter in parameters {
      let (name, value) = try Self.parameter(parameter)
      values[name] = value
    }
    let engine = QueryEngine(store: try store.open())
    var options = QueryOptions(timeoutSeconds: timeout)
    options.threads = threads.threads
    let result: QueryResult
    do {
      result = try engine.run(query, parameters: values, options: options)
    } catch let error as QueryError {
      Terminal.complain(error.rendered(in: query))
      throw ExitCode(1)
    }
    QueryOutput(format: format.chosen).print(result)
  }

  private func queryText() throws -> String {
    if let file { return try Self.utf8(TextSource(path: file).read(), of: file) }
    guard let text, text != "-" else {
      return try Self.utf8(TextSource.standardInput().read(), of: "standard input")
    }
    return text
  }

  private static func utf8(_ bytes: [UInt8], of name: String) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ValidationError("\(name) is not UTF-8; save the query as UTF-8")
    }
    return text
  }

  /// `name=value`, the value as JSON or else as it stands.
  static func parameter(_ argument: String) throws -> (name: String, value: Value) {
    guard let mark = argument.firstIndex(of: "="), mark > argument.startIndex else {
      throw ValidationError("--param takes name=value, not '\(argument)'")
    }
    let name = argument[..<mark].drop { $0 == "$" }
    let text = String(argument[argument.index(after: mark)...])
    return (String(name), (try? JSONReader.value(text)) ?? .string(text))
  }
}
