import PropertyGraph

/// The temporal functions' signatures.
enum TemporalFunctions {
  static let signatures: [FunctionSignature] =
    TemporalKind.allCases.flatMap { constructors(of: $0) } + durations + epochs

  private static func constructors(of kind: TemporalKind) -> [FunctionSignature] {
    let name = kind.function
    return [
      .scalar(name, [[.string, .map, .instant]], optional: 1, gives: kind.type, isConstant: false) {
        arguments, context in
        guard let argument = arguments.first else {
          return try TemporalConstruction.now(kind, at: context.statementStart, zone: nil)
        }
        return try TemporalConstruction.construct(kind, argument, context)
      },
      clock(kind, "transaction") { $0.statementStart },
      clock(kind, "statement") { $0.statementStart },
      clock(kind, "realtime", isDeterministic: false) { _ in SystemClock.now() },
      .scalar(
        name + ".truncate", [.string, .instant, .map], optional: 2, gives: kind.type,
        isConstant: false, givesNullOnNull: false
      ) { arguments, context in
        if arguments[0].isNull || arguments.count > 1 && arguments[1].isNull { return .null }
        return try TemporalTruncation.truncate(kind, arguments, context)
      },
    ]
  }

  private static func clock(
    _ kind: TemporalKind, _ which: String, isDeterministic: Bool = true,
    _ now: @escaping @Sendable (FunctionContext) -> ZonedDateTime
  ) -> FunctionSignature {
    let name = kind.function + "." + which
    return .scalar(
      name, [.string], optional: 1, gives: kind.type, isDeterministic: isDeterministic,
      isConstant: false
    ) { arguments, context in
      try TemporalConstruction.now(
        kind, at: now(context), zone: try arguments.first?.string(for: name))
    }
  }

  private static let durations: [FunctionSignature] =
    [
      .scalar("duration", [[.string, .map, .duration]], gives: .duration) { arguments, _ in
        try DurationConstruction.construct(arguments[0])
      }
    ]
    + [
      ("duration.between", .mixed), ("duration.inMonths", .months), ("duration.inDays", .days),
      ("duration.inSeconds", .seconds),
    ].map { (name: String, unit: DurationBetween.Unit) in
      .scalar(name, [.instant, .instant], gives: .duration) { arguments, _ in
        try DurationBetween.compute(unit, arguments[0], arguments[1], name)
      }
    }

  private static let epochs: [FunctionSignature] = [
    .scalar("datetime.fromepoch", [.number, .number], optional: 1, gives: .zonedDateTime) {
      arguments, _ in
      let seconds = try arguments[0].integer(for: "datetime.fromepoch")
      let nanoseconds =
        arguments.count > 1 ? try arguments[1].integer(for: "datetime.fromepoch") : 0
      let instant = try Instant(epochSecond: 0, nanosecond: 0)
        .adding(seconds: seconds, nanoseconds: nanoseconds)
      return .zonedDateTime(try TimeZoneRule.utc.display(instant))
    },
    .scalar("datetime.fromepochmillis", [.number], gives: .zonedDateTime) { arguments, _ in
      let instant = try TemporalConstruction.epoch(
        milliseconds: try arguments[0].integer(for: "datetime.fromepochmillis"))
      return .zonedDateTime(try TimeZoneRule.utc.display(instant))
    },
  ]
}
