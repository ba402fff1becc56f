/// A regular expression in the syntax of Java's `Pattern`, for `=~`: does it match a whole string? Matching
/// takes time proportional to the string's length times the expression's, whatever the expression: all
/// ways to match are followed at once (Thompson's construction). Back-references and look-around, which
/// need more than that, are refused.
final class RegularExpression {
  private let program: [RegexInstruction]
  private var current = RegexThreads()
  private var next = RegexThreads()

  /// Throws `RegexSyntaxError` when the pattern cannot be read.
  init(_ pattern: String) throws {
    var parser = RegexParser(pattern)
    var compiler = RegexCompiler()
    program = try compiler.compile(try parser.parse())
    current.reserve(program.count)
    next.reserve(program.count)
  }

  func matchesWhole(_ text: String) -> Bool {
    var scalars = text.unicodeScalars.makeIterator()
    var previous: Unicode.Scalar?
    var scalar = scalars.next()
    current.clear()
    current.add(0, program, previous, scalar)
    while let here = scalar {
      if current.isEmpty { return false }
      let following = scalars.next()
      next.clear()
      for position in current.positions {
        if case .character(let set) = program[position], set.contains(here) {
          next.add(position + 1, program, here, following)
        }
      }
      swap(&current, &next)
      previous = here
      scalar = following
    }
    return current.hasMatch(program)
  }
}

/// Why a pattern cannot be read.
struct RegexSyntaxError: Error {
  let message: String
  /// In characters from the start.
  let position: Int
}

/// One step of the machine that matches.
enum RegexInstruction {
  case character(RegexCharacterSet)
  case jump(Int)
  /// Two ways to go on.
  case split(Int, Int)
  case assertion(RegexAssertion)
  case match
}

enum RegexAssertion {
  case startOfText, endOfText, startOfLine, endOfLine
  case wordBoundary, noWordBoundary

  func holds(_ previous: Unicode.Scalar?, _ next: Unicode.Scalar?) -> Bool {
    switch self {
    case .startOfText: previous == nil
    case .endOfText: next == nil
    case .startOfLine: previous == nil || previous == "\n"
    case .endOfLine: next == nil || next == "\n"
    case .wordBoundary: Self.isWord(previous) != Self.isWord(next)
    case .noWordBoundary: Self.isWord(previous) == Self.isWord(next)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

/// The set of places in the program where the match may stand.
private struct RegexThreads {
  private(set) var positions: [Int] = []
  /// For each place, the round in which it was last added.
  private var rounds: [UInt32] = []
  private var round: UInt32 = 0
  private var stack: [Int] = []

  var isEmpty: Bool { positions.isEmpty }

  mutating func reserve(_ count: Int) { rounds = [UInt32](repeating: 0, count: count) }

  mutating func clear() {
    positions.removeAll(keepingCapacity: true)
    if round == .max {
      for index in rounds.indices { rounds[index] = 0 }
      round = 0
    }
    round += 1
  }

  /// Adds a place, and what is reached from it without a character.
  mutating func add(
    _ start: Int, _ program: [RegexInstruction], _ previous: Unicode.Scalar?,
    _ next: Unicode.Scalar?
  ) {
    stack.append(start)
    while let position = stack.popLast() {
      guard rounds[position] != round else { continue }
      rounds[position] = round
      switch program[position] {
      case .character, .match: positions.append(position)
      case .jump(let target): stack.append(target)
      case .split(let first, let second):
        stack.append(second)
        stack.append(first)
      case .assertion(let assertion):
        if assertion.holds(previous, next) { stack.append(position + 1) }
      }
    }
  }

  func hasMatch(_ program: [RegexInstruction]) -> Bool {
    positions.contains { if case .match = program[$0] { true } else { false } }
  }
}
