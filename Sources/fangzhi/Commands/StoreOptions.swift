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

/// Which vocabulary a command reads texts with.
struct VocabularyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder with tables that replace or extend the built-in vocabulary.", valueName: "dir"),
    completion: .directory)
  var schema: String?

  func validate() throws {
    if let schema, FileEntry(path: schema)?.isFolder != true {
      throw ValidationError("--schema \(schema): no such folder")
    }
  }

  func vocabulary() throws -> Vocabulary {
    try Extract.vocabulary(schema)
  }
}
