import Testing

@testable import TextExtraction

@Test(arguments: [
  ("2460亿元", 246_000_000_000.0, "元"), ("325万吨", 3_250_000, "吨"), ("7.2%", 7.2, "%"),
  ("五分之一", 20, "%"), ("七成", 70, "%"), ("1656亿余元", 165_600_000_000, "元"),
  ("3200多万人", 32_000_000, "人"), ("490余项", 490, "项"), ("8.6个百分点", 8.6, "百分点"),
  ("6.2万吨/日", 62_000, "吨/日"), ("1,234家", 1234, "家"), ("两千亿元", 200_000_000_000, "元"),
  ("第7名", 7, "名"), ("2.46:1", 2.46, "倍"), ("1.4倍", 1.4, "倍"), ("3‰", 0.3, "%"),
  ("134.89万辆", 1_348_900, "辆"),
  ("1159.07亿元", 115_907_000_000, "元"), ("8.29万人次", 82_900, "人次"),
])
func numbersWithUnits(text: String, value: Double, unit: String) throws {
  let vocabulary = try #require(Shared.extractor).vocabulary
  let units = Array(text.utf16)
  let reader = NumberReader(units, 0..<units.count, vocabulary.units)
  let span = try #require(reader.read(at: 0).span)
  #expect(span.value == value)
  #expect(span.unit == unit)
  #expect(span.end == units.count)
}

@Test(arguments: ["2022年", "30天", "220千伏", "5A级", "18岁", "1+2+4"])
func numbersThatAreNoFigures(text: String) throws {
  let document = try #require(
    try Shared.extract("2023年邵阳市政府工作报告\n各位代表：\n我们用\(text)来说明。").first)
  #expect(document.figures.isEmpty)
}
