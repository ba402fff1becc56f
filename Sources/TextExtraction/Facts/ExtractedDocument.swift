/// Everything that one document says: its fields, its sentences, and the facts found in them.
///
/// All offsets are half-open ranges of Unicode scalars in the decoded source file, so that a slice of the source is
/// exactly the surface text. Sentences, mentions, figures and links stand in the order of the text.
public struct ExtractedDocument: Sendable, Equatable {
  /// The file's path as it was given.
  public var source: String
  /// The document's range in the source.
  public var start: Int
  /// The end of the document's range.
  public var end: Int
  /// The title, in Simplified characters.
  public var title: String
  /// What kind of text it is.
  public var kind: DocumentKind
  /// The canonical name of the place that the document is about, "" when unknown or redacted.
  public var place: String
  /// The division code of `place`, "" when unknown.
  public var adcode: String
  /// The year that the document plans or reports on, "" when unknown.
  public var year: String
  /// The ISO date of delivery or publication, "" when unknown.
  public var date: String
  /// The encoding of the file: `UTF-8`, `UTF-16LE`, `UTF-16BE`, `GB18030`, `Big5`.
  public var encoding: String
  /// What had to be repaired to read it, in plain words.
  public var notes: [String]
  /// A digest of the document's source text (128 bits, hexadecimal): equal texts have equal digests.
  public var digest: String
  /// The sentences, which cover every fact.
  public var sentences: [ExtractedSentence]
  /// The entities that mentions, figures and links refer to by index.
  public var entities: [ExtractedEntity]
  /// The mentions of entities.
  public var mentions: [ExtractedMention]
  /// The figures.
  public var figures: [ExtractedFigure]
  /// The links between entities.
  public var links: [ExtractedLink]
}

/// What a document is.
public enum DocumentKind: String, Sendable, CaseIterable {
  case workReport = "work_report"
  case speech, news, plan, policy, other
}

/// The part of a report in which a sentence stands.
public enum DocumentSection: String, Sendable, CaseIterable {
  /// Before the first heading.
  case opening
  /// The review of what was done.
  case review
  /// Problems and shortcomings.
  case problems
  /// General demands and targets.
  case targets
  /// What is to be done.
  case arrangements
  /// Anything else.
  case body
}

/// A sentence of a document.
public struct ExtractedSentence: Sendable, Equatable {
  /// The sentence as a slice of the source.
  public var text: String
  /// Its range in the source.
  public var start: Int
  /// The end of its range.
  public var end: Int
  /// The part of the document in which it stands.
  public var section: DocumentSection
}

/// The types of entities.
public enum EntityType: String, Sendable, CaseIterable {
  case place = "Place"
  case park = "Park"
  case project = "Project"
  case policy = "Policy"
  case organisation = "Organisation"

  /// What the identifiers of its entities begin with.
  var idPrefix: String {
    switch self {
    case .place: "place/"
    case .park: "park/"
    case .project: "project/"
    case .policy: "policy/"
    case .organisation: "organisation/"
    }
  }
}

/// Something that the document speaks of.
public struct ExtractedEntity: Sendable, Equatable {
  /// The stable identifier in the graph: `place/430500`, `park/邵阳经开区`, `project/430500/迎丰公园二期`.
  public var id: String
  /// The type.
  public var type: EntityType
  /// The canonical name.
  public var name: String
  /// The kind of a park or place (`development_zone`, `prefecture`), else "".
  public var kind: String
  /// Other names under which this document or the vocabulary knows it, sorted.
  public var aliases: [String]
  /// The division code of a place, else "".
  public var code: String
  /// The longitude of a place where known.
  public var longitude: Double?
  /// The latitude of a place where known.
  public var latitude: Double?
}

/// One occurrence of an entity in the text.
public struct ExtractedMention: Sendable, Equatable {
  /// The surface text.
  public var text: String
  /// Its range in the source.
  public var start: Int
  /// The end of its range.
  public var end: Int
  /// The index of the entity in `entities`.
  public var entity: Int
  /// The index of the sentence in `sentences`.
  public var sentence: Int
  /// The rule or cue that decided it.
  public var rule: String
}

/// A number with a unit that quantifies something.
public struct ExtractedFigure: Sendable, Equatable {
  /// Number and unit as they stand in the text.
  public var text: String
  /// The range in the source.
  public var start: Int
  /// The end of the range.
  public var end: Int
  /// The value in the base unit.
  public var value: Double
  /// The base unit.
  public var unit: String
  /// What is measured: a standard indicator's name, or the text's own noun phrase.
  public var indicator: String
  /// Whether `indicator` is a standard indicator of the vocabulary.
  public var isStandardIndicator: Bool
  /// level, growth, increase, decrease, share, rank or multiple.
  public var measure: FigureMeasure
  /// `2022`, `2017-2021`, `2022-01/2022-04`, `2025H1`, `2022-06`, or "".
  public var period: String
  /// actual, target or estimate.
  public var status: FigureStatus
  /// eq, ge, gt, le, lt or approx.
  public var comparator: FigureComparator
  /// The canonical name of what the figure is about, "" when unknown or redacted.
  public var subject: String
  /// The index of the subject in `entities`, nil when it is no entity.
  public var subjectEntity: Int?
  /// The index of the sentence in `sentences`.
  public var sentence: Int
  /// The rules that decided it, separated by spaces.
  public var rule: String
}

/// How a figure measures.
public enum FigureMeasure: String, Sendable, CaseIterable {
  case level, growth, increase, decrease, share, rank, multiple
}

/// Whether a figure is a fact, a goal or an estimate.
public enum FigureStatus: String, Sendable, CaseIterable {
  case actual, target, estimate
}

/// How a figure bounds its quantity.
public enum FigureComparator: String, Sendable, CaseIterable {
  case eq, ge, gt, le, lt, approx
}

/// A link between two entities with its evidence.
public struct ExtractedLink: Sendable, Equatable {
  /// The kind of link.
  public var type: LinkType
  /// The index of the source entity in `entities`.
  public var from: Int
  /// The index of the target entity in `entities`.
  public var to: Int
  /// How it is known.
  public var basis: LinkBasis
  /// The range of the evidence in the source.
  public var start: Int
  /// The end of the evidence.
  public var end: Int
  /// The index of the sentence that says so.
  public var sentence: Int
}

/// The kinds of links.
public enum LinkType: String, Sendable, CaseIterable {
  /// A project or park stands in a place.
  case locatedIn = "LOCATED_IN"
  /// A place is part of another.
  case partOf = "PART_OF"
}

/// How a link is known, strongest first.
public enum LinkBasis: String, Sendable, CaseIterable {
  /// The sentence states it.
  case stated
  /// The entity's name says it.
  case name
  /// The document's place gives it: a weak decision.
  case document
}
