import GraphQuery
import PropertyGraph

/// Reads queries from standard input and answers them, until its end or :quit.
///
/// A query is a line; where a line is no whole query yet, the lines up to one that makes it whole, ends with a semicolon
/// or is empty.
struct QueryShell {
  let engine: QueryEngine
  let path: String
  let threads: Int
  var format: OutputFormat
  private var parameters: [String: Value] = [:]

  init(engine: QueryEngine, path: String, threads: Int, format: OutputFormat) {
    self.engine = engine
    self.path = path
    self.threads = threads
    self.format = format
  }

  private static let help = """
    Type a query in openCypher. It may go over several lines; then it ends with ; or an empty line.
      :help            this text
      :format NAME     table, json, jsonl, csv or markdown
      :param NAME VALUE  a parameter for the queries that follow, as in :param city 宜昌市; alone it lists them
      :schema          the labels, types and properties of the graph
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
      pending.append(line)
      let isLast = text.isEmpty || text.hasSuffix(";")
      if answer(pending.joined(separator: "\n"), isLast: isLast) { pending = [] }
    }
    if !pending.isEmpty { _ = answer(pending.joined(separator: "\n"), isLast: true) }
    if isInteractive { Terminal.complain("") }
  }

  /// Answers a query, or returns false when more lines are to come.
  private func answer(_ query: String, isLast: Bool) -> Bool {
    guard query.trimmed != ";" else { return true }
    do {
      var options = QueryOptions()
      options.threads = threads
      QueryOutput(format: format).print(
        try engine.run(query, parameters: parameters, options: options))
    } catch let error as QueryError {
      if !isLast, Self.isUnfinished(query, error) { return false }
      Terminal.complain(error.rendered(in: query))
    } catch {
      Terminal.complain("Error: \(error)")
    }
    return true
  }

  /// Whether the query is wrong only for want of its end. Nothing has run then: the error is the compiler's.
  private static func isUnfinished(_ query: String, _ error: QueryError) -> Bool {
    guard error.phase == .compileTime, error.kind == .syntax else { return false }
    if error.detail == "InvalidClauseComposition" { return true }
    guard let offset = error.position?.offset else { return false }
    return offset >= query.trimmed.utf8.count
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
    case ":schema": showSchema()
    case ":param", ":params": setParameter(text.drop { $0 != " " }.drop { $0 == " " })
    default: Terminal.complain("\(words[0]) is no command; :help lists them")
    }
    return true
  }
}

extension QueryShell {
  private func showSchema() {
    do {
      let lines = try engine.store.read { try GraphTypeListing(snapshot: $0).lines() }
      var terminal = Terminal()
      for line in lines { terminal.writeLine(line) }
      terminal.flush()
    } catch {
      Terminal.complain("Error: \(error)")
    }
  }

  /// `name value`: the value is JSON where it reads as JSON, else a string.
  private mutating func setParameter(_ text: Substring) {
    guard let space = text.firstIndex(of: " ") else {
      for (name, value) in parameters.sorted(by: { $0.key < $1.key })
      where text.isEmpty || name == text {
        Terminal.complain(
          "$\(name) = \(CellText(entities: ResultEntities()).text(value, isNested: true))")
      }
      return
    }
    let value = String(text[space...]).trimmed
    parameters[String(text[..<space].drop { $0 == "$" })] =
      (try? JSONReader.value(value)) ?? .string(value)
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
