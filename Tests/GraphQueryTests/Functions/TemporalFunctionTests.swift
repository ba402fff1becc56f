import PropertyGraph
import Testing

@testable import GraphQuery

/// Dates, times and durations: what is written and what it must print as.
@Suite struct TemporalFunctionTests {
  @Test(
    arguments: [
      ("date({year: 2020, month: 2, day: 29})", "2020-02-29"),
      ("date({year: 2021, week: 53})", nil),
      ("date({year: 2020, week: 53, dayOfWeek: 7})", "2021-01-03"),
      ("date({year: 2021, ordinalDay: 366})", nil),
      ("date({year: 2020, ordinalDay: 366})", "2020-12-31"),
      ("date({year: 2020, quarter: 1, dayOfQuarter: 91})", "2020-03-31"),
      ("date({year: 2021, quarter: 1, dayOfQuarter: 91})", nil),
      ("date({year: 2020, month: 2, day: 30})", nil),
      ("date({month: 2})", nil), ("date({year: 2020, day: 2})", nil), ("date({})", nil),
      ("date({year: 2020, week: 1, month: 1})", nil), ("date({year: 2020, Month: 1})", nil),
      ("date({date: date('2020-01-31'), month: 2})", "2020-02-29"),
      ("date({date: date('2019-12-30'), week: 2})", "2020-01-06"),
      ("date({date: date('2020-11-15'), quarter: 3})", "2020-08-15"),
      ("date({date: datetime('2020-11-15T10:00+08:00'), ordinalDay: 32})", "2020-02-01"),
      ("date({year: 999999999, month: 12, day: 31})", "+999999999-12-31"),
      ("date({year: -999999999})", "-999999999-01-01"), ("date({year: 1000000000})", nil),
      ("date({year: 12345})", "+12345-01-01"), ("date({year: -5})", "-0005-01-01"),
      (
        "localtime({hour: 23, minute: 59, second: 59, nanosecond: 999999999})", "23:59:59.999999999"
      ),
      ("localtime({hour: 24})", nil), ("localtime({hour: 1, second: 1})", nil),
      ("localtime({minute: 1})", nil), ("localtime({hour: 1, millisecond: 1})", nil),
      ("localtime({hour: 1, minute: 0, second: 0, millisecond: 1, microsecond: 1000})", nil),
      ("localtime({time: localtime('10:20:30.5'), minute: 1})", "10:01:30.5"),
      ("time({hour: 8, timezone: '+08:00'})", "08:00+08:00"),
      ("time({time: time('08:00+08:00'), timezone: '-10:00'})", "14:00-10:00"),
      ("time({hour: 8, timezone: '+19:00'})", nil),
      (
        "datetime({year: 2020, timezone: 'Asia/Shanghai'})", "2020-01-01T00:00+08:00[Asia/Shanghai]"
      ),
      (
        "datetime({year: 1990, month: 7, timezone: 'Asia/Shanghai'})",
        "1990-07-01T00:00+09:00[Asia/Shanghai]"
      ),
      (
        "datetime({year: 1850, timezone: 'Asia/Shanghai'})",
        "1850-01-01T00:00+08:05:43[Asia/Shanghai]"
      ),
      (
        "datetime({year: 1850, timezone: 'Europe/Stockholm'})",
        "1850-01-01T00:00+00:53:28[Europe/Stockholm]"
      ),
      (
        "datetime({year: 2100, month: 7, timezone: 'Europe/Paris'})",
        "2100-07-01T00:00+02:00[Europe/Paris]"
      ),
      (
        "datetime({year: 2100, month: 1, timezone: 'Australia/Sydney'})",
        "2100-01-01T00:00+11:00[Australia/Sydney]"
      ),
      ("datetime({year: 2020, timezone: 'Mars/Olympus'})", nil),
      ("datetime({year: 2020, timezone: '../../etc/passwd'})", nil),
      (
        "datetime({datetime: datetime('2020-01-01T00:30+08:00'), timezone: 'Z'})",
        "2019-12-31T16:30Z"
      ),
      (
        "datetime({epochSeconds: 1577836800, timezone: 'Asia/Shanghai'})",
        "2020-01-01T08:00+08:00[Asia/Shanghai]"
      ),
      ("datetime({epochMillis: -1})", "1969-12-31T23:59:59.999Z"),
      ("datetime.fromepochmillis(-1)", "1969-12-31T23:59:59.999Z"),
      ("localdatetime({date: date('2020-02-03'), time: localtime('04:05')})", "2020-02-03T04:05"),
      ("localdatetime({time: localtime('04:05')})", nil), ("date(localtime('10:00'))", nil),
      ("time(date('2020-01-01'))", nil), ("date('2020-02-30')", nil),
    ] as [(String, String?)])
  func construction(expression: String, expected: String?) throws {
    try check(expression, expected)
  }

