import Testing

@testable import TextExtraction

struct EntityIdentityTests {
  private static let vocabulary = Result { try Vocabulary.builtIn() }

  private func id(_ type: EntityType, _ name: String, home: String = "430000") throws -> String {
    let vocabulary = try Self.vocabulary.get()
    let place = vocabulary.places.index(ofCode: home) ?? -1
    return EntityIdentity(vocabulary: vocabulary, home: place).id(type, name)
  }

  @Test(arguments: [
    ["娄底经开区", "娄底市经开区", "娄底经济技术开发区"],
    ["宜昌高新区", "宜昌高新技术产业开发区", "宜昌市高新区"],
    ["岳阳城陵矶综合保税区", "岳阳市城陵矶综保区"],
  ])
  func theNamesOfOneParkAreOne(names: [String]) throws {
    let ids = Set(try names.map { try id(.park, $0) })
    #expect(ids.count == 1, "\(ids)")
  }

  @Test func theDocumentsPlaceTellsNamesWithoutOneApart() throws {
    let here = try id(.project, "迎丰公园二期", home: "430500")
    let there = try id(.project, "迎丰公园二期", home: "431200")
    #expect(here == "project/430500/迎丰公园二期")
    #expect(here != there)
  }

  @Test func aPlaceInTheNameCountsWhereverItIsRead() throws {
    let inTheCity = try id(.park, "娄底经开区", home: "431300")
    #expect(try id(.park, "娄底经开区", home: "430000") == inTheCity)
    #expect(inTheCity == "park/431300/经开区")
  }

  @Test func differentParksOfAPlaceStayDifferent() throws {
    #expect(try id(.park, "娄底经开区") != id(.park, "娄底高新区"))
  }
}
