/// The proleptic Gregorian calendar, by days since 1970-01-01 (algorithms of Howard Hinnant,
/// "chrono-compatible low-level date algorithms").
enum GregorianCalendar {
  static let years: ClosedRange<Int64> = -999_999_999...999_999_999

  static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func daysInMonth(_ month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func daysInYear(_ year: Int64) -> Int64 { isLeap(year) ? 366 : 365 }

  static func daysSinceEpoch(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.flooredQuotient(by: 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  static func date(daysSinceEpoch: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = daysSinceEpoch + 719_468
    let era = shifted.flooredQuotient(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
    let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// Monday is 1, Sunday is 7.
  static func dayOfWeek(_ daysSinceEpoch: Int64) -> Int64 {
    (daysSinceEpoch + 3).flooredRemainder(by: 7) + 1
  }

  /// The Monday of a week-based year's first week: the one that holds January 4.
  static func firstMonday(ofWeekYear year: Int64) -> Int64 {
    let fourth = daysSinceEpoch(year, 1, 4)
    return fourth - (dayOfWeek(fourth) - 1)
  }

  static func weeks(inWeekYear year: Int64) -> Int64 {
    (firstMonday(ofWeekYear: year + 1) - firstMonday(ofWeekYear: year)) / 7
  }

  /// The ISO 8601 week and the year it belongs to.
  static func week(_ daysSinceEpoch: Int64) -> (weekYear: Int64, week: Int64) {
    let thursday = daysSinceEpoch - (dayOfWeek(daysSinceEpoch) - 1) + 3
    let year = date(daysSinceEpoch: thursday).year
    return (year, (thursday - self.daysSinceEpoch(year, 1, 1)) / 7 + 1)
  }

  /// The same day some months later, or the last of that month when it is shorter; nil when the
  /// year leaves the supported range.
  static func add(months: Int64, to daysSinceEpoch: Int64) -> Int64? {
    let (year, month, day) = date(daysSinceEpoch: daysSinceEpoch)
    let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow else { return nil }
    let newYear = total.flooredQuotient(by: 12)
    guard years.contains(newYear) else { return nil }
    let newMonth = total - newYear * 12 + 1
    return self.daysSinceEpoch(newYear, newMonth, min(day, daysInMonth(newMonth, of: newYear)))
  }

  static let firstDay = daysSinceEpoch(years.lowerBound, 1, 1)
  static let lastDay = daysSinceEpoch(years.upperBound, 12, 31)

  /// A day some days later; nil when it leaves the supported range.
  static func add(days: Int64, to daysSinceEpoch: Int64) -> Int64? {
    let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
    return overflow || sum < firstDay || sum > lastDay ? nil : sum
  }
}
