import ArgumentParser
import PropertyGraph

/// `fangzhi stats`: what is in the store, in numbers.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count what is in the store.")

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: FormatOptions

  func run() throws {
    let graph = try store.open()
    let rows: [[Value]] = try graph.read { snapshot in
      var rows: [[Value]] = [[.string("nodes"), .string("all"), count(snapshot.nodeCount)]]
      let labels = snapshot.labels.dropFirst().sorted()
      for name in labels {
        guard let label = snapshot.label(named: name) else { continue }
        rows.append([.string("nodes"), .string(name), count(snapshot.nodeCount(label))])
      }
      rows.append([.string("relationships"), .string("all"), count(snapshot.relationshipCount)])
      for name in snapshot.relationshipTypes.sorted() where !name.isEmpty {
        guard let type = snapshot.relationshipType(named: name) else { continue }
        rows.append([
          .string("relationships"), .string(name), count(snapshot.relationshipCount(type)),
        ])
      }
      for index in snapshot.indexes.sorted(by: { $0.name < $1.name }) {
        rows.append([
          .string("index entries"), .string(index.name),
          count(snapshot.statistics(of: index.id).entries),
        ])
      }
      return rows
    }
    format.print(columns: ["what", "name", "count"], rows: rows)
  }

  private func count(_ number: Int) -> Value { .integer(Int64(number)) }
}
