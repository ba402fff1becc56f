import PropertyGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `db.index.fulltext.queryNodes`: nodes whose text holds the words of a search, best first.
///
/// A search is words and `"quoted phrases"`; a node needs one of them, all those marked `+` (or joined by
/// AND), and none marked `-` (or NOT). Text is searched for as it is written: Chinese has no spaces
/// to split words at.
enum FullTextSearch {
  static let definitions: [(String, Procedure.Body)] = [
    (
      "db.index.fulltext.queryNodes(indexName :: STRING, queryString :: STRING) "
        + ":: (node :: NODE, score :: FLOAT)",
      { arguments, graph in
        guard case .string(let name) = arguments[0], case .string(let query) = arguments[1] else {
          return []
        }
        return try search(index(named: name, in: graph), Terms(query), in: graph)
          .map { [.node($0.node), .double($0.score)] }
      }
    )
  ]

  private static func index(named name: String, in graph: GraphSnapshot) throws -> IndexDescription
  {
    let texts = graph.indexes.filter { $0.kind == .text }
    if let index = texts.first(where: { $0.name == name }) { return index }
    let names = texts.map(\.name).sorted()
    throw QueryError(
      .procedure, .runtime, "IndexNotFound",
      "there is no text index \(name)"
        + (names.isEmpty
          ? "; create one with CREATE TEXT INDEX name FOR (n:Label) ON (n.property)"
          : "; there are \(names.joined(separator: ", "))"),
      suggestion: Spelling.closest(to: name, among: names))
  }

  private static func search(
    _ index: IndexDescription, _ terms: Terms, in graph: GraphSnapshot
  ) throws -> [(node: NodeID, score: Double)] {
    guard case .nodes(let label) = index.target else {
      throw QueryFailure.badValue("\(index.name) is an index of relationships, not of nodes")
    }
    let wanted = terms.required + terms.optional
    guard !wanted.isEmpty else { return [] }
    // How often each term occurs in each node's text.
    var counts: [NodeID: [Double]] = [:]
    var lengths: [NodeID: Double] = [:]
    var documentCounts = [Double](repeating: 0, count: wanted.count)
    for (position, term) in wanted.enumerated() {
      for node in try nodes(label, index, holding: term, in: graph) {
        guard case .string(let text) = try graph.property(index.key, of: node) else { continue }
        let count = occurrences(of: term, in: text)
        guard count > 0 else { continue }
        counts[node, default: [Double](repeating: 0, count: wanted.count)][position] = Double(count)
        lengths[node] = Double(text.utf8.count)
        documentCounts[position] += 1
      }
    }
    let total = Double(max(1, graph.nodeCount(label)))
    let meanLength = lengths.values.reduce(0, +) / Double(max(1, lengths.count))
    var found: [(node: NodeID, score: Double)] = []
    for (node, frequencies) in counts {
      guard frequencies.prefix(terms.required.count).allSatisfy({ $0 > 0 }) else { continue }
      if !terms.excluded.isEmpty,
        case .string(let text) = try graph.property(index.key, of: node),
        terms.excluded.contains(where: { occurrences(of: $0, in: text) > 0 })
      {
        continue
      }
      // BM25 with its usual constants.
      var score = 0.0
      let length = 1.2 * (0.25 + 0.75 * (lengths[node] ?? meanLength) / max(1, meanLength))
      for (position, frequency) in frequencies.enumerated() where frequency > 0 {
        let rarity = log(
          1 + (total - documentCounts[position] + 0.5) / (documentCounts[position] + 0.5))
        score += rarity * frequency * 2.2 / (frequency + length)
      }
      found.append((node, score))
    }
    return found.sorted { $0.score != $1.score ? $0.score > $1.score : $0.node < $1.node }
  }

  /// What the index cannot narrow is searched through.
  private static func nodes(
    _ label: LabelID, _ index: IndexDescription, holding term: String, in graph: GraphSnapshot
  ) throws -> [NodeID] {
    if let candidates = try graph.candidates(in: index, containing: term) { return candidates }
    var all: [NodeID] = []
    var batch: [NodeID] = []
    var scan = graph.scanNodes(label)
    while try scan.next(in: graph, into: &batch) { all += batch }
    return all
  }

  private static func occurrences(of term: String, in text: String) -> Int {
    let pattern = term.utf8.span
    let bytes = text.utf8.span
    guard pattern.count > 0, bytes.count >= pattern.count else { return 0 }
    var count = 0
    var start = 0
    while start + pattern.count <= bytes.count {
      var length = 0
      while length < pattern.count, bytes[start + length] == pattern[length] { length += 1 }
      if length == pattern.count {
        count += 1
        start += length
      } else {
        start += 1
      }
    }
    return count
  }

  /// The parts of a search.
  struct Terms {
    var required: [String] = []
    var optional: [String] = []
    var excluded: [String] = []

    init(_ query: String) {
      var joinsByAnd = false
      for (word, isQuoted) in Self.words(of: query) {
        var term = Substring(word)
        if !isQuoted {
          if term == "AND" || term == "&&" {
            if let last = optional.popLast() { required.append(last) }
            joinsByAnd = true
            continue
          }
          if term == "OR" || term == "||" { continue }
        }
        var isRequired = joinsByAnd
        joinsByAnd = false
        var isExcluded = false
        if term.hasPrefix("+") { isRequired = true }
        if term.hasPrefix("-") { isExcluded = true }
        if isRequired || isExcluded, let first = term.first, "+-".contains(first) {
          term = term.dropFirst()
        }
        guard !term.isEmpty else { continue }
        if isExcluded {
          excluded.append(String(term))
        } else if isRequired {
          required.append(String(term))
        } else {
          optional.append(String(term))
        }
      }
    }

    /// Words between spaces; a quoted phrase is one word, with a sign before its quote if there is one.
    private static func words(of query: String) -> [(text: String, isQuoted: Bool)] {
      var words: [(String, Bool)] = []
      var word = ""
      var isInQuotes = false
      var wasQuoted = false
      var negates = false
      func finish() {
        if wasQuoted || !word.isEmpty {
          if !wasQuoted, word == "NOT" {
            negates = true
          } else {
            words.append(((negates ? "-" : "") + word, wasQuoted))
            negates = false
          }
        }
        word = ""
        wasQuoted = false
      }
      for character in query {
        if character == "\"" {
          isInQuotes.toggle()
          wasQuoted = true
        } else if !isInQuotes, character.isWhitespace {
          finish()
        } else {
          word.append(character)
        }
      }
      finish()
      return words
    }
  }
}
