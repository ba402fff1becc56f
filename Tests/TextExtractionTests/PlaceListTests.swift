import Testing

@testable import TextExtraction

/// What the words behind a list make of items that were marked as projects or parks.
struct PlaceListTests {
  /// The types of the items after the rules, in their order, with their texts.
  private func settle(_ sentence: String, _ items: [String], _ type: EntityType = .project) throws
    -> [String]
  {
    let marked = try MarkedSentence(sentence, items, type)
    let lists = PlaceLists(
      vocabulary: marked.vocabulary, text: marked.text, scan: marked.scan,
      places: PlaceResolver(vocabulary: marked.vocabulary), rules: marked.rules)
    return lists.settled(marked.mentions).map {
      "\($0.type.rawValue) \(marked.text.text($0.range))"
    }
  }

  @Test func otherPlacesBehindAListMakeItOfPlaces() throws {
    #expect(
      try settle("开行南昌至宁波、厦门等地班列。", ["南昌至宁波", "厦门"])
        == ["Place 南昌", "Place 宁波", "Place 厦门"])
  }

  /// A line to several places is one; 地铁, 市政 and 国家级 are words of their own.
  @Test(arguments: ["等地高速铁路。", "等地铁项目。", "等市政工程。", "等国家级项目。"])
  func otherWordsBehindAListLeaveIt(tail: String) throws {
    #expect(
      try settle("推进南昌至宁波、厦门\(tail)", ["南昌至宁波", "厦门"]) == ["Project 南昌至宁波", "Project 厦门"])
  }

  @Test func aTitleBelongsToThePlaces() throws {
    #expect(
      try settle("建好绍兴市珍珠、金华火腿两个国家级种质基地。", ["绍兴市珍珠", "金华火腿"]) == ["Place 绍兴市", "Place 金华"])
  }

  /// What has a head of its own is built, and a firm without a place stays what it is.
  @Test func projectsKeepTheirRank() throws {
    #expect(
      try settle("建成金华水厂、绍兴大桥两个省级项目。", ["金华水厂", "绍兴大桥"]) == ["Project 金华水厂", "Project 绍兴大桥"])
    #expect(
      try settle("建好明珠火腿、金华水厂两个省级基地。", ["明珠火腿", "金华水厂"]) == ["Project 明珠火腿", "Project 金华水厂"])
  }

  @Test func parksStayParks() throws {
    #expect(
      try settle("扩大金华经开区、绍兴高新区两个国家级园区。", ["金华经开区", "绍兴高新区"], .park)
        == ["Park 金华经开区", "Park 绍兴高新区"])
    #expect(
      try settle("建设安徽北部承接产业转移示范区。", ["安徽北部承接产业转移示范区"], .park) == ["Place 安徽北部承接产业转移示范区"])
  }

  @Test func areasArePlacesAndStationsAreNot() throws {
    #expect(try settle("整治西坑矿山等重点区域。", ["西坑矿山"]) == ["Place 西坑矿山"])
    #expect(try settle("整治金华高铁站等重点区域。", ["金华高铁站"]) == ["Project 金华高铁站"])
  }
}
