import Testing

@testable import TextExtraction

/// A sentence with names marked in it, as the tagger would have.
struct MarkedSentence {
  let vocabulary: Vocabulary
  let text: WorkingText
  let scan: SentenceScan
  let rules: NameRules
  var mentions: [FoundMention]

  init(_ sentence: String, _ items: [String], _ type: EntityType) throws {
    vocabulary = try #require(Shared.extractor).vocabulary
    let decoded = try vocabulary.decoder.decode(Array(sentence.utf8), source: "test")
    let text = TextCleaner.clean(decoded, folding: vocabulary.folding)
    var scan = SentenceScan()
    scan.scan(text.units, 0..<text.units.count, vocabulary)
    var from = 0
    mentions = []
    for item in items {
      let start = try #require(Phrases([item]).first(in: text.units, from..<text.units.count))
      from = start + item.utf16.count
      mentions.append(
        FoundMention(
          range: start..<from, type: type, name: text.name(start..<from), kind: "", place: -1,
          rule: "tagger"))
    }
    self.text = text
    self.scan = scan
    rules = NameRules(vocabulary: vocabulary, text: text, scan: scan)
  }
}

/// What the items of a list take from the head that stands once.
struct SharedHeadTests {
  private func names(_ sentence: String, _ items: [String], _ type: EntityType = .project) throws
    -> [String]
  {
    var marked = try MarkedSentence(sentence, items, type)
    NameCompletion(
      vocabulary: marked.vocabulary, text: marked.text, scan: marked.scan, rules: marked.rules,
      home: -1
    ).complete(&marked.mentions)
    return marked.mentions.map(\.name)
  }

  /// The shared part begins where the last item's own part is most like the one before it.
  @Test(
    arguments: [
      (["东白", "南白铁路扩能改造"], "东白铁路扩能改造"),
      (["清江", "白沙河两岸环境整治"], "清江两岸环境整治"),
      (["石岭", "青岩山110千伏输变电工程"], "石岭110千伏输变电工程"),
      (["金阳一级", "金阳至白水二级公路"], "金阳一级公路"),
      (["南门坡", "文昌阁片区棚户区改造"], "南门坡片区棚户区改造"),
      (["上滩", "下滩库区水面光伏发电"], "上滩库区水面光伏发电"),
      (["玉山—常山", "广丰—江山浙赣合作产业园"], "玉山—常山浙赣合作产业园"),
      (["寒泉沟", "云架山水库除险加固"], "寒泉沟水库除险加固"),
      (["青川石桥", "朝天羊木110千伏输变电工程"], "青川石桥110千伏输变电工程"),
      (["旺苍", "剑阁小岗通用机场"], "旺苍通用机场"),
      (["白石至新桥", "青山至黄水二级公路"], "白石至新桥二级公路"),
      (["吉祥南街", "白水东路"], "吉祥南街"),
      (["白水二中", "石岭实验中学"], "白水二中"),
      (["白水教学区", "松山校区一期"], "白水教学区"),
      (["白水城南", "火车站110千伏变电站主变增容工程"], "白水城南110千伏变电站主变增容工程"),
      (["恒德环保催化剂", "久泰脱硫塔项目"], "恒德环保催化剂"),
      (["白水至元坝", "青阆至凤山(三门海)高速公路"], "白水至元坝高速公路"),
      (["白水船闸", "元坝码头"], "白水船闸"), (["运城", "元坝机场"], "运城机场"),
      (["白水复航", "元坝灌区工程"], "白水复航"), (["112国道", "元坝高速公路"], "112国道"),
      (["东辛片区", "元坝片区更新改造"], "东辛片区更新改造"),
      (["重工二期", "再生铝二期50万套发动机壳体"], "重工二期"),
    ])
  func theLastItemIsCutWhereItResemblesTheFirst(items: [String], expected: String) throws {
    #expect(
      try names("加快\(items[0])、\(items[1])。", items) == [expected, items[1]])
  }

  /// A bare number stands for what is in front of the first one's, and takes what stands behind the last one's.
  @Test func numbersOfRoadsAndLines() throws {
    #expect(
      try names("加快国道212、347线过境改线工程。", ["国道212", "347线过境改线工程"])
        == ["国道212线过境改线工程", "国道347线过境改线工程"])
    #expect(
      try names("加快城北轨道交通1、2号线建设。", ["城北轨道交通1", "2号线"])
        == ["城北轨道交通1号线", "城北轨道交通2号线"])
    #expect(
      try names("加快城北轨道交通1、2号线建设，争取开工6号线。", ["城北轨道交通1", "2号线", "6号线"]).last == "城北轨道交通6号线")
    #expect(
      try names("抓好国道108、省道205等干线公路改建。", ["国道108", "省道205"]) == ["国道108改建", "省道205改建"])
  }

  /// A part of the last road is not done to the others; a comma parts a list whose names lack a head.
  @Test func partsAndCommas() throws {
    #expect(
      try names("加快青阆高速公路、绕城高速公路东南段等项目。", ["青阆高速公路", "绕城高速公路东南段"])
        == ["青阆高速公路", "绕城高速公路东南段"])
    #expect(
      try names("完成北海路、宝山路等4条道路快速化改造。", ["北海路", "宝山路"]) == ["北海路快速化改造", "宝山路快速化改造"])
    #expect(
      try names("建设云雾山、白水，翠湖等4个森林公园。", ["云雾山", "白水", "翠湖"], .park)
        == ["云雾山森林公园", "白水森林公园", "翠湖森林公园"])
    #expect(
      try names("建成元坝、盘龙两个100亿级园区。", ["元坝", "盘龙"], .park) == ["元坝园区", "盘龙园区"])
  }

  /// The head behind a list, with what ranks or counts it left out.
  @Test(
    arguments: [
      ("等“3+1”铁路项目。", "铁路"), ("等地高速铁路。", "高速铁路"), ("等重点水库。", "水库"), ("等项目建设。", "项目"),
      ("等国家建立项目基地。", ""), ("等为重点的流域治理。", ""), ("等线上线下销售。", ""), ("等污染控制工作。", ""),
      ("等二级公路。", "二级公路"), ("等特大气田勘探开发建设。", "特大气田勘探开发"), ("三大工程。", ""), ("等三大型灌区。", "灌区"),
      ("4条134公里高速公路。", "高速公路"), ("等100个投资3000万元以上项目。", ""), ("等工业云平台。", ""), ("等新建改建项目。", ""),
      ("等重大项目。", ""), ("等项目资金。", ""),
    ])
  func theHeadBehindTheList(tail: String, head: String) throws {
    #expect(try names("加快东白、南白\(tail)", ["东白", "南白"]) == ["东白" + head, "南白" + head])
  }

  /// Stops in a bracket are no items of the list.
  @Test func bracketsInLists() throws {
    #expect(
      try names("加快东白—青阆(经石岭、元坝)、南白—元坝两条长输管网建设。", ["东白—青阆", "石岭", "元坝", "南白—元坝"])
        == ["东白—青阆长输管网", "石岭", "元坝", "南白—元坝长输管网"])
  }

  @Test func linesFromOnePlace() throws {
    #expect(
      try names("争取金阳至白水、石岭等地高速铁路。", ["金阳至白水", "石岭"]) == ["金阳至白水高速铁路", "金阳至石岭高速铁路"])
  }

  /// 企业、产品 whose names say what they are have no part in a head behind them.
  @Test func wholeNamesStayWhole() throws {
    #expect(
      try names("恒光玻纤、德众机器人、远华热电联产等一批大项目落地。", ["恒光玻纤", "德众机器人", "远华热电联产"])
        == ["恒光玻纤", "德众机器人", "远华热电联产"])
    #expect(try names("扩大东港经济区、白水高新区。", ["东港经济区", "白水高新区"], .park) == ["东港经济区", "白水高新区"])
  }

  @Test func quotedPoliciesTakeTheWordBehind() throws {
    #expect(try names("落实“安居保”等政策。", ["“安居保”"], .policy) == ["“安居保”政策"])
    #expect(try names("抓住“安居保”等政策窗口。", ["“安居保”"], .policy) == ["“安居保”"])
    #expect(
      try names("推进综合交通体系、市政设施等重大规划实施。", ["综合交通体系", "市政设施"], .policy)
        == ["综合交通体系规划", "市政设施规划"])
    #expect(
      try names("实施“三名”“三优”等工程。", ["“三名”", "“三优”"], .policy) == ["“三名”工程", "“三优”工程"])
    #expect(try names("制定《城市管理条例》等3部规章。", ["《城市管理条例》"], .policy) == ["《城市管理条例》"])
  }

  /// A name is written as the source writes it, full-width marks included.
  @Test func namesKeepTheirMarks() throws {
    #expect(try names("建成石岭（白水）科学城。", ["石岭(白水)科学城"], .park) == ["石岭（白水）科学城"])
  }
}

