import PropertyGraph

/// Runs scenarios one after the other, each on a fresh graph.
public enum ConformanceRun {
  /// Scenarios tagged `@ignore` are left out. `path` is where the scenarios come from: named graphs are
  /// looked for near it.
  public static func run(_ scenarios: [Scenario], from path: String) throws -> ConformanceReport {
    var report = ConformanceReport()
    var scripts: [String: String?] = [:]
    for scenario in scenarios where !scenario.tags.contains("@ignore") {
      let runner = ScenarioRunner(store: try GraphStore.temporary()) { name in
        if let known = scripts[name] { return known }
        let script = ScenarioFiles.graphScript(name, near: path) ?? NamedGraphs.script(name)
        scripts[name] = script
        return script
      }
      do {
        try runner.run(scenario)
        report.add(scenario, .passed)
      } catch let skip as ScenarioRunner.Skip {
        report.add(scenario, .skipped(skip.description))
      } catch {
        report.add(scenario, .failed("\(error)"))
      }
    }
    return report
  }
}
