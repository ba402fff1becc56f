/// A table of text for people: columns aligned by display width, long cells wrapped to the screen.
struct TableFormat {
  /// Columns of the screen, nil for no limit.
  let screenColumns: Int?

  /// The lines of the table. `isNumeric` tells which columns are set to the right.
  func lines(_ columns: [String], _ rows: [[String]], isNumeric: [Bool]) -> [String] {
    guard !columns.isEmpty else { return [] }
    let widths = fitted(naturalWidths(columns, rows))
    let rule = widths.map { String(repeating: "─", count: $0 + 2) }.joined(separator: "┼")
    var lines = rowLines(columns, widths, columns.map { _ in false })
    lines.append(rule)
    for row in rows { lines += rowLines(row, widths, isNumeric) }
    return lines
  }

  private func naturalWidths(_ columns: [String], _ rows: [[String]]) -> [Int] {
    var widths = columns.map { max(1, DisplayWidth.of($0)) }
    for row in rows {
      for (index, cell) in row.enumerated() {
        for line in Self.paragraphs(cell) {
          widths[index] = max(widths[index], DisplayWidth.of(line))
        }
      }
    }
    return widths
  }

  /// Narrows the widest columns until the table fits the screen; no column below twelve for that.
  private func fitted(_ natural: [Int]) -> [Int] {
    guard let screenColumns else { return natural }
    var widths = natural
    let frame = 3 * widths.count - 1
    var excess = widths.reduce(frame, +) - screenColumns
    while excess > 0 {
      guard let widest = widths.max(), widest > 12 else { break }
      let next = widths.filter { $0 < widest }.max() ?? 12
      let sharers = widths.filter { $0 == widest }.count
      let step = max(1, min(widest - max(next, 12), (excess + sharers - 1) / sharers))
      for index in widths.indices where widths[index] == widest { widths[index] -= step }
      excess -= step * sharers
    }
    return widths
  }

  private func rowLines(_ cells: [String], _ widths: [Int], _ isNumeric: [Bool]) -> [String] {
    let wrapped = zip(cells, widths).map { cell, width in
      Self.paragraphs(cell).flatMap { DisplayWidth.wrap($0, columns: width) }
    }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { row in
      var line = ""
      for (index, parts) in wrapped.enumerated() {
        let text = row < parts.count ? parts[row] : ""
        let gap = String(repeating: " ", count: max(0, widths[index] - DisplayWidth.of(text)))
        line += index == 0 ? " " : " │ "
        line += isNumeric[index] ? gap + text : text + gap
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private static func paragraphs(_ cell: String) -> [String] {
    guard cell.utf8.contains(where: { $0 < 0x20 }) else { return [cell] }
    return cell.split(omittingEmptySubsequences: false) { $0.isNewline }.map { line in
      // Other control characters would move the cursor.
      String(line.map { $0 == "\t" ? " " : $0 }.filter { !$0.isASCII || $0 >= " " })
    }
  }
}