  /// Clocks set forward and back.
  @Test(
    arguments: [
      ("datetime('2018-03-25T02:30[Europe/Paris]')", "2018-03-25T03:30+02:00[Europe/Paris]"),
      ("datetime('2018-10-28T02:30[Europe/Paris]')", "2018-10-28T02:30+02:00[Europe/Paris]"),
      ("datetime('2018-10-28T02:30+01:00[Europe/Paris]')", "2018-10-28T02:30+01:00[Europe/Paris]"),
      ("datetime('2018-10-28T02:30+03:00[Europe/Paris]')", nil),
      (
        "datetime('2018-10-28T02:30+02:00[Europe/Paris]') + duration('PT1H')",
        "2018-10-28T02:30+01:00[Europe/Paris]"
      ),
      (
        "datetime('2018-10-27T02:30[Europe/Paris]') + duration('P1D')",
        "2018-10-28T02:30+02:00[Europe/Paris]"
      ),
      (
        "datetime('2018-03-24T02:30[Europe/Paris]') + duration('P1D')",
        "2018-03-25T03:30+02:00[Europe/Paris]"
      ),
      (
        "datetime('2018-03-25T00:30[Europe/Paris]') + duration('PT3H')",
        "2018-03-25T04:30+02:00[Europe/Paris]"
      ),
      ("duration.between(datetime('2018-03-25T00:00[Europe/Paris]'), date('2018-03-26'))", "P1D"),
      (
        "duration.inSeconds(datetime('2018-03-25T00:00[Europe/Paris]'), date('2018-03-26'))",
        "PT23H"
      ),
    ] as [(String, String?)])
  func zoneChanges(expression: String, expected: String?) throws {
    try check(expression, expected)
  }

  @Test(
    arguments: [
      ("date('20200229')", "2020-02-29"), ("date('2020-060')", "2020-02-29"),
      ("date('2020-Q1-60')", "2020-02-29"), ("date('2020Q2')", "2020-04-01"),
      ("date('2020-W09-6')", "2020-02-29"), ("date('+2020-02-29')", "2020-02-29"),
      ("date('2020-2-9')", "2020-02-09"), ("date('2020-13-01')", nil), ("date('hello')", nil),
      ("date('')", nil), ("date('2020-02-29x')", nil), ("date('2020-02-29T10:00')", nil),
      ("localtime('0405')", "04:05"), ("localtime('04:05:06,7')", "04:05:06.7"),
      ("localtime('04:05:06.1234567891')", nil), ("localtime('25:00')", nil),
      ("localtime('4')", nil),
      ("time('040506.07+0830')", "04:05:06.07+08:30"), ("time('04Z')", "04:00Z"),
      ("time('04:05+08:30:15')", "04:05+08:30:15"), ("time('04:05')", "04:05Z"),
      ("localdatetime('2020-02-29')", "2020-02-29T00:00"),
      ("datetime('2020060T04')", "2020-02-29T04:00Z"),
      ("datetime('2020-02-29T04:05-04[America/New_York]')", nil),
      (
        "datetime('2020-02-29T04:05-05[America/New_York]')",
        "2020-02-29T04:05-05:00[America/New_York]"
      ),
      ("datetime('2020-02-29T')", nil),
      ("duration('P1Y2M3W4DT5H6M7.008S')", "P1Y2M25DT5H6M7.008S"),
      ("duration('-P1DT1S')", "P-1DT-1S"),
      ("duration('P-1M1D')", "P-1M1D"), ("duration('PT-0.5S')", "PT-0.5S"),
      ("duration('PT1.123456789S')", "PT1.123456789S"), ("duration('P1M1Y')", nil),
      ("duration('P')", nil), ("duration('PT')", nil), ("duration('P1DT')", nil),
      ("duration('P1')", nil), ("duration('P1S')", nil),
      (
        "duration('P0001-02-03T04:05:06')",
        "P1Y2M3DT4H5M6S"
      ), ("duration('P0001-13-03')", nil), ("duration('')", nil),
      ("duration('PT90000000000000000000S')", nil),
    ] as [(String, String?)])
  func reading(expression: String, expected: String?) throws {
    try check(expression, expected)
  }

