/// The words that the extraction knows: places, parks, indicators, units and the lexicons of heads and cues.
///
/// Every table is checked on load; an error names the file and the line.
public final class Vocabulary: Sendable {
  /// A sum over all tables: what is extracted depends on it.
  public let fingerprint: UInt64
  let places: PlaceTable
  let units: UnitTable
  let folding: CharacterFolding
  let decoder: TextDecoder
  let indicators: [IndicatorRecord]
  let heads: [HeadRecord]
  let parks: [ParkRecord]
  let known: [KnownRecord]
  let phrases: PhraseTable
  let shortForms: ShortForms
  let plans: [PlanRecord]
  /// Groups of places that share a name.
  let placeGroups: Grouping<Int32>
  /// All words.
  let trie: WordTrie
  /// The senses of each word.
  let senses: Grouping<WordSense>
  /// The classes of each word.
  let classes: [WordClassSet]
  let tagger: MentionTagger
  let indicatorTagger: IndicatorTagger
  /// The class of words used alike, of each word and of each single character: fine in the low byte, coarse above.
  private let wordClusters: [UInt16]
  private let characterClusters: [UInt16]

  /// The vocabulary that is compiled into the binary.
  public static func builtIn() throws -> Vocabulary {
    try Vocabulary(tables: { _ in nil })
  }

  /// A vocabulary whose tables come from `table`, given a path inside `schema/` such as `places.tsv`; a table for which
  /// it returns nil is the built-in one. `added` gives tables whose rows are added to those, nil for none.
  ///
  /// - Throws: `ExtractionError` with file and line when a table is wrong.
  public convenience init(
    tables table: (String) throws -> (bytes: [UInt8], file: String)?,
    added: (String) throws -> (bytes: [UInt8], file: String)? = { _ in nil }
  ) throws {
    try self.init { (embedded: EmbeddedTable) in
      let base =
        try table(embedded.path) ?? (bytes: embedded.bytes, file: "schema/\(embedded.path)")
      var whole = VocabularyTable(bytes: base.bytes, file: base.file)
      if embedded.path.hasSuffix(".tsv"), let more = try added(embedded.path) {
        whole.parts.append(more)
      }
      return whole
    }
  }

