import PropertyGraph

extension PlanNode {
  /// The plan as people read it, with what the profile counted.
  func description(_ names: [String], _ context: ExecutionContext?) -> PlanDescription {
    let own = context?.profile(of: self)
    let (name, details) = step.caption(names)
    var children = inputs.map { $0.description(names, context) }
    if case .argument? = inputs.first?.step, inputs.count == 1 { children = [] }
    var milliseconds: Double?
    var reads: Int?
    if let own {
      let below = inputs.compactMap { context?.profile(of: $0) }
      let elapsed = below.reduce(own.elapsed) { $0 - $1.elapsed }
      milliseconds = max(0, elapsed / .milliseconds(1))
      reads = max(0, below.reduce(own.reads) { $0 - $1.reads })
    }
    return PlanDescription(
      name: name, details: details, estimatedRows: estimatedRows, rows: own?.rows,
      milliseconds: milliseconds, reads: reads, children: children)
  }
}

extension PlanStep {
  /// The operator's name and what it does here.
  fileprivate func caption(_ names: [String]) -> (String, String) {
    func name(_ variable: Int) -> String {
      variable < names.count && !names[variable].isEmpty ? names[variable] : "_\(variable)"
    }
    let caption = ExpressionCaption(name: name)
    func sorting(_ keys: [SortKey]) -> String {
      keys.map { caption.text($0.expression.source) + ($0.isDescending ? " DESC" : "") }
        .joined(separator: ", ")
    }
    func types(_ selection: RelationshipSelection) -> String {
      selection.types.isEmpty ? "" : ":" + selection.types.joined(separator: "|")
    }
    func arrow(_ from: Int, _ to: Int, _ selection: RelationshipSelection, _ length: String = "")
      -> String
    {
      let left = selection.direction == .incoming ? "<-" : "-"
      let right = selection.direction == .outgoing ? "->" : "-"
      return "(\(name(from)))\(left)[\(types(selection))\(length)]\(right)(\(name(to)))"
    }
    switch self {
    case .argument: return ("Argument", "")
    case .nodeScan(let variable, let label):
      return (
        label == nil ? "AllNodesScan" : "LabelScan", name(variable) + (label.map { ":" + $0 } ?? "")
      )
    case .indexSeek(let seek):
      let kind: String
      switch seek.bounds {
      case .equals: kind = "="
      case .anyOf: kind = "IN"
      case .range: kind = "range"
      case .hasPrefix: kind = "STARTS WITH"
      case .all: kind = "in order"
      }
      return (
        seek.index.isUnique ? "UniqueIndexSeek" : "IndexSeek",
        "\(name(seek.variable)) by \(seek.index.name) \(kind)"
      )
    case .textSearch(let search):
      return ("TextIndexSearch", "\(name(search.variable)) by \(search.index.name)")
    case .hashSeek(let seek):
      return (
        "HashSeek", "\(name(seek.variable))\(seek.label.map { ":" + $0 } ?? "") by \(seek.key)"
      )
    case .reach(let step):
      let length = "*\(step.minimum)..\(step.maximum.map { String($0) } ?? "")"
      return ("Reach", arrow(step.from, step.to, step.selection, length))
    case .expand(let step):
      return (
        step.isInto ? "ExpandInto" : "Expand",
        arrow(step.from, step.to, step.selection)
          + (step.labels.isEmpty ? "" : " :" + step.labels.joined(separator: "&"))
      )
    case .expandVariable(let step):
      let length = "*\(step.minimum)..\(step.maximum.map { String($0) } ?? "")"
      return ("ExpandVariable", arrow(step.from, step.to, step.selection, length))
    case .endpoints(let step):
      return ("RelationshipEnds", arrow(step.from, step.to, step.selection))
    case .pathSearch(let plan): return ("PathSearch", "(\(name(plan.from)))…(\(name(plan.to)))")
    case .shortestPath(let step):
      return (
        step.findsAll ? "AllShortestPaths" : "ShortestPath",
        arrow(step.expansion.from, step.expansion.to, step.expansion.selection, "*")
      )
    case .nodePredicate(let step):
      switch step.test {
      case .label(let label): return ("Filter", "\(name(step.variable)):\(label)")
      case .property(let key, let comparison, _):
        return ("Filter", "\(name(step.variable)).\(key) \(comparison)")
      case .isPresent(let key): return ("Filter", "\(name(step.variable)).\(key) IS NOT NULL")
      case .isAbsent(let key): return ("Filter", "\(name(step.variable)).\(key) IS NULL")
      }
    case .filter(let conditions):
      return ("Filter", conditions.map { caption.text($0.source) }.joined(separator: " AND "))
    case .project(let assignments):
      return ("Project", assignments.map { name($0.variable) }.joined(separator: ", "))
    case .buildPath(let path): return ("Path", name(path.variable))
    case .unwind(let unwind): return ("Unwind", name(unwind.variable))
    case .optional: return ("Optional", "")
    case .aggregate(let aggregation):
      let keys = aggregation.keys.map { name($0.variable) }.joined(separator: ", ")
      return ("Aggregate", keys.isEmpty ? "" : "by \(keys)")
    case .distinct(let variables):
      return ("Distinct", variables.map { name($0) }.joined(separator: ", "))
    case .sort(let keys): return ("Sort", sorting(keys))
    case .top(let keys, let limit, _, _):
      return ("Top", "\(caption.text(limit.source)) by \(sorting(keys))")
    case .skip(let amount): return ("Skip", caption.text(amount.source))
    case .limit(let amount): return ("Limit", caption.text(amount.source))
    case .union(_, _, let isDistinct): return (isDistinct ? "Union" : "UnionAll", "")
    case .eager: return ("Eager", "")
    case .create: return ("Create", "")
    case .merge: return ("Merge", "")
    case .set: return ("Set", "")
    case .remove: return ("Remove", "")
    case .delete(_, let isDetach): return (isDetach ? "DetachDelete" : "Delete", "")
    case .forEach: return ("ForEach", "")
    case .callProcedure(let call): return ("ProcedureCall", call.name)
    case .callSubquery: return ("Subquery", "")
    case .callInTransactions: return ("SubqueryInTransactions", "")
    case .loadCSV: return ("LoadCSV", "")
    case .finish: return ("Finish", "")
    case .nothing: return ("Nothing", "")
    case .fast(let step): return step.caption { name($0) }
    }
  }
}
