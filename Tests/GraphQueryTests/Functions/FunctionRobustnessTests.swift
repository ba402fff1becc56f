import PropertyGraph
import Testing

@testable import GraphQuery

/// No argument whatever crashes a function or an operator: it gives a value or a `QueryError`.
@Suite struct FunctionRobustnessTests {
  /// Values at the edges of every type.
  static let values: [Value] = {
    let integers: [Int64] = [0, 1, -1, 7, 60, 1_000_000_000, .max, .min, .max - 1, 1 << 53]
    let floats: [Double] = [0, -0.0, 0.5, -2.5, 1e308, -1e19, 1e-300, .nan, .infinity, -.infinity]
    let strings = [
      "", "a", "怀化市", "month", "day", "microsecond", "millennium", "2020-02-29", "P1M",
      "-P1Y2M3DT4.5S",
      "PT9223372036854775807S", "12:31:14.645876123+01:00", "[", "1e400", "Asia/Shanghai", "+18:00",
      "+999999999-12-31T23:59:59.999999999", "-999999999-01-01", "HALF_EVEN", "\u{0}\u{10FFFF}",
    ]
    let days = [0, 18_321, GregorianCalendar.firstDay, GregorianCalendar.lastDay]
    let times: [Int64] = [0, 1, nanosecondsPerDay - 1]
    var values: [Value] = [.null, .boolean(true), .boolean(false), .bytes([1, 2])]
    values += integers.map { .integer($0) } + floats.map { .double($0) }
    values += strings.map { .string($0) }
    values += days.map { .date(CalendarDate(daysSinceEpoch: $0)) }
    for time in times {
      values.append(.localTime(LocalTime(nanosecondOfDay: time)))
      values.append(.zonedTime(ZonedTime(nanosecondOfDay: time, offsetSeconds: 64_800)))
      values.append(.zonedTime(ZonedTime(nanosecondOfDay: time, offsetSeconds: -64_800)))
      for day in days {
        let local = LocalDateTime(daysSinceEpoch: day, nanosecondOfDay: time)
        values.append(.localDateTime(local))
        values.append(
          .zonedDateTime(ZonedDateTime(local: local, offsetSeconds: 3_600, zone: nil)))
        values.append(
          .zonedDateTime(
            ZonedDateTime(local: local, offsetSeconds: 3_600, zone: "Europe/Stockholm")))
      }
    }
    for amount in [0, 1, -1, .max, .min, 999_999_999 * 12] as [Int64] {
      values.append(
        .duration(TemporalDuration(months: amount, days: 0, seconds: 0, nanoseconds: 0)))
      values.append(
        .duration(TemporalDuration(months: 0, days: amount, seconds: 1, nanoseconds: 5)))
      values.append(
        .duration(TemporalDuration(months: 0, days: 0, seconds: amount, nanoseconds: 999_999_999)))
    }
    let node = NodeID(rawValue: 1)
    let relationship = Relationship(
      id: RelationshipID(rawValue: 1), type: RelationshipTypeID(rawValue: 1), source: node,
      target: node)
    values += [
      .node(node), .relationship(relationship),
      .path(Path(nodes: [node, node], relationships: [relationship])), .list([]), .map([:]),
      .list([.integer(1), .null, .string("a")]), .list([.list([.double(.nan)])]),
    ]
    for key in [
      "year", "month", "day", "week", "quarter", "dayOfWeek", "ordinalDay", "dayOfQuarter", "hour",
      "second", "nanosecond", "millisecond", "epochSeconds", "epochMillis", "years", "months",
      "weeks",
      "days", "hours", "seconds", "milliseconds", "nanoseconds", "timezone", "date", "time",
      "datetime",
    ] {
      let entries: [(Value, String, Value)] = [
        (.integer(.max), "year", .integer(2020)), (.integer(.min), "hour", .integer(1)),
        (.double(1e300), "minute", .integer(1)), (.double(-0.3), "days", .integer(.max)),
        (
          .date(CalendarDate(daysSinceEpoch: GregorianCalendar.lastDay)), "week", .integer(53)
        ),
        (.string("Asia/Shanghai"), "year", .integer(999_999_999)),
      ]
      for (value, otherKey, otherValue) in entries {
        var map = [otherKey: otherValue]
        map[key] = value
        values.append(.map(map))
        values.append(.map([key: value]))
      }
    }
    return values
  }()

  @Test(arguments: FunctionRegistry.all.map(\.name)) func functions(name: String) throws {
    let function = try #require(FunctionRegistry.function(named: name))
    guard !function.isAggregate else { return }
    let context = FunctionContext(snapshot: nil, randomSeed: 7)
    for count in function.arity where count <= 4 {
      let rounds = count == 0 ? 1 : count == 1 ? Self.values.count : 400
      for round in 0..<rounds {
        let arguments = (0..<count).map { _ in
          count == 1
            ? Self.values[round]
            : Self.values[Int(context.nextRandom() % UInt64(Self.values.count))]
        }
        do {
          let value = try function.evaluate(arguments, context)
          _ = try ValueText().text(value)
          #expect(value.isEquivalent(to: value))
        } catch is QueryError {}
      }
    }
  }

  @Test func operators() throws {
    let operators: [(Value, Value) throws -> Value] = [
      Value.add, Value.subtract, Value.multiply, Value.divide, Value.remainder, Value.power,
      Value.concatenate,
    ]
    // The many maps are for constructors.
    let values = Self.values.filter { if case .map(let map) = $0 { map.count != 1 } else { true } }
      .prefix(200)
    for left in values {
      _ = try? Value.negate(left)
      for right in values {
        for compute in operators {
          do { _ = try ValueText().text(compute(left, right)) } catch is QueryError {}
        }
        let comparison = left.compared(to: right)
        if comparison == .less { #expect(right.compared(to: left) == .greater) }
        #expect(Value.order(left, right).signum() == -Value.order(right, left).signum())
        #expect((Value.order(left, right) == 0) == left.isEquivalent(to: right))
      }
    }
  }

  @Test func aggregates() throws {
    for signature in AggregateFunction.signatures {
      guard case .aggregate(let function) = signature.implementation else { continue }
      for first in Self.values.prefix(150) {
        for second in Self.values.prefix(150) {
          var accumulator = Accumulator(function)
          do {
            try accumulator.add(first, parameter: .double(0.5))
            try accumulator.add(second, parameter: .double(0.5))
            _ = try accumulator.result()
          } catch is QueryError {}
        }
      }
    }
  }

  @Test func accessors() {
    for value in Self.values {
      for key in [
        "year", "week", "weekYear", "dayOfQuarter", "epochMillis", "epochSeconds", "milliseconds",
        "nanoseconds", "minutesOfHour", "offset", "x",
      ] {
        _ = try? TemporalAccessors.property(key, of: value)
      }
    }
  }
}
