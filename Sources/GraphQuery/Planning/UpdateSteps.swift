import PropertyGraph

/// The properties that CREATE, MERGE and SET write.
enum PropertySource: Sendable {
  case none
  case entries([(key: String, value: CompiledExpression)])
  case map(CompiledExpression)
}

struct CreationStep: Sendable {
  struct Node: Sendable {
    let variable: Int
    let labels: [String]
    let properties: PropertySource
  }
  struct Relationship: Sendable {
    let variable: Int
    let type: String
    let source: Int
    let target: Int
    let properties: PropertySource
    let offset: Int
  }
  enum Element: Sendable {
    case node(Node)
    case relationship(Relationship)
  }

  let elements: [Element]
  let paths: [PathStep]
}

/// MERGE: inputs[1] matches the pattern for one row.
struct MergeStep: Sendable {
  let introduced: [Int]
  let creation: CreationStep
  let onCreate: [SetStep]
  let onMatch: [SetStep]
  let offset: Int
}

enum SetStep: Sendable {
  case property(target: CompiledExpression, key: String, value: CompiledExpression)
  case dynamicProperty(
    target: CompiledExpression, key: CompiledExpression, value: CompiledExpression)
  case replace(target: CompiledExpression, value: CompiledExpression)
  case merge(target: CompiledExpression, value: CompiledExpression)
  case labels(target: CompiledExpression, labels: [String])
}

enum RemoveStep: Sendable {
  case property(target: CompiledExpression, key: String)
  case dynamicProperty(target: CompiledExpression, key: CompiledExpression)
  case labels(target: CompiledExpression, labels: [String])
}

/// FOREACH: inputs[1] is the chain of updates, run with the variable set to each element.
struct ForEachStep: Sendable {
  let variable: Int
  let list: CompiledExpression
}
