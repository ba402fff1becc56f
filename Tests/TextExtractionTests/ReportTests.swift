import Testing

@testable import TextExtraction

private func report(_ title: String, _ body: String) throws -> ExtractedDocument {
  try #require(try Shared.extract("\(title)\n各位代表：\n\(body)\n").first)
}

/// Headings decide what a figure's time is and whether it is a fact or a goal.
@Test(arguments: [
  ("2016年武威市政府工作报告\n2016年2月3日在武威市第三届人民代表大会第六次会议上", "一、2015年政府工作的简要回顾", "2015 actual"),
  ("2023年雅安市政府工作报告\n2023年1月9日在雅安市第五届人民代表大会第三次会议上", "一、同心协力 砥砺向前的2022", "2022 actual"),
  ("2024年巴中市政府工作报告\n2024年1月20日在巴中市第五届人民代表大会第四次会议上", "2024年主要目标任务和重点工作", "2024 target"),
  ("2007年青海省人民政府工作报告\n2008年1月20日在青海省第十一届人民代表大会第一次会议上", "2008年工作安排", "2008 target"),
])
func headingsGiveTimeAndStatus(title: String, heading: String, expected: String) throws {
  let document = try report(title, "\(heading)\n新建农村公路300公里。")
  let figure = try #require(document.figures.first)
  #expect("\(figure.period) \(figure.status.rawValue)" == expected)
}

/// A report without a year in its title or a date: by its headings, and not by the year of a far goal.
@Test(arguments: [
  ("一、2021年工作回顾", "二、“十四五”目标任务和2035年远景目标", "三、2022年工作安排"), ("一、2021年工作回顾", "成绩来之不易。", "二、今后的工作"),
])
func headingsGiveTheYear(first: String, second: String, third: String) throws {
  let document = try #require(
    try Shared.extract(
      "雅安市政府工作报告\n各位代表：\n\(first)\n全市经济稳中向好。\n\(second)\n我们要努力。\n\(third)\n抓好落实。"
    ).first)
  #expect(document.year == "2022")
}

@Test func aNumberedHeadingInsideThePlanDoesNotTurnBack() throws {
  let document = try report(
    "2024年巴中市政府工作报告\n2024年1月20日在巴中市第五届人民代表大会第四次会议上",
    "2024年主要目标任务和重点工作\n八、办好民生大事小事，让发展成果人人可及\n城镇新增就业4.5万人。")
  #expect(document.figures.first?.status == .target)
}

@Test(arguments: [
  ("新能源装机达到1200万千瓦", 12_000_000.0, "千瓦"),
  ("全年发电量180亿千瓦时", 18_000_000_000.0, "千瓦时"),
  ("新增5千户市场主体", 5000.0, "户"),
])
func prefixesOfUnitsAreNoMultipliers(sentence: String, value: Double, unit: String) throws {
  let figure = try #require(try Shared.extract("2023年杭州市\(sentence)。").first?.figures.first)
  #expect(figure.value == value)
  #expect(figure.unit == unit)
}

@Test(arguments: ["培育一批龙头企业。", "力争居民收入翻一番。"])
func someIsNoFigure(sentence: String) throws {
  #expect(try Shared.extract("2023年杭州市\(sentence)").allSatisfy(\.figures.isEmpty))
}

/// A district that the sentence is about places its projects there.
@Test func aSentenceAboutADistrictPlacesItsProjects() throws {
  let document = try report(
    "2021年梧州市政府工作报告\n2021年2月26日在梧州市第十四届人民代表大会第七次会议上",
    "三、2021年工作安排\n万秀区要加快补齐短板，推进梧州南站站前大道扩建工程。")
  let link = try #require(document.links.first { $0.type == .locatedIn })
  #expect(document.entities[link.to].name == "万秀区")
  #expect(link.basis == .stated)
}

@Test func aPrefixNamesTheTownNotTheProvince() throws {
  let document = try #require(
    try Shared.extract("湖南省统计局 益阳市2025年国民经济和社会发展统计公报\n全市地区生产总值增长5%。").first)
  #expect(document.place == "益阳市")
}

private let loudi = "2022年娄底市政府工作报告\n2021年12月30日在娄底市第六届人民代表大会第一次会议上"

@Test func aSharedHeadTellsTheKindOfEachPark() throws {
  let document = try report(loudi, "三、2022年工作安排\n加快建设湄江、仙女寨、白马湖国家森林公园。")
  let parks = document.entities.filter { $0.type == .park }
  #expect(!parks.isEmpty)
  #expect(parks.allSatisfy { $0.kind == "nature_park" })
}

/// A zone of another city is there, not in the document's place.
@Test func aZoneOfAnotherCityIsThere() throws {
  let document = try report(loudi, "三、2022年工作安排\n对接长沙高新区，承接产业转移。")
  let places = document.links.filter { $0.type == .locatedIn }.map { document.entities[$0.to].name }
  #expect(places == ["长沙市"])
}

/// 等地 makes what stands before it places, both ends of a way among them.
@Test func aListThatEndsInOtherPlacesIsOfPlaces() throws {
  let document = try report(loudi, "三、2022年工作安排\n新开行娄底至宁波、厦门等地货运班列。")
  let places = document.mentions.filter { document.entities[$0.entity].type == .place }.map(\.text)
  #expect(places.suffix(3) == ["娄底", "宁波", "厦门"])
}

/// The document's place by its first character, behind a verb; inside a word it is none.
@Test(arguments: [("坚持产业兴娄，实体经济更加稳固。", ["娄"]), ("振兴娄星产业园区。", [])])
func thePlaceByItsFirstCharacter(sentence: String, expected: [String]) throws {
  let document = try report(loudi, "一、2021年工作回顾\n\(sentence)")
  #expect(document.mentions.filter { $0.text == "娄" }.map(\.text) == expected)
}

/// 入湖 is about a lake, whatever the city is called.
@Test func aCityNamedAfterALakeIsNotTheLake() throws {
  let document = try report(
    "2022年湖州市政府工作报告\n2022年1月10日在湖州市第九届人民代表大会第一次会议上",
    "一、2021年工作回顾\n严控污水入湖，改善水质。")
  #expect(!document.mentions.contains { $0.text == "湖" })
}

/// News of a province: the title's months, the whole place before the indicator, comparisons, ranks.
@Test func newsOfTradeIsReadWithItsMonths() throws {
  let document = try #require(
    try Shared.extract(
      """
      前5月湖南外贸进出口2100亿余元 韩国成为第三大贸易伙伴
      2023年1至5月，湖南省进出口总值为2103.5亿元，增长4.6%，高于全国整体增速0.9个百分点。
      """
    ).first)
  let figures = document.figures.map { "\($0.text) \($0.indicator) \($0.period)" }
  #expect(
    figures == [
      "2100亿余元 进出口总额 2023-01/2023-05", "第三 贸易伙伴 2023-01/2023-05",
      "2103.5亿元 进出口总额 2023-01/2023-05", "4.6% 进出口总额 2023-01/2023-05",
      "0.9个百分点 进出口总额增速高于全国整体增速 2023-01/2023-05",
    ])
}
