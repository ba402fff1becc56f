import Foundation
import Testing

/// kill -9 at any moment of a load: the store opens and is sound, everything reported as committed is there, and
/// loading again completes it. `tools/crash` runs many more rounds of it.
@Suite(.serialized) struct CrashTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["FANGZHI_CRASH_ROUNDS"].flatMap { Int($0) } ?? 4

  /// Copies of the samples, each a little different.
  private static func writeTexts(to folder: URL, count: Int) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let samples = try FileManager.default.contentsOfDirectory(atPath: Binary.samples).sorted()
    for number in 0..<count {
      let sample = samples[number % samples.count]
      let path = Binary.projectFolder.appending(path: "schema/samples/\(sample)")
      let text = try String(contentsOf: path, encoding: .utf8)
      try Data(text.replacing("8", with: "\(number)").utf8)
        .write(to: folder.appending(path: "\(number)_\(sample)"))
    }
  }

  @Test func aKilledLoadLosesNothingThatItReported() throws {
    let folder = try Binary.scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let texts = folder.appending(path: "texts")
    try Self.writeTexts(to: texts, count: 40)
    let whole = folder.appending(path: "whole.store").path
    let start = ContinuousClock.now
    #expect(try Binary.run(["load", "--batch", "4", "--store", whole, texts.path]).status == 0)
    let duration = ContinuousClock.now - start
    let expected = try Binary.run(["stats", "--store", whole]).output

    for round in 0..<Self.rounds {
      let store = folder.appending(path: "\(round).store").path
      let process = Process()
      process.executableURL = Binary.url
      process.arguments = ["load", "-v", "--batch", "4", "--store", store, texts.path]
      let log = folder.appending(path: "\(round).log")
      try Data().write(to: log)
      process.standardOutput = try FileHandle(forWritingTo: log)
      process.standardError = FileHandle.nullDevice
      try process.run()
      let moment = duration * Double.random(in: 0.02...0.98)
      let (seconds, attoseconds) = moment.components
      usleep(UInt32(seconds) * 1_000_000 + UInt32(attoseconds / 1_000_000_000_000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()

      let reported = String(decoding: try Data(contentsOf: log), as: UTF8.self)
        .split(separator: "\n").filter { $0.hasPrefix("committed ") }.map { $0.dropFirst(10) }
      if FileManager.default.fileExists(atPath: store + "/data.mdb") {
        let sources = try Binary.run([
          "query", "--store", store, "MATCH (d:Document) RETURN DISTINCT d.source AS s",
        ])
        // A store that was killed before its first commit has no index and no document, but opens.
        #expect(sources.status == 0, "round \(round): \(sources.errors)")
        for source in reported {
          #expect(sources.output.contains("\"\(source)\""), "round \(round): \(source) is lost")
        }
        let check = try Binary.run(["check", "--store", store])
        #expect(check.status == 0, "round \(round): \(check.output)\(check.errors)")
      }
      #expect(try Binary.run(["load", "--store", store, texts.path]).status == 0, "round \(round)")
      #expect(try Binary.run(["stats", "--store", store]).output == expected, "round \(round)")
    }
  }
}