  @Test(
    arguments: [
      ("duration({years: 1.5, days: 1.5})", "P1Y6M1DT12H"),
      ("duration({weeks: -1.5})", "P-10DT-12H"),
      ("duration({months: 1.25})", "P1M7DT14H37M16.5S"), ("duration({quarters: 2})", "P6M"),
      ("duration({seconds: 1, milliseconds: -1500})", "PT-0.5S"),
      ("duration({hours: 0.1})", "PT6M"), ("duration({nanoseconds: -1})", "PT-0.000000001S"),
      ("duration({fortnights: 1})", nil), ("duration({days: '1'})", nil), ("duration({})", nil),
      ("duration({days: 9223372036854775807}) + duration({days: 1})", nil),
      ("duration('P1M') * 1.5", "P1M15DT5H14M33S"), ("duration('P3D') / 2", "P1DT12H"),
      ("2 * duration('PT1.5S')", "PT3S"), ("duration('P1D') / 0", nil),
      ("-duration('P1DT1S')", "P-1DT-1S"), ("duration('P1D') - duration('PT1H')", "P1DT-1H"),
      ("date('2020-01-31') + duration('P1M')", "2020-02-29"),
      ("date('2020-03-31') - duration('P1M')", "2020-02-29"),
      ("date('2020-01-01') + duration('PT47H')", "2020-01-02"),
      ("date('2020-01-01') - duration('PT25H')", "2019-12-31"),
      ("duration('P1D') + date('2020-01-01')", "2020-01-02"),
      ("date('+999999999-12-31') + duration('P1D')", nil),
      ("localtime('23:00') + duration('PT2H')", "01:00"),
      ("localtime('01:00') - duration('P3DT2H')", "23:00"),
      ("time('23:00+08:00') + duration('PT2H')", "01:00+08:00"),
      ("localdatetime('2020-02-28T23:00') + duration('PT25H')", "2020-03-01T00:00"),
      (
        "localdatetime('2020-01-01T00:00') - duration('PT0.000000001S')",
        "2019-12-31T23:59:59.999999999"
      ),
      ("date('2020-01-01') - date('2019-01-01')", nil), ("duration('P1D') * '2'", nil),
    ] as [(String, String?)])
  func arithmetic(expression: String, expected: String?) throws {
    try check(expression, expected)
  }

  @Test(
    arguments: [
      ("duration.between(date('2020-01-31'), date('2020-02-29'))", "P29D"),
      ("duration.between(date('2020-01-31'), date('2020-03-01'))", "P1M1D"),
      ("duration.between(date('2020-03-01'), date('2020-01-31'))", "P-1M-1D"),
      (
        "duration.between(localdatetime('2020-01-01T12:00'), localdatetime('2020-02-01T11:00'))",
        "P30DT23H"
      ),
      (
        "duration.inMonths(localdatetime('2020-01-01T12:00'), localdatetime('2020-02-01T11:00'))",
        "PT0S"
      ),
      (
        "duration.inDays(localdatetime('2020-02-01T11:00'), localdatetime('2020-01-01T12:00'))",
        "P-30D"
      ),
      ("duration.inSeconds(localtime('12:00:00.7'), localtime('12:00:00.3'))", "PT-0.4S"),
      (
        "duration.between(datetime('2020-01-01T00:00+08:00'), datetime('2020-01-01T00:00Z'))",
        "PT8H"
      ),
      (
        "duration.between(date('-999999999-01-01'), date('+999999999-12-31'))", "P1999999998Y11M30D"
      ),
      ("duration.between(1, date('2020-01-01'))", nil),
    ] as [(String, String?)])
  func between(expression: String, expected: String?) throws {
    try check(expression, expected)
  }

