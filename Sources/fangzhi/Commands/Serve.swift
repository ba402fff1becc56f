import ArgumentParser
import GraphQuery

/// `fangzhi serve --stdio`: requests and answers as JSON, a line each.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Answer queries as JSON, a request a line.",
    discussion: """
      A request is {"query": "…", "params": {…}}; the answer is {"columns": […], "rows": [[…]], "ms": 1.2} or \
      {"error": "…"}. "ms" is the time from the receipt of the query to its last row. Each answer sees the store as \
      it is at that moment.

      EXAMPLE
        echo '{"query": "MATCH (p:Place) RETURN p.name LIMIT 3"}' | fangzhi serve --stdio
      """)

  @OptionGroup var store: StoreOptions
  @OptionGroup var threads: ThreadOptions

  @Flag(help: "Requests on standard input, answers on standard output.")
  var stdio = false

  func validate() throws {
    guard stdio else { throw ValidationError("say how to serve: --stdio") }
  }

  func run() throws {
    var server = LineServer(engine: QueryEngine(store: try store.open()), threads: threads.threads)
    server.run()
  }
}
