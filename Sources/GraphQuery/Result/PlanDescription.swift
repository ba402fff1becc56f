/// One step of a plan as EXPLAIN and PROFILE show it.
public struct PlanDescription: Sendable {
  /// The operator's name.
  public let name: String
  /// What it does here, in a few words of the query.
  public let details: String
  public let estimatedRows: Double
  /// Rows it gave; nil unless profiled.
  public let rows: Int?
  /// Time spent in it without its inputs, in milliseconds; nil unless profiled.
  public let milliseconds: Double?
  /// Records of the store that it visited without its inputs: column chunks, adjacency segments, membership
  /// bitmaps (each of one page or several) and entries of indexes; again when visited again. Nil unless
  /// profiled.
  public let reads: Int?
  public let children: [PlanDescription]

  /// The tree, one step a line, the result on top.
  public var text: String {
    var lines: [(tree: String, estimate: String, rows: String, reads: String, time: String)] = []
    collect(prefix: "", isLast: true, isRoot: true, into: &lines)
    let treeWidth = lines.map(\.tree.terminalWidth).max() ?? 0
    let isProfiled = rows != nil
    func pad(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.terminalWidth))
    }
    func padLeft(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    var output = pad("operator", treeWidth) + padLeft("estimated", 12)
    if isProfiled { output += padLeft("rows", 12) + padLeft("reads", 10) + padLeft("ms", 10) }
    for line in lines {
      output += "\n" + pad(line.tree, treeWidth) + padLeft(line.estimate, 12)
      if isProfiled {
        output += padLeft(line.rows, 12) + padLeft(line.reads, 10) + padLeft(line.time, 10)
      }
    }
    return output
  }

  private func collect(
    prefix: String, isLast: Bool, isRoot: Bool,
    into lines: inout [(tree: String, estimate: String, rows: String, reads: String, time: String)]
  ) {
    let branch = isRoot ? "" : isLast ? "└ " : "├ "
    let label = details.isEmpty ? name : "\(name) \(details)"
    lines.append(
      (
        prefix + branch + label, String(Int(min(estimatedRows.rounded(.up), 1e15))),
        rows.map { String($0) } ?? "", reads.map { String($0) } ?? "",
        milliseconds.map { String(($0 * 1_000).rounded() / 1_000) } ?? ""
      ))
    let inner = isRoot ? "" : prefix + (isLast ? "  " : "│ ")
    for (index, child) in children.enumerated() {
      child.collect(
        prefix: inner, isLast: index == children.count - 1, isRoot: false, into: &lines)
    }
  }

  /// The tree as JSON.
  public var json: String {
    var parts = [
      "\"operator\":\(Self.quoted(name))", "\"details\":\(Self.quoted(details))",
      "\"estimatedRows\":\(estimatedRows)",
    ]
    if let rows { parts.append("\"rows\":\(rows)") }
    if let reads { parts.append("\"reads\":\(reads)") }
    if let milliseconds { parts.append("\"ms\":\(milliseconds)") }
    parts.append("\"children\":[\(children.map(\.json).joined(separator: ","))]")
    return "{\(parts.joined(separator: ","))}"
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
