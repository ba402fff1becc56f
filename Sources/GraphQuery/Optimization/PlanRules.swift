import PropertyGraph

/// Rewriting rules over finished plans, from the bottom up.
enum PlanRules {
  static func apply(_ plan: PlanNode, outputs: [Int], _ planner: Planner) -> PlanNode {
    let inputs = plan.inputs.map { apply($0, outputs: outputs, planner) }
    return PlanNode(plan.step, inputs, estimatedRows: plan.estimatedRows)
  }
}
