import GraphQuery

/// Reads queries from standard input and answers them, until its end or :quit.
///
/// A query is a line, or several lines up to one that ends with a semicolon when the first ends with a backslash or is
/// not whole yet.
struct QueryShell {
  let engine: QueryEngine
  let path: String
  var format: OutputFormat

  private static let help = """
    Type a query in openCypher. It may go over several lines; it ends with ; or an empty line.
      :help            this text
      :format NAME     table, json, jsonl, csv or markdown
      :quit            leave (also Ctrl-D)
    """

  func run() {
    var shell = self
    shell.loop()
  }

  private mutating func loop() {
    let isInteractive = Terminal.readsFromScreen
    if isInteractive { Terminal.complain("fangzhi: \(path); :help for help, :quit to leave") }
    var pending: [String] = []
    while true {
      if isInteractive { Terminal.prompt(pending.isEmpty ? "fangzhi> " : "       > ") }
      guard let line = readLine() else { break }
      let text = line.trimmed
      if pending.isEmpty, text.hasPrefix(":") {
        if !command(text) { return }
        continue
      }
      if text.isEmpty, pending.isEmpty { continue }
      if !text.isEmpty { pending.append(line) }
      if text.isEmpty || text.hasSuffix(";") || !isInteractive && !isContinued(text) {
        answer(pending.joined(separator: "\n"))
        pending = []
      }
    }
    if !pending.isEmpty { answer(pending.joined(separator: "\n")) }
    if isInteractive { Terminal.complain("") }
  }

  /// In a script a line is a query, unless it ends so that it cannot be one.
  private func isContinued(_ text: String) -> Bool {
    text.hasSuffix("\\") || text.hasSuffix(",") || text.hasSuffix("(")
  }

  private func answer(_ text: String) {
    let query = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasSuffix("\\") ? String($0.dropLast()) : String($0) }.joined(separator: "\n")
    guard query.trimmed != ";" else { return }
    do {
      QueryOutput(format: format).print(try engine.run(query))
    } catch let error as QueryError {
      Terminal.complain(error.rendered(in: query))
    } catch {
      Terminal.complain("Error: \(error)")
    }
  }

  /// Runs a command of the shell; false ends it.
  private mutating func command(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    switch words[0] {
    case ":quit", ":exit", ":q": return false
    case ":help", ":h", ":?": Terminal.complain(Self.help)
    case ":format":
      if words.count == 2, let chosen = OutputFormat(rawValue: String(words[1])) {
        format = chosen
      } else {
        Terminal.complain(":format takes table, json, jsonl, csv or markdown")
      }
    default: Terminal.complain("\(words[0]) is no command; :help lists them")
    }
    return true
  }
}

extension String {
  /// Without space at both ends.
  fileprivate var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
