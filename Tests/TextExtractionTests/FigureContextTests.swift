import Testing

@testable import TextExtraction

private func figures(
  _ body: String, title: String = "广元市2022年政府工作报告", heading: String = "一、2021年工作回顾"
)
  throws -> [ExtractedFigure]
{
  try #require(try Shared.extract("\(title)\n各位代表：\n\(heading)\n\(body)\n").first).figures
}

/// Which time a figure speaks of.
struct FigurePeriodTests {
  private func periods(_ body: String, heading: String = "一、2021年工作回顾") throws -> [String] {
    try figures(body, heading: heading).map(\.period)
  }

  /// A change told by its ends begins before the time that is reviewed.
  @Test func theBeginningOfAChangeIsEarlier() throws {
    #expect(try periods("发明专利由4.3件增加到9.4件。") == ["2020", "2021"])
    #expect(try periods("贫困发生率从2018年的8.2%下降到1.1%。") == ["2018", "2021"])
    #expect(
      try periods("床位由30张增加到39张。", heading: "一、过去五年工作回顾") == ["2016", "2021"])
  }

  /// 上半年 in a review is that of the year reviewed; 去年 and 今年 in front decide; 全年 ends it.
  @Test func partsOfAYearBelongToTheYearReviewed() throws {
    #expect(try periods("上半年粮食产量20万吨，全年粮食产量50万吨。") == ["2021H1", "2021"])
    #expect(try periods("前三季度粮食产量20万吨。") == ["2021-01/2021-09"])
    #expect(try periods("今年一季度粮食产量20万吨。") == ["2022Q1"])
  }

  /// What a figure is compared with is not its time.
  @Test(arguments: ["粮食产量是2016年的2.1倍。", "与2016年相比粮食产量增长12%。", "粮食产量较2016年增长12%。"])
  func comparisonsGiveNoTime(body: String) throws {
    #expect(try periods(body) == ["2021"])
  }

  /// Over several years states are those of the end, deeds those of the whole time.
  @Test func statesAndDeedsOfSeveralYears() throws {
    let heading = "一、过去五年工作回顾"
    #expect(try periods("养老保险覆盖32万人。", heading: heading) == ["2021"])
    #expect(try periods("高新技术企业370家、增长1.4倍。", heading: heading) == ["2021", "2017-2021"])
    #expect(try periods("新建农村公路300公里。", heading: heading) == ["2017-2021"])
    #expect(
      try periods("居民收入超过3万元，是2016年的1.5倍。", heading: heading) == ["2021", "2021"])
    #expect(try periods("民生支出累计完成444亿元。", heading: heading) == ["2017-2021"])
    #expect(
      try periods("2021年，进出口总额达到90亿元。新建农村公路300公里。", heading: heading) == ["2021", "2017-2021"])
    #expect(try periods("2018年以来，我市新建农村公路300公里。新建水库20座。") == ["2018-2021", "2018-2021"])
    #expect(try periods("地区生产总值突破900亿元，居全省第九。", heading: heading) == ["2021", "2021"])
  }

  /// A year ahead, named in a review, is not its time.
  @Test func yearsAheadAreNotReviewed() throws {
    #expect(try periods("古城成为2028年申遗项目，建成文旅名村23个。") == ["2021"])
  }

  @Test func anAddressDoesNotHideTheYear() throws {
    #expect(
      try periods("各位代表，2021年是收官之年。新建农村公路300公里。", heading: "一、过去五年及2021年工作回顾") == ["2021"])
  }
}

/// Whom a figure is about.
struct FigureSubjectTests {
  @Test(
    arguments: [
      ("投资12亿元的广元抽水蓄能电站开工。", "广元抽水蓄能电站"), ("与京津合作项目达到49项。", "广元市"), ("完成危桥改造28座。", "广元市"),
      ("新开通港澳台航线3条。", "广元市"), ("剑阁县新建公路30公里。", "剑阁县"),
    ])
  func subjects(body: String, expected: String) throws {
    #expect(try figures(body).map(\.subject) == [expected])
  }
}

/// Phrases that stand on the figure before them.
struct FigureEllipsisTests {
  @Test(
    arguments: [
      ("引进省外资金项目75个，实际到位资金62亿元。", "内联引资"), ("小麦播种面积20万亩，产量稳定在8万吨。", "小麦产量"),
      ("新建农村公路300公里，改造120公里。", "农村公路改造"), ("压减炼铁产能47万吨、炼钢35万吨。", "炼钢产能"),
      ("规模以上工业企业超过900家，企业利润增长3%。", "规模以上工业企业利润"),
    ])
  func theSecondTakesWhatTheFirstSays(body: String, expected: String) throws {
    #expect(try figures(body).last?.indicator == expected)
  }

