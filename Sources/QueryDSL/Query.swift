public import GraphQuery
public import PropertyGraph

/// A query whose rows are tuples of Swift types.
///
/// ```swift
/// let place = Node(Place.self), park = Node(Park.self)
/// let parks = try engine.query {
///   Match { park.locatedIn(place) }
///   Where { place.name == "娄底市" }
///   Return { park.name; place.code }
///   OrderBy(park.name)
/// }
/// for (name, code) in parks { print(name, code ?? "") }
/// ```
///
/// It prints as the query's text; values are parameters of that text, never part of it. The text is what
/// runs: plans are kept by it, and an error points into it.
public struct Query<each Column: QueryOutput>: Sendable, CustomStringConvertible {
  let steps: [QueryStep]
  let columns: [ColumnNode]
  let isDistinct: Bool
  let arrangements: [ResultArrangement]

  init(
    steps: [QueryStep], columns: [ColumnNode], isDistinct: Bool,
    arrangements: [ResultArrangement]
  ) {
    self.steps = steps
    self.columns = columns
    self.isDistinct = isDistinct
    self.arrangements = arrangements
  }

  /// Builds a query to run later, or often.
  public init(@QueryBuilder _ body: () -> Query<repeat each Column>) { self = body() }

  /// The text, as `QueryEngine.run` takes it, with the parameters' names.
  public var description: String { written.text }
  /// The values that the text names `$p1`, `$p2`, …
  public var parameters: [String: Value] { written.parameters }

  private var written: CypherWriter {
    var writer = CypherWriter()
    writer.write(steps)
    writer.write(columns, isDistinct: isDistinct)
    writer.write(arrangements)
    return writer
  }

  /// Runs the query and decodes its rows. Throws `QueryError`, or `DecodingFailure` when a value is not of
  /// its column's type.
  public func run(on engine: QueryEngine, options: QueryOptions = QueryOptions()) throws
    -> [(repeat each Column)]
  {
    let written = written
    var rows: [(repeat each Column)] = []
    _ = try engine.stream(written.text, parameters: written.parameters, options: options) { batch in
      let context = ResultContext(batch.entities)
      for row in batch.rows { rows.append(try Self.decode(row, context)) }
    }
    return rows
  }

  private static func decode(_ row: [Value], _ context: ResultContext) throws
    -> (repeat each Column)
  {
    var index = 0
    func next<Output: QueryOutput>(_ type: Output.Type) throws -> Output {
      defer { index += 1 }
      return try Output(queryValue: row[index], in: context)
    }
    return (repeat try next((each Column).self))
  }
}

extension QueryEngine {
  /// Builds and runs a query.
  public func query<each Column: QueryOutput>(
    @QueryBuilder _ body: () -> Query<repeat each Column>
  ) throws -> [(repeat each Column)] {
    try body().run(on: self)
  }
}

extension GraphStore {
  /// Builds and runs a query. For many queries keep a `QueryEngine`: it remembers their plans.
  public func query<each Column: QueryOutput>(
    @QueryBuilder _ body: () -> Query<repeat each Column>
  ) throws -> [(repeat each Column)] {
    try body().run(on: QueryEngine(store: self))
  }
}
