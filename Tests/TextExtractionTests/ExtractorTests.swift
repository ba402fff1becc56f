import Foundation
import Testing

@_spi(Measuring) @testable import TextExtraction

/// One extractor for all tests: the vocabulary takes a moment to load.
enum Shared {
  static let extractor: Extractor? = (try? Vocabulary.builtIn()).map(Extractor.init)

  static func extract(_ text: String) throws -> [ExtractedDocument] {
    let extractor = try #require(Shared.extractor)
    return try extractor.extract(Array(text.utf8), source: "test.txt")
  }
}

@Test func emptyInputHasNoDocuments() throws {
  #expect(try Shared.extract("").isEmpty)
  #expect(try Shared.extract(" \n\n ").isEmpty)
}

@Test func wordsOfATextAreCounted() throws {
  let extractor = try #require(Shared.extractor)
  #expect(extractor.wordCount(Array("广元市人民政府，2022年\n项目".utf16)) == 7)
}

struct FigureCase: CustomTestStringConvertible, Sendable {
  var sentence: String
  var expected: [String]
  var testDescription: String { sentence }
}

/// Sentences of a report of 2023 in its section of targets, and what their figures must say:
/// value, unit, indicator, measure, comparator.
@Test(arguments: [
  FigureCase(
    sentence: "地区生产总值增长7%左右", expected: ["7.0 % 地区生产总值 growth approx"]),
  FigureCase(
    sentence: "规模工业增加值、固定资产投资分别增长8%、9.5%以上",
    expected: ["8.0 % 规模以上工业增加值 growth ge", "9.5 % 固定资产投资 growth ge"]),
  FigureCase(
    sentence: "城乡居民人均可支配收入分别增长6%和8%",
    expected: ["6.0 % 城镇居民人均可支配收入 growth eq", "8.0 % 农村居民人均可支配收入 growth eq"]),
  FigureCase(
    sentence: "城镇调查失业率控制在５.５％以内", expected: ["5.5 % 城镇调查失业率 level le"]),
  FigureCase(
    sentence: "城镇新增就业4.5万人以上", expected: ["45000.0 人 城镇新增就业 increase ge"]),
  FigureCase(
    sentence: "新增高新技术企业60家，改造老旧小区120个",
    expected: ["60.0 家 高新技术企业 increase eq", "120.0 个 老旧小区改造 level eq"]),
  FigureCase(
    sentence: "地区生产总值增长5%—6%",
    expected: ["5.0 % 地区生产总值 growth ge", "6.0 % 地区生产总值 growth le"]),
  FigureCase(
    sentence: "引进亿元以上项目130个", expected: ["130.0 个 亿元以上招商引资项目 level eq"]),
  FigureCase(
    sentence: "粮食产量稳定在325万吨", expected: ["3250000.0 吨 粮食产量 level eq"]),
  FigureCase(sentence: "抓好九个方面的工作，办好第三届旅游节，服务7-14岁儿童", expected: []),
])
func figuresOfASentence(_ given: FigureCase) throws {
  let documents = try Shared.extract(
    """
    2023年怀化市政府工作报告
    ——2023年1月5日在怀化市第六届人民代表大会第二次会议上
    各位代表：
    二、2023年工作安排
    今年的主要预期目标是：\(given.sentence)。
    """)
  let document = try #require(documents.first)
  let found = document.figures.map {
    "\($0.value) \($0.unit) \($0.indicator) \($0.measure.rawValue) \($0.comparator.rawValue)"
  }
  #expect(found == given.expected)
  for figure in document.figures {
    #expect(figure.status == .target)
    #expect(figure.period == "2023")
    #expect(figure.subject == "怀化市")
  }
}

@Test func documentFieldsComeFromTitleAndHead() throws {
  let document = try #require(
    try Shared.extract(
      """
      ---
      title: 株洲市政府工作报告（2022年12月20日 张三）
      ---

      ——2022年12月20日在株洲市第十六届人民代表大会第二次会议上

      各位代表：

      一、2022年工作回顾

      全市地区生产总值突破3600亿元。

      二、2023年工作安排

      地区生产总值增长7%。
      """
    ).first)
  #expect(document.title == "株洲市政府工作报告")
  #expect(document.kind == .workReport)
  #expect(document.place == "株洲市")
  #expect(document.adcode == "430200")
  #expect(document.year == "2023")
  #expect(document.date == "2022-12-20")
  #expect(document.figures.map(\.period) == ["2022", "2023"])
  #expect(document.figures.map(\.status) == [.actual, .target])
  #expect(document.figures.map(\.comparator) == [.gt, .eq])
}

@Test func severalDocumentsInOneFile() throws {
  let body = String(repeating: "湖南省推进产业发展，经济稳中向好。", count: 6)
  let text = """
    -
    湖南省第一条消息的标题写在这里
    \(body)
    2025-07-02
    -
    岳阳市第二条消息的标题写在这里
    \(body)
    2025-07-03
    联系我们
    """
  let documents = try Shared.extract(text)
  #expect(documents.map(\.title) == ["湖南省第一条消息的标题写在这里", "岳阳市第二条消息的标题写在这里"])
  #expect(documents.map(\.date) == ["2025-07-02", "2025-07-03"])
  #expect(documents.map(\.place) == ["湖南省", "岳阳市"])
}

@Test(arguments: [
  ("武冈、洞口、绥宁加快发展", ["武冈市", "洞口县", "绥宁县"]),
  ("建设国家级示范县和县级平台", []),
  ("发展中国家的创新平台", []),
  ("“吃在湘潭”走向全国", []),
  ("支持邵东市与广东省合作", ["邵东市", "广东省"]),
])
func placesInContext(sentence: String, names: [String]) throws {
  let document = try #require(
    try Shared.extract("2023年邵阳市政府工作报告\n各位代表：\n\(sentence)。").first)
  let places = document.mentions.filter {
    document.entities[$0.entity].type == .place && $0.sentence > 1
  }
  #expect(places.map { document.entities[$0.entity].name } == names)
}

@Test func listsShareTheirHead() throws {
  let document = try #require(
    try Shared.extract("2023年邵阳市政府工作报告\n各位代表：\n加快白新、永新、城龙高速公路建设。").first)
  let names = document.mentions.map { document.entities[$0.entity] }.filter { $0.type == .project }
    .map(\.name)
  #expect(names.allSatisfy { $0.hasSuffix("高速公路") })
  #expect(document.links.allSatisfy { document.entities[$0.to].name == "邵阳市" })
}
