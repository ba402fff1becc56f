Feature: temporal

  Scenario Outline: <expression>
    When executing query:
      """
      RETURN <expression> AS x
      """
    Then the result should be, in any order:
      | x       |
      | <value> |
    And no side effects

    Examples:
      | expression                                                   | value                                                |
      | date({year:1984})                                            | '1984-01-01'                                         |
      | date({year:1984,month:10})                                   | '1984-10-01'                                         |
      | date({year:1984,quarter:3})                                  | '1984-07-01'                                         |
      | date({year:1984,quarter:3,dayOfQuarter:45})                  | '1984-08-14'                                         |
      | localtime({hour:12})                                         | '12:00'                                              |
      | localtime({hour:12,minute:31})                               | '12:31'                                              |
      | localtime({hour:12,minute:31,second:14})                     | '12:31:14'                                           |
      | localtime({hour:12,minute:31,second:14,nanosecond:645876123}) | '12:31:14.645876123'                                 |
      | localtime({hour:12,minute:31,second:14,microsecond:645876})  | '12:31:14.645876'                                    |
      | localtime({hour:12,minute:31,second:14,millisecond:645})     | '12:31:14.645'                                       |
      | localtime({hour:12,minute:31,second:14,millisecond:645,nanosecond:3}) | '12:31:14.645000003'                                 |
      | time({hour:12,minute:31,second:14,nanosecond:789,millisecond:123,microsecond:456}) | '12:31:14.123456789Z'                                |
      | time({hour:12,timezone:'+01:00'})                            | '12:00+01:00'                                        |
      | time({hour:12,minute:34,second:56,timezone:'+02:05:00'})     | '12:34:56+02:05'                                     |
      | time({hour:12,timezone:'+02:05:59'})                         | '12:00+02:05:59'                                     |
      | time({hour:12,timezone:'-02:05:07'})                         | '12:00-02:05:07'                                     |
      | time({hour:12,timezone:'Z'})                                 | '12:00Z'                                             |
      | time({hour:12,timezone:'+00:00'})                            | '12:00Z'                                             |
      | localdatetime({year:1984,month:10,day:11,hour:12})           | '1984-10-11T12:00'                                   |
      | localdatetime({year:1984,ordinalDay:202,hour:12})            | '1984-07-20T12:00'                                   |
      | localdatetime({year:1984,quarter:3,dayOfQuarter:45,hour:12,minute:31,second:14,nanosecond:645876123}) | '1984-08-14T12:31:14.645876123'                      |
      | localdatetime({year:1984})                                   | '1984-01-01T00:00'                                   |
      | datetime({year:1984,month:10,day:11,hour:12,timezone:'Europe/Stockholm'}) | '1984-10-11T12:00+01:00[Europe/Stockholm]'           |
      | datetime({year:1984,month:7,day:11,hour:12,timezone:'Europe/Stockholm'}) | '1984-07-11T12:00+02:00[Europe/Stockholm]'           |
      | datetime({year:1984,timezone:'+01:00'})                      | '1984-01-01T00:00+01:00'                             |
      | datetime({year:1984})                                        | '1984-01-01T00:00Z'                                  |
      | datetime({year:1818,timezone:'Europe/Stockholm'})            | '1818-01-01T00:00+00:53:28[Europe/Stockholm]'        |
      | datetime.fromepoch(416779,999999999)                         | '1970-01-05T19:46:19.999999999Z'                     |
      | datetime.fromepochmillis(237821673987)                       | '1977-07-15T13:34:33.987Z'                           |
      | duration({days:14,hours:16,minutes:12})                      | 'P14DT16H12M'                                        |
      | duration({months:5,days:1.5})                                | 'P5M1DT12H'                                          |
      | duration({months:0.75})                                      | 'P22DT19H51M49.5S'                                   |
      | duration({weeks:2.5})                                        | 'P17DT12H'                                           |
      | duration({years:12,months:5,days:14,hours:16,minutes:12,seconds:70}) | 'P12Y5M14DT16H13M10S'                                |
      | duration({days:14,seconds:70,milliseconds:1})                | 'P14DT1M10.001S'                                     |
      | duration({days:14,seconds:70,microseconds:1})                | 'P14DT1M10.000001S'                                  |
      | duration({days:14,seconds:70,nanoseconds:1})                 | 'P14DT1M10.000000001S'                               |
      | duration({minutes:1.5,seconds:1})                            | 'PT1M31S'                                            |
      | duration({seconds:0})                                        | 'PT0S'                                               |
      | duration({seconds:-1})                                       | 'PT-1S'                                              |
      | duration({seconds:1,nanoseconds:-1})                         | 'PT0.999999999S'                                     |
      | duration({seconds:-1,nanoseconds:-1})                        | 'PT-1.000000001S'                                    |
      | duration({days:-1,hours:25})                                 | 'P-1DT25H'                                           |
      | duration({hours:1,minutes:-1})                               | 'PT59M'                                              |
      | duration({months:-13})                                       | 'P-1Y-1M'                                            |
      | duration({seconds:2,milliseconds:-1})                        | 'PT1.999S'                                           |
      | duration({seconds:-2,milliseconds:1})                        | 'PT-1.999S'                                          |
      | duration({seconds:-0.5})                                     | 'PT-0.5S'                                            |
      | duration({seconds:-60.5})                                    | 'PT-1M-0.5S'                                         |
      | duration({minutes:-1, seconds: -0.001})                      | 'PT-1M-0.001S'                                       |
      | duration('P14DT16H12M')                                      | 'P14DT16H12M'                                        |
      | duration('P5M1.5D')                                          | 'P5M1DT12H'                                          |
      | duration('P0.75M')                                           | 'P22DT19H51M49.5S'                                   |
      | duration('PT0.75M')                                          | 'PT45S'                                              |
      | duration('P2.5W')                                            | 'P17DT12H'                                           |
      | duration('P12Y5M14DT16H12M70S')                              | 'P12Y5M14DT16H13M10S'                                |
      | duration('P2012-02-02T14:37:21.545')                         | 'P2012Y2M2DT14H37M21.545S'                           |
      | duration('-P1D')                                             | 'P-1D'                                               |
      | duration('P-1DT-2H')                                         | 'P-1DT-2H'                                           |
      | duration('PT-1.5S')                                          | 'PT-1.5S'                                            |
      | localtime('21:40:32.142')                                    | '21:40:32.142'                                       |
      | localtime('214032.142')                                      | '21:40:32.142'                                       |
      | localtime('21:40')                                           | '21:40'                                              |
      | localtime('2140')                                            | '21:40'                                              |
      | localtime('21')                                              | '21:00'                                              |
      | time('21:40:32.142+0100')                                    | '21:40:32.142+01:00'                                 |
      | time('214032.142Z')                                          | '21:40:32.142Z'                                      |
      | time('21:40:32+01:00')                                       | '21:40:32+01:00'                                     |
      | time('214032-0100')                                          | '21:40:32-01:00'                                     |
      | time('21:40-01:30')                                          | '21:40-01:30'                                        |
      | time('2140-00:00')                                           | '21:40Z'                                             |
      | time('2140-02')                                              | '21:40-02:00'                                        |
      | time('22+18:00')                                             | '22:00+18:00'                                        |
      | time('22')                                                   | '22:00Z'                                             |
      | localdatetime('2015-07-21T21:40:32.142')                     | '2015-07-21T21:40:32.142'                            |
      | localdatetime('2015-W30-2T214032.142')                       | '2015-07-21T21:40:32.142'                            |
      | localdatetime('2015-202T21:40:32')                           | '2015-07-21T21:40:32'                                |
      | localdatetime('2015T214032')                                 | '2015-01-01T21:40:32'                                |
      | localdatetime('20150721T21:40')                              | '2015-07-21T21:40'                                   |
      | localdatetime('2015-W30T2140')                               | '2015-07-20T21:40'                                   |
      | localdatetime('2015202T21')                                  | '2015-07-21T21:00'                                   |
      | datetime('2015-07-21T21:40:32.142+0100')                     | '2015-07-21T21:40:32.142+01:00'                      |
      | datetime('2015-W30-2T214032.142Z')                           | '2015-07-21T21:40:32.142Z'                           |
      | datetime('2015-202T21:40:32+01:00')                          | '2015-07-21T21:40:32+01:00'                          |
      | datetime('2015T214032-0100')                                 | '2015-01-01T21:40:32-01:00'                          |
      | datetime('20150721T21:40-01:30')                             | '2015-07-21T21:40-01:30'                             |
      | datetime('2015-W30T2140-00:00')                              | '2015-07-20T21:40Z'                                  |
      | datetime('2015-W30T2140-02')                                 | '2015-07-20T21:40-02:00'                             |
      | datetime('2015202T21+18:00')                                 | '2015-07-21T21:00+18:00'                             |
      | datetime('2015-07-21T21:40:32.142[Europe/London]')           | '2015-07-21T21:40:32.142+01:00[Europe/London]'       |
      | datetime('2015-07-21T21:40:32.142+02:00[Europe/Stockholm]')  | '2015-07-21T21:40:32.142+02:00[Europe/Stockholm]'    |
      | datetime('2015-07-21T21:40:32.142+0845[Australia/Eucla]')    | '2015-07-21T21:40:32.142+08:45[Australia/Eucla]'     |
      | datetime('1818-07-21T21:40:32.142[Europe/Stockholm]')        | '1818-07-21T21:40:32.142+00:53:28[Europe/Stockholm]' |
      | datetime('2015-07-21T21:40:32.142-04[America/New_York]')     | '2015-07-21T21:40:32.142-04:00[America/New_York]'    |
      | date('-999999999-01-01')                                     | '-999999999-01-01'                                   |
      | date('+999999999-12-31')                                     | '+999999999-12-31'                                   |
      | date({year:-1,month:1,day:1})                                | '-0001-01-01'                                        |
      | date({year:10000,month:1,day:1})                             | '+10000-01-01'                                       |
      | date({year:0,month:1,day:1})                                 | '0000-01-01'                                         |
      | localdatetime('+999999999-12-31T23:59:59')                   | '+999999999-12-31T23:59:59'                          |
      | date({date: date('1984-11-11'), year: 28})                   | '0028-11-11'                                         |
      | date({date: localdatetime('1984-11-11T12:00'), day: 28})     | '1984-11-28'                                         |
      | date({date: date('1984-11-11'), ordinalDay: 28})             | '1984-01-28'                                         |
      | date({date: date('1984-11-11'), quarter: 3})                 | '1984-08-11'                                         |
      | date(localdatetime('1984-11-11T12:00'))                      | '1984-11-11'                                         |
      | date(datetime('1984-11-11T12:00+01:00'))                     | '1984-11-11'                                         |
      | localtime({time: time('12:31:14.645876+01:00'), second: 42}) | '12:31:42.645876'                                    |
      | localtime(time('12:31:14+01:00'))                            | '12:31:14'                                           |
      | localtime(datetime('1984-10-11T12:31+01:00'))                | '12:31'                                              |
      | time({time: localtime('12:31:14'), timezone:'+05:00'})       | '12:31:14+05:00'                                     |
      | time({time: time('12:31:14+01:00'), timezone:'+05:00'})      | '16:31:14+05:00'                                     |
      | time({time: time('12:31:14+01:00'), second:42, timezone:'+05:00'}) | '16:31:42+05:00'                                     |
      | time(localtime('12:31'))                                     | '12:31Z'                                             |
      | time(datetime('1984-10-11T12:00[Europe/Stockholm]'))         | '12:00+01:00'                                        |
      | time({time: datetime('1984-10-11T12:00[Europe/Stockholm]'), timezone:'+05:00'}) | '16:00+05:00'                                        |
      | localdatetime({date: date('1984-10-11'), hour:10, minute:10, second:10}) | '1984-10-11T10:10:10'                                |
      | localdatetime({date: date('1984-10-11'), time: localtime('12:31')}) | '1984-10-11T12:31'                                   |
      | localdatetime({date: date('1984-10-11'), time: time('12:31+01:00'), day:28, second:42}) | '1984-10-28T12:31:42'                                |
      | localdatetime({year:1984,month:10,day:11,time: localtime('12:31')}) | '1984-10-11T12:31'                                   |
      | localdatetime({datetime: datetime('1984-10-11T12:00+01:00'), day:28}) | '1984-10-28T12:00'                                   |
      | localdatetime(datetime('1984-10-11T12:00+01:00'))            | '1984-10-11T12:00'                                   |
      | datetime({date: date('1984-10-11'), hour:10})                | '1984-10-11T10:00Z'                                  |
      | datetime({date: date('1984-10-11'), hour:10, timezone:'+05:00'}) | '1984-10-11T10:00+05:00'                             |
      | datetime({date: date('1984-10-11'), time: time('12:31+01:00'), timezone:'+05:00'}) | '1984-10-11T16:31+05:00'                             |
      | datetime({date: date('1984-10-11'), time: time('12:31+01:00')}) | '1984-10-11T12:31+01:00'                             |
      | datetime({datetime: datetime('1984-10-11T12:00[Europe/Stockholm]'), timezone:'+05:00'}) | '1984-10-11T16:00+05:00'                             |
      | datetime({datetime: localdatetime('1984-10-11T12:00'), timezone:'+05:00'}) | '1984-10-11T12:00+05:00'                             |
      | datetime({datetime: datetime('1984-10-11T12:00[Europe/Stockholm]'), day:28, second:42}) | '1984-10-28T12:00:42+01:00[Europe/Stockholm]'        |
      | datetime({datetime: datetime('1984-10-11T12:00+01:00'), timezone:'Pacific/Honolulu', day: 28, second: 42}) | '1984-10-28T01:00:42-10:00[Pacific/Honolulu]'        |
      | datetime(localdatetime('1984-10-11T12:00'))                  | '1984-10-11T12:00Z'                                  |
      | datetime({date: localdatetime('1984-10-11T12:00'), time: datetime('2000-01-01T12:31[Europe/Stockholm]'), timezone:'Pacific/Honolulu'}) | '1984-10-11T01:31-10:00[Pacific/Honolulu]'           |
      | duration.between(date('1984-10-11'), date('2015-06-24'))     | 'P30Y8M13D'                                          |
      | duration.between(date('2015-06-24'), date('1984-10-11'))     | 'P-30Y-8M-13D'                                       |
      | duration.between(date('1984-10-11'), localdatetime('2016-07-21T21:45:22.142')) | 'P31Y9M10DT21H45M22.142S'                            |
      | duration.between(localtime('14:30'), time('16:30+0100'))     | 'PT2H'                                               |
      | duration.between(date('1984-10-11'), time('16:30+0100'))     | 'PT16H30M'                                           |
      | duration.between(localtime('14:30'), localdatetime('2015-07-21T21:40:32.142')) | 'PT7H10M32.142S'                                     |
      | duration.between(time('14:30'), time('16:30+0100'))          | 'PT1H'                                               |
      | duration.between(localdatetime('2015-07-21T21:40:32.142'), date('2015-06-24')) | 'P-27DT-21H-40M-32.142S'                             |
      | duration.between(datetime('2014-07-21T21:40:36.143+0200'), localdatetime('2016-07-21T21:45:22.142')) | 'P2YT4M45.999S'                                      |
      | duration.between(datetime('2014-07-21T21:40:36.143+0200'), time('16:30+0100')) | 'PT-4H-10M-36.143S'                                  |
      | duration.between(localdatetime('2018-01-01T12:00'), localdatetime('2018-01-02T10:00')) | 'PT22H'                                              |
      | duration.between(localdatetime('2018-01-02T10:00'), localdatetime('2018-01-01T12:00')) | 'PT-22H'                                             |
      | duration.between(localdatetime('2018-01-01T10:00:00.2'), localdatetime('2018-01-02T10:00:00.1')) | 'PT23H59M59.9S'                                      |
      | duration.between(datetime('2017-10-28T23:00+02:00[Europe/Stockholm]'), datetime('2017-10-29T04:00+01:00[Europe/Stockholm]')) | 'PT6H'                                               |
      | duration.between(datetime('2017-10-28T12:00[Europe/Stockholm]'), datetime('2017-10-29T12:00[Europe/Stockholm]')) | 'P1D'                                                |
      | duration.inMonths(date('1984-10-11'), date('2015-06-24'))    | 'P30Y8M'                                             |
      | duration.inMonths(localdatetime('2018-01-31T12:00'), localdatetime('2018-02-28T12:00')) | 'PT0S'                                               |
      | duration.inDays(date('1984-10-11'), date('2015-06-24'))      | 'P11213D'                                            |
      | duration.inDays(localdatetime('2018-01-01T12:00'), localdatetime('2018-01-02T10:00')) | 'PT0S'                                               |
      | duration.inSeconds(date('1984-10-11'), date('1984-10-12'))   | 'PT24H'                                              |
      | duration.inSeconds(datetime('2017-10-29T00:00[Europe/Stockholm]'), datetime('2017-10-30T00:00[Europe/Stockholm]')) | 'PT25H'                                              |
      | duration.inSeconds(datetime('2017-10-29T00:00[Europe/Stockholm]'), localdatetime('2017-10-29T04:00')) | 'PT5H'                                               |
      | duration.inSeconds(localdatetime('2017-10-29T00:00'), datetime('2017-10-29T04:00[Europe/Stockholm]')) | 'PT5H'                                               |
      | duration.inSeconds(datetime('2017-10-29T00:00[Europe/Stockholm]'), date('2017-10-30')) | 'PT25H'                                              |
      | duration.between(date('-999999999-01-01'), date('+999999999-12-31')) | 'P1999999998Y11M30D'                                 |
      | duration.inSeconds(localdatetime('-999999999-01-01'), localdatetime('+999999999-12-31T23:59:59')) | 'PT17531639991215H59M59S'                            |
      | duration.inMonths(localtime('12:00'), date('2020-01-01'))    | 'PT0S'                                               |
      | duration.inDays(time('12:00'), localtime('13:00'))           | 'PT0S'                                               |
      | duration.inSeconds(localtime('12:34:54.7'), localtime('12:34:54.3')) | 'PT-0.4S'                                            |
      | duration.inSeconds(localtime('12:34:54.7'), localtime('12:34:55.3')) | 'PT0.6S'                                             |
      | localtime('12:31') + duration('PT12H')                       | '00:31'                                              |
      | localtime('12:31') - duration('PT13H')                       | '23:31'                                              |
      | localtime('12:31') + duration('P1M2DT1H')                    | '13:31'                                              |
      | time('12:31+01:00') + duration('PT12H30M')                   | '01:01+01:00'                                        |
      | localdatetime('1984-10-11T12:31:14.000000001') + duration('P12Y5M14DT16H12M70.000000001S') | '1997-03-26T04:44:24.000000002'                      |
      | datetime('2017-10-28T12:00[Europe/Stockholm]') + duration('P1D') | '2017-10-29T12:00+01:00[Europe/Stockholm]'           |
      | datetime('2017-10-28T12:00[Europe/Stockholm]') + duration('PT24H') | '2017-10-29T11:00+01:00[Europe/Stockholm]'           |
      | datetime('2020-02-29T00:00Z') - duration('P1Y')              | '2019-02-28T00:00Z'                                  |
      | duration('P1M') + date('2011-01-31')                         | '2011-02-28'                                         |
      | duration('P12Y5M14DT16H12M70S') + duration('P12Y5M14DT16H12M70S') | 'P24Y10M28DT32H26M20S'                               |
      | duration('P12Y5M14DT16H12M70S') - duration('P12Y5M14DT16H12M70S') | 'PT0S'                                               |
      | duration('P1M') * 0.5                                        | 'P15DT5H14M33S'                                      |
      | duration('P1D') / 2                                          | 'PT12H'                                              |
      | duration('P12Y5M14DT16H12M70S') * 2                          | 'P24Y10M28DT32H26M20S'                               |
      | duration('PT1S') / 3                                         | 'PT0.333333333S'                                     |
      | 2 * duration('P1D')                                          | 'P2D'                                                |
      | -duration('P1D')                                             | 'P-1D'                                               |
      | toString(duration('P12Y5M14DT16H13M10S'))                    | 'P12Y5M14DT16H13M10S'                                |
      | toString(datetime('2015-07-21T21:40:32.142+02:00[Europe/Stockholm]')) | '2015-07-21T21:40:32.142+02:00[Europe/Stockholm]'    |
      | date(null)                                                   | null                                                 |
      | localtime(null)                                              | null                                                 |
      | datetime(null)                                               | null                                                 |
      | duration(null)                                               | null                                                 |
      | duration.between(null, date())                               | null                                                 |
      | time(null)                                                   | null                                                 |
      | datetime.truncate('year', date('6500-01-26'), {timezone:'+02:00'}) | '6500-01-01T00:00+02:00'                             |
      | datetime.truncate('century', datetime('4718-11-08T12:31:14.645876123+01:00')) | '4700-01-01T00:00+01:00'                             |
      | datetime.truncate('millennium', datetime('9412-06-02T12:31:14.645876123+01:00')) | '9000-01-01T00:00+01:00'                             |
      | date.truncate('year', localdatetime('6852-02-05T12:31:14'), {day:2}) | '6852-01-02'                                         |
      | localdatetime.truncate('weekYear', datetime('9529-10-20T12:31:14.645876123+01:00'), {nanosecond:2}) | '9528-12-31T00:00:00.000000002'                      |
      | date.truncate('weekYear', date('7565-07-01'), {day:5})       | '7565-01-05'                                         |
      | date({year:1200, week:9, dayOfWeek:3})                       | '1200-03-01'                                         |
      | localdatetime.truncate('month', datetime('5147-08-27T12:31:14.645876123+01:00'), {nanosecond:2}) | '5147-08-01T00:00:00.000000002'                      |
      | datetime.truncate('decade', date('8388-08-02'), {timezone:'+02:00'}) | '8380-01-01T00:00+02:00'                             |
      | date.truncate('quarter', date('5628-08-17'))                 | '5628-07-01'                                         |
      | localdatetime.truncate('century', localdatetime('5992-10-25T12:31:14.645876123')) | '5900-01-01T00:00'                                   |
      | date('1200061')                                              | '1200-03-01'                                         |
      | localdatetime.truncate('day', localdatetime('5306-03-19T12:31:14.645876123')) | '5306-03-19T00:00'                                   |
      | date.truncate('year', localdatetime('7565-07-01T12:31:14'), {day:2}) | '7565-01-02'                                         |
      | date.truncate('week', date('5073-11-28'), {dayOfWeek:2})     | '5073-11-25'                                         |
      | datetime.truncate('decade', datetime('5147-08-27T12:31:14.645876123+01:00')) | '5140-01-01T00:00+01:00'                             |
      | localdatetime.truncate('day', datetime('3623-01-24T12:31:14.645876123+01:00'), {nanosecond:2}) | '3623-01-24T00:00:00.000000002'                      |
      | date.truncate('quarter', localdatetime('9412-06-02T12:31:14'), {day:2}) | '9412-04-02'                                         |
      | date.truncate('century', date('6500-01-26'))                 | '6500-01-01'                                         |
      | date.truncate('quarter', date('2029-04-25'))                 | '2029-04-01'                                         |
      | date.truncate('century', date('5573-12-22'))                 | '5500-01-01'                                         |
      | localdatetime.truncate('year', localdatetime('5147-08-27T12:31:14.645876123')) | '5147-01-01T00:00'                                   |
      | date.truncate('weekYear', date('4000-02-11'), {day:5})       | '4000-01-05'                                         |
      | localdatetime.truncate('weekYear', localdatetime('5073-11-28T12:31:14.645876123')) | '5072-12-30T00:00'                                   |
      | date.truncate('quarter', date('9412-06-02'))                 | '9412-04-01'                                         |
      | datetime.truncate('day', date('5147-08-27'), {timezone:'+02:00'}) | '5147-08-27T00:00+02:00'                             |
      | datetime.truncate('month', date('1597-10-08'), {timezone:'+02:00'}) | '1597-10-01T00:00+02:00'                             |
      | date.truncate('century', date('2703-06-25'))                 | '2700-01-01'                                         |
      | localdatetime.truncate('year', localdatetime('7302-05-26T12:31:14.645876123')) | '7302-01-01T00:00'                                   |
      | date.truncate('day', date('3944-02-16'))                     | '3944-02-16'                                         |
      | date('6500-026')                                             | '6500-01-26'                                         |
      | date({year:2703, month:6, day:25})                           | '2703-06-25'                                         |
      | date.truncate('weekYear', date('3944-02-16'))                | '3944-01-03'                                         |
      | datetime.truncate('weekYear', datetime('7302-05-26T12:31:14.645876123+01:00')) | '7302-01-02T00:00+01:00'                             |
      | date.truncate('quarter', localdatetime('2754-11-09T12:31:14'), {day:2}) | '2754-10-02'                                         |
      | datetime.truncate('day', datetime('4071-04-03T12:31:14.645876123+01:00')) | '4071-04-03T00:00+01:00'                             |
      | localdatetime.truncate('millennium', datetime('1597-10-08T12:31:14.645876123+01:00'), {nanosecond:2}) | '1000-01-01T00:00:00.000000002'                      |
      | date.truncate('day', date('5738-11-01'))                     | '5738-11-01'                                         |
      | date.truncate('week', date('5306-03-19'), {dayOfWeek:2})     | '5306-03-16'                                         |
      | date.truncate('century', localdatetime('6910-01-21T12:31:14'), {day:2}) | '6900-01-02'                                         |
      | date('1534-139')                                             | '1534-05-19'                                         |
      | localdatetime.truncate('millennium', localdatetime('5992-10-25T12:31:14.645876123')) | '5000-01-01T00:00'                                   |
      | localdatetime.truncate('decade', localdatetime('9029-08-06T12:31:14.645876123')) | '9020-01-01T00:00'                                   |
      | date.truncate('weekYear', date('8138-10-24'))                | '8137-12-30'                                         |
      | date({date: date('1984-11-11'), week: 1})                    | '1984-01-08'                                         |
      | datetime.truncate('millennium', datetime('4718-11-08T12:31:14.645876123+01:00')) | '4000-01-01T00:00+01:00'                             |
      | localdatetime.truncate('day', localdatetime('0792-02-07T12:31:14.645876123')) | '0792-02-07T00:00'                                   |
      | date.truncate('quarter', date('2364-10-03'))                 | '2364-10-01'                                         |
      | datetime.truncate('century', datetime('1534-05-19T12:31:14.645876123+01:00')) | '1500-01-01T00:00+01:00'                             |
      | date.truncate('weekYear', date('6469-11-30'), {day:5})       | '6468-12-05'                                         |
      | datetime({year:5073, week:48, dayOfWeek:5, hour:3, minute:1, second:2, millisecond:3, microsecond:4, nanosecond:5}) | '5073-11-28T03:01:02.003004005Z'                     |
      | datetime.truncate('week', datetime('7302-05-26T12:31:14.645876123+01:00')) | '7302-05-22T00:00+01:00'                             |
      | localdatetime.truncate('year', datetime('9121-03-10T12:31:14.645876123+01:00'), {nanosecond:2}) | '9121-01-01T00:00:00.000000002'                      |
      | date.truncate('quarter', localdatetime('5147-08-27T12:31:14'), {day:2}) | '5147-07-02'                                         |
      | date.truncate('decade', localdatetime('4718-11-08T12:31:14'), {day:2}) | '4710-01-02'                                         |
      | localdatetime.truncate('decade', localdatetime('5573-12-22T12:31:14.645876123')) | '5570-01-01T00:00'                                   |
      | date.truncate('millennium', localdatetime('2754-11-09T12:31:14'), {day:2}) | '2000-01-02'                                         |
      | localdatetime.truncate('quarter', datetime('6321-12-09T12:31:14.645876123+01:00'), {nanosecond:2}) | '6321-10-01T00:00:00.000000002'                      |
      | datetime({year:1597, week:41, dayOfWeek:3, hour:3, minute:1, second:2, millisecond:3, microsecond:4, nanosecond:5}) | '1597-10-08T03:01:02.003004005Z'                     |
      | datetime({year:5573, week:51, dayOfWeek:6, hour:3, minute:1, second:2, millisecond:3, microsecond:4, nanosecond:5}) | '5573-12-22T03:01:02.003004005Z'                     |
      | date.truncate('day', date('1534-05-19'))                     | '1534-05-19'                                         |
      | datetime.truncate('century', date('2754-11-09'), {timezone:'+02:00'}) | '2700-01-01T00:00+02:00'                             |
      | datetime.truncate('month', date('0977-11-13'), {timezone:'+02:00'}) | '0977-11-01T00:00+02:00'                             |
      | date.truncate('quarter', date('1597-10-08'))                 | '1597-10-01'                                         |
      | date.truncate('week', date('5573-12-22'), {dayOfWeek:2})     | '5573-12-18'                                         |
      | date.truncate('quarter', localdatetime('7768-12-22T12:31:14'), {day:2}) | '7768-10-02'                                         |
      | datetime.truncate('century', datetime('5628-08-17T12:31:14.645876123+01:00')) | '5600-01-01T00:00+01:00'                             |
      | localdatetime.truncate('day', localdatetime('3375-09-12T12:31:14.645876123')) | '3375-09-12T00:00'                                   |
      | localtime.truncate('hour', time('12:31:14.645876123-01:00')) | '12:00'                                              |
      | datetime.truncate('week', datetime('6852-02-05T12:31:14.645876123+01:00')) | '6852-02-05T00:00+01:00'                             |
      | datetime.truncate('month', datetime('9529-10-20T12:31:14.645876123+01:00')) | '9529-10-01T00:00+01:00'                             |
      | localdatetime.truncate('decade', datetime('3518-01-20T12:31:14.645876123+01:00'), {nanosecond:2}) | '3510-01-01T00:00:00.000000002'                      |
      | localdatetime.truncate('decade', localdatetime('0792-02-07T12:31:14.645876123')) | '0790-01-01T00:00'                                   |
      | localdatetime.truncate('day', datetime('6852-02-05T12:31:14.645876123+01:00'), {nanosecond:2}) | '6852-02-05T00:00:00.000000002'                      |
      | date('5925W233')                                             | '5925-06-03'                                         |
      | date({year:9456, quarter:4, dayOfQuarter:26})                | '9456-10-26'                                         |
      | datetime.truncate('week', date('3623-01-24'), {timezone:'+02:00'}) | '3623-01-23T00:00+02:00'                             |
      | localdatetime.truncate('decade', localdatetime('6910-01-21T12:31:14.645876123')) | '6910-01-01T00:00'                                   |
      | localdatetime.truncate('century', localdatetime('3375-09-12T12:31:14.645876123')) | '3300-01-01T00:00'                                   |
      | datetime.truncate('millennium', date('1534-05-19'), {timezone:'+02:00'}) | '1000-01-01T00:00+02:00'                             |
      | localdatetime.truncate('year', localdatetime('8388-08-02T12:31:14.645876123')) | '8388-01-01T00:00'                                   |
      | date('7302-146')                                             | '7302-05-26'                                         |
      | localdatetime.truncate('century', datetime('0977-11-13T12:31:14.645876123+01:00'), {nanosecond:2}) | '0900-01-01T00:00:00.000000002'                      |
      | localdatetime.truncate('day', localdatetime('5925-06-03T12:31:14.645876123')) | '5925-06-03T00:00'                                   |
      | localdatetime.truncate('month', datetime('5073-11-28T12:31:14.645876123+01:00'), {nanosecond:2}) | '5073-11-01T00:00:00.000000002'                      |
      | date.truncate('week', date('3079-07-10'), {dayOfWeek:2})     | '3079-07-08'                                         |
      | date('5628-230')                                             | '5628-08-17'                                         |
      | date.truncate('week', date('2962-02-22'))                    | '2962-02-22'                                         |
      | date.truncate('quarter', date('4000-02-11'))                 | '4000-01-01'                                         |
      | date.truncate('day', date('5628-08-17'))                     | '5628-08-17'                                         |
      | date.truncate('decade', date('1029-10-16'))                  | '1020-01-01'                                         |
      | datetime.truncate('week', datetime('5628-08-17T12:31:14.645876123+01:00')) | '5628-08-14T00:00+01:00'                             |
      | date('65000126')                                             | '6500-01-26'                                         |
      | localdatetime.truncate('millennium', datetime('7565-07-01T12:31:14.645876123+01:00'), {nanosecond:2}) | '7000-01-01T00:00:00.000000002'                      |
      | localdatetime.truncate('day', localdatetime('5055-10-14T12:31:14.645876123')) | '5055-10-14T00:00'                                   |
      | date({year:1272, week:41, dayOfWeek:3})                      | '1272-10-12'                                         |
      | date.truncate('week', date('7565-07-01'), {dayOfWeek:2})     | '7565-06-29'                                         |
      | date.truncate('day', date('2754-11-09'))                     | '2754-11-09'                                         |
      | localdatetime.truncate('day', localdatetime('6469-11-30T12:31:14.645876123')) | '6469-11-30T00:00'                                   |
      | date.truncate('millennium', date('7302-05-26'))              | '7000-01-01'                                         |
      | date.truncate('millennium', date('4745-08-03'))              | '4000-01-01'                                         |
      | date('12000301')                                             | '1200-03-01'                                         |
      | localdatetime.truncate('century', datetime('6910-01-21T12:31:14.645876123+01:00'), {nanosecond:2}) | '6900-01-01T00:00:00.000000002'                      |
      | date.truncate('weekYear', date('1272-10-12'))                | '1272-01-04'                                         |
      | date.truncate('quarter', localdatetime('9029-08-06T12:31:14'), {day:2}) | '9029-07-02'                                         |
      | datetime({year:9389, week:24, dayOfWeek:3, hour:3, minute:1, second:2, millisecond:3, microsecond:4, nanosecond:5}) | '9389-06-10T03:01:02.003004005Z'                     |
      | date.truncate('year', date('7302-05-26'))                    | '7302-01-01'                                         |
      | date({year:5055, quarter:4, dayOfQuarter:14})                | '5055-10-14'                                         |
      | date('9412W232')                                             | '9412-06-02'                                         |
      | date.truncate('century', date('7565-07-01'))                 | '7500-01-01'                                         |
      | date.truncate('week', date('8605-09-11'), {dayOfWeek:2})     | '8605-09-10'                                         |
      | localdatetime.truncate('week', datetime('8605-09-11T12:31:14.645876123+01:00'), {nanosecond:2}) | '8605-09-09T00:00:00.000000002'                      |
      | datetime.truncate('day', datetime('3518-01-20T12:31:14.645876123+01:00')) | '3518-01-20T00:00+01:00'                             |
      | date('5573W516')                                             | '5573-12-22'                                         |
      | datetime.truncate('century', date('2491-09-08'), {timezone:'+02:00'}) | '2400-01-01T00:00+02:00'                             |
      | datetime.truncate('week', date('9552-02-01'), {timezone:'+02:00'}) | '9552-01-28T00:00+02:00'                             |
      | localdatetime.truncate('day', datetime('8388-08-02T12:31:14.645876123+01:00'), {nanosecond:2}) | '8388-08-02T00:00:00.000000002'                      |
      | datetime.truncate('quarter', date('5073-11-28'), {timezone:'+02:00'}) | '5073-10-01T00:00+02:00'                             |
      | datetime({year:5628, week:33, dayOfWeek:4, hour:3, minute:1, second:2, millisecond:3, microsecond:4, nanosecond:5}) | '5628-08-17T03:01:02.003004005Z'                     |
      | date.truncate('decade', date('9121-03-10'))                  | '9120-01-01'                                         |
      | localdatetime.truncate('year', datetime('4745-08-03T12:31:14.645876123+01:00'), {nanosecond:2}) | '4745-01-01T00:00:00.000000002'                      |
      | date('68520205')                                             | '6852-02-05'                                         |
      | date('59921025')                                             | '5992-10-25'                                         |
      | datetime.truncate('millennium', date('9594-08-21'), {timezone:'+02:00'}) | '9000-01-01T00:00+02:00'                             |
      | date({year:7302, week:21, dayOfWeek:5})                      | '7302-05-26'                                         |
      | date.truncate('millennium', localdatetime('2703-06-25T12:31:14'), {day:2}) | '2000-01-02'                                         |
      | datetime.truncate('century', date('9594-08-21'), {timezone:'+02:00'}) | '9500-01-01T00:00+02:00'                             |
      | datetime.truncate('day', datetime('0951-09-17T12:31:14.645876123+01:00')) | '0951-09-17T00:00+01:00'                             |
      | datetime.truncate('century', datetime('2962-02-22T12:31:14.645876123+01:00')) | '2900-01-01T00:00+01:00'                             |
      | localdatetime.truncate('quarter', datetime('7768-12-22T12:31:14.645876123+01:00'), {nanosecond:2}) | '7768-10-01T00:00:00.000000002'                      |
      | date.truncate('century', localdatetime('5992-10-25T12:31:14'), {day:2}) | '5900-01-02'                                         |
      | date.truncate('quarter', date('1029-10-16'))                 | '1029-10-01'                                         |
      | datetime.truncate('week', date('5686-01-12'), {timezone:'+02:00'}) | '5686-01-07T00:00+02:00'                             |
      | localdatetime.truncate('day', localdatetime('3944-02-16T12:31:14.645876123')) | '3944-02-16T00:00'                                   |
      | localdatetime.truncate('century', localdatetime('6469-11-30T12:31:14.645876123')) | '6400-01-01T00:00'                                   |
      | datetime({year:2364, week:40, dayOfWeek:6, hour:3, minute:1, second:2, millisecond:3, microsecond:4, nanosecond:5}) | '2364-10-03T03:01:02.003004005Z'                     |
      | localdatetime.truncate('month', datetime('0977-11-13T12:31:14.645876123+01:00'), {nanosecond:2}) | '0977-11-01T00:00:00.000000002'                      |
      | localdatetime.truncate('quarter', localdatetime('7475-02-05T12:31:14.645876123')) | '7475-01-01T00:00'                                   |
      | datetime.truncate('day', datetime('1029-10-16T12:31:14.645876123+01:00')) | '1029-10-16T00:00+01:00'                             |
      | datetime.truncate('millennium', date('6321-12-09'), {timezone:'+02:00'}) | '6000-01-01T00:00+02:00'                             |
      | localdatetime.truncate('week', datetime('1409-08-11T12:31:14.645876123+01:00'), {nanosecond:2}) | '1409-08-07T00:00:00.000000002'                      |
      | datetime.truncate('weekYear', datetime('0792-02-07T12:31:14.645876123+01:00')) | '0791-12-30T00:00+01:00'                             |
      | date({year:1200, ordinalDay:61})                             | '1200-03-01'                                         |
      | localdatetime.truncate('month', datetime('1200-03-01T12:31:14.645876123+01:00'), {nanosecond:2}) | '1200-03-01T00:00:00.000000002'                      |
      | date('7475-036')                                             | '7475-02-05'                                         |
      | date.truncate('week', date('0792-02-07'), {dayOfWeek:2})     | '0792-02-04'                                         |
      | date.truncate('year', date('3079-07-10'))                    | '3079-01-01'                                         |
      | date.truncate('century', localdatetime('5573-12-22T12:31:14'), {day:2}) | '5500-01-02'                                         |
      | date.truncate('weekYear', date('5628-08-17'))                | '5628-01-03'                                         |
      | date.truncate('year', date('5055-10-14'))                    | '5055-01-01'                                         |
