/// Words with a meaning in some place of the grammar. Only those in `reserved` cannot name a variable.
enum Keyword: String, CaseIterable, Sendable {
  case acyclic, all, allShortestPaths, and, any, array, `as`, asc, ascending
  case bool, boolean, `break`, btree, by, bytes
  case call, `case`, collect, concurrent, constraint, contains, `continue`, count, create, csv
  case date, datetime, day, delete, desc, descending, detach, different, distinct, drop, duration
  case each, edge, edges, element, elements, `else`, end, ends, error, exists, explain
  case fail, `false`, fieldTerminator, filter, finish, first, float, float64, `for`, forEach, from
  case fulltext, group, groups, headers
  case `if`, `in`, index, indexes, insert, int, integer, `is`, key, keys
  case labeled, last, `let`, limit, list, load, local, lookup
  case map, match, merge
  case next, node, nodetach, none, not, nothing, null, nulls, number
  case of, offset, on, optional, options, or, order, ordinality
  case path, paths, point, profile, property
  case range, reduce, relationship, relationships, remove, repeatable, report, require, `return`
  case rows
  case set, shortest, shortestPath, show, signed, simple, single, skip, starts, status, string
  case text, then, time, timestamp, to, trail, transactions, `true`, type, typed
  case union, unique, unknown, unwind, using
  case value, varchar, vertex
  case walk, when, `where`, with, without, xor, yield, zone, zoned

  static let reserved: Set<Keyword> = [
    .and, .as, .case, .contains, .create, .delete, .detach, .distinct, .else, .end, .ends, .false,
    .in, .is, .limit, .match, .merge, .not, .null, .optional, .or, .order, .remove, .return, .set,
    .skip, .starts, .then, .true, .union, .unwind, .when, .where, .with, .xor,
  ]

  private static let byUppercaseName: [String: Keyword] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue.uppercased(), $0) })
  private static let longestName = byUppercaseName.keys.map(\.utf8.count).max() ?? 0

  /// The keyword that the bytes spell, in upper or lower case.
  init?(spelled bytes: ArraySlice<UInt8>) {
    guard bytes.count <= Self.longestName else { return nil }
    var upper = ""
    for byte in bytes {
      guard byte < 0x80 else { return nil }
      let isLower = byte >= 0x61 && byte <= 0x7A
      upper.unicodeScalars.append(Unicode.Scalar(isLower ? byte - 0x20 : byte))
    }
    guard let keyword = Self.byUppercaseName[upper] else { return nil }
    self = keyword
  }

  /// As queries write it.
  var text: String { rawValue.uppercased() }
}
