import ArgumentParser
import Loading
import PropertyGraph
import TextExtraction

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which store a command works on.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store's folder; else $FANGZHI_STORE, else ./fangzhi.store.", valueName: "dir"),
    completion: .directory)
  var store: String?

  var path: String {
    store ?? ProcessInfo.processInfo.environment["FANGZHI_STORE"] ?? "fangzhi.store"
  }

  /// Opens the store; only a command that fills it creates it.
  func open(creating: Bool = false, readOnly: Bool = false) throws -> GraphStore {
    var options = GraphStore.Options()
    options.createsIfMissing = creating
    options.isReadOnly = readOnly
    return try GraphStore.open(at: path, options: options)
  }
}

/// How many threads a query may use.
struct ThreadOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Threads that long scans use; the answers are the same with any number.",
      valueName: "number"))
  var threads = 1

  func validate() throws {
    guard (1...256).contains(threads) else {
      throw ValidationError("--threads takes a number from 1 to 256")
    }
  }
}

/// Which vocabulary a command reads texts with.
struct VocabularyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder laid out like schema/; its tables replace the built-in ones.", valueName: "dir"),
    completion: .directory)
  var schema: String?

  @Option(
    help: ArgumentHelp(
      "A folder laid out like schema/; the rows of its tables are added to the others.",
      valueName: "dir"),
    completion: .directory)
  var overlay: String?

  func validate() throws {
    for (name, folder) in [("schema", schema), ("overlay", overlay)] {
      if let folder, FileEntry(path: folder)?.isFolder != true {
        throw ValidationError("--\(name) \(folder): no such folder")
      }
    }
  }

  func vocabulary() throws -> Vocabulary {
    try Vocabulary(
      tables: { try Self.table($0, in: schema) }, added: { try Self.table($0, in: overlay) })
  }

  private static func table(_ table: String, in folder: String?) throws -> (
    bytes: [UInt8], file: String
  )? {
    guard let folder else { return nil }
    let path = folder + "/" + table
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    return (bytes: [UInt8](try Data(contentsOf: URL(filePath: path))), file: path)
  }
}
