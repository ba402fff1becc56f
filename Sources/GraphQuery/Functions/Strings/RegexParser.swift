/// What a pattern says.
indirect enum RegexNode {
  case empty
  case character(RegexCharacterSet)
  case assertion(RegexAssertion)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  /// `maximum` nil is no bound. A whole-string match asks only whether there is one: greedy, reluctant
  /// and possessive repetitions are all the same here.
  case repetition(RegexNode, minimum: Int, maximum: Int?)
}

/// Reads a pattern.
struct RegexParser {
  private static let depthLimit = 200

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private var ignoresCase = false
  private var dotAll = false
  private var multiline = false
  private var isVerbose = false

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  mutating func parse() throws -> RegexNode {
    let node = try alternatives()
    guard position == scalars.count else { throw failure("a ) without a (") }
    return node
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func failure(_ message: String) -> RegexSyntaxError {
    RegexSyntaxError(message: message, position: position)
  }

  private mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard scalars[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  private mutating func alternatives() throws -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw failure("groups nest too deeply") }
    let flags = (ignoresCase, dotAll, multiline, isVerbose)
    defer { (ignoresCase, dotAll, multiline, isVerbose) = flags }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func sequence() throws -> RegexNode {
    var nodes: [RegexNode] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      if isVerbose, scalar.properties.isWhitespace {
        position += 1
      } else if isVerbose, scalar == "#" {
        while let scalar = current, scalar != "\n" {
          _ = scalar
          position += 1
        }
      } else {
        var node = try atom()
        // Only the last character of a quotation is repeated.
        if scalar == "\\", case .sequence(let quoted) = node, let last = quoted.last {
          nodes += quoted.dropLast()
          node = last
        }
        nodes.append(try quantified(node))
      }
    }
    return nodes.isEmpty ? .empty : nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func quantified(_ atom: RegexNode) throws -> RegexNode {
    var node = atom
    while true {
      let bounds: (Int, Int?)
      if take("*") {
        bounds = (0, nil)
      } else if take("+") {
        bounds = (1, nil)
      } else if take("?") {
        bounds = (0, 1)
      } else if current == "{" {
        position += 1
        bounds = try braces()
      } else {
        return node
      }
      if !take("?") { _ = take("+") }
      node = .repetition(node, minimum: bounds.0, maximum: bounds.1)
    }
  }

  private mutating func braces() throws -> (Int, Int?) {
    guard let minimum = number() else { throw failure("a number is expected after {") }
    var maximum: Int? = minimum
    if take(",") { maximum = number() }
    guard take("}") else { throw failure("a } is expected") }
    guard minimum <= 1000, (maximum ?? 0) <= 1000 else {
      throw failure("a repetition goes up to 1000 times")
    }
    if let maximum, maximum < minimum { throw failure("a repetition ends before it begins") }
    return (minimum, maximum)
  }

  private mutating func number() -> Int? {
    var number: Int?
    while let scalar = current, scalar.value >= 48, scalar.value <= 57, (number ?? 0) < 100_000 {
      number = (number ?? 0) * 10 + Int(scalar.value - 48)
      position += 1
    }
    return number
  }

  private mutating func atom() throws -> RegexNode {
    guard let scalar = current else { return .empty }
    position += 1
    switch scalar {
    case "(": return try group()
    case "[": return .character(try set())
    case ".": return .character(.dot(dotAll: dotAll))
    case "^": return .assertion(multiline ? .startOfLine : .startOfText)
    case "$": return .assertion(multiline ? .endOfLine : .endOfText)
    case "*", "+", "?":
      position -= 1
      throw failure("there is nothing to repeat before \(scalar)")
    case "\\": return try escape()
    default: return .character(literal(scalar))
    }
  }

  private func literal(_ scalar: Unicode.Scalar) -> RegexCharacterSet {
    var set = RegexCharacterSet([.range(scalar.value, scalar.value)])
    set.ignoresCase = ignoresCase
    return set
  }

  private mutating func group() throws -> RegexNode {
    let before = (ignoresCase, dotAll, multiline, isVerbose)
    if take("?") {
      if take("=") || take("!") || take("<=") || take("<!") {
        throw failure("look-around is not supported")
      }
      if take("<") || take("P<") {
        while let scalar = current, scalar != ">" {
          _ = scalar
          position += 1
        }
        position += 1
      } else if !take(":"), !take(">"), try flags() {
        return .empty
      }
    }
    let node = try alternatives()
    (ignoresCase, dotAll, multiline, isVerbose) = before
    guard take(")") else { throw failure("a ) is missing") }
    return node
  }

  /// `(?i)`, `(?i-s:…)`: true when the flags hold for the rest of the group around.
  private mutating func flags() throws -> Bool {
    var isOn = true
    while let scalar = current {
      position += 1
      switch scalar {
      case "i": ignoresCase = isOn
      case "s": dotAll = isOn
      case "m": multiline = isOn
      case "x": isVerbose = isOn
      case "u", "U", "d": break
      case "-": isOn = false
      case ")": return true
      case ":": return false
      default: throw failure("an unknown flag \(scalar)")
      }
    }
    throw failure("a ) is missing")
  }

  private mutating func escape() throws -> RegexNode {
    if take("Q") {
      var nodes: [RegexNode] = []
      while !take("\\E"), let scalar = current {
        nodes.append(.character(literal(scalar)))
        position += 1
      }
      return .sequence(nodes)
    }
    switch current {
    case "b":
      position += 1
      return .assertion(.wordBoundary)
    case "B":
      position += 1
      return .assertion(.noWordBoundary)
    case "A":
      position += 1
      return .assertion(.startOfText)
    case "z", "Z":
      position += 1
      return .assertion(.endOfText)
    case let scalar? where scalar.value >= 49 && scalar.value <= 57:
      throw failure("back-references are not supported")
    case "k": throw failure("back-references are not supported")
    default: return .character(try escapedSet())
    }
  }

  /// After a backslash: a class or a single character.
  private mutating func escapedSet() throws -> RegexCharacterSet {
    guard let scalar = current else { throw failure("a \\ at the end") }
    position += 1
    switch scalar {
    case "d": return RegexCharacterSet([.digit])
    case "D": return RegexCharacterSet([.digit]).negated()
    case "s": return RegexCharacterSet([.space])
    case "S": return RegexCharacterSet([.space]).negated()
    case "w": return RegexCharacterSet([.word])
    case "W": return RegexCharacterSet([.word]).negated()
    case "h":
      return RegexCharacterSet([.range(9, 9), .property(.category { $0 == .spaceSeparator })])
    case "R", "v": return RegexCharacterSet.dot(dotAll: false).negated()
    case "n": return literal("\n")
    case "t": return literal("\t")
    case "r": return literal("\r")
    case "f": return literal("\u{0C}")
    case "a": return literal("\u{07}")
    case "e": return literal("\u{1B}")
    case "x": return literal(try hexadecimal(digits: 2))
    case "u": return literal(try hexadecimal(digits: 4))
    case "p", "P": return try property(isNegated: scalar == "P")
    case "0": return literal("\0")
    default:
      // Java keeps other letters free for later.
      let letter = scalar.value | 0x20
      guard letter < 97 || letter > 122 || !scalar.isASCII else {
        throw failure("an unknown escape \\\(scalar)")
      }
      return literal(scalar)
    }
  }

  private mutating func hexadecimal(digits: Int) throws -> Unicode.Scalar {
    var text = ""
    if take("{") {
      while let scalar = current, scalar != "}", text.count < 8 {
        text.unicodeScalars.append(scalar)
        position += 1
      }
      position += 1
    } else {
      for _ in 0..<digits {
        if let scalar = current { text.unicodeScalars.append(scalar) }
        position += 1
      }
    }
    guard let number = UInt32(text, radix: 16), let scalar = Unicode.Scalar(number) else {
      throw failure("\(text) is no character")
    }
    return scalar
  }

  private mutating func property(isNegated: Bool) throws -> RegexCharacterSet {
    var name = ""
    if take("{") {
      while let scalar = current, scalar != "}" {
        name.unicodeScalars.append(scalar)
        position += 1
      }
      guard take("}") else { throw failure("a } is missing") }
    } else if let scalar = current {
      name = String(scalar)
      position += 1
    }
    guard let property = RegexCharacterSet.property(named: name) else {
      throw failure("an unknown class \\p{\(name)}")
    }
    let set = RegexCharacterSet([.property(property)])
    return isNegated ? set.negated() : set
  }

  /// After `[`.
  private mutating func set() throws -> RegexCharacterSet {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw failure("classes nest too deeply") }
    var set = RegexCharacterSet()
    set.ignoresCase = ignoresCase
    set.isNegated = take("^")
    var isFirst = true
    while let scalar = current, scalar != "]" || isFirst {
      isFirst = false
      position += 1
      if scalar == "[" {
        set.members.append(.set(try self.set()))
      } else if scalar == "&", take("&") {
        // The rest, up to the closing bracket, is the other side.
        var other = RegexCharacterSet()
        other.ignoresCase = ignoresCase
        if take("[") {
          other.members.append(.set(try self.set()))
        } else {
          while let scalar = current, scalar != "]", scalar != "&" {
            position += 1
            try addMember(scalar, to: &other)
          }
        }
        set.intersections.append(other)
      } else {
        try addMember(scalar, to: &set)
      }
    }
    guard take("]") else { throw failure("a ] is missing") }
    return set
  }

  /// A character, a range or an escape within brackets.
  private mutating func addMember(
    _ scalar: Unicode.Scalar, to set: inout RegexCharacterSet
  ) throws {
    guard let low = try bound(scalar, &set) else { return }
    guard current == "-", position + 1 < scalars.count, scalars[position + 1] != "]",
      scalars[position + 1] != "["
    else {
      set.members.append(.range(low, low))
      return
    }
    position += 1
    guard let first = current else { throw failure("a ] is missing") }
    position += 1
    guard let high = try bound(first, &set) else { throw failure("a range ends in a class") }
    guard low <= high else { throw failure("a range ends before it begins") }
    set.members.append(.range(low, high))
  }

  /// The character that a range may begin or end with; a class is added to the set instead.
  private mutating func bound(
    _ scalar: Unicode.Scalar, _ set: inout RegexCharacterSet
  ) throws -> UInt32? {
    guard scalar == "\\" else { return scalar.value }
    let escaped = try escapedSet()
    if escaped.members.count == 1, case .range(let low, let high) = escaped.members[0], low == high,
      !escaped.isNegated
    {
      return low
    }
    set.members.append(.set(escaped))
    return nil
  }
}