  /// 及 in 普及率 parts no list; ranks go to all that the list before names.
  @Test func listsAreReadItemByItem() throws {
    #expect(
      try figures("安全饮水率、卫生厕所普及率分别达90%、84%。").map(\.indicator) == ["安全饮水率", "卫生厕所普及率"])
    #expect(
      try figures("城镇和农村居民人均可支配收入分别达到48132元、24726元，绝对值稳居全省第一。").map(\.indicator)
        == [
          "城镇居民人均可支配收入", "农村居民人均可支配收入", "城镇居民人均可支配收入", "农村居民人均可支配收入",
        ])
  }
}

/// Numbers that measure time or size, and nouns that hold a verb.
@Test(
  arguments: [
    ("全流程最短2个小时办结。", ""), ("新开工10亿元项目10个。", "10个 新开工10亿元项目个数"),
    ("办结提案135件，办结率达100%。", "135件 提案办结 100% 办结率"),
    ("金融机构存贷款余额增长9.8%。", "9.8% 金融机构存贷款余额"),
    ("工业、服务业增加值均增长8%。", "8% 工业增加值 8% 服务业增加值"),
    ("实施支撑一方发展的大项目20个。", "20个 支撑一方发展的大项目个数"),
    ("时速350公里的兰渝高铁开工。", ""),
    ("17天内11个中风险地区清零。", "11个 中风险地区清零"),
    ("37个市重点项目完成投资192亿元。", "37个 重点项目个数 192亿元 重点项目投资"),
    ("省级重点项目完成投资192亿元。", "192亿元 省级重点项目投资"),
    ("新增绿化面积261万平方米。", "261万平方米 绿化面积"),
    ("存贷比提高3个百分点。", "3个百分点 存贷比"),
    ("高技术制造业、战略性新兴产业增加值分别增长14.9%、11.8%。", "14.9% 高技术制造业增加值 11.8% 战略性新兴产业增加值"),
    ("建成193个省级、481个市级民族团结示范单位。", "193个 省级民族团结示范单位 481个 市级民族团结示范单位"),
    ("城镇登记失业率始终控制在4%以内。", "4% 城镇登记失业率"),
    ("9家企业入选全省制造业百强。", "9家 全省制造业百强企业"), ("8项产品列入省级名牌产品。", "8项 省级名牌产品"),
    ("16个项目列入国家级示范项目。", "16个 国家级示范项目个数"), ("7个技改项目列入全省重点。", "7个 技改项目个数"),
    (
      "完成进出口总额90亿元、社会消费品零售总额400亿元，分别增长5%、6%。",
      "90亿元 进出口总额 400亿元 社会消费品零售总额 5% 进出口总额 6% 社会消费品零售总额"
    ),
    ("累计引进外资8亿美元、发放补贴3亿元，分别是“十一五”的2倍和3倍。", "8亿美元 引进外资 3亿元 补贴 2倍 引进外资 3倍 补贴"),
    ("累计申请专利790件、授权420件。", "790件 专利申请 420件 专利授权"),
    ("新开通港澳台航线3条。", "3条 港澳台航线"),
    (
      "城乡常住居民人均可支配收入年均增长8%，分别达到43000元和15700元。",
      "8% 居民人均可支配收入 43000元 城镇居民人均可支配收入 15700元 农村居民人均可支配收入"
    ),
  ])
func whatIsCounted(body: String, expected: String) throws {
  #expect(
    try figures(body).map { "\($0.text) \($0.indicator)" }.joined(separator: " ") == expected)
}

/// How figures measure.
@Test(
  arguments: [
    ("企业增收3亿元。", "increase"), ("淘汰落后产能企业59家。", "level"), ("PM2.5平均浓度改善10.5%。", "decrease"),
    ("审批事项精简30%。", "decrease"),
    ("减轻企业负担12亿元。", "decrease"), ("一般公共预算收入完成预算的102.5%。", "share"),
    ("存款净增80亿元、突破1000亿元。", "increase level"),
    ("新增城镇就业3.2万人。", "increase"), ("新增研究中心、工程中心等创新平台10家。", "increase"),
    ("到位资金增长12%，增幅高于全省3个百分点。", "growth level"),
  ])
func measures(body: String, expected: String) throws {
  #expect(try figures(body).map(\.measure.rawValue).joined(separator: " ") == expected)
}
