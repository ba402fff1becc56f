// The graph that the loader writes, as `schema/graph.gql` declares it.

/// What a report, speech or plan is in the graph; its sentences are in it.
public struct Document: NodeModel {
  public static let label = "Document"
  public let id = Property<String>("id")
  public let title = Property<String?>("title")
  /// work_report, speech, news, plan, policy or other.
  public let kind = Property<String?>("kind")
  public let place = Property<String?>("place")
  public let year = Property<String?>("year")
  public let date = Property<String?>("date")
  public let source = Property<String>("source")
  public init() {}
}

/// A sentence: the evidence.
public struct Sentence: NodeModel {
  public static let label = "Sentence"
  public let id = Property<String>("id")
  public let text = Property<String>("text")
  public let start = Property<Int>("start")
  public let end = Property<Int>("end")
  public let section = Property<String?>("section")
  public let `in` = Link<In, Document>()
  public init() {}
}

/// An occurrence of an entity in a sentence.
public struct Mention: NodeModel {
  public static let label = "Mention"
  public let text = Property<String>("text")
  public let start = Property<Int>("start")
  public let end = Property<Int>("end")
  public let type = Property<String>("type")
  public let name = Property<String>("name")
  public let `in` = Link<In, Sentence>()
  public let refersTo = Link<RefersTo, Entity>()
  public init() {}
}

/// A number with its unit, what it measures and when.
public struct Figure: NodeModel {
  public enum Status: String, QueryValue { case actual, target, estimate }
  public enum Comparator: String, QueryValue { case eq, ge, gt, le, lt, approx }
  public enum Measure: String, QueryValue {
    case level, growth, increase, decrease, share, rank, multiple
  }

  public static let label = "Figure"
  public let text = Property<String>("text")
  public let value = Property<Double>("value")
  public let unit = Property<String>("unit")
  public let measure = Property<Measure>("measure")
  public let period = Property<String?>("period")
  public let status = Property<Status>("status")
  public let comparator = Property<Comparator>("comparator")
  public let start = Property<Int>("start")
  public let end = Property<Int>("end")
  public let `in` = Link<In, Sentence>()
  public let measures = Link<Measures, Indicator>()
  public let about = Link<About, Entity>()
  public init() {}
}

/// What figures measure.
public struct Indicator: NodeModel {
  public static let label = "Indicator"
  public let name = Property<String>("name")
  public let unit = Property<String?>("unit")
  public let standard = Property<Bool>("standard")
  public init() {}
}

/// Anything that mentions refer to: a place, park, project, policy or organisation.
public struct Entity: NodeModel {
  public static let label = "Entity"
  public let id = Property<String>("id")
  public let name = Property<String>("name")
  public let aliases = Property<[String]?>("aliases")
  public let kind = Property<String?>("kind")
  public init() {}
}

/// An administrative division, or another named place.
public struct Place: NodeModel {
  public typealias General = Entity
  public static let label = "Place"
  public let id = Property<String>("id")
  public let name = Property<String>("name")
  public let aliases = Property<[String]?>("aliases")
  public let kind = Property<String?>("kind")
  public let code = Property<String?>("code")
  public let level = Property<String?>("level")
  public let province = Property<String?>("province")
  public let prefecture = Property<String?>("prefecture")
  public let longitude = Property<Double?>("longitude")
  public let latitude = Property<Double?>("latitude")
  public let partOf = Link<PartOf, Place>()
  public init() {}
}

/// An industrial park or another zone.
public struct Park: NodeModel {
  public typealias General = Entity
  public static let label = "Park"
  public let id = Property<String>("id")
  public let name = Property<String>("name")
  public let aliases = Property<[String]?>("aliases")
  public let kind = Property<String?>("kind")
  public let locatedIn = Link<LocatedIn, Place>()
  public init() {}
}

/// A construction project.
public struct Project: NodeModel {
  public typealias General = Entity
  public static let label = "Project"
  public let id = Property<String>("id")
  public let name = Property<String>("name")
  public let aliases = Property<[String]?>("aliases")
  public let kind = Property<String?>("kind")
  public let locatedIn = Link<LocatedIn, Place>()
  public init() {}
}

/// A policy, plan or campaign.
public struct Policy: NodeModel {
  public typealias General = Entity
  public static let label = "Policy"
  public let id = Property<String>("id")
  public let name = Property<String>("name")
  public let aliases = Property<[String]?>("aliases")
  public let kind = Property<String?>("kind")
  public init() {}
}

/// A public body, a company or another organisation.
public struct Organisation: NodeModel {
  public typealias General = Entity
  public static let label = "Organisation"
  public let id = Property<String>("id")
  public let name = Property<String>("name")
  public let aliases = Property<[String]?>("aliases")
  public let kind = Property<String?>("kind")
  public init() {}
}

/// From a mention or figure to its sentence, and from a sentence to its document.
public struct In: RelationshipModel {
  public static let type = "IN"
  public init() {}
}

public struct RefersTo: RelationshipModel {
  public static let type = "REFERS_TO"
  public init() {}
}

public struct Measures: RelationshipModel {
  public static let type = "MEASURES"
  public init() {}
}

public struct About: RelationshipModel {
  public static let type = "ABOUT"
  public init() {}
}

/// Where a project or park stands, and how that is known.
public struct LocatedIn: RelationshipModel {
  public static let type = "LOCATED_IN"
  /// stated, name or document: the strongest.
  public let basis = Property<String>("basis")
  public let count = Property<Int>("count")
  /// The ids of the sentences that say so.
  public let sentences = Property<[String]?>("sentences")
  public init() {}
}

/// Which place a place belongs to, and how that is known.
public struct PartOf: RelationshipModel {
  public static let type = "PART_OF"
  /// stated, name or document: the strongest.
  public let basis = Property<String>("basis")
  public let count = Property<Int>("count")
  /// The ids of the sentences that say so.
  public let sentences = Property<[String]?>("sentences")
  public init() {}
}