/// Works on a facility belong to its name, wherever the tagger ended it.
@Test func worksBelongToTheName() throws {
  let marked = try MarkedSentence("石岭水库除险加固进展顺利。", [], .project)
  let end = try #require(Phrases(["除险"]).first(in: marked.text.units, 0..<10))
  #expect(marked.rules.mentions(0..<end, type: .project).map(\.name) == ["石岭水库除险加固"])
}

/// The places that a name holds.
struct NamePlaceTests {
  /// 罗城 and 环江 are counties of 河池; 桃源 is one of 常德.
  @Test(
    arguments: [
      ("河池市", "推进罗城高山风电项目建设。", "罗城仫佬族自治县"), ("河池市", "推进环江界牌风电项目建设。", "环江毛南族自治县"),
      ("四川省", "推进泸州港扩建。", "泸州市"), ("三门峡市", "建设河南水利学院新校区。", "三门峡市"),
      ("酒泉市", "建成三墩至瓜州公路。", "瓜州县"), ("酒泉市", "建成三墩至榆林窟旅游公路。", "酒泉市"),
      ("随州市", "推进老城区供水管网改造项目。", "随州市"), ("长沙市", "建成雨花大道高架桥。", "长沙市"),
      ("萍乡市", "湘东陶瓷产业园开工。", "湘东区"),
    ])
  func placesOfANameAreTheNearest(home: String, sentence: String, expected: String) throws {
    let document = try #require(
      try Shared.extract("\(home)2020年政府工作报告\n各位代表：\n\(sentence)\n").first)
    let links = document.links.filter { $0.type == .locatedIn }
    #expect(links.map { document.entities[$0.to].name } == [expected])
  }
}
