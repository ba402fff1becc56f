import PropertyGraph
import Testing

@testable import GraphQuery

/// Functions of strings, lists, numbers and conversions: what is written and what it must give. nil where
/// an error is expected.
@Suite struct ScalarFunctionTests {
  @Test(
    arguments: [
      ("toUpper('aé')", "'AÉ'"), ("lower('ABC')", "'abc'"), ("trim('  a b\t')", "'a b'"),
      ("ltrim('  a ')", "'a '"), ("rTrim('  a ')", "'  a'"), ("btrim('xxaxx', 'x')", "'a'"),
      ("replace('abab', 'b', 'xy')", "'axyaxy'"), ("replace('ab', '', '-')", "'-a-b-'"),
      ("substring('怀化市人民', 2)", "'市人民'"), ("substring('怀化市人民', 1, 2)", "'化市'"),
      ("substring('ab', 5)", "''"), ("substring('ab', -1)", nil), ("substring('ab', 0, -1)", nil),
      ("left('abc', 2)", "'ab'"), ("right('abc', 2)", "'bc'"), ("right('abc', 9)", "'abc'"),
      ("left('abc', -1)", nil), ("left(null, 1)", "null"),
      ("split('a,b,,c', ',')", "['a', 'b', '', 'c']"),
      ("split('a,b;c', [',', ';'])", "['a', 'b', 'c']"), ("split('abc', '')", "['a', 'b', 'c']"),
      ("split('', ',')", "['']"), ("reverse('怀化')", "'化怀'"), ("size('怀化市')", "3"),
      ("char_length('怀化')", "2"), ("character_length(null)", "null"), ("isEmpty('')", "true"),
      ("ascii('A')", "65"), ("chr(24576)", "'怀'"), ("chr(-1)", nil), ("chr(55296)", nil),
      ("size(normalize('e\u{301}'))", "1"), ("normalize('e\u{301}') = '\u{e9}'", "true"),
      ("size(normalize('\u{e9}', 'NFD'))", "2"), ("size(normalize('한', 'nfd'))", "3"),
      ("normalize('abc', 'NFC')", "'abc'"), ("normalize(null)", "null"),
      ("normalize('a', 'NFKC')", nil),
      ("normalize('\u{fa0c}')", "'\u{5140}'"), ("normalize(1)", nil),
    ] as [(String, String?)])
  func strings(expression: String, expected: String?) throws { try check(expression, expected) }

  @Test(
    arguments: [
      ("head([1, 2])", "1"), ("head([])", "null"), ("last([1, 2])", "2"),
      ("tail([1, 2, 3])", "[2, 3]"),
      ("tail([])", "[]"), ("reverse([1, null])", "[null, 1]"), ("size([1, null])", "2"),
      ("range(1, 3)", "[1, 2, 3]"), ("range(3, 1, -2)", "[3, 1]"), ("range(3, 1)", "[]"),
      ("range(0, 10, 4)", "[0, 4, 8]"), ("range(1, 2, 0)", nil), ("range(1.0, 2)", nil),
      ("range(null, 2)", "null"), ("range(0, 9223372036854775807)", nil),
      (
        "range(9223372036854775806, 9223372036854775807)",
        "[9223372036854775806, 9223372036854775807]"
      ),
      ("size(range(-9223372036854775808, 9223372036854775807, 1000000000000000))", "18447"),
      ("keys({b: 1, a: 2})", "['a', 'b']"), ("properties({a: 1})", "{a: 1}"),
      ("coll.distinct([1, 1.0, null, null, 'a'])", "[1, null, 'a']"),
      ("coll.sort([null, 2, 'a', true, 1])", "['a', true, 1, 2, null]"),
      ("coll.max([1, null, 3.5])", "3.5"), ("coll.min([])", "null"),
      ("coll.indexOf([1, 2, 3], 2.0)", "1"), ("coll.indexOf([1], 9)", "-1"),
      ("coll.flatten([1, [2, [3]]])", "[1, 2, [3]]"),
      ("coll.flatten([1, [2, [3]]], 2)", "[1, 2, 3]"),
      ("coll.insert([1, 3], 1, 2)", "[1, 2, 3]"), ("coll.insert([1], 3, 2)", nil),
      ("coll.remove([1, 2], 0)", "[2]"), ("coll.remove([1, 2], 2)", nil), ("isEmpty([])", "true"),
      ("isEmpty({a: 1})", "false"), ("head(1)", nil),
    ] as [(String, String?)])
  func lists(expression: String, expected: String?) throws { try check(expression, expected) }

