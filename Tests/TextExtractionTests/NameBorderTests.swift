import Testing

@testable import TextExtraction

/// Where names begin and end, and what looks like one but is none.
struct NameBorderTests {
  private func mentions(_ body: String) throws -> [String] {
    let text = "广元市2022年政府工作报告\n各位代表：\n一、2021年工作回顾\n\(body)\n"
    let document = try #require(try Shared.extract(text).first)
    return document.mentions.dropFirst().map {
      "\(document.entities[$0.entity].type.rawValue) \($0.text)"
    }
  }

  /// What stands inside a quotation that is no name of its own is none either.
  @Test(arguments: [
    "围绕“争创三个城市、推动融入成都经济圈、培育六大产业集群”，奋力前行。", "获评“2019中国最具投资价值城市”称号。",
  ])
  func partsOfAQuotationAreNoNames(body: String) throws {
    #expect(try mentions(body).filter { !$0.contains("“") } == [])
  }

  /// A part of a quotation, the whole of it, what stands outside, and a name longer than any quotation.
  @Test func quotationsEncloseTheirParts() throws {
    func encloses(_ text: String, _ name: String) throws -> Bool {
      let units = Array(text.utf16)
      let start = try #require(Phrases([name]).first(in: units, 0..<units.count))
      return Quotation.encloses(start..<start + name.utf16.count, units, 0..<units.count)
    }
    let long = String(repeating: "山", count: 80)
    #expect(try encloses("打造“河谷经济带、田园新城”。", "河谷经济带"))
    #expect(try encloses("打造“河谷经济带”。", "河谷经济带") == false)
    #expect(try encloses("“双城”与河谷经济带。", "河谷经济带") == false)
    #expect(try encloses("建设“双城、\(long)”。", long) == false)
    #expect(try encloses("排演舞剧《东坡》。", "东坡"))
    #expect(try encloses("排演《竹颂》，游东坡。", "东坡") == false)
  }

  /// A name does not begin in the middle of a word.
  @Test(arguments: [
    ("建设现代化热带滨海城市。", []), ("传承和弘扬中华民族优秀传统文化。", []),
    ("贯彻对内蒙古重要讲话精神。", ["Place 内蒙古"]), ("江油市加快发展。", ["Place 江油市"]),
  ])
  func namesAreNotCutFromWords(body: String, expected: [String]) throws {
    #expect(try mentions(body) == expected)
  }

  /// A common word that is a far county's name is one only where a list or its city goes on.
  @Test(arguments: [
    ("更高水平的法治广元、平安广元加快建设。", ["Place 广元", "Place 广元"]), ("与陕西合作推进流域治理。", ["Place 陕西"]),
    ("与文昌、东方、澄迈结好。", ["Place 文昌", "Place 东方", "Place 澄迈"]), ("与云浮新兴联手。", ["Place 云浮", "Place 新兴"]),
    ("辽宁振兴发展势头良好。", ["Place 辽宁"]),
  ])
  func commonWordsAreNoPlaces(body: String, expected: [String]) throws {
    #expect(try mentions(body) == expected)
  }

  /// A chain of places is no project, what someone does to a thing no name, and a title in marks is one name.
  @Test(arguments: [
    (
      "深化与新疆阿克苏市、青海海西州德令哈市等地对口支援。",
      ["Place 新疆", "Place 阿克苏市", "Place 青海", "Place 海西州", "Place 德令哈市"]
    ),
    ("苍溪县、旺苍县和青川县全面完成标准化学校建设任务。", ["Place 苍溪县", "Place 旺苍县", "Place 青川县"]),
    ("出台《关于支持广元加快建设区域中心城市 打造重要增长极的意见》。", ["Policy 《关于支持广元加快建设区域中心城市 打造重要增长极的意见》"]),
  ])
  func namesAreWhole(body: String, expected: [String]) throws {
    #expect(try mentions(body) == expected)
  }

  /// The place that touches a name is its beginning.
  @Test func placesBeginNames() throws {
    #expect(try mentions("加快大同铁路口岸建设。") == ["Project 大同铁路口岸"])
  }

  /// Who works somewhere and what is built.
  @Test(arguments: [
    ("市人民医院西院", "、省妇幼保健院新院等加快建设。", EntityType.project), ("市第二小学", "建成投用。", .project),
    ("市人民医院", "建设“省级区域医疗中心”。", .organisation), ("市人民医院", "获评三级甲等医院。", .organisation),
  ])
  func whatIsBuiltIsAProject(name: String, tail: String, expected: EntityType) throws {
    var marked = try MarkedSentence("今年，\(name)\(tail)", [name], .organisation)
    Buildings(vocabulary: marked.vocabulary, units: marked.text.units, sentence: marked.scan.range)
      .settle(&marked.mentions)
    #expect(marked.mentions.map(\.type) == [expected])
  }

