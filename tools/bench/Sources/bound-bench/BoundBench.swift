import CBound
import Foundation
import LMDB
@_spi(Measuring) import PropertyGraph
@_spi(Measuring) import TextExtraction

/// Times the lowest layers beside C that does the same, and beside a copy of the memory, in one run: LMDB's gets and
/// scans, numbers of CSV fields, words of texts. One line a measure: what, nanoseconds an element here and there, the ratio.
@main struct BoundBench {
  static let entries = 1_000_000
  static let runs = 9

  static func main() throws {
    guard CommandLine.arguments.count == 2 else {
      print("usage: bound-bench TEXT_FOLDER (UTF-8 texts, whose words are cut)")
      return
    }
    let folder = FileManager.default.temporaryDirectory.path + "/fangzhi-bound-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    print("measure\tours, ns\tthe other, ns\tratio")
    try table(folder)
    numbers()
    try words(CommandLine.arguments[1])
  }

  /// The least nanoseconds of some runs and their answer.
  static func least(_ body: () throws -> UInt64) rethrows -> (Double, UInt64) {
    var least = Double.infinity
    var answer: UInt64 = 0
    for _ in 0..<runs {
      let start = DispatchTime.now().uptimeNanoseconds
      answer = try body()
      least = min(least, Double(DispatchTime.now().uptimeNanoseconds - start))
    }
    return (least, answer)
  }

  /// The same of work that times itself.
  static func least(timed body: (inout UInt64) -> Double) -> (Double, UInt64) {
    var answer: UInt64 = 0
    return ((0..<runs).map { _ in body(&answer) }.min() ?? 0, answer)
  }

  static func report(
    _ name: String, _ ours: (Double, UInt64), _ other: (Double, UInt64), _ count: Int
  ) {
    func number(_ value: Double) -> String { String(format: "%.2f", value) }
    let agreement = ours.1 == other.1 ? "" : "\tTHEY DIFFER: \(ours.1), \(other.1)"
    let (here, there) = (ours.0 / Double(count), other.0 / Double(count))
    print("\(name)\t\(number(here))\t\(number(there))\t\(number(here / there))\(agreement)")
  }

  /// Gets in a shuffled order and a scan, beside the same calls of LMDB in C on the same file.
  static func table(_ folder: String) throws {
    var state: UInt64 = 7
    func random() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let keys = (0..<entries).map { _ in random() % UInt64(entries) }
    let get: (Double, UInt64)
    let scan: (Double, UInt64)
    do {
      var options = Environment.Options()
      options.mapSize = 1 << 28
      let environment = try Environment(path: folder, options: options)
      try environment.write { (transaction: borrowing WriteTransaction) in
        let table = try transaction.table(creating: "t")
        for key in 0..<entries {
          try transaction.put(
            [UInt8](repeating: 1, count: 8 + key % 9), for: UInt64(key), in: table, appending: true)
        }
      }
      guard let table = try environment.table(named: "t") else { return }
      get = try environment.read { transaction in
        try least {
          var total: UInt64 = 0
          for key in keys {
            if let value = try transaction.reference(for: key, in: table) {
              total += UInt64(value.byteCount)
            }
          }
          return total
        }
      }
      scan = try environment.read { transaction in
        try least {
          var total: UInt64 = 0
          var cursor = try transaction.cursor(over: table)
          while try cursor.advance() { total += UInt64(cursor.value.byteCount) }
          return total
        }
      }
    }
    report(
      "LMDB: get", get, least { sum in bound_get(folder, "t", keys, keys.count, &sum) }, entries)
    report("LMDB: scan, an entry", scan, least { sum in bound_scan(folder, "t", &sum) }, entries)
  }

  /// Integers and decimals of CSV fields, beside `strtoll` and `strtod`.
  static func numbers() {
    var integers: [UInt8] = []
    var decimals: [UInt8] = []
    for row in 0..<entries {
      integers += Array("\(row &* 7_919),".utf8)
      decimals += Array("\(row % 100_000).\(10 + row % 90),".utf8)
    }
    /// Visits the fields between the commas.
    func visit(_ bytes: [UInt8], _ found: (Range<Int>) -> Void) {
      var start = 0
      for index in bytes.indices where bytes[index] == 0x2C {
        found(start..<index)
        start = index + 1
      }
    }
    let whole = least {
      var total: UInt64 = 0
      visit(integers) { total &+= UInt64(bitPattern: ImportField.integer(integers, $0) ?? 0) }
      return total
    }
    let broken = least {
      var total = 0.0
      visit(decimals) { total += ImportField.double(decimals, $0) ?? 0 }
      return UInt64(total * 100 + 0.5)
    }
    func characters(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
    let (first, second) = (characters(integers), characters(decimals))
    report(
      "numbers: an integer of a CSV field, beside strtoll", whole,
      least { sum in bound_integers(first, entries, &sum) }, entries)
    report(
      "numbers: a decimal of a CSV field, beside strtod", broken,
      least { sum in bound_decimals(second, entries, &sum) }, entries)
  }

  /// Cutting texts into the vocabulary's words, beside copying their UTF-16 units.
  static func words(_ folder: String) throws {
    let extractor = Extractor(vocabulary: try .builtIn())
    var units: [UInt16] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { continue }
      units += Array(String(decoding: data, as: UTF8.self).utf16)
      if units.count > 2_000_000 { break }
    }
    guard !units.isEmpty else { return }
    let cut = least { UInt64(extractor.wordCount(units)) }
    var copy = units
    let copied = least {
      copy.withUnsafeMutableBytes { target in
        units.withUnsafeBytes { target.copyMemory(from: $0) }
      }
      return cut.1
    }
    report("words: a UTF-16 unit of text, beside a copy of it", cut, copied, units.count)
  }
}
