import Foundation
import Testing

/// The command line end to end, over the sample texts.
struct CommandTests {
  private func withStore(_ body: (_ store: String, _ folder: URL) throws -> Void) throws {
    let folder = try Binary.scratchFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appending(path: "s.store").path, folder)
  }

  private func withSamples(_ body: (_ store: String, _ folder: URL) throws -> Void) throws {
    try withStore { store, folder in
      let load = try Binary.run(["load", "--store", store, Binary.samples])
      try #require(load.status == 0, "\(load.errors)")
      try body(store, folder)
    }
  }

  @Test func loadingAgainChangesNothing() throws {
    try withSamples { store, _ in
      let before = try Binary.run(["stats", "--store", store])
      #expect(before.output.contains("{\"what\":\"nodes\",\"name\":\"Document\",\"count\":4}"))
      let again = try Binary.run(["load", "--store", store, Binary.samples])
      #expect(again.status == 0)
      #expect(again.output.contains("loaded 0 documents") && again.output.contains("3 unchanged"))
      #expect(try Binary.run(["stats", "--store", store]).output == before.output)
    }
  }

  @Test func theSamplesAreInTheBinary() throws {
    try withSamples { fromFiles, folder in
      let store = folder.appending(path: "built-in.store").path
      let run = try Binary.run(["load", "--samples", "--store", store])
      #expect(run.status == 0 && run.output.hasPrefix("loaded 4 documents from 3 files"))
      let digests = "MATCH (d:Document) RETURN d.digest ORDER BY d.digest"
      #expect(
        try Binary.run(["query", "--store", store, digests]).output
          == Binary.run(["query", "--store", fromFiles, digests]).output)
    }
  }

  @Test func aMissingFileIsReportedAndTheRestLoaded() throws {
    try withStore { store, folder in
      let absent = folder.appending(path: "absent.txt").path
      let run = try Binary.run(["load", "--store", store, absent, Binary.samples])
      #expect(run.status == 1)
      #expect(run.errors.contains("absent.txt: no such file or folder"))
      #expect(run.output.contains("loaded 4 documents"))
      let strict = try Binary.run(["load", "--strict", "--store", store, absent, Binary.samples])
      #expect(strict.status != 0 && strict.output.isEmpty)
    }
  }

  @Test func bytesThatAreNoTextAreReportedAndSkipped() throws {
    try withStore { store, folder in
      let bad = folder.appending(path: "bad.txt")
      try Data((0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 7) }).write(to: bad)
      let run = try Binary.run(["load", "--store", store, bad.path, Binary.samples])
      #expect(run.status == 1)
      #expect(run.errors.contains("bad.txt"))
      #expect(run.output.contains("loaded 4 documents"))
    }
  }

  @Test func aChangedFileReplacesWhatItSaid() throws {
    try withStore { store, folder in
      let file = folder.appending(path: "报告.txt")
      let first = "2024年宜昌市政府工作报告\n2023年,地区生产总值增长7.1%。\n"
      try Data(first.utf8).write(to: file)
      _ = try Binary.run(["load", "--store", store, file.path])
      try Data(first.replacing("7.1%", with: "6.3%").utf8).write(to: file)
      _ = try Binary.run(["load", "--store", store, file.path])
      let values = try Binary.run([
        "query", "--store", store, "MATCH (f:Figure) RETURN f.text ORDER BY f.text",
      ])
      #expect(values.lines == ["{\"f.text\":\"6.3%\"}"])
      let documents = try Binary.run([
        "query", "--store", store, "MATCH (d:Document) RETURN count(*)",
      ])
      #expect(documents.lines == ["{\"count(*)\":1}"])
    }
  }

  @Test func twoLoadsAtOnceAreAsGoodAsOne() throws {
    try withSamples { expected, folder in
      let store = folder.appending(path: "shared.store").path
      let loads = try (0..<2).map { _ in
        let process = Process()
        process.executableURL = Binary.url
        process.arguments = ["load", "--batch", "1", "--store", store, Binary.samples]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        return process
      }
      for load in loads {
        load.waitUntilExit()
        #expect(load.terminationStatus == 0)
      }
      let stats = try Binary.run(["stats", "--store", store])
      #expect(stats.output == (try Binary.run(["stats", "--store", expected]).output))
    }
  }

  @Test func standardInputIsATextLikeAnother() throws {
    try withStore { store, _ in
      let text = "2024年宜昌市政府工作报告\n2023年,地区生产总值增长7.1%。\n"
      for _ in 0..<2 {
        #expect(try Binary.run(["load", "--store", store, "-"], input: text).status == 0)
      }
      let documents = try Binary.run([
        "query", "--store", store, "MATCH (d:Document) RETURN count(*)",
      ])
      #expect(documents.lines == ["{\"count(*)\":1}"])
    }
  }

  @Test(arguments: [
    ("jsonl", "{\"n\":1,\"t\":\"a,\\\"b\"}\n{\"n\":2,\"t\":null}\n"),
    ("json", "[\n  {\"n\":1,\"t\":\"a,\\\"b\"},\n  {\"n\":2,\"t\":null}\n]\n"),
    ("csv", "n,t\r\n1,\"a,\"\"b\"\r\n2,\r\n"),
    ("markdown", "| n | t |\n| --- | --- |\n| 1 | a,\"b |\n| 2 |  |\n"),
    ("table", " n │ t\n───┼──────\n 1 │ a,\"b\n 2 │\n(2 rows)\n"),
  ])
  func formats(name: String, expected: String) throws {
    try withStore { store, folder in
      _ = try Binary.run(["load", "--store", store, "-"], input: "宜昌市。\n")
      let query = "UNWIND [[1, 'a,\"b'], [2, null]] AS row RETURN row[0] AS n, row[1] AS t"
      let run = try Binary.run(["query", "--store", store, "--format", name, query])
      #expect(run.output == expected)
      #expect(run.status == 0)
    }
  }

  @Test func parametersAreJSONOrElseStrings() throws {
    try withSamples { store, _ in
      let run = try Binary.run([
        "query", "--store", store, "--param", "a=[1,2]", "--param", "b=宜昌市", "--param", "c=3",
        "RETURN $a AS a, $b AS b, $c + 1 AS c",
      ])
      #expect(run.lines == ["{\"a\":[1,2],\"b\":\"宜昌市\",\"c\":4}"])
    }
  }

  @Test func aPlanIsShownForPeopleAndForPrograms() throws {
    try withSamples { store, _ in
      let query = "MATCH (d:Document) RETURN d.title"
      let table = try Binary.run([
        "query", "--store", store, "--format", "table", "EXPLAIN " + query,
      ])
      #expect(table.output.contains("LabelScan") && !table.output.contains("PlanDescription"))
      let lines = try Binary.run(["query", "--store", store, "EXPLAIN " + query]).lines
      try #require(lines.count == 1)
      #expect(try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) is [String: Any])
      let profile = try Binary.run(["query", "--store", store, "PROFILE " + query])
      #expect(profile.lines.count == 4)
      #expect(profile.errors.contains("LabelScan"))
    }
  }

  @Test func aWrongQueryShowsWhere() throws {
    try withSamples { store, _ in
      let run = try Binary.run(["query", "--store", store, "MATCH (p:Place) RETRUN p"])
      #expect(run.status == 1)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("^"))
    }
  }

  @Test func noStoreIsSaidPlainly() throws {
    try withStore { store, _ in
      for command in [["stats"], ["query", "RETURN 1"], ["shell"], ["schema"]] {
        let run = try Binary.run([command[0], "--store", store] + command.dropFirst())
        #expect(run.status != 0)
        #expect(run.errors.contains("no store"), "\(command): \(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: store))
      }
    }
  }

  @Test func serveAnswersEachLine() throws {
    try withSamples { store, _ in
      let requests = """
        {"query": "RETURN $x + 1 AS y", "params": {"x": 41}}
        {"query": "MATCH (d:Document {place: $p}) RETURN d.kind", "params": {"p": "宜昌市"}}
        {"query": "RETURN y"}
        nonsense

        """
      let run = try Binary.run(["serve", "--stdio", "--store", store], input: requests)
      #expect(run.status == 0)
      #expect(run.lines.count == 4)
      #expect(run.lines[0].hasPrefix("{\"columns\":[\"y\"],\"rows\":[[42]],\"ms\":"))
      #expect(run.lines[1].hasPrefix("{\"columns\":[\"d.kind\"],\"rows\":[[\"work_report\"]]"))
      #expect(run.lines[2].hasPrefix("{\"error\":"))
      #expect(run.lines[3].hasPrefix("{\"error\":"))
    }
  }

  @Test func shellKnowsSchemaAndParameters() throws {
    try withSamples { store, _ in
      let input = """
        :param city 宜昌市
        :param $limit 1
        :params
        MATCH (p:Place)
        WHERE p.name = $city
        RETURN p.name AS name LIMIT $limit;
        :schema
        :nonsense
        """
      let run = try Binary.run(["shell", "--store", store, "--format", "jsonl"], input: input)
      #expect(run.lines.first == #"{"name":"宜昌市"}"#)
      #expect(run.output.contains("(:Place {"))
      #expect(run.errors.contains("$city = '宜昌市'\n$limit = 1"))
      #expect(run.errors.contains(":nonsense is no command"))
    }
  }

  @Test func shellReadsLineByLine() throws {
    try withSamples { store, _ in
      let input =
        "RETURN 1 AS a\nMATCH (d:Document)\nRETURN count(*) AS n;\nRETURN zzz\n:format csv\nRETURN 2 AS b"
      let run = try Binary.run(["shell", "--store", store], input: input)
      #expect(run.output == "{\"a\":1}\n{\"n\":4}\nb\r\n2\r\n")
      #expect(run.errors.contains("zzz"))
      #expect(run.status == 0)
    }
  }

  @Test func aClosedPipeEndsQuietly() throws {
    try withSamples { store, _ in
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      let query = "UNWIND range(1, 300000) AS i RETURN i"
      process.arguments = [
        "-c",
        "{ '\(Binary.url.path)' query --store '\(store)' '\(query)'; echo $? >&2; } | head -n 1",
      ]
      let output = Pipe()
      let errors = Pipe()
      process.standardOutput = output
      process.standardError = errors
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      let status = String(
        decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(text == "{\"i\":1}\n")
      #expect(status == "0\n")
    }
  }

  @Test func extractNeedsNoStore() throws {
    let run = try Binary.run(["extract", Binary.samples])
    #expect(run.status == 0)
    #expect(run.lines.count == 4)
    for line in run.lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["mentions"] is [Any] && object?["figures"] is [Any])
    }
  }

  @Test(arguments: [
    "load", "query", "shell", "stats", "check", "schema", "import", "serve", "extract",
  ])
  func helpIsThere(command: String) throws {
    let run = try Binary.run([command, "--help"])
    #expect(run.status == 0)
    #expect(run.output.contains("USAGE: fangzhi \(command)"))
  }
}
