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
    var caret = line[start..<column].reduce(0) { $0 + Self.width($1) }
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

  /// Columns that a terminal gives to a scalar: two for Chinese characters and full-width signs.
  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    default: 1
    }
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
