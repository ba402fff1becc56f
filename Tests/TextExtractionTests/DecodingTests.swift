import Foundation
import Testing

@testable import TextExtraction

private let sample =
  "二〇二三年，全市地区生产总值增长百分之七，工业增加值和社会消费品零售总额稳步提高，居民收入与经济增长基本同步，城乡建设取得新的成绩。"

@Test(arguments: [
  (String.Encoding.utf8, "UTF-8"), (.utf16LittleEndian, "UTF-16LE"), (.utf16BigEndian, "UTF-16BE"),
])
func encodingsAreDetected(encoding: String.Encoding, name: String) throws {
  let data = try #require(sample.data(using: encoding))
  let decoded = try TextDecoder().decode([UInt8](data), source: "x")
  #expect(decoded.encoding == name)
  #expect(decoded.scalars == sample.unicodeScalars.map(\.value))
}

@Test func gb18030IsDetected() throws {
  // 全市经济发展取得新的成绩。 four times, in GB18030.
  let once: [UInt8] = [
    0xC8, 0xAB, 0xCA, 0xD0, 0xBE, 0xAD, 0xBC, 0xC3, 0xB7, 0xA2, 0xD5, 0xB9, 0xC8, 0xA1, 0xB5, 0xC3,
    0xD0, 0xC2, 0xB5, 0xC4, 0xB3, 0xC9, 0xBC, 0xA8, 0xA1, 0xA3,
  ]
  let decoded = try TextDecoder().decode(once + once + once + once, source: "x")
  #expect(decoded.encoding == "GB18030")
  #expect(decoded.scalars.prefix(13).elementsEqual("全市经济发展取得新的成绩。".unicodeScalars.map(\.value)))
}

@Test(arguments: [
  (Array("%PDF-1.7 x".utf8), ExtractionError.Code.notText),
  ([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], .notText),
  ((0..<400).map { UInt8(truncatingIfNeeded: $0 * 7 + 1) }, .notText),
])
func whatIsNoTextIsRefused(bytes: [UInt8], code: ExtractionError.Code) {
  #expect {
    _ = try TextDecoder().decode(bytes, source: "x.bin")
  } throws: { ($0 as? ExtractionError)?.code == code }
}

@Test func markupAndBracketedReadingsKeepTheirOffsets() throws {
  let text = """
    <html><head><title>2023年长沙市政府工作报告</title></head><body><p>各位代表：</p><script>var a=1;</script>
    <p>今年的主要预期目标是：地区生产总值&nbsp;增长<b>6.5%</b>左右。</p><ul><li>首页</li><li>联系</li></ul>\
    <div>加快发展。</div></body></html>
    """
  let document = try #require(try Shared.extract(text).first)
  let figure = try #require(document.figures.first)
  let scalars = Array(text.unicodeScalars)
  #expect(String(String.UnicodeScalarView(scalars[figure.start..<figure.end])) == figure.text)
  #expect(figure.text == "6.5%")
  #expect(figure.indicator == "地区生产总值")
}

@Test func tablesAreCheckedWithFileAndLine() throws {
  let wrong = "# units\nword\tunit\tfactor\tclass\n吨\t吨\t1\tmass\n吨\t吨\t1\tmass\n"
  #expect {
    _ = try Vocabulary {
      $0 == "units.tsv" ? (bytes: Array(wrong.utf8), file: "my/units.tsv") : nil
    }
  } throws: { error in
    (error as? ExtractionError)?.location == "my/units.tsv:4"
  }
}
