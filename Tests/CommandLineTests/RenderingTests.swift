import GraphQuery
import PropertyGraph
import Testing

@testable import fangzhi

struct RenderingTests {
  @Test(arguments: [
    ("abc", 3), ("中国", 4), ("GDP增长8%以上", 13), ("“六稳”", 6), ("ｱ", 1), ("Ａ", 2), ("e\u{301}", 1),
    ("", 0), ("🙂", 2), ("—", 1), ("。", 2), ("한국", 4), ("𠀀", 2),
  ])
  func widthIsThatOfTheTerminal(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func wrappingKeepsTheTextAndTheWidth() {
    let text = "地区生产总值增长8%以上,规模以上工业增加值增长9%"
    for columns in 2...40 {
      let lines = DisplayWidth.wrap(text, columns: columns)
      #expect(lines.joined() == text)
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= columns })
    }
  }

  @Test func numbersAreNotBroken() {
    #expect(DisplayWidth.wrap("突破2000亿元", columns: 7) == ["突破", "2000亿", "元"])
    #expect(DisplayWidth.wrap("1234567890", columns: 4) == ["1234", "5678", "90"])
    #expect(DisplayWidth.wrap("GDP增长8%", columns: 5) == ["GDP增", "长8%"])
  }

  @Test func chineseColumnsAlign() {
    let table = TableFormat(screenColumns: nil)
    let lines = table.lines(
      ["place", "值"], [["邵阳市", "8"], ["a", "1250"]], isNumeric: [false, true])
    #expect(
      lines == [
        " place  │ 值", "────────┼──────", " 邵阳市 │    8", " a      │ 1250",
      ])
  }

  @Test(arguments: [40, 60, 80, 120])
  func aTableFitsTheScreen(columns: Int) {
    let long = String(repeating: "推进产业升级,", count: 12)
    let table = TableFormat(screenColumns: columns)
    let lines = table.lines(
      ["a", "b", "c"], [["宜昌市", long, "7.5"], ["x", "y", long]], isNumeric: [false, false, false])
    for line in lines { #expect(DisplayWidth.of(line) <= columns, "\(line)") }
  }

  @Test(arguments: [
    ("1", "integer(1)"), ("-7", "integer(-7)"), ("1.5", "double(1.5)"), ("1e3", "double(1000.0)"),
    ("\"a\\u4e2d\\n\"", "string(\"a中\\n\")"),
    ("[1,null]", "list([PropertyGraph.Value.integer(1), PropertyGraph.Value.null])"),
    ("true", "boolean(true)"), ("\"\\ud83d\\ude42\"", "string(\"🙂\")"),
    ("9223372036854775808", "double(9.223372036854775808e+18)"),
  ])
  func jsonIsRead(text: String, expected: String) throws {
    let value = try JSONReader.value(text)
    if case .double(let number) = value {
      #expect(expected == "double(\(number))" || Double(text) == number)
    } else {
      #expect("\(value)" == expected)
    }
  }

  @Test(arguments: [
    "", "{", "[1,", "01x", "tru", "\"a", "{\"a\" 1}", "1 2", "+1", "[1]]", "\"\\ud83d\"",
  ])
  func wrongJSONIsRefused(text: String) {
    #expect(throws: JSONReader.Failure.self) { try JSONReader.value(text) }
  }

  @Test func deepJSONIsRefusedNotFatal() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: JSONReader.Failure.self) { try JSONReader.value(text) }
  }

  @Test func jsonIsWritten() {
    var json = JSONWriter()
    json.append(
      .map(["b": .integer(-5), "a": .list([.double(0.1), .double(.nan), .boolean(false)])]))
    json.append(.string("引\"号\\\n\u{1}"))
    json.append(Int64(1_000_000_000))
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"a":[0.1,null,false],"b":-5}"引\"号\\\n\u0001"1000000000"#)
  }

  @Test(arguments: [
    (Int64(0), "0"), (7, "7"), (10, "10"), (999_999_999, "999999999"), (-1, "-1"),
    (Int64.min, "-9223372036854775808"), (Int64.max, "9223372036854775807"), (100, "100"),
  ])
  func integersAreWritten(number: Int64, text: String) {
    var json = JSONWriter()
    json.append(number)
    #expect(String(decoding: json.bytes, as: UTF8.self) == text)
  }

  @Test(arguments: [
    (8.0, "8"), (7.5, "7.5"), (2.46e11, "246000000000"), (1e300, "1e+300"), (-0.25, "-0.25"),
  ])
  func doublesReadWell(number: Double, text: String) {
    #expect(CellText(entities: ResultEntities()).text(.double(number)) == text)
  }
}
