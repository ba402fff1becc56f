@testable import Loading
@testable import TextExtraction

/// Made-up files whose documents share entities and indicators and disagree about them now and then.
struct RandomFile {
  private static let entities: [(id: String, type: EntityType, names: [String], kinds: [String])] =
    [
      ("place/430500", .place, ["邵阳市"], ["prefecture"]),
      ("place/430000", .place, ["湖南省"], ["province"]),
      ("place/431200", .place, ["怀化市"], ["prefecture"]),
      ("park/邵阳经济技术开发区", .park, ["邵阳经开区", "邵阳经济技术开发区"], ["development_zone", "other"]),
      ("project/430500/迎丰公园二期", .project, ["迎丰公园二期"], [""]),
      ("policy/“六稳”", .policy, ["“六稳”", "“六稳”工作"], [""]),
      ("organisation/涟钢", .organisation, ["涟钢", "涟源钢铁"], [""]),
    ]

  /// A file's state at a version; the same arguments give the same file.
  static func file(_ number: Int, version: Int, seed: UInt64) -> LoadedFile {
    var random = SplitMix64(seed: seed ^ UInt64(number * 7919 + version * 104_729))
    let documents = (0..<Int.random(in: 0...3, using: &random)).map { position in
      document(number, position, version, &random)
    }
    return LoadedFile(
      source: "/texts/\(number).txt", digest: "\(number).\(version).\(seed)", byteCount: 100,
      documents: documents)
  }

  private static func document(
    _ number: Int, _ position: Int, _ version: Int, _ random: inout SplitMix64
  ) -> ExtractedDocument {
    var chosen = Array(
      entities.shuffled(using: &random).prefix(Int.random(in: 2...6, using: &random)))
    // One entity under two names.
    if Bool.random(using: &random) { chosen.append(chosen[0]) }
    let found = chosen.map { entity in
      ExtractedEntity(
        id: entity.id, type: entity.type, name: pick(entity.names, &random),
        kind: pick(entity.kinds, &random), aliases: [],
        code: entity.type == .place ? String(entity.id.dropFirst(6)) : "", longitude: nil,
        latitude: nil)
    }
    let sentences = (0..<Int.random(in: 1...4, using: &random)).map { index in
      ExtractedSentence(
        text: "第\(index)句(\(version))。", start: index * 10, end: index * 10 + 8, section: .body)
    }
    let mentions = (0..<Int.random(in: 0...8, using: &random)).map { index in
      let entity = Int.random(in: 0..<found.count, using: &random)
      let forms = [found[entity].name, String(found[entity].name.prefix(2))]
      return ExtractedMention(
        text: pick(forms, &random), start: index, end: index + 2, entity: entity,
        sentence: Int.random(in: 0..<sentences.count, using: &random), rule: "made up")
    }
    let figures = (0..<Int.random(in: 0...4, using: &random)).map { index in
      let subject =
        Bool.random(using: &random) ? Int.random(in: 0..<found.count, using: &random) : nil
      return figure(index, subject, found, sentences.count, &random)
    }
    let places = found.indices.filter { found[$0].type == .place }
    var links: [ExtractedLink] = []
    for (index, entity) in found.enumerated() {
      guard entity.type == .project || entity.type == .park,
        let place = places.randomElement(using: &random)
      else { continue }
      links.append(
        ExtractedLink(
          type: .locatedIn, from: index, to: place, basis: pick(LinkBasis.allCases, &random),
          start: 0, end: 1, sentence: Int.random(in: 0..<sentences.count, using: &random)))
    }
    return ExtractedDocument(
      source: "\(number).txt", start: 0, end: 100, title: "报告\(number).\(position)",
      kind: .workReport, place: "邵阳市", adcode: "430500", year: "2022", date: "", encoding: "UTF-8",
      notes: [], digest: "\(number)\(position)\(version)", sentences: sentences, entities: found,
      mentions: mentions, figures: figures, links: links)
  }

  private static func figure(
    _ index: Int, _ subject: Int?, _ found: [ExtractedEntity], _ sentenceCount: Int,
    _ random: inout SplitMix64
  ) -> ExtractedFigure {
    ExtractedFigure(
      text: "8%", start: index, end: index + 2, value: Double(index),
      unit: pick(["%", "元", "亿元"], &random), indicator: pick(["地区生产总值", "扶贫车间"], &random),
      isStandardIndicator: true, measure: pick([.growth, .level], &random), period: "2022",
      status: .target, comparator: .eq, subject: subject.map { found[$0].name } ?? "",
      subjectEntity: subject, sentence: Int.random(in: 0..<sentenceCount, using: &random),
      rule: "made up")
  }

  private static func pick<Item>(_ items: [Item], _ random: inout SplitMix64) -> Item {
    items[Int.random(in: 0..<items.count, using: &random)]
  }
}
