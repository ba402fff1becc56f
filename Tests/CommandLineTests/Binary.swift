import Foundation

/// The built command line, run as a child.
struct Binary {
  struct Run {
    let output: String
    let errors: String
    let status: Int32

    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// A folder of its own for each test, removed at its end by the caller.
  static func scratchFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "fangzhi-cli-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// The binary beside the test bundle.
  static var url: URL {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = bundle.appending(path: "fangzhi")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        return bundle.bundleURL.deletingLastPathComponent().appending(path: "fangzhi")
      }
    #endif
    return projectFolder.appending(path: ".build/debug/fangzhi")
  }

  static var projectFolder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  static var samples: String { projectFolder.appending(path: "schema/samples").path }

  static func run(_ arguments: [String], input: String = "") throws -> Run {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    let folder = try scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files rather than pipes: nothing to drain while the child runs.
    let names = ["input", "output", "errors"].map { folder.appending(path: $0) }
    try Data(input.utf8).write(to: names[0])
    try Data().write(to: names[1])
    try Data().write(to: names[2])
    process.standardInput = try FileHandle(forReadingFrom: names[0])
    process.standardOutput = try FileHandle(forWritingTo: names[1])
    process.standardError = try FileHandle(forWritingTo: names[2])
    try process.run()
    process.waitUntilExit()
    return Run(
      output: String(decoding: try Data(contentsOf: names[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self),
      status: process.terminationStatus)
  }
}
