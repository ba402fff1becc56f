import Testing

@testable import TextExtraction

private func figures(_ body: String, title: String = "广元市2022年政府工作报告") throws -> [ExtractedFigure] {
  let text = "\(title)\n各位代表：\n一、2021年工作回顾\n\(body)\n"
  return try #require(try Shared.extract(text).first).figures
}

/// What figures measure, as the words around them tell.
struct IndicatorReadingTests {
  private func indicators(_ body: String) throws -> [String] {
    try figures(body).map(\.indicator)
  }

  /// What is counted ends where something is told of it.
  @Test(arguments: [
    ("17个重大项目有序推进。", "重大项目个数"),
    ("8个产业共建园区发展态势良好。", "产业共建园区"),
    ("突破产业关键核心技术20项。", "产业关键核心技术"),
    ("15项重点突破改革成效显著。", "重点突破改革"),
    ("17万名建筑工人不顾严寒酷暑。", "建筑工人"),
    ("6个医疗专业质控考核居全省第1。", "医疗专业质控考核"),
    ("民间投资增速由负转正、增长1.5%。", "民间投资"),
    ("100多项便民利企举措落地见效。", "便民利企举措"),
    ("教师交流轮岗比例争取达到10%。", "教师交流轮岗比例"),
    ("不良贷款率压降到2.2%以下。", "不良贷款率"),
    ("财政民生支出占一般公共预算支出71.3%。", "民生支出占比"),
    ("推进3000万元以上重大项目962个。", "3000万元以上重大项目个数"),
  ])
  func predicatesAreNotCounted(body: String, indicator: String) throws {
    #expect(try indicators(body).first == indicator)
  }

  @Test func whatIsPaidIsNotThoseWhoArePaid() throws {
    #expect(try indicators("为2.58万家企业发放稳岗补贴2.23亿元。") == ["企业", "稳岗补贴"])
    #expect(try indicators("草莓、龙虾等6个产业链突破百亿。") == ["产业链", "产业链"])
  }

  /// What is done to existing things stands behind them.
  @Test(arguments: [
    ("治理中小河流99.76公里。", ["中小河流治理"]),
    ("治理水土流失120平方公里。", ["水土流失治理"]),
    ("办理人大代表建议274件、政协委员提案603件。", ["人大代表建议办理", "政协委员提案办理"]),
    ("改造提升公交站点280个。", ["公交站点改造提升"]),
    ("整治背街小巷37条。", ["背街小巷整治"]),
    ("安置房缺口由10090套降至2076套。", ["安置房缺口", "安置房缺口"]),
    ("造林绿化面积100万亩。", ["造林绿化面积"]),
    ("脱贫劳动力转移就业25万人。", ["脱贫劳动力转移就业"]),
  ])
  func deedsStandBehindTheirThings(body: String, expected: [String]) throws {
    #expect(try indicators(body) == expected)
  }

  /// Conflicts settled are counted, they are no decrease.
  @Test func settledConflictsAreCounted() throws {
    #expect(try figures("化解各类矛盾纠纷7839宗。").map(\.measure) == [.level])
  }

  /// What is made new as well is not only changed.
  @Test func newAndChanged() throws {
    #expect(try indicators("新增及改造绿地300万平方米，新建、改建市政道路34条。") == ["绿地", "市政道路"])
    #expect(try indicators("新开工改造老旧小区266个。") == ["老旧小区改造"])
  }

  /// The bound of a share stands behind what it is a share of.
  @Test func boundsOfShares() throws {
    let found = try figures("战略性新兴产业占规上工业增加值比重超过25%，工业税收占税收的比重不低于40%。")
    #expect(found.map(\.comparator) == [.gt, .ge])
    #expect(found.map(\.indicator) == ["战略性新兴产业占比", "工业税收占比"])
    #expect(try figures("工业增加值占地区生产总值比重下降2个百分点。").map(\.measure) == [.decrease])
  }

