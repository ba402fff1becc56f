/// Tells what is built from who works there: 省人民医院南院 and 市图书馆新馆 are projects, and so are hospitals, schools
/// and museums that are being built or were.
struct Buildings {
  let units: [UInt16]
  let sentence: Range<Int>

  /// Makes projects of the organisations that are buildings.
  func settle(_ mentions: inout [FoundMention]) {
    var first = 0
    while first < mentions.count {
      var last = first
      while last + 1 < mentions.count,
        isListGap(mentions[last].range.upperBound..<mentions[last + 1].range.lowerBound)
      { last += 1 }
      let isBuilt =
        isBuilt(before: mentions[first].range.lowerBound)
        || isBuilt(behind: mentions[last].range.upperBound)
      for index in first...last where mentions[index].type == .organisation {
        let range = mentions[index].range
        if Self.parts.end(units, range) || isBuilt && Self.houses.end(units, range) {
          mentions[index].type = .project
        }
      }
      first = last + 1
    }
  }

  private func isListGap(_ gap: Range<Int>) -> Bool {
    gap.count == 1 && [.listComma, 0x548C, 0x53CA].contains(units[gap.lowerBound])
  }

  /// 建成|市图书馆
  private func isBuilt(before position: Int) -> Bool {
    let start = max(sentence.lowerBound, position - 6)
    return start < position && Self.verbs.end(units, start..<position)
  }

  /// 市人民医院西院|等加快建设, 新校区|破土动工; but not 建设“省级区域医疗中心”.
  private func isBuilt(behind position: Int) -> Bool {
    var start = position
    if start < sentence.upperBound, units[start] == 0x7B49 { start += 1 }
    guard start < sentence.upperBound,
      let length = Self.deeds.prefix(of: units[start..<min(sentence.upperBound, start + 8)])
    else { return false }
    let end = start + length
    return end == sentence.upperBound || units[end] != .openQuote
  }

  /// New parts of an institution.
  private static let parts: Phrases = [
    "新院", "新馆", "新校", "新校区", "新院区", "分院", "南院", "北院", "东院", "西院", "校区", "院区", "分馆", "分校",
  ]
  private static let houses: Phrases = [
    "医院", "学校", "小学", "中学", "高中", "初中", "幼儿园", "图书馆", "博物馆", "体育馆", "科技馆", "文化馆", "美术馆", "规划馆",
    "档案馆",
    "大剧院", "疾控中心", "保健院", "福利院", "敬老院", "体育中心",
  ]
  private static let verbs: Phrases = [
    "建成", "建成投用", "建成开放", "建成启用", "开工建设", "新建", "续建", "迁建", "扩建", "改扩建", "改造提升", "加快建设", "启动建设",
  ]
  private static let deeds: Phrases = [
    "加快建设", "建成", "开工", "投用", "投入使用", "启用", "正式启用", "竣工", "封顶", "主体完工", "主体封顶", "改扩建", "迁建", "扩建",
    "新建",
    "破土动工", "奠基", "开建", "动工", "建设",
  ]
}
