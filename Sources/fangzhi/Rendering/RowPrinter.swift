import GraphQuery
import PropertyGraph

/// Prints rows of values in one of the formats.
struct RowPrinter {
  let format: OutputFormat
  /// Where labels, types and properties of nodes and relationships come from.
  let entities: ResultEntities

  func print(_ columns: [String], _ rows: [[Value]], to terminal: inout Terminal) {
    switch format {
    case .table: printTable(columns, rows, to: &terminal)
    case .json: printJSON(columns, rows, to: &terminal)
    case .jsonl: printJSONLines(columns, rows, to: &terminal)
    case .csv: printCSV(columns, rows, to: &terminal)
    case .markdown: printMarkdown(columns, rows, to: &terminal)
    }
  }

  private func printTable(
    _ columns: [String], _ rows: [[Value]], to terminal: inout Terminal
  ) {
    var isNumeric = columns.map { _ in !rows.isEmpty }
    for row in rows {
      for (index, value) in row.enumerated() {
        switch value {
        case .integer, .double, .null: break
        default: isNumeric[index] = false
        }
      }
    }
    let cells = rows.map { $0.map(cell) }
    let table = TableFormat(screenColumns: Terminal.columns)
    for line in table.lines(columns, cells, isNumeric: isNumeric) { terminal.writeLine(line) }
    if !columns.isEmpty {
      terminal.writeLine(rows.count == 1 ? "(1 row)" : "(\(rows.count) rows)")
    }
  }

  private func printJSON(
    _ columns: [String], _ rows: [[Value]], to terminal: inout Terminal
  ) {
    terminal.write("[")
    for (index, row) in rows.enumerated() {
      terminal.write(index == 0 ? "\n  " : ",\n  ")
      terminal.write(object(columns, row))
    }
    terminal.write(rows.isEmpty ? "]\n" : "\n]\n")
  }

  private func printJSONLines(
    _ columns: [String], _ rows: [[Value]], to terminal: inout Terminal
  ) {
    for row in rows {
      terminal.write(object(columns, row))
      terminal.write("\n")
    }
  }

  private func object(_ columns: [String], _ row: [Value]) -> [UInt8] {
    var json = JSONWriter(entities: entities)
    json.append(mark: "{")
    for (index, column) in columns.enumerated() {
      if index > 0 { json.append(mark: ",") }
      json.append(column)
      json.append(mark: ":")
      json.append(row[index])
    }
    json.append(mark: "}")
    return json.bytes
  }

  private func printCSV(_ columns: [String], _ rows: [[Value]], to terminal: inout Terminal) {
    terminal.write(columns.map(Self.csv).joined(separator: ",") + "\r\n")
    for row in rows {
      let cells = row.map { value in
        if case .null = value { return "" }
        return Self.csv(cell(value))
      }
      terminal.write(cells.joined(separator: ",") + "\r\n")
    }
  }

  private func printMarkdown(
    _ columns: [String], _ rows: [[Value]], to terminal: inout Terminal
  ) {
    terminal.writeLine("| " + columns.map(Self.markdown).joined(separator: " | ") + " |")
    terminal.writeLine("|" + columns.map { _ in " --- |" }.joined())
    for row in rows {
      let cells = row.map { Self.markdown(cell($0)) }
      terminal.writeLine("| " + cells.joined(separator: " | ") + " |")
    }
  }

  private func cell(_ value: Value) -> String { CellText(entities: entities).text(value) }

  /// A field of RFC 4180.
  private static func csv(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private static func markdown(_ text: String) -> String {
    String(
      text.flatMap { character -> [Character] in
        if character == "|" { return ["\\", "|"] }
        return character.isNewline ? [" "] : [character]
      })
  }
}
