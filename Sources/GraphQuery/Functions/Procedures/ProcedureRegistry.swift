public import PropertyGraph

/// A procedure that queries can CALL.
public struct Procedure: Sendable {
  /// Gives the result's rows, each with one value an output. Arguments have the types of the
  /// signature: integers have been made floats where it says FLOAT.
  public typealias Body = @Sendable ([Value], GraphSnapshot) throws -> [[Value]]

  public let signature: ProcedureSignature
  let body: Body

  public init(_ signature: ProcedureSignature, _ body: @escaping Body) {
    self.signature = signature
    self.body = body
  }

  /// Checks the arguments, and runs the procedure.
  func call(_ arguments: [Value], in snapshot: GraphSnapshot) throws -> [[Value]] {
    guard arguments.count == signature.inputs.count else {
      throw QueryError.runtime(
        .procedure, "InvalidNumberOfArguments",
        "\(signature) got \(arguments.count) arguments")
    }
    var coerced: [Value] = []
    for (argument, input) in zip(arguments, signature.inputs) {
      coerced.append(try coerce(argument, to: input))
    }
    let rows = try body(coerced, snapshot)
    for row in rows where row.count != signature.outputs.count {
      throw QueryError.runtime(
        .procedure, "InvalidResult", "\(signature) gave a row of \(row.count) values")
    }
    return rows
  }

  private func coerce(_ argument: Value, to input: ProcedureSignature.Field) throws -> Value {
    if argument.isNull {
      guard input.isNullable else {
        throw QueryError.runtime(
          .type, "InvalidArgumentValue",
          "\(signature.name)() takes no null as its argument \(input.name)")
      }
      return .null
    }
    if input.type == .float, case .integer(let integer) = argument {
      return .double(Double(integer))
    }
    let accepted = TypeSet(input.type)
    guard TypeSet(of: argument).canBe(accepted) else {
      throw QueryError.runtime(
        .type, "InvalidArgumentType",
        "\(signature.name)() takes \(accepted.names) as its argument \(input.name), "
          + "not \(TypeSet(of: argument).names)")
    }
    return argument
  }
}

extension ProcedureSignature.Field {
  /// What an argument may be, to check with `canBe` before execution: FLOAT takes integers, too.
  var accepted: TypeSet { type == .float ? .number : TypeSet(type) }
}

/// The procedures that queries can CALL, by name.
public struct ProcedureRegistry: Sendable {
  private var procedures: [String: Procedure] = [:]

  /// The procedures that come with the engine: `db.labels()` and its kin.
  public init() {
    for procedure in BuiltInProcedures.all { add(procedure) }
  }

  /// Adds a procedure; one of the same name is replaced.
  public mutating func add(_ procedure: Procedure) {
    procedures[procedure.signature.name] = procedure
  }

  /// Adds a procedure by its signature's text, as in `my.proc(in :: STRING?) :: (out :: INTEGER?)`.
  public mutating func add(_ signature: String, _ body: @escaping Procedure.Body) throws {
    add(Procedure(try ProcedureSignature(signature), body))
  }

  /// Looks a procedure up; upper and lower case count only between names that differ in nothing else.
  public func procedure(named name: String) -> Procedure? {
    if let procedure = procedures[name] { return procedure }
    let lowercased = name.lowercased()
    return procedures.filter { $0.key.lowercased() == lowercased }
      .min { $0.key < $1.key }?.value
  }

  /// All procedures, ordered by name.
  public var all: [Procedure] {
    procedures.values.sorted { $0.signature.name < $1.signature.name }
  }
}
