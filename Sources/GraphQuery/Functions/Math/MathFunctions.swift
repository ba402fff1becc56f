import PropertyGraph

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Functions of numbers.
enum MathFunctions {
  static let signatures: [FunctionSignature] =
    [
      .scalar("abs", [.number], gives: .number) { arguments, _ in
        switch arguments[0] {
        case .integer(let integer):
          guard integer != .min else { throw QueryFailure.integerOverflow("abs(\(integer))") }
          return .integer(abs(integer))
        default: return .double(abs(try arguments[0].number(for: "abs")))
        }
      },
      .scalar("sign", [.number], gives: .integer) { arguments, _ in
        switch arguments[0] {
        case .integer(let integer): return .integer(integer.signum())
        default:
          let number = try arguments[0].number(for: "sign")
          return .integer(number > 0 ? 1 : number < 0 ? -1 : 0)
        }
      },
      .scalar("round", [.number, .integer, .string], optional: 2, gives: .float) { arguments, _ in
        let number = try arguments[0].number(for: "round")
        // Without a precision, a half goes up; with one, away from zero.
        guard arguments.count > 1 else { return .double((number + 0.5).rounded(.down)) }
        let precision = try arguments[1].integer(for: "round")
        let mode = arguments.count > 2 ? try arguments[2].string(for: "round") : "HALF_UP"
        return .double(try DecimalRounding.round(number, precision: precision, mode: mode))
      },
      .scalar("isNaN", [.number], gives: .boolean) { arguments, _ in
        .boolean(try arguments[0].number(for: "isNaN").isNaN)
      },
      .scalar("atan2", [.number, .number], gives: .float) { arguments, _ in
        .double(atan2(try arguments[0].number(for: "atan2"), try arguments[1].number(for: "atan2")))
      },
      .scalar("e", [], gives: .float) { _, _ in .double(exp(1)) },
      .scalar("pi", [], gives: .float) { _, _ in .double(.pi) },
    ] + oneNumber.map { name, compute in float(name, compute) }

  private static let oneNumber: [(String, @Sendable (Double) -> Double)] = [
    ("ceil", { $0.rounded(.up) }), ("ceiling", { $0.rounded(.up) }),
    ("floor", { $0.rounded(.down) }), ("sqrt", { $0.squareRoot() }),
    ("exp", { exp($0) }), ("log", { log($0) }), ("ln", { log($0) }), ("log10", { log10($0) }),
    ("log2", { log2($0) }),
    ("sin", { sin($0) }), ("cos", { cos($0) }), ("tan", { tan($0) }), ("cot", { 1 / tan($0) }),
    ("asin", { asin($0) }), ("acos", { acos($0) }), ("atan", { atan($0) }),
    ("sinh", { sinh($0) }), ("cosh", { cosh($0) }), ("tanh", { tanh($0) }),
    ("coth", { 1 / tanh($0) }),
    ("degrees", { $0 * 180 / .pi }), ("radians", { $0 * .pi / 180 }),
    ("haversin", { (1 - cos($0)) / 2 }),
  ]

  private static func float(
    _ name: String, _ compute: @escaping @Sendable (Double) -> Double
  ) -> FunctionSignature {
    .scalar(name, [.number], gives: .float) { arguments, _ in
      .double(compute(try arguments[0].number(for: name)))
    }
  }
}
