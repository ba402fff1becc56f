import ArgumentParser
import GraphQuery
import PropertyGraph

/// How rows are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, jsonl, csv, markdown
}

/// The --format of a command: a table on a terminal, JSON Lines elsewhere, or what is asked for.
struct FormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How to print rows: table, json, jsonl, csv or markdown. Default: table on a terminal, jsonl in a pipe."
    ))
  var format: OutputFormat?

  var chosen: OutputFormat { format ?? (Terminal.isInteractive ? .table : .jsonl) }

  /// Prints a whole result.
  func print(columns: [String], rows: [[Value]], entities: ResultEntities = ResultEntities()) {
    var terminal = Terminal()
    RowPrinter(format: chosen, entities: entities).print(columns, rows, to: &terminal)
    terminal.flush()
  }
}
