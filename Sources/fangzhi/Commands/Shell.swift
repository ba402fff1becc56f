import ArgumentParser
import GraphQuery

/// `fangzhi shell`: question after question.
struct ShellCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shell",
    abstract: "Ask question after question.",
    discussion:
      "A query ends with ; or at the end of its line when it is whole. :help lists the commands.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var threads: ThreadOptions

  func run() throws {
    let engine = QueryEngine(store: try store.open())
    QueryShell(
      engine: engine, path: store.path, threads: threads.threads, format: format.chosen
    ).run()
  }
}
