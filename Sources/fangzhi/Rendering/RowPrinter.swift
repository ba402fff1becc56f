import GraphQuery
import PropertyGraph

/// Prints rows of values in one of the formats.
struct RowPrinter {
  let format: OutputFormat
  /// Where labels, types and properties of nodes and relationships come from.
  let snapshot: GraphSnapshot?

  func print(_ columns: [String], _ rows: [[Value]], to terminal: inout Terminal) throws {
    switch format {
    case .table: try printTable(columns, rows, to: &terminal)
    case .json: try printJSON(columns, rows, to: &terminal)
    case .jsonl: try printJSONLines(columns, rows, to: &terminal)
    case .csv: try printCSV(columns, rows, to: &terminal)
    case .markdown: try printMarkdown(columns, rows, to: &terminal)
    }
  }

  private func printTable(
    _ columns: [String], _ rows: [[Value]], to terminal: inout Terminal
  ) throws {
    var isNumeric = columns.map { _ in !rows.isEmpty }
    for row in rows {
      for (index, value) in row.enumerated() {
        switch value {
        case .integer, .double, .null: break
        default: isNumeric[index] = false
        }
      }
    }
    let cells = try rows.map { try $0.map(cell) }
    let table = TableFormat(screenColumns: Terminal.columns)
    for line in table.lines(columns, cells, isNumeric: isNumeric) { terminal.writeLine(line) }
    if !columns.isEmpty {
      terminal.writeLine(rows.count == 1 ? "(1 row)" : "(\(rows.count) rows)")
    }
  }

  private func printJSON(
    _ columns: [String], _ rows: [[Value]], to terminal: inout Terminal
  ) throws {
    terminal.write("[")
    for (index, row) in rows.enumerated() {
      terminal.write(index == 0 ? "\n  " : ",\n  ")
      terminal.write(try object(columns, row))
    }
    terminal.write(rows.isEmpty ? "]\n" : "\n]\n")
  }

  private func printJSONLines(
    _ columns: [String], _ rows: [[Value]], to terminal: inout Terminal
  ) throws {
    for row in rows {
      terminal.write(try object(columns, row))
      terminal.write("\n")
    }
  }

  private func object(_ columns: [String], _ row: [Value]) throws -> [UInt8] {
    var json = JSONWriter(snapshot)
    json.append(mark: "{")
    for (index, column) in columns.enumerated() {
      if index > 0 { json.append(mark: ",") }
      json.append(column)
      json.append(mark: ":")
      try json.append(row[index])
    }
    json.append(mark: "}")
    return json.bytes
  }

  private func printCSV(_ columns: [String], _ rows: [[Value]], to terminal: inout Terminal) throws
  {
    terminal.write(columns.map(Self.csv).joined(separator: ",") + "\r\n")
    for row in rows {
      let cells = try row.map { value in
        if case .null = value { return "" }
        return Self.csv(try cell(value))
      }
      terminal.write(cells.joined(separator: ",") + "\r\n")
    }
  }

  private func printMarkdown(
    _ columns: [String], _ rows: [[Value]], to terminal: inout Terminal
  ) throws {
    terminal.writeLine("| " + columns.map(Self.markdown).joined(separator: " | ") + " |")
    terminal.writeLine("|" + columns.map { _ in " --- |" }.joined())
    for row in rows {
      let cells = try row.map { Self.markdown(try cell($0)) }
      terminal.writeLine("| " + cells.joined(separator: " | ") + " |")
    }
  }

  /// A value as a person reads it: strings bare, whole numbers of doubles without `.0`, null empty.
  private func cell(_ value: Value) throws -> String {
    switch value {
    case .null: ""
    case .string(let text): text
    case .double(let number): Self.text(number)
    default: try ValueText(snapshot).text(value)
    }
  }

  /// A double without exponent where it is a whole number that doubles hold exactly.
  private static func text(_ number: Double) -> String {
    if number.rounded() == number, abs(number) < 9_007_199_254_740_992 {
      return String(Int64(number))
    }
    return number.description
  }

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
