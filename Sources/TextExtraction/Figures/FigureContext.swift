/// What a sentence inherits from its document and section.
struct FigureContext {
  var section: DocumentSection
  var period: PeriodContext?
  var year: Int?
  var kind: DocumentKind
  /// The document's place, "" when unknown.
  var home: String
  /// Its row in the gazetteer, or -1.
  var homePlace: Int32
  /// The time that the sentence before spoke of, which news goes on with.
  var carriedTime: TimeExpression?

  /// The year of 上半年 and 一季度 where none is named: the one year that the section reviews or plans.
  var partYear: Int? {
    guard kind == .workReport, let period, period.first == period.year else { return year }
    return period.year
  }
}

/// A figure before its entities have indexes.
struct FoundFigure {
  var range: Range<Int>
  var value: Double
  var unit: String
  var indicator = ""
  var isStandard = false
  var measure = FigureMeasure.level
  var period = ""
  var status = FigureStatus.actual
  var comparator = FigureComparator.eq
  var subject = ""
  /// The mention that is the subject, as an index of the sentence's mentions.
  var subjectMention: Int?
  var rule = ""
}
