import PropertyGraph

/// Rewrites a finished plan, then notes at every step which variables later steps still read.
enum Optimizer {
  static func optimize(_ plan: PlanNode, outputs: [Int], _ planner: Planner) -> PlanNode {
    let rewritten = PlanRules.apply(plan, planner)
    return Liveness.annotate(rewritten, needed: Set(outputs))
  }
}