  @Test(
    arguments: [
      ("date.truncate('millennium', date('1984-10-11'))", "1000-01-01"),
      ("date.truncate('century', date('-0001-10-11'))", "-0100-01-01"),
      ("date.truncate('weekYear', date('2021-01-01'))", "2019-12-30"),
      ("date.truncate('Quarter', date('2021-05-20'), {day: 2})", "2021-04-02"),
      ("date.truncate('hour', date('2021-05-20'))", nil), ("date.truncate('eon', date())", nil),
      ("date.truncate('month', localtime('10:00'))", nil),
      (
        "localdatetime.truncate('day', localdatetime('2021-05-20T10:11:12.5'), {nanosecond: 2})",
        "2021-05-20T00:00:00.000000002"
      ),
      (
        "localdatetime.truncate('millisecond', localdatetime('2021-05-20T10:11:12.123456789'), {nanosecond: 2})",
        "2021-05-20T10:11:12.123000002"
      ),
      (
        "localdatetime.truncate('microsecond', localdatetime('2021-05-20T10:11:12.123456789'), {nanosecond: 2})",
        "2021-05-20T10:11:12.123456002"
      ),
      (
        "localdatetime.truncate('second', localdatetime('2021-05-20T10:11:12.123456789'))",
        "2021-05-20T10:11:12"
      ),
      (
        "datetime.truncate('year', datetime('2021-07-20T10:00[Europe/Paris]'))",
        "2021-01-01T00:00+01:00[Europe/Paris]"
      ),
      (
        "datetime.truncate('hour', datetime('2021-07-20T10:30+03:00'), {timezone: 'Asia/Shanghai'})",
        "2021-07-20T10:00+08:00[Asia/Shanghai]"
      ),
      ("time.truncate('day', datetime('2021-07-20T10:30+03:00'))", "00:00+03:00"),
      (
        "time.truncate('minute', localtime('10:30:40'), {second: 5, timezone: '+01:00'})",
        "10:30:05+01:00"
      ),
      ("localtime.truncate('hour', time('10:30+03:00'))", "10:00"),
      ("localtime.truncate('month', time('10:30+03:00'))", nil),
      ("localdatetime.truncate('day', null)", "null"),
    ] as [(String, String?)])
  func truncation(expression: String, expected: String?) throws {
    try check(expression, expected)
  }

  @Test(
    arguments: [
      ("date('2021-01-03').weekYear", "2020"), ("date('2021-01-03').week", "53"),
      ("date('2021-01-03').dayOfWeek", "7"), ("date('2021-05-20').dayOfQuarter", "50"),
      ("localtime('10:11:12.123456789').microsecond", "123456"),
      ("time('10:11+08:30').offsetMinutes", "510"), ("time('10:11Z').timezone", "Z"),
      ("datetime('2021-05-20T10:11[Asia/Shanghai]').timezone", "Asia/Shanghai"),
      ("datetime('2021-05-20T10:11[Asia/Shanghai]').epochSeconds", "1621476660"),
      ("datetime('1969-12-31T23:59:59.5Z').epochMillis", "-500"),
      ("duration('P1Y4M10DT1H1M1.111111111S').quarters", "5"),
      ("duration('P1Y4M10DT1H1M1.111111111S').monthsOfQuarter", "1"),
      ("duration('P1Y4M10DT1H1M1.111111111S').minutes", "61"),
      ("duration('P1Y4M10DT1H1M1.111111111S').milliseconds", "3661111"),
      ("duration('PT-0.4S').seconds", "-1"),
      ("duration('PT-0.4S').nanosecondsOfSecond", "600000000"),
      ("duration('P1D').foo", nil), ("date('2021-01-03').hour", nil),
    ] as [(String, String?)])
  func accessors(expression: String, expected: String?) throws {
    try check(expression, expected)
  }

  @Test func oneStatementHasOneClock() throws {
    let values = try ExpressionEvaluator().values(
      of: "RETURN datetime() AS a, datetime.statement() AS b, datetime.transaction() AS c")
    #expect(values[0].isEqual(to: values[1]) == true)
    #expect(values[0].isEqual(to: values[2]) == true)
    #expect(
      try ExpressionEvaluator().value(of: "datetime() > datetime('2024-01-01T00:00Z')")
        .isEqual(to: .boolean(true)) == true)
  }

  /// The calendar's conversions are inverse to each other, all over the range and around its corners.
  @Test(arguments: 0..<200) func calendarRoundTrip(seed: UInt64) {
    let context = FunctionContext(snapshot: nil, randomSeed: seed)
    let span = UInt64(GregorianCalendar.lastDay - GregorianCalendar.firstDay)
    for _ in 0..<50 {
      let day = GregorianCalendar.firstDay + Int64(context.nextRandom() % span)
      let (year, month, dayOfMonth) = GregorianCalendar.date(daysSinceEpoch: day)
      #expect(GregorianCalendar.daysSinceEpoch(year, month, dayOfMonth) == day)
      let (weekYear, week) = GregorianCalendar.week(day)
      let monday = GregorianCalendar.firstMonday(ofWeekYear: weekYear) + (week - 1) * 7
      #expect(monday + GregorianCalendar.dayOfWeek(day) - 1 == day)
      #expect(abs(weekYear - year) <= 1)
    }
  }

  /// nil where an error is expected.
  private func check(_ expression: String, _ expected: String?) throws {
    if let expected {
      let value = try ExpressionEvaluator().value(of: expression)
      #expect((value.scalarText ?? "null") == expected)
    } else {
      #expect(throws: QueryError.self) { try ExpressionEvaluator().value(of: expression) }
    }
  }
}
