/// Expressions as plans show them: short, in the query's words.
struct ExpressionCaption {
  /// The name of a variable.
  let name: (Int) -> String
  private static let longest = 60

  /// At most sixty characters.
  func text(_ expression: BoundExpression) -> String {
    let whole = write(expression)
    return whole.count <= Self.longest ? whole : whole.prefix(Self.longest - 1) + "…"
  }

  private func write(_ expression: BoundExpression, isNested: Bool = false) -> String {
    let written: String
    switch expression.kind {
    case .literal(let value): return (try? ValueText().text(value)) ?? "…"
    case .parameter(let parameter): return "$" + parameter
    case .variable(let id): return name(id.rawValue)
    case .property(let base, let key): return "\(write(base, isNested: true)).\(key)"
    case .function(let function, let arguments): return "\(function)(\(list(arguments)))"
    case .list(let elements): return "[\(list(elements))]"
    case .index(let base, let index):
      return "\(write(base, isNested: true))[\(write(index))]"
    case .exists: return "EXISTS { … }"
    case .count: return "COUNT { … }"
    case .collect: return "COLLECT { … }"
    case .hasLabels(let base, let labels):
      return write(base, isNested: true) + ":" + labels.names.joined(separator: "|")
    case .quantifier(let kind, _, let list, _): return "\(kind)(… IN \(write(list)) WHERE …)"
    case .unary(let symbol, let operand):
      let sign =
        switch symbol {
        case .not: "NOT "
        case .minus: "-"
        case .plus: "+"
        }
      written = sign + write(operand, isNested: true)
    case .binary(let symbol, let left, let right):
      written =
        "\(write(left, isNested: true)) \(symbol.text) \(write(right, isNested: true))"
    case .and(let operands): written = joined(operands, " AND ")
    case .or(let operands): written = joined(operands, " OR ")
    case .isNull(let operand, let negated):
      written = write(operand, isNested: true) + (negated ? " IS NOT NULL" : " IS NULL")
    default: return "…"
    }
    return isNested ? "(\(written))" : written
  }

  private func list(_ expressions: [BoundExpression]) -> String {
    let shown = expressions.prefix(4).map { write($0) }.joined(separator: ", ")
    return expressions.count > 4 ? shown + ", …" : shown
  }

  private func joined(_ operands: [BoundExpression], _ symbol: String) -> String {
    let shown = operands.prefix(4).map { write($0, isNested: true) }.joined(separator: symbol)
    return operands.count > 4 ? shown + symbol + "…" : shown
  }
}
