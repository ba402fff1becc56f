import PropertyGraph

@testable import GraphQuery

extension NaiveEvaluator {
  /// WITH and RETURN, in the order that `BoundProjection` tells.
  func project(_ projection: BoundProjection, _ rows: [NaiveRow], _ base: NaiveRow) throws
    -> [NaiveRow]
  {
    let input = projection.isAggregating ? try group(projection, rows, base) : rows
    let variables = projection.items.map(\.variable)
    // Every row twice: what ORDER BY and WHERE see, and what stays.
    var output: [(seen: NaiveRow, kept: NaiveRow)] = []
    for row in input {
      var seen = row
      var kept = base
      for item in projection.items {
        let value = try evaluate(item.expression, row)
        seen[item.variable] = value
        kept[item.variable] = value
      }
      output.append((seen, kept))
    }
    if projection.isDistinct {
      output = Self.distinct(output) { row in variables.map { row.kept[$0] ?? .null } }
    }
    if !projection.orderBy.isEmpty {
      var keyed: [(keys: [Value], row: (seen: NaiveRow, kept: NaiveRow))] = []
      for row in output {
        keyed.append((try projection.orderBy.map { try evaluate($0.expression, row.seen) }, row))
      }
      keyed.sort { left, right in
        for (index, key) in projection.orderBy.enumerated() {
          let order = Value.order(left.keys[index], right.keys[index])
          if order != 0 { return key.isDescending ? order > 0 : order < 0 }
        }
        return false
      }
      output = keyed.map(\.row)
    }
    if let skip = projection.skip { output = Array(output.dropFirst(try count(skip, base))) }
    if let limit = projection.limit { output = Array(output.prefix(try count(limit, base))) }
    if let predicate = projection.predicate {
      output = try output.filter { try isTrue(predicate, $0.seen) }
    }
    return output.map(\.kept)
  }

  private func count(_ expression: BoundExpression, _ row: NaiveRow) throws -> Int {
    guard case .integer(let count) = try evaluate(expression, row), count >= 0 else {
      throw Failure(what: "SKIP or LIMIT")
    }
    return Int(count)
  }

  private func group(_ projection: BoundProjection, _ rows: [NaiveRow], _ base: NaiveRow) throws
    -> [NaiveRow]
  {
    var groups: [(keys: [Value], rows: [NaiveRow])] = []
    var places: [DistinctRow: Int] = [:]
    for row in rows {
      let keys = try projection.groupingKeys.map { try evaluate($0.expression, row) }
      if let place = places[DistinctRow(keys)] {
        groups[place].rows.append(row)
      } else {
        places[DistinctRow(keys)] = groups.count
        groups.append((keys, [row]))
      }
    }
    if projection.groupingKeys.isEmpty, groups.isEmpty { groups = [([], [])] }
    return try groups.map { group in
      var row = base
      for (key, value) in zip(projection.groupingKeys, group.keys) { row[key.variable] = value }
      for aggregate in projection.aggregates {
        row[aggregate.variable] = try self.aggregate(aggregate, group.rows)
      }
      return row
    }
  }

  private func aggregate(_ aggregate: BoundAggregate, _ rows: [NaiveRow]) throws -> Value {
    guard let argument = aggregate.arguments.first else { return .integer(Int64(rows.count)) }
    var values = try rows.map { try evaluate(argument, $0) }.filter { !$0.isNull }
    if aggregate.isDistinct { values = Self.distinct(values) { [$0] } }
    switch aggregate.function {
    case "count": return .integer(Int64(values.count))
    case "collect": return .list(values)
    case "min": return values.min { Value.order($0, $1) < 0 } ?? .null
    case "max": return values.max { Value.order($0, $1) < 0 } ?? .null
    case "sum": return try values.reduce(.integer(0)) { try Value.add($0, $1) }
    case "avg":
      guard !values.isEmpty else { return .null }
      let sum = try values.reduce(.integer(0)) { try Value.add($0, $1) }
      return try Value.divide(sum, .double(Double(values.count)))
    default: throw Unsupported(what: aggregate.function)
    }
  }
}
