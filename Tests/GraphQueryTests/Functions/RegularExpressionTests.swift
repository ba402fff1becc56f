import Testing

@testable import GraphQuery

@Suite struct RegularExpressionTests {
  @Test(arguments: [
    ("a.*", "abc", true), ("b", "abc", false), ("", "", true), ("", "a", false),
    ("a|b|cd", "cd", true), ("(?:a|b)+c?", "abba", true), ("(a(b)?)*", "aabab", true),
    ("[a-c&&[^b]]+", "acca", true), ("[a-c&&[^b]]+", "abca", false), ("[^a-c]", "d", true),
    ("[]a]+", "]a]", true), ("[a\\-z]+", "a-z", true), ("[a-]+", "a-a", true),
    ("\\d{2,3}", "12", true),
    ("\\d{2,3}", "1234", false), ("\\d{2}", "123", false), ("\\d{2,}", "12345", true),
    ("\\w+\\s\\W", "ab_1 !", true), ("(?i)ABC", "aBc", true), ("(?i:a)B", "AB", true),
    ("(?i:a)B", "Ab", false), ("a.c", "a\nc", false), ("(?s)a.c", "a\nc", true),
    ("^abc$", "abc", true),
    ("(?m)a\n^b$", "a\nb", true), ("a^b", "ab", false), ("\\bab\\b cd", "ab cd", true),
    ("a\\Bb", "ab", true), ("\\Qa.b*\\E+", "a.b**", true), ("\\p{Lu}\\p{Ll}+", "Abc", true),
    ("\\P{L}+", "12!", true), ("\\p{IsHan}+", "怀化市", true), (".*[市县]", "怀化市", true),
    ("\\x41\\u0042", "AB", true), ("(?x) a b # comment\n c", "abc", true), ("a*?b++", "aabb", true),
    ("(?<name>x)y", "xy", true), ("\\.", ".", true), ("\\.", "a", false), ("[\\d.]+", "1.5", true),
    ("(a*)*", "aaaa", true), ("((a|b)*c)*", "abcbc", true), ("é", "é", true), ("x{0}", "", true),
  ])
  func matching(pattern: String, text: String, expected: Bool) throws {
    #expect(try RegularExpression(pattern).matchesWhole(text) == expected)
  }

  @Test(arguments: [
    "(", ")", "[a", "a{2", "a{2,1}", "*a", "\\", "\\q", "(?z)", "[b-a]", "\\p{Nonsense}", "(a)\\1",
    "(?=a)b", "(?<!a)b", "a{1001}", "((a{1000}){1000}){1000}", "\\xZZ",
  ])
  func badPatternsAreRefused(pattern: String) {
    #expect(throws: RegexSyntaxError.self) { try RegularExpression(pattern) }
  }

  /// What sends a backtracking matcher on a journey of 2^n steps.
  @Test(.timeLimit(.minutes(1))) func matchingTakesLinearTime() throws {
    let text = String(repeating: "a", count: 2_000) + "!"
    for pattern in ["(a+)+b", "(a|aa)*b", "(.*)*x", "(a?){500}a{500}"] {
      #expect(try !RegularExpression(pattern).matchesWhole(text))
    }
    let nested = String(repeating: "(", count: 100_000)
    #expect(throws: RegexSyntaxError.self) { try RegularExpression(nested) }
  }
}
