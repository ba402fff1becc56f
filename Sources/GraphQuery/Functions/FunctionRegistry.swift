/// The built-in functions by name, in any case of letters.
enum FunctionRegistry {
  /// All functions, ordered by name.
  static let all: [FunctionSignature] = byName.values.sorted { $0.name < $1.name }

  /// Looks a function up: `toUpper`, `DATETIME.TRUNCATE`.
  static func function(named name: String) -> FunctionSignature? { byName[name.lowercased()] }

  private static let byName: [String: FunctionSignature] = {
    var functions: [String: FunctionSignature] = [:]
    for group in groups {
      for function in group { functions[function.name.lowercased()] = function }
    }
    return functions
  }()

  private static let groups: [[FunctionSignature]] = [
    AggregateFunction.signatures, EntityFunctions.signatures, PathFunctions.signatures,
    GeneralFunctions.signatures, ConversionFunctions.signatures, StringFunctions.signatures,
    ListFunctions.signatures, MathFunctions.signatures, TemporalFunctions.signatures,
  ]
}