  /// 市, 省 and 县 in front of a name stand for the document's place and what is around it.
  @Test(arguments: [("市六中", "广元市六中"), ("省人民医院", "四川省人民医院"), ("市政道路", "市政道路")])
  func levelsStandForPlaces(name: String, expected: String) throws {
    var marked = try MarkedSentence("建成\(name)。", [name], .project)
    let row = try #require(marked.vocabulary.places.index(ofCode: "510800"))
    NameCompletion(
      vocabulary: marked.vocabulary, text: marked.text, scan: marked.scan, rules: marked.rules,
      home: row
    ).complete(&marked.mentions)
    #expect(marked.mentions.map(\.name) == [expected])
  }

  /// What a marked span holds: a name without what is told of it or done in front of it, or none.
  @Test(arguments: [
    ("灵通物流成为省级示范平台。", "灵通物流成为省级示范平台", EntityType.organisation, ["灵通物流"]),
    ("白水工业园区在全国考核中领先。", "白水工业园区在全国考核", .park, ["白水工业园区"]),
    ("芒市等簿水库开工。", "芒市等簿水库", .project, ["芒市等簿水库"]),
    ("落实云南省加快对接农产品行动计划。", "云南省加快对接农产品行动计划", .policy, ["云南省加快对接农产品行动计划"]),
    ("发展特色数字经济产业园。", "发展特色数字经济产业园", .park, ["特色数字经济产业园"]),
    ("引进了华为云计算中心。", "引进了华为云计算中心", .project, ["华为云计算中心"]),
    ("开工建设路改造工程。", "建设路改造工程", .project, ["建设路改造工程"]),
    ("白水融媒体中心全部成立。", "白水融媒体中心全部", .organisation, ["白水融媒体中心"]),
    ("白水市市长 王明", "白水市市长 王明", .project, []),
    ("建成白水市长江大桥。", "白水市长江大桥", .project, ["白水市长江大桥"]),
    ("健全联农带农机制。", "联农带农机制", .policy, []),
    ("建立六项工作机制：融资服务保障机制。", "融资服务保障机制", .policy, ["融资服务保障机制"]),
    ("排演《蜀道风云》。", "《蜀道风云》", .policy, []),
    ("施行《城市管理条例（试行）》。", "《城市管理条例(试行)》", .policy, ["《城市管理条例(试行)》"]),
    ("打造“双引擎”。", "“双引擎”", .policy, []),
    ("入选全国“十大旅游名城”“夜间十城”。", "“夜间十城”", .policy, []),
    ("入选省级“三名工程”建设名单。", "“三名工程”", .policy, ["“三名工程”"]),
    ("获“未来教育先行区”荣誉称号。", "“未来教育先行区”", .policy, []),
  ])
  func spansAreCutOrLeftOut(
    sentence: String, span: String, type: EntityType, expected: [String]
  ) throws {
    let marked = try MarkedSentence(sentence, [span], type)
    let found = marked.rules.mentions(marked.mentions[0].range, type: type)
    #expect(found.map { marked.text.text($0.range) } == expected)
  }

  /// Names in front of 等项目 are projects, those in front of 等企业 firms; the projects of firms leave both.
  @Test(arguments: [
    ("恒兴医药、迈白药业等6个项目投产。", EntityType.organisation, EntityType.project),
    ("恒兴医药、迈白药业等重点食品加工项目投产。", .organisation, .project),
    ("恒兴医药、迈白药业等龙头企业发展壮大。", .project, .organisation),
    ("恒兴医药、迈白药业等企业的技改项目投产。", .organisation, .organisation),
    ("恒兴医药、迈白药业等增长较快。", .project, .project),
  ])
  func theWordsBehindAListTellItsType(sentence: String, type: EntityType, expected: EntityType)
    throws
  {
    var marked = try MarkedSentence(sentence, ["恒兴医药", "迈白药业"], type)
    FirmLists(
      vocabulary: marked.vocabulary, units: marked.text.units, sentence: marked.scan.range
    ).settle(&marked.mentions)
    #expect(marked.mentions.map(\.type) == [expected, expected])
  }

  @Test(arguments: [
    ("——广元铁路枢纽开工。", "广元铁路枢纽"), ("落实永久性基本农田保护制度。", "永久性基本农田保护制度"),
  ])
  func marksAndHalvesOfWords(body: String, expected: String) throws {
    #expect(try mentions(body).first.map { $0.split(separator: " ")[1] } == expected[...])
  }
}
