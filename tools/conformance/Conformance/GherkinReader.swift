/// Reads feature files: backgrounds, scenarios, outlines with their examples, doc strings, tables, tags.
struct GherkinReader {
  static func scenarios(in text: String, feature: String) -> [Scenario] {
    var reader = GherkinReader(feature: feature)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) { reader.read(line) }
    reader.finishScenario()
    return reader.scenarios
  }

  private struct Line {
    var text: String
    var doc: String?
    var table: [[String]]?
  }

  private let feature: String
  private var scenarios: [Scenario] = []
  private var background: [Line] = []
  private var isInBackground = false
  private var name: String?
  private var tags: [String] = []
  private var nextTags: [String] = []
  private var lines: [Line] = []
  /// Each block of examples: a header and rows.
  private var examples: [[[String]]] = []
  private var isInExamples = false
  /// The open doc string's indentation and lines.
  private var doc: (indent: Int, lines: [String])?

  private init(feature: String) { self.feature = feature }

  private mutating func read(_ raw: Substring) {
    let line = raw.last == "\r" ? raw.dropLast() : raw
    let content = line.drop { $0 == " " || $0 == "\t" }
    if let open = doc {
      if content.hasPrefix("\"\"\"") {
        setDoc(open.lines.joined(separator: "\n"))
        doc = nil
      } else {
        let indent = line.count - content.count
        doc?.lines.append(
          String(line.dropFirst(min(open.indent, content.isEmpty ? line.count : indent))))
      }
      return
    }
    guard let first = content.first, first != "#" else { return }
    if first == "@" {
      nextTags += content.split(separator: " ").map(String.init)
    } else if content.hasPrefix("\"\"\"") {
      doc = (line.count - content.count, [])
    } else if first == "|" {
      addRow(cells(of: content))
    } else {
      readKeyword(content)
    }
  }

  private mutating func readKeyword(_ content: Substring) {
    if after("Feature:", content) != nil {
      nextTags = []
    } else if after("Background:", content) != nil {
      finishScenario()
      isInBackground = true
    } else if let title = after("Scenario Outline:", content) ?? after("Scenario:", content) {
      finishScenario()
      name = title
      tags = nextTags
      nextTags = []
    } else if after("Examples:", content) != nil {
      examples.append([])
      isInExamples = true
    } else {
      for keyword in ["Given ", "When ", "Then ", "And ", "But ", "* "] {
        guard let text = after(keyword, content) else { continue }
        let line = Line(text: text)
        if isInBackground { background.append(line) } else { lines.append(line) }
        return
      }
    }
  }

  private func after(_ keyword: String, _ content: Substring) -> String? {
    guard content.hasPrefix(keyword) else { return nil }
    var rest = content.dropFirst(keyword.count).drop { $0 == " " }
    while rest.last == " " || rest.last == "\t" { rest.removeLast() }
    return String(rest)
  }

  private mutating func setDoc(_ text: String) {
    if isInBackground {
      if !background.isEmpty { background[background.count - 1].doc = text }
    } else if !lines.isEmpty {
      lines[lines.count - 1].doc = text
    }
  }

  private mutating func addRow(_ row: [String]) {
    if isInExamples {
      examples[examples.count - 1].append(row)
    } else if isInBackground {
      if !background.isEmpty { background[background.count - 1].table = [row] }
    } else if !lines.isEmpty {
      lines[lines.count - 1].table = (lines[lines.count - 1].table ?? []) + [row]
    }
  }

  /// `\|` is a bar, `\\` a backslash, `\n` a new line.
  private func cells(of content: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in content.dropFirst() {
      if isEscaped {
        isEscaped = false
        switch character {
        case "|", "\\": cell.append(character)
        case "n": cell.append("\n")
        default: cell += "\\" + String(character)
        }
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        cells.append(cell)
        cell = ""
      } else {
        cell.append(character)
      }
    }
    return cells.map { cell in
      var trimmed = cell.drop { $0 == " " || $0 == "\t" }
      while trimmed.last == " " || trimmed.last == "\t" { trimmed.removeLast() }
      return String(trimmed)
    }
  }

  private mutating func finishScenario() {
    defer {
      name = nil
      lines = []
      examples = []
      isInExamples = false
      isInBackground = false
    }
    guard let name else { return }
    let all = background + lines
    guard !examples.isEmpty else {
      scenarios.append(scenario(name, nil, all.map { Scenario.Step($0.text, $0.doc, $0.table) }))
      return
    }
    var index = 0
    for block in examples {
      guard let header = block.first else { continue }
      for row in block.dropFirst() {
        func fill(_ text: String) -> String {
          var text = text
          for (key, value) in zip(header, row) { text = text.replacing("<\(key)>", with: value) }
          return text
        }
        let steps = all.map { line in
          Scenario.Step(fill(line.text), line.doc.map(fill), line.table?.map { $0.map(fill) })
        }
        scenarios.append(scenario(name, index, steps))
        index += 1
      }
    }
  }

  private func scenario(_ name: String, _ example: Int?, _ steps: [Scenario.Step]) -> Scenario {
    Scenario(feature: feature, name: name, example: example, tags: tags, steps: steps)
  }
}

extension Scenario.Step {
  fileprivate init(_ text: String, _ doc: String?, _ table: [[String]]?) {
    self.init(text: text, doc: doc, table: table)
  }
}
