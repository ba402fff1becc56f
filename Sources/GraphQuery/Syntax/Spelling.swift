/// Finds the name that was probably meant.
enum Spelling {
  /// The candidate with the fewest edits from `name`, when they are few for its length; the first of
  /// equals. Case and swapped neighbours count little.
  static func closest(to name: String, among candidates: some Sequence<String>) -> String? {
    let written = Array(name.unicodeScalars.prefix(64))
    let lowered = name.lowercased()
    let limit = written.count <= 2 ? 1 : max(1, written.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let scalars = Array(candidate.unicodeScalars)
      guard abs(scalars.count - written.count) <= limit else { continue }
      let distance =
        candidate.lowercased() == lowered ? 0 : editDistance(written, scalars, limit: limit)
      // A name of one letter that is replaced altogether resembles anything.
      guard distance <= limit, distance < max(written.count, scalars.count) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours.
  private static func editDistance(
    _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int
  ) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for i in 1...max(1, left.count) where i <= left.count {
      var current = [i]
      for j in 1...max(1, right.count) where j <= right.count {
        let isSame = left[i - 1] == right[j - 1]
        var cost = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (isSame ? 0 : 1))
        if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
          cost = min(cost, beforePrevious[j - 2] + 1)
        }
        current.append(cost)
      }
      if (current.min() ?? 0) > limit { return limit + 1 }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