  /// A list of things counted holds whole nouns.
  @Test func listsOfThingsCounted() throws {
    #expect(
      try indicators("家庭农场、农民专业合作社分别发展到1872家和9371家。") == ["家庭农场", "农民专业合作社"])
    #expect(try indicators("工业、农业企业分别达到20家、30家。") == ["工业企业", "农业企业"])
  }

  /// A difference to another place's figure.
  @Test func differencesToOtherPlaces() throws {
    let found = try figures("地区生产总值1395亿元，同比增长9.5%，增速比全区平均水平高1.5个百分点。")
    #expect(found.last?.indicator == "地区生产总值增速高于全区平均水平")
    #expect(found.last?.measure == .level)
    #expect(
      try indicators("服务业占GDP比重提高4.4个百分点，民间投资占比下降2个百分点。") == ["服务业占比", "民间投资占比"])
  }

  /// Verbs in the names of rates are done to nothing, and a list of deeds stays together.
  @Test(arguments: [
    ("精简比例达61%。", ["精简比例"]),
    ("建成区绿地率达到45%、绿化覆盖率达到48%。", ["建成区绿地率", "绿化覆盖率"]),
    ("取消、下放行政审批事项10项。", ["取消、下放行政审批事项"]),
    ("25万名退休人员基本医疗保障得到解决。", ["退休人员基本医疗保障"]),
    ("规上工业总产值2590亿元、增加值850亿元。", ["规模以上工业总产值", "规模以上工业增加值"]),
    ("城乡低保标准达到577元，比“十二五”末提高51.8%。", ["低保标准", "低保标准"]),
    ("抓好1个国家级、5个省级重点专科建设。", ["国家级重点专科", "省级重点专科"]),
    ("完成（预计，下同）地区生产总值4500亿元。", ["地区生产总值"]),
  ])
  func namesOfRatesAndLevels(body: String, expected: [String]) throws {
    #expect(try indicators(body) == expected)
  }

  @Test func symbolsInLists() throws {
    let found = try figures("PM2.5、PM10浓度同比分别改善7%和11.6%。")
    #expect(found.map(\.indicator) == ["PM2.5平均浓度", "PM10浓度"])
    #expect(found.map(\.measure) == [.decrease, .decrease])
    #expect(try indicators("信访事项处理群众满意率全省第三。") == ["信访事项处理群众满意率"])
  }

  @Test func tenthsAndHundredths() throws {
    #expect(try figures("七成五以上财力用于民生。").map(\.value) == [75])
  }

  /// 各 spreads one number over a list.
  @Test func eachOfAList() throws {
    #expect(try indicators("荣获科技进步二等奖、技术发明二等奖各1项。") == ["科技进步二等奖", "技术发明二等奖"])
  }

  /// A clause without a figure tells what the next one reaches.
  @Test func theClauseBeforeTellsWhatIsReached() throws {
    #expect(
      try indicators("港口货物吞吐量达到500万吨；机场旅客吞吐量首破百万，达到114万人次，增长25%。")
        == ["港口货物吞吐量", "机场旅客吞吐量", "机场旅客吞吐量"])
  }

  /// Numerals in names are no sums of money.
  @Test func numeralsInNames() throws {
    #expect(try figures("重修永安阁、三元书院。").isEmpty)
  }

  /// A share of something measured is not the thing itself.
  @Test func sharesOfStandardIndicators() throws {
    #expect(
      try indicators("民间投资占固定资产投资比重46%，制造业增加值占地区生产总值10%。")
        == ["民间投资占比", "制造业增加值占比"])
    #expect(
      try indicators("民生资金46.4亿元，增长29.2%，占财政总支出的34.4%。")
        == ["民生资金", "民生资金", "民生资金占比"])
  }

  /// Stages of the same projects take each other's place.
  @Test func stagesTakeTurns() throws {
    #expect(
      try indicators("重点项目270个，新开工170个、竣工55个，完成投资430亿元。")
        == ["重点项目个数", "新开工重点项目个数", "竣工重点项目个数", "重点项目投资"])
    #expect(
      try indicators("棚户区改造开工2534套、基本建成6384套。") == ["棚户区改造开工", "棚户区改造基本建成"])
  }

  /// Money in front of the projects that it goes to.
  @Test func investmentInFrontOfItsProjects() throws {
    #expect(
      try indicators("集中力量抓好总投资2000多亿元的270个重点项目。") == ["重点项目投资", "重点项目个数"])
  }

  /// A size or a grade belongs to the noun behind a count.
  @Test func sizesAndGradesBelongToTheNoun() throws {
    #expect(try indicators("新上2个10亿元以上重大农产品加工项目。") == ["10亿元以上重大农产品加工项目个数"])
    #expect(try indicators("新增3个国家3A级旅游景区、2条精品线路。") == ["国家3A级旅游景区", "精品线路"])
    #expect(try figures("新增50亿元农业企业1家。").map(\.text) == ["1家"])
  }

  /// A bracket that divides a count does not hide its noun.
  @Test func bracketsDivideCounts() throws {
    #expect(
      try indicators("开展700户（民政200户、残联500户）困难老年人家庭适老化改造。").first == "困难老年人家庭适老化改造")
  }

  @Test func spacesWithinRanges() throws {
    let found = try figures("新增主导产业2 - 3个。")
    #expect(found.map(\.value) == [2, 3])
    #expect(found.map(\.comparator) == [.ge, .le])
  }

  @Test func ratesBehindCounts() throws {
    #expect(try indicators("农村生活污水治理完成8985个自然村、覆盖率达82.4%。").last == "覆盖率")
    #expect(
      try indicators("农村生活垃圾、生活污水治理率分别达99%、77%以上。") == ["农村生活垃圾治理率", "生活污水治理率"])
  }

  /// Whose income and expenditure an elliptic noun means.
  @Test func incomeAndExpenditureOfTheSame() throws {
    #expect(
      try indicators("一般公共预算收入79.95亿元，增长3.6%；支出342.95亿元，增长13.3%。").suffix(2)
        == ["一般公共预算支出", "一般公共预算支出"])
    #expect(try indicators("旅游接待人数突破2500万人次、实现收入320亿元。").last == "旅游总收入")
  }

  @Test func ranksOfWhatWasCounted() throws {
    #expect(
      try indicators("9家企业入选全省民营企业100强、数量居全省第3。") == ["全省民营企业100强企业", "全省民营企业100强企业"])
    #expect(try indicators("城市创新能力位居第25位，较上年度跃升4位。") == ["城市创新能力", "城市创新能力"])
  }

  @Test func unitsOfStoredEnergy() throws {
    let found = try figures("动力电池产能达到111.5GWh。")
    #expect(found.map(\.text) == ["111.5GWh"])
    #expect(found.map(\.unit) == ["GWh"])
    #expect(try figures("产值逼近100亿元。").map(\.comparator) == [.approx])
  }

  /// A year from which something rose, or on whose level it builds, is not the time of what follows.
  @Test func yearsOfBeginnings() throws {
    #expect(
      try figures("测评排名由2017年的末位提升到全省第1；新建水库3座。").map(\.period) == ["2021", "2021"])
    #expect(try figures("产量在2020年基础上只增不减，加工转化率59%。").map(\.period) == ["2021"])
  }
}