  private init(_ read: (EmbeddedTable) throws -> VocabularyTable) throws {
    var fingerprint: UInt64 = 0xcbf2_9ce4_8422_2325
    func load(_ table: EmbeddedTable) throws -> VocabularyTable {
      let found = try read(table)
      for part in found.parts {
        fingerprint = (fingerprint ^ TextDigest.hash(part.bytes)) &* 0x100_0000_01b3
      }
      return found
    }
    var builder = VocabularyBuilder()
    var table = try load(.characters)
    let folding = try CharacterFolding(table)
    self.folding = folding
    decoder = TextDecoder()
    table = try load(.units)
    units = try UnitTable(table)

    table = try load(.places)
    places = try PlaceTable(table) { builder.addPlace($0, $1, $2) }

    table = try load(.indicators)
    var reader = try TableReader(
      table, columns: ["name", "unit", "aliases"])
    var indicators: [IndicatorRecord] = []
    while try reader.advance() {
      for name in [reader.units(0)[...]] + reader.list(2) {
        let name = folding.folded(name)
        if let known = builder.words.find(name), builder.classes[known].has(.indicator) {
          throw reader.error(
            "'\(String(decoding: name, as: UTF16.self))' already stands for an indicator")
        }
        builder.add(name, .indicator, indicators.count)
      }
      indicators.append(IndicatorRecord(name: reader.cell(0), unit: reader.cell(1)))
    }
    self.indicators = indicators

    table = try load(.heads)
    reader = try TableReader(table, columns: ["word", "type", "kind"])
    var heads: [HeadRecord] = []
    while try reader.advance() {
      guard let type = EntityType(rawValue: reader.cell(1)) else {
        throw reader.error("unknown type '\(reader.cell(1))'")
      }
      builder.add(reader.units(0)[...], .head, heads.count)
      heads.append(HeadRecord(type: type, kind: reader.cell(2)))
    }
    self.heads = heads

    table = try load(.cues)
    reader = try TableReader(table, columns: ["word", "class"])
    while try reader.advance() {
      guard let kind = WordClass(cue: reader.cell(1)) else {
        throw reader.error("unknown class '\(reader.cell(1))'")
      }
      builder.add(reader.units(0)[...], kind, 0)
    }

    table = try load(.known)
    reader = try TableReader(table, columns: ["word", "type", "name"])
    var known: [KnownRecord] = []
    while try reader.advance() {
      guard let type = EntityType(rawValue: reader.cell(1)) else {
        throw reader.error("unknown type '\(reader.cell(1))'")
      }
      builder.add(folding.folded(reader.units(0)[...]), .known, known.count)
      let name = reader.cell(2).isEmpty ? reader.cell(0) : reader.cell(2)
      known.append(KnownRecord(type: type, name: name))
    }
    self.known = known

    phrases = try PhraseTable(try load(.phrases))
    shortForms = try ShortForms(try load(.shortForms))
    plans = try PlanRecord.read(try load(.plans))

    table = try load(.parks)
    parks = try ParkRecord.read(table) { name, index in
      builder.add(folding.folded(name), .park, index)
    }

    table = try load(.words)
    reader = try TableReader(table, columns: ["word", "pos", "places"])
    while try reader.advance() {
      builder.add(reader.units(0)[...], .common, Int(PartOfSpeech(tag: reader.cell(1)).rawValue))
    }

    table = try load(.clusters)
    reader = try TableReader(table, columns: ["word", "fine", "coarse"])
    var characterClusters = [UInt16](repeating: 0, count: 65536)
    var clusters: [(word: Int, cluster: UInt16)] = []
    while try reader.advance() {
      guard let fine = UInt8(reader.cell(1)), let coarse = UInt8(reader.cell(2)) else {
        throw reader.error("a cluster is a number from 0 to 255")
      }
      let cluster = UInt16(coarse) << 8 | UInt16(fine)
      let units = reader.units(0)
      if units.count == 1 { characterClusters[Int(units[0])] = cluster }
      if let word = builder.words.find(units[...]) { clusters.append((word, cluster)) }
    }
    self.characterClusters = characterClusters
    var wordClusters = [UInt16](repeating: 0, count: builder.words.count)
    for (word, cluster) in clusters { wordClusters[word] = cluster }
    self.wordClusters = wordClusters

    table = try load(.tagger)
    tagger = try MentionTagger(table.bytes, file: table.file)
    table = try load(.indicatorWeights)
    indicatorTagger = try IndicatorTagger(table.bytes, file: table.file)

    self.fingerprint = fingerprint
    trie = WordTrie(builder.words)
    placeGroups = builder.placesByGroup
    senses = builder.sensesByWord
    classes = builder.classes
  }

  /// The class of words used alike to which a token belongs, 0 for none: coarse in the high byte, fine in the low one.
  @inline(__always)
  func cluster(of token: Token, _ first: UInt16) -> UInt16 {
    if token.word >= 0 { return wordClusters[token.word] }
    return token.end - token.start == 1 ? characterClusters[Int(first)] : 0
  }

  /// The value of a word's sense of a class, or nil.
  @inline(__always)
  func value(_ word: Int, _ kind: WordClass) -> Int? {
    for sense in senses[word] where sense.kind == kind { return Int(sense.value) }
    return nil
  }
}

/// A standard indicator.
struct IndicatorRecord: Sendable {
  var name: String
  var unit: String
}

/// A head noun of names.
struct HeadRecord: Sendable {
  var type: EntityType
  var kind: String
}

/// A name known everywhere.
struct KnownRecord: Sendable {
  var type: EntityType
  var name: String
}

/// A known development zone.
struct ParkRecord: Sendable {
  var name: String
  var kind: String
  var place: String

  static func read(
    _ table: VocabularyTable, found: (ArraySlice<UInt16>, Int) -> Void
  ) throws(ExtractionError) -> [ParkRecord] {
    var reader = try TableReader(
      table, columns: ["name", "short_names", "kind", "place", "national"], optional: 1)
    var records: [ParkRecord] = []
    while try reader.advance() {
      for name in [reader.units(0)[...]] + reader.list(1) { found(name, records.count) }
      records.append(
        ParkRecord(name: reader.cell(0), kind: reader.cell(2), place: reader.cell(3)))
    }
    return records
  }
}
