import ArgumentParser

/// The command line: one file a subcommand, in Commands/.
@main struct Fangzhi: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fangzhi",
    abstract: "A knowledge store for Chinese local-government texts.",
    discussion: """
      Loads government reports, extracts places, parks, projects, policies, organisations and figures with the \
      sentence that says each, and answers questions in openCypher.

      EXAMPLES
        fangzhi load reports/                    load a folder of texts into ./fangzhi.store
        fangzhi query 'MATCH (p:Park)-[:LOCATED_IN]->(c:Place {name: "娄底市"}) RETURN p.name'
        fangzhi shell                            ask question after question
        fangzhi extract report.txt               see what is found, without a store

      The store is ./fangzhi.store, or $FANGZHI_STORE, or what --store names.
      """,
    version: "0.1.0",
    subcommands: [
      LoadCommand.self, Extract.self, QueryCommand.self, ShellCommand.self, StatsCommand.self,
      CheckCommand.self, SchemaCommand.self, Import.self, ServeCommand.self,
    ])

  static func main() async {
    Terminal.ignoreClosedPipes()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      exit(withError: error)
    }
  }
}
