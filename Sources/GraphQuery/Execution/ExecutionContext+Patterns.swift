extension ExecutionContext {
  /// `=~`: whether a regular expression matches the whole string.
  func matches(_ string: String, pattern: String) throws -> Bool {
    try regularExpressions.expression(pattern).matchesWhole(string)
  }
}

/// The regular expressions of one run, compiled once each.
final class RegularExpressions {
  /// Patterns may come from the rows: when there are more than this, the old ones are forgotten.
  private static let capacity = 1_000
  private var compiled: [String: RegularExpression] = [:]

  func expression(_ pattern: String) throws -> RegularExpression {
    if let known = compiled[pattern] { return known }
    do {
      let expression = try RegularExpression(pattern)
      if compiled.count >= Self.capacity { compiled.removeAll() }
      compiled[pattern] = expression
      return expression
    } catch let error as RegexSyntaxError {
      throw QueryError.runtime(
        .argument, "InvalidRegularExpression",
        "the regular expression \(pattern) cannot be read: \(error.message), at character "
          + "\(error.position + 1)")
    }
  }
}
