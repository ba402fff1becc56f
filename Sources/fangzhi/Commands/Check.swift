import ArgumentParser
import PropertyGraph

/// `fangzhi check`: whether the store is sound.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Verify every invariant of the store.",
    discussion: "Names what is wrong and exits with status 1, or says that all is well.")

  @OptionGroup var store: StoreOptions

  func run() throws {
    let report = try GraphStore.check(at: store.path)
    var terminal = Terminal()
    for finding in report.findings { terminal.writeLine("\(finding)") }
    if report.isCut { terminal.writeLine("… and more of the kind") }
    if report.isSound {
      terminal.writeLine(
        """
        \(store.path) is sound: \(report.nodeCount) nodes, \(report.relationshipCount) relationships, \
        \(report.columnCount) columns, \(report.segmentCount) segments, \
        \(report.indexEntryCount) index entries
        """)
    }
    terminal.flush()
    if !report.isSound { throw ExitCode(1) }
  }
}
