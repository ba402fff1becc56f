extension ExecutionContext {
  /// `=~`: whether a regular expression matches the whole string.
  func matches(_ string: String, pattern: String) throws -> Bool {
    try regularExpressions.expression(pattern).wholeMatch(in: string) != nil
  }
}

/// The regular expressions of one run, compiled once each.
final class RegularExpressions {
  private var compiled: [String: Regex<AnyRegexOutput>] = [:]

  func expression(_ pattern: String) throws -> Regex<AnyRegexOutput> {
    if let known = compiled[pattern] { return known }
    do {
      let expression = try Regex(pattern).matchingSemantics(.unicodeScalar)
      compiled[pattern] = expression
      return expression
    } catch {
      throw QueryError.runtime(
        .argument, "InvalidRegularExpression",
        "the regular expression \(pattern) cannot be read: \(error)")
    }
  }
}
