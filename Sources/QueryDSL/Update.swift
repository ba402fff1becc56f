public import GraphQuery
public import PropertyGraph

/// A statement that changes the graph and gives no rows.
///
/// ```swift
/// try engine.update {
///   Match { figure.about(place) }
///   Where { place.name == "娄底市" && figure.value > 7 }
///   Assign { figure.value <- figure.value * 2 }
/// }
/// ```
///
/// It is one transaction: all of it happens, or nothing. With a `Return` after it the same block is a
/// `Query`, and gives rows. Values are parameters of the text, never part of it.
public struct Update: Sendable, CustomStringConvertible {
  let steps: [QueryStep]

  init(steps: [QueryStep]) { self.steps = steps }

  /// Builds a statement to run later, or often.
  public init(@QueryBuilder _ body: () -> Update) { self = body() }

  /// The text, as `QueryEngine.run` takes it, with the parameters' names.
  public var description: String { written.text }
  /// The values that the text names `$p1`, `$p2`, …
  public var parameters: [String: Value] { written.parameters }

  private var written: CypherWriter {
    var writer = CypherWriter()
    writer.write(steps)
    return writer
  }

  /// Runs the statement. Throws `QueryError`, and then nothing has changed.
  @discardableResult
  public func run(on engine: QueryEngine, options: QueryOptions = QueryOptions()) throws
    -> UpdateStatistics
  {
    let written = written
    return try engine.run(written.text, parameters: written.parameters, options: options).updates
  }
}

extension QueryEngine {
  /// Builds and runs a statement that changes the graph; gives what it changed.
  @discardableResult
  public func update(@QueryBuilder _ body: () -> Update) throws -> UpdateStatistics {
    try body().run(on: self)
  }
}

extension GraphStore {
  /// Builds and runs a statement that changes the graph; gives what it changed.
  @discardableResult
  public func update(@QueryBuilder _ body: () -> Update) throws -> UpdateStatistics {
    try body().run(on: QueryEngine(store: self))
  }
}
