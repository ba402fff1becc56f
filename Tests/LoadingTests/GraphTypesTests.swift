import Testing

@testable import Loading

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// schema/graph.gql is what the loader writes: same labels, types, properties and patterns.
struct GraphTypesTests {
  /// The declarations, without comments, one a line: `(:Sentence)-[:IN]->(:Document)`.
  private func declarations() throws -> [String] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "schema/graph.gql")
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let code = text.split(separator: "\n").filter {
      !$0.drop { $0 == " " }.hasPrefix("//")
    }.joined(separator: " ")
    var declarations: [String] = []
    var current = ""
    var depth = 0
    for character in code.drop(while: { $0 != "{" }).dropFirst() {
      if "([{<".contains(character) { depth += 1 }
      if ")]}".contains(character) || (character == ">" && current.last != "-") { depth -= 1 }
      if depth < 0 { break }
      if character == "," && depth == 0 {
        declarations.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    declarations.append(current)
    return declarations.map { $0.split(separator: " ").joined(separator: " ") }
  }

  private func names(after mark: Character, in text: Substring) -> [String] {
    text.split(separator: mark).dropFirst().map { part in
      String(part.prefix { $0.isLetter || $0 == "_" })
    }
  }

  @Test func labelsAndTypesAreDeclared() throws {
    var labels: Set<String> = []
    var types: Set<String> = []
    for declaration in try declarations() {
      let isPattern = declaration.contains("]->")
      let head = declaration.prefix { $0 != "{" && $0 != "-" }
      let found = head.dropFirst(2).split { $0 == "&" || $0 == " " || $0 == ")" }.map(String.init)
      labels.formUnion(found)
      if isPattern, let type = declaration.split(separator: "[").dropFirst().first {
        types.formUnion(names(after: ":", in: "x" + type.prefix { $0 != " " && $0 != "]" }))
      }
    }
    #expect(labels == Set(GraphTypes.labels))
    #expect(types == Set(GraphTypes.relationshipTypes))
  }

  @Test func uniqueIndexesStandOnDeclaredProperties() throws {
    let declarations = try declarations()
    for index in GraphTypes.indexes {
      let declaration = declarations.first { text in
        text.hasPrefix("(:\(index.label) ") || text.hasPrefix("(:\(index.label)&")
          || (index.label == "Entity" && text.contains("&Entity"))
      }
      let isDeclared = declaration?.contains("\(index.property) STRING") ?? false
      #expect(isDeclared, "\(index.label).\(index.property)")
    }
  }
}
