/// One scenario of the compatibility kit; of an outline, with the values of one row of its examples.
public struct Scenario: Sendable {
  /// One line of a scenario, with the text or table below it.
  public struct Step: Sendable {
    public let text: String
    public let doc: String?
    public let table: [[String]]?

    public init(text: String, doc: String?, table: [[String]]?) {
      self.text = text
      self.doc = doc
      self.table = table
    }
  }

  /// The feature file, relative to the kit's folder of features.
  public let feature: String
  public let name: String
  /// The row of the examples, from 0; nil for a scenario that is no outline.
  public let example: Int?
  public let tags: [String]
  public let steps: [Step]

  public init(feature: String, name: String, example: Int?, tags: [String], steps: [Step]) {
    self.feature = feature
    self.name = name
    self.example = example
    self.tags = tags
    self.steps = steps
  }

  /// `clauses/match`
  public var category: String {
    feature.split(separator: "/").dropLast().joined(separator: "/")
  }

  /// What `--only` is matched against.
  public var title: String { "\(feature) \(name)" + (example.map { " #\($0)" } ?? "") }

  /// Whether an error is expected.
  public var isNegative: Bool { steps.contains { $0.text.contains(" should be raised at ") } }
}
