/// Makes a program of a pattern.
struct RegexCompiler {
  /// Counted repetitions are written out; this bounds what that can make of a short pattern.
  private static let sizeLimit = 20_000

  private var program: [RegexInstruction] = []

  mutating func compile(_ node: RegexNode) throws -> [RegexInstruction] {
    try add(node)
    program.append(.match)
    return program
  }

  private mutating func add(_ node: RegexNode) throws {
    guard program.count < Self.sizeLimit else {
      throw RegexSyntaxError(message: "the expression is too large", position: 0)
    }
    switch node {
    case .empty: break
    case .character(let set): program.append(.character(set))
    case .assertion(let assertion): program.append(.assertion(assertion))
    case .sequence(let nodes): for node in nodes { try add(node) }
    case .alternatives(let nodes):
      var jumps: [Int] = []
      for (index, node) in nodes.enumerated() {
        guard index < nodes.count - 1 else {
          try add(node)
          break
        }
        let split = program.count
        program.append(.match)
        try add(node)
        jumps.append(program.count)
        program.append(.match)
        program[split] = .split(split + 1, program.count)
      }
      for jump in jumps { program[jump] = .jump(program.count) }
    case .repetition(let node, let minimum, let maximum):
      for _ in 0..<minimum { try add(node) }
      guard let maximum else {
        let split = program.count
        program.append(.match)
        try add(node)
        program.append(.jump(split))
        program[split] = .split(split + 1, program.count)
        return
      }
      var splits: [Int] = []
      for _ in minimum..<maximum {
        splits.append(program.count)
        program.append(.match)
        try add(node)
      }
      for split in splits { program[split] = .split(split + 1, program.count) }
    }
  }
}