  @Test(
    arguments: [
      ("abs(-3)", "3"), ("abs(-3.5)", "3.5"), ("abs(-9223372036854775808)", nil),
      ("sign(-0.1)", "-1"),
      ("sign(0)", "0"), ("ceil(1.2)", "2.0"), ("floor(-1.2)", "-2.0"), ("round(1.5)", "2.0"),
      ("round(-1.5)", "-1.0"), ("round(2.675, 2)", "2.68"), ("round(-2.5, 0)", "-3.0"),
      ("round(2.5, 0, 'HALF_EVEN')", "2.0"), ("round(2.5, 0, 'half_down')", "2.0"),
      ("round(1.21, 1, 'UP')", "1.3"), ("round(-1.29, 1, 'DOWN')", "-1.2"),
      ("round(-1.21, 1, 'FLOOR')", "-1.3"), ("round(-1.29, 1, 'CEILING')", "-1.2"),
      ("round(1234.5, -2)", "1200.0"), ("round(9.99, 1)", "10.0"), ("round(0.05, 1)", "0.1"),
      ("round(0.04, 1)", "0.0"), ("round(1.5, 1, 'SIDEWAYS')", nil), ("sqrt(9)", "3.0"),
      ("sqrt(-1)", "NaN"), ("exp(0)", "1.0"), ("log(e())", "1.0"), ("log10(1000)", "3.0"),
      ("log(0)", "-Infinity"), ("sin(0)", "0.0"), ("cos(0)", "1.0"), ("atan2(0, 1)", "0.0"),
      ("degrees(pi())", "180.0"), ("radians(180) = pi()", "true"), ("haversin(0)", "0.0"),
      ("cot(pi() / 4) > 0.99", "true"), ("isNaN(0.0 / 0.0)", "true"), ("isNaN(1)", "false"),
      ("rand() < 1", "true"), ("size(randomUUID())", "36"), ("abs('a')", nil),
      ("sqrt(null)", "null"),
      ("1 + 9223372036854775807", nil), ("9223372036854775807 * 2", nil),
      ("-9223372036854775807 - 2", nil), ("-9223372036854775808 / -1", nil),
      ("-9223372036854775808 % -1", "0"), ("7 / 2", "3"), ("-7 / 2", "-3"), ("-7 % 3", "-1"),
      ("7 / 2.0", "3.5"), ("1 / 0", nil), ("1 % 0", nil), ("1.0 / 0", "Infinity"), ("2 ^ 3", "8.0"),
      ("'a' + 1", "'a1'"), ("1.0 + 'a'", "'1.0a'"), ("'a' + true", "'atrue'"),
      ("[1] + 2", "[1, 2]"),
      ("1 + [2]", "[1, 2]"), ("[1] + [2]", "[1, 2]"), ("[1] + null", "null"), ("1 + true", nil),
      ("{a: 1} + 1", nil), ("'a' + date('2020-01-01')", "'a2020-01-01'"), ("'a' || 'b'", "'ab'"),
      ("1 || 2", nil), ("1 - 'a'", nil), ("-'a'", nil), ("5.5 % 2", "1.5"),
    ] as [(String, String?)])
  func numbers(expression: String, expected: String?) throws { try check(expression, expected) }

  @Test(
    arguments: [
      ("toInteger('42')", "42"), ("toInteger(' -7 ')", "-7"), ("toInteger('1.9')", "1"),
      ("toInteger('1e3')", "1000"), ("toInteger('x')", "null"), ("toInteger('')", "null"),
      ("toInteger(2.9)", "2"), ("toInteger(-2.9)", "-2"), ("toInteger(1e30)", nil),
      ("toInteger(true)", "1"), ("toInteger([])", nil),
      ("toInteger('99999999999999999999')", "null"),
      ("toFloat('1.5')", "1.5"), ("toFloat('1e3')", "1000.0"), ("toFloat('0x1p3')", "null"),
      ("toFloat('inf')", "null"), ("toFloat('NaN')", "NaN"), ("toFloat(1)", "1.0"),
      ("toFloat(true)", nil),
      ("toString(1)", "'1'"), ("toString(1.0)", "'1.0'"), ("toString(1e20)", "'1.0E20'"),
      ("toString(1.5e-10)", "'1.5E-10'"), ("toString(true)", "'true'"), ("toString('a')", "'a'"),
      ("toString([])", nil), ("toString({})", nil), ("toString(null)", "null"),
      ("toBoolean('TRUE')", "true"), ("toBoolean(' false ')", "false"),
      ("toBoolean('tru')", "null"),
      ("toBoolean(0)", "false"), ("toBoolean(1.0)", nil), ("toIntegerOrNull([])", "null"),
      ("toIntegerOrNull(1e30)", "null"), ("toStringOrNull({})", "null"),
      ("toFloatOrNull('a')", "null"),
      ("toBooleanOrNull(1.5)", "null"),
      ("toIntegerList(['1', 2.5, [], null])", "[1, 2, null, null]"),
      ("toStringList([1, true, []])", "['1', 'true', null]"), ("toFloatList(1)", nil),
      ("coalesce(null, null, 3, 4)", "3"), ("coalesce(null)", "null"), ("nullIf(1, 1.0)", "null"),
      ("nullIf(1, 2)", "1"), ("nullIf(null, 2)", "null"), ("exists(null)", "false"),
      ("valueType(1)", "'INTEGER NOT NULL'"), ("valueType(null)", "'NULL'"),
      ("valueType(['a', null])", "'LIST<STRING> NOT NULL'"),
      ("valueType([1, 'a'])", "'LIST<INTEGER NOT NULL | STRING NOT NULL> NOT NULL'"),
      ("valueType([])", "'LIST<NOTHING> NOT NULL'"),
      ("valueType(datetime('2020-01-01'))", "'ZONED DATETIME NOT NULL'"),
    ] as [(String, String?)])
  func conversions(expression: String, expected: String?) throws { try check(expression, expected) }

  @Test func functionsAreFoundInAnyCase() throws {
    #expect(FunctionRegistry.function(named: "TOUPPER")?.name == "toUpper")
    #expect(FunctionRegistry.function(named: "DateTime.Truncate")?.name == "datetime.truncate")
    #expect(FunctionRegistry.function(named: "nonsense") == nil)
    #expect(FunctionRegistry.function(named: "rand")?.isDeterministic == false)
    #expect(FunctionRegistry.function(named: "collect")?.isAggregate == true)
  }

  private func check(_ expression: String, _ expected: String?) throws {
    if let expected {
      #expect(try ExpressionEvaluator().text(of: expression) == expected)
    } else {
      #expect(throws: QueryError.self) { try ExpressionEvaluator().value(of: expression) }
    }
  }
}
