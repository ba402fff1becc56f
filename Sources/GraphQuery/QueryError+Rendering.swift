extension QueryError: CustomStringConvertible {
  /// The same error with its line and column, once the text is at hand.
  func located(in text: String) -> QueryError {
    guard position == nil, let offset else { return self }
    return at(offset: offset, position: Position(of: offset, in: text))
  }

  /// Kind, detail and message in one line.
  public var description: String {
    var line = "\(kind.rawValue) (\(detail)): \(message)"
    if let suggestion { line += " Did you mean \(suggestion)?" }
    if let position { line += " [line \(position.line), column \(position.column)]" }
    return line
  }

  /// The error for people: the message, the line of the query and a caret under the place.
  public func rendered(in text: String) -> String {
    let error = located(in: text)
    var output = "\(kind.rawValue): \(message)"
    if let suggestion { output += " Did you mean \(suggestion)?" }
    if let position = error.position {
      output += "\n" + Self.excerpt(of: text, at: position)
    }
    return output + "\n(\(detail), \(phase.rawValue))"
  }

  /// ```
  ///    2 | RETURN n.nme
  ///      |        ^
  /// ```
  private static func excerpt(of text: String, at position: Position) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard position.line <= lines.count else { return "" }
    let line = Array(lines[position.line - 1].unicodeScalars).map { scalar in
      scalar == "\t" || scalar == "\r" ? " " : scalar
    }
    let column = min(position.column - 1, line.count)
    // Long lines are cut around the place.
    let start = max(0, column - 60)
    let end = min(line.count, column + 60)
    var shown = String(String.UnicodeScalarView(line[start..<end]))
    var caret = line[start..<column].reduce(0) { $0 + $1.terminalWidth }
    if start > 0 {
      shown = "…" + shown
      caret += 1
    }
    if end < line.count { shown += "…" }
    let number = String(position.line)
    let margin = String(repeating: " ", count: max(0, 4 - number.count))
    let blank = String(repeating: " ", count: max(4, number.count))
    return "\(margin)\(number) | \(shown)\n\(blank) | \(String(repeating: " ", count: caret))^"
  }
}

extension QueryError.Position {
  /// The place of a byte offset; one past the end is the end.
  init(of offset: Int, in text: String) {
    var line = 1
    var lineStart = 0
    let bytes = Array(text.utf8)
    let end = min(max(0, offset), bytes.count)
    for index in 0..<end where bytes[index] == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    // Scalars, not bytes: continuation bytes do not count.
    let column = bytes[lineStart..<end].reduce(1) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    self.init(line: line, column: column, offset: end)
  }
}
